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
    ChartRow("1200", "Receivables", AccountKind.ASSET, Use.RECEIVABLE),
    ChartRow("1360", "Web shop clearing", AccountKind.ASSET, Use.WEB_SHOP_CLEARING),
    ChartRow("1700", "Deposits received", AccountKind.LIABILITY, Use.DEPOSITS),
    ChartRow("1770", "Tax payable", AccountKind.LIABILITY, Use.TAX_PAYABLE),
    ChartRow("4000", "Sales", AccountKind.INCOME, Use.SALES),
    ChartRow("4100", "Shipping income", AccountKind.INCOME, Use.SHIPPING_INCOME),
    ChartRow("4900", "Rounding", AccountKind.EXPENSE, Use.ROUNDING),
    ChartRow("9000", "Opening balances", AccountKind.EQUITY, Use.OPENING),
)
"""Plain names for now; a country's own chart comes with the complete accounting."""

CLEARING: dict[WayToPay, Use] = {WayToPay.WEB_SHOP: Use.WEB_SHOP_CLEARING}
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


def of_invoice(pieces: Sequence[Piece], deducted: int) -> tuple[Posting, ...]:
    """Income and tax against the deposit that is used up, and what is still owed."""
    total = sum(piece.total for piece in pieces)
    owed = (Posting(Use.DEPOSITS, deducted), Posting(Use.RECEIVABLE, total - deducted))
    return _told((*owed, *_income(pieces, -1)))


def of_credit_note(pieces: Sequence[Piece], way: WayToPay) -> tuple[Posting, ...]:
    """Income and tax taken back, and the money with them, the way it came."""
    back = sum(piece.total for piece in pieces)
    return _told((*_income(pieces, 1), Posting(CLEARING[way], -back)))


def _income(pieces: Sequence[Piece], sign: int) -> list[Posting]:
    sums: dict[tuple[Use, int], int] = {}
    for piece in pieces:
        for use, minor in ((INCOME[piece.what], piece.net), (Use.TAX_PAYABLE, piece.tax)):
            sums[use, piece.rate] = sums.get((use, piece.rate), 0) + sign * minor
    return [Posting(use, minor, rate) for (use, rate), minor in sums.items()]


def _told(postings: Iterable[Posting]) -> tuple[Posting, ...]:
    return tuple(posting for posting in postings if posting.minor)
