"""Pictures of the page on which staff close a kiosk's window: name, PIN, wrong, asleep; upright and wide."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.app.directory import DIRECTORY
from kiosk.core.by import Customer
from kiosk.desk.administration.screens.staff_exit import StaffExitScreen
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech
from kiosk.records.staff.rules import Outcome, SignedIn
from kiosk.shell.lobby import LobbyWindow
from kiosk.ui.theme import Theme
from tests.gallery.office import Camera, close, harbour
from tests.makers import desks


def pictures(folder: Path) -> list[Path]:
    """Each state in both directions of the screen."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with harbour() as business:
        camera = Camera(folder, business)
        for name, language, size in (
            ("upright", "en", (1080, 1920)), ("wide", "en", (1920, 1080)),
            ("arabic", "ar", (1080, 1920)),
        ):  # fmt: skip
            context = desks.a_context(business, by=Customer(), station="Lobby 1", language=language)
            window = LobbyWindow(
                context, DIRECTORY, home="home", help_screen="help.call", staff_screen="staff.exit",
                speech=SilentSpeech(), sound=SilentSound(), frameless=True,
            )  # fmt: skip
            window.resize(*size)
            window.show()
            window.go("staff.exit")
            page = window.navigator.current
            assert isinstance(page, StaffExitScreen)
            camera.take(f"staff-exit-name-{name}", window)
            page.name.set_text("Lindqvist")
            page._to_pin()
            page.pin.type("4073")
            camera.take(f"staff-exit-pin-{name}", window)
            page._answered(SignedIn(Outcome.WRONG))
            camera.take(f"staff-exit-wrong-{name}", window)
            page._answered(SignedIn(Outcome.WAIT, wait_seconds=45))
            camera.take(f"staff-exit-rests-{name}", window)
            window.leave()
            close(window)
    return camera.taken
