"""Display's screens: the board that everybody reads, a text that is shown, and the desk that types it."""

from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _board() -> type[Screen]:
    from kiosk.lobby.display.screens.board import BoardScreen

    return BoardScreen


@later
def _shown() -> type[Screen]:
    from kiosk.lobby.display.screens.shown import ShownScreen

    return ShownScreen


@later
def _show() -> type[Screen]:
    from kiosk.lobby.display.screens.show import ShowTextScreen

    return ShowTextScreen


_TEXT = frozenset({Change.SHOWN_TEXT})

SCREENS = (
    Entry(
        "display.board", "Who is called", Window.DISPLAY, None,
        frozenset({Change.TICKET, Change.VISIT, Change.VISIT_KIND}), _board,
    ),
    Entry("display.text", "A text for you", Window.DISPLAY, None, _TEXT, _shown),
    Entry("text.shown", "A text for you", Window.LOBBY, None, _TEXT, _shown),
    Entry(
        "text.show", "Show text", Window.DESK, Task.TEXT_SHOW, _TEXT, _show,
        section="Front office", icon="type",
    ),
)  # fmt: skip
