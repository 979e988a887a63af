"""The exchange's screens: taking in the orders of another program."""

from kiosk.core.task import Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _import() -> type[Screen]:
    from kiosk.desk.exchange.screens.import_orders import ImportScreen

    return ImportScreen


SCREENS = (
    Entry(
        "exchange.import", "Import orders", Window.DESK, Task.ORDERS_IMPORT, frozenset(), _import,
        section="Management", icon="folder-input",
    ),
)  # fmt: skip
