"""One entry of the books: what it was for, its accounts in debit and credit, and their sum."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.back_office.accounting import texts
from kiosk.back_office.accounting.rules import Entry
from kiosk.back_office.accounting.screens import faces
from kiosk.back_office.accounting.screens.whole_table import WholeTable
from kiosk.core import words
from kiosk.ui.context import Context
from kiosk.ui.table import Cell, Column
from kiosk.ui.text import Label, Run, island

SIDE = 14


class EntryView(QWidget):
    """Debit and credit of one entry."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(name)
        self.entry: Entry | None = None
        self.head = Label("", "body", "soft", name=f"{name}.head")
        self.table = WholeTable(density="dense", name=f"{name}.lines")
        top = QHBoxLayout()
        top.setContentsMargins(SIDE, 10, SIDE, 0)
        top.addWidget(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.table)

    def show_entry(self, entry: Entry, *, numbered: bool = True) -> None:
        """Show this one, with its number where it stands nowhere else."""
        self.entry = entry
        context, t = self.context, self.context.t
        kind = texts.entry(entry.kind, context.language)
        number = t("entry {number}", number=island(entry.number)) if numbered else ""
        parts = (number, faces.when(context, entry), entry.person)
        after = words.joined(parts, context.language)
        self.head.set_runs([Run(kind, bold=True, colour="text"), Run(f"  {after}")])
        self.table.setAccessibleName(f"{kind}, {after}")
        columns = (
            Column("account", t("Account"), stretch=1),
            Column("debit", t("Debit"), kind="money"),
            Column("credit", t("Credit"), kind="money"),
        )
        rows = [
            (
                Cell(f"{island(line.code)}  {texts.account(line.name, context.language)}"),
                Cell(faces.plain(context, line.minor) if line.minor > 0 else ""),
                Cell(faces.plain(context, -line.minor) if line.minor < 0 else ""),
            )
            for line in entry.lines
        ]
        said = faces.plain(context, entry.sum)
        total = (Cell(t("Sum"), bold=True), Cell(said, bold=True), Cell(said, bold=True))
        self.table.show_table(columns, [*rows, total])

    def wipe(self) -> None:
        """Forget it."""
        self.entry = None
        self.table.set_rows(())


def balanced(entries: tuple[Entry, ...]) -> bool:
    """Whether debit is credit in every one of them."""
    return all(sum(line.minor for line in each.lines) == 0 for each in entries)
