"""Sentences for what settings refuse."""

from __future__ import annotations

from enum import StrEnum

from kiosk.records.settings.rules import SettingsRefusal

REFUSALS: dict[StrEnum, str] = {
    SettingsRefusal.NAME_MISSING: "A name is missing. Write one.",
    SettingsRefusal.CURRENCY_UNKNOWN: "This currency is not known. Choose one of the list.",
    SettingsRefusal.COUNTRY_UNKNOWN: "This country is not known. Choose one of the list.",
    SettingsRefusal.RATE_OUT_OF_RANGE: "A tax rate lies between 0 and 100 %.",
    SettingsRefusal.ALREADY_FOUNDED: "This database holds a business already. Open it, or choose another place.",
    SettingsRefusal.STATION_TAKEN: "There is a PC called {name} already. Choose another name.",
}
