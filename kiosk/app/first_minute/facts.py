"""What is so in the shop, as far as the first minute goes: two reads, asked as any screen asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.back_office.accounting import service as accounting
from kiosk.core.ids import OrderId, PersonId, PickupId
from kiosk.core.task import Role
from kiosk.cross_training.cover import service as cover
from kiosk.database.acting import View
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.pickup import service as pickups
from kiosk.shell.call_strip import Called, Calls


@dataclass(frozen=True, slots=True)
class Facts:
    """One pick-up and what has become of it, and which roles the receptionist covers or has covered.

    `entries` counts the lines of the ledger since the minute began that belong to its order, `balanced`
    whether they add up to nought; `done_by` and `done_for` are the names in the record of its payment.
    """

    in_lobby: bool
    served: bool
    due: int
    currency: str
    places: tuple[str, ...]
    ready: int
    lines: int
    scanned: int
    receipt: str
    child: str
    covering: frozenset[Role]
    covered: frozenset[Role]
    entries: int
    balanced: bool


def facts_of(
    view: View, *, pickup: PickupId, order: OrderId, person: PersonId, since: datetime
) -> Facts:
    """How it stands with `pickup` of `order` and with the roles of `person`."""
    board, counter = pickups.board(view), pickups.counter(view, pickup=pickup)
    done = next((each for each in board.done if each.pickup == pickup), None)
    waits = any(each.pickup == pickup for each in board.lobby)
    served = any(each.pickup == pickup for each in board.served)
    rest = pickups.rest_of(view, pickup=pickup) if done is not None else None
    entries = accounting.entries_of(view, order=order)
    lines = [line for each in entries if each.at and each.at >= since for line in each.lines]
    live = frozenset(each.role for each in cover.live(view, person=person))
    mine = (each for each in cover.covers_today(view) if each.person == person)
    ended = frozenset(each.role for each in mine if each.ended_at and each.ended_at >= since)
    return Facts(
        in_lobby=waits,
        served=served,
        due=counter.due,
        currency=counter.currency,
        places=tuple(dict.fromkeys(each.place for each in counter.packages)),
        ready=sum(len(each.holds) for each in counter.packages),
        lines=sum(len(each.holds) for each in counter.packages) + len(counter.later),
        scanned=sum(1 for each in counter.packages if each.scanned),
        receipt=done.receipt if done is not None else "",
        child=rest.number if rest is not None else "",
        covering=live,
        covered=ended,
        entries=len(lines),
        balanced=sum(line.minor for line in lines) == 0,
    )


def calls(view: View) -> Calls:
    """Numbers being served and waiting, the words of cases on hold, and how long one waited today."""
    here = queue.in_the_lobby(view)
    served = sorted(
        (each for each in here if each.state is VisitState.IN_SERVICE),
        key=lambda each: each.since, reverse=True,
    )  # fmt: skip
    waiting = (each.number for each in here if each.state is VisitState.WAITING)
    seconds = pickups.board(view).usual_wait_seconds
    return Calls(
        tuple(Called(each.number, each.served_at_station or "") for each in served),
        held=tuple(each.word for each in queue.cases(view)),
        following=tuple(waiting),
        minutes=None if not seconds else (seconds + 30) // 60,
    )
