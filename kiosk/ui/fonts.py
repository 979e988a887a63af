"""The shipped faces: registered once, with their fallbacks and equal-width digits."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
# Hebrew, Korean and emoji come from whatever face the system has: Qt looks further after these.
FAMILIES = ["Atkinson Hyperlegible", "Noto Sans Arabic", "Noto Sans", "Noto Sans SC"]


@lru_cache(maxsize=1)
def register() -> tuple[str, ...]:
    """Make the shipped faces known to Qt and return the families that came in."""
    known: list[str] = []
    # Slanted faces are the papers': no window has a slanted word, and each costs the first page time.
    for path in sorted(each for each in FOLDER.glob("*.ttf") if "Italic" not in each.name):
        number = QFontDatabase.addApplicationFont(str(path))
        known.extend(QFontDatabase.applicationFontFamilies(number))
    return tuple(dict.fromkeys(known))


def face(size: float, *, bold: bool = False, spacing: float = 0.0) -> QFont:
    """A font of this pixel size; spacing is in percent of the size."""
    register()
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    # Hinted bold at 14 px spaces badly.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size * spacing / 100)
    return font
