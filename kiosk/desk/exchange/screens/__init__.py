"""The exchange's screens: taking in the orders of another program."""

from kiosk.core.task import Task
from kiosk.desk.exchange.screens.import_orders import ImportScreen
from kiosk.ui.screen import Entry, Window

SCREENS = (
    Entry(
        "exchange.import", "Import orders", Window.DESK, Task.ORDERS_IMPORT, frozenset(), ImportScreen,
        section="Management", icon="folder-input",
    ),
)  # fmt: skip
