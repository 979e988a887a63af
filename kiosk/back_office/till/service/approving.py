"""A second person approves by a PIN of their own what one alone may not do (T4, E28, E34).

Who asks stays signed in, and both names are kept. Two accounts of one human being are one: whoever asks
cannot approve under another name, and whoever has had a part in the object's history cannot either.
"""

from __future__ import annotations

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.till.rules import Approval, Approver, NoBecause, PayRefusal
from kiosk.back_office.till.service import paying, standing
from kiosk.back_office.till.service.paying import Taken
from kiosk.core.by import Person
from kiosk.core.ids import OrderId, PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, Ahead, View, before_of, does
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome, SignedIn
from kiosk.records.staff.service import Member

APPROVALS = frozenset({Task.PAY_LATER_APPROVE.id, Task.SALE_GIVE_BACK_APPROVE.id})
"""What a second person may say no to."""


def approvers(
    view: View, *, person: PersonId, order: OrderId | None = None
) -> tuple[Approver, ...]:
    """Who may approve that goods of `order` are paid later, as `person` asks for."""
    return who_may(view, person=person, task=Task.PAY_LATER_APPROVE, about=order)


def who_may(
    view: View, *, person: PersonId, task: Task, about: int | None = None
) -> tuple[Approver, ...]:
    """Who may do `task`, an approval of what `person` asks for: another human being with a PIN and the
    skill, who had no part in `about` before; those who are here first.
    """
    here = {each.person: each.station for each in staff.who_is_in(view)}
    first = staff.humans(view)
    found = [
        Approver(each.id, each.name, here.get(each.id, ""))
        for each in staff.people(view)
        if each.has_pin
        and not each.disabled
        and first.get(each.id, each.id) != first.get(person, person)
        and _may(view, each, task, about)
    ]
    return tuple(sorted(found, key=lambda each: not each.station))


def second_person(
    act: Act, *, approver: PersonId, task: Task, about: int
) -> tuple[Member, SignedIn]:
    """A step: `approver` approves by the PIN that was tried ahead; a wrong one is an answer, and counted.

    Refused: by oneself under whatever account, by somebody whose skills or whose part in the history of
    `about` do not allow it.
    """
    me = standing.who(act)
    named = next((each for each in staff.people(act) if each.id == approver), None)
    first = staff.humans(act)
    if first.get(approver, approver) == first.get(me, me):
        raise Refused(PayRefusal.SAME_APPROVER)
    if named is None or not _may(act, named, task, about):
        raise Refused(PayRefusal.NO_APPROVER, name="" if named is None else named.name)
    act.note(approver=approver)
    return named, staff.check_pin(act, person=approver)


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
    task = Task.PAY_LATER_APPROVE
    named, said = second_person(act, approver=approver, task=task, about=order)
    act.note(minor=minor)
    if said.outcome is not Outcome.IN:
        return Approval(said.outcome, named.name, said.wait_seconds)
    paying.may_stay_open(act, order=order, lines=lines, minor=minor)
    made = accounting.invoice_later(act, order=order, minor=minor, approved_by=approver)
    return Approval(said.outcome, named.name, later=made)


@does(Task.APPROVAL_REFUSE, about="about")
def not_approved(
    act: Act,
    *,
    approval: str,
    about: int,  # noqa: ARG001 - what the record is about
    minor: int,
    why: NoBecause,
    approver: PersonId | None = None,
) -> bool:
    """Writes down that a second person said no to `approval` (the task's id) of `about`, and why.

    `approver` is who was named as being asked; a no needs no PIN, so it is kept as what was said. Gives
    whether anybody was. Refused: what is no approval.
    """
    if approval not in APPROVALS:
        raise Refused(ActRefusal.NOT_FOUND)
    me = standing.who(act)
    named = next((each for each in staff.people(act) if each.id == approver), None)
    first = staff.humans(act)
    other = named is not None and first.get(named.id, named.id) != first.get(me, me)
    act.note(approval=approval, minor=minor, why=str(why))
    if named is not None and other:
        act.note(approver=named.id)
    return other


def _may(view: View, other: Member, task: Task, about: int | None) -> bool:
    """Whether `other` works here and the authority lets them do `task` with this object."""
    named = Person(other.id, other.role)
    return other.active and view.why_not(named, task, about=about) is None
