"""The till's verbs: open, move, hand over, count, close, verify, report; and what its screens read."""

from kiosk.back_office.till.service.approving import (
    approvers,
    not_approved,
    pay_later_approved,
    second_person,
    who_may,
)
from kiosk.back_office.till.service.asking import ToPay, payable
from kiosk.back_office.till.service.checks import verify_till
from kiosk.back_office.till.service.closing import close, close_count, count, verify
from kiosk.back_office.till.service.crediting import credit_invoice
from kiosk.back_office.till.service.moving import move_cash, photo
from kiosk.back_office.till.service.opening import (
    add_drawer,
    drawers,
    hand_over,
    open_till,
    opening,
)
from kiosk.back_office.till.service.paying import (
    begin_card,
    pay_later,
    refund_payment,
    settle_card,
    take_payment,
    void_payment,
)
from kiosk.back_office.till.service.reading import counting, desk, past, till_page, to_verify
from kiosk.back_office.till.service.reporting import print_report, report, report_x
from kiosk.back_office.till.service.standing import (
    all_open,
    cash_needs_session,
    session_for,
    session_now,
)

__all__ = [
    "ToPay",
    "add_drawer",
    "all_open",
    "approvers",
    "begin_card",
    "cash_needs_session",
    "close",
    "close_count",
    "count",
    "counting",
    "credit_invoice",
    "desk",
    "drawers",
    "hand_over",
    "move_cash",
    "not_approved",
    "open_till",
    "opening",
    "past",
    "pay_later",
    "pay_later_approved",
    "payable",
    "photo",

    "print_report",
    "refund_payment",
    "report",
    "report_x",
    "second_person",
    "session_for",
    "session_now",
    "settle_card",
    "take_payment",
    "till_page",
    "to_verify",
    "verify",
    "verify_till",
    "void_payment",
    "who_may",
]  # fmt: skip
