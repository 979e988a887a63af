"""The till's screen: one for each desk, whatever its till waits for."""

from kiosk.core.change import Change
from kiosk.core.task import Role, Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _tills() -> type[Screen]:
    from kiosk.back_office.till.screens.tills import TillsScreen

    return TillsScreen


SCREENS = (
    Entry(
        "till", "Till", Window.DESK, Task.TILL_OPEN,
        frozenset({Change.TILL, Change.PAYMENT}), _tills,
        section="Back office", icon="wallet", role=Role.ACCOUNTING,
    ),
)  # fmt: skip
