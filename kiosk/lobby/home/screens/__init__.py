"""Home's one screen."""

from kiosk.core.change import Change
from kiosk.lobby.home.screens.home import HomeScreen
from kiosk.ui.screen import Entry, Window

SCREENS = (Entry("home", "Welcome", Window.LOBBY, None, frozenset({Change.VISIT}), HomeScreen),)
