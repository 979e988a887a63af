"""Before the count is closed no read tells what should be there, nor the cash from which it follows."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import msgspec
import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import MoveKind, SessionState
from kiosk.business import Business
from kiosk.core.by import Person
from tests.makers.till import BASE, cashier, do, opened, pieces, session, take_card, take_cash

TAKEN, MOVED = 12_345, 777
SHOULD_BE = BASE + TAKEN - MOVED
SECRET = {TAKEN, SHOULD_BE, BASE + TAKEN, TAKEN - MOVED}


def reads() -> dict[str, object]:
    """Every read of the room by its name."""
    found = {}
    for name in till.__all__:
        verb = getattr(till, name)
        if not inspect.isfunction(verb) or hasattr(verb, "task"):
            continue
        if next(iter(inspect.signature(verb).parameters)) == "view":
            found[name] = verb
    return found


def a_day(business: Business) -> tuple[Person, int]:
    by = cashier(business)
    made = opened(business, by)
    do(business, take_cash, by, minor=TAKEN - 345)
    do(business, take_cash, by, minor=345)
    do(business, take_card, by, minor=500)
    found = session(business)
    do(
        business, till.move_cash, by, session=made.session, seen=found.version,
        kind=MoveKind.PAID_OUT, minor=MOVED, reason="Postage",
    )  # fmt: skip
    return by, made.session


def answers(business: Business, id_: int, report: int | None) -> dict[str, str]:
    """What every read answers, as text; a read that asks for what there is not is left out."""
    known = {"station": "Desk 1", "session": id_, "report": report, "move": 1}
    said = {}
    for name, verb in reads().items():
        wanted = [
            each for each in inspect.signature(verb).parameters.values()
            if each.name != "view" and each.default is inspect.Parameter.empty
        ]  # fmt: skip
        if all(known.get(each.name) is not None for each in wanted):
            arguments = {each.name: known[each.name] for each in wanted}
            said[name] = msgspec.json.encode(business.read(verb, **arguments)).decode()
    return said


def numbers(text: str) -> set[int]:
    """Every whole number in an answer, however deep, whatever its sign; also those inside its texts."""

    def walk(value: object) -> Iterator[int]:
        if isinstance(value, dict):
            for each in value.values():
                yield from walk(each)
        elif isinstance(value, list):
            for each in value:
                yield from walk(each)
        elif isinstance(value, int):
            yield abs(value)
        elif isinstance(value, str) and value.isdecimal():
            yield int(value)

    return set(walk(msgspec.json.decode(text)))


EXPECTED = {
    "session_for",
    "till_page",
    "desk",
    "counting",
    "past",
    "drawers",
    "opening",
    "to_verify",
    "report",
}


@pytest.mark.parametrize("state", [SessionState.OPEN, SessionState.COUNTING])
def test_that_no_read_tells_the_expected_cash_before_the_count_is_closed(
    business: Business, state: SessionState
) -> None:
    by, id_ = a_day(business)
    report = do(business, till.report_x, by, session=id_).report
    if state is SessionState.COUNTING:
        found = session(business)
        some = pieces(SHOULD_BE + 1_000)
        asked = {"session": id_, "seen": found.version, "pieces": some}
        said = do(business, till.close_count, by, **asked)
        assert said.again
        assert not numbers(msgspec.json.encode(said).decode()) & SECRET
    found_answers = answers(business, id_, report)
    assert set(found_answers) >= EXPECTED
    for name, text in found_answers.items():
        assert not numbers(text) & SECRET, name


def test_that_the_books_tell_no_cash_of_it_either_until_it_is_counted(business: Business) -> None:
    _by, id_ = a_day(business)
    month = f"{business.clock.moment(None):%Y-%m}"
    asked = (
        (accounting.takings, {}), (accounting.session_takings, {"session": id_}),
        (accounting.shown_balance, {"month": month}),
    )  # fmt: skip
    for verb, arguments in asked:
        said = msgspec.json.encode(business.read(verb, **arguments)).decode()
        assert not numbers(said) & SECRET, verb.__name__


def test_that_the_same_reads_tell_it_once_the_count_is_closed(business: Business) -> None:
    by, id_ = a_day(business)
    found = session(business)
    do(business, till.close_count, by, session=id_, seen=found.version, pieces=pieces(SHOULD_BE))
    said = answers(business, id_, None)
    assert SHOULD_BE in numbers(said["counting"])


def test_that_the_sums_that_are_told_give_no_cash_by_subtraction(business: Business) -> None:
    _by, _id = a_day(business)
    page = business.read(till.till_page, station="Desk 1")
    assert page is not None
    assert [way.minor for way in page.ways if way.way == "cash"] == [None]
    told = [way.minor for way in page.ways if way.minor is not None]
    told += [move.minor for move in page.moves] + [page.session.opening]
    sums = {a + b for a in told for b in told} | {a - b for a in told for b in told}
    assert not sums & SECRET
