"""Naming the wrong row: where two records differ, a third one says which of them was changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import InvoiceKind, InvoiceState, Use
from kiosk.back_office.accounting.service.blame_money import Lacking, Money
from kiosk.back_office.accounting.store import checks, payments
from kiosk.back_office.accounting.store.checks import NO_RATE
from kiosk.core.fault import Fault
from kiosk.core.ids import InvoiceId
from kiosk.database.acting import View

_Posted = tuple[str, int, int]
"""A line of an entry by its use, rate and amount."""
_OWED = frozenset({str(Use.DEPOSITS), str(Use.RECEIVABLE)})
_TAXES = frozenset({str(Use.DEPOSIT_TAX), str(Use.TAX_PAYABLE)})
_CLEARING = frozenset(str(use) for use in rules.CLEARING.values())
_COINS = _CLEARING | {str(Use.CASH_ROUNDING)}


def chart(view: View) -> tuple[Fault, ...]:
    """Accounts that are missing or of another kind than their use, and a zero that is none."""
    faults = []
    found = {row.use: row for row in checks.accounts(view) if row.use is not None}
    for wanted in rules.CHART:
        row = found.get(wanted.use)
        if row is None:
            faults.append(Fault("account", str(wanted.use), "use", str(wanted.use), "missing"))
        elif row.kind is not wanted.kind:
            faults.append(Fault("account", row.id, "kind", str(wanted.kind), str(row.kind)))
    zeros = [str(off) for off in checks.zeros(view)]
    wrong = [off for off in zeros if off != "0"] or ([] if zeros else ["no row"])
    faults += [Fault("zero", off, "off", "0", off) for off in wrong]
    return tuple(faults)


def entries_and_papers(view: View) -> tuple[Fault, ...]:
    """Entries, their lines, papers, their lines and kept balances that do not agree."""
    unpaid: dict[int, Lacking] = {}
    for row in checks.payments_unlike_their_entry(view):
        unpaid.setdefault(row.payment_id, {})[row.use, row.rate] = int(row.lacks)
    money = Money(view, miscounted=_miscounted(unpaid))
    unbalanced = {row.id: row for row in checks.wrong_entries(view)}
    faults = [
        Fault("entry", row.id, "order_id", str(row.wanted), str(row.order_id))
        for row in checks.strays(view)
    ]
    lacking: dict[int, Lacking] = {}
    for row in checks.unlike_their_entry(view):
        lacking.setdefault(row.invoice_id, {})[row.use, row.rate] = int(row.lacks)
    for row in checks.unlike_their_lines(view):
        lacking.setdefault(row.id, {})
    for id_, lacks in lacking.items():
        faults += _paper(view, id_, lacks, unbalanced, money)
    for id_, lacks in unpaid.items():
        faults += _payment(view, id_, lacks, unbalanced, money)
    lined = frozenset(lacking) - money.wrong_papers
    faults += money.told(unlike=lined, unpaid=unpaid, strange=frozenset(unbalanced))
    faults += _unbalanced(view, unbalanced.values(), faults)
    return tuple(dict.fromkeys([*faults, *_balances(view, faults)]))


def _miscounted(unpaid: dict[int, Lacking]) -> frozenset[int]:
    """Payments that say another amount than their entry, on both of its sides."""
    return frozenset(
        id_
        for id_, lacks in unpaid.items()
        if {use for use, _ in lacks} & _CLEARING and {use for use, _ in lacks} & _OWED
    )


def _paper(
    view: View, id_: int, lacks: Lacking, unbalanced: dict[int, Any], money: Money
) -> Sequence[Fault]:
    head = checks.head(view, id_)
    lines = checks.lines_with_their_order(view, id_)
    posted = checks.lines_of_paper(view, invoice_id=id_)
    if head is None:
        return ()
    if head.net != sum(row.net for row in lines) or head.tax != sum(row.tax for row in lines):
        money.forget_paper(id_)
        return [_paper_or_line(head, lines, posted)]
    if not posted and head.state not in (InvoiceState.KEPT, InvoiceState.DRAFT):
        return [Fault("invoice", id_, "entry", "posted", "missing")]
    right = _taxes_of(view, id_, head, lines)
    if any(row.entry_id in unbalanced for row in posted):
        return _entry_lines(lacks, posted, right)
    uses = {use for use, _ in lacks}
    if (uses <= _OWED and id_ in money.wrong_papers) or (uses <= _TAXES and money.taxes_named(id_)):
        return ()
    if uses <= _COINS:
        return money.went_wrongly(paper=id_, lacks=lacks)
    strange = [row for row in lines if row.order_rate not in (None, row.rate)]
    if strange:
        return [
            Fault("invoice_line", row.id, "rate", str(row.order_rate), str(row.rate))
            for row in strange
        ]
    return _entry_lines(lacks, posted, right)


def _paper_or_line(head: Any, lines: Sequence[Any], posted: Sequence[Any]) -> Fault:  # noqa: ANN401 - rows
    sign = 1 if head.kind is InvoiceKind.CREDIT_NOTE else -1
    income = (Use.SALES, Use.SHIPPING_INCOME)
    net = sign * sum(row.minor for row in posted if row.use in income)
    # What was due with a deposit stands against itself here: together both are the paper's own tax.
    taxes = (Use.TAX_PAYABLE, Use.DEPOSIT_TAX)
    tax = sign * sum(row.minor for row in posted if row.use in taxes)
    if posted and (net, tax) == (head.net, head.tax) and lines:
        off = net + tax - sum(row.total for row in lines)
        worst = max(lines, key=_distance)
        return Fault("invoice_line", worst.id, "total", str(worst.total + off), str(worst.total))
    summed = sum(row.total for row in lines)
    column = "total" if summed != head.total else "net"
    expected = summed if column == "total" else sum(row.net for row in lines)
    return Fault("invoice", head.id, column, str(expected), str(getattr(head, column)))


def _distance(row: Any) -> tuple[int, int]:  # noqa: ANN401 - a row
    """How far a line lies from the order's line that it bills, and from its rate."""
    ordered = 0
    if row.order_total is not None:
        ordered = abs(row.total - row.order_total * row.quantity // row.order_quantity)
    return ordered, abs(row.tax * 10_000 - row.net * row.rate)


def _taxes_of(view: View, paper: int, head: Any, lines: Sequence[Any]) -> frozenset[_Posted]:  # noqa: ANN401
    """How a paper's own tax and that of the deposits in it are posted under each rate."""
    sign = 1 if head.kind is InvoiceKind.CREDIT_NOTE else -1
    tax = str(Use.TAX_PAYABLE)
    own = {(tax, rate, sign * sum(row.tax for row in lines if row.rate == rate))
           for rate in {row.rate for row in lines}}  # fmt: skip
    within = payments.deposit_taxes_of_paper(view, InvoiceId(paper))
    of_deposits = rules.of_deposit_tax((row.rate, row.tax) for row in within)
    return frozenset(own | {(str(each.use), each.rate or 0, each.minor) for each in of_deposits})


def _entry_lines(
    lacks: Lacking, posted: Sequence[Any], right: frozenset[_Posted] = frozenset()
) -> list[Fault]:
    """The lines that stand for what an entry lacks, but for those that are known to be `right`."""
    faults = []
    for (use, rate), lack in lacks.items():
        same = [
            row
            for row in posted
            if (str(row.use), _rate(row)) == (use, rate) and (use, rate, row.minor) not in right
        ]
        faults += [
            Fault("entry_line", row.id, "minor", str(row.minor + lack), str(row.minor))
            for row in same[:1]
        ]
    entries = sorted({row.entry_id for row in posted})
    if not faults:
        return [Fault("entry", id_, "off", "0", "a line is missing") for id_ in entries]
    return faults


def _rate(row: Any) -> int:  # noqa: ANN401 - a row
    return NO_RATE if row.rate is None else int(row.rate)


def _payment(
    view: View, id_: int, lacks: Lacking, unbalanced: dict[int, Any], money: Money
) -> Sequence[Fault]:
    posted = checks.lines_of_paper(view, payment_id=id_)
    row = checks.one_payment(view, id_)
    if row is None:
        return ()
    if not posted:
        return [Fault("payment", id_, "entry", "posted", "missing")]
    if any(line.entry_id in unbalanced for line in posted):
        return _entry_lines(lacks, posted)
    uses = {use for use, _ in lacks}
    if (uses <= _OWED and id_ in money.wrong_payments) or (uses <= _TAXES and money.taxed(id_)):
        return ()
    if uses <= _COINS:
        first = [line for line in posted if line.entry_id == posted[0].entry_id]
        return _coins(row, first) or money.went_wrongly(payment=id_, lacks=lacks)
    came = row.minor - sum(lack for (use, _), lack in lacks.items() if use in _COINS)
    if uses & _COINS and uses & _OWED:
        return [Fault("payment", id_, "minor", str(came), str(row.minor))]
    return _entry_lines(lacks, posted)


def _coins(row: Any, first: Sequence[Any]) -> list[Fault]:  # noqa: ANN401 - rows
    """Whether a payment says another way, or other coins, than its entry."""
    way = next((line.use for line in first if str(line.use) in _CLEARING), None)
    rounding = -sum(line.minor for line in first if line.use is Use.CASH_ROUNDING)
    if way is not None and way is not rules.CLEARING[row.way]:
        return [Fault("payment", row.id, "way", str(way), str(row.way))]
    if rounding != row.rounding:
        return [Fault("payment", row.id, "rounding", str(rounding), str(row.rounding))]
    return []


def _unbalanced(view: View, rows: Any, known: Sequence[Fault]) -> list[Fault]:  # noqa: ANN401 - rows
    faults = []
    named = {(fault.table, fault.id) for fault in known}
    for row in rows:
        lines = checks.lines_of_entry(view, row.id)
        if row.strange:
            faults += _wrong_day(row, lines)
        elif not any(("entry_line", line.id) in named for line in lines):
            found = row.total or row.off
            faults.append(
                Fault("entry", row.id, "off", "0", str(found) if row.lines else "no lines")
            )
    return faults


def _wrong_day(row: Any, lines: Sequence[Any]) -> list[Fault]:  # noqa: ANN401 - rows
    if row.strange == row.lines:
        return [Fault("entry", row.id, "day", str(lines[0].day), str(row.day))]
    return [
        Fault("entry_line", line.id, "day", str(row.day), str(line.day))
        for line in lines
        if line.day != row.day
    ]


def _balances(view: View, known: Sequence[Fault]) -> list[Fault]:
    """Kept balances that no wrong line explains."""
    if any(fault.table in ("entry_line", "entry") for fault in known):
        # The lines were changed, not the balances: name what was changed.
        return []
    return [
        Fault("balance", f"{row.account_id} {row.month}", "minor", str(row.expected), str(row.kept))
        for row in checks.wrong_balances(view)
    ]
