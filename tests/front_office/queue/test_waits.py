"""The honest wait: what was promised held on 200 simulated days, whoever was there and however long serving took."""

from __future__ import annotations

import heapq
import random
from collections import deque
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.business import Business
from kiosk.core.task import Skill, Task
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import waits
from kiosk.front_office.queue.rules.waits import ONE, Pace, Promise
from tests.makers import queue as maker
from tests.makers.staff import OWNER

DAYS = 200
OPEN_S = 8 * 3600


@dataclass
class Shop:
    """One queue, day by day: who waits, who serves, what was measured, what was promised and what came true."""

    desks: int
    mean: float
    spread: float
    load: float
    guess: int
    urgent: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    measured: list[tuple[int, int, int]] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def serving(self) -> float:
        """Seconds of one service: skewed, as they are."""
        if self.spread == 0:
            return self.mean
        shape = 1 / self.spread
        return self.chance.gammavariate(shape, self.mean / shape)

    def day(self) -> None:
        """One day, from empty to empty: two hours of rush with half as many again."""
        pace = waits.pace(self.guess, self.measured[-24:])
        at, arrivals = 0.0, []
        while True:
            rush = 1.5 if 3 * 3600 < at < 5 * 3600 else 0.8
            at += self.chance.expovariate(self.desks * self.load * rush / self.mean)
            if at > OPEN_S:
                break
            arrivals.append(at)
        line: deque[tuple[float, Promise]] = deque()
        free: list[float] = []
        done: list[float] = []
        coming = deque(arrivals)
        while coming or line:
            if line and (len(free) < self.desks or free[0] <= (coming[0] if coming else 1e12)):
                began = (
                    max(heapq.heappop(free), line[0][0]) if len(free) == self.desks else line[0][0]
                )
                came, promised = line.popleft()
                long = self.serving()
                done.append(long)
                heapq.heappush(free, began + long)
                self.judge(promised, (began - came) / 60)
                continue
            came = coming.popleft()
            busy = sum(1 for each in free if each > came)
            said = waits.promise(
                work=len(line) * ONE, before=len(line), desks=self.desks, busy=busy, pace=pace
            )
            if self.chance.random() < self.urgent:
                line.appendleft((came, said))
            else:
                line.append((came, said))
            while free and free[0] <= came:
                heapq.heappop(free)
        self.measured.append((len(done), sum(map(int, done)), sum(int(each) ** 2 for each in done)))

    def judge(self, promised: Promise, minutes: float) -> None:
        """Whether what was told held."""
        assert promised.from_minutes is not None
        assert promised.to_minutes is not None
        self.kept.append(promised.from_minutes <= minutes <= promised.to_minutes)
        self.widths.append(promised.to_minutes - promised.from_minutes)
        self.waits.append(minutes)


def kept(shop: Shop) -> float:
    for _ in range(DAYS):
        shop.day()
    return sum(shop.kept) / len(shop.kept)


# Measured when this was written: desks, cv^2, load, urgent: share kept of tickets; median wait and width of
# the range in minutes, of those who waited more than five.
# 1, 0.3, 0.95, 0.00: 0.915 of 12,783; 36, 30          2, 1.0, 0.95, 0.05: 0.859 of 25,295; 35, 35
# 1, 1.0, 0.75, 0.00: 0.918 of 9,955; 26, 40           4, 0.3, 0.95, 0.05: 0.913 of 50,674; 31, 20
# 1, 1.6, 0.95, 0.05: 0.843 of 12,772; 53, 70          4, 1.6, 0.95, 0.00: 0.913 of 50,621; 31, 30
# 2, 0.3, 0.75, 0.05: 0.946 of 19,949; 16, 19


