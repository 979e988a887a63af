"""Cash that moves other than by a sale: to the safe, to the bank, change fetched, paid out, paid in."""

from __future__ import annotations

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import EntryKind, Posting, Use
from kiosk.back_office.accounting.service import NewEntry
from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import MoveKind, Stepped, TillRefusal
from kiosk.back_office.till.service import standing
from kiosk.back_office.till.store import sessions as store
from kiosk.core import text
from kiosk.core.ids import TillSessionId
from kiosk.core.money import LARGEST
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.records.printing import service as printing

PHOTO_LARGEST = 5_000_000
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_AGAINST = {
    MoveKind.TO_SAFE: Use.SAFE,
    MoveKind.TO_BANK: Use.BANK,
    MoveKind.CHANGE_FETCHED: Use.SAFE,
    MoveKind.PAID_OUT: Use.EXPENSES,
    MoveKind.PAID_IN: Use.OWNER,
}


@does(Task.CASH_MOVE, about="session")
def move_cash(
    act: Act,
    *,
    session: TillSessionId,
    seen: int,
    kind: MoveKind,
    minor: int,
    reason: str = "",
    bag: str = "",
    rate: int = 0,
    photo: bytes = b"",
) -> Stepped:
    """Writes down and posts cash that goes into an open drawer or out of it; `minor` is above zero.

    Refused: an amount of 0, below or above the owner's limit, no bag number (safe), no reason (paid
    out, paid in), a photo that is none, a till that is not open. Nobody is told whether there was that
    much: that would tell what should be there.
    """
    found = standing.open_session(act, session=session, seen=seen)
    reason, bag = text.clean_text(reason, limit=200), text.clean_text(bag, limit=40)
    standing.amount(act, minor=minor, most=_most(act, kind))
    if kind is MoveKind.TO_SAFE and not bag:
        raise Refused(TillRefusal.BAG_MISSING)
    if kind in (MoveKind.PAID_OUT, MoveKind.PAID_IN) and not reason:
        raise Refused(TillRefusal.REASON_MISSING)
    if photo and (len(photo) > PHOTO_LARGEST or not photo.startswith(_PICTURES)):
        raise Refused(TillRefusal.PHOTO)
    rate = rate if kind is MoveKind.PAID_OUT and 0 <= rate <= 10_000 else 0
    tax = rules.paid_out_tax(minor, rate)
    entry = accounting.post(
        act, entries=[NewEntry(EntryKind.TILL, _postings(kind, minor, rate, tax))]
    )
    store.add_move(
        act,
        {
            "session_id": session, "kind": kind, "minor": rules.signed(kind, minor),
            "reason": reason, "bag": bag, "rate": rate, "tax": tax, "photo": photo or None,
            "entry_id": entry[0], "person_id": standing.who(act), "day": act.day, "at": act.now,
        },
    )  # fmt: skip
    act.note(kind=str(kind), minor=minor)
    printing.queue_drawer(act, reason="cash_move")
    return Stepped(session, found.state, standing.went_on(act, session=found, values={}))


def _most(act: Act, kind: MoveKind) -> int:
    limits = standing.limits(act)
    most = {MoveKind.PAID_OUT: limits.paid_out, MoveKind.PAID_IN: limits.paid_in}
    return most.get(kind, LARGEST - 1)


def _postings(kind: MoveKind, minor: int, rate: int, tax: int) -> tuple[Posting, ...]:
    signed = rules.signed(kind, minor)
    cash, against = Posting(Use.CASH, signed), _AGAINST[kind]
    if not tax:
        return (cash, Posting(against, -signed))
    return (cash, Posting(against, minor - tax, rate), Posting(Use.INPUT_TAX, tax, rate))


def photo(view: View, *, move: int) -> bytes | None:
    """The photo of the receipt that came with a move; None without one."""
    return store.photo(view, move)
