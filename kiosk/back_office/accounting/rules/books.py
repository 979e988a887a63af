"""The chart of accounts and how each kind of paper is posted: debits above zero, credits below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.back_office.accounting.rules.bills import Piece
from kiosk.back_office.accounting.rules.words import AccountKind, LineKind, Use, WayToPay


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One account of a new business."""

    code: str
    name: str
    kind: AccountKind
    use: Use


CHART: tuple[ChartRow, ...] = (
    ChartRow("1000", "Cash in tills", AccountKind.ASSET, Use.CASH),
    ChartRow("1010", "Safe", AccountKind.ASSET, Use.SAFE),
    ChartRow("1020", "Bank", AccountKind.ASSET, Use.BANK),
    ChartRow("1200", "Receivables", AccountKind.ASSET, Use.RECEIVABLE),
    ChartRow("1360", "Web shop clearing", AccountKind.ASSET, Use.WEB_SHOP_CLEARING),
    ChartRow("1361", "Card clearing", AccountKind.ASSET, Use.CARD_CLEARING),
    ChartRow("1362", "Transfer clearing", AccountKind.ASSET, Use.TRANSFER_CLEARING),
    ChartRow("1570", "Input tax", AccountKind.ASSET, Use.INPUT_TAX),
    ChartRow("1700", "Deposits received", AccountKind.LIABILITY, Use.DEPOSITS),
    ChartRow("1705", "Tax within deposits", AccountKind.LIABILITY, Use.DEPOSIT_TAX),
    ChartRow("1710", "Store credit", AccountKind.LIABILITY, Use.STORE_CREDIT),
    ChartRow("1770", "Tax payable", AccountKind.LIABILITY, Use.TAX_PAYABLE),
    ChartRow("1890", "Paid in by the owner", AccountKind.EQUITY, Use.OWNER),
    ChartRow("4000", "Sales", AccountKind.INCOME, Use.SALES),
    ChartRow("4100", "Shipping income", AccountKind.INCOME, Use.SHIPPING_INCOME),
    ChartRow("4900", "Rounding", AccountKind.EXPENSE, Use.ROUNDING),
    ChartRow("4905", "Cash rounding", AccountKind.EXPENSE, Use.CASH_ROUNDING),
    ChartRow("4910", "Till differences", AccountKind.EXPENSE, Use.TILL_DIFFERENCE),
    ChartRow("6000", "Expenses", AccountKind.EXPENSE, Use.EXPENSES),
    ChartRow("9000", "Opening balances", AccountKind.EQUITY, Use.OPENING),
)
"""Plain names for now; a country's own chart comes with the complete accounting."""

CLEARING: dict[WayToPay, Use] = {
    WayToPay.WEB_SHOP: Use.WEB_SHOP_CLEARING,
    WayToPay.CASH: Use.CASH,
    WayToPay.CARD: Use.CARD_CLEARING,
    WayToPay.TRANSFER: Use.TRANSFER_CLEARING,
    WayToPay.STORE_CREDIT: Use.STORE_CREDIT,
}
"""Where the money of each way of paying stands."""
INCOME: dict[LineKind, Use] = {
    LineKind.GOODS: Use.SALES,
    LineKind.SHARE: Use.SALES,
    LineKind.SHIPPING: Use.SHIPPING_INCOME,
}


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of an entry; `rate` says under which tax rate income or tax stands."""

    use: Use
    minor: int
    rate: int | None = None


def of_deposit(way: WayToPay, minor: int) -> tuple[Posting, ...]:
    """Money came in before the goods went out: it is owed to the customer until then."""
    return (Posting(CLEARING[way], minor), Posting(Use.DEPOSITS, -minor))


def of_payment(way: WayToPay, minor: int, *, on_bills: int, rounding: int) -> tuple[Posting, ...]:
    """Money came in: `on_bills` of it pays papers that stood open, the rest is owed to the customer.

    Cash came as ``minor + rounding``: what the coins cannot say is a difference of its own.
    """
    return _told((
        Posting(CLEARING[way], minor + rounding),
        Posting(Use.CASH_ROUNDING, -rounding),
        Posting(Use.RECEIVABLE, -on_bills),
        Posting(Use.DEPOSITS, on_bills - minor),
    ))  # fmt: skip


def of_allocation(minor: int) -> tuple[Posting, ...]:
    """Money that was owed to a customer pays a paper of theirs that stands open."""
    return (Posting(Use.DEPOSITS, minor), Posting(Use.RECEIVABLE, -minor))


def of_refund(way: WayToPay, minor: int, *, rounding: int) -> tuple[Posting, ...]:
    """Money that no paper used goes back."""
    return _told((
        Posting(Use.DEPOSITS, minor),
        Posting(CLEARING[way], -minor - rounding),
        Posting(Use.CASH_ROUNDING, rounding),
    ))  # fmt: skip


def of_deposit_tax(taxes: Iterable[tuple[int, int]]) -> tuple[Posting, ...]:
    """The tax (rate, minor) that is due with a deposit; below zero it is taken back again.

    The deposit itself stays owed in full; what of it is tax stands against it on an account of its own.
    """
    return _told(
        posting
        for rate, tax in taxes
        for posting in (Posting(Use.DEPOSIT_TAX, tax, rate), Posting(Use.TAX_PAYABLE, -tax, rate))
    )


def of_invoice(pieces: Sequence[Piece], deducted: int) -> tuple[Posting, ...]:
    """Income and tax against the deposit that is used up, and what is still owed."""
    total = sum(piece.total for piece in pieces)
    owed = (Posting(Use.DEPOSITS, deducted), Posting(Use.RECEIVABLE, total - deducted))
    return _told((*owed, *_income(pieces, -1)))


def of_credit_note(
    pieces: Sequence[Piece], back: Iterable[tuple[WayToPay, int, int]], *, off: int = 0
) -> tuple[Posting, ...]:
    """Income and tax taken back: `off` what stood open, and the rest as money (way, minor, rounding)."""
    money = [Posting(Use.RECEIVABLE, -off)]
    for way, minor, rounding in back:
        money.append(Posting(CLEARING[way], -minor - rounding))
        money.append(Posting(Use.CASH_ROUNDING, rounding))
    return _told((*_income(pieces, 1), *money))


def _income(pieces: Sequence[Piece], sign: int) -> list[Posting]:
    sums: dict[tuple[Use, int], int] = {}
    for piece in pieces:
        for use, minor in ((INCOME[piece.what], piece.net), (Use.TAX_PAYABLE, piece.tax)):
            sums[use, piece.rate] = sums.get((use, piece.rate), 0) + sign * minor
    return [Posting(use, minor, rate) for (use, rate), minor in sums.items()]


def _told(postings: Iterable[Posting]) -> tuple[Posting, ...]:
    return tuple(posting for posting in postings if posting.minor)
