"""The role panel: me, what I may take now and what waits there, with whom beside me, and what not yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Role
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.words import CoverRefusal, NoteKind
from kiosk.desk.roles import service, texts
from kiosk.desk.roles.rules import (
    FIRST_SCREEN,
    GivenBack,
    Kept,
    Note,
    Panel,
    Place,
    RoleCard,
    Taken,
)
from kiosk.desk.roles.screens.role_row import RoleRow
from kiosk.desk.roles.screens.sheet import empty, put
from kiosk.desk.roles.screens.signs import OpenCard
from kiosk.desk.roles.screens.take_form import TakeForm
from kiosk.records.staff.rules import Outcome
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Avatar, Chip, RoleChip, initials
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.screen import Screen
from kiosk.ui.text import Label

SIDE = 20
TAKES = (Place.MAY_TAKE, Place.BESIDE)


class RolesScreen(Screen):
    """*My roles*. Opened at a role it stays at the page afterwards; by hand it goes to the role's own."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._panel: Panel | None = None
        self._wanted: Role | None = None
        self._stays = False
        self._ticked: tuple[int, ...] = ()
        self.title = Label("", "heading", name="roles.title")
        self.esc = Chip("Esc", "count", name="roles.esc")
        self.close_key = Button("", "plain", icon="x", size="small", name="roles.close")
        self.close_key.pressed_open.connect(self.context.back)
        self.form = TakeForm(context)
        self.form.taken.connect(self._take)
        self.form.read.connect(self._read)
        self.form.setParent(self)
        self.form.hide()
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 10, 10, 10)
        head.addWidget(self.title, 1)
        head.addWidget(self.esc)
        head.addWidget(self.close_key)
        bar = Frame("bar")
        bar.setLayout(head)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(SIDE, 14, SIDE, 16)
        self._body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self._body)
        column.addStretch(1)
        self.retext()

    # ---- what a screen does

    @override
    def retext(self) -> None:
        self.title.setText(self.t("My roles"))
        self.close_key.setAccessibleName(self.t("Close"))
        if self._panel is not None:
            self._show(self._panel)

    @override
    def opened(self, *, role: Role | None = None, **_more: Any) -> None:
        self._wanted, self._stays = role, role is not None
        self._ticked = ()
        if role is not None:
            self.form.wipe()
            self.form.card = None
        self.refresh()

    @override
    def refresh(self) -> None:
        me = self._me()
        if me is not None:
            self.ask(service.panel, then=self._show, person=me, station=self.context.station)

    @override
    def scanned(self, code: str) -> None:
        if self.form.waits_for_badge:
            self.form.badge_read(code)

    # ---- what it shows

    def _show(self, panel: Panel) -> None:
        covered = next((card for card in panel.cards if card.role is self._wanted), None)
        if covered is not None and covered.place is Place.COVERED and not covered.ending:
            # A line of its note is not ticked: that is what was asked for.
            self.context.back()
            self._on_note(covered)
            return
        self._panel = panel
        self.form.setParent(self)
        self.form.hide()
        empty(self._body)
        put(self._body, self._myself(panel))
        self._add_unread(panel.unread)
        self._add_own(panel)
        for place in (Place.COVERED, *TAKES, Place.NOT_YET):
            self._add_place(place, [card for card in panel.cards if card.place is place])

    def _myself(self, panel: Panel) -> QWidget:
        signed = self.context.signed
        name = signed.name if signed is not None else ""
        main = next((card for card in panel.cards if card.main), None)
        said = ""
        if main is not None:
            named = {"role": texts.role(main.role, self.context.language)}
            said = self.t("{role}, my own role", **named)
            if panel.since is not None:
                time = texts.clock(panel.since, self.context.zone)
                said = self.t("{role}, my own role, since {time}", time=time, **named)
        box = Frame("card", name="roles.me")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(name, "strong", name="roles.me.name"))
        words.addWidget(Label(said, "small", "soft", name="roles.me.role"))
        row = QHBoxLayout(box)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(12)
        row.addWidget(Avatar(initials(name), "person", person=name, size=40))
        row.addLayout(words, 1)
        row.addWidget(RoleChip(self.t("Now"), "own", icon="check"))
        return box

    def _add_unread(self, unread: Sequence[Kept]) -> None:
        if not unread:
            return
        self._add_head(self.t("While you were away"), "")
        box, column = _group("roles.unread")
        for each in unread:
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(12, 8, 12, 8)
            role = texts.role(each.role, self.context.language)
            said = self.t("{name} covered {role} for you", name=each.person, role=role)
            across.addWidget(Label(said, "small", name=f"roles.unread.{each.session}.said"), 1)
            key = Button(
                self.t("Read"), "cover", size="small", name=f"roles.unread.{each.session}.read"
            )
            key.pressed_open.connect(lambda each=each: self._read_back(each.session))
            across.addWidget(key)
            _add(column, row)
        put(self._body, box)

    def _add_own(self, panel: Panel) -> None:
        """Other roles of one's own, and any that somebody covers for one now."""
        own = [card for card in panel.cards if card.place is Place.OWN]
        shown = [card for card in own if card.session is not None or not card.main]
        if shown:
            self._add_head(self.t("My own roles"), "")
            self._add_group(shown)

    def _add_place(self, place: Place, cards: list[RoleCard]) -> None:
        if not cards:
            return
        count = self.tn("{n} role", "{n} roles", len(cards)) if place is Place.MAY_TAKE else ""
        self._add_head(self.t(texts.HEADS[place]), count)
        at = next((n for n, card in enumerate(cards) if self._opens(card)), None)
        if at is None:
            self._add_group(cards)
            return
        self._add_group(cards[:at])
        self._add_open(cards[at])
        self._add_group(cards[at + 1 :])

    def _opens(self, card: RoleCard) -> bool:
        return card.role is self._wanted and card.place in TAKES

    def _add_head(self, words_: str, trailing: str) -> None:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 8, 0, 0)
        across.addWidget(Label(words_, "strong"), 1)
        if trailing:
            across.addWidget(Label(trailing, "body", "soft"))
        put(self._body, row)

    def _add_group(self, cards: Sequence[RoleCard]) -> None:
        if not cards:
            return
        box, column = _group("")
        for card in cards:
            row = RoleRow(card, self.context)
            row.take.connect(self._open)
            row.ask.connect(self._on_ask)
            row.hand_back.connect(self._on_hand_back)
            row.note.connect(self._on_note)
            row.renew.connect(self._on_renew)
            row.take_back.connect(self._on_take_back)
            _add(column, row)
        put(self._body, box)

    def _add_open(self, card: RoleCard) -> None:
        row = RoleRow(card, self.context, open_=True)
        row.fold.connect(self._fold)
        box = OpenCard(row)
        box.setObjectName("roles.open")
        column = QVBoxLayout(box)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        column.addWidget(row)
        known = self.form.card
        if known is None or known.role is not card.role:
            self.form.begin(card)
        else:
            self.form.show_card(card)
        column.addWidget(self.form)
        self.form.show()
        put(self._body, box)
        self.ask(service.note, then=self._noted, role=card.role)

    def _noted(self, note: Note) -> None:
        if note.role is self._wanted:
            first = self.form.note is None
            self.form.show_note(note, self._clock())
            if first:
                to = self.form.pin if self.form.accepted else self.form.see
                to.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- what is pressed

    def _open(self, card: RoleCard) -> None:
        self._wanted, self._stays = card.role, False
        self._ticked = ()
        self.form.card = None
        if self._panel is not None:
            self._show(self._panel)

    def _fold(self) -> None:
        self._wanted = None
        self.form.wipe()
        self.form.card = None
        if self._panel is not None:
            self._show(self._panel)

    def _read(self) -> None:
        note, card = self.form.note, self.form.card
        if note is not None and card is not None:
            self.context.go(
                "roles.note", note=note, card=card, accepted=self._accepted, ticked=self._ticked
            )

    def _accepted(self, note: Note, ticked: tuple[int, ...]) -> None:
        self._ticked = ticked
        self.form.show_note(note, self._clock())
        self.form.accept(self._clock())

    def _take(self, pin: str) -> None:
        card, note, me = self.form.card, self.form.note, self._me()
        if card is None or note is None or me is None:
            return
        reason, absent = self.form.chosen
        self.ask(
            service.take_role, then=self._taken, otherwise=self._not_taken, busy=[self.form.go],
            person=me, role=card.role, absent=absent, reason=reason, pin=pin, seen=note.mark,
            warned=bool(card.warnings), code=self.form.code,
            ticked=self._ticked,
        )  # fmt: skip

    def _taken(self, taken: Taken) -> None:
        if taken.session is None and taken.warnings:
            self.form.say(self.t("Read what stands below, then your PIN once more."))
            self.refresh()
            return
        if taken.session is None:
            self.form.refuse(Outcome(taken.outcome), taken.wait_seconds)
            return
        role, self._wanted = self._wanted, None
        self.form.wipe()
        opens = FIRST_SCREEN.get(role, "") if role is not None and not self._stays else ""
        if opens:
            self.context.go(opens)
        else:
            self.context.back()

    def _not_taken(self, refusal: Refusal) -> None:
        self.form.say(self.context.refusal_sentence(refusal))
        if refusal.code is CoverRefusal.PROOF_MISSING:
            self.form.code = ""
        self.refresh()

    def _on_ask(self, card: RoleCard) -> None:
        if self.context.shell is not None:
            self.context.shell.call(card.helper_id, card.task)

    def _on_note(self, card: RoleCard) -> None:
        self.context.go("roles.while_away", session=card.session, kind=NoteKind.OUT)

    def _on_renew(self, card: RoleCard) -> None:
        self.ask(cover.renew, session=card.session)

    def _on_hand_back(self, card: RoleCard) -> None:
        self.context.go("roles.leaving", session=card.session)

    def _on_take_back(self, card: RoleCard) -> None:
        session = card.session
        if session is not None:
            self.ask(
                service.take_back, then=lambda back: self._taken_back(card, back), session=session
            )

    def _taken_back(self, card: RoleCard, back: GivenBack) -> None:
        if back.ending:
            # The note is written when the customer in hand is finished; it waits below then.
            self.refresh()
        elif card.session is not None:
            self._read_back(card.session)

    def _read_back(self, session: int) -> None:
        self.context.go("roles.while_away", session=session)

    # ---- small things

    def _me(self) -> PersonId | None:
        by = self.context.by()
        return by.id if isinstance(by, Person) else None

    def _clock(self) -> str:
        now = self.context.now
        return words.island(words.clock(now(), self.context.zone)) if now is not None else ""


def _group(name: str) -> tuple[Frame, QVBoxLayout]:
    box = Frame("card", name=name)
    column = QVBoxLayout(box)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    return box, column


def _add(column: QVBoxLayout, row: QWidget) -> None:
    """Rows of a group have a hairline between them."""
    if column.count():
        column.addWidget(Frame("rule"))
    column.addWidget(row)
