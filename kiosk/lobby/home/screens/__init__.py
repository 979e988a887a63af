"""Home's one screen."""

from kiosk.core.change import Change
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _home() -> type[Screen]:
    from kiosk.lobby.home.screens.home import HomeScreen

    return HomeScreen


SCREENS = (Entry("home", "Welcome", Window.LOBBY, None, frozenset({Change.VISIT}), _home),)
