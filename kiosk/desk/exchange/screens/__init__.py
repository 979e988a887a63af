"""The exchange's screens: taking in the orders of another program, and a calendar."""

from kiosk.core.task import Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _import() -> type[Screen]:
    from kiosk.desk.exchange.screens.import_orders import ImportScreen

    return ImportScreen


@later
def _calendar() -> type[Screen]:
    from kiosk.desk.exchange.screens.calendar import CalendarScreen

    return CalendarScreen


SCREENS = (
    Entry(
        "exchange.import", "Import orders", Window.DESK, Task.ORDERS_IMPORT, frozenset(), _import,
        section="Management", icon="folder-input",
    ),
    Entry(
        "exchange.calendar", "Take a calendar in", Window.DESK, Task.VISIT_TAKE_IN, frozenset(),
        _calendar,
    ),
)  # fmt: skip
