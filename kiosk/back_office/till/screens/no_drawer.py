"""A desk without a drawer: the owner adds one; everybody may look at closed tills."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.back_office.till.rules import Desk
from kiosk.back_office.till.screens.close_page import minor_of
from kiosk.back_office.till.screens.side import spaced
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import Panel
from kiosk.ui.text import Heading, Label

WIDE = 420


class NoDrawer(QWidget):
    """There is no cash at this PC yet; cards and transfers need no drawer."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.title = Heading("", name="till.none.title")
        self.past = Button("", icon="history", name="till.none.past")
        self.said = Label("", "body", name="till.none.said")
        self.named = Field("", name="till.none.name")
        self.float_left = Field("", "money", name="till.none.float")
        self.deed = Button("", "primary", icon="plus", name="till.none.add")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.past)
        panel = Panel("", name="till.none.panel")
        panel.setFixedWidth(WIDE)
        panel.add(spaced(self.said, self.named, self.float_left, self.deed))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(14)
        page.addLayout(head)
        page.addWidget(panel)
        page.addStretch(1)
        self.retext()

    def show_desk(self, desk: Desk) -> None:
        """How many closed tills wait elsewhere."""
        waits, t = desk.unverified, self.context.t
        self.past.set_words(
            t("Closed tills, {n} to verify", n=waits) if waits else t("Closed tills")
        )

    def base(self) -> int:
        """The amount that is left in it at the close."""
        return minor_of(self.float_left.text(), self.context.currency) or 0

    def retext(self) -> None:
        """Word it in the window's language."""
        t = self.context.t
        self.title.setText(t("No drawer stands at this PC"))
        self.past.set_words(t("Closed tills"))
        self.said.setText(t("Cash needs a drawer. Cards and transfers go without."))
        self.named.set_texts(t("Name of the drawer"), t("For example: Drawer 1."))
        currency = self.context.currency
        self.float_left.set_texts(
            t("Stays in it overnight, {currency}", currency=currency), t("For example: 150.")
        )
        self.deed.set_words(t("Add the drawer"))
