"""The count: notes beside coins, their sums, and which kinds were not counted yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import PieceKind, Pieces
from kiosk.back_office.till.screens.pieces import SIDE, PieceRow
from kiosk.core import words
from kiosk.ui.cash_keys import short
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.text import Label, island
from kiosk.ui.theme import restyles, theme_of

GAP, LEAST = 14, 230


class _Sum(QWidget):
    """The last line of a panel: what its kinds come to."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._words = Label("", "heading", wrap=False)
        self._amount = Label("", "heading", wrap=False, name=f"{name}.sum")
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 13, SIDE, 12)
        row.addWidget(self._words, 1)
        row.addWidget(self._amount)

    def say(self, said: str, amount: str) -> None:
        """Word it."""
        self._words.setText(said)
        self._amount.setText(island(amount))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme_of(self).colour("edge"))
        painter.end()


class PiecePanel(Panel):
    """All notes, or all coins."""

    def __init__(self, context: Context, kinds: Sequence[PieceKind], *, name: str) -> None:
        super().__init__("", name=name)
        self.context, self.notes = context, kinds[0].note
        self.rows = [PieceRow(context, kind, name=name.rpartition(".")[0]) for kind in kinds]
        self._sum = _Sum(name=name)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows:
            column.addWidget(row)
        column.addWidget(self._sum)
        self.fill(inside)
        self.setMinimumWidth(LEAST)
        self.retext()

    def retext(self) -> None:
        """Word it in the window's language."""
        t, currency = self.context.t, self.context.currency
        head = t("Notes") if self.notes else t("Coins")
        self.say(head, t("pieces, then {currency}", currency=currency))
        for row in self.rows:
            row.retext()
        self.add_up()

    def add_up(self) -> None:
        """Show what the kinds come to."""
        t, currency, language = self.context.t, self.context.currency, self.context.language
        whole = all(row.many is not None for row in self.rows)
        if self.notes:
            said = t("Notes") if whole else t("Notes so far")
        else:
            said = t("Coins") if whole else t("Coins so far")
        self._sum.say(said, words.amount(self.minor, currency, language))

    @property
    def minor(self) -> int:
        """What they come to."""
        return sum(row.minor for row in self.rows)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self.rows:
            row.fit(round(self.width() / max(1.0, theme_of(self).scale)))

    def set_compact(self, compact: bool) -> None:
        """Stand lower where the window is low."""
        for row in self.rows:
            row.set_compact(compact)


class CountBoard(QWidget):
    """Notes and coins side by side; Tab, Enter and the arrows go from kind to kind."""

    changed = Signal()
    finished = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(name)
        kinds = rules.kinds(context.currency)
        self.notes = PiecePanel(context, [k for k in kinds if k.note], name=f"{name}.notes")
        self.coins = PiecePanel(context, [k for k in kinds if not k.note], name=f"{name}.coins")
        self.rows = [*self.notes.rows, *self.coins.rows]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for panel in (self.notes, self.coins):
            row.addWidget(panel, 1, Qt.AlignmentFlag.AlignTop)
        for number, each in enumerate(self.rows):
            each.changed.connect(self._on_changed)
            each.walked.connect(lambda by, at=number: self._walk(at + by))

    # ---- what was counted

    def pieces(self) -> Pieces:
        """The kinds that were counted, each with how many."""
        return tuple((row.kind.face, row.many) for row in self.rows if row.many is not None)

    def put(self, pieces: Pieces) -> None:
        """So much was counted before."""
        counted = rules.as_counts(pieces)
        for row in self.rows:
            row.put(counted.get(row.kind.face))
        self._on_changed()

    def wipe(self) -> None:
        """Nothing was counted yet."""
        self.put(())

    @property
    def minor(self) -> int:
        """What was counted so far."""
        return self.notes.minor + self.coins.minor

    def missing(self) -> tuple[PieceKind, ...]:
        """The kinds of which nothing was typed, or nothing that is a number."""
        return tuple(row.kind for row in self.rows if row.many is None)

    def named(self, kinds: Sequence[PieceKind]) -> tuple[str, ...]:
        """Kinds by their value, as the reader writes it."""
        currency, language = self.context.currency, self.context.language
        return tuple(island(short(kind.face, currency, language)) for kind in kinds)

    def set_read_only(self, read_only: bool) -> None:
        """Only to read: the count is closed."""
        for row in self.rows:
            row.set_read_only(read_only)

    def set_compact(self, compact: bool) -> None:
        """Stand lower where the window is low."""
        self.notes.set_compact(compact)
        self.coins.set_compact(compact)

    def begin(self) -> None:
        """Give the keyboard to the first kind that is not counted yet."""
        row = next((row for row in self.rows if row.many is None), self.rows[0])
        row.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def retext(self) -> None:
        """Word it in the window's language."""
        self.notes.retext()
        self.coins.retext()

    # ---- inside

    def _walk(self, to: int) -> None:
        if to >= len(self.rows):
            self.finished.emit()
        elif to >= 0:
            self.rows[to].edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self) -> None:
        self.notes.add_up()
        self.coins.add_up()
        self.changed.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.updateGeometry()
        super().changeEvent(event)
