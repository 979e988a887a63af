"""The display's window: what it shows and says, as it is called, in every shape and language."""

from __future__ import annotations

import gc
import tracemalloc

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.lobby.display import service
from kiosk.lobby.display.rules import Before, Board, Call, Served, TroubleSort
from kiosk.lobby.display.screens.parts import CallPart
from kiosk.ui.poster import poster
from tests.lobby.display.test_board import step
from tests.lobby.display.windows import announcing
from tests.makers import customers
from tests.makers import queue as maker
from tests.makers.staff import OWNER

LOOKS = pytest.mark.parametrize("database_kind", ["embedded"])
"""A look is the same on each of the databases; in place of the fixture, so that it is counted for none."""
LONG = "Wolfeschlegelsteinhausenbergerdorff " * 5 + "von der Straßenbaumeisterei"


def a_call(house, line=None, **more):
    line = line or maker.a_queue(house)
    who = maker.a_desk(house)
    ticket = maker.a_number(house, line, **more)
    step(house, queue.call_this, who, ticket)
    return who, ticket


def image_of(window: QWidget) -> QImage:
    QApplication.processEvents()
    return window.grab().toImage()


def test_that_a_call_stands_large_and_is_said_in_the_tickets_language(house, a_display):
    window = a_display()
    announcing(house, window)
    _who, ticket = a_call(house)
    assert window.page.large.number == ticket.number
    assert window.page.call.accessibleName().endswith("please come to Desk 1.")
    (said,) = window.voice.said
    assert (said.sentence, said.language) == ("Number A 1, please come to Desk 1.", "en")


def test_that_a_repeated_call_is_said_again_and_nothing_else_is(house, a_display, clock):
    window = a_display()
    announcing(house, window)
    who, ticket = a_call(house)
    clock.forward(seconds=61)
    step(house, queue.call_again, who, ticket)
    assert [each.number for each in window.voice.said] == ["A 1", "A 1"]
    step(house, queue.meet, who, ticket)
    maker.a_number(house, next(iter(house.read(queue.services))).id)
    assert len(window.voice.said) == 2


def test_that_several_calls_wait_their_turn_and_the_one_that_is_said_stands_large(house, a_display):
    window = a_display(at_once=False)
    announcing(house, window)
    line = maker.a_queue(house)
    for _ in range(3):
        a_call(house, line)
    assert [each.number for each in window.voice.said] == ["A 1"]
    assert window.page.large.number == "A 1"
    window.voice.finish()
    assert [each.number for each in window.voice.said] == ["A 1", "A 2"]
    assert window.page.large.number == "A 2"
    window.voice.finish()
    window.voice.finish()
    assert window.announcer.waiting == 0


@pytest.mark.parametrize("by", [CallBy.LIGHT, CallBy.MESSAGE, CallBy.COME_TO_ME])
def test_that_who_does_not_want_to_be_called_aloud_is_not(house, a_display, by):
    window = a_display()
    announcing(house, window)
    a_call(house, call_by=by)
    assert window.voice.said == []


def test_that_what_was_called_long_before_a_display_opened_is_shown_and_not_said(
    house, a_display, clock
):
    a_call(house)
    clock.forward(minutes=5)
    window = a_display()
    announcing(house, window)
    assert (window.page.large.number, window.voice.said) == ("A 1", [])


def test_that_without_a_voice_the_bell_rings(house, a_display):
    window = a_display()
    window.voice.heard = False
    announcing(house, window)
    _who, ticket = a_call(house)
    assert len(window.bell.heard) == 1
    # ... and every desk is told, once, until it is heard again.
    (told,) = house.read(service.troubles)
    assert (told.station, told.kind) == ("Display 1", TroubleSort.NO_SPEECH)
    window.voice.heard = True
    a_call(house, ticket.service)
    assert house.read(service.troubles) == ()


def test_that_no_whole_name_is_anywhere_in_the_window_or_said(house, a_display):
    window = a_display()
    announcing(house, window)
    line, who = maker.a_queue(house), maker.a_desk(house)
    customer = customers.customer(house, name="Wilhelmina Featherstonehaugh")
    visit = house.do(maker.come, by=OWNER, customer=customer)
    ticket = house.do(maker.issue, by=OWNER, visit=visit, service=line)
    step(house, queue.call_this, who, ticket)
    held = str(vars(window.page)) + str(window.voice.said) + window.page.call.accessibleName()
    assert "Wilhelmina F." in held
    assert "Featherstonehaugh" not in held


# ------------------------------------------------------------------------------------ how it looks


