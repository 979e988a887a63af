"""Pickup's jobs: what is on the shelf becomes ready and its customer is told; what stays too long is overdue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row

from kiosk.core import words
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, OrderId, OrderLineId, PickupId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import (
    LIVE,
    SERVED,
    Blocker,
    Command,
    PickupRefusal,
    PickupState,
    Ready,
)
from kiosk.lobby.pickup.service import codes
from kiosk.lobby.pickup.service.shelf import due, owners_table, papers, shelf
from kiosk.lobby.pickup.store import jobs
from kiosk.lobby.pickup.store import pickups as store
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import Contact
from kiosk.records.messages.rules import MessageKind
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Delivery, Order
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series

AT_ONCE = 500
"""Orders that one round of the job looks at; the next round goes on."""


@does(Task.PICKUP_MAKE_READY, about="order")
def make_ready(act: Act, *, order: OrderId) -> Ready:
    """Makes what stands on the shelf for `order` ready: its pickup, a code, a notice, the hold clock.

    Run again it looks again: a paper that is complete now opens what was blocked, one that is outdated
    blocks it. More that came onto the shelf keeps the code (E35) and tells the customer. Whoever is
    being served is left in peace. Refused: an order that a carrier takes.
    """
    store.lock_order(act, order)
    known = orders.order(act, order=order)
    if known.delivery is not Delivery.PICKUP:
        raise Refused(PickupRefusal.WRONG_STATE, number=known.number)
    staged = jobs.untold_shipments(act, order)
    row = store.newest_of(act, order)
    if row is None or row.state not in LIVE:
        if not staged:
            return Ready(None, None, told=False)
        _create(act, known, row)
        row = store.newest_of(act, order)
    assert row is not None
    act.about = row.id
    state, told = _look_again(act, row, news=bool(staged))
    jobs.tell(act, PickupId(row.id), staged)
    return Ready(PickupId(row.id), state, told)


def _create(act: Act, order: Order, before: Row[Any] | None) -> None:
    part = 1 if before is None else before.part + 1
    root = (
        settings.next_number(act, series=Series.PICKUP)
        if before is None
        else before.number.partition("/")[0]
    )
    made = store.add(
        act,
        number=root if part == 1 else f"{root}/{part}",
        order_id=order.id,
        parent_id=None if before is None else before.id,
        part=part,
        state=PickupState.REQUESTED,
    )
    store.add_lines(act, made, {line.id: line.waiting for line in order.to_carry})


def _look_again(act: Act, row: Row[Any], *, news: bool) -> tuple[PickupState, bool]:
    """The pre-flight; gives where the pickup stands now, and whether the customer is told of something."""
    if row.state in SERVED:
        if news:
            tell(act, row=row)
        return row.state, news
    there = shelf(act, row=row)
    if not there.packages:
        return row.state, False
    table = owners_table(act, row=row)
    owed = due(act, shelf=there, packages=there.packages) if table.payment_first else 0
    blockers = rules.preflight(papers=papers(act, row=row), due=owed, table=table)
    first = row.ready_at is None and not blockers
    values: dict[str, object] = {"blockers": [str(each) for each in blockers]}
    if first:
        values["ready_at"] = act.now
    notice = Notice(row.code_seed, row.hold_until, "")
    if first or (news and not blockers):
        # What comes later starts the clock again: nobody need come twice within one hold.
        house = settings.visiting(act)
        until = rules.hold_until(act.day, house.weekdays, table.hold_days)
        values["hold_until"] = until
        notice = Notice(row.code_seed, until, house.address)
    if row.code_hash is None and not blockers:
        made = codes.fresh(act)
        values |= made
        notice = replace(notice, seed=str(made["code_seed"]))
    state = rules.resting(blockers, overdue=row.state is PickupState.OVERDUE and not news)
    _check_way(row.state, state)
    if not store.change(act, PickupId(row.id), row.version, LIVE, state=state, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.PICKUP, row.id)
    if blockers:
        return state, False
    if first or news:
        _tell(act, row, notice)
    return state, first or news


def _check_way(state: PickupState, to: PickupState) -> None:
    """From a request the goods have been prepared and staged meanwhile: fulfilment knows the steps."""
    if state is PickupState.REQUESTED:
        state = PickupState.STAGED
    assert rules.may_go(state, Command.PREFLIGHT, to), f"{state} to {to}"


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says beside the pickup's own row: the code's seed, until when, and where."""

    seed: str | None
    until: date | None
    address: str


