"""Sheets of our widgets in every look, to hold beside the design's own sheets."""

from pathlib import Path

from kiosk.ui.theme import Scheme, Window
from tests.gallery.components_desk import desk
from tests.gallery.components_flow import code_entry, doors, large, lines, writing
from tests.gallery.components_lobby import lobby

LOOKS: dict[Window, tuple[Scheme, ...]] = {
    "lobby": ("light", "high_contrast"),
    "desk": ("light", "dark", "high_contrast"),
}


def pictures(folder: Path) -> list[Path]:
    """Write every sheet in every look, left to right and in Arabic."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for kind, draw in (
        ("lobby", lobby), ("doors", doors), ("code-entry", code_entry), ("lines", lines),
        ("large", large),
        ("writing", writing), ("desk", desk),
    ):  # fmt: skip
        for scheme in LOOKS["desk" if kind == "desk" else "lobby"]:
            for arabic in (False, True):
                sheet = draw(scheme, arabic=arabic)
                language = "ar" if arabic else "en"
                made.append(sheet.take(folder / f"components-{kind}-{scheme}-{language}.png"))
    return made