def contrast(one: QColor, other: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def darkest_and_lightest(image: QImage, area: QRect) -> tuple[QColor, QColor]:
    part = image.copy(area)
    seen = [
        part.pixelColor(x, y) for x in range(0, part.width(), 2) for y in range(0, part.height(), 2)
    ]
    return min(seen, key=QColor.lightness), max(seen, key=QColor.lightness)


@LOOKS
def test_that_every_word_of_the_display_has_the_contrast_that_was_drawn(house, a_display):
    window = a_display()
    a_call(house)
    image = image_of(window)
    areas = {
        "number": QRect(80, 380, 560, 240), "head": QRect(80, 290, 600, 70), "foot": QRect(960, 980, 800, 70),
        "clock": QRect(1660, 60, 190, 80), "before": QRect(1290, 205, 300, 60), "desk": QRect(870, 620, 180, 240),
    }  # fmt: skip
    for name, area in areas.items():
        assert contrast(*darkest_and_lightest(image, area)) >= 7.0, name


@LOOKS
def test_that_the_number_is_read_from_eight_metres(house, a_display):
    # 260 px on a 1080 px high screen of 1.2 m (55 inches): 8 m times 1/200 is 40 mm of letter height.
    window = a_display()
    a_call(house)
    image = image_of(window)
    white = QColor("#FFFFFF")
    rows = [
        y
        for y in range(360, 640)
        if any(image.pixelColor(x, y) == white for x in range(70, 640, 3))
    ]
    high = rows[-1] - rows[0]
    assert high >= 165
    assert high * 685 / 1080 >= 100


@LOOKS
@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1280, 720), (3840, 2160)])
def test_that_no_word_leaves_its_part(house, a_display, size, language):
    window = a_display(size, language=language)
    now = window.context.now()
    call = Call("a", "a1", "AZ 1042", LONG[:40], CallBy.SOUND, language, LONG, LONG, now, 1)
    before = tuple(Before(str(n), "AZ 1042", LONG[:40], Served.NOW, now) for n in range(4))
    for shown in (call, None):
        board = Board((shown,) if shown else (), before, ("AZ 1042",) * 3, 104)
        window.page._show(board)
        window.page.tick()
        image = image_of(window)
        # The outermost pixels of each part are its ground: nothing is cut at an edge.
        for part in (window.page.call, window.page.list, window.page.foot):
            area = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
            ground = image.pixelColor(area.left() + 1, area.top() + 1)
            edge = [
                image.pixelColor(x, area.top() + 1) for x in range(area.left(), area.right(), 4)
            ]
            edge += [
                image.pixelColor(area.right() - 1, y) for y in range(area.top(), area.bottom(), 4)
            ]
            edge += [
                image.pixelColor(area.left() + 1, y) for y in range(area.top(), area.bottom(), 4)
            ]
            assert {each.name() for each in edge} == {ground.name()}, part.objectName()


def test_that_a_name_of_two_hundred_signs_is_set_smaller_and_whole():
    laid = poster(LONG[:200], 500, 240, 60, least=12, wrap=True)
    assert laid.height <= 240 + laid.size * 1.4
    end = laid.layout.lineAt(laid.layout.lineCount() - 1)
    assert end.textStart() + end.textLength() == 200
    assert laid.natural <= 500


def test_that_the_display_mirrors_in_arabic(house, a_display):
    window = a_display(language="ar")
    a_call(house)
    part: CallPart = window.page.call
    assert part.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert part.mapTo(window, part.rect().topLeft()).x() > 0
    image = image_of(window)
    lit = QColor("#F2B84B")
    left = [x for x in range(690, 1920, 8) if image.pixelColor(x, 700) == lit]
    assert left
    assert max(left) < 1200


@LOOKS
def test_that_two_thousand_calls_leave_as_many_widgets_and_no_more_memory(house, a_display):
    window = a_display()
    now = window.context.now()

    def call(number: int) -> None:
        shown = Call(
            f"t{number}", f"t{number}-1", f"A {number}", "Desk 1", CallBy.SOUND, "en", f"N{number} B.",
            "Advice", now, 1,
        )  # fmt: skip
        window.page._show(Board((shown,), (), (f"A {number + 1}",), number))
        window.page.announce(shown.key)
        if number % 50 == 0:
            window.page.grab()

    for number in range(200):
        call(number)
    gc.collect()
    widgets = len(window.findChildren(QWidget))
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for number in range(200, 2_200):
        call(number)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert len(window.findChildren(QWidget)) == widgets
    assert grown < 1_000_000


def test_that_a_display_takes_no_input_and_closes_with_three_escapes(house, a_display, qtbot):
    window = a_display()
    controls = [
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [each for each in controls if each.isVisibleTo(window)] == []
    left = []
    window.left.connect(lambda: left.append(True))
    # Two seconds are long for a hand and short for a busy machine.
    window._clock = lambda: 0.0
    for number in (1, 2, 3):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda wanted=number: len(window._escapes) == wanted)
    assert left == [True]
