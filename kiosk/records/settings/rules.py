"""Settings' words: the business, its stations, and number series without gaps.

A *series* counts one kind of document in one fiscal year: `2026-0331`. Its number is taken last in
the transaction, so that a refused act leaves no gap.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Series(StrEnum):
    """What is numbered; each kind and fiscal year counts from one."""

    ORDER = "order"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    SALE = "sale"
    PICKUP = "pickup"
    ENTRY = "entry"
    VISIT = "visit"
    TILL = "till"
    Z_REPORT = "z_report"
    X_REPORT = "x_report"


class StationKind(StrEnum):
    """What a PC is: *this PC is*."""

    LOBBY = "lobby"
    DESK = "desk"
    DISPLAY = "display"
    BACK_OFFICE = "back_office"


class SettingsRefusal(StrEnum):
    """What settings refuse."""

    NAME_MISSING = "business_name_missing"
    CURRENCY_UNKNOWN = "currency_unknown"
    COUNTRY_UNKNOWN = "country_unknown"
    RATE_OUT_OF_RANGE = "tax_rate_out_of_range"
    ALREADY_FOUNDED = "business_already_founded"
    STATION_TAKEN = "station_name_taken"


PREFIX = {
    Series.ORDER: "",
    Series.INVOICE: "",
    Series.CREDIT_NOTE: "CN-",
    Series.RECEIPT: "R-",
    Series.SALE: "S-",
    Series.PICKUP: "PU-",
    Series.ENTRY: "",
    Series.VISIT: "A ",
    Series.TILL: "",
    Series.Z_REPORT: "",
    Series.X_REPORT: "",
}
YEARLESS = frozenset({Series.PICKUP, Series.VISIT, Series.TILL, Series.Z_REPORT, Series.X_REPORT})


def fiscal_year(day: date, start_month: int) -> int:
    """The fiscal year of `day`: the calendar year in which it began, its first month being `start_month`."""
    return day.year if day.month >= start_month else day.year - 1


def number_text(series: Series, year: int, count: int) -> str:
    """How a number reads: ``2026-0331``, ``R-2026-0331``, ``PU-7``."""
    if series in YEARLESS:
        return f"{PREFIX[series]}{count}"
    return f"{PREFIX[series]}{year}-{count:04d}"
