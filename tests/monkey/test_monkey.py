"""Two thousand random events at the kiosk and nothing comes of them; the monkey itself finds what is wrong."""

import pytest
from PySide6.QtWidgets import QDialog

from tests.monkey.monkey import Escaped, Monkey


@pytest.fixture
def database_kind():
    """Screens look the same on either database."""
    return "embedded"


@pytest.fixture
def monkey(qtbot, business):
    made = []

    def play(events, seed, before=None):
        one = Monkey(business, seed)
        made.append(one)
        qtbot.addWidget(one.window)
        if before is not None:
            before(one.window)
        one.play(events)
        return one

    yield play
    for one in made:
        one.window.leave()


@pytest.mark.timeout(600)
def test_that_two_thousand_events_lead_nowhere(monkey):
    played = monkey(2_000, 20_260_413)
    assert {"home", "pickup.find", "pickup.lines", "help.call"} <= played.seen


@pytest.mark.slow
@pytest.mark.timeout(7_200)
def test_that_a_hundred_thousand_events_lead_nowhere(monkey):
    monkey(100_000, 20_260_413)


@pytest.mark.expected_logs
def test_that_a_monkey_finds_a_dialog_and_finds_it_again_by_its_seed(monkey):
    def careless(window):
        dialog = QDialog(window)
        window.gate.chord_dropped.connect(dialog.show)

    found = []
    for _each in range(2):
        with pytest.raises(Escaped) as escaped:
            monkey(400, 5, before=careless)
        found.append(str(escaped.value))
    assert found[0] == found[1]
    assert "seed 5" in found[0]
