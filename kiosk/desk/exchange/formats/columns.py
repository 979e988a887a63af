"""The columns of Shopify's orders export, and the words that stand in them."""

from __future__ import annotations

import re

from kiosk.desk.exchange.rules import FinancialStatus, FulfilmentStatus, LineFulfilment

TAXES = tuple((f"Tax {n} Name", f"Tax {n} Value") for n in range(1, 6))

# What an order cannot be understood without. Everything else may be missing from a file.
REQUIRED = (
    "Name",
    "Financial Status",
    "Fulfillment Status",
    "Currency",
    "Subtotal",
    "Shipping",
    "Taxes",
    "Total",
    "Discount Amount",
    "Created at",
    "Lineitem quantity",
    "Lineitem name",
    "Lineitem price",
    "Lineitem sku",
    "Cancelled at",
    "Refunded Amount",
    "Outstanding Balance",
)

_ADDRESS = ("Name", "Street", "Address1", "Address2", "Company", "City", "Zip", "Province")

KNOWN = (
    *REQUIRED,
    *("Email", "Paid at", "Fulfilled at", "Accepts Marketing", "Discount Code", "Shipping Method"),
    *("Lineitem compare at price", "Lineitem requires shipping", "Lineitem taxable"),
    *("Lineitem fulfillment status", "Lineitem discount", "Vendor"),
    *(f"{kind} {part}" for kind in ("Billing", "Shipping") for part in _ADDRESS),
    *("Billing Country", "Billing Phone", "Shipping Country", "Shipping Phone", "Phone"),
    *("Billing Province Name", "Shipping Province Name"),
    *("Notes", "Note Attributes", "Payment Method", "Payment Reference", "Payment References"),
    *("Payment ID", "Payment Terms Name", "Next Payment Due At", "Employee", "Location"),
    *("Device ID", "Id", "Tags", "Risk Level", "Source", "Receipt Number", "Duties"),
    *(name for pair in TAXES for name in pair),
)

# Only on the first row of an order: a row that fills one of these begins an order.
ONCE = (
    "Financial Status",
    "Fulfillment Status",
    "Currency",
    "Subtotal",
    "Shipping",
    "Taxes",
    "Total",
    "Discount Amount",
    "Refunded Amount",
    "Outstanding Balance",
    "Duties",
    "Cancelled at",
    "Paid at",
    "Id",
)

# May be repeated on each row of an order, but must then say the same.
REPEATED = ("Email", "Created at", *ONCE)

FINANCIAL = {status.value: status for status in FinancialStatus}

# What is still in somebody's hands counts as not handed over.
FULFILMENT = {
    "": FulfilmentStatus.UNFULFILLED,
    "unfulfilled": FulfilmentStatus.UNFULFILLED,
    "open": FulfilmentStatus.UNFULFILLED,
    "pending": FulfilmentStatus.UNFULFILLED,
    "in_progress": FulfilmentStatus.UNFULFILLED,
    "on_hold": FulfilmentStatus.UNFULFILLED,
    "scheduled": FulfilmentStatus.UNFULFILLED,
    "partial": FulfilmentStatus.PARTIAL,
    "partially_fulfilled": FulfilmentStatus.PARTIAL,
    "fulfilled": FulfilmentStatus.FULFILLED,
    "restocked": FulfilmentStatus.RESTOCKED,
}

LINE_FULFILMENT = {
    "": LineFulfilment.PENDING,
    "pending": LineFulfilment.PENDING,
    "unfulfilled": LineFulfilment.PENDING,
    "not_eligible": LineFulfilment.PENDING,
    "partial": LineFulfilment.PARTIAL,
    "fulfilled": LineFulfilment.FULFILLED,
    "restocked": LineFulfilment.RESTOCKED,
}

# A local pickup is named by the shop in its own language; there is no column for it.
PICKUP = re.compile(
    r"pick[ -]?up|collect|in[ -]store|abhol|im laden|retrait|recogida|ritiro|afhal|odbior|استلام"
)

# "DE MwSt 19%", "VAT 8.1 %", "TVA 5,5%", "消費税 10%"
RATE = re.compile(r"(?<![0-9.,])([0-9]{1,2})(?:[.,]([0-9]{1,4}))?\s?%")
