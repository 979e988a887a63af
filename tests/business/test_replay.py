"""Whatever comes twice, late or through a busy database has one effect."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, select

from kiosk.business import METADATA, Business
from kiosk.core import ids
from kiosk.core.by import Owner
from kiosk.core.ids import Key, ProductId
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.database.acting import TRIES, View
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import NewCustomer
from kiosk.records.stock import service as stock
from tests.makers import stock as stock_makers

OWNER = Owner("tester")
_numbers = itertools.count(1)


def counts(business: Business, *names: str) -> dict[str, int]:
    """How many rows each table has."""

    def question(view: View) -> dict[str, int]:
        return {
            name: view.execute(select(func.count()).select_from(METADATA.tables[name])).scalar_one()
            for name in names
        }

    return business.read(question)


def goods(business: Business) -> ProductId:
    """A product of which there is one."""
    stock_makers.places(business)
    return stock_makers.product(business, in_store=1)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(times=st.lists(st.integers(1, 20), min_size=1, max_size=12), order=st.randoms())
def test_that_commands_replayed_in_any_order_have_one_effect_each(
    business: Business, times: list[int], order: random.Random
) -> None:
    keys = [ids.command_key() for _ in times]
    cards = {key: NewCustomer(f"Replay {next(_numbers)}") for key in keys}
    deliveries = [key for key, often in zip(keys, times, strict=True) for _ in range(often)]
    order.shuffle(deliveries)
    before = counts(business, "command", "audit", "customer", "change")
    answers: dict[Key, set[int]] = {key: set() for key in keys}
    for key in deliveries:
        made = business.do(customers.add_customer, OWNER, key, customer=cards[key])
        answers[key].add(made)
    after = counts(business, *before)
    assert {name: after[name] - before[name] for name in before} == dict.fromkeys(before, len(keys))
    assert all(len(given) == 1 for given in answers.values())
    assert len({min(given) for given in answers.values()}) == len(keys)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_that_ten_thousand_commands_replayed_have_ten_thousand_effects(business: Business) -> None:
    rng = random.Random(7)
    keys = [ids.command_key() for _ in range(10_000)]
    deliveries = [key for key in keys for _ in range(rng.choice((1, 1, 1, 2, 3, 20)))]
    rng.shuffle(deliveries)
    cards = {key: NewCustomer(f"Replay {place}") for place, key in enumerate(keys)}
    before = counts(business, "command", "audit", "customer")
    for key in deliveries:
        business.do(customers.add_customer, OWNER, key, customer=cards[key])
    after = counts(business, *before)
    assert {name: after[name] - before[name] for name in before} == dict.fromkeys(before, 10_000)


# --------------------------------------------------------------------------- a busy database


def busy(business: Business) -> Exception:
    """What the driver raises when another was faster."""
    if business.engines.where.embedded:
        return sqlcipher.OperationalError("database is locked")
    return psycopg.errors.SerializationFailure("could not serialize access")


@contextmanager
def failing(
    business: Business, at: int, error: Callable[[], Exception], *, always: bool = False
) -> Iterator[list[str]]:
    """The writer's `at`-th statement fails (a commit counts as one); gives what was sent."""
    sent: list[str] = []
    writer = business.engines.writer
    commit = writer.dialect.do_commit

    def pass_or_fail(what: str) -> None:
        sent.append(what)
        if len(sent) == at or (always and len(sent) > at):
            raise error()

    def do_execute(_cursor: object, statement: str, *_rest: object) -> None:
        pass_or_fail(statement)

    def do_commit(connection: Any) -> None:
        pass_or_fail("COMMIT")
        commit(connection)

    event.listen(writer, "do_execute", do_execute)
    event.listen(writer, "do_executemany", do_execute)
    writer.dialect.do_commit = do_commit  # type: ignore[method-assign]
    try:
        yield sent
    finally:
        event.remove(writer, "do_execute", do_execute)
        event.remove(writer, "do_executemany", do_execute)
        del writer.dialect.do_commit  # type: ignore[method-assign]


