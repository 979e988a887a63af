"""Taking a hand-over's sale back as if it had not been: the mirror of its entry, its payments free again."""

from __future__ import annotations

from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    Covering,
    EntryKind,
    InvoiceKind,
    InvoiceState,
)
from kiosk.back_office.accounting.service import paying, posting
from kiosk.back_office.accounting.store import billing, ledger, payments
from kiosk.core.change import Change
from kiosk.core.ids import EntryId, InvoiceId, OrderId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act


def unmake_sale(act: Act, *, invoice: InvoiceId) -> tuple[int, ...]:
    """A step: a hand-over's invoice is void; gives the till sessions in which its payments came.

    The paper keeps its number and what it said, and books nothing any more: its entry is reversed, what
    it deducted is its payments' again, and what might be paid later may be so again. That it is still
    the day of the hand-over is its room's to know. Refused: no hand-over's paper or void already
    (`NO_RECEIPT`), something of it was credited or paid since (`ALREADY_CREDITED`).
    """
    head = billing.paper(act, invoice)
    if head is None:
        raise Refused(ActRefusal.NOT_FOUND)
    if head.kind is not InvoiceKind.FINAL or head.state in (InvoiceState.DRAFT, InvoiceState.KEPT):
        raise Refused(AccountingRefusal.NO_RECEIPT)
    rows = payments.covered_by(act, invoice)
    if any(row.how == Covering.PAID for row in rows) or billing.credited(act, invoice):
        raise Refused(AccountingRefusal.ALREADY_CREDITED, number=head.number)
    for row in rows:
        if not payments.change_payment(act, row.id, row.version, used=row.used - int(row.covers)):
            raise Refused(ActRefusal.CHANGED_MEANWHILE)
        act.changed(Change.PAYMENT, row.id)
    _free_promises(act, OrderId(head.order_id), head.total - head.deducted)
    if not payments.change_paper(act, head.id, head.version, state=InvoiceState.KEPT):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.INVOICE, head.id)
    made = ledger.entries_of_paper(act, invoice, [])
    (entry,) = (each.id for each in made if each.kind is EntryKind.INVOICE)
    posting.reverse(act, entry=EntryId(entry))
    paying.note_axis(act, order=OrderId(head.order_id))
    return tuple(sorted({row.session_id for row in rows if row.session_id is not None}))


def _free_promises(act: Act, order: OrderId, minor: int) -> None:
    """What stood open on the paper may be paid later again, the newest promise first."""
    for row in reversed(payments.promises(act, order, act.day)) if minor else ():
        some = min(minor, row.used)
        if some and not payments.change_later(act, row.id, row.version, row.used - some):
            raise Refused(ActRefusal.CHANGED_MEANWHILE)
        minor -= some
