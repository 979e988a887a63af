"""Acts on a ticket as it stands now, and what is said when one is refused."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.refusal import Refused
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.tickets import (
    Ticket,
)
from tests.makers import queue as maker


def refused(
    business: Business, verb: Any, by: Any, station: str = "Desk 1", **asked: Any
) -> Refused:
    with pytest.raises(Refused) as said:
        business.do(verb, by, None, station, **asked)
    return said.value


def code(business: Business, verb: Any, by: Any, station: str = "Desk 1", **asked: Any) -> object:
    return refused(business, verb, by, station, **asked).refusal.code


def do(business: Business, verb: Any, by: Person, ticket: Ticket, **more: Any) -> Ticket:
    """One act on a ticket as it stands now."""
    now = maker.at(business, ticket)
    station = more.pop("station", "Desk 1")
    return business.do(verb, by, None, station, ticket=now.id, seen=now.version, **more)


def visit_state(business: Business, ticket: Ticket) -> VisitState:
    return business.read(queue.visit_of, visit=ticket.visit).state
