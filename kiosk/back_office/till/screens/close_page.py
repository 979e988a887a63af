"""After the count: its difference, the reason, what goes to the safe and what stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import CountPage
from kiosk.back_office.till.screens.count_page import GAP, SIDE_WIDE, steps
from kiosk.back_office.till.screens.side import Missing, StepColumn, rule, spaced
from kiosk.core import words
from kiosk.core.money import NotMoney
from kiosk.ui import cash_keys
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.text import Heading, Label, island

WIDE = 520


def minor_of(text: str, currency: str) -> int | None:
    """Minor units of an amount as people type it, 0 too; None for what is none."""
    if not text.strip("0., "):
        return 0 if "0" in text else None
    try:
        return cash_keys.typed(text, currency)
    except NotMoney:
        return None


class ClosePage(QWidget):
    """The count is closed: now what should be there may be told."""

    done = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._page: CountPage | None = None
        self.title = Heading("", name="till.close.title")
        self.lead = Label("", "body", "soft", wrap=False, name="till.close.lead")
        self.off_words = Label("", "small", name="till.close.off_words")
        self.off = Label("", "hero", wrap=False, ltr=True, name="till.close.off")
        self.off_said = Label("", "small", "soft", name="till.close.off_said")
        self.should = FactRow(name="till.close.should")
        self.counted = FactRow(name="till.close.counted")
        self.reason = Field("", name="till.close.reason")
        self.left = Field("", "money", name="till.close.left")
        self.to_safe = FactRow(name="till.close.to_safe")
        self.bag = Field("", name="till.close.bag")
        self.deed = Button("", "primary", icon="lock", name="till.close.deed")
        self.missing = Missing(name="till.close.missing")
        self.steps = StepColumn(name="till.close.steps")
        self._lay_out()
        for field in (self.reason, self.left, self.bag):
            field.changed.connect(lambda _text: self.hold())
            field.entered.connect(self.deed.click)
        self.deed.pressed_open.connect(self.done)
        self.deed.explain.connect(self._why)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.lead, 1)
        self.panel = Panel("", name="till.close.panel")
        self.panel.setFixedWidth(WIDE)
        self.panel.body.setSpacing(6)
        for widget in (self.off_words, self.off, self.off_said, self.counted, self.should):
            self.panel.add(widget)
        self.panel.body.addSpacing(6)
        self.panel.add(rule())
        self.panel.body.addSpacing(8)
        self.panel.add(
            spaced(self.reason, self.left, self.to_safe, self.bag, self.deed, self.missing)
        )
        beside = Panel("", name="till.close.beside")
        beside.setFixedWidth(SIDE_WIDE)
        beside.body.addSpacing(6)
        beside.add(self.steps)
        beside.body.addSpacing(8)
        both = QHBoxLayout()
        both.setSpacing(GAP)
        both.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        both.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        both.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GAP)
        page.addLayout(head)
        page.addLayout(both)
        page.addStretch(1)

    # ---- what it shows

    def show_count(self, page: CountPage) -> None:
        """This count is closed."""
        fresh = self._page is None or self._page.session.id != page.session.id
        self._page = page
        if fresh:
            counted = page.counted or 0
            out = rules.to_take_out(counted, page.session.base, 1)
            self.reason.wipe()
            self.bag.wipe()
            self.left.set_text(
                words.amount(counted - out, self.context.currency, self.context.language)
            )
        self.retext()
        if fresh:
            first = self.reason if page.reason_needed else self.bag
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def stays(self) -> int | None:
        """What stays in the drawer, as it is typed."""
        said = minor_of(self.left.text(), self.context.currency)
        if said is None or self._page is None or said > (self._page.counted or 0):
            return None
        return said

    @property
    def goes(self) -> int:
        """What goes to the safe."""
        counted = 0 if self._page is None else self._page.counted or 0
        return counted - (self.stays or 0)

    def amount(self, minor: int) -> str:
        """An amount as the reader writes it."""
        said = words.amount(minor, self.context.currency, self.context.language)
        return island(said.replace("-", "\u2212"))

    def retext(self) -> None:
        """Word it in the window's language."""
        page, t = self._page, self.context.t
        if page is None:
            return
        found = page.session
        self.title.setText(t("Close till {number}", number=found.number))
        self.lead.setText(t("{station}, the count is closed", station=found.station))
        self.off_words.setText(t("Difference, {currency}", currency=self.context.currency))
        off = page.difference or 0
        self.off.setText(self.amount(off))
        self.off_said.setText(self._said(off))
        self.should.say(t("Should be"), self.amount(page.expected or 0))
        self.counted.say(t("Counted"), self.amount(page.counted or 0))
        self.reason.set_texts(t("Why it differs"), t("A few words; they stand on the report."))
        self.reason.setVisible(page.reason_needed)
        self.left.set_texts(t("Stays in the drawer, {currency}", currency=self.context.currency))
        self.bag.set_texts(t("Number of the bag"))
        self.deed.set_words(t("Close till {number}", number=found.number))
        self.steps.say(steps(self.context, self.amount(found.base)), 2)
        self.hold()

    def _said(self, off: int) -> str:
        t = self.context.t
        if not off:
            return t("It is what should be there.")
        if off > 0:
            return t("More than should be there. It is booked to till differences.")
        return t("Less than should be there. It is booked to till differences.")

    def hold(self) -> None:
        """Close the button while something is missing, or whoever is here may not."""
        t = self.context.t
        self.to_safe.say(t("To the safe"), self.amount(self.goes))
        self.bag.setVisible(self.goes > 0)
        said = self._wanting()
        self.missing.say(said)
        self.deed.set_closed(said or None)

    def _wanting(self) -> str:
        t, page = self.context.t, self._page
        if page is not None and page.reason_needed and not self.reason.text():
            return t("Say why it differs.")
        if self.stays is None:
            return t("Enter what stays in the drawer, not more than was counted.")
        if self.goes and not self.bag.text():
            return t("Write the number of the bag.")
        return ""

    def _why(self, _reason: str) -> None:
        page = self._page
        if page is not None and page.reason_needed and not self.reason.text():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            field = self.left if self.stays is None else self.bag
            field.setFocus(Qt.FocusReason.OtherFocusReason)
