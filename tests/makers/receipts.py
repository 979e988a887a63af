"""The hand-over of the mock-up: what its receipt says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.core.ids import OrderLineId
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import (
    LineState,
    ReceiptFacts,
    ReceiptLine,
    ReceiptPayment,
    Rest,
    TaxShare,
    WaitingLine,
)
from kiosk.records.settings.service import Letterhead

AT = datetime(2026, 4, 13, 10, 9, tzinfo=UTC)
SOON = AT + timedelta(hours=2, minutes=21)
SQUARE = rules.square_from(bytes(range(16)))
MAT = WaitingLine(OrderLineId(3), "Double mat, ivory", 1, LineState.LATER, SOON, "", 2_400)
FACTS = ReceiptFacts(
    number="R-2026-0118",
    order_number="1042",
    at=AT,
    zone="Europe/Vienna",
    currency="EUR",
    lines=(ReceiptLine("Oak frame, 40 x 50 cm", 1, 14_800), ReceiptLine("Art print, A2", 2, 6_200)),
    total=21_000,
    before=0,
    payments=(
        ReceiptPayment(date(2026, 3, 27), WayToPay.CARD, 18_000, deposit=True),
        ReceiptPayment(
            date(2026, 4, 13), WayToPay.CASH, 3_000, deposit=False, given=5_000, change=2_000
        ),
    ),
    left=0,
    taxes=(TaxShare(2_000, 17_500, 3_500),),
    rest=Rest("PU-7/2", (MAT,), ready=False, expected_at=SOON, code="K4TM 82WP", square=SQUARE),
    called="Lin Bo",
    collector="",
    signed=True,
    served_by="Ana",
)
HEAD = Letterhead(
    "Harbour Lane",
    "Framing & Print",
    "4 Quay Street, Westhaven\nTax number AT 00",
    "AT",
    demonstration=True,
)
