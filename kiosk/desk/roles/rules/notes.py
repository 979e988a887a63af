"""A role's note from what stands open in the house, and the note with which it is handed back. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kiosk.back_office.accounting.rules import PaymentState, Unfinished
from kiosk.core.task import Role
from kiosk.cross_training.cover.rules.words import LINES, LineKind
from kiosk.desk.roles.rules.words import AtWork, Deeds, HeldCase, Line, OpenTill, Touched
from kiosk.front_office.queue.rules import HoldReason
from kiosk.lobby.pickup.rules import Card, Unsettled

MOST = {LineKind.IN_HAND: 2}
"""How many lines a kind has at most; what is more is counted on its last line."""
WANTS: dict[Role, tuple[LineKind, ...]] = {
    Role.RECEPTION: (
        LineKind.IN_HAND, LineKind.MONEY_UNSETTLED, LineKind.ON_HOLD, LineKind.PROMISED,
        LineKind.OVERDUE,
    ),
    Role.SALES: (LineKind.TILL_OPEN, LineKind.CARD_UNKNOWN),
    Role.FULFILMENT: (
        LineKind.IN_HAND, LineKind.ON_HOLD, LineKind.PROMISED, LineKind.TO_PICK, LineKind.OVERDUE,
    ),
    Role.ACCOUNTING: (
        LineKind.IN_HAND, LineKind.TILL_OPEN, LineKind.CARD_UNKNOWN, LineKind.MONEY_UNSETTLED,
        LineKind.ON_HOLD, LineKind.UNVERIFIED,
    ),
}  # fmt: skip
"""What stands in a role's note, most urgent first; a role without a line here has an empty one."""
HELD_FOR = {
    Role.ACCOUNTING: frozenset({HoldReason.WAITS_FOR_MONEY}),
    Role.FULFILMENT: frozenset({HoldReason.WAITS_FOR_GOODS}),
    Role.RECEPTION: frozenset(HoldReason),
}
"""Which cases on hold a role's note names: the desk's names them all."""
COUNTED = frozenset(
    {
        LineKind.IN_HAND, LineKind.CARD_UNKNOWN, LineKind.MONEY_UNSETTLED, LineKind.ON_HOLD,
        LineKind.TO_PICK, LineKind.UNVERIFIED,
    }
)  # fmt: skip
"""What *waits* in a role: an open till or a full shelf waits for nobody."""


def lines_of(role: Role, work: AtWork) -> tuple[Line, ...]:
    """The note of `role`: at most seven lines, most urgent first."""
    found: list[Line] = []
    for kind in WANTS.get(role, ()):
        found += _most(_of(kind, role, work), MOST.get(kind, 1))
    return tuple(found[:LINES])


def waiting(role: Role, work: AtWork) -> int:
    """How many things wait in `role`."""
    many = sum(
        int(dict(line.facts).get("n", 1))
        for kind in WANTS.get(role, ())
        if kind in COUNTED
        for line in _of(kind, role, work)
    )
    if role is Role.RECEPTION:
        return many + work.calls
    return many + (work.reviews if role is Role.MANAGER else 0)


def first_waiting(role: Role, work: AtWork) -> str:
    """The customer in the lobby who has waited longest for `role`; an empty name where there is none."""
    if LineKind.IN_HAND not in WANTS.get(role, ()):
        return ""
    here = _waits_for(role, work)
    return here[0].customer if here else ""


def mark_of(lines: Sequence[Line]) -> str:
    """What tells one note from another: two that say the same have the same mark."""
    plain = [[each.kind, each.ref, each.money, list(each.facts)] for each in lines]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:16]


def _most(lines: Sequence[Line], most: int) -> list[Line]:
    shown = list(lines[:most])
    if len(lines) > most:
        last = shown[-1]
        more = ("more", len(lines) - most)
        shown[-1] = Line(last.kind, last.ref, last.money, (*last.facts, more))
    return shown


def _of(kind: LineKind, role: Role, work: AtWork) -> list[Line]:
    match kind:
        case LineKind.IN_HAND:
            return [_in_hand(card) for card in _waits_for(role, work)]
        case LineKind.TILL_OPEN:
            return [_till(each) for each in work.tills]
        case LineKind.CARD_UNKNOWN:
            asked = [each for each in work.unfinished if each.state is PaymentState.PENDING]
            return [_card_unknown(each) for each in asked]
        case LineKind.MONEY_UNSETTLED:
            return [_unsettled(each, role) for each in work.unsettled if not each.asked]
        case LineKind.ON_HOLD:
            named = HELD_FOR.get(role, frozenset())
            return [_held(each) for each in work.cases if each.reason in named]
        case _:
            return _counted(kind, work)


