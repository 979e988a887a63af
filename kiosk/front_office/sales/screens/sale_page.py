"""How the counter looks: the field and the picture keys, beside them the basket and the tender."""

from __future__ import annotations

import functools

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.task import Task
from kiosk.front_office.sales.screens import ways
from kiosk.front_office.sales.screens.basket import BasketRows, DoneCard
from kiosk.front_office.sales.screens.customer_pick import CustomerHead, CustomerPick
from kiosk.front_office.sales.screens.find_field import FindField
from kiosk.front_office.sales.screens.picture_keys import PictureKeys
from kiosk.front_office.sales.screens.steps import StepsLine
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.lost_card import LostCard
from kiosk.ui.panel import Panel
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.side_screen import SideScreen
from kiosk.ui.tender import Tender
from kiosk.ui.text import Heading, Label, Run, natural_width
from kiosk.ui.theme import Theme, theme_of

GAP, SEGMENT, LEAST = 14, 40, 52
OFTEN, BY_NAME = "often", "by_name"
ROWS, PICK, DONE, EMPTY = range(4)


class _Middle(QStackedWidget):
    """What is between the head and the tender takes the room that is left, and asks for little."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), LEAST)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST)


class SalePage(SideScreen):
    """Built here; what is pressed stands in `counter_sale`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._build()
        self._lay_out()

    def _build(self) -> None:
        context = self.context
        self.title = Heading("", name="sales.heading")
        self.steps = StepsLine(name="sales.steps")
        self.back = Button("", icon="undo-2", name="sales.return")
        self.field = FindField(name="sales.find")
        self.order = SegmentedChoice(((OFTEN, ""), (BY_NAME, "")), OFTEN, strong=True,
                                     name="sales.order")  # fmt: skip
        self.keys = PictureKeys(context, name="sales")
        self.none = Label("", "body", name="sales.nothing_found")
        self.head = CustomerHead(context, name="sales.head")
        self.rows = BasketRows(context, name="sales.basket")
        self.pick = CustomerPick(context, name="sales.pick")
        self.done = DoneCard(context, name="sales.done")
        self.empty = Label("", "body", "soft", align=Qt.AlignmentFlag.AlignHCenter,
                           name="sales.basket.empty")  # fmt: skip
        self.lost = LostCard(context, name="sales.lost")
        self.tender = Tender(
            context, Task.SALE_RING_UP, name="sales.pay", faces=ways.faces(context.currency),
            pieces=functools.partial(ways.pieces, currency=context.currency),
        )  # fmt: skip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(28)
        head.addWidget(self.title)
        head.addWidget(self.steps, 1)
        head.addWidget(self.back)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self.order)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(row)
        left.addWidget(self.none)
        left.addWidget(self.keys, 1)
        self.middle = _Middle()
        empty = QWidget()
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(GAP, GAP, GAP, GAP)
        inside.addWidget(self.empty)
        inside.addStretch(1)
        for part in (self.rows, self.pick, self.done, empty):
            self.middle.addWidget(part)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Frame("rule"))
        column.addWidget(self.middle, 1)
        column.addWidget(Frame("rule"))
        column.addWidget(self.lost)
        column.addWidget(self.tender)
        self.panel = self.beside = Panel(name="sales.panel")
        self.panel.fill(whole)
        self.panel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.order.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        both = QHBoxLayout()
        both.setSpacing(GAP)
        both.addLayout(left, 1)
        both.addWidget(self.panel)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        page.addLayout(head)
        page.addLayout(both, 1)
        self.none.hide()

    @override
    def on_theme(self, theme: Theme) -> None:
        super().on_theme(theme)
        for segment in self.order.segments:
            natural = natural_width([Run(segment.words, bold=True)], theme, "language")
            segment.setMinimumWidth(round(natural) + SEGMENT)

    def word_page(self) -> None:
        """Every text that stands still."""
        t = self.t
        self.title.setText(t("Counter sale"))
        self.back.set_words(t("Return"))
        self.field.setPlaceholderText(t("Scan, or type a number or a name"))
        self.field.setAccessibleName(t("Scan, or type a number or a name"))
        for segment, said in zip(self.order.segments, (t("Often sold"), t("By name")), strict=True):
            segment.set_words(said)
        self.empty.setText(t("Scan something, or tap its picture."))
        self.pick.retext()
        self.tender.retext()
        self.on_theme(theme_of(self))
