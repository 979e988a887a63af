"""The lobby's real window and a desk's real screens on a real business, each call run at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.business import texts as business_texts
from kiosk.core.by import By, Customer
from kiosk.core.task import Task
from kiosk.database.acting import task_of
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech
from kiosk.lobby.checkin.screens import SCREENS as CHECKIN
from kiosk.lobby.help.screens import SCREENS as HELP
from kiosk.lobby.home.screens import SCREENS as HOME
from kiosk.lobby.pickup.screens import SCREENS as PICKUP
from kiosk.shell.lobby import LobbyWindow
from kiosk.ui import background
from kiosk.ui.background import Call, Submit
from kiosk.ui.screen import Closed, Context

DIRECTORY = (*HOME, *PICKUP, *CHECKIN, *HELP)
LOBBY, DESK = "Lobby 1", "Desk 1"


def submit_to(business: Business, station: str) -> Submit:
    """What `app` hands a window, but at once and on the window's thread."""

    def run(call: Call) -> Any:
        if task_of(call.verb) is not None:
            do: Callable[..., Any] = business.do
            return do(call.verb, call.by, call.key, station, **call.arguments)
        return business.read(call.verb, **call.arguments)

    return background.inline(run)


def a_context(
    business: Business,
    *,
    by: By | None = None,
    station: str = LOBBY,
    language: str = "en",
    languages: tuple[str, ...] = (),
    closed: Callable[[Task], Closed | None] | None = None,
    now: Callable[[], datetime] | None = None,
) -> Context:
    """A window's context on this business."""
    facts = business.facts
    return Context(
        submit=submit_to(business, station),
        by=by or Customer(),
        language=language,
        languages=languages or facts.languages,
        currency=facts.currency,
        zone=facts.zone,
        business_name=facts.name,
        station=station,
        closed=closed,
        refusal_text=business_texts.refusal_text,
        trouble_text=business_texts.trouble_text,
        now=now or (lambda: business.clock.moment(None)),
    )


class Lobby(LobbyWindow):
    """The lobby as `app` opens it: it hears what this business changes."""

    def __init__(self, business: Business, **more: Any) -> None:
        self.clock = more.pop("clock", lambda: 1000.0)
        directory, staff = more.pop("directory", DIRECTORY), more.pop("staff_screen", "")
        self.voice, self.bell = SilentSpeech(), SilentSound()
        super().__init__(
            a_context(business, **more),
            directory,
            home="home",
            help_screen="help.call",
            staff_screen=staff,
            speech=self.voice,
            sound=self.bell,
            clock=self.clock,
        )
        self._deaf = business.listen(self._hear)
        self.left.connect(self._deaf)

    def _hear(self, changes: businesses.house.Changes) -> None:
        self.changed(kind for kind, _ref in changes)
