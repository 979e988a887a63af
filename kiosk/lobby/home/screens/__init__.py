"""Home's one screen."""

from kiosk.core.change import Change
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _home() -> type[Screen]:
    from kiosk.lobby.home.screens.home import HomeScreen

    return HomeScreen


_HEARD = frozenset({Change.VISIT, Change.TICKET})

SCREENS = (Entry("home", "Welcome", Window.LOBBY, None, _HEARD, _home),)
