"""Pictures of covers that have ended: what waits to be looked through, and what has been."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import time_machine
from PySide6.QtWidgets import QApplication

from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.words import CoverReason
from kiosk.database.acting import does
from kiosk.ui.theme import Theme
from tests.cross_training.cover.shops import hand_back, take
from tests.gallery.emergency import at, opened
from tests.gallery.office import NOON, Camera, close, harbour, team
from tests.makers.staff import a_person, acting

pay = does(Task.PAYMENT_TAKE, about="thing")(lambda act, thing: True)
count = does(Task.TILL_COUNT, about="thing")(lambda act, thing: True)
pick = does(Task.SHIPMENT_PICK, about="thing")(lambda act, thing: True)


def pictures(folder: Path) -> list[Path]:
    """Each of them."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with time_machine.travel(NOON - timedelta(hours=4), tick=False) as clock, harbour() as business:
        people = team(business)
        skills = (Skill.TAKE_MONEY, Skill.CLOSE_TILL, Skill.PICK_AND_PACK)
        people["Nia Brandt"] = a_person(business, *skills, name="Nia Brandt", roles=())
        camera = Camera(folder, business)
        for name, other, role, acts in (
            ("Nia Brandt", "Chloe Marsh", Role.FULFILMENT, (pick,) * 4),
            ("Nia Brandt", "Ben Okafor", Role.ACCOUNTING, (pay, pay, pay, count)),
        ):
            who = people[name]
            session = business.do(
                take,
                acting(who),
                None,
                "Desk 1",
                role=role,
                absent=people.get(other),
                reason=CoverReason.AWAY,
            )
            for number, act in enumerate(acts, 1):
                clock.shift(300)
                business.do(act, acting(who), None, "Desk 1", thing=number)
            clock.shift(600)
            business.do(hand_back, acting(who), None, "Desk 1", session=session)
        first = business.read(cover.covers_today)[-1]
        business.do(
            cover.review, acting(people["Farid Haddad"]), session=first.id,
            word="four orders, all on their shelf",
        )  # fmt: skip
        greta = people["Greta Holm"]
        opened(business, greta, Skill.TAKE_MONEY, "the queue reached the door at noon")
        clock.shift(120)
        business.do(pay, acting(greta), None, "Desk 2", thing=90)
        clock.shift(60)
        business.do(pay, acting(greta), None, "Desk 2", thing=91)

        def show(desk: object) -> None:
            desk.context.go("covers")  # type: ignore[attr-defined]

        camera.looks("covers", at(people, "Farid Haddad", Role.MANAGER, show))
        desk = camera.desk(language="de")
        at(people, "Farid Haddad", Role.MANAGER, show)(desk)
        camera.take("covers-german", desk)
        close(desk)
        desk = camera.desk()
        at(people, "Farid Haddad", Role.MANAGER)(desk)
        camera.take("covers-emergency", desk)
        close(desk)
    return camera.taken
