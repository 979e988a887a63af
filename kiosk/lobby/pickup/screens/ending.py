"""Beside a hand-over: how long the goods are kept, to keep them longer, and to cancel what nobody collects."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.lobby.pickup import texts
from kiosk.lobby.pickup.rules import LIVE, CancelReason, Counter, ExtendReason, PickupState
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.select import Select
from kiosk.ui.text import Label


class Asked(QWidget):
    """Why, then the deed itself or back; nothing is done before a reason is chosen."""

    agreed = Signal(str)
    left = Signal()

    def __init__(self, *, danger: bool, name: str) -> None:
        super().__init__()
        self.why = Label("", "label", name=f"{name}.why")
        self.reason = Select(name=f"{name}.reason")
        self.deed = Button("", "danger" if danger else "primary", name=f"{name}.deed")
        self.back = Button("", "quiet", name=f"{name}.back")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(8)
        for part in (self.why, self.reason, self.deed):
            column.addWidget(part)
        # The way back stands apart from what cannot be undone.
        column.addSpacing(16 if danger else 0)
        column.addWidget(self.back)
        self.reason.chosen.connect(lambda _value: self.deed.set_closed(None))
        self.deed.pressed_open.connect(lambda: self.agreed.emit(self.reason.value()))
        self.back.pressed_open.connect(self.left)

    def ask(self, context: Context, deed: str, reasons: list[tuple[str, str]]) -> None:
        """Word it; a reason that was chosen stays."""
        t = context.t
        self.why.setText(t("Why?"))
        self.reason.set_choices([("", t("Choose")), *reasons])
        self.reason.setAccessibleName(t("Why?"))
        if not self.reason.value():
            self.reason.set_value("")
        self.deed.set_words(deed)
        self.deed.set_closed(None if self.reason.value() else t("Choose a reason first."))
        self.back.set_words(t("Leave it as it is"))

    def forget(self) -> None:
        """No reason is chosen."""
        self.reason.set_value("")


class Ending(QWidget):
    """`extend` and `cancel` carry the reason; the screen asks and guards."""

    extend = Signal(str)
    cancel = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._counter: Counter | None = None
        self._aside = False
        self.panel = Panel("", name="pickup.ending")
        self.until = FactRow(name="pickup.ending.until")
        self.keep = Button("", "secondary", icon="clock", name="pickup.ending.keep")
        self.stop = Button("", "quiet", icon="ban", name="pickup.ending.stop")
        self.keeping = Asked(danger=False, name="pickup.ending.keeping")
        self.stopping = Asked(danger=True, name="pickup.ending.stopping")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(8)
        for part in (self.keep, self.keeping, self.stop, self.stopping):
            column.addWidget(part)
        self.panel.add(self.until)
        self.panel.add(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panel)
        self.keep.pressed_open.connect(lambda: self._open(self.keeping))
        self.stop.pressed_open.connect(lambda: self._open(self.stopping))
        self.keeping.agreed.connect(self.extend)
        self.stopping.agreed.connect(self.cancel)
        for asked in (self.keeping, self.stopping):
            asked.left.connect(self.shut)
            asked.hide()

    def shut(self) -> None:
        """Ask nothing."""
        for asked in (self.keeping, self.stopping):
            asked.forget()
            asked.hide()
        if self._counter is not None:
            self.show_for(self._counter)

    def step_aside(self, aside: bool) -> None:
        """Somebody is here and is being asked: this can wait."""
        self._aside = aside
        if self._counter is not None:
            self.show_for(self._counter)

    def show_for(self, counter: Counter) -> None:
        """Word it for this pickup."""
        if self._counter is not None and self._counter.pickup != counter.pickup:
            self._counter = None
            self.shut()
        self._counter = counter
        context, language = self._context, self._context.language
        t, overdue = context.t, counter.state is PickupState.OVERDUE
        self.panel.setVisible(counter.state in LIVE and not self._aside)
        self.panel.say(t("If nobody collects it"))
        day = words.day(counter.hold_until, language) if counter.hold_until else t("not ready yet")
        kept = t("Was kept until") if overdue else t("Kept until")
        self.until.say(kept, day, "overdue" if overdue else "plain")
        self.keep.set_words(t("Keep it longer"))
        self.stop.set_words(t("Cancel the pick-up"))
        asked = not self.keeping.isHidden() or not self.stopping.isHidden()
        self.keep.setVisible(overdue and not asked)
        self.stop.setVisible(not asked)
        number = words.island(counter.number)
        self.keeping.ask(
            context, t("Keep it longer"),
            [(str(each), texts.extend_reason(each, language)) for each in ExtendReason],
        )  # fmt: skip
        self.stopping.ask(
            context, t("Cancel {number}", number=number),
            [(str(each), texts.cancel_reason(each, language)) for each in CancelReason],
        )  # fmt: skip

    def _open(self, asked: Asked) -> None:
        asked.show()
        if self._counter is not None:
            self.show_for(self._counter)
        asked.reason.setFocus(Qt.FocusReason.OtherFocusReason)
