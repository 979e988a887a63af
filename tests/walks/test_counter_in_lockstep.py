"""Histories of a counter, lived on both databases at once: the same answers, the same books, after every step.

I1 debits are credits; I2 stock is the sum of its moves and never below zero; I4 money that came and was
neither given back nor used is the customers'; I6 one lease and one code; I10 reports are numbered without
a gap; I14 the same command again changes nothing. The checks of `verify` re-derive each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk import business as businesses
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import MoveKind, SessionState
from kiosk.back_office.till.service import paying
from kiosk.business import Business
from kiosk.core import ids
from kiosk.core.by import Person
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill
from kiosk.front_office.sales import service as sales
from kiosk.front_office.sales.rules import BackItem, Item, Reason
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method, PickupState
from tests.databases import KINDS, Templates
from tests.makers import pickup as maker
from tests.makers import sales as sold
from tests.makers import till as tills
from tests.makers.staff import a_person

CHECKS = ("ledger", "stock", "numbers", "orders", "till")
ALL = (*sold.SKILLS, Skill.HAND_OUT, Skill.INVOICE)
WHO = st.integers(0, 1)
COINS = st.sampled_from([0, 20, 2_000, 2_000, 10_000, 10_000])
AMOUNTS = st.sampled_from([0, 10**13, 500, 500, 2_400, 2_400, 1_900, 4_300, 4_300, 4_301])


@dataclass
class Side:
    """One of the two businesses: its own ids for what both have."""

    business: Business
    cashiers: tuple[Person, Person]
    drawer: Any
    goods: list[Any]
    made: maker.OnShelf
    sales: list[Any] = field(default_factory=list)
    payments: list[Any] = field(default_factory=list)
    last: Callable[[], Any] | None = None

    @property
    def session(self) -> Any:
        """The session that is not closed."""
        return self.business.read(till.session_for, station=tills.STATION)

    def do(self, verb: Any, who: int, **arguments: Any) -> tuple[str, Any]:
        """What came of an act: its answer, or the code of its refusal."""
        key, by = ids.command_key(), self.cashiers[who]

        def act() -> Any:
            return self.business.do(verb, by, key, tills.STATION, **arguments)

        try:
            answer = act()
        except Refused as refused:
            return str(refused.refusal.code), None
        self.last = act
        return "done", answer


class Counter(RuleBasedStateMachine):
    """A drawer, two people, goods on the counter and an unpaid order on the shelf."""

    found: Callable[[], list[Side]]
    ended: Callable[[], None]

    @initialize()
    def both(self) -> None:
        self.sides = self.found()
        self.open(who=0, off=0, why="")

    def teardown(self) -> None:
        self.ended()

    def same(self, act: Callable[[Side], tuple[str, Any]], *, plain: Callable[[Any], Any]) -> None:
        """The same on both: done or refused alike, and `plain` of the answers, ids aside, alike."""
        came = [act(side) for side in self.sides]
        assert len({code for code, _ in came}) == 1, came
        assert len({repr(plain(answer)) for _, answer in came if answer is not None}) <= 1, came

    # ------------------------------------------------------------------------------------- the till

    def is_open(self) -> bool:
        """Whether a till takes cash."""
        return self.sides[0].session is not None

    @precondition(lambda self: not self.is_open())
    @rule(
        who=WHO, off=st.sampled_from([0, 0, 0, 500]), why=st.sampled_from(["", "A coin too many"])
    )
    def open(self, who: int, off: int, why: str) -> None:
        def act(side: Side) -> tuple[str, Any]:
            page = side.business.read(till.opening, station=tills.STATION)
            minor = (tills.BASE if page.first else page.expected) + off
            facts = {"drawer": side.drawer, "pieces": tills.pieces(minor), "reason": why}
            return side.do(till.open_till, who, **facts)

        self.same(act, plain=lambda opened: (opened.number, opened.opening))

    @precondition(is_open)
    @rule(who=WHO, kind=st.sampled_from(MoveKind), minor=AMOUNTS, said=st.sampled_from(["", "77"]))
    def move_cash(self, who: int, kind: MoveKind, minor: int, said: str) -> None:
        def act(side: Side) -> tuple[str, Any]:
            session = side.session
            if session is None:
                return "none", None
            facts = {"session": session.id, "seen": session.version, "bag": said, "reason": said}
            return side.do(till.move_cash, who, kind=kind, minor=minor, rate=1_900, **facts)

        self.same(act, plain=lambda stepped: stepped.state)

    @precondition(is_open)
    @rule(who=WHO, off=st.sampled_from([0, 0, -20, 700]), why=st.sampled_from(["", "Nobody knows"]))
    def close(self, who: int, off: int, why: str) -> None:
        """Counted as it is, but for `off`; once more where it must be; then closed."""

        def act(side: Side) -> tuple[str, Any]:
            session = side.session
            if session is None:
                return "none", None
            if session.state is not SessionState.COUNTED:
                there = max(_cash(side.business, session.id) + off, 0)
                facts = {"session": session.id, "pieces": tills.pieces(there)}
                code, count = side.do(till.close_count, who, seen=session.version, **facts)
                if count is None:
                    return code, None
                if count.again:
                    side.do(till.close_count, who, seen=count.version, **facts)
                session = side.session
            page = side.business.read(till.counting, session=session.id)
            left = min(tills.BASE, page.counted)
            facts = {"to_safe": page.counted - left, "left": left, "bag": "9", "reason": why}
            return side.do(till.close, who, session=session.id, seen=session.version, **facts)

        self.same(act, plain=lambda closed: (closed.report_number, closed.difference))

    @precondition(lambda self: any(self.sides[0].business.read(till.past)))
    @rule(who=WHO)
    def verify(self, who: int) -> None:
        def act(side: Side) -> tuple[str, Any]:
            waiting = [e for e in side.business.read(till.past) if e.state is SessionState.CLOSED]
            if not waiting:
                return "none", None
            one = waiting[-1]
            return side.do(till.verify, who, session=one.id, seen=one.version)

        self.same(act, plain=lambda stepped: stepped.state)

    # ---------------------------------------------------------------------------------- the counter

    @rule(
        who=WHO, which=st.integers(0, 2), many=st.sampled_from([0, 1, 1, 2, 3]), given=COINS,
        way=st.sampled_from([WayToPay.CASH, WayToPay.CASH, WayToPay.CARD, WayToPay.STORE_CREDIT]),
    )  # fmt: skip
    def ring_up(self, who: int, which: int, many: int, given: int, way: WayToPay) -> None:
        price = sold.GOODS[which][3 - 1]

        def act(side: Side) -> tuple[str, Any]:
            items = (Item(side.goods[which], many),)
            slip = "4711" if way is WayToPay.CARD else ""
            facts = {"items": items, "shown": price * many, "slip": slip}
            facts["given"] = given if way is WayToPay.CASH else 0
            code, rung = side.do(sales.ring_up, who, way=way, **facts)
            if rung is not None:
                side.sales.append(rung)
            return code, rung

        self.same(act, plain=lambda rung: (rung.number, rung.total, rung.change, rung.rounding))

    @precondition(lambda self: bool(self.sides[0].sales))
    @rule(who=WHO, many=st.integers(0, 2), way=st.sampled_from([WayToPay.CASH, WayToPay.CARD]))
    def give_back(self, who: int, many: int, way: WayToPay) -> None:
        def act(side: Side) -> tuple[str, Any]:
            if not side.sales:
                return "none", None
            sale = side.sales[-1].sale
            line = side.business.read(sales.return_page, sale=sale).lines[0]
            facts = {"lines": (BackItem(line.id, many),), "reason": Reason.NOT_WANTED}
            return side.do(sales.give_back, who, sale=sale, way=way, **facts)

        self.same(act, plain=lambda back: (back.number, back.minor, back.rounding))

    # ----------------------------------------------------------------------------------- the pickup

    @rule(who=WHO, minor=AMOUNTS, way=st.sampled_from([*WayToPay, WayToPay.CASH]), given=COINS)
    def pay(self, who: int, minor: int, way: WayToPay, given: int) -> None:
        def act(side: Side) -> tuple[str, Any]:
            facts = {"lines": _wanted(side), "minor": minor, "way": way, "slip": "1"}
            facts["given"] = given if way is WayToPay.CASH else 0
            code, paid = side.do(paying.take_payment, who, order=side.made.order.id, **facts)
            if paid is not None:
                side.payments.append(paid.payment)
            return code, paid

        self.same(act, plain=lambda paid: (paid.minor, paid.change, paid.still_to_pay))

    @precondition(lambda self: bool(self.sides[0].payments))
    @rule(who=WHO, void=st.booleans(), minor=AMOUNTS)
    def take_it_back(self, who: int, void: bool, minor: int) -> None:
        def act(side: Side) -> tuple[str, Any]:
            if not side.payments:
                return "none", None
            payment = side.payments[-1]
            if void:
                return side.do(paying.void_payment, who, payment=payment)
            facts = {"payment": payment, "minor": minor, "way": WayToPay.TRANSFER}
            return side.do(paying.refund_payment, who, **facts)

        self.same(act, plain=lambda _answer: "")

    @rule(who=WHO)
    def hand_over(self, who: int) -> None:
        def act(side: Side) -> tuple[str, Any]:
            which = {"pickup": side.made.pickup}
            for verb, more in (
                (pickups.claim, {}),
                (pickups.make_sure, {"method": Method.ID_SEEN, "facts": ()}),
            ):
                code, answer = side.do(verb, who, **which, **more)
                if answer is None:
                    return code, None
            for package in side.business.read(pickups.counter, **which).packages:
                side.do(pickups.scan, who, **which, number=package.number)
            seen = side.business.read(pickups.counter, **which).version
            return side.do(pickups.release, who, **which, seen=seen, agreed=True)

        self.same(act, plain=lambda released: released.receipt)

    # ------------------------------------------------------------------------------ what always holds

    @rule()
    def again(self) -> None:
        """The same command with the same key is the same answer, and nothing has changed (I14)."""
        for side in self.sides:
            if side.last is not None:
                before = _told(side.business)
                side.last()
                assert _told(side.business) == before

    @invariant()
    def books_and_goods_agree(self) -> None:
        told = []
        for side in getattr(self, "sides", ()):
            for name in CHECKS:
                assert side.business.check(name).faults == (), name
            balance = side.business.read(accounting.trial_balance)
            assert balance.debit == balance.credit
            told.append(_told(side.business))
        assert all(each == told[0] for each in told)


def _cash(business: Business, session: Any) -> int:
    """What lies in the drawer: every account of cash, since there is one drawer."""
    balance = business.read(accounting.trial_balance)
    return next(row.minor for row in balance.rows if row.use is not None and row.use == "cash")


def _wanted(side: Side) -> tuple[tuple[Any, int], ...]:
    counter = side.business.read(pickups.counter, pickup=side.made.pickup)
    if counter.state is PickupState.COLLECTED:
        return tuple((line, 1) for line in side.made.lines)
    return tuple(
        (line, quantity) for each in counter.packages for line, _name, quantity in each.holds
    )


def _told(business: Business) -> tuple[Any, ...]:
    """All that both must say alike: the books, the tills and their reports."""
    balance = business.read(accounting.trial_balance)
    past = business.read(till.past)
    unfinished = business.read(accounting.unfinished)
    return (
        tuple((row.code, row.minor) for row in balance.rows),
        tuple((each.number, each.state, each.counted, each.expected) for each in past),
        tuple((each.state, each.way, each.minor) for each in unfinished),
    )


@pytest.fixture
def both(
    templates: Templates, tmp_path: Path
) -> Iterator[tuple[Callable[[], Any], Callable[[], None]]]:
    """Makes a fresh pair of businesses, and takes it away again."""
    stack = ExitStack()
    made = iter(range(1_000_000))

    def a_side(kind: str, folder: Path) -> Side:
        place = templates.copy(kind, folder)
        stack.callback(templates.remove, kind, place)
        business = businesses.open_business(place.database, place.home)
        stack.callback(business.close)
        goods = sold.goods(business)
        cashiers = tuple(
            Person(a_person(business, *ALL, name=name), Role.MANAGER) for name in ("Ada A", "Ben B")
        )
        shelf = maker.ready(business, paid=False)
        drawer = tills.a_drawer(business)
        return Side(business, (cashiers[0], cashiers[1]), drawer, list(goods.values()), shelf)

    def found() -> list[Side]:
        folder = tmp_path / str(next(made))
        return [a_side(kind, folder / kind) for kind in KINDS]

    yield found, stack.close
    stack.close()


def lived(
    both: tuple[Callable[[], Any], Callable[[], None]], *, histories: int, steps: int
) -> None:
    """So many histories of so many steps."""

    class Machine(Counter):
        found = staticmethod(both[0])
        ended = staticmethod(both[1])

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=histories,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate),
            print_blob=True,
        ),
    )


def test_that_a_counter_lives_the_same_on_both_databases_and_its_books_hold(
    both: tuple[Callable[[], Any], Callable[[], None]],
) -> None:
    lived(both, histories=5, steps=14)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_that_long_histories_of_a_counter_hold_on_both_databases(
    both: tuple[Callable[[], Any], Callable[[], None]],
) -> None:
    lived(both, histories=100, steps=50)
