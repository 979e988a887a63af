"""Pictures of a closed door: why, who can, whoever stands beside, a call through the desks, and the lobby's time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.app.who_can import WhoCan
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.colleagues import texts
from kiosk.cross_training.colleagues.rules import Call, CallState, ColleagueCallId
from kiosk.cross_training.cover.rules.house import Colleague, House, house
from kiosk.cross_training.training.rules import Level
from kiosk.records.staff.rules import PresenceState
from kiosk.shell.call_bars import CallFacts
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.gallery.lobby import NOON, PIN, SHAPES, Camera, a_business, close, known, order, settle
from tests.makers import pickup as makers
from tests.makers.staff import a_person

LONG = "Wilhelmina Featherstonehaugh-Castellanos"
FRONT = {Skill.HAND_OUT: Level.ALONE, Skill.WELCOME: Level.ALONE}
BACK_AT = NOON + timedelta(minutes=41)
MANAGES = {Skill.TAKE_MONEY: Level.TRAINER}


def shop(me: PersonId, mine: Level | None, *, long: bool = False, alone: bool = False) -> House:
    """Accounting is away until 12:45; somebody at another desk and the office can take money too."""
    money = {Skill.TAKE_MONEY: mine} if mine is not None else {}
    here = PresenceState
    people = [
        Colleague(me, "Ana Lindqvist", Role.RECEPTION, frozenset({Role.RECEPTION}), FRONT | money,
                  state=here.IN, station="Desk 1"),
        Colleague(PersonId(95), "Ben Okafor", Role.ACCOUNTING, frozenset({Role.ACCOUNTING}),
                  {Skill.TAKE_MONEY: Level.TRAINER}, away_until=BACK_AT),
    ]  # fmt: skip
    if not alone:
        eun = LONG if long else "Eun-ji Park"
        people += [
            Colleague(PersonId(93), eun, Role.SALES, frozenset({Role.SALES}), MANAGES,
                      state=here.SERVING, station="Desk 2"),
            Colleague(PersonId(94), "Farid Haddad", Role.MANAGER, frozenset({Role.MANAGER}), MANAGES,
                      state=here.IN, station="Office"),
        ]  # fmt: skip
    return house(NOON, tuple(people))


@contextmanager
def seen_by(window: DeskWindow, drawn: House) -> Iterator[None]:
    """This window's controls ask this picture of the house."""
    context = window.context
    picture = WhoCan(drawn)
    context._closed = lambda task: picture.closed(
        context.by(), task, station="Desk 1", language=context.language, zone=context.zone,
        now=NOON + timedelta(minutes=1),
    )  # fmt: skip
    yield
    context._closed = None


def at_the_counter(camera: Camera, ana: Person, number: str, language: str = "en") -> DeskWindow:
    """A hand-over where something is to pay, and nothing else is left to do."""
    made = order(camera.business, number, paid=False)
    window = camera.desk(ana, "Ana Lindqvist", "Desk 1", language)
    window.go("pickup.counter", pickup_id=made.pickup)
    page = window.navigator.current
    page._take()
    for package in page._counter.packages:
        page.scanned(package.number)
    page._make_sure("known_to_me")
    settle()
    return window


def explained(window: DeskWindow, drawn: House) -> None:
    """The reason opens at the button that takes the money."""
    with seen_by(window, drawn):
        window.regard()
        page = window.navigator.current
        page.pay.tender.renew()
        page.context.shell.explain(page.pay.tender.take, window.context.closed(Task.PAYMENT_TAKE))
        settle()


def desk(camera: Camera, ana: Person) -> None:
    """The frame beside the closed button, in every look."""
    window = at_the_counter(camera, ana, "1142")
    looks = (("light", 1.0, 1440, 900), ("dark", 1.0, 1440, 900), ("high_contrast", 1.0, 1440, 900),
             ("light", 1.3, 1440, 900), ("light", 1.0, 1280, 720))  # fmt: skip
    for scheme, scale, wide, high in looks:
        window.resize(wide, high)
        window.set_look(scheme, scale)
        settle()
        explained(window, shop(ana.id, Level.ALONE))
        camera.take(f"why-closed-{scheme}-{scale}-{wide}x{high}", window)
        window.popover.forget()
    window.resize(1440, 900)
    window.set_look("light", 1.0)
    for name, drawn in (
        ("beside", shop(ana.id, Level.SUPERVISED)),
        ("long-name", shop(ana.id, Level.ALONE, long=True)),
        ("nobody", shop(ana.id, None, alone=True)),
    ):
        explained(window, drawn if name != "beside" else _in_accounting(drawn))
        if name == "beside":
            window.popover.lines[0].open_pin()
            window.popover._grow()
        camera.take(f"why-closed-{name}", window)
        window.popover.forget()
    colleague(camera, window, ana)
    close(window)
    arabic = at_the_counter(camera, ana, "1143", "ar")
    explained(arabic, shop(ana.id, Level.ALONE))
    camera.take("why-closed-arabic", arabic)
    arabic.popover.forget()
    close(arabic)


def _in_accounting(drawn: House) -> House:
    """The same, only that the role is her own."""
    me = replace(drawn.people[0], own=frozenset({Role.RECEPTION, Role.ACCOUNTING}))
    return house(NOON, (me, *drawn.people[1:]))


def colleague(camera: Camera, window: DeskWindow, ana: Person) -> None:
    """What this desk says when another needs somebody, and when somebody comes."""
    asked = Call(
        ColleagueCallId(1), PersonId(93), "Eun-ji Park", "Desk 2", None, "", "", NOON,
        CallState.ASKED, None, "", 1,
    )  # fmt: skip
    mine = replace(
        asked, id=ColleagueCallId(2), asked_by=ana.id, station="Desk 1", state=CallState.COMING,
        coming=PersonId(94), coming_name="Farid Haddad",
    )  # fmt: skip
    for language in ("en", "ar"):
        window.context.speak(language)
        window.calls.show_calls([
            CallFacts(
                str(call.id), texts.fact(call, ana.id, language),
                texts.rest(call, "", ana.id, language), texts.offered(call, ana.id, language),
                kind, icon, settle,
            )
            for call, kind, icon in ((asked, "waiting", "bell-ring"), (mine, "supervised", "user-check"))
        ])  # fmt: skip
        camera.take(f"colleague-{language}", window)
    window.context.speak("en")
    window.calls.show_calls(())


def lobby(camera: Camera) -> None:
    """The honest time, upright, wide, large and in Arabic; and where none is known."""
    from kiosk.ui.context import Prospect

    for number, shape in enumerate(SHAPES):
        made = makers.ready(
            camera.business, (6_490, 4_200, 1_850), name="Theo Vance", number=str(1160 + number)
        )
        window = camera.lobby(shape)
        window.context._expect = lambda _task: Prospect(now=False, back_at=BACK_AT)
        known(window, made)
        window._show_ease(SHAPES[shape][1])
        window.context.speak(SHAPES[shape][2])
        camera.take(f"pickup-closed-{shape}", window)
        if not number:
            window.context._expect = lambda _task: Prospect(now=False)
            window.regard()
            camera.take("pickup-closed-no-time", window)
        close(window)


def pictures(folder: Path) -> list[Path]:
    """Write every picture of a closed door."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setFont(Theme.load("lobby").font("body"))
    with a_business() as business:
        camera = Camera(folder, business)
        ana = _somebody(business)
        lobby(camera)
        desk(camera, ana)
        return camera.taken


def _somebody(business: Business) -> Person:
    who = a_person(business, *Skill, name="Ana Lindqvist", pin=PIN)
    return Person(who, Role.RECEPTION)
