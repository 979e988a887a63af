"""Sales' verbs: ring up, give back, print a receipt again, make it a full invoice; and what the counter reads."""

from kiosk.front_office.sales.service.at_terminal import begin_card, drop_card, finish_card
from kiosk.front_office.sales.service.checks import verify_sales
from kiosk.front_office.sales.service.papers import (
    full_invoice,
    receipt_facts,
    reprint,
    send_receipt,
)
from kiosk.front_office.sales.service.reading import (
    counter,
    find,
    own_limits,
    picture_keys,
    return_page,
    sale_by_receipt,
)
from kiosk.front_office.sales.service.returning import give_back, give_back_approved
from kiosk.front_office.sales.service.selling import ring_up

__all__ = [
    "begin_card", "counter", "drop_card", "find", "finish_card", "full_invoice", "give_back", "give_back_approved", "own_limits", "picture_keys", "receipt_facts", "reprint",
    "return_page", "ring_up", "sale_by_receipt", "send_receipt", "verify_sales",
]  # fmt: skip
