"""Queue's screens: the board of the lobby's numbers at the desk."""

from kiosk.core.change import Change
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _board() -> type[Screen]:
    from kiosk.front_office.queue.screens.board import BoardScreen

    return BoardScreen


SCREENS = (
    Entry(
        "queue.board", "Lobby queue", Window.DESK, None,
        frozenset({Change.TICKET, Change.VISIT, Change.VISIT_KIND, Change.SESSION, Change.PRESENCE}),
        _board, section="Front office", icon="ticket",
    ),
)  # fmt: skip
