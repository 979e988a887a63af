"""The real hall: a display and a kiosk hear of a call on other threads, and shine, say and show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.windows import Hall
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.devices.player import SilentPlayer
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech
from kiosk.devices.voice import HouseVoice, chime
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.lobby.display import service
from tests.makers import queue as maker
from tests.makers.staff import a_person


@pytest.fixture
def database_kind() -> str:
    """What is proved is about windows; the services have been proved on both databases."""
    return "embedded"


@pytest.fixture
def clock() -> maker.JumpingClock:
    return maker.JumpingClock()


@pytest.fixture
def house(place, clock) -> Iterator[Business]:
    with maker.a_house(place, clock) as opened:
        # As if it had been founded as a demonstration: a real one takes no device that pretends.
        opened._facts = replace(opened.facts, demonstration=True)
        yield opened


@pytest.fixture
def hall(house, qapp) -> Iterator[Hall]:
    made = Hall(house, sound=SilentSound(), speech=SilentSpeech())
    yield made
    made.close()


def called(house: Business, call_by: CallBy) -> tuple[Person, object]:
    line, who = maker.a_queue(house), maker.a_desk(house)
    ticket = maker.a_number(house, line, call_by=call_by)
    house.do(queue.call_this, who, None, "Desk 1", ticket=ticket.id, seen=ticket.version)
    return who, ticket


def test_that_a_call_is_said_once_with_a_chime_and_stands_large(
    house: Business, hall: Hall, qtbot: QtBot
) -> None:
    sounds = SilentPlayer()
    speech = SilentSpeech()
    display = hall.display("Display 1", voice=HouseVoice(speech, sounds))
    display.show()
    called(house, CallBy.SOUND)
    qtbot.waitUntil(lambda: len(speech.said) == 1)
    assert speech.said == [("Number A 1, please come to Desk 1.", "en")]
    assert sounds.heard == [chime()]
    qtbot.waitUntil(lambda: getattr(display.navigator.current, "large", None) is not None)
    qtbot.waitUntil(lambda: display.announcer.waiting == 0)


def test_that_a_call_by_light_shines_on_both_and_a_text_stands_where_it_was_sent(
    house: Business, hall: Hall, qtbot: QtBot
) -> None:
    display = hall.display("Display 1", voice=HouseVoice(SilentSpeech(), SilentPlayer()))
    kiosk = hall.lobby("Kiosk 1")
    for window in (display, kiosk):
        window.show()
    called(house, CallBy.LIGHT)
    qtbot.waitUntil(display.light.isVisible)
    qtbot.waitUntil(lambda: kiosk.findChild(type(display.light)) is not None)
    qtbot.waitUntil(kiosk.findChild(type(display.light)).isVisible)
    ana = Person(a_person(house, Skill.WELCOME), Role.RECEPTION)
    shown = house.do(
        service.show_text, ana, None, "Desk 1", where="Kiosk 1", text="Hello", language="en"
    )
    qtbot.waitUntil(lambda: kiosk.navigator.entry.id == "text.shown")
    qtbot.waitUntil(lambda: kiosk.navigator.current.poster.words == "Hello")
    assert display.navigator.entry.id == "display.board"
    house.do(service.end_text, ana, None, "Desk 1", shown=shown)
    qtbot.waitUntil(lambda: kiosk.navigator.entry.id == "home")


def test_that_a_window_that_closes_is_told_nothing_more(
    house: Business, hall: Hall, qtbot: QtBot
) -> None:
    display = hall.display("Display 1", voice=HouseVoice(SilentSpeech(), SilentPlayer()))
    display.show()
    display.leave()
    assert hall._announcing._displays == []
    called(house, CallBy.SOUND)