def test_that_a_busy_database_at_any_statement_leaves_one_effect(business: Business) -> None:
    product = goods(business)
    with failing(business, 0, lambda: busy(business)) as sent:
        business.do(stock.receive, by=OWNER, product=product, quantity=1)
    assert sent[-1] == "COMMIT"
    for at in range(1, len(sent) + 1):
        before = counts(business, "command", "audit", "move", "change")
        with failing(business, at, lambda: busy(business)) as again:
            business.do(stock.receive, by=OWNER, product=product, quantity=1)
        assert len(again) == at + len(sent)  # the whole was done anew, after the failure
        after = counts(business, *before)
        assert {name: after[name] - before[name] for name in before} == dict.fromkeys(before, 1)
    inside = business.read(stock.available, products=[product])
    assert inside == {product: 2 + len(sent)}
    assert not business.check("stock").faults


def test_that_who_comes_second_at_a_station_s_chain_tries_again(business: Business) -> None:
    """Two processes of one station read the same head: the chain takes one, the other follows it."""
    product = goods(business)
    with failing(business, 0, lambda: busy(business)) as sent:
        business.do(stock.receive, by=OWNER, product=product, quantity=1)
    at = next(n for n, what in enumerate(sent, 1) if what.startswith("INSERT INTO audit"))

    def taken() -> Exception:
        if business.engines.where.embedded:
            said = "UNIQUE constraint failed: audit.chain, audit.prev_hash"
            return sqlcipher.IntegrityError(said)
        return psycopg.errors.UniqueViolation('violates unique constraint "audit_chain_prev"')

    before = counts(business, "command", "audit", "move", "change")
    with failing(business, at, taken):
        business.do(stock.receive, by=OWNER, product=product, quantity=1)
    after = counts(business, *before)
    assert {name: after[name] - before[name] for name in before} == dict.fromkeys(before, 1)
    assert not business.check("audit").faults


def test_that_a_database_that_stays_busy_is_said_and_nothing_is_kept(business: Business) -> None:
    product = goods(business)
    before = counts(business, "command", "audit", "move", "change")
    with failing(business, 3, lambda: busy(business), always=True), pytest.raises(Trouble) as said:
        business.do(stock.receive, by=OWNER, product=product, quantity=1)
    assert said.value.kind is TroubleKind.BUSY
    assert counts(business, *before) == before


def test_that_a_busy_database_is_tried_five_times(business: Business) -> None:
    product = goods(business)
    with failing(business, 0, lambda: busy(business), always=True) as sent, pytest.raises(Trouble):
        business.do(stock.receive, by=OWNER, product=product, quantity=1)
    assert len(sent) == TRIES


def test_that_a_commit_whose_answer_was_lost_has_one_effect(business: Business) -> None:
    product = goods(business)
    writer = business.engines.writer
    commit, lost = writer.dialect.do_commit, []

    def do_commit(connection: Any) -> None:
        commit(connection)
        if not lost:
            lost.append(connection)
            if business.engines.where.embedded:
                raise sqlcipher.OperationalError("database is locked")
            connection.driver_connection.close()
            raise psycopg.OperationalError("server closed the connection unexpectedly")

    writer.dialect.do_commit = do_commit  # type: ignore[method-assign]
    before = counts(business, "command", "audit", "move", "change")
    heard: list[object] = []
    business.listen(heard.extend)
    try:
        business.do(stock.receive, by=OWNER, product=product, quantity=3)
    finally:
        del writer.dialect.do_commit  # type: ignore[method-assign]
    after = counts(business, *before)
    assert lost
    assert len(heard) == 1
    assert {name: after[name] - before[name] for name in before} == dict.fromkeys(before, 1)
    assert business.read(stock.available, products=[product]) == {product: 4}
