"""Help's screens: the call in the lobby, and the open calls at every desk."""

from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.lobby.help.screens.call import HelpScreen
from kiosk.lobby.help.screens.calls import CallsScreen
from kiosk.ui.screen import Entry, Window

SCREENS = (
    Entry("help.call", "Help", Window.LOBBY, None, frozenset({Change.VISIT}), HelpScreen),
    Entry(
        "help.calls", "Calls for help", Window.DESK, Task.HELP_ANSWER,
        frozenset({Change.VISIT, Change.SESSION}), CallsScreen,
        section="Front office", icon="bell-ring",
    ),
)  # fmt: skip
