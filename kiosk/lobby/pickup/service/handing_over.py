"""The hand-over: one transaction over six rooms, done once whoever presses how often."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Row

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import ShelfPackage
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import CaseId, CustomerId, HandoverId, OrderId, OrderLineId, PickupId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue import service as queue
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import (
    Command,
    Confirmed,
    PickupRefusal,
    PickupState,
    Released,
)
from kiosk.lobby.pickup.service import codes, ready
from kiosk.lobby.pickup.service.desk import held
from kiosk.lobby.pickup.service.shelf import Shelf, owners_table, papers, shelf
from kiosk.lobby.pickup.store import pickups as store
from kiosk.lobby.pickup.store import today
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import Contact
from kiosk.records.messages.rules import MessageKind
from kiosk.records.orders import service as orders
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series


@dataclass(frozen=True)
class Taking:
    """What leaves now, and what does not."""

    packages: tuple[ShelfPackage, ...]
    lines: Mapping[OrderLineId, int]
    rest: dict[OrderLineId, int]
    rest_there: bool

    @property
    def whole(self) -> bool:
        """Whether nothing is still to come."""
        return not self.rest


@does(Task.PICKUP_RELEASE, about="pickup")
def release(act: Act, *, pickup: PickupId, seen: int, agreed: bool = False) -> Released:
    """Hands the scanned packages over: stock leaves, the sale is booked, the code is burned.

    What is still to come becomes the next part with a code of its own, which stands on the receipt;
    the receipt goes to the customer's contact. `agreed`: somebody else collects above the holder's
    limit, and the customer said yes when we called the number that we hold; the record says who called.
    Leaves COLLECTED, once: the same again is the same answer or a refusal.
    Refused: not at this desk or changed since `seen`, identity not made sure for this value
    (`IDENTITY`), wanted packages not scanned (`NOT_ALL_SCANNED`), a paper missing (`PAPER_MISSING`),
    something still to pay (accounting's `STILL_TO_PAY`), a collector nobody authorised (`COLLECTOR`), a
    signature that the owner's table asks for and nobody gave for this very list (`SIGNATURE_MISSING`).
    """
    row = held(act, pickup=pickup, seen=seen)
    there = shelf(act, row=row)
    taking = _taking(there, row)
    signed = _check(act, row, there, taking, agreed=agreed)
    assert rules.may_go(row.state, Command.HAND_OVER, PickupState.COLLECTED)
    ended = {"state": PickupState.COLLECTED, "collected_at": act.now}
    if not store.burn(act, pickup, seen, **ended):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    store.take(act, pickup, taking.lines)
    store.forget_scans(act, pickup)
    child = None
    if taking.rest:
        made = ready.make_child(act, parent=row, rest=taking.rest, there=taking.rest_there)
        child = store.one(act, made)
    handover, receipt = _books(act, row, there, taking, signed)
    _tell(act, row, handover, receipt, child)
    act.note(packages=len(taking.packages), lines=len(taking.lines), whole=int(taking.whole))
    if agreed:
        act.note(agreed_by_phone=1)
    act.changed(Change.PICKUP, pickup)
    return Released(handover, receipt, None if child is None else child.number)


def _taking(there: Shelf, row: Row[Any]) -> Taking:
    """What was scanned; refused while a wanted package was not, or nothing was."""
    taken = there.taken
    if there.left or not taken:
        raise Refused(PickupRefusal.NOT_ALL_SCANNED, number=row.number, left=there.left)
    lines = there.holding(taken)
    packages = {package.id for package in taken}
    rest_there = any(package.id not in packages for package in there.packages)
    return Taking(taken, lines, there.rest(lines), rest_there)


def _check(act: Act, row: Row[Any], there: Shelf, taking: Taking, *, agreed: bool) -> Confirmed:
    """What confirms this hand-over; refused where something of the owner's table is missing."""
    if row.state is not PickupState.RELEASING:
        raise Refused(PickupRefusal.IDENTITY, number=row.number)
    table, value = owners_table(act, row=row), there.value(taking.lines)
    # What is not paid never leaves: accounting refuses it below, so what is judged here is paid.
    if not rules.enough(row.method, rules.band(value, paid=True, table=table), row.facts):
        raise Refused(PickupRefusal.IDENTITY, number=row.number)
    if papers(act, row=row):
        raise Refused(PickupRefusal.PAPER_MISSING, number=row.number)
    if row.collector and not agreed and not rules.holder_may_collect(value, table):
        raise Refused(PickupRefusal.COLLECTOR, name=row.collector)
    if row.signature is not None and there.is_what_was_signed(taking.lines):
        return Confirmed.SIGNATURE
    if rules.signature_needed(value, collector=row.collector, table=table):
        raise Refused(PickupRefusal.SIGNATURE_MISSING, number=row.number)
    return Confirmed.LIST


def _books(
    act: Act, row: Row[Any], there: Shelf, taking: Taking, confirmed: Confirmed
) -> tuple[HandoverId, str]:
    """Shelf, stock, visit, sale and order; the receipt's number comes last, so that none is lost."""
    order = OrderId(row.order_id)
    fulfilment.hand_out(act, packages=[package.id for package in taking.packages])
    if row.visit_id is not None:
        queue.finish(act, visit=VisitId(row.visit_id), whole=taking.whole)
    if row.case_id is not None:
        queue.end_case(act, case=CaseId(row.case_id))
    sale = accounting.recognise_sale(act, order=order, lines=taking.lines)
    # With the last goods goes what cannot be carried: a service, shipping, a tip.
    orders.release(act, order=order, lines=taking.lines, uncarried=taking.whole)
    assert isinstance(act.by, Person)
    signed = confirmed is Confirmed.SIGNATURE
    receipt = settings.next_number(act, series=Series.RECEIPT)
    made = today.add_handover(
        act,
        pickup_id=row.id,
        invoice_id=sale.invoice,
        visit_id=row.visit_id,
        method=row.method,
        confirmed=confirmed,
        collector=row.collector,
        signature=row.signature if signed else None,
        signed_sha256=_signed(row, there, taking) if signed else None,
        person_id=act.by.id,
        role=str(act.by.role),
        station=act.station,
        language=row.visit_language or act.facts.language,
        whole=taking.whole,
        receipt_number=receipt,
    )
    return made, receipt


def _signed(row: Row[Any], there: Shelf, taking: Taking) -> str:
    """The hash of the very list that was signed: order, lines and how many, and who collects."""
    names = {line.order_line_id: line.name for line in there.lines}
    listed = [[line, names[line], many] for line, many in sorted(taking.lines.items())]
    plain = [row.order_number, row.number, listed, row.collector]
    return sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()


def _tell(
    act: Act, row: Row[Any], handover: HandoverId, receipt: str, child: Row[Any] | None
) -> None:
    """The receipt goes to the customer, whoever collected."""
    content: dict[str, Any] = {
        "name": row.customer,
        "order": row.order_number,
        "number": receipt,
        "handover": handover,
        "collector": row.collector,
        "rest": None,
    }
    if child is not None:
        code, square = codes.both_of(act, seed=child.code_seed)
        content["rest"] = {"pickup": child.number, "code": code, "square": square}
    customers.tell(
        act,
        kind=MessageKind.RECEIPT,
        customer=CustomerId(row.customer_id),
        about=handover,
        content=content,
        to=Contact(row.email, row.customer_language),
    )
