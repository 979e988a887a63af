"""Call by light: three slow pulses then steady, on the display and every kiosk, never over what is typed."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.shell.bars import Ease
from kiosk.shell.light import HALF_MS, TIMES, Lit
from kiosk.ui.screen import Screen
from tests.lobby.display.screens.test_display import LOOKS, a_call, contrast, darkest_and_lightest
from tests.lobby.display.test_board import step
from tests.lobby.display.windows import announcing
from tests.lobby.hands import beside_the_window, cut_labels

BRIGHT = QColor("#F2B84B").name()
SHINES = {"call_by": CallBy.LIGHT}


def frame_of(window: QWidget) -> str:
    """The colour of the frame, as it is painted."""
    QApplication.processEvents()
    return window.grab().toImage().pixelColor(20, window.height() // 2).name()


def test_that_the_display_and_every_kiosk_shine_until_somebody_has_looked(
    house, a_display, a_lobby
):
    display, idle, used = a_display(), a_lobby(), a_lobby(station="Lobby 2")
    used.go("pickup.find")
    telling = announcing(house, display, idle, used)
    who, ticket = a_call(house, **SHINES)
    assert display.light.isVisible()
    assert telling._lobbies[idle].light.isVisible()
    assert not telling._lobbies[used].light.isVisible()
    assert telling._lobbies[used].band.isVisible()
    assert "A 1" in telling._lobbies[used].band.accessibleName()
    step(house, queue.look, who, ticket)
    for part in (display.light, telling._lobbies[idle].light, telling._lobbies[used].band):
        assert not part.isVisible()


def test_that_the_frame_is_bright_and_dark_once_a_second_three_times_then_steady(house, a_display):
    window = a_display()
    announcing(house, window)
    a_call(house, **SHINES)
    light = window.light
    assert light.pulse._timer.interval() == HALF_MS
    seen = [frame_of(window)]
    while light.pulse.running:
        light.pulse.beat()
        seen.append(frame_of(window))
    changes = sum(1 for one, other in itertools.pairwise(seen) if one != other)
    assert (seen[0], seen[-1], changes) == (BRIGHT, BRIGHT, 2 * TIMES)
    light.pulse.beat()
    assert frame_of(window) == BRIGHT
    # WCAG 2.3.1: no more than three flashes (a pair of changes) in any second.
    flashes_a_second = 1000 / (2 * light.pulse._timer.interval())
    assert flashes_a_second <= 3
    assert flashes_a_second == 1


@LOOKS
def test_that_frames_counted_by_the_clock_flash_no_faster_either(house, a_display, qtbot):
    window = a_display((640, 360))
    announcing(house, window)
    times: list[tuple[float, bool]] = []
    clock = window.idle.clock
    window.light.pulsed.connect(lambda: times.append((clock(), window.light.pulse.bright)))
    a_call(house, **SHINES)
    qtbot.waitUntil(lambda: len(times) == 2 * TIMES, timeout=10_000)
    assert not window.light.pulse.running
    # A busy machine is late for one beat and hurries for none: two beats never come within 0.3 s.
    gaps = [later[0] - earlier[0] for earlier, later in itertools.pairwise(times)]
    assert min(gaps) > 0.3
    assert times[-1][1]


def test_that_an_alarm_stands_above_the_light_and_nobody_is_called_aloud(house, a_display):
    window = a_display()
    announcing(house, window)
    window.show_alarm(Screen(window.context))
    a_call(house, **SHINES)
    a_call(house, next(iter(house.read(queue.services))).id)
    assert window.light.isVisible()
    children = window.children()
    assert children.index(window.alarm) > children.index(window.light)
    assert window.voice.said == []
    window.end_alarm()


def test_that_without_motion_the_light_is_steady_at_once(house, a_display):
    window = a_display(motion=False)
    announcing(house, window)
    a_call(house, **SHINES)
    assert window.light.isVisible()
    assert not window.light.pulse.running
    assert frame_of(window) == BRIGHT


def test_that_several_are_shown_in_turn_and_only_a_new_call_pulses(house, a_display, clock):
    window = a_display()
    calls = [Lit("a", "A 1", "Desk 1"), Lit("b", "A 2", "Desk 2")]
    window.shine(calls[:1])
    while window.light.pulse.running:
        window.light.pulse.beat()
    window.shine(calls)
    assert window.light.shown.number == "A 2"
    assert window.light.pulse.running
    window.light.pulse.stop()
    window.light._next()
    assert window.light.shown.number == "A 1"
    window.shine(calls)
    assert not window.light.pulse.running


def test_that_what_is_typed_stays_and_the_band_covers_nothing_of_it(house, a_lobby, qtbot):
    window = a_lobby()
    window.go("pickup.find")
    page = window.navigator.current
    page.fact.field.edit.setText("4242")
    telling = announcing(house, window)
    a_call(house, **SHINES)
    QApplication.processEvents()
    band = telling._lobbies[window].band
    assert page.fact.field.edit.text() == "4242"
    below = band.mapTo(window, band.rect().bottomLeft()).y()
    assert window.body.mapTo(window, window.body.rect().topLeft()).y() > below
    assert page.fact.field.isVisibleTo(window)


def test_that_a_touch_makes_room_and_the_light_comes_back(house, a_lobby):
    window = a_lobby()
    telling = announcing(house, window)
    a_call(house, **SHINES)
    light = telling._lobbies[window]
    assert light.light.isVisible()
    light.light.pressed.emit()
    assert not light.light.isVisible()
    assert light.band.isVisible()
    now = window.clock()
    window.idle.clock = lambda: now + 60
    light.place()
    assert light.light.isVisible()


@LOOKS
@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize(
    ("size", "scale"), [((1080, 1920), 1.0), ((1080, 1920), 2.0), ((1920, 1080), 1.0)]
)
def test_that_the_band_leaves_the_page_whole(house, a_lobby, language, size, scale):
    window = a_lobby(size, language=language)
    window._show_ease(Ease(scale=scale))
    window.go("help.call")
    telling = announcing(house, window)
    a_call(house, **SHINES)
    QApplication.processEvents()
    assert cut_labels(window) == []
    assert beside_the_window(window) == []
    band = telling._lobbies[window].band
    image = window.grab().toImage()
    area = QRect(band.mapTo(window, band.rect().topLeft()), band.size())
    assert contrast(*darkest_and_lightest(image, area)) >= 7.0


@LOOKS
@pytest.mark.parametrize("bright", [True, False])
def test_that_every_word_of_the_light_is_read_bright_and_dark(house, a_display, bright):
    window = a_display()
    window.shine([Lit("a", "A 42", "Desk 1")])
    window.light.pulse.stop()
    if not bright:
        window.light.pulse._left = 1
    QApplication.processEvents()
    image = window.grab().toImage()
    areas = {
        "shop": QRect(64, 8, 400, 48), "foot": QRect(64, 1024, 700, 48), "number": QRect(150, 300, 700, 260),
        "come": QRect(150, 650, 600, 80), "calm": QRect(230, 860, 600, 100), "desk": QRect(1400, 620, 160, 300),
    }  # fmt: skip
    for name, area in areas.items():
        assert contrast(*darkest_and_lightest(image, area)) >= 7.0, (name, bright)
