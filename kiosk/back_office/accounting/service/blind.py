"""What accounting may show while a till is not counted: never its cash, nor what it could be reckoned from.

Every entry has two sides: whoever sees all accounts but one knows that one too. So the books are shown
until the evening before the oldest till that is not counted was opened, all of them, and the day's
takings name how often cash came but not how much.
"""

from __future__ import annotations

from datetime import date, timedelta

from kiosk.back_office.accounting.rules import AccountLines, ShownBalance
from kiosk.back_office.accounting.service import books
from kiosk.back_office.accounting.store import uncounted as store
from kiosk.database.acting import Act, View

_ONE = timedelta(days=1)


def keep_blind(act: Act, *, session: int) -> None:
    """A step: a till was opened; its cash is told to nobody until `may_be_told`."""
    store.add(act, session, act.day)


def may_be_told(act: Act, *, session: int) -> None:
    """A step: the count of a till is closed; what it took may be seen."""
    store.remove(act, session)


def told_until(view: View) -> date | None:
    """The last day of which the books may show everything; None where every till is counted."""
    since = store.since(view)
    return None if since is None else since - _ONE


def shown_balance(view: View, *, month: str = "") -> ShownBalance:
    """The trial balance at the end of `month` (``2026-04``; this one), or of the last day that may be told."""
    month = month or f"{view.day:%Y-%m}"
    first, last = _days(month)
    until = told_until(view)
    last = min(last, view.day if until is None else until)
    return ShownBalance(month, first, last, until, books.trial_balance(view, as_of=last))


def shown_lines(
    view: View, *, account: str, month: str, limit: int = 100, after: int | None = None
) -> AccountLines:
    """An account's lines in a month, as far as they may be told. Refused: there is no such account."""
    first, last = _days(month)
    until = told_until(view)
    if until is not None and until < last:
        # A month that began later than that has no line to tell, and begins with what was told before.
        first, last = min(first, until + _ONE), until
    return books.account_lines(
        view, account=account, first=first, last=last, limit=limit, after=after
    )


def _days(month: str) -> tuple[date, date]:
    first = date.fromisoformat(f"{month}-01")
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE
