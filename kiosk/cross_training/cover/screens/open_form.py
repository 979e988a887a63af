"""Opening emergency access: what for, why, the own PIN. What is wrong is said where it is; no PIN is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core import text, words
from kiosk.core.refusal import Refusal
from kiosk.core.task import Skill
from kiosk.cross_training.cover import texts
from kiosk.cross_training.cover.rules.second import IN_AN_EMERGENCY, EmergencyOpened
from kiosk.cross_training.cover.rules.words import REASON_AT_LEAST, CoverRefusal
from kiosk.cross_training.training import texts as training
from kiosk.records.staff.rules import Outcome
from kiosk.ui.boxes import PinBoxes
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.remarks import Remark
from kiosk.ui.select import SelectField
from kiosk.ui.text import Label

SECOND_MS = 1_000
SKILLS = tuple(skill for skill in Skill if skill in IN_AN_EMERGENCY)


class OpenForm(QWidget):
    """Says `given` once a reason and six digits are there."""

    given = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._wait = 0
        self.told = Label("", "body", "soft", name="emergency.told")
        self.skill = SelectField(name="emergency.skill")
        self.reason = Field("", check=self._why_short, name="emergency.reason")
        self.asks = Label("", "label")
        self.pin = PinBoxes("", name="emergency.pin")
        self.below = Remark("", "circle-alert", colour="danger", name="emergency.below")
        self.deed = Button("", "danger", icon="siren", name="emergency.open")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(0)
        parts: tuple[tuple[QWidget, int], ...] = (
            (self.told, 14), (self.skill, 12), (self.reason, 12), (self.asks, 4), (self.pin, 4),
            (self.below, 14), (self.deed, 0),
        )  # fmt: skip
        for part, after in parts:
            column.addWidget(part)
            column.addSpacing(after)
        self._second = QTimer(self)
        self._second.timeout.connect(self._one_second_less)
        self.pin.changed.connect(self._typed)
        self.pin.entered.connect(self._give)
        self.reason.entered.connect(lambda: self.pin.setFocus(Qt.FocusReason.OtherFocusReason))
        self.deed.pressed_open.connect(self._give)
        self._say("")

    def begin(self) -> None:
        """Nothing is chosen or typed yet."""
        self.skill.set_value(str(SKILLS[0]))
        self.reason.wipe()
        self.wipe()

    def wipe(self) -> None:
        """No PIN stays."""
        self._stop()
        self.pin.set_locked(False)
        self.pin.clear()
        self.pin.set_wrong(False)
        self._say("")

    def retext(self) -> None:
        """Word it in the window's language; what was typed stays."""
        t, language = self._context.t, self._context.language
        self.told.setText(
            t(
                "It is told to the manager at once, is red while it lasts, and somebody else looks "
                "at it afterwards."
            )
        )
        self.skill.set_texts(t("Needed for"))
        kept = self.skill.value() or str(SKILLS[0])
        self.skill.set_choices([(str(each), training.skill(each, language)) for each in SKILLS])
        self.skill.set_value(kept)
        self.reason.set_texts(t("Why"), t("Everybody who looks at it afterwards reads this."))
        self.asks.setText(t("Your PIN"))
        self.pin.setAccessibleName(t("PIN of six digits"))
        self.deed.set_words(t("Open for 30 minutes"))
        self._close()

    def chosen(self) -> Skill:
        """What for."""
        return Skill(self.skill.value() or SKILLS[0])

    # ---- what is pressed

    def _why_short(self, typed: str) -> str | None:
        short = len(text.clean_text(typed)) < REASON_AT_LEAST
        return self._context.t(texts.REFUSALS[CoverRefusal.REASON_TOO_SHORT]) if short else None

    def _typed(self, typed: str) -> None:
        if typed:
            self._say("")
        self._close()

    def _give(self) -> None:
        if not self.reason.valid():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.pin.left() and not self._wait:
            self.given.emit()

    def _close(self) -> None:
        t = self._context.t
        self.pin.set_locked(bool(self._wait))
        if self._wait:
            self.deed.set_closed(t("The next try waits a moment."))
        else:
            self.deed.set_closed(t("Six digits first.") if self.pin.left() else None)

    # ---- what came of it

    def answer(self, opened: EmergencyOpened) -> None:
        """It is open, or the PIN was not right: how many tries are left, or how long to wait."""
        if opened.outcome is Outcome.IN:
            self.begin()
            self._close()
            return
        t = self._context.t
        self._stop()
        self.pin.clear()
        if opened.outcome is Outcome.DISABLED:
            self._say(t("This PIN is closed. A second person opens it again."))
        elif opened.wait_seconds:
            self._wait = opened.wait_seconds
            self._say_wait()
            self._second.start(SECOND_MS)
        else:
            left = self._context.tn("{n} try is left.", "{n} tries are left.", opened.tries_left)
            self.pin.set_wrong(True)
            self._say(f"{t('This PIN does not fit.')} {left}" if opened.tries_left else
                      t("This PIN does not fit."))  # fmt: skip
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close()

    def refuse(self, refusal: Refusal) -> None:
        """Something stands against it: the reason's at its field, anything else above the deed."""
        sentence = self._context.refusal_sentence(refusal)
        self.pin.clear()
        if refusal.code is CoverRefusal.REASON_TOO_SHORT:
            self.reason.set_error(sentence)
        else:
            self._say(sentence)

    def _one_second_less(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._say_wait()
        else:
            self._stop()
            self._say("")
            self._close()

    def _say_wait(self) -> None:
        minutes, seconds = divmod(self._wait, 60)
        left = words.island(f"{minutes}:{seconds:02d}")
        self._say(
            self._context.t("This PIN does not fit. The next try opens in {time}.", time=left)
        )

    def _say(self, sentence: str) -> None:
        self.below.setText(sentence)
        self.below.setVisible(bool(sentence))

    def _stop(self) -> None:
        self._wait = 0
        self._second.stop()
