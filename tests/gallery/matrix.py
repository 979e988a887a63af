"""Pictures of who can do what: the shop of the story, one cell open, a colleague's view, sixty people."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.core.words import local_day
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.database.clock import StoryClock
from kiosk.records.staff import service as staff
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests import founding
from tests.gallery.office import PIN, close
from tests.gallery.till import Evening
from tests.makers import desks
from tests.makers.staff import OWNER

NOON = datetime(2026, 4, 13, 10, 9, tzinfo=UTC)
BEFORE = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)
EARLY = datetime(2025, 12, 1, 9, 0, tzinfo=UTC)
TEAM: tuple[tuple[str, Role, dict[str, str]], ...] = (
    ("Ana Lindqvist", Role.RECEPTION, {
        "O": "welcome hand_out_orders", "U": "sell pick_and_pack goods_in take_money take_in_orders",
        "L": "close_till count_stock",
    }),
    ("Greta Holm", Role.RECEPTION, {
        "U": "welcome hand_out_orders", "I": "sell", "L": "take_money goods_in",
    }),
    ("Eun-ji Park", Role.SALES, {
        "U": "welcome hand_out_orders take_money", "O": "sell", "I": "invoice",
    }),
    ("Chloe Marsh", Role.FULFILMENT, {
        "O": "pick_and_pack goods_in count_stock", "I": "welcome", "L": "sell",
    }),
    ("Hugo Silva", Role.MANUFACTURING, {
        "I": "hand_out_orders", "U": "pick_and_pack goods_in workshop", "L": "check_work",
    }),
    ("Dev Patel", Role.MANUFACTURING, {"U": "pick_and_pack", "L": "goods_in", "O": "workshop check_work"}),
    ("Ben Okafor", Role.ACCOUNTING, {
        "I": "hand_out_orders", "L": "sell refunds", "O": "take_money close_till invoice", "U": "books",
    }),
)  # fmt: skip
SOON = (
    ("Ana Lindqvist", "pick_and_pack"),
    ("Eun-ji Park", "hand_out_orders"),
    ("Hugo Silva", "goods_in"),
)
PROVEN_NOT = (
    ("Chloe Marsh", "count_stock"),
    ("Ben Okafor", "close_till"),
    ("Dev Patel", "pick_and_pack"),
)


def declare(business: Business, person: PersonId, level: str, skills: str) -> None:
    """Declared today."""
    some = tuple(Skill(each) for each in skills.split())
    business.do(training.declare, by=OWNER, person=person, skills=some, level=Level(level))


def a_team(business: Business, clock: StoryClock) -> dict[str, PersonId]:
    """Who was declared in January, signed off since, ended, or paused."""
    owner = next(each.id for each in business.read(staff.people) if each.owner)
    boss = Person(owner, Role.MANAGER)
    people = {"Farid Haddad": owner}
    clock.set(EARLY)
    for name, role, _holds in TEAM:
        people[name] = business.do(staff.add_person, by=OWNER, name=name, role=role)
    declare(business, people["Ana Lindqvist"], "U", "refunds")
    clock.set(BEFORE)
    today = local_day(BEFORE, business.facts.zone)
    for name, _role, holds in TEAM:
        for level, skills in holds.items():
            for skill in skills.split():
                if (name, skill) in PROVEN_NOT:
                    continue
                last = timedelta(days=100 if (name, skill) in SOON else 365)
                business.do(
                    training.sign_off, by=boss, person=people[name], skill=Skill(skill),
                    level=Level(level), until=today + last,
                )  # fmt: skip
    clock.set(NOON - timedelta(days=1))
    for name, skill in PROVEN_NOT:
        holds = next(each for called, _role, each in TEAM if called == name)
        level = next(step for step, skills in holds.items() if skill in skills.split())
        declare(business, people[name], level, skill)
    declare(business, owner, "U", "pick_and_pack goods_in take_money close_till welcome sell")
    declare(business, owner, "O", "refunds train_and_cover people settings")
    declare(business, owner, "L", "books")
    for skill in ("hand_out_orders", "take_in_orders", "count_stock", "invoice"):
        business.do(
            training.revoke, by=OWNER, person=owner, skill=Skill(skill), reason="others do it"
        )
    business.do(
        training.suspend, by=OWNER, person=people["Greta Holm"], skill=Skill.TAKE_MONEY,
        until=NOON + timedelta(days=6), reason="two differences in one week",
    )  # fmt: skip
    clock.set(NOON)
    return people


def at(
    people: dict[str, PersonId],
    name: str = "Farid Haddad",
    then: Callable[[DeskWindow], None] | None = None,
) -> Callable[[DeskWindow], None]:
    """Somebody looks at who can do what."""

    def prepare(desk: DeskWindow) -> None:
        role = Role.MANAGER if name == "Farid Haddad" else Role.RECEPTION
        said = desk.context.t("Manager" if role is Role.MANAGER else "Reception")
        desk.context.sign_in(Person(people[name], role), name=name, role=said)
        desk.context.go("matrix")
        if then is not None:
            then(desk)
        for _ in range(4):
            QApplication.processEvents()

    return prepare


def open_cell(people: dict[str, PersonId], name: str, skill: Skill) -> Callable[[DeskWindow], None]:
    """Press a cell."""

    def do(desk: DeskWindow) -> None:
        grid = desks.find(desk, "matrix.map")
        grid.choose(str(people[name]), str(skill))
        grid.moved.emit(*grid.current)
        grid.opened.emit(*grid.current)

    return do


def shop(camera: Evening, people: dict[str, PersonId]) -> None:
    """The story's noon, in each look."""
    business = camera.business
    camera.looks("matrix", at(people))
    for name, who, person, skill in (
        ("open", "Farid Haddad", "Hugo Silva", Skill.GOODS_IN),
        ("paused", "Farid Haddad", "Greta Holm", Skill.TAKE_MONEY),
        ("ended", "Farid Haddad", "Ana Lindqvist", Skill.REFUND),
        ("trainer", "Ana Lindqvist", "Hugo Silva", Skill.HAND_OUT),
        ("colleague", "Greta Holm", "Ben Okafor", Skill.TAKE_MONEY),
    ):
        desk = camera.desk()
        at(people, who, open_cell(people, person, skill))(desk)
        camera.take(f"matrix-{name}", desk)
        if name == "open":
            desks.find(desk, "matrix.side.pause").click()
            camera.take("matrix-pause", desk)
        close(desk)
    for language in ("de", "ar"):
        desk = camera.desk(language=language)
        at(people, then=open_cell(people, "Hugo Silva", Skill.GOODS_IN))(desk)
        camera.take(f"matrix-open-{language}", desk)
        close(desk)
    desk = camera.desk(language="de")
    at(people)(desk)
    camera.take("matrix-german", desk)
    close(desk)
    desk = camera.desk(size=(1280, 720))
    at(people, then=open_cell(people, "Dev Patel", Skill.GOODS_IN))(desk)
    camera.take("matrix-open-1280x720", desk)
    close(desk)
    desk = camera.desk()
    at(people, "Greta Holm")(desk)
    camera.take("matrix-seen-by-a-colleague", desk)
    close(desk)
    assert business is camera.business


