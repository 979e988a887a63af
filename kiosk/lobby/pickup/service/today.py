"""What the desk sees: one pickup at the counter, the cards and counts of Today, and finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.core import text
from kiosk.core.fault import Check, Fault
from kiosk.core.ids import (
    OrderId,
    PersonId,
    PickupId,
    VisitId,
)
from kiosk.database.acting import View
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import Case, CaseKind, CaseState, VisitState
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import (
    LIVE,
    OPEN,
    SERVED,
    Blocker,
    Board,
    Card,
    Confirmed,
    Counter,
    CounterPackage,
    Found,
    Hold,
    LineState,
    PickupState,
)
from kiosk.lobby.pickup.service import codes
from kiosk.lobby.pickup.service.shelf import (
    Shelf,
    due,
    owners_table,
    papers,
    pickup_row,
    shelf,
    shelves,
)
from kiosk.lobby.pickup.store import holding, today
from kiosk.lobby.pickup.store import pickups as store
from kiosk.records.customers import service as customers
from kiosk.records.orders import service as orders

SHOWN = 50
"""How many cards a column of Today holds."""


def counter(view: View, *, pickup: PickupId) -> Counter:
    """One pickup with all that a desk needs to hand it over. Refused: there is none with this id."""
    row = pickup_row(view, pickup=pickup)
    there, table = shelf(view, row=row), owners_table(view, row=row)
    wanted = there.wanted
    fetched = there.holding(wanted)
    scanned = there.holding(there.taken)
    value = there.value(fetched)
    owed = due(view, shelf=there, packages=wanted)
    names = {line.order_line_id: line.name for line in there.lines}
    wrong = store.wrong_today(view, [row.id]).get(row.id, 0)
    here = row.visit_id is not None
    return Counter(
        pickup=pickup,
        number=row.number,
        state=row.state,
        version=row.version,
        order=OrderId(row.order_id),
        order_number=row.order_number,
        customer=row.customer,
        phone_end=_end(row.phone),
        city=row.city,
        visit=VisitId(row.visit_id) if here else None,
        visit_number=row.visit_number or "",
        visit_state=row.visit_state,
        waiting_since=(row.waiting_at or row.arrived_at) if here else None,
        packages=tuple(
            CounterPackage(
                each.id, each.number, each.place,
                tuple((i.order_line, names.get(i.order_line, ""), i.quantity) for i in each.items),
                wanted=each in wanted, scanned=each.id in there.scanned,
            )
            for each in there.packages
        ),
        later=there.shown(there.rest(there.ready), LineState.LATER),
        currency=row.currency,
        value=value,
        due=owed,
        papers=papers(view, row=row),
        blockers=tuple(Blocker(each) for each in row.blockers),
        method=row.method,
        identity_enough=rules.enough(
            row.method, rules.band(value, paid=not owed, table=table), row.facts
        ),
        collector=row.collector,
        signature=rules.signature_needed(value, collector=row.collector, table=table),
        signed=row.signature is not None and there.is_what_was_signed(fetched | scanned),
        needs_desk=wrong >= rules.DAY_TRIES,
        held=_hold(view, row),
        hold_until=row.hold_until,
    )  # fmt: skip


def _end(phone: str) -> str:
    return text.digits(phone)[-2:]


def _hold(view: View, row: Row[Any]) -> Hold | None:
    if row.state not in SERVED or row.lease_until is None or row.lease_until <= view.now:
        return None
    return Hold(
        PersonId(row.claimed_by), row.holder.split(" ")[0], row.claimed_at_station, row.lease_until,
        fetching=row.fetching,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------ Today


def board(view: View) -> Board:
    """Today: who is expected, in the lobby, being served and done, and what waits on the shelf."""
    until = _end_of_day(view)
    cases = _cases(view)
    here = _with_overnight(view, today.here_now(view), cases)
    known = {row.id for row in here}
    expected = [row for row in today.expected(view, until, SHOWN) if row.id not in known]
    waiting = [row for row in today.on_shelf(view, until, SHOWN) if row.id not in known]
    done = today.done_today(view, SHOWN)
    cards = _cards(view, [*here, *expected, *waiting, *done], cases)
    served = [row for row in here if _at_a_desk(row, cases)]
    lobby = [row for row in here if not _at_a_desk(row, cases)]
    counts = today.counts(view)
    waits = [row.waiting_at or row.arrived_at for row in lobby]
    usual = [(row.served_at - row.waiting_at).total_seconds() for row in today.waits_today(view)]
    return Board(
        expected=tuple(cards[row.id] for row in expected),
        shelf=tuple(cards[row.id] for row in waiting),
        lobby=tuple(cards[row.id] for row in lobby),
        served=tuple(cards[row.id] for row in served),
        done=tuple(cards[row.id] for row in done),
        ready=sum(counts.get(state, 0) for state in (PickupState.READY, *SERVED)),
        overdue=counts.get(PickupState.OVERDUE, 0),
        blocked=counts.get(PickupState.BLOCKED, 0),
        unpaid=today.unpaid(view),
        not_told=today.not_told(view),
        promised_not_ready=today.promised_not_ready(view, until),
        longest_wait=min(waits, default=None),
        usual_wait_seconds=round(median(usual)) if usual else None,
    )


def _cases(view: View) -> dict[int, Case]:
    """What is on hold or was taken from there, by its pickup."""
    return {each.about: each for each in queue.cases(view) if each.kind is CaseKind.PICKUP}


def _with_overnight(
    view: View, here: Sequence[Row[Any]], cases: dict[int, Case]
) -> Sequence[Row[Any]]:
    """A case that is still on hold since another day is not forgotten, though its visit is."""
    missing = sorted(cases.keys() - {row.id for row in here})
    return [*here, *holding.some(view, missing)] if missing else here


def _at_a_desk(row: Row[Any], cases: dict[int, Case]) -> bool:
    """Whether somebody serves it, or it is on hold and waits for whoever goes on."""
    return row.visit_state is VisitState.IN_SERVICE or row.id in cases


def _end_of_day(view: View) -> datetime:
    return datetime.combine(view.day + timedelta(days=1), time(), ZoneInfo(view.facts.zone))


def _cards(view: View, rows: Sequence[Row[Any]], cases: dict[int, Case]) -> dict[int, Card]:
    there = shelves(view, rows=rows)
    wrong = store.wrong_today(view, [row.id for row in rows])
    return {
        row.id: _card(
            view, row, there[PickupId(row.id)], wrong.get(row.id, 0), cases.get(row.id)
        )
        for row in rows
    }  # fmt: skip


def _card(view: View, row: Row[Any], there: Shelf, wrong: int, case: Case | None) -> Card:
    wanted = there.wanted
    fetched = len(there.holding(wanted)) if row.state in LIVE else _taken(there)
    live = row.visit_id is not None and row.state in LIVE
    since = row.handed_at or row.served_at or row.waiting_at or row.arrived_at
    if case is not None and case.state is CaseState.HELD:
        since = row.arrived_at
    return Card(
        pickup=PickupId(row.id),
        number=row.number,
        state=row.state,
        order_number=row.order_number,
        customer=row.customer,
        visit=None if row.visit_id is None else VisitId(row.visit_id),
        visit_number=row.visit_number or "",
        since=since,
        promised_at=row.promised_at,
        ready=fetched,
        lines=len(there.lines),
        places=tuple(dict.fromkeys(package.place for package in wanted)),
        due=due(view, shelf=there, packages=wanted) if live else 0,
        currency=row.currency,
        papers=papers(view, row=row) if row.state in LIVE else 0,
        scanned=sum(1 for package in there.packages if package.id in there.scanned),
        signed=row.signature is not None or row.confirmed is Confirmed.SIGNATURE,
        needs_desk=wrong >= rules.DAY_TRIES,
        held=_hold(view, row),
        receipt=row.receipt_number or "",
        packages=len(wanted),
        blockers=tuple(Blocker(each) for each in row.blockers),
        hold_until=row.hold_until,
        method=row.method,
        case=case,
    )


def _taken(there: Shelf) -> int:
    return sum(1 for line in there.lines if line.taken)


# ----------------------------------------------------------------------------------------- finding


def newest(view: View, *, order: OrderId) -> PickupId | None:
    """The newest part of an order's pickup, over or not; None where nothing of it was ready yet."""
    row = store.newest_of(view, order)
    return None if row is None else PickupId(row.id)


