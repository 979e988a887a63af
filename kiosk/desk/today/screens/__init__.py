"""Today's screens: the one board."""

from kiosk.core.change import Change
from kiosk.desk.today.screens.today import TodayScreen
from kiosk.ui.screen import Entry, Window

SCREENS = (
    Entry(
        "today", "Today", Window.DESK, None,
        frozenset({Change.PICKUP, Change.VISIT, Change.SHIPMENT, Change.ORDER, Change.SESSION,
                   Change.PERSON, Change.PAYMENT, Change.MESSAGE}),
        TodayScreen, section="Front office", icon="layout-dashboard",
    ),
)  # fmt: skip
