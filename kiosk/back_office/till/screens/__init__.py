"""The till's screens: one for each desk, whatever its till waits for; and the credit note of an invoice."""

from kiosk.core.change import Change
from kiosk.core.task import Role, Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _tills() -> type[Screen]:
    from kiosk.back_office.till.screens.tills import TillsScreen

    return TillsScreen


@later
def _credit() -> type[Screen]:
    from kiosk.back_office.till.screens.credit_page import CreditScreen

    return CreditScreen


SCREENS = (
    Entry(
        "invoice.credit", "Credit note", Window.DESK, Task.INVOICE_CREDIT,
        frozenset({Change.INVOICE, Change.PAYMENT, Change.TILL}), _credit,
    ),
    Entry(
        "till", "Till", Window.DESK, Task.TILL_OPEN,
        frozenset({Change.TILL, Change.PAYMENT, Change.PRINT}), _tills,
        section="Back office", icon="wallet", role=Role.ACCOUNTING,
    ),
)  # fmt: skip
