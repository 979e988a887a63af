"""Who is at this desk: choose your name, type your PIN; the last digit signs you in."""

from __future__ import annotations

import functools
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from typing_extensions import override

from kiosk.core import text, words
from kiosk.core.by import By, Owner, Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal
from kiosk.desk.administration import texts
from kiosk.desk.administration.rules import Door, Face
from kiosk.desk.administration.screens.door_page import DoorPage
from kiosk.desk.administration.screens.faces import FaceRow
from kiosk.records.staff import rules
from kiosk.records.staff import texts as staff_texts
from kiosk.records.staff.rules import (
    BadgeOutcome,
    BadgeRead,
    Outcome,
    SignedIn,
    StaffRefusal,
)
from kiosk.ui.context import Context
from kiosk.ui.flow import empty

CLOCK_MS = 5_000
NO_BREAK = "\u00a0"
BRAND_SHARE, SHOWN, FOUND = 0.361, 5, 7
NOBODY_YET = Door((), 0, "", "", first_pin=False)


def first_name(name: str) -> str:
    """What somebody is called at the desk."""
    return name.split(maxsplit=1)[0] if name.split() else name


class SignInScreen(DoorPage):
    """The page of a desk at which nobody is signed in."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._door = NOBODY_YET
        self._chosen: PersonId | None = None
        self._all = False
        self._first = ""
        self._rows: dict[PersonId, FaceRow] = {}
        self._build()
        self._connect()
        self.retext()

    # ---- how it is built

    def _connect(self) -> None:
        self.other.pressed_open.connect(self._show_all)
        self.search.changed.connect(self._show_faces)
        self.pin.filled.connect(self._on_pin)
        self.pin.help.pressed_open.connect(self._who_helps)
        self.pin.recovery.given.connect(self._on_code)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._tell_time)
        self._tick.start(CLOCK_MS)

    # ---- what a screen offers

    @override
    def opened(
        self,
        *,
        leaves: By | None = None,
        stays: bool = False,
        chosen: PersonId | None = None,
        **_arguments: object,
    ) -> None:
        self._chosen, self._all, self._first = chosen, False, ""
        self.search.wipe()
        self.pin.forget()
        # Not above, here and below: this page is painted before SQLAlchemy is imported.
        from kiosk.records.staff import service as staff

        if stays:
            # Whoever was signed in only makes room at this desk; several people may be.
            self.refresh()
            return
        # Whoever went away is signed out in the records too; at a program's start that is everybody here.
        person = leaves.id if isinstance(leaves, Person) else None
        self.ask(staff.sign_out, then=lambda _ended: self.refresh(), person=person)

    @override
    def scanned(self, code: str) -> None:
        from kiosk.records.staff import service as staff

        if not self.pin.asked:
            self.ask(
                staff.read_badge, then=self._read, otherwise=self._refused, busy=[self.pin],
                code=code,
            )  # fmt: skip

    def _read(self, read: BadgeRead) -> None:
        if read.outcome is BadgeOutcome.IN and read.person is not None:
            self._come_in(
                read.person,
                SignedIn(Outcome.IN, read.person, read.name, read.role, read.language),
            )
            return
        if read.person is not None:
            self._show_chosen(read.person)
            self.hint.say(
                self.t("Badge read."), self.t("{name}, now your PIN.", name=first_name(read.name))
            )
            return
        self.pin.refuse(texts.badge(read, self.context.language))

    def _show_chosen(self, person: PersonId) -> None:
        """Choose this face, also where it is not among those that are shown."""
        self._door = replace(
            self._door,
            faces=tuple(sorted(self._door.faces, key=lambda face: face.person != person)),
        )
        self._show_faces()
        self._choose(person)

    @override
    def refresh(self) -> None:
        from kiosk.desk.administration import service

        self.ask(service.door, then=self._show, station=self.context.station)

    @override
    def retext(self) -> None:
        t = self.t
        self.hint.say(
            t("Hold your badge to the reader."), t("Or choose your name and type your PIN.")
        )
        self.people_title.setText(t("People of this desk"))
        self.search.set_texts(t("Name"))
        self.other.set_words(t("Somebody else"))
        self.pin.retext(self.context)
        self.this_pc.setText(t("This PC is: {station}", station=self.context.station))
        self.covers.setText(t("The screen covers itself after 60 seconds. Your badge uncovers it."))
        self._show(self._door)

    # ---- who

    def _show(self, door: Door) -> None:
        self._door = door
        station = self.context.station.replace(" ", NO_BREAK)
        question = self.t("Who is at {station}?", station=station)
        self.brand.say(self.context.business_name, door.trade, question)
        lobby = self.tn(
            "{n} person is in the lobby.", "{n} people are in the lobby.", door.in_lobby
        )
        self.brand.lobby.setText(lobby if door.in_lobby else self.t("Nobody is in the lobby."))
        self._tell_time()
        self._show_faces()
        if self._face() is None and door.faces:
            self._choose(door.faces[0].person)
        else:
            self._word_pin()

    def _tell_time(self) -> None:
        now = self.context.now() if self.context.now is not None else None
        if now is None or self.context.waits:
            # The clock of a zone is read from a file, which the first page does not wait for.
            self.brand.day.setText("")
            return
        zone, language = self.context.zone, self.context.language
        day = words.day(words.local_day(now, zone), language, weekday=True)
        clock = words.island(words.clock(now, zone))
        self.brand.day.setText(self.t("{day}, {time}.", day=day, time=clock))

    def _show_all(self) -> None:
        self._all = True
        self._show_faces()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_faces(self, _typed: str = "") -> None:
        wanted = text.folded(self.search.text())
        found = [face for face in self._door.faces if wanted in text.folded(face.name)]
        shown = found[: FOUND if self._all else SHOWN]
        self.search.setVisible(self._all)
        self.other.setVisible(not self._all and len(found) > len(shown))
        # The face in hand stays on the page whatever is typed.
        kept = [face.person for face in shown]
        if list(self._rows) != kept or any(self._detail(f) != self._said(f) for f in shown):
            empty(self._list)
            self._rows = {face.person: self._row(face) for face in shown}
            for row in self._rows.values():
                self._list.addWidget(row)
                row.show()
        for person, row in self._rows.items():
            row.setChecked(person == self._chosen)

    def _row(self, face: Face) -> FaceRow:
        row = FaceRow(face.name, self._detail(face), object_name=f"sign_in.face.{face.person}")
        row.clicked.connect(functools.partial(self._choose, face.person))
        return row

    def _said(self, face: Face) -> str:
        row = self._rows.get(face.person)
        return row.accessibleDescription() if row is not None else ""

    def _detail(self, face: Face) -> str:
        role = texts.role(face.role, self.context.language)
        if face.station:
            return self.t("{role}, now at {station}", role=role, station=face.station)
        return role

    def _face(self) -> Face | None:
        return next((face for face in self._door.faces if face.person == self._chosen), None)

    def _choose(self, person: PersonId, *_checked: object) -> None:
        if person != self._chosen:
            self._first = ""
            self.pin.forget()
        self._chosen = person
        for each, row in self._rows.items():
            row.setChecked(each == person)
        self._word_pin()
        self.pin.take_focus()

    # ---- the PIN

    @property
    def _chooses(self) -> bool:
        """Whether the face in hand chooses the first PIN of all."""
        face = self._face()
        return face is not None and face.owner and self._door.first_pin

    def _word_pin(self) -> None:
        face, t = self._face(), self.t
        if face is None:
            return
        first = first_name(face.name)
        if self._chooses:
            again = bool(self._first)
            asks = t("Once more, {name}") if again else t("{name}, choose your PIN")
            hint = t("The same six digits again.") if again else t("Six digits, without a pattern.")
            self.pin.say(asks.format(name=first), hint)
            return
        self.pin.say(
            t("{name}, your PIN", name=first), t("Six digits. It signs you in at the last one.")
        )
        if face.closed:
            self.pin.refuse(t("This PIN is closed after ten wrong tries."), locked=True)
        elif not face.has_pin:
            self.pin.refuse(t("You have no PIN yet. A manager sets it under People."), locked=True)
            self.pin.by_code.hide()

    def _on_pin(self, pin: str) -> None:
        face = self._face()
        if face is None or self.pin.asked:
            return
        if self._chooses:
            self._choose_pin(face, pin)
            return
        from kiosk.records.staff import service as staff

        self.ask(
            staff.sign_in, then=functools.partial(self._answered, face), otherwise=self._refused,
            busy=[self.pin], person=face.person, pin=pin,
        )  # fmt: skip

    def _choose_pin(self, face: Face, pin: str) -> None:
        if not self._first:
            if rules.guessable(pin):
                self.pin.refuse(self.t(staff_texts.REFUSALS[StaffRefusal.PIN_GUESSABLE]))
                return
            self._first = pin
            self.pin.forget()
            self._word_pin()
            return
        first, self._first = self._first, ""
        if pin != first:
            self._word_pin()
            self.pin.refuse(self.t("These were two different PINs. Choose again."))
            return
        from kiosk.desk.administration import service

        then = functools.partial(self._chose, face, pin)
        self.ask(
            service.first_pin,
            then=then,
            otherwise=self._refused,
            busy=[self.pin],
            person=face.person,
            pin=pin,
        )

    def _chose(self, face: Face, pin: str, _person: PersonId) -> None:
        from kiosk.records.staff import service as staff

        then = functools.partial(self._answered, face)
        self.ask(
            staff.sign_in,
            then=then,
            otherwise=self._refused,
            busy=[self.pin],
            person=face.person,
            pin=pin,
        )

    def _refused(self, refusal: Refusal) -> None:
        self.pin.forget()
        self.context.say_refusal(refusal)
        self.refresh()

    def _answered(self, face: Face, answer: SignedIn) -> None:
        t = self.t
        match answer.outcome:
            case Outcome.IN:
                self._come_in(face.person, answer)
            case Outcome.DISABLED:
                self.pin.refuse(t("This PIN is closed after ten wrong tries."), locked=True)
            case Outcome.WAIT:
                self.pin.wait(answer.wait_seconds, self.context)
            case Outcome.WRONG:
                self.pin.refuse(t("This PIN does not fit."))
                if answer.wait_seconds:
                    self.pin.wait(answer.wait_seconds, self.context)

    def _come_in(self, person: PersonId, answer: SignedIn) -> None:
        self.pin.forget()
        own = answer.language
        if own != self._door.language and own in words.DESK:
            self.context.speak(own)
        role = texts.role(answer.role, self.context.language)
        self.context.sign_in(Person(person, answer.role), name=answer.name, role=role)

    def _on_code(self, code: str) -> None:
        face = self._face()
        if face is None or self.pin.asked:
            return
        from kiosk.records.staff import service as staff

        # By whoever has the code, which is who owns the business: nobody is signed in here.
        self.context.act_as(Owner("recovery-code"))
        self.ask(
            staff.unlock_by_code, then=self._opened_by_code, otherwise=self._refused,
            busy=[self.pin.recovery.deed], person=face.person, code=code,
        )  # fmt: skip
        self.context.be_nobody()

    def _opened_by_code(self, outcome: Outcome) -> None:
        t = self.t
        if outcome is Outcome.IN:
            self.pin.forget()
            self.hint.say(t("The PIN is open. Type it now."), "")
            self.refresh()
        elif outcome is Outcome.WAIT:
            self.pin.recovery.refuse(t("This desk rests after many wrong tries."))
        else:
            self.pin.recovery.refuse(t("This is not the recovery code."))

    def _who_helps(self) -> None:
        here = [face for face in self._door.faces if face.station and face.person != self._chosen]
        language = self.context.language
        said = words.joined(
            (self.t("{name} at {station}", name=face.name, station=face.station) for face in here),
            language,
        )
        if said:
            self.pin.advise(self.t("Ask {names}. They open it under People.", names=said))
        else:
            owners = [face.name for face in self._door.faces if face.owner]
            self.pin.advise(self.t("Ask {names}.", names=words.joined(owners, language)))