def find(view: View, *, words: str) -> tuple[Found, ...]:
    """Pickups by what a person at the desk types or scans, the exact first.

    The word of a case on hold, an order's number, a pickup's, a package's, or the customer's own code or
    square finds one; the beginning of a name or the digits of a phone those of these customers.
    """
    said = words.strip()
    if not said:
        return ()
    case = queue.case_called(view, said=said)
    if case is not None:
        return (_found(pickup_row(view, pickup=PickupId(case.about)), case),)
    row = _exact(view, said)
    if row is not None:
        return (_found(row, queue.case_about(view, kind=CaseKind.PICKUP, about=row.id)),)
    people = [each.id for each in customers.search(view, words=said, limit=SHOWN)]
    rows = today.orders_of_customer(view, people, SHOWN) if people else ()
    cases = _cases(view) if rows else {}
    return tuple(_found(each, cases.get(each.id)) for each in rows)


def _exact(view: View, said: str) -> Row[Any] | None:
    if rules.read_code(said) or rules.read_square(said):
        row = store.by_hash(view, *codes.hashes(view, shown=said))
        if row is not None:
            return row
    row = store.by_number(view, said.upper())
    if row is not None:
        return row
    order = orders.by_number(view, number=said)
    order = order or fulfilment.order_of_package(view, number=said)
    return None if order is None else store.newest_of(view, order)


