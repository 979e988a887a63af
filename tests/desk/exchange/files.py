"""Small exports for tests: good orders, cells changed by row and column, and what was read."""

import csv
import io

from kiosk.desk.exchange import formats
from kiosk.desk.exchange.rules import Reading, SourceOrder
from tests.makers import shopify
from tests.makers.shopify import Line, Made

Sheet = list[list[str]]


def order(number: str = "#1001", **changes: object) -> Made:
    """A good order of two rows: 2 x 44.50 and 1 x 29.00, paid, to be fetched."""
    lines = [
        Line("FR-ELM-3040", 'Frame "Elm", 30 x 40', 2, 4450),
        Line("PP-IV", "Passe-partout, ivory", 1, 2900),
    ]
    made = Made(
        number,
        number.removeprefix("#"),
        email="mira@example.com",
        name="Mira Świątek",
        phone="+49 561 5550 142",
        street="Harbour Lane 3",
        zip_code="01067",
        city="Dresden",
        paid_at=shopify.LAST,
        lines=lines,
    )
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def sheet(*orders: Made) -> Sheet:
    """The export as rows of cells; row 1 of a spreadsheet is item 0."""
    return list(csv.reader(io.StringIO(shopify.written(orders or (order(),)), newline="")))


def put(cells: Sheet, row: int, column: str, value: str) -> Sheet:
    """`cells` with one changed: `row` as a spreadsheet counts it."""
    cells[row - 1][cells[0].index(column)] = value
    return cells


def text(cells: Sheet) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(cells)
    return written.getvalue()


def read(what: Sheet | str | bytes, currency: str = "EUR") -> Reading:
    if isinstance(what, list):
        what = text(what)
    data = what.encode() if isinstance(what, str) else what
    return formats.read(data, source="shopify", currency=currency)


def reasons(reading: Reading) -> list[tuple[int, str, str]]:
    """Row, column and reason of every problem."""
    return [(p.row, p.column, str(p.reason.code)) for p in reading.problems]


def only(reading: Reading) -> SourceOrder:
    """The one good order of a file without problems."""
    assert reasons(reading) == []
    (found,) = reading.orders
    return found


def three() -> Sheet:
    """Three good orders of two rows each, in rows 2 to 7."""
    return sheet(order("#1001"), order("#1002"), order("#1003"))


def one_bad(row: int, column: str, value: str) -> Reading:
    """The reading of three orders of two rows each, one cell of the middle one changed."""
    reading = read(put(three(), row, column, value))
    assert [found.number for found in reading.orders] == ["#1001", "#1003"]
    assert not reading.refused
    assert reading.found == 3
    assert reading.rejected_orders == 1
    assert {problem.order for problem in reading.problems} == {"#1002"}
    return reading
