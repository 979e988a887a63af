"""Pickup's verbs.

The customer (`Customer(visit)`): `identify`, `identify_by_number`, `request`, `leave`,
`choose_receipt`; reads `waiting`, `thanks`.
The desk: `claim`, `fetch`, `make_sure`, `choose`, `scan`, `give_back`, `release`, `reissue`, `extend`,
`cancel`, `void`, `put_on_hold`, `take_on`, `customer_left`; reads `counter`, `board`, `find`, `unsettled`,
`on_hold`, `receipt_facts`.
The owner: `set_policy`; reads `policy`.
The jobs: `make_ready` for what `ready_due` names, `mark_overdue` for what `overdue_due` names.
"""

from __future__ import annotations

from kiosk.lobby.pickup.service.desk import (
    choose,
    claim,
    fetch,
    give_back,
    make_sure,
    reissue,
    scan,
)
from kiosk.lobby.pickup.service.handing_over import release
from kiosk.lobby.pickup.service.holding import customer_left, on_hold, put_on_hold, take_on
from kiosk.lobby.pickup.service.keeping import cancel, extend
from kiosk.lobby.pickup.service.lobby import (
    choose_receipt,
    identify,
    identify_by_number,
    leave,
    request,
    rest_of,
    thanks,
    waiting,
)
from kiosk.lobby.pickup.service.options import Policy, policy, set_policy
from kiosk.lobby.pickup.service.ready import make_ready, mark_overdue, overdue_due, ready_due
from kiosk.lobby.pickup.service.receipts import receipt_facts
from kiosk.lobby.pickup.service.reprinting import PAPER as RECEIPT
from kiosk.lobby.pickup.service.reprinting import print_receipt
from kiosk.lobby.pickup.service.today import board, counter, find, newest, verify_pickups
from kiosk.lobby.pickup.service.undoing import is_void, undoable, void
from kiosk.lobby.pickup.service.unsettled import unsettled

__all__ = [
    "RECEIPT",
    "Policy",
    "board",
    "cancel",
    "choose",
    "choose_receipt",
    "claim",
    "counter",
    "customer_left",
    "extend",
    "fetch",
    "find",
    "give_back",
    "identify",
    "identify_by_number",
    "is_void",
    "leave",
    "make_ready",
    "make_sure",
    "mark_overdue",
    "newest",
    "on_hold",
    "overdue_due",
    "policy",
    "print_receipt",
    "put_on_hold",
    "ready_due",
    "receipt_facts",
    "reissue",
    "release",
    "request",
    "rest_of",
    "scan",
    "set_policy",
    "take_on",
    "thanks",
    "undoable",
    "unsettled",
    "verify_pickups",
    "void",
    "waiting",
]  # fmt: skip
