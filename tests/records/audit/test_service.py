"""Whatever is changed in the audit behind the program's back is found, with the right row named."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from kiosk.business import Business
from kiosk.database import engine, schema
from kiosk.database.tables import METADATA
from kiosk.records.audit import rules
from kiosk.records.audit import service as audit
from kiosk.records.audit.tables import audit as table
from tests.makers.staff import a_person

COLUMNS = [column.name for column in table.columns if column.name not in ("id", "hash")]
TEXTS = {"chain", "prev_hash", "hash", "task", "actor", "role", "job", "command", "body"}
EACH = [*COLUMNS, "hash"]


def behind(business: Business, *statements: str) -> None:
    """What somebody with the database's password can do: the guards are taken away first."""
    with business.engines.writer.connect() as connection, connection.begin():
        engine.allowed_to_write(connection)
        schema.remove_guards(connection, METADATA)
        for statement in statements:
            connection.exec_driver_sql(statement)
        _back(connection)


def _back(connection: Connection) -> None:
    for statement in schema.guards.statements(METADATA, connection.dialect.name):
        if not statement.startswith("CREATE OR REPLACE"):
            connection.exec_driver_sql(statement.replace("%", "%%"))


def some_acts(business: Business) -> None:
    for _ in range(8):
        a_person(business)


def test_that_an_untouched_audit_has_no_fault(business: Business) -> None:
    some_acts(business)
    check = business.check("audit")
    assert check.faults == ()
    assert check.checked >= 9


@pytest.mark.parametrize("column", EACH)
def test_that_a_changed_column_is_found_in_its_row(business: Business, column: str) -> None:
    some_acts(business)
    if column in TEXTS:
        value = "'forged'"
    elif column == "day":
        value = "'2020-02-02'"
    elif column == "evidence":
        value = "'{\"a\":1}'"
    else:
        value = "424242"
    behind(business, f"UPDATE audit SET {column} = {value} WHERE id = 5")
    faults = business.check("audit").faults
    assert faults
    assert any(fault.table == "audit" and fault.id in (5, 6) for fault in faults)


@pytest.mark.parametrize("column", COLUMNS)
def test_that_the_hash_covers_every_column_there_is(column: str) -> None:
    record = {name: f"as {name} was" for name in COLUMNS}
    assert rules.canonical(record) != rules.canonical(record | {column: "forged"})
    assert rules.canonical(record) == rules.canonical(dict(sorted(record.items())))


def test_that_a_chain_never_forks(business: Business) -> None:
    some_acts(business)
    names = ", ".join(column.name for column in table.columns if column.name != "id")
    # A second record after the fourth, with a number that is free and a command of its own.
    fork = names.replace("seq", "seq + 1000", 1).replace("command", "'another'", 1)
    add = f"INSERT INTO audit ({names}) SELECT {fork} FROM audit WHERE id = 5"
    with business.engines.writer.connect() as connection, connection.begin() as transaction:
        engine.allowed_to_write(connection)
        with pytest.raises(IntegrityError, match="prev"):
            connection.exec_driver_sql(add)
        transaction.rollback()


def test_that_a_row_taken_out_is_found(business: Business) -> None:
    some_acts(business)
    behind(business, "DELETE FROM audit WHERE id = 5")
    assert {fault.column for fault in business.check("audit").faults} >= {"seq", "prev_hash"}


def test_that_two_swapped_rows_are_found(business: Business) -> None:
    some_acts(business)
    behind(
        business,
        "UPDATE audit SET seq = 1000 WHERE id = 4",
        "UPDATE audit SET seq = 4 WHERE id = 5",
        "UPDATE audit SET seq = 5 WHERE id = 4",
    )
    assert business.check("audit").faults


def test_that_what_is_cut_off_the_end_shows_against_the_kept_head(business: Business) -> None:
    some_acts(business)
    kept = business.read(audit.heads)
    behind(business, "DELETE FROM audit WHERE id >= 8")
    assert business.read(audit.heads) != kept


def test_that_the_audit_holds_no_name(business: Business) -> None:
    a_person(business, name="Nightingale")

    def whole(view: object) -> str:
        return repr(view.rows(table.select()))

    assert "Nightingale" not in business.read(whole)
