"""The display in all six languages: a call and an empty board, and nothing English is left."""

from __future__ import annotations

import pytest

from kiosk.core import words
from kiosk.front_office.queue import service as queue
from tests.lobby.display.test_board import step
from tests.lobby.display.windows import announcing
from tests.lobby.english import left_in_english
from tests.lobby.pages import settle
from tests.makers import queue as maker


@pytest.fixture
def database_kind():
    """A look is the same on each of the databases."""
    return "embedded"


@pytest.mark.parametrize("language", [each for each in words.LANGUAGES if each != "en"])
def test_that_the_display_leaves_no_sentence_in_english(house, a_display, language):
    window = a_display(language=language)
    announcing(house, window)
    settle()
    assert left_in_english(window, language) == set()
    line = maker.a_queue(house)
    who = maker.a_desk(house)
    ticket = maker.a_number(house, line, language=language)
    step(house, queue.call_this, who, ticket)
    settle()
    assert window.page.large.number == ticket.number
    assert left_in_english(window, language) == set()
    (said,) = window.voice.said
    assert said.language == language
    assert said.sentence == words.t(
        "Number {number}, please come to {place}.", language, number=ticket.number, place="Desk 1"
    )
