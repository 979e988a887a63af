"""An account's lines in a month, from what it had before to what it has, and the entry behind one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.back_office.accounting import texts
from kiosk.back_office.accounting.rules import AccountLine, AccountLines, EntryPage
from kiosk.back_office.accounting.screens import faces
from kiosk.back_office.accounting.screens.journal import EntryView, balanced
from kiosk.back_office.accounting.screens.whole_table import WholeTable
from kiosk.core import words
from kiosk.core.ids import EntryId
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.table import Cell, Column
from kiosk.ui.text import Label, island

SIDE = 14


class LinesPanel(Panel):
    """The lines; `chosen` carries the entry of the line that is chosen."""

    chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__("", name="books.lines_panel")
        self.context = context
        self._page: AccountLines | None = None
        self._entry: EntryId | None = None
        self._month = ""
        self.table = WholeTable(density="dense", selectable=True, name="books.lines")
        self.more = Button("", "quiet", size="small", name="books.more")
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(SIDE, 4, SIDE, 4)
        row.addWidget(self.more)
        row.addStretch(1)
        self._foot = foot
        self.fill(self.table)
        self.fill(foot)
        self.set_rule(shown=False)
        self.table.chosen.connect(self._on_chosen)

    @property
    def _lines(self) -> Sequence[AccountLine]:
        return () if self._page is None else self._page.lines

    def show_lines(self, page: AccountLines, month: str, entry: EntryId | None) -> None:
        """Show these of `month`, as people say it, the line of `entry` chosen."""
        self._page, self._month, self._entry = page, month, entry
        self.retext()

    def wipe(self) -> None:
        """Forget them."""
        self._page = None

    def retext(self) -> None:
        """Word it in the window's language."""
        context, t, page = self.context, self.context.t, self._page
        if page is None:
            return
        name = texts.account(page.name, context.language)
        self.say(f"{island(page.code)}  {name}", self._month)
        self.set_rule(shown=False)
        columns = (
            Column("day", t("Day")),
            Column("entry", t("Entry"), kind="strong"),
            Column("what", t("What"), stretch=1),
            Column("debit", t("Debit"), kind="money"),
            Column("credit", t("Credit"), kind="money"),
            Column("balance", t("Balance"), kind="money"),
        )
        so_far = page.before
        rows = [self._sum(t("Before"), so_far)]
        for line in page.lines:
            so_far += line.minor
            rows.append(self._row(line, so_far))
        if page.more is None:
            rows.append(self._sum(t("At the end"), so_far))
        entries = [line.entry for line in page.lines]
        chosen = entries.index(self._entry) + 1 if self._entry in entries else None
        self.table.show_table(columns, rows, chosen)
        self.table.setAccessibleName(name)
        self.more.set_words(t("Show more"))
        self._foot.setVisible(page.more is not None)

    def _sum(self, said: str, minor: int) -> tuple[Cell, ...]:
        none = Cell("")
        total = Cell(faces.plain(self.context, minor), bold=True)
        return (none, none, Cell(said, bold=True), none, none, total)

    def _row(self, line: AccountLine, so_far: int) -> tuple[Cell, ...]:
        context, language = self.context, self.context.language
        order = context.t("order {number}", number=island(line.order_number))
        what = (texts.entry(line.kind, language), order if line.order_number else "")
        return (
            Cell(words.day(line.day, language)),
            Cell(island(line.number)),
            Cell(words.joined(what, language)),
            Cell(faces.plain(context, line.minor) if line.minor > 0 else ""),
            Cell(faces.plain(context, -line.minor) if line.minor < 0 else ""),
            Cell(faces.plain(context, so_far)),
        )

    def _on_chosen(self, place: int) -> None:
        # The first row is what was there before.
        if 0 < place <= len(self._lines):
            self._entry = self._lines[place - 1].entry
            self.chosen.emit(self._entry)


class EntryPanel(Panel):
    """The entry with the paper and the payment that it comes from; `opened` carries the paper's id."""

    opened = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__("", name="books.entry_panel")
        self.context = context
        self._page: EntryPage | None = None
        self.view = EntryView(context, name="books.entry")
        self.proof = Chip("", "ready", icon="scale", name="books.proof")
        self.payment = Label("", "body", "soft", name="books.payment")
        self.paper = Button("", icon="receipt-text", name="books.paper")
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(SIDE, 8, SIDE, 10)
        row.setSpacing(10)
        row.addWidget(self.payment, 1)
        row.addWidget(self.paper)
        self._foot = foot
        self.add_beside(self.proof)
        self.fill(self.view)
        self.fill(foot)
        self.paper.pressed_open.connect(self._open)

    def show_page(self, page: EntryPage) -> None:
        """Show this entry."""
        self._page = page
        self.retext()

    def wipe(self) -> None:
        """Forget it."""
        self._page = None

    def retext(self) -> None:
        """Word it in the window's language."""
        context, t, page = self.context, self.context.t, self._page
        if page is None:
            return
        self.say(t("Entry {number}", number=island(page.entry.number)))
        fits = balanced((page.entry,))
        said = t("Balanced") if fits else t("Not balanced")
        self.proof.set_state("ready" if fits else "overdue", said, "scale")
        self.view.show_entry(page.entry, numbered=False)
        way = ""
        if page.way is not None:
            named = texts.way(page.way, context.language)
            amount = faces.amount(context, page.paid)
            way = t("Payment: {way}, {amount}", way=named, amount=amount)
        self.payment.setText(way)
        self.paper.set_words(t("Open {number}", number=island(page.paper)))
        self.paper.setVisible(bool(page.paper))
        self._foot.setVisible(bool(page.paper or way))

    def _open(self) -> None:
        if self._page is not None and self._page.entry.invoice is not None:
            self.opened.emit(self._page.entry.invoice)
