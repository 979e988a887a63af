"""A display's real window on a real business, each call run at once; it speaks to nobody but the test."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from kiosk import business as businesses
from kiosk.app.announcing import Announcing, Do
from kiosk.business import Business
from kiosk.core.by import By
from kiosk.core.refusal import Refused
from kiosk.database.acting import task_of
from kiosk.devices.sound import SilentSound
from kiosk.devices.voice import SilentVoice
from kiosk.lobby.display.screens import SCREENS
from kiosk.shell.announcer import Announcer
from kiosk.shell.display import DisplayWindow
from tests.lobby.windows import a_context

DISPLAY = "Display 1"


class Display(DisplayWindow):
    """The display as `app` opens it: it hears what this business changes."""

    def __init__(
        self, business: Business, *, at_once: bool = True, motion: bool = True, **more: Any
    ) -> None:
        self.voice, self.bell = SilentVoice(at_once=at_once), SilentSound()
        more.setdefault("station", DISPLAY)
        super().__init__(
            a_context(business, **more), SCREENS, home="display.board", motion=motion,
            announcer=Announcer(self.voice, self.bell, lambda then: then()),
        )  # fmt: skip
        self._deaf = business.listen(self._hear)
        self.left.connect(self._deaf)

    def _hear(self, changes: businesses.house.Changes) -> None:
        self.changed(kind for kind, _ref in changes)

    @property
    def page(self) -> Any:
        """The page that is shown."""
        return self.navigator.current


def doing(business: Business) -> Do:
    """Does an act or a read of this business at once, as `app` does it in its own time."""

    def do(verb: Any, arguments: dict[str, object], by: By, station: str, then: Any) -> None:
        answer: Future[Any] = Future()
        try:
            if task_of(verb) is not None:
                answer.set_result(business.do(verb, by, None, station, **arguments))
            else:
                answer.set_result(business.read(verb, **arguments))
        except Refused as refused:
            answer.set_exception(refused)
        then(answer)

    return do


def announcing(business: Business, *windows: Any) -> Announcing:
    """What `app` has beside these windows, on the test's own thread."""
    made = Announcing(doing(business))
    for window in windows:
        if isinstance(window, DisplayWindow):
            made.serve_display(window)
        elif window.objectName() == "desk":
            made.serve_desk(window)
        else:
            made.serve_lobby(window)
    deaf = business.listen(lambda changes: made.hear({kind for kind, _ref in changes}))
    if windows:
        windows[0].left.connect(deaf)
    made.begin()
    return made
