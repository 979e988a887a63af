"""Taking a role, opened in its place: why, the handover note accepted with one key, the PIN. Keeps no PIN."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.core.ids import PersonId
from kiosk.cross_training.cover.rules.words import CoverReason
from kiosk.desk.roles import texts
from kiosk.desk.roles.rules import Note, RoleCard
from kiosk.desk.roles.screens.signs import StepMark
from kiosk.records.staff.rules import Outcome
from kiosk.ui.boxes import PinBoxes
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.remarks import Remark
from kiosk.ui.select import Select
from kiosk.ui.text import Label, Run

SECOND_MS = 1_000
SHOWN = 2
"""How many lines of the note the form itself says."""


class TakeForm(QWidget):
    """Says `taken` with the PIN once all is there, `read` to see the whole note."""

    taken = Signal(str)
    read = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.card: RoleCard | None = None
        self.note: Note | None = None
        self._accepted = ""
        self.code = ""
        self._wait = 0
        self._build()
        self._lay_out()
        self._second = QTimer(self)
        self._second.timeout.connect(self._one_second_less)
        self.change.pressed_open.connect(self._on_change)
        self.reasons.chosen.connect(lambda _value: self._say_why())
        self.see.pressed_open.connect(self.read)
        self.pin.filled.connect(lambda _pin: self._give())
        self.pin.entered.connect(self._give)
        self.pin.changed.connect(self._typed)
        self.go.pressed_open.connect(self._give)

    def _build(self) -> None:
        name = "roles.form"
        self.marks = tuple(StepMark(number) for number in (1, 2, 3))
        self.why = Label("", "strong", name=f"{name}.why")
        self.change = Button("", "quiet", size="small", name=f"{name}.change")
        self.reason = Label("", "small", name=f"{name}.reason")
        self.reasons = Select(name=f"{name}.reasons")
        self.noted = Label("", "strong", name=f"{name}.noted")
        self.lines = Label("", "small", name=f"{name}.lines")
        self.see = Button("", "cover", size="small", name=f"{name}.read")
        self.asks = Label("", "strong", name=f"{name}.asks")
        self.pin = PinBoxes("", name=f"{name}.pin")
        self.go = Button("", "cover", name=f"{name}.go")
        self.below = Label("", "small", "danger", name=f"{name}.below")
        self.warned = Remark("", "triangle-alert", colour="s_waiting", name=f"{name}.warned")
        self.foot = Label("", "micro", bold=False, name=f"{name}.foot")

    def _lay_out(self) -> None:
        pin = QHBoxLayout()
        pin.setSpacing(10)
        pin.addWidget(self.pin, 1)
        pin.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(8)
        column.addLayout(self._step(0, (self.why, self.change), self.reason, self.reasons))
        column.addLayout(self._step(1, (self.noted, self.see), self.lines))
        column.addLayout(self._step(2, (self.asks,), pin, self.below, self.warned, self.foot))

    def _step(
        self, number: int, head: tuple[Label, *tuple[Button, ...]], *parts: QWidget | QHBoxLayout
    ) -> QVBoxLayout:
        """Its mark and head in one line; what belongs to it below, further in."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.marks[number], 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(head[0], 1, Qt.AlignmentFlag.AlignVCenter)
        for key in head[1:]:
            line.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = QVBoxLayout()
        inside.setSpacing(4)
        for part in parts:
            if isinstance(part, QWidget):
                inside.addWidget(part)
            else:
                inside.addLayout(part)
        below = QHBoxLayout()
        below.addSpacing(28)
        below.addLayout(inside, 1)
        step = QVBoxLayout()
        step.setSpacing(2)
        step.addLayout(line)
        step.addLayout(below)
        return step

    # ---- what is taken

    def begin(self, card: RoleCard) -> None:
        """Take another role: nothing is accepted and nothing typed yet."""
        self._stop()
        self._accepted = self.code = ""
        self.note = None
        self.pin.clear()
        self.pin.set_wrong(False)
        self._say_below("")
        self.show_card(card, anew=True)
        self.reasons.hide()
        self.reason.show()

    def show_card(self, card: RoleCard, *, anew: bool = False) -> None:
        """The same role as it is now; what was typed stays."""
        self.card = card
        chosen = "" if anew else self.reasons.value()
        self.reasons.set_choices(self._choices(card))
        offered = _key(card.reason, card.away[0].person if card.away else None)
        known = [value for value, _words in self._choices(card)]
        self.reasons.set_value(chosen if chosen in known else offered)
        self._word()

    def show_note(self, note: Note, at: str) -> None:
        """The note as it is now; one that says nothing needs no reading."""
        changed = self.note is not None and self.note.mark != note.mark
        self.note = note
        if not note.lines:
            self._accepted = at
        elif changed and self._accepted:
            self._accepted = ""
            self._say_below(self._context.t("The handover note has changed. Read it as it is now."))
        self._word()

    def accept(self, at: str) -> None:
        """The note was read and accepted, at this time of day."""
        self._accepted = at
        self._say_below("")
        self._word()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def badge_read(self, code: str) -> None:
        """A badge was read at this station: it goes with the PIN."""
        self.code = code
        self._say_below("")
        self._word()

    @property
    def chosen(self) -> tuple[CoverReason, PersonId | None]:
        """The reason that is given, and who is away."""
        reason, _, person = self.reasons.value().partition(":")
        return CoverReason(reason), PersonId(int(person)) if person else None

    @property
    def accepted(self) -> bool:
        """Whether the note that is shown has been accepted."""
        return bool(self._accepted) and self.note is not None

    # ---- words

    def _choices(self, card: RoleCard) -> list[tuple[str, str]]:
        language, zone = self._context.language, self._context.zone
        away = [
            (
                _key(CoverReason.AWAY, each.person),
                texts.why(CoverReason.AWAY, each.name, each.until, language, zone),
            )
            for each in card.away
        ]
        others = [CoverReason.BUSY] if card.away or card.here else []
        rest = [*others, CoverReason.VACANT] if not (card.away or card.here) else others
        return [
            *away,
            *((_key(each, None), texts.why(each, "", None, language, zone)) for each in rest),
        ]

    def _word(self) -> None:
        card, t = self.card, self._context.t
        if card is None:
            return
        language = self._context.language
        self.why.setText(t("Why"))
        self.change.set_words(t("Another reason"))
        self.change.setVisible(len(self._choices(card)) > 1 and self.reasons.isHidden())
        self._say_why()
        self._word_note()
        self._word_pin(card)
        said = [t(texts.WARNINGS[each]) for each in card.warnings]
        self.warned.setText(" ".join(said))
        self.warned.setVisible(bool(said))
        self.foot.setText(texts.without(card.missing, language))
        self.marks[0].set_done(True)
        self.marks[1].set_done(self.accepted)
        self._close()

    def _say_why(self) -> None:
        said = dict(self._choices(self.card)) if self.card is not None else {}
        self.reason.setText(said.get(self.reasons.value(), ""))

    def _word_note(self) -> None:
        t, note = self._context.t, self.note
        if note is None:
            self.noted.setText(t("Handover note"))
            self.lines.setText("")
            self.see.hide()
            return
        if not note.lines:
            self.noted.setText(t("Handover note"))
            self.lines.setText(t("Nothing is left open."))
            self.see.hide()
            return
        accepted = self.accepted
        self.noted.setText(
            t("Handover note, accepted {time}", time=self._accepted)
            if accepted
            else t("Handover note")
        )
        language, zone = self._context.language, self._context.zone
        facts = [f"{texts.line(each, language, zone).fact}." for each in note.lines[:SHOWN]]
        self.lines.setText(" ".join(facts))
        self.see.show()
        self.see.set_kind("quiet" if accepted else "cover")
        self.see.set_words(t("Read it again") if accepted else t("Read and accept"))

    def _word_pin(self, card: RoleCard) -> None:
        t = self._context.t
        zone = self._context.zone
        badge = ""
        if card.badge_at is not None:
            time = texts.clock(card.badge_at, zone)
            badge = t("Your badge was read at {time}.", time=time)
        elif card.by_badge and self.code:
            badge = t("Your badge was read.")
        elif card.by_badge:
            badge = t("Hold your badge to the reader first.")
        self.asks.set_runs([Run(t("Your PIN"), bold=True), Run(f"  {badge}", bold=False)])
        self.pin.setAccessibleName(t("PIN of six digits"))
        self.go.set_words(t("Take role"))

    def _close(self) -> None:
        t, why = self._context.t, ""
        if self.note is None:
            why = t("One moment")
        elif not self.accepted:
            why = t("First accept the handover note.")
        elif self.waits_for_badge:
            why = t("Hold your badge to the reader first.")
        elif self._wait:
            why = t("The next try waits a moment.")
        self.pin.set_locked(bool(self._wait) or self.waits_for_badge)
        self.go.set_closed(why or (t("Six digits first.") if self.pin.left() else None))

    @property
    def waits_for_badge(self) -> bool:
        """Whether a badge is to be read first."""
        return self.card is not None and self.card.by_badge and not self.code

    # ---- what is pressed

    def _on_change(self) -> None:
        self.reasons.show()
        self.reason.hide()
        self.change.hide()
        self.reasons.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, typed: str) -> None:
        if typed:
            self._say_below("")
        self._close()

    def _give(self) -> None:
        if self.pin.left() or self._wait or self.waits_for_badge:
            return
        if not self.accepted:
            self._say_below(self._context.t("First accept the handover note."))
            self.see.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        pin = self.pin.text()
        self.taken.emit(pin)

    # ---- what came of it

    def refuse(self, outcome: Outcome, seconds: int) -> None:
        """The PIN was not right, or waits."""
        t = self._context.t
        self._stop()
        self.pin.clear()
        if outcome is Outcome.DISABLED:
            self.pin.set_locked(True)
            self._say_below(t("This PIN is closed. A second person opens it again."))
            return
        if seconds:
            self._wait = seconds
            self._say_wait()
            self._second.start(SECOND_MS)
        else:
            self.pin.set_wrong(True)
            self._say_below(t("This PIN does not fit."))
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close()

    def say(self, sentence: str) -> None:
        """Something else stands against it."""
        self.pin.clear()
        self._say_below(sentence)

    def _one_second_less(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._say_wait()
        else:
            self._stop()
            self._say_below("")
            self._close()

    def _say_wait(self) -> None:
        minutes, seconds = divmod(self._wait, 60)
        left = words.island(f"{minutes}:{seconds:02d}")
        said = self._context.t("This PIN does not fit. The next try opens in {time}.", time=left)
        self._say_below(said)

    def _say_below(self, sentence: str) -> None:
        self.below.setText(sentence)
        self.below.setVisible(bool(sentence))

    def _stop(self) -> None:
        self._wait = 0
        self._second.stop()

    def wipe(self) -> None:
        """The panel closes: nothing that was typed stays."""
        self._stop()
        self.pin.set_locked(False)
        self.pin.clear()
        self.code = self._accepted = ""


def _key(reason: CoverReason, person: PersonId | None) -> str:
    return str(reason) if person is None else f"{reason}:{person}"
