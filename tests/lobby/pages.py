"""Every page of the lobby and the way to it, for tests that must hold on all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QEvent

from kiosk.business import Business
from kiosk.core.by import By, Person
from kiosk.front_office.queue.rules.visitors import Who
from kiosk.lobby.display import service as showing
from kiosk.lobby.pickup import service as pickups
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import StationKind
from kiosk.ui.context import Prospect, Window
from kiosk.ui.entry import Entry
from kiosk.ui.pressable import Pressable
from tests.lobby import windows
from tests.lobby.windows import Lobby
from tests.makers import pickup as makers
from tests.makers import visitors

FITS = makers.PHONE[-4:]
LONGEST_NAME = 120


def directory() -> list[Entry]:
    """Every lobby screen that the program has."""
    from kiosk.app.directory import DIRECTORY

    return [entry for entry in DIRECTORY if entry.window is Window.LOBBY]


def a_lobby(business: Business, **more: object) -> Lobby:
    """The lobby with every screen that the program gives it."""
    return Lobby(business, directory=directory(), staff_screen="staff.exit", **more)


def settle() -> None:
    """What was posted is done and what was to go is gone; no timer runs out meanwhile."""
    for _each in range(3):
        QCoreApplication.sendPostedEvents(None, 0)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Guest:
    """Somebody with an order on the shelf who goes to any page of one lobby, again and again."""

    def __init__(self, business: Business, window: Lobby, *, name: str = "Lin Bo") -> None:
        self.business, self.window, self.name = business, window, name
        self._staff: Person | None = None
        self._reception: By | None = None
        self._made: makers.OnShelf | None = None
        self._waiting: makers.OnShelf | None = None

    @property
    def made(self) -> makers.OnShelf:
        """The order of this guest: dear enough to be signed for, a part of it still to come."""
        if self._made is None:
            prices = (30_000, 1_900, 4_000)
            self._made = makers.ready(self.business, prices, lines=2, paid=False, name=self.name)
        return self._made

    def forget_order(self) -> None:
        """The next page that needs an order has another one."""
        self._made = None

    def go(self, page: str) -> None:
        """A new session that ends on this page."""
        self.window.wipe()
        self.window.context._expect = None
        WAYS[page](self)
        settle()
        shown = self.window.navigator.entry
        assert shown is not None
        assert shown.id == page.partition("/")[0], (page, shown.id)

    def find(self) -> None:
        """Where a code is typed."""
        self.window.go("pickup.find")

    def by_number(self) -> None:
        """Where the number of an order is typed."""
        self.find()
        self.window.navigator.current._other_way()

    def named(self, fact: str = FITS) -> None:
        """The code and a fact, and on."""
        self.find()
        page = self.window.navigator.current
        page._slow = 0
        page.scanned(self.made.square)
        page.fact.field.edit.setText(fact)
        page._go_on()

    def wrong(self) -> None:
        """A fact that does not fit."""
        self.named("0000")

    def collector(self) -> None:
        """The name of somebody else is typed."""
        self.named()
        page = self.window.navigator.current
        page._left_out.add(self.made.lines[0])
        page._show(page._waiting)
        page.collector._toggle()

    def nobody(self) -> None:
        """Nobody here can hand it out."""
        now = self.business.clock.moment(None)
        prospect = Prospect(now=False, back_at=now + timedelta(minutes=40))
        self.window.context._expect = lambda _task: prospect
        self.named()

    def sign(self) -> None:
        """Where a name is drawn."""
        self.named()
        self.window.navigator.current._go_on()

    def typed(self) -> None:
        """Where it is typed instead."""
        self.sign()
        self.window.navigator.current._turn()

    def waits(self) -> None:
        """Signed; a number is given."""
        # Whoever waits goes on waiting when the screen is wiped: each time it is another order.
        self._made = None
        self.typed()
        page = self.window.navigator.current
        page.name.set_text("Lin Bo")
        page._sign()
        self._waiting, self._made = self.made, None

    def done(self) -> None:
        """Handed over, with a receipt to choose."""
        self.waits()
        made = self._waiting
        assert made is not None
        makers.pay(self.business, made)
        if self._staff is None:
            self._staff = makers.receptionist(self.business)
        seen = makers.fetch(self.business, made.pickup, self._staff)
        self.business.do(
            pickups.release, self._staff, None, "Desk 1", pickup=made.pickup, seen=seen.version
        )

    def told(self) -> None:
        """Somebody at a desk has typed a text for this screen."""
        if self._reception is None:
            self._reception = visitors.reception(self.business)
        if self.business.read(showing.shown_here, where=windows.LOBBY) is None:
            known = {each.name for each in self.business.read(settings.stations)}
            if windows.LOBBY not in known:
                self.business.do(
                    settings.add_station, by=visitors.OWNER, name=windows.LOBBY,
                    kind=StationKind.LOBBY, touch=True,
                )  # fmt: skip
            self.business.do(
                showing.show_text, self._reception, None, "Desk 1", where=windows.LOBBY,
                text="Maren asks: which frame is it?", language="en",
            )  # fmt: skip
        self.window.go("text.shown")

    # ---- check-in

    def press(self, name: str) -> None:
        """The one visible control of this name."""
        there = [
            each
            for each in self.window.findChildren(Pressable, name)
            if each.isVisibleTo(self.window)
        ]
        assert len(there) == 1, (name, there)
        there[0].pressed_open.emit()
        settle()

    def type_into(self, name: str, text: str) -> None:
        """A field of a check-in page."""
        for field in self.window.navigator.current.fields:
            if field.edit.objectName().endswith(f".{name}"):
                field.set_text(text)

    def kinds(self) -> None:
        """What for."""
        visitors.kinds(self.business)
        self.window.go("checkin.kind")

    def appointment(self) -> None:
        """Where a planned visit is looked for."""
        self.kinds()
        self.press("checkin.kind.appointment")

    def confirm(self) -> None:
        """Found: is it you?"""
        if self._reception is None:
            self._reception = visitors.reception(self.business)
        # A check-in keeps no more of a name than a badge can show.
        name = self.name if len(self.name) < LONGEST_NAME else "Ana Lopez"
        who = Who(name, "", "+49 171 5550142", "")
        made = visitors.planned(self.business, who, by=self._reception)
        self.appointment()
        self.type_into("code", made.code)
        self.type_into("family", name.split()[-1])
        self.press("checkin.find.go")

    def asks(self) -> None:
        """A walk-in says a name."""
        self.kinds()
        self.press("checkin.kind.advice")

    def call_me(self) -> None:
        """How shall we call you?"""
        self.asks()
        self.type_into("name", self.name)
        self.press("checkin.asks.go")

    def here(self) -> None:
        """A number was given."""
        self.call_me()
        self.press("checkin.call_me.go")

    def nobody_sees(self) -> None:
        """Nobody here can see anybody: another way."""
        now = self.business.clock.moment(None)
        prospect = Prospect(now=False, back_at=now + timedelta(minutes=40))
        self.window.context._expect = lambda _task: prospect
        self.kinds()
        self.press("checkin.kind.advice")
        if self.window.navigator.entry.id != "checkin.nobody":
            self.type_into("name", self.name)
            self.press("checkin.asks.go")


def _opens(screen: str) -> Callable[[Guest], None]:
    return lambda guest: guest.window.go(screen)


WAYS: dict[str, Callable[[Guest], None]] = {
    "home": lambda _guest: None,
    "pickup.find": Guest.find,
    "pickup.find/number": Guest.by_number,
    "pickup.find/wrong": Guest.wrong,
    "pickup.lines": Guest.named,
    "pickup.lines/collector": Guest.collector,
    "pickup.closed": Guest.nobody,
    "pickup.sign": Guest.sign,
    "pickup.sign/typed": Guest.typed,
    "pickup.waiting": Guest.waits,
    "pickup.done": Guest.done,
    "checkin.kind": Guest.kinds,
    "checkin.find": Guest.appointment,
    "checkin.confirm": Guest.confirm,
    "checkin.asks": Guest.asks,
    "checkin.call_me": Guest.call_me,
    "checkin.here": Guest.here,
    "checkin.nobody": Guest.nobody_sees,
    "text.shown": Guest.told,
    "help.call": _opens("help.call"),
    "staff.exit": _opens("staff.exit"),
}
"""Page (and what is open on it) -> the way to it."""
PAGES = tuple(WAYS)
