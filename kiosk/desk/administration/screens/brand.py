"""The brand side of the sign-in page: the shop, the one question, the day, and a row of doors."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.arches import Arches, Logo
from kiosk.ui.text import Label

SIDE, FOOT = 48, 300


class BrandSide(QWidget):
    """Everything on it is said by `say`; it asks nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "brand")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.shop = Label("", "title", "on_brand", name="sign_in.shop")
        self.trade = Label("", "heading", "on_brand_soft", bold=False, name="sign_in.trade")
        self.question = Label("", "hero", "on_brand", name="sign_in.question")
        self.day = Label("", "heading", "on_brand_soft", bold=False, name="sign_in.day")
        self.lobby = Label("", "heading", "on_brand_soft", bold=False, name="sign_in.lobby")
        self._arches = Arches(4, 1, height=FOOT)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self.shop)
        named.addWidget(self.trade)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Logo(40), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(named, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIDE, 44, SIDE, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(80)
        self._column.addWidget(self.question)
        self._column.addSpacing(18)
        self._column.addWidget(self.day)
        self._column.addSpacing(4)
        self._column.addWidget(self.lobby)
        self._column.addStretch(1)
        self._column.addWidget(self._arches)

    def say(self, shop: str, trade: str, question: str) -> None:
        """Word the shop and the question."""
        self.shop.setText(shop)
        self.trade.setText(trade)
        self.trade.setVisible(bool(trade))
        self.question.setText(question)

    def fit(self, width: int, height: int) -> None:
        """Take this share of the window; in a low one the doors are lower."""
        self.setFixedWidth(width)
        side = max(24, min(SIDE, width // 10))
        self._column.setContentsMargins(side, 44, side, 0)
        self.question.setMaximumWidth(round(min(width - 2 * side, 330)))
        self._arches.setFixedHeight(min(FOOT, max(160, height // 3)))
