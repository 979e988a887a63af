"""The commands that make a business: init, and demo-data that grows the demonstration."""

from __future__ import annotations

import argparse

from kiosk import business
from kiosk.business import Founding, demonstration
from kiosk.cli.opened import database, home, opened, owner, pin
from kiosk.cli.said import Said
from kiosk.core.refusal import Refused
from kiosk.core.words import LANGUAGES
from kiosk.desk.administration import rules as administration
from kiosk.front_office.queue import service as queue
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
        made.do(queue.start_with, by=owner())
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
    """Grows the demonstration by so many customers and orders, or lives a busy day in its lobby.

    Refuses a real business.
    """
    grows = not asked.simulate_day or asked.customers is not None or asked.orders is not None
    customers = 200 if asked.customers is None else asked.customers
    orders = 400 if asked.orders is None else asked.orders
    document: dict[str, object] = {}
    with opened(asked) as found:
        if not found.facts.demonstration:
            said.error("not_a_demonstration", "This is a real business. Make one with init --demo.")
            return 2
        if grows:
            orders = demonstration.grow(
                found, customers=customers, orders_wanted=orders, seed=asked.seed,
                report=_bar(said, "demo-data"),
            )  # fmt: skip
            said.done()
            said.line(f"{customers} customers and {orders} orders were added.")
            document |= {"customers": customers, "orders": orders}
    lived = _busy_day(asked, said, document) if asked.simulate_day else 0
    said.document(document)
    return lived


def _busy_day(asked: argparse.Namespace, said: Said, document: dict[str, object]) -> int:
    lived = demonstration.simulate_day(
        database(asked), home(asked), seed=asked.seed, report=_bar(said, "busy day")
    )
    said.done()
    states = {str(state): many for state, many in sorted(lived.states.items())}
    said.line(f"{lived.day.isoformat()}: {lived.visits} visits, {lived.served} served by number.")
    said.line(", ".join(f"{many} {state}" for state, many in states.items()))
    minutes = {name: round(seconds / 60) for name, seconds in lived.seconds.items()}
    said.line("minutes: " + ", ".join(f"{name} {many}" for name, many in minutes.items()))
    said.line(f"open: {lived.open}, minutes that do not add up: {lived.unbalanced}")
    document["day"] = {
        "date": lived.day.isoformat(), "visits": lived.visits, "states": states,
        "served": lived.served, "missed": lived.missed, "seconds": lived.seconds,
        "open": lived.open, "unbalanced": lived.unbalanced,
    }  # fmt: skip
    return 1 if lived.open or lived.unbalanced else 0


def _bar(said: Said, what: str) -> demonstration.Report:
    return lambda done, of: said.progress(what, done, of)
