"""Nobody here can hand it out now: the honest time, what one can do, and no name of anybody who is away."""

from datetime import timedelta

import pytest

from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState
from kiosk.ui.context import Prospect
from tests.lobby.hands import cut_labels, find, press, sees, words_of
from tests.lobby.pickup.screens.ways import WRONG, at, enter
from tests.makers import pickup as makers


@pytest.fixture
def nobody(business, lobby):
    """The resolver's answer in this lobby: nobody for now, back in forty minutes."""

    class Answer:
        def __init__(self):
            now = business.clock.moment(None)
            self.prospect = Prospect(now=False, back_at=now + timedelta(minutes=40))

        def someone(self):
            self.prospect = Prospect(now=True)
            lobby.regard()

    answer = Answer()
    lobby.context._expect = lambda _task: answer.prospect
    return answer


def test_that_the_time_is_said_and_nobody_is_named(qtbot, business, lobby, nobody):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    assert at(lobby) == "pickup.closed"
    title = find(lobby, "pickup.closed.title").text()
    assert "Your order is ready." in title
    assert "We can hand it out from " in title
    assert sees(lobby, "pickup.closed.bar")
    assert (
        "About 40 minutes"
        in "\n".join(words_of(lobby)) + find(lobby, "pickup.closed.stay").accessibleDescription()
    )
    for name in ("Ana", "Farid", "Maren"):
        assert name not in "\n".join(words_of(lobby))
    assert cut_labels(lobby) == []


def test_that_without_a_known_time_no_time_is_invented(qtbot, business, lobby, nobody):
    nobody.prospect = Prospect(now=False)
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    assert find(lobby, "pickup.closed.title").text() == "Nobody here can hand it out just now."
    assert not sees(lobby, "pickup.closed.bar")


def test_that_nothing_is_told_before_the_second_fact(qtbot, business, lobby, nobody):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code, fact=WRONG)
    assert at(lobby) == "pickup.find"


def test_that_whoever_waits_chooses_and_is_expected(qtbot, business, lobby, nobody):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.closed.go_on")
    assert at(lobby) == "pickup.lines"
    press(qtbot, lobby, "pickup.lines.go_on")
    assert at(lobby) == "pickup.waiting"
    assert "We can hand it out from " in find(lobby, "pickup.waiting.state").accessibleName()
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert seen.visit_state is VisitState.WAITING


def test_that_whoever_comes_another_time_leaves_the_pickup_free(qtbot, business, lobby, nobody):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.closed.another_time")
    press(qtbot, lobby, "pickup.closed.go_on")
    assert find(lobby, "pickup.closed.title").text().startswith("See you then")
    left = business.read(pickups.counter, pickup=made.pickup)
    assert (left.state, left.visit_state) == (PickupState.READY, VisitState.LEFT_UNSERVED)


def test_that_whoever_cannot_wait_calls_a_person(qtbot, business, lobby, nobody):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.closed.help")
    assert at(lobby) == "help.call"


def test_that_the_way_opens_by_itself_when_somebody_is_back(qtbot, business, lobby, nobody):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    assert at(lobby) == "pickup.closed"
    nobody.someone()
    assert at(lobby) == "pickup.lines"
    assert find(lobby, "pickup.lines.go_on").words == "Take 2 now"


def test_that_where_somebody_can_nothing_is_said_of_it(qtbot, business, lobby, nobody):
    nobody.prospect = Prospect(now=True)
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    assert at(lobby) == "pickup.lines"


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
@pytest.mark.parametrize("language", ["en", "ar", "de"])
def test_that_it_fits_upright_and_wide_in_every_language(
    qtbot, business, lobby, nobody, size, language
):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    lobby.context.speak(language)
    lobby.resize(*size)
    qtbot.waitUntil(lambda: cut_labels(lobby) == [])
