"""How staff leave a kiosk: a name and a PIN. The page lists nobody and says nothing of anybody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import Person, System
from kiosk.core.ids import PersonId
from kiosk.core.task import Role
from kiosk.front_office.alarm import service as alarm
from kiosk.front_office.alarm.rules import AlarmKind
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome, SignedIn
from kiosk.ui.boxes import PinBoxes
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import FlowScreen, stack
from kiosk.ui.keyboard import OnScreenKeyboard
from kiosk.ui.keys import Keypad
from kiosk.ui.notices import NoticeBar
from kiosk.ui.text import Label

SECOND_MS = 1_000
DOOR = System("staff-exit")
PAD_WIDE = 560


class StaffExitScreen(FlowScreen):
    """Opened by the corner that staff hold. Wrong tries make this keypad sleep, never a colleague's PIN."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._asleep = 0
        self._asked = self._alarms = False
        self._build()
        self._connect()
        self.retext()

    def _build(self) -> None:
        self.title = Label("", "title", name="staff.title")
        self.how = Label("", "body", "soft", name="staff.how")
        self.name = Field("", "text", name="staff.name")
        self.pin_head = Label("", "label", name="staff.pin_head")
        self.pin = PinBoxes("", name="staff.pin")
        self.news = NoticeBar("", kind="overdue", name="staff.news")
        self.news.hide()
        stack(self.read, (self.title, 8), (self.how, 28), (self.name, 28), (self.pin_head, 12))
        self.clean = Button("", "secondary", icon="droplets", name="staff.clean")
        self.alarm = Button("", "danger", icon="siren", name="staff.alarm")
        stack(self.read, (self.pin, 24), (self.news, 24), (self.clean, 16), (self.alarm, 0))
        self.read.addStretch(1)
        self.pad = Keypad("", "", name="staff.pad")
        self.pad.setMaximumWidth(PAD_WIDE)
        self.letters = OnScreenKeyboard(
            "", self.context.language, languages=self.context.languages, name="staff.letters"
        )
        self._stack = QWidget()
        keys = QVBoxLayout(self._stack)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.addWidget(self.letters)
        middle = QHBoxLayout()
        middle.addWidget(self.pad, 1)
        keys.addLayout(middle)
        self.foot.addWidget(self._stack)
        self.keys.show()

    def _connect(self) -> None:
        # For whoever cleans: it proves nothing and opens nothing, so it asks nobody who they are.
        self.clean.pressed_open.connect(self.context.cover)
        self.alarm.pressed_open.connect(self._want_alarm)
        self.letters.write_to(self.name.edit)
        self.letters.done.connect(self._to_pin)
        self.name.entered.connect(self._to_pin)
        self.name.changed.connect(self._follow)
        self.pad.digit.connect(self.pin.type)
        self.pad.deleted.connect(self.pin.delete)
        self.pad.done.connect(self._ask)
        self.pin.changed.connect(self._follow)
        self.pin.filled.connect(self._ask)
        self.pin.entered.connect(self._ask)
        for part in (self.name.edit, self.pin):
            part.installEventFilter(self)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._second)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose_keys(pin=False)

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(
            t("For staff: raise the alarm") if self._alarms else t("For staff: close this screen")
        )
        self.alarm.set_words(t("Raise the alarm"))
        self.alarm.setVisible(not self._alarms)
        self.how.setText(t("Customers go back. Nothing is lost."))
        self.name.set_texts(t("Your family name"))
        self.pin_head.setText(t("Your PIN"))
        self.clean.set_words(t("Wipe the screen: a minute without touch"))
        self.pin.setAccessibleName(t("PIN of six digits"))
        self.pad.delete_key.setAccessibleName(t("Delete"))
        self.pad.done_key.setAccessibleName(t("Close this screen"))
        self.letters.set_done(t("Go on"))
        self.letters.setAccessibleName(t("Keyboard"))
        self.letters.set_language(self.context.language)
        self._follow()

    @override
    def arrange(self, *, wide: bool, large: bool) -> None:
        place = self.do if wide else self.foot
        place.addWidget(self._stack, 0, Qt.AlignmentFlag.AlignTop)
        self.keys.setVisible(not wide)

    @override
    def wipe(self) -> None:
        self._clock.stop()
        self.pin.set_locked(False)
        self.pin.clear()
        super().wipe()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._choose_keys(pin=watched is self.pin)
        return False

    # ---- inside

    def _choose_keys(self, *, pin: bool) -> None:
        self.pad.setVisible(pin)
        self.letters.setVisible(not pin)

    def _to_pin(self) -> None:
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, _text: str = "") -> None:
        why = None
        if self._asleep:
            why = self.t("This keypad rests.")
        elif not self.name.text():
            why = self.t("Your name first.")
        elif self.pin.left():
            why = self.t("Six digits first.")
        self.pad.done_key.set_closed(why)

    def _ask(self, _pin: str = "") -> None:
        if self._asked or self._asleep or self.pin.left():
            return
        if not self.name.text():
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._asked = True
        typed = self.pin.text()
        self.pin.clear()
        # By the door and not by whoever stands here: the visit of a customer proves nobody.
        before = self.context.by()
        self.context.act_as(DOOR)
        self.ask(
            staff.prove, then=self._answered, otherwise=self._refused,
            busy=[self.pad.done_key], name=self.name.text(), pin=typed,
        )  # fmt: skip
        self.context.act_as(before)

    def _refused(self, _refusal: object) -> None:
        self._answered(SignedIn(Outcome.WRONG))

    @override
    def unanswered(self) -> None:
        self._asked = False
        super().unanswered()

    def _answered(self, answer: SignedIn) -> None:
        self._asked = False
        if answer.outcome is Outcome.IN and self._alarms and answer.person is not None:
            self._raise(answer.person, answer.role)
            return
        if answer.outcome is Outcome.IN:
            # Closed from a turn of its own: this page goes with its window.
            QTimer.singleShot(0, self, self.context.leave)
            return
        self._asleep = answer.wait_seconds
        self.pin.set_wrong(True)
        self.pin.set_locked(bool(self._asleep))
        self._say()
        if self._asleep:
            self._clock.start(SECOND_MS)

    def _want_alarm(self) -> None:
        """The same name and PIN raise the alarm instead."""
        self._alarms = True
        self.retext()
        (self.pin if self.name.text() else self.name.edit).setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def _raise(self, person: PersonId, role: Role) -> None:
        before = self.context.by()
        self.context.act_as(Person(person, role))
        # One that is open already stands on this screen the next moment.
        self.ask(alarm.raise_alarm, otherwise=lambda _refusal: None, kind=AlarmKind.REAL)
        self.context.act_as(before)

    def _say(self) -> None:
        rest = self.t("Try again.")
        if self._asleep:
            minutes, seconds = divmod(self._asleep, 60)
            left = words.island(f"{minutes}:{seconds:02d}")
            rest = self.t("This keypad opens again in {time}.", time=left)
        self.news.say(self.t("Name and PIN do not fit together."), rest, "overdue")
        self.news.show()
        self._follow()

    def _second(self) -> None:
        self._asleep = max(0, self._asleep - 1)
        if self._asleep:
            self._say()
            return
        self._clock.stop()
        self.pin.set_locked(False)
        self.news.hide()
        self._follow()
