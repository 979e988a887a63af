"""Sales' screens: the counter, and what comes back to it."""

from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _counter_sale() -> type[Screen]:
    from kiosk.front_office.sales.screens.counter_sale import CounterSale

    return CounterSale


@later
def _give_back() -> type[Screen]:
    from kiosk.front_office.sales.screens.give_back import GiveBack

    return GiveBack


SCREENS = (
    Entry(
        "sales", "Sales", Window.DESK, Task.SALE_RING_UP,
        frozenset({Change.PRODUCT, Change.TILL, Change.SALE}), _counter_sale,
        section="Front office", icon="receipt-text",
    ),
    Entry(
        "sales_return", "Return", Window.DESK, Task.SALE_GIVE_BACK,
        frozenset({Change.SALE, Change.INVOICE}), _give_back,
    ),
)  # fmt: skip
