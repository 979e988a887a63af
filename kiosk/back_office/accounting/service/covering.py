"""What covers what: payments used up by papers, oldest first, and the tax of deposits taken back with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import Covering, InvoiceState, Posting
from kiosk.back_office.accounting.store import payments as store
from kiosk.core.change import Change
from kiosk.core.ids import InvoiceId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act


@dataclass
class Plan:
    """Which of `rows` (payments, oldest first) covers how much of which paper; nothing is written yet."""

    rows: Sequence[Any]
    made: list[tuple[int, InvoiceId, Covering, int]] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)

    def left(self, row: Any) -> int:  # noqa: ANN401 - a row
        """What of a payment nothing uses yet."""
        return int(row.minor - row.used - row.returned) - self.taken.get(row.id, 0)

    def cover(self, paper: InvoiceId, minor: int, how: Covering, rows: Iterable[Any]) -> int:
        """Covers `minor` of a paper with `rows`; gives what they could not cover."""
        for row in rows:
            some = min(minor, self.left(row))
            if some > 0:
                self.made.append((row.id, paper, how, some))
                self.taken[row.id] = self.taken.get(row.id, 0) + some
                minor -= some
        return minor

    def on_bills(self, payment: int) -> int:
        """What of a payment pays papers that stood open."""
        return sum(
            minor for id_, _, how, minor in self.made if id_ == payment and how is Covering.PAID
        )


def write(act: Act, *, plan: Plan) -> tuple[Posting, ...]:
    """A step: writes a plan down; gives how the tax of the deposits in it is taken back.

    Refused: one of the payments changed meanwhile.
    """
    used = [row for row in plan.rows if plan.taken.get(row.id)]
    for row in used:
        minor, on_bills = plan.taken[row.id], plan.on_bills(row.id)
        values = {"used": row.used + minor, "on_bills": row.on_bills + on_bills}
        if not store.change_payment(act, row.id, row.version, **values):
            raise Refused(ActRefusal.CHANGED_MEANWHILE)
        act.changed(Change.PAYMENT, row.id)
    store.add_coverings(
        act,
        [
            {"payment_id": payment, "invoice_id": paper, "how": how, "minor": minor}
            for payment, paper, how, minor in plan.made
        ],
    )
    parts = [
        (payment, paper, minor)
        for payment, paper, how, minor in plan.made
        if how is Covering.DEDUCTED
    ]
    return take_tax_back(act, rows=used, parts=parts)


def take_tax_back(
    act: Act, *, rows: Iterable[Any], parts: Sequence[tuple[int, InvoiceId | None, int]]
) -> tuple[Posting, ...]:
    """A step: what was due of deposits as tax is taken back with each part (payment, paper, minor).

    Each part takes its share by value, the last one what is left: over a deposit nothing is lost.
    """
    taxed = {row.id: row for row in rows if row.tax}
    if not taxed:
        return ()
    came: dict[int, list[Any]] = {}
    for each in store.deposit_taxes(act, list(taxed)):
        came.setdefault(each.payment_id, []).append(each)
    gone = {id_: row.used - row.on_bills + row.returned for id_, row in taxed.items()}
    made = []
    for payment, paper, minor in parts:
        row = taxed.get(payment)
        if row is None:
            continue
        whole, first = row.minor - row.on_bills, gone[payment]
        gone[payment] = first + minor
        for each in came[payment]:
            net, tax = (
                rules.part_of(of, first, first + minor, whole) for of in (each.net, each.tax)
            )
            if net or tax:
                made.append((payment, paper, each.rate, -net, -tax))
    names = ("payment_id", "invoice_id", "rate", "net", "tax")
    store.add_deposit_taxes(act, [dict(zip(names, each, strict=True)) for each in made])
    return rules.of_deposit_tax((rate, tax) for _, _, rate, _, tax in made)


def pay_bills(
    act: Act, *, plan: Plan, minor: int, papers: Iterable[Any], rows: Iterable[Any]
) -> int:
    """A step: pays open papers, oldest first, with `rows`; gives what of `minor` is not needed."""
    given = list(rows)
    for paper in papers:
        some = min(minor, paper.total - paper.deducted - paper.paid - paper.credited)
        if some <= 0:
            continue
        plan.cover(InvoiceId(paper.id), some, Covering.PAID, given)
        mark_paid(act, paper=paper, minor=some)
        minor -= some
    return minor


def mark_paid(act: Act, *, paper: Any, minor: int) -> None:  # noqa: ANN401 - a row
    """A step: writes that `minor` more of an open paper is paid. Refused: it changed meanwhile."""
    paid = paper.paid + minor
    whole = paper.total == paper.deducted + paper.credited + paid
    state = InvoiceState.PAID if whole else InvoiceState.POSTED
    if not store.change_paper(act, paper.id, paper.version, paid=paid, state=state):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.INVOICE, paper.id)
