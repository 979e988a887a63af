"""What is really drawn: contrast of rendered pixels, the ring after a key, codes that a scanner reads."""

import pytest
import zxingcpp
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.arches import Arches
from kiosk.ui.buttons import LOOKS, Button, Kind
from kiosk.ui.chips import Chip, State
from kiosk.ui.codes import QrCode, grouped
from kiosk.ui.doors import DoorTile
from kiosk.ui.lines import LineRow
from kiosk.ui.ring import FocusRing
from kiosk.ui.steps import Stepper
from kiosk.ui.theme import Scheme, Theme, theme_of
from kiosk.ui.waits import WaitBar
from tests.ui.sheets import Page, contrast, key

KINDS: list[Kind] = ["primary", "secondary", "cover", "danger", "lit", "chosen"]
SCHEMES: list[Scheme] = ["light", "high_contrast"]


def _image(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def _colours(image: QImage, area: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }


def _strongest(image: QImage, area: QRect, ground: QColor) -> float:
    return max(contrast(QColor(name), ground) for name in _colours(image, area))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["", "hover", "down", "closed"])
def test_that_words_on_a_button_hold_seven_to_one_as_drawn(
    qtbot: QtBot, page: Page, kind: Kind, scheme: Scheme, state: str
) -> None:
    button = Button("Continue", kind)
    page(button, scheme=scheme, width=400)
    button.hovered = state == "hover"
    button.setDown(state == "down")
    button.set_closed("Why" if state == "closed" else None)
    image = _image(button)
    middle = QRect(0, 0, button.width(), button.height()).adjusted(20, 20, -20, -20)
    ground = image.pixelColor(QPoint(30, button.height() // 2))
    assert _strongest(image, middle, ground) >= 7.0


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "state", ["ready", "waiting", "overdue", "blocked", "supervised", "cover", "practice", "accent"]
)
def test_that_a_chip_is_read_as_drawn(
    qtbot: QtBot, page: Page, state: State, scheme: Scheme
) -> None:
    chip = Chip("14:30 today", state)
    page(chip, scheme=scheme, width=500)
    image = _image(chip)
    ground = image.pixelColor(chip.width() - 8, chip.height() // 2)
    assert _strongest(image, chip.rect().adjusted(50, 8, -10, -8), ground) >= 7.0


def test_that_a_closed_button_differs_without_colour(qtbot: QtBot, page: Page) -> None:
    plain, closed = Button("Continue", "primary"), Button("Continue", "primary")
    closed.set_closed("Sign first")
    page(plain, closed, width=500)
    edge = [_image(closed).pixelColor(x, 1).lightness() for x in range(40, 300)]
    assert max(edge) - min(edge) > 60, "the edge is dashed"


def test_that_every_kind_has_a_look() -> None:
    look = Theme.load("lobby")
    for kind in LOOKS.values():
        for role in (kind.ground, kind.words, kind.edge, *kind.hover, *kind.press):
            assert role is None or look.colour(role).isValid()


def test_that_the_ring_is_seen_only_after_a_key(qtbot: QtBot, page: Page) -> None:
    first, second = Button("One"), Button("Two")
    sheet = page(first, second)
    ring = FocusRing(sheet)
    sheet.activateWindow()
    first.setFocus()
    QApplication.processEvents()
    assert ring.target is None
    key(first, Qt.Key.Key_Tab)
    assert ring.target is second
    reach = theme_of(sheet).border("focus") + theme_of(sheet).border("focus_gap")
    assert ring.geometry() == second.geometry().adjusted(-reach, -reach, reach, reach)
    image = _image(sheet)
    beside = image.pixelColor(second.x() - reach + 2, second.geometry().center().y())
    assert beside == Theme.load("lobby").colour("focus")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert ring.target is None


def test_that_the_ring_follows_a_control_that_moves(qtbot: QtBot, page: Page) -> None:
    button = Button("One")
    sheet = page(button)
    ring = FocusRing(sheet)
    sheet.activateWindow()
    button.setFocus()
    key(button, Qt.Key.Key_Shift)
    button.move(200, 300)
    assert ring.geometry().center() == button.geometry().center()
    button.hide()
    assert ring.target is None


def test_that_two_windows_have_two_rings(qtbot: QtBot, page: Page) -> None:
    one, two = Button("One"), Button("Two")
    left, right = page(one), page(two)
    rings = FocusRing(left), FocusRing(right)
    left.activateWindow()
    QApplication.processEvents()
    one.setFocus()
    key(one, Qt.Key.Key_Shift)
    assert rings[0].target is one
    assert rings[1].target is None


@pytest.mark.parametrize("scheme", SCHEMES)
def test_that_a_square_is_read_by_a_scanner_in_every_theme(
    qtbot: QtBot, page: Page, scheme: Scheme
) -> None:
    square = QrCode("K4TM82WD", said="Your code")
    page(square, scheme=scheme, width=400)
    image = _image(square).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(image.constBits())
    wide = image.bytesPerLine()
    grey = memoryview(rows).cast("B", (image.height(), wide))
    (found,) = zxingcpp.read_barcodes(grey)
    assert found.text == "K4TM82WD"


def test_that_a_code_reads_in_two_groups() -> None:
    assert grouped("K4TM82WD") == "K4TM 82WD"
    assert grouped("K4TM 82WD") == "K4TM 82WD"


def _lit(arches: Arches) -> float:
    image = _image(arches)
    mark = Theme.load("lobby").colour("brand_mark").name()
    y = image.height() // 2
    lit = [x for x in range(image.width()) if image.pixelColor(x, y).name() == mark]
    return sum(lit) / len(lit) / image.width()


def test_that_the_lit_door_mirrors(qtbot: QtBot, page: Page) -> None:
    plain, mirrored = Arches(6, 1), Arches(6, 1)
    page(plain)
    page(mirrored, rtl=True)
    assert _lit(plain) + _lit(mirrored) == pytest.approx(1.0, abs=0.01)


def test_that_steps_and_waits_mirror(qtbot: QtBot, page: Page) -> None:
    accent = Theme.load("lobby").colour("accent").name()
    for rtl in (False, True):
        steps = Stepper(("One", "Two", "Three"), 0)
        page(steps, rtl=rtl)
        image = _image(steps)
        x = image.width() - 60 if rtl else 60
        assert image.pixelColor(x, 4).name() == accent
        wait = WaitBar(0.2, 0.8, "Now, 12:06", "12:45, you first")
        page(wait, rtl=rtl)
        image = _image(wait)
        x = 30 if rtl else image.width() - 30
        assert image.pixelColor(x, 20).name() == Theme.load("lobby").colour("s_ready_fill").name()
        assert wait.accessibleName() == "Now, 12:06. 12:45, you first"


def test_that_the_present_step_is_said(qtbot: QtBot, page: Page) -> None:
    steps = Stepper(("Your order", "Sign"), 0, said="Step 1 of 2: your order")
    page(steps)
    assert steps.accessibleName() == "Step 1 of 2: your order"
    steps.go(1)
    assert steps.accessibleName() == "Sign"


@pytest.mark.parametrize("rtl", [False, True])
def test_that_a_chip_stands_inside_its_line(qtbot: QtBot, page: Page, rtl: bool) -> None:
    for width in (1080, 500):
        for scale in (1.0, 2.0):
            row = LineRow("Oak frame", "With museum glass", chip=("waiting", "14:30 today"))
            page(row, width=width, scale=scale, rtl=rtl)
            chip = row.findChild(Chip)
            assert chip is not None
            assert row.rect().contains(chip.geometry())


@pytest.mark.parametrize("arrangement", ["tall", "wide", "row"])
def test_that_a_pressed_door_has_a_thick_edge(qtbot: QtBot, page: Page, arrangement: str) -> None:
    door = DoorTile("Help", "We come", "hand", arrangement=arrangement)  # type: ignore[arg-type]
    page(door)
    door.setDown(True)
    image = _image(door)
    accent = Theme.load("lobby").colour("accent").name()
    column = [image.pixelColor(x, door.height() // 2).name() for x in range(4)]
    assert column == [accent] * 4
