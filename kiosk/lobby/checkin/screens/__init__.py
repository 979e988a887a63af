"""Check-in's screens: what for, who, is this you, what is asked, how to call, and how it stands; and the desk's list."""

from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _kind() -> type[Screen]:
    from kiosk.lobby.checkin.screens.kind import KindScreen

    return KindScreen


@later
def _find() -> type[Screen]:
    from kiosk.lobby.checkin.screens.find import FindScreen

    return FindScreen


@later
def _confirm() -> type[Screen]:
    from kiosk.lobby.checkin.screens.confirm import ConfirmScreen

    return ConfirmScreen


@later
def _asks() -> type[Screen]:
    from kiosk.lobby.checkin.screens.asks import AsksScreen

    return AsksScreen


@later
def _call_me() -> type[Screen]:
    from kiosk.lobby.checkin.screens.call_me import CallMeScreen

    return CallMeScreen


@later
def _here() -> type[Screen]:
    from kiosk.lobby.checkin.screens.here import HereScreen

    return HereScreen


@later
def _nobody() -> type[Screen]:
    from kiosk.lobby.checkin.screens.nobody import NobodyScreen

    return NobodyScreen


@later
def _expected() -> type[Screen]:
    from kiosk.lobby.checkin.screens.expected import ExpectedScreen

    return ExpectedScreen


@later
def _kinds() -> type[Screen]:
    from kiosk.lobby.checkin.screens.kinds import KindsScreen

    return KindsScreen


_STANDS = frozenset({Change.VISIT, Change.TICKET})

SCREENS = (
    Entry("checkin.kind", "Check in", Window.LOBBY, None, frozenset({Change.VISIT_KIND}), _kind),
    Entry(
        "checkin.find", "Check in", Window.LOBBY, None, frozenset(), _find, takes_codes=True,
        codes="FV-",
    ),
    Entry("checkin.confirm", "Check in", Window.LOBBY, None, frozenset(), _confirm),
    Entry("checkin.asks", "Check in", Window.LOBBY, None, frozenset(), _asks),
    Entry("checkin.call_me", "Check in", Window.LOBBY, None, frozenset(), _call_me),
    Entry("checkin.here", "Check in", Window.LOBBY, None, _STANDS, _here),
    Entry("checkin.nobody", "Check in", Window.LOBBY, None, frozenset(), _nobody),
    Entry(
        "checkin.expected", "Expected visits", Window.DESK, Task.VISIT_ARRIVE,
        frozenset({Change.VISIT, Change.CALL_BACK, Change.VISIT_KIND}), _expected,
        section="Front office", icon="calendar-days",
    ),
    Entry(
        "checkin.kinds", "Kinds of visit", Window.DESK, Task.LOBBY_SET_UP,
        frozenset({Change.VISIT_KIND}), _kinds, section="Management", icon="door-open",
    ),
)  # fmt: skip
