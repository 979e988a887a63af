"""The signature pad: by touch and by mouse, kept as strokes, emptied without a trace."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.ui.signature import Point, SignaturePad, path_of
from tests.ui.sheets import Page


class Clock:
    """Each reading is 10 ms later."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        self.at += 0.01
        return self.at


@pytest.fixture
def pad(page: Page, qtbot: QtBot) -> SignaturePad:
    """A pad that stands on a page."""
    pad = SignaturePad("Clear", said="Sign here", now=Clock())
    page(pad, width=956)
    return pad


def test_that_a_finger_draws_a_stroke(pad: SignaturePad) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, QPoint(100, 200), pad).commit()
    for x in (200, 300, 400):
        QTest.touchEvent(pad, finger).move(0, QPoint(x, 210), pad).commit()
    QTest.touchEvent(pad, finger).release(0, QPoint(400, 210), pad).commit()
    (stroke,) = pad.strokes()
    assert len(stroke) == 4
    assert stroke[0].x == pytest.approx(100 / pad.width())
    assert stroke[-1].y == pytest.approx(210 / pad.height())
    assert [point.ms for point in stroke] == sorted({point.ms for point in stroke})
    assert not pad.is_empty()


def test_that_a_second_finger_and_a_palm_draw_nothing(pad: SignaturePad) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, QPoint(100, 200), pad).commit()
    both = QTest.touchEvent(pad, finger)
    both.move(0, QPoint(200, 200), pad).press(1, QPoint(700, 300), pad).commit()
    both = QTest.touchEvent(pad, finger)
    both.move(0, QPoint(300, 200), pad).move(1, QPoint(710, 310), pad).commit()
    both = QTest.touchEvent(pad, finger)
    both.release(0, QPoint(300, 200), pad).release(1, QPoint(710, 310), pad).commit()
    (stroke,) = pad.strokes()
    assert max(point.x for point in stroke) < 0.5


def test_that_a_mouse_draws_too(qtbot: QtBot, pad: SignaturePad) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=QPoint(50, 100))
    QTest.mouseMove(pad, QPoint(150, 150))
    QTest.mouseMove(pad, QPoint(250, 100))
    QTest.mouseRelease(pad, left, pos=QPoint(250, 100))
    QTest.mousePress(pad, left, pos=QPoint(300, 100))
    QTest.mouseRelease(pad, left, pos=QPoint(300, 100))
    assert [len(stroke) for stroke in pad.strokes()] == [3, 1]


def test_that_a_tap_is_no_signature(qtbot: QtBot, pad: SignaturePad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 100))
    assert pad.strokes()
    assert pad.is_empty()


def test_that_clear_takes_everything_away(qtbot: QtBot, pad: SignaturePad) -> None:
    pad.show_strokes(((Point(0.1, 0.5, 0), Point(0.6, 0.5, 90)),))
    heard: list[bool] = []
    pad.changed.connect(lambda: heard.append(pad.is_empty()))
    assert pad.clear_button.isVisible()
    assert min(pad.clear_button.width(), pad.clear_button.height()) >= 72
    QTest.mouseClick(pad.clear_button, Qt.MouseButton.LeftButton)
    assert (pad.strokes(), heard) == ((), [True])
    assert not pad.clear_button.isVisible()


def test_that_the_picture_holds_the_ink_and_nothing_else(pad: SignaturePad) -> None:
    pad.show_strokes(((Point(0.1, 0.5, 0), Point(0.5, 0.5, 50), Point(0.9, 0.5, 90)),))
    image = pad.image(400, 200)
    assert image.pixelColor(200, 100).alpha() == 255
    assert image.pixelColor(200, 20).alpha() == 0
    assert image.pixelColor(2, 2).alpha() == 0


def test_that_a_stroke_passes_through_its_first_and_last_point() -> None:
    path = path_of(((Point(0, 0, 0), Point(0.5, 1, 1), Point(1, 0, 2)),), 100, 100)
    assert (path.pointAtPercent(0).x(), path.pointAtPercent(1).x()) == pytest.approx((0, 100))
    dot = path_of(((Point(0.5, 0.5, 0),),), 100, 100)
    assert not dot.isEmpty()


def test_that_the_pad_mirrors_its_button_but_not_its_ink(qtbot: QtBot, page: Page) -> None:
    pad = SignaturePad("مسح")
    page(pad, rtl=True)
    pad.show_strokes(((Point(0.1, 0.5, 0), Point(0.2, 0.5, 90)),))
    assert pad.clear_button.x() < 40
    assert pad.strokes()[0][0].x == 0.1
