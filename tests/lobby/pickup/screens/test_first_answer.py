"""A page whose data is still on its way shows none of its shapes, and nothing in it can be pressed."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.shell.window import first_control
from tests.lobby.hands import find, press, sees
from tests.lobby.pickup.screens.test_counter import a_desk, asked_for, person
from tests.lobby.pickup.screens.ways import at, enter
from tests.makers import pickup as makers
from tests.ui.contexts import Held


@pytest.fixture
def held(business, lobby):
    """From now on the lobby's calls wait until the test answers them."""
    calls = Held()
    real = lobby.context.submit

    def hold():
        lobby.context.submit = calls

    def answer():
        for call, future in zip(calls.calls, calls.futures, strict=True):
            if not future.done():
                future.set_result(real(call).result())

    calls.hold, calls.answer = hold, answer
    return calls


def to_the_lines(qtbot, business, lobby, held):
    made = makers.ready(business)
    press(qtbot, lobby, "home.pickup")
    held.hold()
    enter(qtbot, lobby, made.code)
    held.answer()
    qtbot.waitUntil(lambda: at(lobby) == "pickup.lines")
    return made


def test_that_nothing_of_a_page_can_be_pressed_before_its_answer(qtbot, business, lobby, held):
    to_the_lines(qtbot, business, lobby, held)
    page = lobby.navigator.current
    assert page.curtain.drawn
    assert [b for b in page.findChildren(QAbstractButton) if b.isVisibleTo(lobby)] == []
    assert first_control(page) is None
    assert not sees(lobby, "pickup.lines.go_on")
    held.answer()
    qtbot.waitUntil(lambda: sees(lobby, "pickup.lines.go_on"))
    assert find(lobby, "pickup.lines.go_on").words
    assert page.isAncestorOf(lobby.focusWidget())


def test_that_a_slow_answer_is_waited_for_calmly(qtbot, business, lobby, held):
    to_the_lines(qtbot, business, lobby, held)
    curtain = lobby.navigator.current.curtain
    assert not curtain.spinning
    qtbot.waitUntil(lambda: curtain.spinning)
    assert curtain.accessibleName() == "One moment"


def test_that_nothing_spins_once_the_trouble_was_said(qtbot, business, lobby, held):
    to_the_lines(qtbot, business, lobby, held)
    page = lobby.navigator.current
    qtbot.waitUntil(lambda: page.curtain.spinning)
    held.futures[-1].set_exception(Trouble(TroubleKind.UNREACHABLE))
    qtbot.waitUntil(lambda: not page.curtain.spinning)
    assert page.curtain.drawn


def test_that_the_number_stands_behind_the_curtain_too(qtbot, business, lobby, held):
    to_the_lines(qtbot, business, lobby, held)
    held.answer()
    qtbot.waitUntil(lambda: sees(lobby, "pickup.lines.go_on"))
    press(qtbot, lobby, "pickup.lines.go_on")
    held.answer()
    qtbot.waitUntil(lambda: at(lobby) == "pickup.waiting")
    assert not sees(lobby, "pickup.waiting.change")
    assert lobby.navigator.current.curtain.drawn

    def comes():
        held.answer()
        return sees(lobby, "pickup.waiting.change")

    qtbot.waitUntil(comes)


def test_that_a_desk_never_shows_the_pickup_before_while_the_next_is_on_its_way(qtbot, business):
    desk = a_desk(qtbot, business, person(business, "Ana Lindqvist"))
    first, second = asked_for(business, name="Ada Fenn"), asked_for(business, name="Lin Bo")
    desk.context.go("pickup.counter", pickup=first.pickup)
    assert find(desk, "pickup.counter.customer").text() == "Ada Fenn"
    calls, real = Held(), desk.context.submit
    desk.context.submit = calls
    desk.context.go("pickup.counter", pickup=second.pickup)
    assert not sees(desk, "pickup.counter.customer")
    assert not sees(desk, "pickup.counter.take")
    calls.futures[-1].set_result(real(calls.calls[-1]).result())
    qtbot.waitUntil(lambda: sees(desk, "pickup.counter.customer"))
    assert find(desk, "pickup.counter.customer").text() == "Lin Bo"
    desk.leave()
