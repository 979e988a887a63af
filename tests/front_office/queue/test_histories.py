"""Random histories of numbers: whatever desks, customers, clocks and nights do, what must hold holds.

Nobody is at two desks; who is called next is the first of the comparator; periods adjoin, are never negative
and add up to the second; a visit stands where its numbers say; nobody is missed unseen; every number ends.
"""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from kiosk.business import Business
from kiosk.core.by import Customer, Person, System
from kiosk.core.ids import VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Skill, Task
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import LIVE, STEPS, VisitState
from kiosk.front_office.queue.rules.kinds import NEEDS_A_LOOK, CallBy
from kiosk.front_office.queue.rules.tickets import (
    MOST_CALLS,
    OVER,
    TIMED,
    Ticket,
    TicketState,
    WaitCause,
    order,
    visit_state,
)
from kiosk.front_office.queue.store import periods
from tests.databases import Place
from tests.makers import queue as maker
from tests.makers.queue import JumpingClock
from tests.makers.staff import OWNER

AT_A_DESK = (TicketState.CALLED, TicketState.SERVING)
WHO = st.integers(0, 1)
WHICH = st.integers(0, 5)
PACES = {TicketState.SERVING, TicketState.ON_HOLD}


class Lobby(RuleBasedStateMachine):
    """Two desks, two queues, whoever comes."""

    business: Business
    clock: JumpingClock
    desks: tuple[Person, Person]
    queues: tuple[int, int]
    done: int

    @initialize(many=st.integers(1, 3))
    def morning(self, many: int) -> None:
        # However far it was set back before: the desks were qualified on the first day.
        self.clock.at = maker.MORNING + timedelta(days=45)
        self.visits: list[VisitId] = []
        self.states: dict[VisitId, VisitState] = {}
        for _ in range(many):
            self.come(CallBy.SOUND, urgent=False, at=0)

    def tried(self, verb: Any, by: Any, station: str = "Desk 0", **asked: Any) -> Any:
        try:
            return self.business.do(verb, by, None, station, **asked)
        except Refused as said:
            self.refused = said
            return None

    def tickets(self) -> list[Ticket]:
        return [
            each
            for visit in self.visits
            for each in self.business.read(queue.tickets_of, visit=visit)
        ]

    def one(self, which: int) -> Ticket | None:
        live = [each for each in self.tickets() if each.state not in OVER]
        return live[which % len(live)] if live else None

    def act(self, verb: Any, who: int, which: int, **more: Any) -> Ticket | None:
        ticket = self.one(which)
        if ticket is None:
            return None
        asked = {"ticket": ticket.id, "seen": ticket.version, **more}
        return self.tried(verb, self.desks[who], f"Desk {who}", **asked)

    # ------------------------------------------------------------------------------------ customers

    @rule(how=st.sampled_from(CallBy), urgent=st.booleans(), at=st.integers(0, 1))
    def come(self, how: CallBy, urgent: bool, at: int) -> None:
        visit = self.business.do(maker.come, by=OWNER)
        self.visits.append(visit)
        self.number(len(self.visits) - 1, how, urgent, at)

    @rule(which=WHICH, how=st.sampled_from(CallBy), urgent=st.booleans(), at=st.integers(0, 1))
    def number(self, which: int, how: CallBy, urgent: bool, at: int) -> None:
        visit = self.visits[which % len(self.visits)]
        asked = {"visit": visit, "service": self.queues[at], "call_by": how}
        self.tried(maker.issue, OWNER, **asked, priority=10 if urgent else 100)

    @rule(which=WHICH)
    def leave(self, which: int) -> None:
        ticket = self.one(which)
        if ticket is not None:
            asked = {"ticket": ticket.id, "seen": ticket.version}
            self.tried(queue.leave_ticket, Customer(ticket.visit), "Lobby 1", **asked)

    # ---------------------------------------------------------------------------------------- desks

    @rule(who=WHO, at=st.one_of(st.none(), st.integers(0, 1)))
    def call_next(self, who: int, at: int | None) -> None:
        wanted = self.queues if at is None else (self.queues[at],)
        known = self.tickets()
        busy = {each.visit for each in known if each.state in AT_A_DESK}
        line = [
            each
            for each in known
            if each.state is TicketState.WAITING
            and each.service in wanted
            and each.visit not in busy
            and all(e.state in OVER for e in known if e.id == each.before)
        ]
        called = self.tried(queue.call_next, self.desks[who], f"Desk {who}", services=wanted)
        assert (None if called is None else called.id) == (
            min(line, key=order).id if line else None
        ), getattr(self, "refused", None)

    @rule(who=WHO, which=WHICH)
    def call_this(self, who: int, which: int) -> None:
        self.act(queue.call_this, who, which)

    @rule(who=WHO, which=WHICH)
    def call_again(self, who: int, which: int) -> None:
        self.act(queue.call_again, who, which)

    @rule(who=WHO, which=WHICH, looks=st.booleans())
    def miss(self, who: int, which: int, looks: bool) -> None:
        if looks:
            self.act(queue.look, who, which)
        before = self.one(which)
        missed = self.act(queue.miss, who, which)
        if missed is not None:
            assert before is not None
            assert missed.calls == MOST_CALLS
            assert missed.call_by not in NEEDS_A_LOOK or before.looked_at is not None

    @rule(who=WHO, which=WHICH)
    def to_the_end_of_calling(self, who: int, which: int) -> None:
        called = self.act(queue.call_this, who, which)
        if called is None:
            return
        for _ in range(2):
            self.clock.forward(seconds=61)
            now = maker.at(self.business, called)
            asked = {"ticket": now.id, "seen": now.version}
            self.tried(queue.call_again, self.desks[who], f"Desk {who}", **asked)
        self.clock.forward(seconds=61)

    @rule(who=WHO, which=WHICH)
    def come_back(self, who: int, which: int) -> None:
        self.act(queue.come_back, who, which)

    @rule(who=WHO, which=WHICH)
    def meet(self, who: int, which: int) -> None:
        self.act(queue.meet, who, which)

    @rule(who=WHO, which=WHICH, why=st.sampled_from(WaitCause))
    def hold(self, who: int, which: int, why: WaitCause) -> None:
        self.act(queue.hold_ticket, who, which, cause=why)

    @rule(who=WHO, which=WHICH)
    def go_on(self, who: int, which: int) -> None:
        self.act(queue.go_on, who, which)

    @rule(who=WHO, which=WHICH, at=st.integers(0, 1))
    def pass_on(self, who: int, which: int, at: int) -> None:
        known = self.one(which)
        made = self.act(queue.transfer, who, which, service=self.queues[at])
        if made is not None:
            assert known is not None
            kept = (known.arrived_at, known.priority, known.number, known.behind_at, known.due_at)
            assert kept == (
                made.arrived_at, made.priority, made.number, made.behind_at, made.due_at
            )  # fmt: skip

    @rule(who=WHO, which=WHICH, whole=st.booleans())
    def finish(self, who: int, which: int, whole: bool) -> None:
        self.act(queue.finish_ticket, who, which, whole=whole, follow_up="" if whole else "Letter")

    # ---------------------------------------------------------------------------------------- times

    @rule(seconds=st.sampled_from([1, 59, 61, 400, 3600, -30, -4000, -90_000]))
    def time_goes(self, seconds: int) -> None:
        self.clock.forward(seconds=seconds)

    @rule()
    def night(self) -> None:
        self.clock.forward(days=1)
        for due in self.business.read(queue.overnight_due):
            self.business.do(queue.close_number, System("ticket.close"), **due)

    # ------------------------------------------------------------------------------------ what holds

    @invariant()
    def what_must_hold(self) -> None:
        if not hasattr(self, "visits"):
            return
        for visit in self.visits:
            self._holds(visit)

    def _holds(self, visit: VisitId) -> None:
        tickets = self.business.read(queue.tickets_of, visit=visit)
        assert sum(each.state in AT_A_DESK for each in tickets) <= 1
        now = self.business.read(queue.visit_of, visit=visit)
        states = [each.state for each in tickets]
        if states:
            assert now.state is visit_state(states, served=now.served_at is not None)
        was = self.states.get(visit, now.state)
        assert now.state is was or now.state in reached(was)
        self.states[visit] = now.state
        for each in tickets:
            assert each.calls <= MOST_CALLS
            self._periods(each)
        split = self.business.read(queue.minutes_of, visit=visit)
        assert min([split.whole, split.walking, split.serving, *split.waiting.values()]) >= 0

    def _periods(self, ticket: Ticket) -> None:
        found = self.business.read(lambda view: periods.of_ticket(view, ticket.id))
        assert all(e.ended_at is None or e.ended_at >= e.began_at for e in found)
        assert all(one.ended_at == two.began_at for one, two in itertools.pairwise(found))
        open_ones = [each for each in found if each.ended_at is None]
        assert [each.kind for each in open_ones] == (
            [] if ticket.state in OVER else [TIMED[ticket.state]]
        )

    def teardown(self) -> None:
        """Whatever happened before: every number ends, and so does every visit."""
        if not hasattr(self, "visits"):
            return
        for _ in range(60):
            live = [each for each in self.tickets() if each.state not in OVER]
            if not live:
                break
            ticket = live[0]
            asked = {"ticket": ticket.id, "seen": ticket.version}
            served = ticket.state in PACES
            verb = queue.finish_ticket if served else queue.leave_ticket
            more = {"whole": True} if served else {}
            self.business.do(verb, self.desks[0], None, "Desk 0", **asked, **more)
        self.what_must_hold()
        for visit in self.visits:
            assert self.business.read(queue.visit_of, visit=visit).state not in LIVE
        Lobby.done += len(self.tickets())


def reached(state: VisitState) -> set[VisitState]:
    """Where an act may have taken a visit: one step, or two of one rule."""
    first = set(STEPS[state])
    return first | {to for each in first for to in STEPS[each]}


@pytest.mark.timeout(300)
def test_that_no_history_of_numbers_breaks_what_must_hold(place: Place) -> None:
    clock = JumpingClock()
    with maker.a_house(place, clock) as opened:
        Lobby.business, Lobby.clock, Lobby.done = opened, clock, 0
        advice = maker.a_queue(opened)
        Lobby.queues = (advice, maker.a_queue(opened, "Buying", Task.SALE_RING_UP))
        skills = (Skill.WELCOME, Skill.SELL)
        first, second = (maker.a_desk(opened, *skills, station=f"Desk {n}") for n in (0, 1))
        Lobby.desks = (first, second)
        run_state_machine_as_test(
            Lobby,
            settings=settings(
                max_examples=12,
                stateful_step_count=18,
                deadline=None,
                derandomize=True,
                # A history that fails is told as it was found: to make it shorter takes minutes.
                phases=(Phase.explicit, Phase.generate),
                suppress_health_check=list(HealthCheck),
            ),
        )
        assert Lobby.done > 20
        assert opened.check("queue").faults == ()
