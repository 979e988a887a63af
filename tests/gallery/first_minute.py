"""Pictures of the first minute: its six states, on a small screen, in Arabic, in German and in the dark."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QApplication

from kiosk.app.first_minute.director import Director
from kiosk.app.first_minute.hands import Hands
from kiosk.app.first_minute.opening import FirstMinute
from kiosk.app.first_minute.rules import STEPS
from kiosk.app.hand import Hand, until
from kiosk.app.windows import Hall
from kiosk.business import Business, Home, demonstration
from kiosk.database import engine
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech

LARGE, SMALL = (1920, 1080), (1366, 768)
PATIENCE_MS = 60_000


@dataclass(frozen=True)
class Look:
    """How one first minute is shown, and how many of its states are pictured."""

    name: str
    size: tuple[int, int] = LARGE
    language: str = ""
    scheme: Literal["light", "dark"] = "light"
    states: int = 2


LOOKS = (
    Look("first-minute", states=len(STEPS)),
    Look("first-minute-small", SMALL, states=len(STEPS)),
    Look("first-minute-arabic", language="ar"),
    Look("first-minute-german", SMALL, language="de"),
    Look("first-minute-dark", scheme="dark"),
)


def pictures(folder: Path) -> list[Path]:
    """Live each on the same shop; the customer comes anew each time."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with tempfile.TemporaryDirectory() as kept:
        home = Home(Path(kept))
        business, _code = demonstration.make(
            str(home.root / "a.db"), home, seed=1, customers=60, orders_wanted=120, counter_days=3
        )
        try:
            for look in LOOKS:
                made += _pictured(business, look, folder)
        finally:
            business.close()
    return made


def _pictured(business: Business, look: Look, folder: Path) -> list[Path]:
    scene = demonstration.open_scene(business, 1)
    made: list[Path] = []
    with _hall(business) as hall:
        minute = FirstMinute(hall, language=look.language)
        minute.desk.set_look(look.scheme, 1.0)
        minute.frame.resize(*look.size)
        minute.frame.show()
        minute.begin(scene, hands=Hands(pause_ms=20))
        until(lambda: minute.director is not None, "the guide", PATIENCE_MS)
        director = minute.director
        assert director is not None
        hand = Hand(minute.frame)
        until(lambda: director.facts is not None, "what is so", PATIENCE_MS)
        for place, step in enumerate(STEPS[: look.states], start=1):
            hand.presses("guide.next")
            _reached(director, place)
            path = folder / f"{look.name}-{place}-{step.moment}.png"
            _settle()
            minute.frame.grab().save(str(path))
            made.append(path)
        minute.close()
    return made


def _reached(director: Director, place: int) -> None:
    until(
        lambda: director.guide.reached >= place and not director.hands.busy,
        f"state {place}, at {director.hands.at}",
        PATIENCE_MS,
    )


def _settle() -> None:
    for _ in range(20):
        QApplication.processEvents()


@contextmanager
def _hall(business: Business) -> Iterator[Hall]:
    engine.forbid_statements_here()
    hall = Hall(business, sound=SilentSound(), speech=SilentSpeech())
    try:
        yield hall
    finally:
        hall.close()
        engine.allow_statements_here()
