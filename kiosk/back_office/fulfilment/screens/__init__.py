"""Fulfilment's screen: one board, one bench."""

from kiosk.back_office.fulfilment.screens.fulfilment import FulfilmentScreen
from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.ui.screen import Entry, Window

SCREENS = (
    Entry(
        "fulfilment", "Fulfilment", Window.DESK, Task.SHIPMENT_START,
        frozenset({Change.SHIPMENT, Change.ORDER}), FulfilmentScreen,
        section="Back office", icon="package",
    ),
)  # fmt: skip
