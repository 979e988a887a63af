"""Help's screens: the call in the lobby, and the open calls at every desk."""

from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _help() -> type[Screen]:
    from kiosk.lobby.help.screens.call import HelpScreen

    return HelpScreen


@later
def _calls() -> type[Screen]:
    from kiosk.lobby.help.screens.calls import CallsScreen

    return CallsScreen


SCREENS = (
    Entry("help.call", "Help", Window.LOBBY, None, frozenset({Change.VISIT}), _help),
    Entry(
        "help.calls", "Calls for help", Window.DESK, Task.HELP_ANSWER,
        frozenset({Change.VISIT, Change.SESSION}), _calls,
        section="Front office", icon="bell-ring",
    ),
)  # fmt: skip