@pytest.mark.parametrize(
    ("desks", "spread", "load", "urgent"),
    [
        (1, 0.3, 0.95, 0.0),
        (1, 1.0, 0.75, 0.0),
        (1, 1.6, 0.95, 0.05),
        (2, 0.3, 0.75, 0.05),
        (2, 1.0, 0.95, 0.05),
        (4, 0.3, 0.95, 0.05),
        (4, 1.6, 0.95, 0.0),
    ],
)
def test_that_what_is_promised_holds_for_four_of_five_on_200_days(
    desks: int, spread: float, load: float, urgent: float
) -> None:
    shop = Shop(desks, mean=420, spread=spread, load=load, guess=15, urgent=urgent)
    share = kept(shop)
    long = [(w, width) for w, width in zip(shop.waits, shop.widths, strict=True) if w > 5]
    waited, wide = (sorted(each)[len(long) // 2] for each in zip(*long, strict=True))
    told = f"kept {share:.3f} of {len(shop.kept)}, wait {waited:.0f}, width {wide}"
    assert share >= 0.8, told
    # A range that says nothing would hold too: who waits long is told less than twice the wait.
    assert wide <= 1.7 * waited, told


PACES = st.builds(Pace, st.integers(1_000, 4_000_000), st.integers(ONE // 100, 5 * ONE))


@given(PACES, st.integers(0, 300), st.integers(0, 20), st.integers(0, 20))
def test_that_a_range_is_whole_minutes_from_less_to_more(
    pace: Pace, ahead: int, desks: int, busy: int
) -> None:
    said = waits.promise(work=ahead * ONE, before=ahead, desks=desks, busy=busy, pace=pace)
    if desks == 0:
        assert said == Promise(None, None, 0, ahead)
        return
    assert said.from_minutes is not None
    assert said.to_minutes is not None
    assert 0 <= said.from_minutes <= said.to_minutes
    more = waits.promise(
        work=(ahead + 5) * ONE, before=ahead + 5, desks=desks, busy=busy, pace=pace
    )
    assert more.to_minutes is not None
    assert more.to_minutes >= said.to_minutes


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50_000), st.just(0))))
def test_that_a_pace_is_never_nothing(days: list[tuple[int, int, int]]) -> None:
    found = waits.pace(10, [(many, total, total * total) for many, total, _ in days])
    assert found.mean >= 1_000
    assert found.spread > 0


def test_that_measured_times_take_the_place_of_the_guess() -> None:
    guessed = waits.pace(30, [])
    assert guessed == Pace(1_800_000, ONE)
    known = waits.pace(30, [(200, 200 * 300, 200 * 300 * 300)])
    assert 300_000 < known.mean < 340_000


def test_that_a_promise_counts_who_is_here_and_may_and_who_is_before(business: Business) -> None:
    advice = maker.a_queue(business, minutes=10)
    buying = maker.a_queue(business, "Buying", Task.SALE_RING_UP, minutes=5)
    assert business.read(queue.promise, service=advice) == Promise(None, None, 0)
    ana = maker.a_desk(business, Skill.WELCOME, station="Desk 1")
    maker.a_desk(business, Skill.WELCOME, here=False)
    maker.a_desk(business, Skill.SELL, station="Till 1")
    assert business.read(queue.promise, service=advice) == Promise(0, 2, 1)
    assert business.read(queue.who_can, service=advice) == {ana.id}
    first = maker.a_number(business, advice)
    assert (first.promised_from, first.promised_to) == (0, 2)
    business.do(queue.call_next, ana, None, "Desk 1", services=(advice,))
    alone = business.read(queue.promise, service=advice)
    assert (alone.who_can, alone.before) == (1, 0)
    assert alone.to_minutes is not None
    assert alone.to_minutes > 10
    last = [maker.a_number(business, advice) for _ in range(3)][-1]
    said = business.read(queue.promise, service=advice)
    assert said.before == 3
    assert (said.from_minutes or 0) > (alone.from_minutes or 0)
    # Those who wait to buy wait for somebody else, and urgent ones are before.
    maker.a_number(business, buying)
    assert business.read(queue.promise, service=advice) == said
    maker.a_number(business, advice, priority=1)
    ((ticket, now),) = business.read(queue.still_before, visit=last.visit)
    assert (ticket.id, now.before) == (last.id, 3)


def test_that_somebody_who_serves_two_queues_is_shared_between_them(business: Business) -> None:
    advice = maker.a_queue(business, minutes=10)
    buying = maker.a_queue(business, "Buying", Task.SALE_RING_UP, minutes=10)
    maker.a_desk(business, Skill.WELCOME, Skill.SELL, station="Desk 1")
    for _ in range(4):
        maker.a_number(business, buying)
    said = business.read(queue.promise, service=advice)
    assert said.before == 0
    assert (said.from_minutes or 0) >= 10
    visit = business.do(maker.come, by=OWNER)
    asked = {"visit": visit, "service": advice}
    made = business.do(maker.issue, by=OWNER, **asked)
    assert (made.promised_from, made.promised_to) == (said.from_minutes, said.to_minutes)
