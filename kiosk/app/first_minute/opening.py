"""Opens the first minute: one frame on one screen, or the lobby on a second one; then its director."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kiosk.app.first_minute.frame import Frame
from kiosk.app.first_minute.rules import STEPS
from kiosk.app.windows import Hall
from kiosk.core import words
from kiosk.core.by import Person, System
from kiosk.core.task import Role
from kiosk.shell.call_strip import CallStrip
from kiosk.shell.guide_bar import GuideBar

if TYPE_CHECKING:
    from kiosk.app.first_minute.director import Director
    from kiosk.app.first_minute.hands import Hands
    from kiosk.business.demonstration import Scene

SIGNING = System("sign-in")
WINDOWED = (1600, 900)


class FirstMinute(QObject):
    """The frame on a hall that may still wait for its business; `begin` once it is there."""

    chosen = Signal(str)
    """What a person chose after it: see `director`."""

    def __init__(self, hall: Hall, *, language: str = "", apart: bool = False) -> None:
        super().__init__()
        self.hall = hall
        facts = hall.facts
        said = language or facts.language
        self.lobby = hall.lobby("Kiosk 1", language=language, frameless=apart)
        self.desk = hall.desk("Desk 1", language=language)
        self.lobby.let_close()
        strip, bar = CallStrip(facts.name, said, facts.zone), GuideBar(said)
        bar.say(words.t("One moment", said), at=0, many=len(STEPS))
        bar.offer(onwards=False, do=False, let_me=False)
        self.frame = Frame(None if apart else self.lobby, self.desk, strip, bar)
        self.director: Director | None = None
        # Until somebody is signed in there is nothing to ask a person for.
        self.desk.hide()

    def show(self, *, windowed: bool) -> None:
        """Over the whole screen, the lobby over another one where there is one."""
        screens = QApplication.screens()
        if self.frame.lobby is None:
            self.lobby.setGeometry(screens[-1].geometry())
            self.lobby.showFullScreen()
        if windowed:
            self.frame.resize(*WINDOWED)
            self.frame.show()
        else:
            self.frame.setGeometry(QApplication.primaryScreen().availableGeometry())
            self.frame.showMaximized()

    def begin(
        self, scene: Scene, *, hands: Hands | None = None, resumed: str = "", pace: float = 1.0
    ) -> None:
        """The business is there: whoever works at the desk signs in, and the guide begins.

        `pace` is how much faster than time the guide goes on by itself.
        """
        # Not above: the frame is painted before SQLAlchemy is imported.
        from kiosk.records.staff import service as staff

        # Done in this order on the writer's thread; nobody waits for them to see the desk.
        self._ask(staff.sign_in, scene.desk, person=scene.receptionist, pin=scene.pin)
        if scene.badge:
            self._ask(staff.read_badge, scene.desk, code=scene.badge)
        self._lead(scene, hands, resumed, pace)

    def close(self) -> None:
        """No more guiding, and the frame goes; the hall closes the windows in it, before or after."""
        if self.director is not None:
            self.director.stop()
        self.frame.close()
        self.frame.deleteLater()

    def _lead(self, scene: Scene, hands: Hands | None, resumed: str, pace: float) -> None:
        from kiosk.app.first_minute.director import Director
        from kiosk.desk.administration import texts

        role = texts.role(Role.RECEPTION, self.desk.context.language)
        by = Person(scene.receptionist, Role.RECEPTION)
        self.desk.show()
        self.desk.context.sign_in(by, name=scene.receptionist_name, role=role)
        self.director = Director(
            self.hall.business, self.frame, self.lobby, scene, hands=hands, resumed=resumed,
            pace=pace,
        )  # fmt: skip
        self.director.chosen.connect(self.chosen)

    def _ask(self, verb: Callable[..., Any], station: str, **arguments: object) -> None:
        self.hall.business.submit(verb, arguments, SIGNING, None, station)