def _found(row: Row[Any], case: Case | None) -> Found:
    return Found(
        PickupId(row.id), row.number, row.state, row.order_number, row.customer, row.city,
        _end(row.phone), case,
    )  # fmt: skip


# ---------------------------------------------------------------------------------------- checking


def verify_pickups(view: View) -> Check:
    """I3, I5, I6 and I8 as far as pickups go: one hand-over for what is collected, with the method; no code
    left; a case on hold has its pickup's one owner, or is in the queue."""
    faults: list[Fault] = []
    rows = today.every_pickup(view)
    for row in rows:
        collected = row.state is PickupState.COLLECTED
        if collected != (row.handover_id is not None):
            said = "one hand-over" if collected else "no hand-over"
            faults.append(Fault("pickup", row.id, "state", said, str(row.state)))
        elif collected and row.method is not row.handover_method:
            faults.append(
                Fault(
                    "handover", row.handover_id, "method", str(row.method), str(row.handover_method)
                )
            )
        if row.state not in LIVE and row.code_hash is not None:
            faults.append(Fault("pickup", row.id, "code_hash", "none", "a code"))
        if row.state not in OPEN and row.claimed_by is not None:
            faults.append(Fault("pickup", row.id, "claimed_by", "nobody", str(row.claimed_by)))
    owners = {
        row.id: row.claimed_by if row.state in SERVED else None for row in rows if row.state in LIVE
    }
    for case in _cases(view).values():
        owner = owners.get(case.about, "over")
        if owner != case.taken_by:
            faults.append(Fault("held_case", case.id, "taken_by", str(owner), str(case.taken_by)))
    for each in today.taken_by_line(view):
        said, found = str(each.taken), str(each.released)
        faults.append(Fault("order_line", each.id, "released", f"{said} or more", found))
    faults += [
        Fault("sales_order", order, "pickup", "one that is not over", "several")
        for order in today.live_orders(view)
    ]
    return Check("pickups", len(rows), tuple(faults))