def tell(act: Act, *, row: Row[Any]) -> None:
    """A step: queues the notice that something is ready, with the code and its square."""
    _tell(act, row, Notice(row.code_seed, row.hold_until, settings.visiting(act).address))


def _tell(act: Act, row: Row[Any], notice: Notice) -> None:
    code, square = codes.both_of(act, seed=notice.seed)
    language = row.customer_language or act.facts.language
    until = "" if notice.until is None else words.day(notice.until, language, weekday=True)
    customers.tell(
        act,
        kind=MessageKind.REST_READY if row.part > 1 else MessageKind.PICKUP_READY,
        customer=CustomerId(row.customer_id),
        about=row.id,
        content={
            "name": row.customer,
            "order": row.order_number,
            "pickup": row.number,
            "code": code,
            "square": square,
            "until": until,
            "address": notice.address,
        },
        to=Contact(row.email, row.customer_language),
    )


def ready_due(view: View) -> list[dict[str, Any]]:
    """What `make_ready` has to do now, as its arguments."""
    return [{"order": order} for order in jobs.orders_to_make_ready(view, AT_ONCE)]


@does(Task.PICKUP_MARK_OVERDUE)
def mark_overdue(act: Act, *, pickups: tuple[PickupId, ...]) -> int:
    """Marks those of `pickups` overdue whose last opening day has passed; gives how many it changed.

    What a desk left lying on an earlier day (a crash, a closing) goes back to the shelf's list with it
    (P19). Nobody who is in the lobby for one finds it overdue (E32), and nothing leaves the shelf by it.
    """
    changed = 0
    for row, state in _to_settle(act):
        if PickupId(row.id) not in pickups:
            continue
        free = {"claimed_by": None, "claimed_at_station": None, "lease_until": None}
        resting = {"state": state, "fetching": False, **free}
        if store.change(act, PickupId(row.id), row.version, frozenset({row.state}), **resting):
            act.changed(Change.PICKUP, row.id)
            changed += 1
    act.note(pickups=changed)
    return changed


def overdue_due(view: View) -> list[dict[str, Any]]:
    """What `mark_overdue` has to do now, as its arguments: all in one act."""
    found = tuple(PickupId(row.id) for row, _ in _to_settle(view))
    return [{"pickups": found}] if found else []


def _to_settle(view: View) -> list[tuple[Row[Any], PickupState]]:
    """Pickups nobody is here for that do not stand where their day says, and where they belong."""
    days = settings.open_weekdays(view)
    found = []
    for row in jobs.not_settled(view):
        late = rules.is_overdue(row.hold_until, view.day, days)
        state = rules.resting(tuple(map(Blocker, row.blockers)), overdue=late)
        if state is not row.state:
            found.append((row, state))
    return found


def make_child(
    act: Act, *, parent: Row[Any], rest: dict[OrderLineId, int], there: bool
) -> PickupId:
    """A step of a hand-over: the next part for what was not taken, with a code of its own at once.

    It stands on the receipt and, once the rest is on the shelf, in the notice. `there`: some of it is
    on the shelf already, so it is ready now.
    """
    part = parent.part + 1
    root = parent.number.partition("/")[0]
    held = None
    if there:
        table = owners_table(act, row=parent)
        held = rules.hold_until(act.day, settings.open_weekdays(act), table.hold_days)
    made = store.add(
        act,
        number=f"{root}/{part}",
        order_id=parent.order_id,
        parent_id=parent.id,
        part=part,
        state=PickupState.READY if there else PickupState.REQUESTED,
        ready_at=act.now if there else None,
        hold_until=held,
    )
    store.add_lines(act, made, rest)
    codes.issue(act, pickup=made, version=1)
    return made
