"""Draws what the modules of this folder show, and lays it all out on sheets to look through."""

import argparse
import importlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.ui.theme import Theme

HERE = Path(__file__).parent
COLUMNS, ROWS = 5, 6
CELL_WIDE, CELL_HIGH, GAP, CAPTION = 360, 270, 20, 28
GROUND, INK = QColor("#e9e9ec"), QColor("#202024")


def modules() -> list[str]:
    """The modules that draw pictures, by their names."""
    found = HERE.glob("*.py")
    return sorted(
        path.stem for path in found if re.search(r"^def pictures\(", path.read_text(), re.M)
    )


def main(words: Sequence[str]) -> int:
    """Draws them all, or the ones asked for; 1 when one could not be drawn, 2 when there is none."""
    parser = argparse.ArgumentParser(prog="tests/gallery", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", metavar="NAME", choices=modules())
    asked = parser.parse_args(list(words))
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setFont(Theme.load("desk").font("body"))
    asked.folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for name in asked.only or modules():
        sys.stdout.write(f"{name} ...\n")
        sys.stdout.flush()
        made += importlib.import_module(f"tests.gallery.{name}").pictures(asked.folder / name)
    pictures = sorted({path for path in made if path.suffix == ".png"})
    sheets = index(pictures, asked.folder)
    sys.stdout.write(f"{len(pictures)} pictures in {asked.folder.absolute()}\n")
    for sheet in sheets:
        sys.stdout.write(f"  all at a glance: {sheet.name}\n")
    return 0


def index(pictures: Sequence[Path], folder: Path) -> list[Path]:
    """Sheets of small pictures with their names, so many to a sheet."""
    each = COLUMNS * ROWS
    for old in folder.glob("index-*.png"):
        old.unlink()
    return [
        _sheet(pictures[start : start + each], folder / f"index-{start // each + 1:02}.png")
        for start in range(0, len(pictures), each)
    ]


def _sheet(pictures: Sequence[Path], path: Path) -> Path:
    rows = -(-len(pictures) // COLUMNS)
    wide = GAP + COLUMNS * (CELL_WIDE + GAP)
    high = GAP + rows * (CELL_HIGH + CAPTION + GAP)
    sheet = QImage(wide, high, QImage.Format.Format_RGB32)
    sheet.fill(GROUND)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setFont(Theme.load("desk").font("small"))
    painter.setPen(INK)
    for place, picture in enumerate(pictures):
        row, column = divmod(place, COLUMNS)
        left = GAP + column * (CELL_WIDE + GAP)
        top = GAP + row * (CELL_HIGH + CAPTION + GAP)
        _small(painter, QImage(str(picture)), QRect(left, top, CELL_WIDE, CELL_HIGH))
        caption = QRect(left, top + CELL_HIGH, CELL_WIDE, CAPTION)
        words = painter.fontMetrics().elidedText(
            picture.stem, Qt.TextElideMode.ElideMiddle, CELL_WIDE
        )
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    sheet.save(str(path))
    return path


def _small(painter: QPainter, image: QImage, cell: QRect) -> None:
    small = image.scaled(
        cell.size(),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    at = QRect(0, 0, small.width(), small.height())
    at.moveCenter(cell.center())
    painter.drawImage(at, small)
