"""Pictures of the display and of what it shares with kiosks: a call, a call by light, a text that is shown."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from kiosk import business as businesses
from kiosk.app.calling import Calling
from kiosk.app.directory import DIRECTORY
from kiosk.business import Business
from kiosk.core.by import Customer, Person
from kiosk.core.task import Role, Skill
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.lobby.display import service
from kiosk.lobby.display.rules import YES, TroubleSort
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import StationKind
from kiosk.shell.bars import Ease
from kiosk.shell.light import Light
from tests import founding
from tests.lobby.display.windows import Display, announcing, doing
from tests.lobby.windows import Lobby
from tests.makers import desks
from tests.makers import queue as maker
from tests.makers.staff import OWNER, a_person

WIDE, UPRIGHT = (1920, 1080), (1080, 1920)
NOON = datetime(2026, 4, 13, 9, 50, tzinfo=UTC)
TEXT = "Your canvas can be ready today at 16:00. Is that early enough?"
HERE = tuple(entry for entry in DIRECTORY if entry.id != "today")


def pictures(folder: Path) -> list[Path]:
    """Write them and name them."""
    folder.mkdir(parents=True, exist_ok=True)
    with a_business() as (business, clock):
        camera = Camera(folder, business)
        camera.nobody()
        a_morning(business, clock)
        camera.boards()
        camera.light()
        camera.text()
        camera.troubles()
    return camera.taken


@contextmanager
def a_business() -> Iterator[tuple[Business, maker.JumpingClock]]:
    """The shop of the pictures."""
    with tempfile.TemporaryDirectory() as name:
        home, clock = Path(name), maker.JumpingClock(NOON)
        made = replace(
            founding.founding(), name="Harbour Lane", trade="Framing & Print", country="AT"
        )
        business, _code = businesses.create(
            f"sqlite:///{home}/data/kiosk.db", home, made, owner="Maren Sommer", pin="407319",
            clock=clock,
        )  # fmt: skip
        for station, kind in (("Desk 1", StationKind.LOBBY), ("Display 1", StationKind.DISPLAY)):
            business.do(settings.add_station, by=OWNER, name=station, kind=kind, touch=False)
        try:
            yield business, clock
        finally:
            business.close()


def a_morning(business: Business, clock: maker.JumpingClock) -> None:
    """Some were served, one is, five wait, one is called."""
    line = maker.a_queue(business, name="Order pick-up", minutes=3)
    ana = maker.a_desk(business, Skill.WELCOME, name="Ana Lindqvist")
    ben = maker.a_desk(business, Skill.WELCOME, name="Ben Okafor")
    tickets = [maker.a_number(business, line) for _ in range(8)]
    for ticket, minutes in ((tickets[0], 8), (tickets[1], 7)):
        step(business, queue.call_this, ana, "Desk 1", ticket)
        step(business, queue.meet, ana, "Desk 1", ticket)
        clock.forward(minutes=minutes)
        step(business, queue.finish_ticket, ana, "Desk 1", ticket, whole=True)
    step(business, queue.call_this, ben, "Desk 2", tickets[2])
    step(business, queue.meet, ben, "Desk 2", tickets[2])
    clock.forward(minutes=1)
    step(business, queue.call_this, ana, "Desk 1", tickets[3])


def step(
    business: Business, verb: object, who: Person, station: str, ticket: object, **more: object
) -> None:
    """One act on a ticket as it stands now."""
    now = maker.at(business, ticket)
    business.do(verb, who, None, station, ticket=now.id, seen=now.version, **more)


class Camera:
    """Takes pictures of one business."""

    def __init__(self, folder: Path, business: Business) -> None:
        self.folder, self.business = folder, business
        self.taken: list[Path] = []

    def take(self, name: str, window: QWidget) -> None:
        """Write one picture."""
        for _ in range(6):
            QApplication.processEvents()
        path = self.folder / f"{name}.png"
        window.grab().save(str(path))
        self.taken.append(path)

    def display(self, size: tuple[int, int] = WIDE, language: str = "en") -> Display:
        """A display of this size."""
        window = Display(self.business, language=language)
        window.resize(*size)
        window.show()
        return window

    def nobody(self) -> None:
        """Before anybody is called."""
        window = self.display()
        self.take("display-nobody", window)
        window.leave()

    def boards(self) -> None:
        """Now serving."""
        for language in ("en", "de", "ar"):
            for name, size in (("wide", WIDE), ("upright", UPRIGHT)):
                window = self.display(size, language)
                self.take(f"display-now-serving-{language}-{name}", window)
                window.leave()
        window = self.display((1280, 720))
        self.take("display-now-serving-small", window)
        window.leave()

    def light(self) -> None:
        """One who wants light is called: the display, an idle kiosk, a kiosk that somebody uses."""
        line = next(iter(self.business.read(queue.services))).id
        ana = Person(a_person(self.business, Skill.WELCOME, name="Ida Berg"), Role.RECEPTION)
        ticket = maker.a_number(self.business, line, call_by=CallBy.LIGHT)
        step(self.business, queue.call_this, ana, "Desk 1", ticket)
        windows: list[tuple[str, QWidget]] = [
            (f"display-call-by-light-{language}", self.display(WIDE, language))
            for language in ("en", "de", "ar")
        ]
        windows.append(("display-call-by-light-upright", self.display(UPRIGHT)))
        for name, size, language, ease in (
            ("kiosk-idle", UPRIGHT, "en", Ease()), ("kiosk-in-use", UPRIGHT, "en", Ease()),
            ("kiosk-in-use-wide", WIDE, "en", Ease()), ("kiosk-in-use-arabic", UPRIGHT, "ar", Ease()),
            ("kiosk-in-use-text-200", UPRIGHT, "en", Ease(scale=2.0)),
        ):  # fmt: skip
            lobby = Lobby(self.business, directory=HERE, station="Lobby 1", language=language)
            lobby.resize(*size)
            lobby.show()
            lobby._show_ease(ease)
            if "in-use" in name:
                lobby.go("pickup.find")
            windows.append((f"light-{name}", lobby))
        telling = announcing(self.business, *(window for _name, window in windows))
        for name, window in windows:
            light = window.findChild(Light)
            light.pulse.stop()
            self.take(name, window)
        windows[0][1].light.pulse._left = 1
        self.take("display-call-by-light-dark", windows[0][1])
        step(self.business, queue.look, ana, "Desk 1", ticket)
        del telling
        for _name, window in windows:
            window.leave()

    def text(self) -> None:
        """A talk by text, at the desk and on the customer's screen."""
        ana = Person(a_person(self.business, Skill.WELCOME, name="Ana Lindqvist"), Role.RECEPTION)
        for language in ("en", "de", "ar"):
            desk = desks.a_desk(self.business, HERE, station="Desk 2", language=language)
            desk.context.sign_in(ana, name="Ana Lindqvist", role="Reception")
            desk.go("text.show", who="Rosa Albright", where="Desk 1")
            page = desk.navigator.current
            page.box.set_text("Welcome, I am Ana. One moment, I look at the workshop's plan.")
            shown = self.business.read(service.shown_here, where="Desk 1")
            answer = "I bring a canvas to stretch. Please write, I do not hear well."
            self.business.do(
                service.answer_text, Customer(), None, "Desk 1", shown=shown.id, answer=answer
            )
            page.box.set_text(TEXT)
            self.customer(language)
            self.take(f"show-text-desk-{language}", desk)
            page.end()
            desk.leave()

    def customer(self, language: str) -> None:
        """The customer's side, on kiosk and display."""
        for name, size, ease in (
            ("wide", WIDE, Ease()), ("upright", UPRIGHT, Ease()), ("text-200", UPRIGHT, Ease(scale=2.0)),
        ):  # fmt: skip
            lobby = Lobby(self.business, directory=HERE, station="Desk 1", language=language)
            lobby.resize(*size)
            lobby.show()
            lobby._show_ease(ease)
            lobby.go("text.shown")
            self.take(f"show-text-kiosk-{language}-{name}", lobby)
            if language == "en" and name == "upright":
                lobby.navigator.current._toggle()
                self.take("show-text-kiosk-typing", lobby)
                lobby.navigator.current._answer(YES)
                lobby.navigator.current._toggle()
            lobby.leave()
        window = Display(self.business, language=language, station="Desk 1")
        window.resize(*WIDE)
        window.show()
        window.go("display.text")
        self.take(f"show-text-display-{language}", window)
        window.leave()

    def troubles(self) -> None:
        """What a desk says of kiosks."""
        ana = Person(a_person(self.business, Skill.WELCOME, name="Ana Lindqvist"), Role.RECEPTION)
        for kind in (TroubleSort.NO_PAPER, TroubleSort.TRIES):
            self.business.do(service.note_trouble, Customer(), None, "Kiosk 1", kind=kind)
        desk = desks.a_desk(self.business, HERE, station="Desk 2")
        desk.context.sign_in(ana, name="Ana Lindqvist", role="Reception")
        calling = Calling(doing(self.business))
        calling.serve(desk)
        calling.look()
        self.take("desk-kiosk-troubles", desk)
        desk.leave()
