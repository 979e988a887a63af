"""What was sold on a receipt, and how many of each come back, to the store or set aside."""

from __future__ import annotations

import functools

from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import SaleLineId
from kiosk.front_office.sales import rules
from kiosk.front_office.sales.rules import BackItem, SalePage, SoldLine
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.counted import CountedRow, CountedRows, Said
from kiosk.ui.text import island


class _Line(CountedRow):
    """One line of the receipt, and where of it goes what comes back."""

    def __init__(self, line: SoldLine) -> None:
        part = f"return.line.{line.id}"
        where = Button("", size="small", name=f"{part}.where")
        super().__init__(part, line.left, where)
        self.where, self.line, self.aside = where, line, False

    @property
    def worth(self) -> int:
        """What of it comes back is worth."""
        return rules.back_of(self.line, self.count)


class ReturnRows(CountedRows):
    """The lines of a sale."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__(context, name=name)
        self._page: SalePage | None = None
        self.lines: dict[SaleLineId, _Line] = {}

    def show_page(self, page: SalePage) -> None:
        """Show the lines of a sale; of the same sale what was chosen stays, as far as it is left."""
        if self._page is None or page.id != self._page.id:
            self.wipe()
            self.lines = {line.id: _Line(line) for line in page.lines}
            for row in self.lines.values():
                row.where.pressed_open.connect(functools.partial(self._turn, row))
                self.put(row)
        self._page = page
        for line in page.lines:
            row = self.lines[line.id]
            row.line, row.left, row.count = line, line.left, min(row.count, line.left)
        self.word()

    @override
    def wipe(self) -> None:
        super().wipe()
        self.lines, self._page = {}, None

    def _turn(self, row: _Line) -> None:
        row.aside = not row.aside
        self.word()
        self.changed.emit()

    def put_aside(self, aside: bool) -> None:
        """All of it goes aside, or to the store: what the reason proposes."""
        for row in self.lines.values():
            row.aside = aside
        self.word()

    @override
    def word(self) -> None:
        context, t = self._context, self._context.t
        language, currency = context.language, context.currency
        for row in self.lines.values():
            line = row.line
            price = island(words.amount(line.total, currency, language))
            detail = t("{n} sold for {amount}", n=line.quantity, amount=price)
            if line.returned:
                detail = t("{text}, {n} came back", text=detail, n=line.returned)
            amount = words.amount(row.worth, currency, language)
            row.say(context, Said(line.name, detail, amount))
            row.where.set_words(t("Set aside") if row.aside else t("To the store"))
            row.where.set_icons("archive" if row.aside else "store")
            row.where.setVisible(row.count > 0)

    def items(self) -> tuple[BackItem, ...]:
        """As `sales.give_back` takes them."""
        return tuple(
            BackItem(row.line.id, row.count, row.aside) for row in self.lines.values() if row.count
        )

    def minor(self) -> int:
        """What they are worth."""
        return sum(row.worth for row in self.lines.values())
