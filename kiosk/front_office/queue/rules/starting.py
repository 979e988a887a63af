"""What a business begins with: kinds of visit and queues that fit most houses, for the owner to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.task import Role, Task
from kiosk.core.words import LANGUAGES, t
from kiosk.front_office.queue.rules.kinds import Ask, Overnight, Purpose, Told


@dataclass(frozen=True, slots=True)
class ServiceDraft:
    """A queue as the owner writes it down; `task` is the id of the task that serving needs."""

    names: dict[str, str]
    task: str
    minutes: int = 10
    last_before: int = 15
    overnight: Overnight = Overnight.CLOSE
    tolerance: int = 10
    active: bool = True
    position: int = 0


@dataclass(frozen=True, slots=True)
class KindDraft:
    """A kind of visit as the owner writes it down; `services` are ids of queues."""

    code: str
    names: dict[str, str]
    purpose: Purpose
    asks: tuple[Ask, ...] = ()
    papers: tuple[str, ...] = ()
    badge: bool = False
    told: Told = Told.NOBODY
    told_role: Role | None = None
    services: tuple[int, ...] = ()
    stays: bool = False
    early: int = 15
    late: int = 15
    active: bool = True
    position: int = 0


def every_language(said: Callable[[str], str]) -> dict[str, str]:
    """The sentence in each language that has it."""
    found = {language: said(language) for language in LANGUAGES}
    return {each: text for each, text in found.items() if each == "en" or text != found["en"]}


def services() -> tuple[ServiceDraft, ...]:
    """The queues of the first day."""
    return (
        ServiceDraft(
            every_language(lambda each: t("Advice and questions", each)),
            Task.HELP_ANSWER.id,
            10,
            position=0,
        ),
        ServiceDraft(
            every_language(lambda each: t("Buying", each)), Task.SALE_RING_UP.id, 5, position=1
        ),
    )


def kinds(queues: tuple[int, ...]) -> tuple[KindDraft, ...]:
    """The kinds of visit of the first day; `queues` are the ids of `services`, in their order."""
    name, company, phone = Ask.NAME, Ask.COMPANY, Ask.PHONE
    return (
        KindDraft(
            "appointment", every_language(lambda each: t("I have an appointment", each)), Purpose.APPOINTMENT,
            (name, phone), services=(queues[0],), position=0,
        ),
        KindDraft(
            "advice", every_language(lambda each: t("I would like advice", each)), Purpose.WALK_IN, (name, phone),
            services=(queues[0],), position=1,
        ),
        KindDraft(
            "buying", every_language(lambda each: t("I would like to buy something", each)), Purpose.WALK_IN,
            services=(queues[1],), position=2,
        ),
        KindDraft(
            "visitor", every_language(lambda each: t("I am here to see someone", each)), Purpose.VISITOR,
            (name, company, Ask.HOST, phone), badge=True, told=Told.HOST, position=3,
        ),
        KindDraft(
            "delivery", every_language(lambda each: t("I bring a delivery", each)), Purpose.DELIVERY,
            (company, Ask.PACKAGES), told=Told.ROLE, told_role=Role.FULFILMENT, position=4,
        ),
        KindDraft(
            "after_hours", every_language(lambda each: t("I work here after closing", each)), Purpose.STAYS,
            (name, company, Ask.HOST, phone), badge=True, told=Told.HOST, stays=True, position=5,
        ),
    )  # fmt: skip
