"""How the page of a desk's door is built: the brand, the hint, the people, the PIN; no word of it yet."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.desk.administration.screens.brand import BrandSide
from kiosk.desk.administration.screens.pin_side import Hint, IconLine, PinSide
from kiosk.ui.buttons import Button
from kiosk.ui.field import Field
from kiosk.ui.screen import Screen
from kiosk.ui.text import Label
from kiosk.ui.theme import window_of

BRAND_SHARE = 0.361


class DoorPage(Screen):
    """The parts of the sign-in page where they stand."""

    def _build(self) -> None:
        self.brand = BrandSide()
        self.hint = Hint("id-card", name="sign_in.hint")
        self.people_title = Label("", "heading", name="sign_in.people")
        self.search = Field("", name="sign_in.search")
        self.search.hide()
        self.other = Button("", "quiet", icon="search", size="small", name="sign_in.other")
        self.pin = PinSide()
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        people = QVBoxLayout()
        people.setSpacing(0)
        people.addWidget(self.people_title)
        people.addSpacing(10)
        people.addWidget(self.search)
        self.search.setContentsMargins(0, 0, 0, 10)
        people.addLayout(self._list)
        people.addSpacing(12)
        people.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeading)
        people.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(44)
        both.addLayout(people, 340)
        both.addWidget(self.pin, 386)
        both.addSpacing(22)
        self._page = QVBoxLayout()
        self._page.setSpacing(0)
        self._page.addWidget(self.hint)
        self._page.addSpacing(32)
        self._page.addLayout(both, 1)
        self._page.addSpacing(16)
        self._page.addLayout(self._foot())
        inside = QWidget()
        inside.setLayout(self._page)
        inside.setMaximumWidth(920)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.brand)
        row.addStretch(1)
        row.addWidget(inside, 1000)
        row.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        self.this_pc = IconLine("monitor", name="sign_in.this_pc")
        self.covers = IconLine("shield-check", name="sign_in.covers")
        foot = QHBoxLayout()
        foot.addWidget(self.this_pc)
        foot.addStretch(1)
        foot.addWidget(self.covers)
        return foot

    def _arrange(self) -> None:
        window = window_of(self)
        size: QSize = window.size() if window is not self else self.size()
        self.brand.fit(round(size.width() * BRAND_SHARE), size.height())
        low = size.height() < 840
        side = 64 if size.width() >= 1360 else 32
        self._page.setContentsMargins(side, 20 if low else 56, side, 12 if low else 28)
        self.hint.setMinimumHeight(52 if low else 80)
        self.pin.fit(low=low)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()
        self.pin.take_focus()
