"""What stands around the cells of a heat map: names, heads by group, rings, and the foot that counts."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.ui import heat_cells
from kiosk.ui.heat_geometry import BESIDE, GAP_X, SIDE, TITLE_AIR, Geometry, HeatRow
from kiosk.ui.painting import box
from kiosk.ui.text import Laid, Run, lay_out
from kiosk.ui.theme import Theme

LINE, LINES = 2, 2


def paint_names(painter: QPainter, theme: Theme, at: Geometry) -> None:
    """The rows' hairlines and who they are."""
    wide = at.view.width()
    painter.setClipRect(QRectF(0, at.head, wide, at.tall))
    for row in at.seen_rows():
        y = at.head + row * at.row - at.down
        painter.fillRect(QRectF(0, y, wide, theme.border("hair")), theme.colour("line"))
        _paint_name(painter, theme, at, at.rows[row], y)


def _paint_name(painter: QPainter, theme: Theme, at: Geometry, row: HeatRow, y: float) -> None:
    face = at.turned(QRectF(SIDE, y + (at.row - at.face) / 2, at.face, at.face))
    heat_cells.paint_face(painter, theme, face, row.initials)
    room = at.names - SIDE - at.face - BESIDE - 6
    run = [Run(row.title, bold=True)]
    name = lay_out(run, room, theme, "strong", rtl=at.rtl)
    role = lay_out(row.second, room, theme, "micro", rtl=at.rtl, bold=False, wrap=False)
    parts = [(name, "text"), (role, "soft")]
    if name.lines > 1:
        # A long name takes both lines.
        parts = [(_in_two_lines(theme, row.title, room, rtl=at.rtl), "text")]
    top = y + max(2.0, (at.row - sum(part.height for part, _ink in parts)) / 2)
    x = at.turned(QRectF(SIDE + at.face + BESIDE, 0, room, 1)).x()
    for part, ink in parts:
        part.draw(painter, x, top, theme.colour(ink))
        top += part.height


def _in_two_lines(theme: Theme, name: str, room: float, *, rtl: bool) -> Laid:
    """A name on two small lines; what is longer still ends in dots, and is read out whole."""
    laid = lay_out([Run(name, bold=True)], room, theme, "micro", rtl=rtl)
    many = len(name)
    while laid.lines > LINES and many > 1:
        many -= 2
        laid = lay_out([Run(f"{name[:many].rstrip()}…", bold=True)], room, theme, "micro", rtl=rtl)
    return laid


def paint_heads(painter: QPainter, theme: Theme, at: Geometry) -> None:
    """Groups with their line, titles, and a ring around what hangs on one."""
    for first, last in at.groups():
        whole = at.cell_rect(0, first).united(at.cell_rect(0, last))
        band = QRectF(whole.x() + GAP_X / 2, 0, whole.width() - GAP_X, at.group)
        area = band.intersected(at.shown())
        if area.width() <= 0:
            continue
        words = [Run(at.columns[first].group, bold=True)]
        laid = lay_out(words, area.width(), theme, "small", rtl=at.rtl, wrap=False)
        if laid.natural <= area.width():
            laid.draw(painter, area.x(), (at.group - 4 - laid.height) / 2, theme.colour("text"))
        under = QRectF(area.x(), at.group - 4, area.width(), LINE)
        painter.fillRect(under, theme.colour("edge"))
    line = QRectF(0, at.head, at.view.width(), theme.border("hair"))
    painter.fillRect(line, theme.colour("line"))
    for column in at.seen_columns():
        ringed = at.columns[column].ringed
        area = at.cell_rect(0, column)
        ink = theme.colour("s_overdue" if ringed else "text")
        at.title(theme, column).draw(painter, area.x() + TITLE_AIR // 2, at.group + 5, ink)


def paint_foot(painter: QPainter, theme: Theme, at: Geometry) -> None:
    """The line below the cells and a number for each column."""
    top = at.view.height() - at.foot
    painter.fillRect(QRectF(0, top - 1, at.view.width(), LINE), theme.colour("edge"))
    for column in at.seen_columns():
        one, area = at.columns[column], at.cell_rect(0, column)
        cell = QRectF(round(area.x()) + 3, top + 8, round(area.width()) - 6, at.foot - 20)
        heat_cells.paint_foot(painter, theme, cell, one.foot, one.tone)
        if one.ringed:
            end = at.view.height() - 6.0
            ring = QRectF(round(area.x()), at.group, round(area.width()), end - at.group)
            red, radius = theme.colour("s_overdue_fill"), theme.radius("control") + 1.0
            box(painter, ring, radius, None, red, LINE)


def paint_foot_words(painter: QPainter, theme: Theme, at: Geometry) -> None:
    """What the foot counts."""
    top = at.view.height() - at.foot
    area = at.turned(QRectF(SIDE, top, at.names - SIDE, at.foot))
    words = [Run(at.foot_words, bold=True)]
    laid = lay_out(words, area.width(), theme, "strong", rtl=at.rtl)
    laid.draw(painter, area.x(), top + (at.foot - laid.height) / 2 - LINE, theme.colour("text"))
