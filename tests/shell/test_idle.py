"""The waiting is arithmetic on a clock that only goes forward."""

import inspect
import time

import pytest

from kiosk.shell.desk import DeskWindow
from kiosk.shell.idle import DONE, LOBBY, Idle, Phase
from kiosk.shell.lobby import LobbyWindow
from tests.shell.samples import Clock


def test_that_nobody_is_waited_for_before_the_watch_begins():
    idle = Idle(Clock())
    idle.touch()
    idle.recount()
    assert idle.phase is Phase.OFF
    assert idle.left == 0


def test_that_the_phases_follow_each_other():
    clock = Clock()
    idle = Idle(clock)
    idle.watch(LOBBY)
    begin = clock.at
    for after, phase in [
        (44.99, Phase.ACTIVE),
        (45.0, Phase.WARNING),
        (64.99, Phase.WARNING),
        (65.0, Phase.OVER),
    ]:
        clock.at = begin + after
        assert idle.phase is phase, after


def test_that_the_last_second_is_shown_as_one():
    clock = Clock()
    idle = Idle(clock)
    idle.watch(LOBBY)
    clock.at += 64.5
    assert idle.left == 1


def test_that_a_recount_keeps_the_question_and_gives_all_its_seconds():
    clock = Clock()
    idle = Idle(clock)
    idle.watch(LOBBY)
    clock.at += 63
    idle.recount()
    assert idle.phase is Phase.WARNING
    assert idle.left == 20


def test_that_a_finished_visit_is_over_without_a_question():
    clock = Clock()
    idle = Idle(clock)
    idle.watch(DONE)
    clock.at += 20
    assert idle.phase is Phase.OVER


@pytest.mark.parametrize("waits", [Idle, LobbyWindow, DeskWindow])
def test_that_no_window_waits_by_the_wall_clock(waits):
    # The wall clock jumps: daylight saving, a server that sets it, somebody at the settings.
    assert inspect.signature(waits).parameters["clock"].default is time.monotonic
