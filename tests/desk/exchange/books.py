"""What stands in a business, to compare before and after: rows of every table, ledger, the file's own sums."""

import csv
import io
from decimal import Decimal

from sqlalchemy import func, select

from kiosk.back_office.accounting.rules import EntryKind, Use
from kiosk.back_office.accounting.tables import account, entry, entry_line
from kiosk.database.acting import View
from kiosk.desk.exchange.rules import Five
from kiosk.migrations.catalogue import METADATA
from kiosk.records.audit import service as audit
from tests.makers import shopify

COLUMNS = {
    "total": "Total",
    "taxes": "Taxes",
    "shipping": "Shipping",
    "refunded": "Refunded Amount",
    "outstanding": "Outstanding Balance",
}
MIXED = shopify.export(120, seed=11)
ON_TOP = shopify.export(60, seed=12, taxes_included=False)


def own_sums(said: str) -> Five:
    """The file's columns added up cell by cell; knows nothing of the importer."""
    rows = list(csv.DictReader(io.StringIO(said, newline="")))
    return Five(
        **{
            name: int(sum(Decimal(row[column] or 0) for row in rows) * 100)
            for name, column in COLUMNS.items()
        }
    )


def counts(view: View) -> dict[str, int]:
    """How many rows every table has."""
    tables = METADATA.sorted_tables
    return {
        table.name: view.execute(select(func.count()).select_from(table)).scalar_one()
        for table in tables
    }


def state(business) -> tuple[dict[str, int], object]:
    return business.read(counts), business.read(audit.heads)


def ledger(view: View) -> dict[tuple[EntryKind, Use], int]:
    """What stands on each used account, by the kind of entry, added up from its lines."""
    sums = func.sum(entry_line.c.minor).label("minor")
    asked = (
        select(entry.c.kind, account.c.use, sums)
        .select_from(entry_line.join(entry).join(account))
        .group_by(entry.c.kind, account.c.use)
    )
    return {(row.kind, row.use): int(row.minor) for row in view.rows(asked)}


def whole(view: View, column) -> int:
    return int(view.execute(select(func.coalesce(func.sum(column), 0))).scalar_one())
