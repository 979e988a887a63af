"""Today's screens: the one board."""

from kiosk.core.change import Change
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _today() -> type[Screen]:
    from kiosk.desk.today.screens.today import TodayScreen

    return TodayScreen


SCREENS = (
    Entry(
        "today", "Today", Window.DESK, None,
        frozenset({Change.PICKUP, Change.VISIT, Change.TICKET, Change.CASE, Change.SHIPMENT, Change.ORDER, Change.SESSION,
                   Change.PERSON, Change.PAYMENT, Change.MESSAGE, Change.PRESENCE, Change.COVER}),
        _today, section="Front office", icon="layout-dashboard",
    ),
)  # fmt: skip
