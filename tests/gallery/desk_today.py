"""Pictures of Today as of Monday 13 April, 12:05: busy, empty, in every look; the real business behind it."""

import itertools
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import time_machine
from PySide6.QtWidgets import QApplication

from kiosk import business as businesses
from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till.service import paying
from kiosk.business import Business
from kiosk.core.by import Person, System
from kiosk.core.task import Role, Skill
from kiosk.database.acting import task_of
from kiosk.desk.today.screens import SCREENS
from kiosk.desk.today.screens.today import TodayScreen
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.screens.settling import lines_of
from kiosk.records.messages import service as messages
from kiosk.records.staff import service as staff
from kiosk.records.staff import texts as staff_texts
from kiosk.records.staff.rules import AbsenceKind
from kiosk.shell.desk import DeskWindow
from kiosk.ui import background
from kiosk.ui.background import Call
from kiosk.ui.context import Context
from kiosk.ui.theme import Scheme
from tests import founding
from tests.makers import pickup as maker
from tests.makers.desks import closed_on
from tests.makers.staff import a_person

NOON = datetime(2026, 4, 13, 10, 5, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=24)
PINS = (("Ana Lindqvist", "482913", "Desk 1"), ("Eun-ji Park", "573918", "Desk 2"))


@contextmanager
def a_business(folder: Path) -> Iterator[tuple[Business, time_machine.Traveller]]:
    """One that was founded a while ago; the clock moves only when told."""
    with time_machine.travel(LONG_AGO, tick=False) as clock:
        home = folder / "home"
        home.mkdir(parents=True)
        database = f"sqlite:///{home}/data/kiosk.db"
        founding.found(database, home)
        opened = businesses.open_business(database, home)
        yield opened, clock
        opened.close()


def sign_in(business: Business, name: str, pin: str, station: str, *skills: Skill) -> Person:
    """Somebody who works here, at a desk."""
    person = a_person(business, *skills, name=name, pin=pin, roles=(Role.RECEPTION,))
    business.do(staff.sign_in, System("sign-in"), None, station, person=person, pin=pin)
    return Person(person, Role.RECEPTION)


def go_away(business: Business, told_by: Person) -> None:
    """Accounting until 12:45, fulfilment until 17:00."""
    for name, role, kind, until in (
        ("Ben Okafor", Role.ACCOUNTING, AbsenceKind.LUNCH, NOON + timedelta(minutes=40)),
        ("Chloe Marsh", Role.FULFILMENT, AbsenceKind.OFF_SITE, NOON + timedelta(hours=4.92)),
    ):
        gone = a_person(business, name=name, role=role)
        business.do(
            staff.enter_absence, told_by, None, "Desk 1", person=gone, kind=kind, until=until
        )


def live_a_morning(business: Business, clock: time_machine.Traveller) -> Person:
    """Goods on shelves, some overdue, customers in the lobby, being served and done."""
    picker = maker.picker(business)
    make = itertools.count()

    def ready(name: str, **others: Any) -> maker.OnShelf:
        prices = ((2_400, 1_900), (12_400,), (8_800, 6_200, 2_400))[next(make) % 3]
        return maker.ready(business, prices, name=name, by=picker, **others)

    for name in ("Kestrel Hotels", "Gil Moreau"):
        ready(name)
    clock.move_to(NOON - timedelta(hours=4))
    for arguments in business.read(pickups.overdue_due):
        business.do(pickups.mark_overdue, System("pickup.mark_overdue"), **arguments)
    mine = (Skill.HAND_OUT, Skill.WELCOME, Skill.TAKE_MONEY, Skill.PICK_AND_PACK)
    ana = sign_in(business, *PINS[0], *mine)
    go_away(business, ana)
    eunji = sign_in(business, *PINS[1], Skill.HAND_OUT)
    ready("Theo Vance", promised_at=NOON + timedelta(minutes=25))
    ready("Bea Olsen", promised_at=NOON + timedelta(minutes=70))
    ready("Osei & Daughters", paid=False)
    ready("Ada Fenn")
    done = [ready(name) for name in ("Mona Reyes", "Lars Holm", "Finn Abbot")]
    waiting = [ready("Rosa Albright"), ready("Idris, Dune Café", paid=False)]
    bo = ready("Lin Bo", lines=2)
    served = [ready("Nora Whitlock"), ready("Jonas Weir")]
    maker.an_order(business, name="Yara Santos")
    for told in business.read(messages.waiting)[:-2]:
        business.do(messages.mark_sent, System("message.deliver"), message=told.id)
    for place, each in enumerate(done):
        at = NOON - timedelta(minutes=84 - 20 * place)
        clock.move_to(at)
        _arrive(business, each)
        clock.move_to(at + timedelta(minutes=4 + place))
        seen = maker.fetch(business, each.pickup, ana).version
        business.do(pickups.release, ana, None, "Desk 1", pickup=each.pickup, seen=seen)
    for at, each, by in ((14, served[1], eunji), (9, served[0], ana)):
        clock.move_to(NOON - timedelta(minutes=at + 3))
        _arrive(business, each)
        clock.move_to(NOON - timedelta(minutes=at))
        maker.fetch(business, each.pickup, by, "Desk 1" if by is ana else "Desk 2")
    for at, each in ((8, waiting[0]), (4, waiting[1])):
        clock.move_to(NOON - timedelta(minutes=at))
        _arrive(business, each)
    clock.move_to(NOON - timedelta(seconds=9))
    business.do(pickups.fetch, ana, None, "Desk 1", pickup=served[0].pickup)
    business.do(pickups.claim, eunji, None, "Desk 2", pickup=served[1].pickup)
    _arrive(business, bo)
    clock.move_to(NOON)
    return ana