def crowd(camera: Evening, people: dict[str, PersonId]) -> None:
    """Sixty people, some with long names, every skill."""
    business = camera.business
    for number in range(52):
        name = f"Colleague {number}"
        if number % 9 == 0:
            name = f"Maximiliane-Theodora Freifrau von und zu Oberndorfer-Weißenbach {number}"
        person = business.do(staff.add_person, by=OWNER, name=name, role=list(Role)[number % 7])
        for place, level in enumerate("IOLU"):
            some = [s for at_, s in enumerate(Skill) if (at_ * 7 + number) % 9 == place]
            if some:
                declare(business, person, level, " ".join(some))
    camera.looks("matrix-sixty", at(people))
    desk = camera.desk()
    at(people)(desk)
    grid = desks.find(desk, "matrix.map")
    grid.verticalScrollBar().setValue(700)
    grid.horizontalScrollBar().setValue(300)
    camera.take("matrix-sixty-scrolled", desk)
    close(desk)


def pictures(folder: Path, only: str = "") -> list[Path]:
    """Every picture of who can do what."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    made = replace(
        founding.founding(), name="Harbour Lane", trade="Framing & Print", country="AT",
        address="4 Quay Street\nWesthaven", demonstration=True,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        clock = StoryClock(EARLY - timedelta(days=1))
        business, _code = businesses.create(
            f"sqlite:///{home}/data/kiosk.db",
            home,
            made,
            owner="Farid Haddad",
            pin=PIN,
            clock=clock,
        )
        try:
            camera = Evening(folder, business)
            camera.moment = NOON
            people = a_team(business, clock)
            for name, part in {"shop": shop, "crowd": crowd}.items():
                if only in ("", name):
                    part(camera, people)
        finally:
            business.close()
    return camera.taken
