"""For whom a paper is, from their card; and what a fiscal device said, as a paper marks it."""

from __future__ import annotations

from kiosk.back_office.accounting.documents.invoice import Addressed
from kiosk.devices.fiscal import Cause, Outage, Signed
from kiosk.documents.tape import Fiscal
from kiosk.records.customers.rules import Card


def addressed(card: Card) -> Addressed:
    """How a paper names a customer."""
    town = f"{card.postcode} {card.city}".strip()
    name, more = (card.company, card.name) if card.company else (card.name, "")
    return Addressed(name, tuple(line for line in (more, card.street, town) if line))


def marked(answer: Signed | Outage | None) -> Fiscal:
    """What the device said when a paper came out; nothing where nobody was asked."""
    if isinstance(answer, Signed):
        return Fiscal(signed=(answer.serial, answer.counter, answer.signature))
    missing = answer is not None and answer.cause is Cause.NO_DEVICE
    return Fiscal(outage=answer is not None and not missing, no_device=missing)
