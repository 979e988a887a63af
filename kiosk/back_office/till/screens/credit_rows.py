"""What an invoice billed, and how many of each are taken back."""

from __future__ import annotations

from typing_extensions import override

from kiosk.back_office.accounting.rules import Back, CreditLine, CreditPage
from kiosk.core import words
from kiosk.ui.context import Context
from kiosk.ui.counted import CountedRow, CountedRows, Said
from kiosk.ui.text import island


class CreditRow(CountedRow):
    """One line of the invoice with how many of it go back."""

    def __init__(self, line: CreditLine, place: int) -> None:
        super().__init__(f"credit.line.{place}", line.left)
        self.line = line

    @property
    def worth(self) -> int:
        """What of it goes back comes to."""
        return self.line.worth(self.count)


class CreditRows(CountedRows):
    """The lines of an invoice."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__(context, name=name)
        self._page: CreditPage | None = None
        self.rows: list[CreditRow] = []

    def show_page(self, page: CreditPage) -> None:
        """Show an invoice's lines; of the same invoice what was chosen stays, as far as it is left."""
        if self._page is None or page.invoice != self._page.invoice:
            self.wipe()
            self.rows = [CreditRow(line, place) for place, line in enumerate(page.lines)]
            for row in self.rows:
                self.put(row)
        self._page = page
        for row, line in zip(self.rows, page.lines, strict=True):
            row.line, row.left, row.count = line, line.left, min(row.count, line.left)
        self.word()

    @override
    def wipe(self) -> None:
        super().wipe()
        self.rows, self._page = [], None

    @override
    def word(self) -> None:
        context, t = self._context, self._context.t
        language, currency = context.language, context.currency
        for row in self.rows:
            line = row.line
            price = island(words.amount(line.total, currency, language))
            detail = t("{n} billed for {amount}", n=line.quantity, amount=price)
            if line.came_back:
                detail = t("{text}, {n} came back", text=detail, n=line.came_back)
            title = line.name or t("Share of the order")
            row.say(context, Said(title, detail, words.amount(row.worth, currency, language)))

    def lines(self) -> tuple[Back, ...]:
        """As `till.credit_invoice` takes them."""
        return tuple(Back(row.line.id, row.count) for row in self.rows if row.count)

    def minor(self) -> int:
        """What they come to."""
        return sum(row.worth for row in self.rows)
