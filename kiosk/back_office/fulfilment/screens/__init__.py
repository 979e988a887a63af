"""Fulfilment's screen: one board, one bench."""

from kiosk.core.change import Change
from kiosk.core.task import Role, Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _fulfilment() -> type[Screen]:
    from kiosk.back_office.fulfilment.screens.fulfilment import FulfilmentScreen

    return FulfilmentScreen


SCREENS = (
    Entry(
        "fulfilment", "Fulfilment", Window.DESK, Task.SHIPMENT_START,
        frozenset({Change.SHIPMENT, Change.ORDER}), _fulfilment,
        section="Back office", icon="package", role=Role.FULFILMENT,
    ),
)  # fmt: skip
