"""A heat map is moved through by keys, pressed by hand, read in each look, and never breaks a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui import heat_cells
from kiosk.ui.heat_legend import HeatLegend
from kiosk.ui.heat_map import HeatCell, HeatColumn, HeatMap, HeatRow
from kiosk.ui.theme import Scheme, Theme, theme_of
from tests.ui.sheets import contrast

LEVELS = {"I": "in training", "L": "with help", "U": "alone", "O": "trainer"}
SCHEMES: list[Scheme] = ["light", "dark", "high_contrast"]
DeskPage = Callable[..., QWidget]


def a_map(rows: int, columns: int) -> HeatMap:
    """A map of so many cells, each third one empty."""
    steps = list(LEVELS)
    heads = [
        HeatColumn(f"c{n}", f"Skill number {n}", f"Group {n // 4}", str(n), ringed=n % 5 == 0)
        for n in range(columns)
    ]
    made = HeatMap(name="map")
    lines = []
    for row in range(rows):
        cells = []
        for column in range(columns):
            level = steps[(row + column) % 4]
            cell = HeatCell(
                level, LEVELS[level], level, hatched=column % 2 == 0, corner=row % 4 == 1,
                said=f"{LEVELS[level]} {row} {column}",
            )  # fmt: skip
            cells.append(None if (row + column) % 3 == 2 else cell)
        lines.append(HeatRow(f"r{row}", f"Person {row}", "Reception", f"P{row}", cells))
    made.set_map(heads, lines, "Can do it alone")
    return made


def middle(heat: HeatMap, row: int, column: int) -> QPoint:
    """The middle of a cell."""
    return heat.cell_rect(row, column).center().toPoint()


@pytest.mark.parametrize("rtl", [False, True])
def test_that_arrows_move_and_enter_opens(qtbot: QtBot, desk_page: DeskPage, rtl: bool) -> None:
    heat = a_map(30, 20)
    desk_page(heat, rtl=rtl)
    moved: list[tuple[str, str]] = []
    opened: list[tuple[str, str]] = []
    heat.moved.connect(lambda *keys: moved.append(keys))
    heat.opened.connect(lambda *keys: opened.append(keys))
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    forward = Qt.Key.Key_Left if rtl else Qt.Key.Key_Right
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, forward, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(heat, key)
    assert moved == [("r1", "c0"), ("r2", "c0"), ("r2", "c1"), ("r1", "c1")]
    assert opened == [("r1", "c1")]
    QTest.keyClick(heat, Qt.Key.Key_End)
    assert heat.current == ("r1", "c19")
    body = heat.geometry_.body()
    assert body.contains(heat.cell_rect(1, 19).adjusted(1, 1, -1, -1)), "it came into view"
    for _ in range(5):
        QTest.keyClick(heat, Qt.Key.Key_PageDown)
    assert heat.current == ("r29", "c19")
    assert body.contains(heat.cell_rect(29, 19).adjusted(1, 1, -1, -1))
    QTest.keyClick(heat, Qt.Key.Key_Home)
    assert heat.current == ("r29", "c0")
    count = len(moved)
    QTest.keyClick(heat, Qt.Key.Key_Down)
    assert len(moved) == count, "the edge is the edge"


@pytest.mark.parametrize("rtl", [False, True])
def test_that_a_press_opens_the_cell_under_the_hand(
    qtbot: QtBot, desk_page: DeskPage, rtl: bool
) -> None:
    heat = a_map(30, 20)
    desk_page(heat, rtl=rtl)
    opened: list[tuple[str, str]] = []
    heat.opened.connect(lambda *keys: opened.append(keys))
    heat.verticalScrollBar().setValue(130)
    heat.horizontalScrollBar().setValue(90)
    rows, columns = heat.geometry_.seen_rows(), heat.geometry_.seen_columns()
    for row, column in ((rows[2], columns[3]), (rows[1], columns[2])):
        QTest.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=middle(heat, row, column))
        assert opened[-1] == (f"r{row}", f"c{column}")
    body = heat.geometry_.body()
    beside = QPointF(body.right() + 20 if rtl else body.left() - 20, body.center().y())
    QTest.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=beside.toPoint())
    QTest.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 5))
    assert len(opened) == 2, "names and heads open nothing"


def test_that_the_chosen_cell_is_told_to_a_screen_reader(qtbot: QtBot, desk_page: DeskPage) -> None:
    heat = a_map(4, 5)
    desk_page(heat)
    heat.choose("r1", "c2")
    assert heat.accessibleDescription() == "Person 1, Skill number 2, trainer 1 2"
    heat.choose("r1", "c1")
    assert heat.accessibleDescription() == "Person 1, Skill number 1"
    heat.wipe()
    assert heat.accessibleDescription() == ""
    assert heat.current == ("", "")


def test_that_the_chosen_cell_stays_when_rows_come_and_go(
    qtbot: QtBot, desk_page: DeskPage
) -> None:
    heat = a_map(6, 5)
    desk_page(heat)
    heat.choose("r3", "c2")
    at = heat.geometry_
    heat.set_map(at.columns, [row for row in at.rows if row.key != "r1"], "sum")
    assert heat.current == ("r3", "c2")
    heat.set_map(at.columns, [row for row in at.rows if row.key != "r3"], "sum")
    assert heat.current[0] == "r0"


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.3])
def test_that_no_word_of_a_cell_breaks(qtbot: QtBot, desk_page: DeskPage, scale: float) -> None:
    heat = a_map(5, 16)
    window = desk_page(heat, scale=scale)
    theme: Theme = theme_of(window)
    wide = heat.cell_rect(0, 1).width()
    for row in heat.geometry_.rows:
        for cell in row.cells:
            if cell is not None:
                assert heat_cells.least(theme, cell) <= wide
    assert {round(heat.cell_rect(0, n).width()) for n in range(16)} == {round(wide)}
    soft = heat_cells.longest_part(theme, "Waren\u00adeingang")
    assert soft < heat_cells.longest_part(theme, "Wareneingang")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("level", list(LEVELS))
def test_that_words_hold_seven_to_one_on_stripes_too(
    qapp: object, scheme: Scheme, level: str
) -> None:
    theme = Theme.load("desk", scheme)
    ground, ink = theme.heat(level)
    assert contrast(ink, ground) >= 7.0
    striped = heat_cells.stripes(theme, level)
    assert contrast(ink, striped) >= 7.0, striped.name()
    assert striped != ground


def test_that_declared_ending_and_ended_differ_without_colour(
    qtbot: QtBot, desk_page: DeskPage
) -> None:
    plain = HeatCell("U", "alone", "U")
    looks = {
        "plain": plain,
        "hatched": HeatCell("U", "alone", "U", hatched=True),
        "corner": HeatCell("U", "alone", "U", corner=True),
        "ended": HeatCell("none", "ended", dashed=True, icon="timer-off"),
    }
    heat = HeatMap(name="map")
    window = desk_page(heat)
    theme = theme_of(window)
    seen: dict[str, bytes] = {}
    for name, cell in looks.items():
        drawn = heat_cells.draw(theme, cell, QSize(62, 38), 1.0, rtl=False)
        image = drawn.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        seen[name] = bytes(image.constBits())
    assert len(set(seen.values())) == len(looks)


def test_that_what_hangs_on_one_is_framed_from_head_to_foot(
    qtbot: QtBot, desk_page: DeskPage
) -> None:
    heat = a_map(4, 6)
    window = desk_page(heat)
    red = theme_of(window).colour("s_overdue_fill")
    image = heat.viewport().grab().toImage()

    def reds(column: int) -> int:
        area = heat.cell_rect(0, column)
        edge = QRect(round(area.x()) - 1, 60, 3, heat.viewport().height() - 90)
        return sum(
            _near(image.pixelColor(x, y), red)
            for x in range(edge.left(), edge.right() + 1)
            for y in range(edge.top(), edge.bottom())
        )

    tall = heat.viewport().height() - 90
    assert reds(0) >= tall * 0.9
    assert reds(5) >= tall * 0.9
    assert reds(3) == 0


def _near(one: QColor, other: QColor) -> bool:
    return all(
        abs(a - b) < 40
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )


@pytest.mark.parametrize("rtl", [False, True])
def test_that_heads_stay_while_the_cells_scroll(
    qtbot: QtBot, desk_page: DeskPage, rtl: bool
) -> None:
    heat = a_map(60, 25)
    desk_page(heat, rtl=rtl)
    head, foot = heat.geometry_.head, heat.geometry_.foot
    wide, tall = heat.viewport().width(), heat.viewport().height()

    def edges() -> tuple[QImage, QImage]:
        image = heat.viewport().grab().toImage()
        return image.copy(0, 0, wide, head), image.copy(0, tall - foot + 1, wide, foot - 1)

    before = edges()
    heat.verticalScrollBar().setValue(heat.verticalScrollBar().maximum())
    assert edges() == before


def test_that_a_name_that_is_too_long_ends_in_dots_and_is_read_out_whole(
    qtbot: QtBot, desk_page: DeskPage
) -> None:
    name = "Maximiliane-Theodora Freifrau von und zu Oberndorfer-Weißenbach der Jüngeren"
    heat = HeatMap(name="map")
    cell = HeatCell("U", "alone", "U", said="alone")
    heat.set_map([HeatColumn("c", "Take money")], [HeatRow("r", name, "", "MT", [cell])], "sum")
    desk_page(heat)
    heat.viewport().grab()
    assert heat.geometry_.names < 300
    assert name in heat.accessibleDescription()


def test_that_a_legend_takes_as_many_lines_as_it_needs(qtbot: QtBot, desk_page: DeskPage) -> None:
    legend = HeatLegend(name="legend")
    legend.set_entries([(HeatCell(level, "", level), words) for level, words in LEVELS.items()])
    desk_page(legend)
    assert legend.heightForWidth(300) > legend.heightForWidth(900)
    assert legend.accessibleName() == "in training, with help, alone, trainer"


def test_that_each_look_is_drawn_once_however_many_cells_have_it(
    qtbot: QtBot, desk_page: DeskPage
) -> None:
    heat = a_map(60, 25)
    desk_page(heat)
    heat.resize(25 * 80 + 260, 60 * 44 + 200)
    heat.viewport().grab()
    looks = {cell for row in heat.geometry_.rows for cell in row.cells}
    assert len(heat._drawn) == len(looks) <= 17
    before = dict(heat._drawn)
    heat.viewport().grab()
    assert heat._drawn == before
