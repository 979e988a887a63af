"""Pictures of papers on a roll: as the PDF shows them, and as a receipt printer puts them down, dot by dot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.documents import preview, tape
from kiosk.documents.tape import Tape
from kiosk.ui.theme import Theme
from tests.devices import rolls
from tests.documents import tapes

GROUND = QColor("#e9e6e0")
MARGIN, AROUND = 32, 48
"""Dots beside the 576 that a printer reaches, and around a paper."""
LINE = 30
"""Dots from one line of letters to the next, as a printer feeds."""
DPI = 203.2
TAPES: dict[str, Tape] = {
    "receipt": tapes.receipt("en"),
    "receipt-german-copy": tapes.receipt("de", copy=2),
    "receipt-arabic": tapes.receipt("ar"),
    "receipt-not-signed": tapes.receipt("en", marks=tapes.OUTAGE),
    "report": tapes.report(),
    "names": tapes.names(),
}


def pictures(folder: Path) -> list[Path]:
    """Each tape twice, side by side: PDF to the left, printer to the right."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, each in TAPES.items():
        sides = [_pdf(each), _printed(rolls.read(tape.escpos(each)))]
        path = folder / f"{name}.png"
        _beside(sides).save(str(path))
        made.append(path)
    return made


def _pdf(each: Tape) -> QImage:
    (shown,) = preview.pictures(tape.pdf(each), dpi=DPI)
    line = shown.width * 3
    image = QImage(shown.pixels, shown.width, shown.height, line, QImage.Format.Format_RGB888)
    return image.copy()


def _printed(roll: rolls.Roll) -> QImage:
    high = sum(
        LINE * each.high if isinstance(each, rolls.Printed) else each.height for each in roll.things
    )
    image = QImage(rolls.DOTS + 2 * MARGIN, high + 3 * MARGIN, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    top = MARGIN
    for each in roll.things:
        if isinstance(each, rolls.Printed):
            _letters(painter, each, top)
            top += LINE * each.high
        else:
            grey = each.convert("L")
            band = QImage(grey.tobytes(), grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8)  # fmt: skip
            painter.drawImage(MARGIN, top, band)
            top += each.height
    painter.end()
    return image


def _letters(painter: QPainter, line: rolls.Printed, top: int) -> None:
    """Every letter in its cell of 12 by 24 dots, twice as wide or high where it is."""
    font = Theme.load("desk").font("body")
    font.setPixelSize(19)
    font.setBold(line.strong)
    painter.setFont(font)
    left = (rolls.DOTS - 12 * line.wide * len(line.text)) // 2 if line.middle else 0
    painter.save()
    painter.translate(MARGIN + left, top)
    painter.scale(line.wide, line.high)
    for place, sign in enumerate(line.text):
        painter.drawText(QRectF(12 * place - 6, 0, 24, 24), Qt.AlignmentFlag.AlignCenter, sign)
    painter.restore()


def _beside(sides: list[QImage]) -> QImage:
    wide = sum(side.width() + AROUND for side in sides) + AROUND
    high = max(side.height() for side in sides) + 2 * AROUND
    sheet = QImage(wide, high, QImage.Format.Format_RGB32)
    sheet.fill(GROUND)
    painter = QPainter(sheet)
    left = AROUND
    for side in sides:
        painter.drawImage(left, AROUND, side)
        left += side.width() + AROUND
    painter.end()
    return sheet
