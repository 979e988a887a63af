"""Before you go: papers to sign, something to pay. Amounts stay covered until one asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.lobby.pickup.rules import Waiting
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.glyph import Glyph
from kiosk.ui.text import Label


class _Card(QFrame):
    """An icon, a fact, what it means, and perhaps one action."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.fact = Label("", "action", name=f"{name}.fact")
        self.words = Label("", "small", "soft", name=f"{name}.words")
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 28, 32, 28)
        row.setSpacing(28)
        row.addWidget(Glyph(icon), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.fact)
        said.addWidget(self.words)
        self.column = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.column.setSpacing(14)
        self.column.addLayout(said, 1)
        row.addLayout(self.column, 1)


class BeforeYouGo(QWidget):
    """Only there when there is something."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown = False
        self._waiting: Waiting | None = None
        self.head = Label("", "label", name="pickup.before.head")
        self.papers = _Card("file-pen-line", "pickup.before.papers")
        self.pay = _Card("wallet", "pickup.before.pay")
        self.show_amount = Button("", "secondary", icon="eye", name="pickup.before.show")
        self.pay.column.addWidget(self.show_amount)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(20)
        self._cards.addWidget(self.papers, 1)
        self._cards.addWidget(self.pay, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.head)
        column.addLayout(self._cards)
        self.show_amount.pressed_open.connect(self._toggle)

    def arrange(self, *, wide: bool, large: bool) -> None:
        """Large words stand below each other; in a wide window the amount's button stands beside it."""
        down, sideways = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(down if large or wide else sideways)
        self.pay.column.setDirection(sideways if wide and not large else down)

    def show_for(self, waiting: Waiting) -> None:
        """Show what this customer has before them; an amount that was shown is covered again."""
        if self._waiting is None or self._waiting.due != waiting.due:
            self._shown = False
        self._waiting = waiting
        t, tn = self._context.t, self._context.tn
        self.setVisible(bool(waiting.papers or waiting.due))
        self.papers.setVisible(bool(waiting.papers))
        self.pay.setVisible(bool(waiting.due))
        self.head.setText(t("Before you go"))
        papers = tn("{n} paper to sign", "{n} papers to sign", waiting.papers)
        self.papers.fact.setText(papers)
        self.papers.words.setText(t("At the desk. You read it before you sign."))
        self._word_amount()

    def _word_amount(self) -> None:
        waiting, t = self._waiting, self._context.t
        if waiting is None:
            return
        if self._shown:
            amount = words.amount_with_currency(
                waiting.due, waiting.currency, self._context.language
            )
            self.pay.fact.setText(words.island(amount))
            self.pay.words.setText(t("For all that is ready. You pay at the desk."))
            self.show_amount.set_words(t("Cover amount"))
            self.show_amount.set_icons("eye-off")
        else:
            self.pay.fact.setText(t("Something to pay"))
            self.pay.words.setText(t("You pay at the desk. Covered, until you ask."))
            self.show_amount.set_words(t("Show amount"))
            self.show_amount.set_icons("eye")

    def _toggle(self) -> None:
        self._shown = not self._shown
        self._word_amount()

    def wipe(self) -> None:
        """Nothing is left for the next visitor."""
        self._waiting = None
        self._shown = False
