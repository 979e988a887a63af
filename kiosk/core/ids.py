"""Ids: a type for each kind of row, and time-ordered UUIDs for command keys, documents and QR codes."""

from __future__ import annotations

import os
import threading
import time
from typing import NewType

PersonId = NewType("PersonId", int)
StationId = NewType("StationId", int)
CustomerId = NewType("CustomerId", int)
ProductId = NewType("ProductId", int)
PlaceId = NewType("PlaceId", int)
OrderId = NewType("OrderId", int)
OrderLineId = NewType("OrderLineId", int)
InvoiceId = NewType("InvoiceId", int)
InvoiceLineId = NewType("InvoiceLineId", int)
LaterId = NewType("LaterId", int)
PaymentId = NewType("PaymentId", int)
EntryId = NewType("EntryId", int)
ShipmentId = NewType("ShipmentId", int)
PackageId = NewType("PackageId", int)
PickupId = NewType("PickupId", int)
HandoverId = NewType("HandoverId", int)
VisitId = NewType("VisitId", int)
CaseId = NewType("CaseId", int)
TicketId = NewType("TicketId", int)
CallBackId = NewType("CallBackId", int)
FollowUpId = NewType("FollowUpId", int)
AlarmId = NewType("AlarmId", int)
ShownTextId = NewType("ShownTextId", int)
KioskTroubleId = NewType("KioskTroubleId", int)
MessageId = NewType("MessageId", int)
PrintId = NewType("PrintId", int)
DrawerId = NewType("DrawerId", int)
TillSessionId = NewType("TillSessionId", int)
TillReportId = NewType("TillReportId", int)
SaleId = NewType("SaleId", int)
SaleLineId = NewType("SaleLineId", int)
SaleReturnId = NewType("SaleReturnId", int)
Key = NewType("Key", str)
"""A command key: made once before the first attempt, the same for every retry of that attempt."""

_lock = threading.Lock()
_last = 0


def uuid7() -> str:
    """A UUIDv7 (RFC 9562, section 5.7) as text: sorts by time of making, also within one millisecond."""
    global _last  # noqa: PLW0603 - the one counter that keeps two keys of one instant apart
    with _lock:
        # 48 bits of milliseconds, then 12 bits of sub-millisecond clock (method 3 of section 6.2).
        millis, rest = divmod(time.time_ns(), 1_000_000)
        stamp = max((millis << 12) | (rest * 4096 // 1_000_000), _last + 1)
        _last = stamp
    number = ((stamp >> 12) << 80) | (0x7 << 76) | ((stamp & 0xFFF) << 64)
    number |= (0b10 << 62) | (int.from_bytes(os.urandom(8)) & ((1 << 62) - 1))
    signs = f"{number:032x}"
    return "-".join((signs[:8], signs[8:12], signs[12:16], signs[16:20], signs[20:]))


def command_key() -> Key:
    """A fresh command key."""
    return Key(uuid7())
