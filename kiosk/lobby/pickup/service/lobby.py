"""What the customer does in the lobby: say who they are, ask for what is ready, or leave again."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Row

from kiosk.core import text
from kiosk.core.by import Customer
from kiosk.core.change import Change
from kiosk.core.ids import (
    CaseId,
    CustomerId,
    HandoverId,
    OrderId,
    OrderLineId,
    PickupId,
    VisitId,
)
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.core.words import local_day
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import LIVE as LIVE_VISITS
from kiosk.front_office.queue.rules import Reason, VisitState
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import (
    LIVE,
    SERVED,
    Blocker,
    Confirmed,
    Identified,
    LineState,
    Method,
    Outcome,
    PickupRefusal,
    PickupState,
    ReceiptWay,
    Requested,
    Rest,
    Signature,
    Thanks,
    Waiting,
)
from kiosk.lobby.pickup.service import codes
from kiosk.lobby.pickup.service.shelf import due, owners_table, papers, shelf
from kiosk.lobby.pickup.store import pickups as store
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import Fact
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind

NOBODY = CustomerId(0)
"""Whose card is looked at where no pickup has the code: the same statement, and nothing fits it."""


@does(Task.PICKUP_IDENTIFY)
def identify(
    act: Act, *, shown: str, fact: Fact, said: str, session: str, language: str
) -> Identified:
    """Looks whether `shown` (a code typed, or what the scanner read of a square) and a fact fit.

    FOUND: the customer's visit begins, or goes on if it is scanned twice (E33), and the desk's card
    lights. NOT_FOUND says nothing more: a wrong code, an unknown one, a wrong fact and a pickup that
    needs the desk get the same answer after the same statements, and the try is written down.
    `session` is one customer at one screen. Nothing is refused: a wrong try must be kept.
    """
    row = store.by_hash(act, *codes.hashes(act, shown=shown))
    return _judged(act, row, fact, said, session, language, Method.CODE_AND_FACT)


@does(Task.PICKUP_IDENTIFY)
def identify_by_number(
    act: Act, *, number: str, fact: Fact, said: str, session: str, language: str
) -> Identified:
    """The same for who has no code at hand: whether an order's `number` and a fact fit.

    Answers, tries and statements are those of a code. A number can be guessed and stands on slips, so
    it opens less: what neighbours share is no fact beside it (`rules.BESIDE_A_NUMBER`), nobody else
    collects with it, and the desk still makes sure who it is before anything leaves.
    """
    row = store.by_order_number(act, rules.order_numbers(number))
    return _judged(act, row, fact, said, session, language, None)


def _judged(
    act: Act, row: Row[Any] | None, fact: Fact, said: str, session: str, language: str,
    method: Method | None,
) -> Identified:  # fmt: skip
    """What a try came to; `method` is None where no code was shown."""
    whose = NOBODY if row is None else CustomerId(row.customer_id)
    fits = customers.fits(act, customer=whose, fact=fact, said=said)
    since = act.now - rules.SLOW_WINDOW
    tries = store.tries(act, act.station, session, since, 0 if row is None else row.id)
    open_to_tries = tries.pickup < rules.DAY_TRIES and tries.session < rules.SESSION_TRIES
    fits = fits and (method is not None or fact in rules.BESIDE_A_NUMBER)
    if row is None or not fits or not open_to_tries or row.state not in LIVE:
        return _wrong(act, row, session, tries)
    visit = _arrived(act, row, language, fact, method)
    return Identified(Outcome.FOUND, visit, PickupId(row.id), 0, see_desk=False)


def _wrong(act: Act, row: Row[Any] | None, session: str, tries: Row[Any]) -> Identified:
    about = None if row is None else int(row.id)
    store.add_wrong(act, act.station, session, about)
    # The desk is told in either case; 0 stands for no pickup in particular.
    act.changed(Change.PICKUP, about or 0)
    slow = rules.slow_seconds(tries.station + 1)
    see_desk = tries.session + 1 >= rules.SESSION_TRIES
    return Identified(Outcome.NOT_FOUND, None, None, slow, see_desk)


def _arrived(act: Act, row: Row[Any], language: str, fact: Fact, method: Method | None) -> VisitId:
    act.about = row.id
    if _here(act, row) and (row.method is not None or method is None):
        return VisitId(row.visit_id)
    now = store.locked(act, row)
    if now is None or now.state not in LIVE:
        raise Refused(PickupRefusal.ALREADY_COLLECTED, number=row.number)
    visit = queue.arrive(
        act,
        reason=Reason.COLLECTION,
        customer=CustomerId(row.customer_id),
        about=row.id,
        language=language,
    )
    values: dict[str, object] = {} if _here(act, now) else dict(_FORGOTTEN)
    values |= {"visit_id": visit, "method": method}
    if method is None:
        values["facts"] = [str(fact)]
    elif now.state is PickupState.VERIFYING:
        values["state"] = PickupState.RELEASING
    if not store.change(act, PickupId(row.id), now.version, LIVE, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.PICKUP, row.id)
    return visit


def _here(view: View, row: Row[Any]) -> bool:
    """Whether somebody is in the lobby for it today."""
    began = row.arrived_at
    return (
        row.visit_id is not None
        and row.visit_state in LIVE_VISITS
        and local_day(began, view.facts.zone) == view.day
    )


_FORGOTTEN: dict[str, object] = {"facts": [], "wanted": None, "collector": "", "signature": None}


@does(Task.PICKUP_REQUEST)
def request(
    act: Act,
    *,
    lines: tuple[OrderLineId, ...],
    collector: str = "",
    signature: Signature | None = None,
) -> Requested:
    """Asks for some of the ready lines; the customer now waits to be served, and gets the number called.

    `collector` names who collects in the customer's place. Whole packages are fetched: with a line
    comes what is packed with it, so the answer says what that is. Refused: nothing chosen, a line that
    is not ready, a pickup that is not this customer's or that somebody has at a desk already, a value
    that nobody else may collect (`COLLECTOR`), a missing signature.
    """
    row = _mine(act)
    if row.state in SERVED and row.lease_until > act.now:
        raise Refused(
            PickupRefusal.SOMEBODY_ELSE, name=_first(row.holder), place=row.claimed_at_station
        )
    there = shelf(act, row=row)
    if not lines:
        raise Refused(PickupRefusal.NOTHING_CHOSEN)
    if not set(lines) <= set(there.ready):
        raise Refused(PickupRefusal.LINE_NOT_READY)
    chosen = there.with_their_packages(frozenset(lines))
    value = there.value({line: there.ready[line] for line in chosen})
    table = owners_table(act, row=row)
    collector = text.clean_text(collector)
    if collector and row.method is not Method.CODE_AND_FACT:
        raise Refused(PickupRefusal.COLLECTOR, name=collector)
    if collector and not rules.holder_may_collect(value, table):
        raise Refused(PickupRefusal.COLLECTOR, name=collector)
    signed = signature is not None and signature.there
    if rules.signature_needed(value, collector=collector, table=table) and not signed:
        raise Refused(PickupRefusal.SIGNATURE_MISSING)
    values: dict[str, object] = {
        "wanted": sorted(chosen),
        "collector": collector,
        "signature": _kept(signature) if signed and signature else None,
    }
    if not store.change(act, PickupId(row.id), row.version, LIVE, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.about = row.id
    # What a desk had ticked before and is not asked for any more must not go along.
    kept = there.packages_of(chosen)
    if not there.scanned <= set(kept):
        store.keep_scans(act, PickupId(row.id), kept)
    number = queue.wait(act, visit=VisitId(row.visit_id))
    act.changed(Change.PICKUP, row.id)
    act.changed(Change.VISIT, row.visit_id)
    return Requested(VisitId(row.visit_id), number, tuple(sorted(chosen)))


def _mine(act: Act) -> Row[Any]:
    """The pickup of the customer who acts, as long as the visit lasts."""
    visit = act.by.visit if isinstance(act.by, Customer) else None
    row = None if visit is None else store.by_visit(act, visit)
    if row is None or row.state not in LIVE or not _here(act, row):
        raise Refused(PickupRefusal.NOT_YOURS)
    return row


def _first(name: str | None) -> str:
    return (name or "").split(" ")[0]


def _kept(signature: Signature) -> bytes:
    """A signature as it is stored."""
    plain = {"strokes": signature.strokes, "typed": text.clean_text(signature.typed)}
    return json.dumps(plain, separators=(",", ":"), ensure_ascii=False).encode()


@does(Task.PICKUP_LEAVE)
def leave(act: Act, *, cancelled: bool) -> bool:
    """Ends what the customer began at the screen; gives whether a visit ended by it.

    By idling (`cancelled` false) only a visit that has asked for nothing yet ends: whoever waits to be
    served goes on waiting when the screen wipes itself. Who is being served is never sent away.
    """
    visit = act.by.visit if isinstance(act.by, Customer) else None
    row = None if visit is None else store.by_visit(act, visit)
    if row is None or visit is None:
        return False
    waits = row.visit_state is VisitState.WAITING
    if (waits and not cancelled) or not queue.leave(act, visit=visit):
        return False
    if row.case_id is not None:
        queue.end_case(act, case=CaseId(row.case_id))
    act.about = row.id
    forgotten = dict(_FORGOTTEN) | {"method": None}
    if row.state in LIVE and not store.change(
        act, PickupId(row.id), row.version, LIVE, **forgotten
    ):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.PICKUP, row.id)
    return True


@does(Task.PICKUP_REQUEST)
def choose_receipt(act: Act, *, way: ReceiptWay) -> bool:
    """How the customer has the receipt of the hand-over of this visit; gives whether that is still so.

    Whoever says nothing gets it as the card says. What is printed at the screen or not wanted is not
    sent as well; False: it had left already. Refused: nothing was handed over to this customer today.
    """
    visit = act.by.visit if isinstance(act.by, Customer) else None
    row = None if visit is None else store.by_visit(act, visit)
    if (
        row is None
        or row.handover_id is None
        or local_day(row.handed_at, act.facts.zone) != act.day
    ):
        raise Refused(PickupRefusal.NOT_YOURS)
    act.about = row.id
    act.note(receipt=str(way))
    if way in (ReceiptWay.EMAIL, ReceiptWay.BOTH):
        return True
    sent = messages.of(act, kind=MessageKind.RECEIPT, about=row.handover_id)
    back = [messages.withdraw(act, message=each.id) for each in sent]
    return all(back)


# ------------------------------------------------------------------------------------------ reads


def waiting(view: View, *, visit: VisitId) -> Waiting:
    """What the customer of `visit` sees: what is ready, what is not and when, what is to pay and to sign.

    Refused: a visit that is over, or that is no collection.
    """
    row = store.by_visit(view, visit)
    if row is None or row.state not in LIVE or row.visit_state not in LIVE_VISITS:
        raise Refused(PickupRefusal.NOT_YOURS)
    there, table = shelf(view, row=row), owners_table(view, row=row)
    wanted = there.holding(there.wanted)
    value = there.value(wanted)
    later = there.rest(there.ready)
    served = row.state in SERVED and row.lease_until > view.now
    by_code = row.method is Method.CODE_AND_FACT
    return Waiting(
        visit=visit,
        visit_number=row.visit_number,
        visit_state=row.visit_state,
        pickup=PickupId(row.id),
        number=row.number,
        state=row.state,
        order=OrderId(row.order_id),
        order_number=row.order_number,
        placed_on=local_day(row.placed_at, view.facts.zone),
        called=row.customer,
        lines=(
            *there.shown(there.ready, LineState.READY),
            *there.shown(later, LineState.LATER),
        ),
        currency=row.currency,
        due=due(view, shelf=there, packages=there.wanted),
        papers=papers(view, row=row),
        blockers=tuple(Blocker(each) for each in row.blockers),
        signature=rules.signature_needed(value, collector=row.collector, table=table),
        may_send=by_code and rules.holder_may_collect(value, table),
        wanted=tuple(wanted),
        collector=row.collector,
        signed=row.signature is not None,
        served_at=row.claimed_at_station if served else None,
        version=row.version,
        by_code=by_code,
        holder_below=table.holder,
    )


def thanks(view: View, *, visit: VisitId) -> Thanks | None:
    """The lobby's last page once the goods are handed over; None before that."""
    row = store.by_visit(view, visit)
    if row is None or row.handover_id is None:
        return None
    done = shelf(view, row=row)
    taken = {OrderLineId(line.order_line_id): line.taken for line in done.lines}
    return Thanks(
        called=row.customer,
        order_number=row.order_number,
        taken=done.shown(taken, LineState.TAKEN),
        handover=HandoverId(row.handover_id),
        receipt=row.receipt_number,
        signed=row.confirmed is Confirmed.SIGNATURE,
        email=row.email,
        rest=rest_of(view, pickup=PickupId(row.id)),
    )


def rest_of(view: View, *, pickup: PickupId) -> Rest | None:
    """What is still to come after a pickup, with its code while it opens something."""
    row = store.child_of(view, pickup)
    if row is None or row.code_seed is None:
        return None
    there = shelf(view, row=row)
    whole = {OrderLineId(line.order_line_id): line.quantity for line in there.lines}
    code, square = codes.both_of(view, seed=row.code_seed)
    ready = bool(there.packages)
    state = LineState.READY if ready else LineState.LATER
    return Rest(
        row.number,
        there.shown(whole, state),
        ready,
        None if ready else there.promised_at,
        code,
        square,
    )
