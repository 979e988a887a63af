"""Pictures of the lobby's queue at the desk: empty, busy, a number looked at, in every look."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import time_machine
from PySide6.QtWidgets import QApplication

from kiosk.app.directory import DIRECTORY
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.task import Skill, Task
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.front_office.queue.rules.starting import ServiceDraft
from kiosk.front_office.queue.rules.tickets import Ticket, WaitCause
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.gallery.desk_today import LONG_AGO, NOON, a_business
from tests.gallery.office import Camera, close
from tests.makers import customers, desks
from tests.makers import queue as maker
from tests.makers.staff import OWNER

QUEUES = (
    ({"en": "Framing advice", "de": "Rahmenberatung", "ar": "استشارة الإطارات"}, Task.HELP_ANSWER),
    ({"en": "Buying", "de": "Kaufen", "ar": "الشراء"}, Task.SALE_RING_UP),
    ({"en": "Complaints", "de": "Reklamation", "ar": "الشكاوى"}, Task.HELP_ANSWER),
)


class QueueCamera(Camera):
    """A camera whose desks live at the business's own time."""

    def desk(self, *, language: str = "en", size: tuple[int, int] = (1440, 900)) -> DeskWindow:
        """A desk, nobody signed in."""
        entries = [entry for entry in DIRECTORY if entry.id != "today"]
        return desks.a_desk(self.business, entries, language=language, size=size)


def pictures(folder: Path) -> list[Path]:
    """Each of them in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with tempfile.TemporaryDirectory() as place, a_business(Path(place)) as (business, clock):
        camera = QueueCamera(folder, business)
        clock.move_to(LONG_AGO + timedelta(days=1))
        ana = maker.a_desk(business, Skill.WELCOME, Skill.SELL, name="Ana Lindqvist")
        eun = maker.a_desk(business, Skill.WELCOME, name="Eun-ji Park", station="Desk 2")
        services = [_service(business, number) for number in range(len(QUEUES))]
        desk = camera.desk()
        _open(desk, ana)
        camera.take("queue-empty", desk)
        close(desk)
        wanted = _morning(business, clock, services, ana, eun)

        def busy(window: DeskWindow) -> None:
            _open(window, ana)

        camera.looks("queue-busy", busy)

        def looked_at(window: DeskWindow) -> None:
            _open(window, ana)
            window.navigator.current._open(str(wanted.id))

        camera.looks("queue-called", looked_at)
        today = desks.a_desk(business, DIRECTORY, size=(1440, 900), roles=True)
        today.context.sign_in(ana, name="Ana Lindqvist", role="Reception")
        today.open_room("today")
        camera.take("queue-today", today)
        close(today)
        german = camera.desk(language="de", size=(1280, 720))
        looked_at(german)
        camera.take("queue-called-german-1280x720", german)
        close(german)
        desk = camera.desk()
        _open(desk, eun)
        window_of = desk.navigator.current
        waiting = business.read(queue.board).waiting[0]
        window_of._open(str(waiting.ticket.id))
        camera.take("queue-waiting", desk)
        desks.press(desk, "queue.chosen.hold")
        camera.take("queue-hold", desk)
        close(desk)
    return camera.taken


def _open(desk: DeskWindow, by: Person) -> None:
    desk.context.sign_in(by, name="Ana Lindqvist", role=desk.context.t("Reception"))
    desk.open_room("queue.board")


def _service(business: Business, number: int) -> int:
    names, task = QUEUES[number]
    draft = ServiceDraft(dict(names), task.id, (10, 5, 15)[number], position=number)
    return business.do(queue.set_service, by=OWNER, draft=draft)


def _morning(
    business: Business,
    clock: time_machine.Traveller,
    services: list[int],
    ana: Person,
    eun: Person,
) -> Ticket:
    """Numbers in every column; gives one that was called by light and not seen yet."""

    def comes(name: str, minutes: float, at: int = 0, **more: Any) -> Ticket:
        clock.move_to(NOON - timedelta(minutes=minutes))
        customer = customers.customer(business, name) if name else None
        visit = business.do(maker.come, by=OWNER, customer=customer)
        return business.do(maker.issue, by=OWNER, visit=visit, service=services[at], **more)

    def act(verb: Any, ticket: Ticket, by: Person = ana, **more: Any) -> Ticket:
        now = maker.at(business, ticket)
        station = "Desk 1" if by is ana else "Desk 2"
        return business.do(verb, by, None, station, ticket=now.id, seen=now.version, **more)

    clock.move_to(NOON - timedelta(hours=3))
    for by, station in ((ana, "Desk 1"), (eun, "Desk 2")):
        maker.come_in(business, by, station)
    done = comes("Mona Reyes", 70)
    act(queue.meet, done)
    clock.move_to(NOON - timedelta(minutes=58))
    act(queue.finish_ticket, done, whole=False, follow_up="Send the price of the oak frame")
    served = comes("Jonas Weir", 40)
    act(queue.meet, served, eun)
    gone = comes("Bartholomäus-Maximilian von Hohenstaufen", 36, 1)
    act(queue.call_this, gone)
    for minutes in (33, 31):
        clock.move_to(NOON - timedelta(minutes=minutes))
        act(queue.call_again, gone)
    clock.move_to(NOON - timedelta(minutes=29))
    act(queue.miss, gone)
    held = comes("Pia Lund", 28)
    act(queue.meet, held)
    clock.move_to(NOON - timedelta(minutes=24))
    act(queue.hold_ticket, held, cause=WaitCause.PAPER)
    comes("Rosa Albright", 22)
    light = comes("Idris, Dune Café", 17, 1, call_by=CallBy.LIGHT)
    comes("", 14, 2)
    comes("Hal Finch", 11, 1, due_at=NOON + timedelta(minutes=10))
    comes("Walter Pym", 8, 0, priority=10, call_by=CallBy.COME_TO_ME)
    comes("Lin Bo", 6, 1)
    comes("Marta Quill", 3, 0, cause=WaitCause.PAPER)
    clock.move_to(NOON - timedelta(minutes=2))
    act(queue.call_this, light)
    clock.move_to(NOON)
    return light
