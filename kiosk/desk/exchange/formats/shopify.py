"""Shopify's orders export: several rows an order, the order's own fields only on the first.

What its columns mean, which Shopify's help does not say in one place:

- `Lineitem price` is for one piece and before any discount. `Discount Amount` is the whole order's
  and contains the lines' own `Lineitem discount`, which is often 0.00 although there is a discount.
- `Subtotal` is after discounts. `Total` is `Subtotal + Shipping + Duties`, and `+ Taxes` in a shop
  whose prices are without tax: no column says which, the sums do.
- `Total` stays what was ordered. What went back stands only in `Refunded Amount`, what is not yet
  paid in `Outstanding Balance`; a gift card is a way of paying and changes none of them.
- `Email`, `Created at`, `Vendor` and the line's fields are on every row, all others on the first.
- `Tax n Name` carries the rate ("DE MwSt 19%"); there are five at most, the rest is only in `Taxes`.
- Phones and postcodes come with a leading apostrophe, for spreadsheets.
- A line that an edit took out of the order has quantity 0 and is left out here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.core.refusal import Refusal
from kiosk.desk.exchange.formats import columns
from kiosk.desk.exchange.formats.cells import Cells, is_currency
from kiosk.desk.exchange.formats.shopify_order import order_of
from kiosk.desk.exchange.formats.table import Row, Table, UnreadableError, open_table, shown
from kiosk.desk.exchange.rules import ImportRefusal, Problem, RawRow, Reading, SourceOrder

SOURCE = "shopify"
_EVERY = 500


def orders(data: bytes, currency: str, on_rows: Callable[[int], None] | None = None) -> Reading:
    """What `data` says. One bad row leaves its order out; a file that is broken gives no order."""
    try:
        table = open_table(data, known=columns.KNOWN, required=columns.REQUIRED)
    except UnreadableError as error:
        return Reading(SOURCE, problems=error.problems, refused=True)
    return _Export(table, currency).read(on_rows)


def record(data: bytes, row: int) -> list[tuple[str, str]]:
    """What one row of `data` says, column by column; nothing where it cannot be read."""
    try:
        return open_table(data, known=columns.KNOWN, required=columns.REQUIRED).record(row)
    except UnreadableError:
        return []


class _Export:
    """Goes through the rows once and closes an order when the next one begins."""

    def __init__(self, table: Table, ours: str) -> None:
        self.table = table
        self.ours = ours
        self.began = ""
        self.cells = Cells(table)
        self.group: list[Row] = []
        self.number = ""
        self.first_row: dict[str, int] = {}
        self.bad: set[str] = set()
        self.problems: list[Problem] = []
        self.orders: list[SourceOrder] = []
        self.raw: list[RawRow] = []
        at = table.column
        self.name_at = at("Name")
        self.money_at = [
            at(name)
            for name in ("Total", "Taxes", "Shipping", "Refunded Amount", "Outstanding Balance")
        ]
        self.once_at = [at(name) for name in columns.ONCE if at(name) >= 0]
        self.repeated_at = [at(name) for name in columns.REPEATED if at(name) >= 0]

    def read(self, on_rows: Callable[[int], None] | None) -> Reading:
        refused: tuple[Problem, ...] = ()
        try:
            for row in self.table.rows():
                self._take(row)
                if on_rows is not None and row.number % _EVERY == 0:
                    on_rows(row.number - 1)
        except UnreadableError as error:
            refused = error.problems
        self._close()
        return self._reading(refused)

    def _reading(self, refused: tuple[Problem, ...]) -> Reading:
        self.problems += self.table.problems
        self.bad |= self.table.misfits
        good = () if refused else tuple(o for o in self.orders if o.number not in self.bad)
        known = {name.casefold() for name in columns.KNOWN}
        ignored = (name for name in self.table.header if name and name.casefold() not in known)
        return Reading(
            source=SOURCE,
            orders=good,
            problems=tuple(sorted((*self.problems, *refused), key=lambda problem: problem.row)),
            ignored_columns=tuple(dict.fromkeys(ignored)),
            rows=self.table.count,
            found=len(self.first_row.keys() | (self.bad - {""})),
            encoding=self.table.encoding,
            currency=self.began or self.ours,
            taxes_included=_taxes_included(good),
            refused=bool(refused),
            raw=tuple(self.raw),
        )

    def _take(self, row: Row) -> None:
        number = self.cells.text(row, "Name", limit=64)
        begins = any(row.cells[at] for at in self.once_at)
        self._keep_raw(row, number)
        if not number:
            self._nameless(row, begins=begins)
        elif number == self.number:
            if self.group:
                self._follows(row)
        else:
            self._close()
            self._begin(row, number, begins=begins)

    def _keep_raw(self, row: Row, number: str) -> None:
        five = [row.cells[at] for at in self.money_at]
        if any(five):
            self.raw.append(RawRow(row.number, number, *five))

    def _nameless(self, row: Row, *, begins: bool) -> None:
        # Without a name it is nobody's; if it has no order fields either, the order above lost it.
        order = "" if begins or not self.group else self.number
        self._problem(row, "Name", ImportRefusal.MISSING_VALUE, order)

    def _begin(self, row: Row, number: str, *, begins: bool) -> None:
        self.number = number
        first = self.first_row.setdefault(number, row.number)
        if first != row.number:
            code = ImportRefusal.DUPLICATE_ORDER if begins else ImportRefusal.ROWS_APART
            self._problem(row, "Name", code, number, first=first)
        elif number in self.table.misfits:
            self.bad.add(number)
        elif not self.cells.says(row, "Financial Status").strip():
            code = ImportRefusal.MISSING_VALUE if begins else ImportRefusal.NO_ORDER_FIELDS
            self._problem(row, "Financial Status", code, number)
        else:
            self.group = [row]

    def _follows(self, row: Row) -> None:
        """A further row of the same order: its order fields are empty or say the same."""
        self.group.append(row)
        first = self.group[0]
        again = False
        for at in self.repeated_at:
            said = row.cells[at]
            if not said:
                continue
            if said != first.cells[at]:
                column, other = self.table.header[at], shown(first.cells[at])
                code = ImportRefusal.ROW_DIFFERS
                self._problem(row, column, code, self.number, first=first.number, other=other)
                return
            again = again or at in self.once_at
        if again:
            code = ImportRefusal.DUPLICATE_ORDER
            self._problem(row, "Name", code, self.number, first=first.number)

    def _problem(
        self, row: Row, column: str, code: ImportRefusal, order: str, **facts: object
    ) -> None:
        value = shown(self.cells.says(row, column))
        self.problems.append(Problem(row.number, column, value, Refusal(code, facts), order))
        self.bad.add(order)

    def _close(self) -> None:
        """Makes the order of the rows gathered, or keeps what is wrong with it."""
        if self.group:
            cells = self.cells
            cells.problems, cells.order = [], self.number
            self._currency(self.group[0])
            lost = self.number in self.bad or self.number in self.table.misfits
            order = order_of(self.group, cells, whole=not lost)
            if order is not None:
                self.orders.append(order)
            if cells.problems:
                self.bad.add(self.number)
                self.problems += cells.problems
        self.group, self.number = [], ""

    def _currency(self, row: Row) -> None:
        code = self.cells.says(row, "Currency").strip()
        if not is_currency(code):
            empty = ImportRefusal.MISSING_VALUE
            self.cells.note(row, "Currency", ImportRefusal.UNKNOWN_CURRENCY if code else empty)
            code = self.began or self.ours
        elif self.began and code != self.began:
            self.cells.note(row, "Currency", ImportRefusal.SECOND_CURRENCY, began=self.began)
        else:
            self.began = code
            if self.ours and code != self.ours:
                self.cells.note(row, "Currency", ImportRefusal.NOT_OUR_CURRENCY, ours=self.ours)
        self.cells.currency = code


def _taxes_included(orders_: Sequence[SourceOrder]) -> bool | None:
    kinds = {order.taxes_included for order in orders_ if order.taxes}
    return kinds.pop() if len(kinds) == 1 else None