def _arrive(business: Business, made: maker.OnShelf) -> None:
    found = maker.identify(business, made.code)
    assert found.visit is not None
    maker.ask(business, found.visit)


def desk(business: Business, by: Person | None, language: str = "en") -> DeskWindow:
    """A desk's window with this screen alone; what it asks is answered at once."""

    def run(call: Call) -> object:
        if task_of(call.verb) is None:
            return business.read(call.verb, **call.arguments)
        return business.do(call.verb, call.by, call.key, "Desk 1", **call.arguments)

    def submit(call: Call) -> Future[Any]:
        return background.inline(run)(call)

    context = Context(
        submit=submit, by=System("sign-in"), language=language, languages=("en", "de", "ar"),
        zone=business.facts.zone, business_name="Harbour Lane", station="Desk 1",
        now=lambda: business.clock.moment(None),
        closed=lambda task: closed_on(business, context, task),
    )  # fmt: skip
    if by is not None:
        context.sign_in(by, name="Ana Lindqvist", role=context.t(staff_texts.ROLES[by.role]))
    return DeskWindow(context, SCREENS, sign_in="today", start="today")


LOOKS: tuple[tuple[str, str, Scheme, float, int, int], ...] = (
    ("today", "en", "light", 1.0, 1440, 900),
    ("today-1280x720", "en", "light", 1.0, 1280, 720),
    ("today-arabic", "ar", "light", 1.0, 1440, 900),
    ("today-german", "de", "light", 1.0, 1280, 720),
    ("today-dark", "en", "dark", 1.0, 1440, 900),
    ("today-high-contrast", "en", "high_contrast", 1.0, 1440, 900),
    ("today-text-130", "en", "light", 1.3, 1440, 900),
    ("today-text-130-1280x720", "en", "light", 1.3, 1280, 720),
)


def pictures(folder: Path) -> list[Path]:
    """Write Today in every look, and empty."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with tempfile.TemporaryDirectory() as place, a_business(Path(place)) as (business, clock):
        ana = None
        clock.move_to(NOON - timedelta(days=23))
        made.append(_take(business, ana, folder / "desk-today-empty.png", LOOKS[0]))
        clock.move_to(LONG_AGO + timedelta(days=2))
        ana = live_a_morning(business, clock)
        made += [_take(business, ana, folder / f"desk-{look[0]}.png", look) for look in LOOKS]
        for look in (LOOKS[0], LOOKS[1], LOOKS[2]):
            path = folder / f"desk-{look[0]}-look-up.png"
            made.append(_take(business, ana, path, look, said="ol"))
        money_is_left(business)
        made += [_take(business, ana, folder / f"desk-{look[0]}-money.png", look) for look in LOOKS]
    return made


def money_is_left(business: Business) -> None:
    """Somebody's card answered nothing, and the goods of another who paid never left."""
    by = Person(a_person(business, Skill.TAKE_MONEY, Skill.HAND_OUT), Role.RECEPTION)
    for name, asked in (("Bartholomäus-Maximilian von Hohenstaufen", True), ("Lin Bo", False)):
        left = maker.ready(business, paid=False, name=name)
        counter = business.read(pickups.counter, pickup=left.pickup)
        facts = {"order": counter.order, "lines": lines_of(counter), "minor": counter.due}
        if asked:
            business.do(paying.begin_card, by=by, **facts)
        else:
            business.do(paying.take_payment, by=by, way=WayToPay.CARD, slip="0042", **facts)


def _take(
    business: Business,
    by: Person | None,
    path: Path,
    look: tuple[str, str, Scheme, float, int, int],
    *,
    said: str = "",
) -> Path:
    _name, language, scheme, scale, width, height = look
    window = desk(business, by or Person(1, Role.MANAGER), language)  # type: ignore[arg-type]
    window.set_look(scheme, scale)
    window.resize(width, height)
    window.show()
    QApplication.processEvents()
    QApplication.processEvents()
    window.tick()
    if said:
        page = window.navigator.current
        assert isinstance(page, TodayScreen)
        page.look_up.field.set_text(said)
        page.look_up.asked.emit(said)
        QApplication.processEvents()
    window.grab().save(str(path))
    window.leave()
    window.deleteLater()
    return path