def _counted(kind: LineKind, work: AtWork) -> list[Line]:
    many = {
        LineKind.PROMISED: work.promised,
        LineKind.TO_PICK: work.to_pick,
        LineKind.OVERDUE: work.overdue,
        LineKind.UNVERIFIED: work.unverified,
    }.get(kind, 0)
    if not many:
        return []
    first = (("number", work.next_to_pick),) if kind is LineKind.TO_PICK else ()
    return [Line(kind, facts=(("n", many), *first))]


def _waits_for(role: Role, work: AtWork) -> list[Card]:
    """Customers in the house who cannot go on without `role`."""
    if role is Role.ACCOUNTING:
        return [card for card in (*work.lobby, *work.served) if card.due]
    if role is Role.FULFILMENT:
        return [card for card in (*work.lobby, *work.served) if card.ready < card.lines]
    return list(work.lobby)


def _in_hand(card: Card) -> Line:
    facts = (
        ("name", card.customer), ("visit", card.visit_number), ("order", card.order_number),
        ("minor", card.due), ("currency", card.currency), ("ready", card.ready),
        ("of", card.lines), ("place", ", ".join(card.places)), ("papers", card.papers),
    )  # fmt: skip
    return Line(LineKind.IN_HAND, int(card.pickup), facts=facts)


def _till(each: OpenTill) -> Line:
    facts = (
        ("number", each.number), ("drawer", each.drawer), ("station", each.station),
        ("own", int(each.own)), ("holder", each.holder), ("at", each.opened_at.isoformat()),
    )  # fmt: skip
    return Line(LineKind.TILL_OPEN, each.session, money=True, facts=facts)


def _card_unknown(each: Unfinished) -> Line:
    facts = (("minor", each.minor), ("currency", each.currency), ("station", each.station))
    return Line(LineKind.CARD_UNKNOWN, int(each.payment), money=True, facts=facts)


def _unsettled(each: Unsettled, role: Role) -> Line:
    facts = (
        ("name", each.customer), ("order", each.order_number), ("minor", each.minor),
        ("currency", each.currency),
    )  # fmt: skip
    # Only a role that takes money ticks it before it takes any.
    return Line(
        LineKind.MONEY_UNSETTLED, int(each.pickup), money=role is Role.ACCOUNTING, facts=facts
    )


def _held(each: HeldCase) -> Line:
    facts = (
        ("word", each.word), ("reason", str(each.reason)), ("name", each.held_by),
        ("at", each.held_at.isoformat()),
    )  # fmt: skip
    return Line(LineKind.ON_HOLD, each.case, facts=facts)


def back_lines(done: Iterable[Deeds], still_open: Sequence[Line]) -> tuple[Line, ...]:
    """The note with which a role is handed back: what is still open first, then what was done."""
    counted = sorted(done, key=lambda each: (-each.count, each.task))
    rows = [Line(LineKind.DONE, facts=(("task", each.task), ("n", each.count))) for each in counted]
    left = [_still(each) for each in still_open][: LINES - min(len(rows), LINES // 2 + 1)]
    return (*left, *_most(rows, LINES - len(left)))


def left_open(role: Role, work: AtWork, by: Touched) -> tuple[Line, ...]:
    """What a cover itself left open in `role`: begun under it and not finished. The rest was there before."""
    mine = frozenset(by.pickups)
    lobby = tuple(card for card in work.lobby if int(card.pickup) in mine)
    served = tuple(card for card in work.served if int(card.pickup) in mine)
    left = replace(
        work,
        # At the desk whoever is served and not finished waits for the next one.
        lobby=(*lobby, *served) if role is Role.RECEPTION else lobby,
        served=() if role is Role.RECEPTION else served,
        unsettled=tuple(each for each in work.unsettled if int(each.pickup) in mine),
        unfinished=tuple(each for each in work.unfinished if _asked_by(each, by)),
        tills=tuple(
            each
            for each in work.tills
            if each.session in by.tills
            or (each.drawer_id in by.drawers and each.opened_at >= by.since)
        ),
        cases=tuple(
            each for each in work.cases if each.by == by.person and each.held_at >= by.since
        ),
        calls=0, promised=0, overdue=0, unverified=0, reviews=0,
        to_pick=len(by.begun), next_to_pick=by.begun[0] if by.begun else "",
    )  # fmt: skip
    return lines_of(role, left)


def _asked_by(each: Unfinished, by: Touched) -> bool:
    if each.order is not None:
        return int(each.order) in by.orders
    return each.person == by.person


def _still(line: Line) -> Line:
    return Line(LineKind.STILL_OPEN, line.ref, line.money, (*line.facts, ("was", str(line.kind))))
