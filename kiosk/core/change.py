"""What changed: the kinds that windows listen to. A change says what, never what to redraw."""

from __future__ import annotations

from enum import StrEnum


class Change(StrEnum):
    """One kind of thing on which the offices work; a change row names it and the row's id."""

    SETTINGS = "settings"
    PERSON = "person"
    QUALIFICATION = "qualification"
    SESSION = "session"
    CUSTOMER = "customer"
    PRODUCT = "product"
    STOCK = "stock"
    ORDER = "order"
    INVOICE = "invoice"
    PAYMENT = "payment"
    TILL = "till"
    SALE = "sale"
    SHIPMENT = "shipment"
    SHELF = "shelf"
    PICKUP = "pickup"
    VISIT = "visit"
    MESSAGE = "message"
    PRINT = "print"
    PRESENCE = "presence"
    COVER = "cover"
    COLLEAGUE_CALL = "colleague_call"
    CASE = "case"
    TICKET = "ticket"
    VISIT_KIND = "visit_kind"
    CALL_BACK = "call_back"
    ALARM = "alarm"
    SHOWN_TEXT = "shown_text"
    KIOSK_TROUBLE = "kiosk_trouble"
