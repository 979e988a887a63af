"""The receipt as it will read with what was answered so far; the lines of the present step are marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core import money, words
from kiosk.core.words import t
from kiosk.desk.administration import rules
from kiosk.desk.administration.rules import Draft, Till
from kiosk.ui import painting
from kiosk.ui.text import Run, island, lay_out
from kiosk.ui.theme import Theme, theme_of

FRAME, PRINT = 148, 62
SIDE, TOP, GAP, RULE = 23, 22, 1, 18
Mark = Literal["", "business", "tax", "language", "owner"]
MARKED: tuple[Mark, ...] = ("business", "tax", "language", "owner", "")


@dataclass(frozen=True)
class Line:
    """One line: centred, or with an amount at its end; a line without words is a rule."""

    text: str = ""
    amount: str = ""
    role: str = "small"
    bold: bool = False
    centred: bool = False
    mark: Mark = ""


def lines(draft: Draft, moment: datetime | None) -> list[Line]:
    """The receipt of one frame and one print, in the business's own language."""
    language = draft.language
    places = max(2, money.exponent(draft.currency))
    frame, print_ = (each * 10**places for each in (FRAME, PRINT))
    if draft.included:
        total = frame + print_
        tax = money.tax_within(total, draft.usual)
    else:
        tax = money.tax_on(frame + print_, draft.usual)
        total = frame + print_ + tax

    def said(minor: int) -> str:
        return words.amount(minor, draft.currency, language)

    name = draft.name or t("Your business", language)
    address = words.joined((draft.street, draft.town), language)
    head = [Line(name, role="heading", bold=True, centred=True, mark="business")]
    head += [Line(part, centred=True, mark="business") for part in (draft.trade, address) if part]
    rate = t("{rate} % tax", language, rate=rules.rate_text(draft.usual, language))
    pay = t("To pay, {currency}", language, currency=draft.currency)
    made = [
        *head, Line(),
        Line(t("Oak frame {size}", language, size=island("40 \u00d7 50")), said(frame), mark="language"),
        Line(t("Print A2", language), said(print_), mark="language"),
        Line(), Line(pay, said(total), role="heading", bold=True),
        Line(t("Net", language), said(total - tax), mark="tax"),
        Line(rate, said(tax), mark="tax"), Line(),
    ]  # fmt: skip
    if draft.owner:
        first = draft.owner.split()[0]
        made.append(Line(t("You were served by {name}.", language, name=first), mark="owner"))
    return [*made, *_foot(draft, moment)]


def _foot(draft: Draft, moment: datetime | None) -> list[Line]:
    language = draft.language
    found: list[Line] = []
    number = island("R-0001")
    if moment is not None:
        day = words.day(words.local_day(moment, draft.zone), language)
        clock = island(words.clock(moment, draft.zone))
        said = t("Receipt {number}, {day}, {time}", language, number=number, day=day, time=clock)
        found.append(Line(said))
    if rules.country(draft.country).till is not Till.FREE:
        found.append(Line(t("Not a fiscal receipt", language)))
    return found


class ReceiptPreview(QWidget):
    """Paper, painted; its height follows from what stands on it."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._lines: Sequence[Line] = ()
        self._mark: Mark = ""
        self._rtl = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)

    def show_lines(self, shown: Sequence[Line], mark: Mark, *, rtl: bool) -> None:
        """Show these and mark those of one step."""
        self._lines, self._mark, self._rtl = shown, mark, rtl
        self.setAccessibleName(". ".join(f"{each.text} {each.amount}" for each in shown))
        self.updateGeometry()
        self.update()

    def texts(self) -> list[str]:
        """What stands on it, line by line."""
        return [f"{each.text}  {each.amount}".strip() for each in self._lines if each.text]

    def _high(self, theme: Theme, line: Line, width: float) -> float:
        if not line.text:
            return RULE
        room = width - 90 if line.amount else width
        run = [Run(line.text, bold=line.bold or None)]
        return round(lay_out(run, room, theme, line.role, rtl=self._rtl).height) + GAP

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        inner = 300 - 2 * SIDE
        tall = sum(self._high(theme, line, inner) for line in self._lines)
        return QSize(300, round(tall) + 2 * TOP)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painting.box(painter, whole, 2, theme.colour("surface"), theme.colour("line"), 1)
        y, inner = float(TOP), whole.width() - 2 * SIDE
        for line in self._lines:
            tall = self._high(theme, line, inner)
            area = QRectF(SIDE, y, inner, tall)
            if not line.text:
                self._rule(painter, theme, area)
            else:
                if line.mark and line.mark == self._mark:
                    self._band(painter, theme, area)
                self._line(painter, theme, line, area)
            y += tall
        painter.end()

    def _rule(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        pen = QPen(theme.colour("text"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        middle = round(area.center().y())
        painter.drawLine(round(area.left()), middle, round(area.right()), middle)

    def _band(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        band = area.adjusted(-8, 0, 8, 0)
        painter.fillRect(band, theme.colour("accent_tint"))
        bar = painting.mirrored(
            QRectF(band.x(), band.y(), 3, band.height()), QRectF(self.rect()), rtl=self._rtl
        )
        painter.fillRect(bar, theme.colour("accent"))

    def _line(self, painter: QPainter, theme: Theme, line: Line, area: QRectF) -> None:
        ink = theme.colour("text")
        room = area.width() - 90 if line.amount else area.width()
        centre, leading = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeading
        run = [Run(line.text, bold=line.bold or None)]
        align = centre if line.centred else leading
        laid = lay_out(run, room, theme, line.role, rtl=self._rtl, align=align)
        box = painting.mirrored(QRectF(area.x(), area.y(), room, 1), area, rtl=self._rtl)
        laid.draw(painter, box.x(), area.y(), ink)
        if line.amount:
            trailing = Qt.AlignmentFlag.AlignTrailing
            run = [Run(island(line.amount), bold=line.bold or None)]
            amount = lay_out(run, 90, theme, line.role, rtl=self._rtl, align=trailing, wrap=False)
            box = QRectF(area.right() - 90, area.y(), 90, 1)
            box = painting.mirrored(box, area, rtl=self._rtl)
            amount.draw(painter, box.x(), area.y(), ink)
