"""Invoice later above the limit: who stands beside and approves by a PIN of their own (T4, E34)."""

from __future__ import annotations

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.till.rules import Approval, Approver, PayRefusal
from kiosk.back_office.till.service import paying, standing
from kiosk.back_office.till.service.paying import Taken
from kiosk.core.by import Person
from kiosk.core.ids import OrderId, PersonId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, Ahead, View, before_of, does
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome
from kiosk.records.staff.service import Member


def approvers(view: View, *, person: PersonId) -> tuple[Approver, ...]:
    """Who may approve what `person` asks for: somebody else with a PIN and the skill, those here first."""
    here = {each.person: each.station for each in staff.who_is_in(view)}
    found = [
        Approver(each.id, each.name, here.get(each.id, ""))
        for each in staff.people(view)
        if each.has_pin and not each.disabled and _why_not(view, person, each) is None
    ]
    return tuple(sorted(found, key=lambda each: not each.station))


def _tried(
    ahead: Ahead, *, order: OrderId, lines: Taken, minor: int, approver: PersonId, pin: str
) -> object:
    """The PIN is tried as at a sign-in, before anybody waits for the transaction."""
    del order, lines, minor
    trying = before_of(staff.sign_in)
    assert trying is not None
    return trying(ahead, person=approver, pin=pin)


@does(Task.PAY_LATER, about="order", before=_tried)
def pay_later_approved(
    act: Act,
    *,
    order: OrderId,
    lines: Taken,
    minor: int,
    approver: PersonId,
    pin: str,  # noqa: ARG001 - tried ahead
) -> Approval:
    """Leaves `minor` of what is taken open on an invoice, above the limit too: `approver` is present.

    Who asks stays signed in; both names are kept. A wrong PIN is an answer: it is counted as the
    approver's and nothing else is done. Refused: approved by oneself, by somebody whose skills do not
    allow it; nothing to pay, more than is to pay.
    """
    me = standing.who(act)
    named = next((each for each in staff.people(act) if each.id == approver), None)
    if approver == me:
        raise Refused(PayRefusal.SAME_APPROVER)
    if named is None or _why_not(act, me, named) is not None:
        raise Refused(PayRefusal.NO_APPROVER, name="" if named is None else named.name)
    act.note(approver=approver, minor=minor)
    said = staff.check_pin(act, person=approver)
    if said.outcome is not Outcome.IN:
        return Approval(said.outcome, named.name, said.wait_seconds)
    paying.may_stay_open(act, order=order, lines=lines, minor=minor)
    made = accounting.invoice_later(act, order=order, minor=minor, approved_by=approver)
    return Approval(said.outcome, named.name, later=made)


def _why_not(view: View, me: PersonId, other: Member) -> object:
    if other.id == me or not other.active:
        return PayRefusal.SAME_APPROVER
    return view.why_not(Person(other.id, other.role), Task.PAY_LATER_APPROVE)
