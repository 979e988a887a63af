"""Row 20: who can do what painted with 60 people and 25 skills, beside a bare grid of as many cells, in CPU time.

The floor draws each cell as a plain box with a word, by Qt alone; what is promised is 100 ms, and a ratio.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from kiosk.ui.heat_map import HeatCell, HeatColumn, HeatMap, HeatRow
from kiosk.ui.theme import Theme, apply_theme
from tests.benchmarks.timing import Figure, figure

ROW = 20
PEOPLE, SKILLS = 60, 25
PROMISED_MS, PROMISED, PROMISED_FIRST = 100.0, 2.0, 3.0
WORDS = {"I": "in training", "L": "with help", "U": "alone", "O": "trainer"}


def a_map() -> HeatMap:
    """Every cell is there: nothing is empty, and each look occurs."""
    levels = list(WORDS)
    columns = [
        HeatColumn(f"s{n}", f"Skill number {n}", f"Group {n // 6}", str(n), ringed=n % 7 == 0)
        for n in range(SKILLS)
    ]
    rows = []
    for person in range(PEOPLE):
        cells = []
        for skill in range(SKILLS):
            level = levels[(person + skill) % 4]
            cells.append(
                HeatCell(
                    level, WORDS[level], level, hatched=skill % 3 == 0, corner=person % 5 == 0,
                    said=f"{WORDS[level]}, until 13 April",
                )
            )  # fmt: skip
        rows.append(HeatRow(f"p{person}", f"Colleague {person}", "Reception", "CO", cells))
    made = HeatMap(name="map")
    apply_theme(made, Theme.load("desk"))
    made.resize(SKILLS * 72 + 260, PEOPLE * 44 + 200)
    made.set_map(columns, rows, "Can do it alone")
    return made


class Bare(QWidget):
    """As many boxes of the same size with a word each."""

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, ink, words = QColor("#7a3f78"), QColor("#ffffff"), list(WORDS.values())
        for row in range(PEOPLE):
            for column in range(SKILLS):
                cell = QRect(200 + column * 72, 90 + row * 44, 68, 38)
                painter.fillRect(cell, ground)
                painter.setPen(ink)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words[(row + column) % 4])
        painter.end()


def clocked(work: Callable[[], object]) -> float:
    """Milliseconds of CPU time."""
    began = time.process_time_ns()
    work()
    return (time.process_time_ns() - began) / 1e6


def measure(times: int) -> list[Figure]:
    """Painted whole: the first time with nothing kept, and again."""
    app = QApplication.instance() or QApplication([])
    heat, bare = a_map(), Bare()
    bare.resize(heat.size())
    for widget in (heat, bare):
        widget.show()
    app.processEvents()

    def afresh() -> None:
        heat._drawn.clear()
        heat.viewport().repaint()

    def painted(work: Callable[[], object]) -> list[tuple[float, float]]:
        work()
        return [(clocked(work), clocked(bare.repaint)) for _ in range(times)]

    more = {"people": PEOPLE, "skills": SKILLS, "promised_ms": PROMISED_MS}
    figures = [
        figure(
            ROW,
            "who can do what, painted again",
            painted(heat.viewport().repaint),
            PROMISED,
            **more,
        ),
        figure(ROW, "who can do what, first painted", painted(afresh), PROMISED_FIRST, **more),
    ]
    for widget in (heat, bare):
        widget.close()
        widget.deleteLater()
    return figures
