"""Naming the wrong row of money: a payment, a paper, or the row that says what of the one covers the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from kiosk.back_office.accounting.rules import LIVE, Covering, Use
from kiosk.back_office.accounting.store import coverage
from kiosk.core.fault import Fault
from kiosk.database.acting import View

Lacking = dict[tuple[str, int], int]
"""What an entry lacks by use and rate: what its paper asks for less what was posted."""
_USED = ("used", "on_bills")
_BACK = ("refunded", "returned")
_AMOUNTS = ("deducted", "paid", "credited")


class Money:
    """What payments and papers say of each other, and where they differ."""

    def __init__(self, view: View, *, miscounted: frozenset[int] = frozenset()) -> None:
        self._view = view
        self._miscounted = miscounted
        self._payments = {row.id: row for row in coverage.wrong_payments(view)}
        self._papers = {row.id: row for row in coverage.wrong_papers(view)}
        self._faults: list[Fault] = []
        self._taxed: dict[int, set[int | None]] = {}
        self._silent: set[tuple[int, str]] = set()
        self._quiet: set[tuple[int, str]] = set()
        self._coverings()
        self._taxes()

    @property
    def wrong_payments(self) -> frozenset[int]:
        """Payments of which another amount is used, or went back, than is written down."""
        names = (*_USED, *_BACK)
        return frozenset(id_ for id_, row in self._payments.items() if self._differs(row, names))

    @property
    def wrong_papers(self) -> frozenset[int]:
        """Papers of which another amount is deducted, paid or credited than is written down."""
        return frozenset(id_ for id_, row in self._papers.items() if self._differs(row, _AMOUNTS))

    @staticmethod
    def _differs(row: Any, names: Iterable[str]) -> bool:  # noqa: ANN401 - a row
        return any(getattr(row, name) != getattr(row, f"as_{name}") for name in names)

    def forget_paper(self, paper: int) -> None:
        """Its own lines already say that it is wrong."""
        self._papers.pop(paper, None)

    def taxed(self, payment: int) -> bool:
        """Whether the tax of this deposit is named already."""
        return payment in self._taxed

    def taxes_named(self, paper: int) -> bool:
        """Whether the tax of a deposit that this paper deducts is named already."""
        return any(paper in papers for papers in self._taxed.values())

    def _coverings(self) -> None:
        payments = [row.id for row in self._payments.values() if self._differs(row, _USED)]
        papers = [row.id for row in self._papers.values() if self._differs(row, _AMOUNTS[:2])]
        if not payments or not papers:
            return
        for row in coverage.coverings_between(self._view, payments, papers):
            column = "deducted" if row.how is Covering.DEDUCTED else "paid"
            payment, paper = self._payments[row.payment_id], self._papers[row.invoice_id]
            off = payment.as_used - payment.used
            if off and getattr(paper, f"as_{column}") - getattr(paper, column) == off:
                expected = str(row.minor - off)
                self._faults.append(Fault("covering", row.id, "minor", expected, str(row.minor)))
            elif not off and payment.as_on_bills != payment.on_bills:
                other = next(each for each in Covering if each is not row.how)
                self._faults.append(Fault("covering", row.id, "how", str(other), str(row.how)))
            else:
                continue
            self._silent |= {(payment.id, name) for name in _USED}
            self._quiet |= {(paper.id, name) for name in (*_AMOUNTS[:2], "state")}

    def _taxes(self) -> None:
        groups: dict[int, list[Any]] = {}
        for row in coverage.deposit_taxes(self._view):
            groups.setdefault(row.payment_id, []).append(row)
        for payment, rows in groups.items():
            if payment in self.wrong_payments | self._miscounted or self._fits(rows):
                # What it came to, is used of it, or went back, is told of the payment itself.
                continue
            worst = max(rows, key=lambda row: (abs(row.tax * 10_000 - row.net * row.rate), row.id))
            self._faults.append(
                Fault("deposit_tax", worst.id, "tax", "its share of the deposit", str(worst.tax))
            )
            self._taxed[payment] = {row.invoice_id for row in rows}
            self._silent.add((payment, "tax"))

    @staticmethod
    def _fits(rows: Sequence[Any]) -> bool:
        """Whether a deposit came in whole by rate, and what is left of each rate is its share by value."""
        first = rows[0]
        came = [row for row in rows if row.net + row.tax > 0]
        whole = first.minor - first.on_bills
        if sum(row.net + row.tax for row in came) != whole:
            return False
        gone = first.used - first.on_bills + first.returned if first.state in LIVE else whole
        for row in came:
            for name in ("net", "tax"):
                kept = sum(getattr(each, name) for each in rows if each.rate == row.rate)
                amount = getattr(row, name)
                if kept != amount - amount * gone // whole:
                    return False
        return True

    def went_wrongly(
        self, *, lacks: Lacking, payment: int | None = None, paper: int | None = None
    ) -> list[Fault]:
        """The refund that says another way or amount than was posted."""
        if payment is not None:
            rows = [
                row
                for row in coverage.refunds_of(self._view, payments=[payment])
                if row.invoice_id is None
            ]
        else:
            rows = list(coverage.refunds_for(self._view, paper=paper or 0))
        if not rows:
            return []
        ways = {use for use, _ in lacks}
        off = sum(lacks.values())
        column = "way" if not off and str(Use.CASH_ROUNDING) not in ways else "minor"
        if str(Use.CASH_ROUNDING) in ways:
            column = "rounding"
        row = rows[0]
        expected = str(row.minor + off) if column == "minor" else "as it was posted"
        self._silent |= {(row.payment_id, name) for name in _BACK}
        if paper is not None:
            self._quiet |= {(paper, name) for name in ("paid", "deducted", "state")}
        return [Fault("refund", row.id, column, expected, str(getattr(row, column)))]

    def told(
        self, *, unlike: frozenset[int], unpaid: Collection[int], strange: frozenset[int]
    ) -> list[Fault]:
        """All that differs and that no other row explains."""
        faults = list(self._faults)
        for row in self._papers.values():
            if row.id not in unlike:
                faults += self._paper(row)
        for row in self._payments.values():
            for name in (*_USED, *_BACK, "tax"):
                expected, found = getattr(row, f"as_{name}"), getattr(row, name)
                if expected != found and (row.id, name) not in self._silent:
                    faults.append(Fault("payment", row.id, name, str(expected), str(found)))
        named = {fault.id for fault in faults if fault.table == "payment"} | set(unpaid)
        for row in coverage.wrong_payment_states(self._view):
            if row.id not in named and (row.id, "refunded") not in self._silent:
                faults.append(Fault("payment", row.id, "state", str(row.as_state), str(row.state)))
                named.add(row.id)
        for row in coverage.strange_payments(self._view):
            if row.id not in named and row.entry_id not in strange:
                found = str(getattr(row, row.wrong))
                faults.append(Fault("payment", row.id, row.wrong, "as its entry", found))
        return [*faults, *self._others()]

    def _paper(self, row: Any) -> list[Fault]:  # noqa: ANN401 - a row
        for name in _AMOUNTS:
            expected, found = getattr(row, f"as_{name}"), getattr(row, name)
            if expected != found and (row.id, name) not in self._quiet:
                return [Fault("invoice", row.id, name, str(expected), str(found))]
        if row.state != row.as_state and (row.id, "state") not in self._quiet:
            return [Fault("invoice", row.id, "state", str(row.as_state), str(row.state))]
        return []

    def _others(self) -> list[Fault]:
        view = self._view
        faults = [
            Fault("invoice", row.id, "returns", str(bool(row.as_returns)), str(row.returns))
            for row in coverage.wrong_returns(view)
        ]
        faults += [
            Fault("invoice_line", row.id, "credits", str(row.quantity), str(row.found))
            for row in coverage.overreturned(view)
        ]
        faults += [
            Fault("invoice", row.id, "receipt_id", str(row.as_total), str(row.total))
            for row in coverage.wrong_full_invoices(view)
        ]
        return faults + [
            Fault("later", row.id, "used", str(row.open), str(row.used))
            for row in coverage.wrong_promises(view)
        ]
