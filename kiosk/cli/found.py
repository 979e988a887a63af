"""The commands that make a business: init, and demo-data that grows the demonstration."""

from __future__ import annotations

import argparse

from kiosk import business
from kiosk.business import Founding, demonstration
from kiosk.cli.opened import database, home, opened, pin
from kiosk.cli.said import Said
from kiosk.core.refusal import Refused
from kiosk.core.words import LANGUAGES
from kiosk.desk.administration import rules as administration
from kiosk.records.settings.rules import SettingsRefusal


def init(asked: argparse.Namespace, said: Said) -> int:
    """Makes a business in an empty database and prints the recovery code, once."""
    if asked.demo:
        made, code = demonstration.make(
            database(asked), home(asked), seed=asked.seed, report=_bar(said, "demonstration")
        )
    else:
        made, code = business.create(
            database(asked),
            home(asked),
            _founding(asked),
            owner=asked.owner or "Owner",
            pin=pin(asked),
        )
    said.done()
    facts = made.facts
    made.close()
    said.line(f"{facts.name} is founded, in {facts.currency}.")
    said.line(f"Recovery code, shown once: {code}")
    said.line(
        "Write it down and keep it away from this PC: without it and the key nothing can be read."
    )
    said.document({"business": facts.id, "name": facts.name, "recovery_code": code})
    return 0


def _founding(asked: argparse.Namespace) -> Founding:
    code = asked.country.upper() or "DE"
    if code not in dict(administration.countries("en")):
        raise Refused(SettingsRefusal.COUNTRY_UNKNOWN)
    usual = administration.country(code)
    currency = asked.currency.upper() or usual.currency
    if currency not in dict(administration.currencies("en")):
        raise Refused(SettingsRefusal.CURRENCY_UNKNOWN)
    language = asked.language
    return Founding(
        id="", name=asked.name, currency=currency, country=code, zone=usual.zone,
        language=language, languages=tuple(dict.fromkeys((language, *LANGUAGES))),
        taxes_included=usual.included, usual_rate=usual.usual, reduced_rate=usual.reduced,
        cash_step=usual.cash_step,
    )  # fmt: skip


def demo_data(asked: argparse.Namespace, said: Said) -> int:
    """Grows the demonstration by so many customers and orders; refuses a real business."""
    with opened(asked) as found:
        if not found.facts.demonstration:
            said.error("not_a_demonstration", "This is a real business. Make one with init --demo.")
            return 2
        added = demonstration.grow(
            found, customers=asked.customers, orders_wanted=asked.orders, seed=asked.seed,
            report=_bar(said, "demo-data"),
        )  # fmt: skip
    said.done()
    said.line(f"{asked.customers} customers and {added} orders were added.")
    said.document({"customers": asked.customers, "orders": added})
    return 0


def _bar(said: Said, what: str) -> demonstration.Report:
    return lambda done, of: said.progress(what, done, of)
