"""What the desk does: claim, make sure who it is, fetch, scan, give back, and make a new code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row

from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import CaseId, CustomerId, OrderLineId, PersonId, PickupId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import Reason
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import (
    LIVE,
    SERVED,
    Blocker,
    Claimed,
    Command,
    Method,
    PickupRefusal,
    PickupState,
    Scanned,
    Verified,
)
from kiosk.lobby.pickup.service import codes, ready
from kiosk.lobby.pickup.service.shelf import due, owners_table, pickup_row, shelf
from kiosk.lobby.pickup.store import pickups as store
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import Fact
from kiosk.records.settings import service as settings

Facts = tuple[tuple[Fact, str], ...]


@does(Task.PICKUP_CLAIM, about="pickup")
def claim(act: Act, *, pickup: PickupId) -> Claimed:
    """Takes the pickup to this desk for 90 seconds, renewed by each step; its customer is being served.

    Whoever the lobby identified need not be asked again. Claiming what I have renews it; what somebody
    else had is free when the lease is over, with all its ticks (P19). Refused: somebody else has it
    (`SOMEBODY_ELSE`, by whom and where), it is handed over already, or nothing of it may leave yet.
    """
    return take(act, pickup=pickup)


@does(Task.PICKUP_CLAIM, about="pickup")
def fetch(act: Act, *, pickup: PickupId) -> Claimed:
    """Like `claim`, for whoever walks to the shelf: 15 minutes, the name shown."""
    return take(act, pickup=pickup, fetching=True)


def take(act: Act, *, pickup: PickupId, fetching: bool = False, seen: int | None = None) -> Claimed:
    """A step: the lease, the visit and, where there is one, the case on hold become whoever's acts.

    `seen`: the version of the case as it was looked at; without it the case comes along as it is.
    """
    me = _me(act)
    store.lock(act, pickup)
    row = pickup_row(act, pickup=pickup)
    until = act.now + (rules.FETCHING if fetching else rules.LEASE)
    state = PickupState.VERIFYING if row.method is None else PickupState.RELEASING
    values: dict[str, object] = {
        "state": state,
        "claimed_at_station": act.station,
        "lease_until": until,
        "fetching": fetching,
    }
    refused = _why_not_mine(act, row, me)
    if refused is not None:
        raise refused
    visit = queue.arrive(
        act,
        reason=Reason.COLLECTION,
        customer=CustomerId(row.customer_id),
        about=row.id,
        language=row.visit_language or row.customer_language or act.facts.language,
    )
    if not store.claim(act, pickup, me, visit_id=visit, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    queue.serve(act, visit=visit)
    if row.case_id is not None and (seen is not None or row.case_taken_by != me):
        as_seen = row.case_version if seen is None else seen
        queue.take_case(act, case=CaseId(row.case_id), seen=as_seen, visit=visit)
    act.changed(Change.PICKUP, pickup)
    return Claimed(pickup, state, row.version + 1, until)


def _why_not_mine(act: Act, row: Row[Any], me: PersonId) -> Refused | None:
    """Why `me` cannot have the pickup now; None if it is free, mine, or its lease is over."""
    if row.state is PickupState.COLLECTED:
        return Refused(PickupRefusal.ALREADY_COLLECTED, number=row.number)
    if row.state is PickupState.BLOCKED:
        return Refused(
            PickupRefusal.PAPER_MISSING if _on_paper(row) else PickupRefusal.STILL_TO_PAY
        )
    if row.state not in rules.COLLECTABLE | SERVED:
        return Refused(PickupRefusal.WRONG_STATE, number=row.number)
    if row.claimed_by in (None, me) or row.lease_until <= act.now:
        return None
    return _somebody_else(row)


def _on_paper(row: Row[Any]) -> bool:
    return str(Blocker.PAPER) in row.blockers


def _somebody_else(row: Row[Any]) -> Refused:
    first = str(row.holder or "").split(" ")[0]
    return Refused(PickupRefusal.SOMEBODY_ELSE, name=first, place=row.claimed_at_station)


def held(act: Act, *, pickup: PickupId, seen: int | None = None) -> Row[Any]:
    """A step: the pickup that whoever acts has at a desk, for this act nobody else's.

    Refused: somebody else took it meanwhile, it is not being served or handed over already, or it is
    not as it was `seen` any more.
    """
    store.lock(act, pickup)
    row = pickup_row(act, pickup=pickup)
    if row.state is PickupState.COLLECTED:
        raise Refused(PickupRefusal.ALREADY_COLLECTED, number=row.number)
    if row.state not in SERVED:
        raise Refused(PickupRefusal.NOT_HELD, number=row.number)
    if row.claimed_by != _me(act):
        raise _somebody_else(row)
    if seen is not None and row.version != seen:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    return row


def _me(act: Act) -> PersonId:
    if not isinstance(act.by, Person):
        raise Refused(ActRefusal.WRONG_ACTOR, task=act.task.id)
    return act.by.id


def _renewed(act: Act) -> dict[str, object]:
    until = act.now + rules.LEASE
    return {"lease_until": until, "fetching": False, "claimed_at_station": act.station}


def _step(act: Act, row: Row[Any], command: Command, state: PickupState, **values: object) -> int:
    assert rules.may_go(row.state, command, state), f"{row.state} {command} {state}"
    changed = {**_renewed(act), **values}
    if not store.change(act, PickupId(row.id), row.version, SERVED, state=state, **changed):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.PICKUP, row.id)
    return int(row.version) + 1


@does(Task.PICKUP_CLAIM, about="pickup")
def make_sure(
    act: Act, *, pickup: PickupId, method: Method, shown: str = "", facts: Facts = ()
) -> Verified:
    """Makes sure who collects, by the owner's table: a code `shown`, `facts` told, a document or a face.

    What does not fit is an answer, kept as a wrong try, and says no hint of what was wrong; what fits
    but is too little for this value is `enough` false, nothing more. Refused: not at this desk.
    """
    row = held(act, pickup=pickup)
    if not _proven(act, row, method, shown, facts):
        store.add_wrong(act, act.station, f"desk {_me(act)}", row.id)
        act.changed(Change.PICKUP, pickup)
        return Verified(enough=False, state=row.state, version=row.version)
    told = [str(fact) for fact, _ in facts]
    if not _enough(act, row, method, told):
        return Verified(enough=False, state=row.state, version=row.version)
    act.note(method=str(method))
    releasing = PickupState.RELEASING
    version = _step(act, row, Command.IDENTITY_OK, releasing, method=method, facts=told)
    return Verified(enough=True, state=releasing, version=version)


def _proven(act: Act, row: Row[Any], method: Method, shown: str, facts: Facts) -> bool:
    whose = CustomerId(row.customer_id)
    fit = [customers.fits(act, customer=whose, fact=fact, said=said) for fact, said in facts]
    told = len({fact for fact, _ in facts})
    opened = codes.opens(act, shown=shown, code_hash=row.code_hash, qr_hash=row.qr_hash)
    needed = {
        Method.CODE: opened,
        Method.CODE_AND_FACT: opened and told >= 1,
        Method.TWO_FACTS: told >= 2,
        Method.ID_SEEN: True,
        Method.KNOWN: True,
    }
    return needed[method] and all(fit)


def _enough(act: Act, row: Row[Any], method: Method, told: list[str]) -> bool:
    there = shelf(act, row=row)
    wanted = there.wanted
    owed = due(act, shelf=there, packages=wanted)
    where = rules.band(
        there.value(there.holding(wanted)), paid=not owed, table=owners_table(act, row=row)
    )
    return rules.enough(method, where, told)


@does(Task.PICKUP_SCAN, about="pickup")
def scan(act: Act, *, pickup: PickupId, number: str, off: bool = False) -> Scanned:
    """Ticks the package whose number was scanned; the same one twice is one tick. `off` takes it away.

    What is ticked is handed over, also a package that was not asked for: the customer takes it as well.
    Refused: a package of another pickup (`WRONG_PACKAGE`; the screen sounds), a pickup that is not at
    this desk.
    """
    row = held(act, pickup=pickup)
    there = shelf(act, row=row)
    said = number.strip().upper()
    package = next((each for each in there.packages if each.number == said), None)
    if package is None:
        raise Refused(PickupRefusal.WRONG_PACKAGE, number=row.number)
    if off:
        store.forget_scan(act, pickup, package.id)
    else:
        store.add_scan(act, pickup, package.id, _me(act))
    version = _step(act, row, Command.SCAN, row.state)
    ticked = there.scanned - {package.id} if off else there.scanned | {package.id}
    act.note(package=package.id)
    left = sum(1 for each in there.wanted if each.id not in ticked)
    return Scanned(package.id, package.number, left, version)


@does(Task.PICKUP_SCAN, about="pickup")
def choose(act: Act, *, pickup: PickupId, lines: tuple[OrderLineId, ...]) -> int:
    """The customer at the desk takes these lines now and the others later; gives the pickup's version.

    What is packed together goes together. A signature was for another list, so it is
    gone, and so are the ticks of what now stays. Refused: nothing, a line that is not ready, a pickup that is
    not at this desk.
    """
    row = held(act, pickup=pickup)
    there = shelf(act, row=row)
    if not lines:
        raise Refused(PickupRefusal.NOTHING_CHOSEN)
    if not set(lines) <= set(there.ready):
        raise Refused(PickupRefusal.LINE_NOT_READY)
    chosen = there.with_their_packages(frozenset(lines))
    kept = there.packages_of(chosen)
    if not there.scanned <= set(kept):
        store.keep_scans(act, pickup, kept)
    return _step(act, row, Command.SCAN, row.state, wanted=sorted(chosen), signature=None)


@does(Task.PICKUP_GIVE_BACK, about="pickup")
def give_back(act: Act, *, pickup: PickupId) -> PickupState:
    """Gives the pickup back to the lobby: the customer waits again, ticks and proof stay.

    A case on hold that was taken is the queue's again, under its word.

    Refused: it is not at this desk, or handed over already.
    """
    row = held(act, pickup=pickup)
    if row.case_id is not None:
        queue.put_case_back(act, case=CaseId(row.case_id))
    return let_go(act, row=row)


def let_go(act: Act, *, row: Row[Any]) -> PickupState:
    """A step: the lease of what whoever acts has is over; the customer waits, ticks and proof stay."""
    late = rules.is_overdue(row.hold_until, act.day, settings.open_weekdays(act))
    state = rules.resting((), overdue=late)
    free: Mapping[str, object] = {
        "claimed_by": None, "claimed_at_station": None, "lease_until": None, "fetching": False,
    }  # fmt: skip
    _step(act, row, Command.LEASE_LOST, state, **free)
    if row.visit_id is not None:
        queue.put_back(act, visit=VisitId(row.visit_id))
    return state


@does(Task.PICKUP_REISSUE, about="pickup")
def reissue(act: Act, *, pickup: PickupId, method: Method, facts: Facts = ()) -> bool:
    """Makes a new code for who lost theirs (E14) and sends it to the contact we know; the old one is dead.

    Gives whether it was done: facts that do not fit are a wrong try, kept, and nothing else happens.
    Refused: a method that needs the lost code, a face we know, fewer than two facts; a pickup that
    somebody else has, or that has no code yet or any more.
    """
    store.lock(act, pickup)
    row = pickup_row(act, pickup=pickup)
    if method not in (Method.ID_SEEN, Method.TWO_FACTS):
        raise Refused(PickupRefusal.IDENTITY, number=row.number)
    if method is Method.TWO_FACTS and len({fact for fact, _ in facts}) < 2:
        raise Refused(PickupRefusal.IDENTITY, number=row.number)
    if row.state not in LIVE or row.code_seed is None:
        raise Refused(PickupRefusal.NO_CODE_YET, number=row.number)
    if row.state in SERVED and row.claimed_by != _me(act) and row.lease_until > act.now:
        raise _somebody_else(row)
    if not _proven(act, row, method, "", facts):
        store.add_wrong(act, act.station, f"desk {_me(act)}", row.id)
        act.changed(Change.PICKUP, pickup)
        return False
    codes.issue(act, pickup=pickup, version=row.version)
    act.note(method=str(method))
    now = pickup_row(act, pickup=pickup)
    ready.tell(act, row=now)
    return True
