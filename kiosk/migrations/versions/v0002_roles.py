"""Step 0002: roles, presence, badges, cover, emergency access, cases on hold, calls for a colleague.

Whoever worked here before keeps their own role and every role whose work they have done, so that no
shop stands still on that day; the owner takes roles away under People.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

from kiosk.database import schema
from kiosk.migrations import frozen
from kiosk.migrations.catalogue import METADATA

revision = "0002"
down_revision = "0001"

_ROLE_OF = {
    "shipment": "fulfilment", "goods": "fulfilment", "place": "fulfilment", "product": "fulfilment",
    "till": "accounting", "cash": "accounting", "payment": "accounting", "invoice": "accounting",
    "sale": "sales", "pickup": "reception", "help": "reception", "customer": "reception",
}  # fmt: skip
"""Whose the tasks of the first release were, by the first word of their id."""
_PEOPLE = text("SELECT id, role, added_at FROM person ORDER BY id")
_DONE = text("SELECT DISTINCT person_id, task FROM audit WHERE person_id IS NOT NULL")
_OWN = text(
    "INSERT INTO person_role (person_id, role, since, version) VALUES (:person, :role, :since, 1)"
)


def upgrade() -> None:
    """Makes the tables, gives everybody their own roles, and puts the guards back in place."""
    connection = op.get_bind()
    for statement in frozen("0002_roles", connection.dialect.name):
        connection.exec_driver_sql(statement.replace("%", "%%"))
    done: dict[int, set[str]] = {}
    for person, task in connection.execute(_DONE):
        done.setdefault(person, set()).add(_ROLE_OF.get(str(task).split(".", 1)[0], ""))
    own = [
        {"person": person, "role": role, "since": since}
        for person, main, since in connection.execute(_PEOPLE).all()
        for role in sorted({str(main), *done.get(person, set())} - {""})
    ]
    if own:
        connection.execute(_OWN, own)
    schema.remove_guards(connection, METADATA)
    schema.install_guards(connection, METADATA)
