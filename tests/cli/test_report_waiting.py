"""``report waiting``: the seconds of every day and queue, by cause, and they add up."""

from __future__ import annotations

import argparse

import pytest

from kiosk.business import Business
from kiosk.cli.report import REPORTS
from kiosk.cli.waiting import CAUSES, report
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.tickets import WaitCause
from tests.databases import Place
from tests.makers import queue as maker


@pytest.fixture
def database_kind() -> str:
    """It reads what the queue's own tests read on both databases."""
    return "embedded"


def asked(business: Business, as_of=None):
    """The report as the command makes it."""
    return report(business, argparse.Namespace(as_of=as_of))


def test_that_the_report_adds_up_by_cause_and_day(place: Place) -> None:
    clock = maker.JumpingClock()
    with maker.a_house(place, clock) as house:
        assert asked(house).rows == []
        service, desk = maker.a_queue(house, "Advice"), maker.a_desk(house)
        ticket = maker.a_number(house, service, cause=WaitCause.PAPER)
        clock.forward(minutes=9)
        called = {"ticket": ticket.id, "seen": ticket.version}
        met = house.do(queue.meet, desk, None, "Desk 1", **called)
        clock.forward(minutes=4, seconds=30)
        done = {"ticket": ticket.id, "seen": met.version, "whole": True}
        house.do(queue.finish_ticket, desk, None, "Desk 1", **done)
        made = asked(house)
        (row,) = made.rows
        assert (row["service"], row["paper"], row["serving"]) == ("Advice", 540, 270)
        assert row["waited"] == sum(row[cause] for cause in CAUSES)
        assert row["whole"] == row["waited"] + row["walking"] + row["missed"] + row["serving"]
        assert made.totals["whole"] == row["whole"] == 810
        assert list(made.lines) == [
            "2027-06-07  Advice: waited 9:00 min (paper 9:00 min), served 4:30 min",
            "All together: waited 9:00 min (paper 9:00 min), served 4:30 min",
        ]
        assert asked(house, as_of=maker.MORNING.date().replace(day=1)).rows == []


def test_that_the_command_knows_it() -> None:
    assert REPORTS["waiting"] == "kiosk.cli.waiting"
