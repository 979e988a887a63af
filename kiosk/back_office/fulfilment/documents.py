"""Fulfilment's papers: the label of a package."""

from __future__ import annotations

from kiosk.core.words import t
from kiosk.documents import page
from kiosk.documents.label import Label


def label(*, package: str, place: str, order: str, customer: str, language: str) -> bytes:
    """One label of 62 by 29 mm: the place to find it, whose it is, and bars with the package's number."""
    note = t("Order {number}, {customer}", language, number=order, customer=customer)
    block = Label(place, package, package, note)
    title = t("Package {number}", language, number=package)
    return page.build(page.Document(title, language, page.LABEL, (block,)))
