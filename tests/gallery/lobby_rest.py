"""Pictures of a lobby that nobody uses just now: asked whether anybody is there, at rest, before and after hours."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.front_office.queue import service as queue
from kiosk.records.settings import service as settings
from kiosk.shell.bars import Ease
from kiosk.shell.rest_cover import CLEANING, TILT
from kiosk.ui.theme import Theme
from tests.gallery.lobby import UPRIGHT, WIDE, Camera, a_business, close, settle
from tests.lobby.windows import Lobby
from tests.makers.staff import OWNER

HOURS = tuple((day, 540, 1080) for day in range(5))
HOUSES = {
    "before": (8, 0),
    "open": (12, 4),
    "last": (17, 10),
    "given": (17, 50),
    "closed": (18, 20),
}
LOOKS = {
    "portrait": (UPRIGHT, "en", Ease()), "landscape": (WIDE, "en", Ease()),
    "german": (UPRIGHT, "de", Ease()), "arabic": (UPRIGHT, "ar", Ease()),
    "text-200": (UPRIGHT, "en", Ease(scale=2.0)), "low-reach": (UPRIGHT, "en", Ease(low_reach=True)),
}  # fmt: skip


def pictures(folder: Path) -> list[Path]:
    """Home by the hour, and each cover, in each look."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setFont(Theme.load("lobby").font("body"))
    with a_business() as business:
        camera = Camera(folder, business)
        business.do(settings.set_opening, by=OWNER, hours=HOURS)
        business.do(queue.start_with, by=OWNER)
        for look, (size, language, ease) in LOOKS.items():
            for house, (hour, minute) in HOUSES.items():
                at = datetime(2026, 4, 13, hour - 2, minute, tzinfo=UTC)
                window = Lobby(business, language=language, now=lambda at=at: at)
                window.resize(*size)
                window.show()
                window._show_ease(ease)
                settle()
                camera.take(f"lobby-home-{house}-{look}", window)
                close(window)
            _covers(camera, look)
    return camera.taken


def _covers(camera: Camera, look: str) -> None:
    """What stands over a page."""
    size, language, ease = LOOKS[look]
    at = [1000.0]
    window = Lobby(camera.business, language=language, clock=lambda: at[0])
    window.resize(*size)
    window.show()
    window.go("pickup.find")
    window._show_ease(ease)
    at[0] += window.idle.patience.warn_after + 8
    window.tick()
    camera.take(f"lobby-idle-warning-{look}", window)
    window.still_here()
    for name, why in (("tilt", TILT), ("cleaning", CLEANING)):
        window._rest(why)
        camera.take(f"lobby-{name}-{look}", window)
        window.tilt_cover.hide()
    close(window)
