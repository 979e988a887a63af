"""The receipt of a hand-over: on a sheet beside the mock-up, and on the roll, in six languages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.core import words
from kiosk.documents import preview, tape
from kiosk.documents.tape import Fiscal
from kiosk.lobby.pickup import documents
from tests.makers.receipts import FACTS, HEAD

LANGUAGES = tuple(words.LANGUAGES)
SHEET_DPI, ROLL_DPI = 203.2, 203.2


def pictures(folder: Path) -> list[Path]:
    """Both papers in each language, and the roll that a device has signed."""
    folder.mkdir(parents=True, exist_ok=True)
    signed = Fiscal(signed=("TSE-1", 41, "MZXW6YTBOI4DSNBZGQ2TMNZYHE3TK"))
    made = []
    for language in LANGUAGES:
        sheet = documents.receipt(FACTS, HEAD, language)
        roll = tape.pdf(documents.tape_receipt(FACTS, HEAD, language))
        made.append(_page(sheet, folder / f"sheet-{language}.png", SHEET_DPI))
        made.append(_page(roll, folder / f"roll-{language}.png", ROLL_DPI))
    roll = tape.pdf(documents.tape_receipt(FACTS, HEAD, "en", fiscal=signed))
    made.append(_page(roll, folder / "roll-signed.png", ROLL_DPI))
    return made


def _page(pdf: bytes, path: Path, dpi: float) -> Path:
    (shown,) = preview.pictures(pdf, dpi=dpi)
    line = shown.width * 3
    image = QImage(shown.pixels, shown.width, shown.height, line, QImage.Format.Format_RGB888)
    image.save(str(path))
    return path
