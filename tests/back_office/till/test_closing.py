"""Cash moves, and the blind count: closed once, told afterwards, posted, verified by somebody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Use
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import MoveKind, SessionState, TillRefusal
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import command_key
from kiosk.core.refusal import ActRefusal, Refused
from tests.makers.till import (
    BASE,
    cashier,
    closed,
    do,
    opened,
    pieces,
    session,
    take_card,
    take_cash,
    told,
)

PHOTO = b"\xff\xd8\xff\xe0 a photo of a receipt"


def refused(business: Business, verb: object, by: Person, **arguments: object) -> object:
    with pytest.raises(Refused) as said:
        do(business, verb, by, **arguments)
    return said.value.refusal.code


def account(business: Business, use: Use) -> int:
    rows = business.read(accounting.trial_balance).rows
    return next(row.minor for row in rows if row.use is use)


def whole(business: Business) -> None:
    """Till, ledger and numbers say nothing."""
    for name in ("till", "ledger", "numbers"):
        assert business.check(name).faults == (), name


# -------------------------------------------------------------------------------------- cash moves


@pytest.mark.parametrize(
    ("kind", "sign", "against"),
    [
        (MoveKind.TO_SAFE, -1, Use.SAFE),
        (MoveKind.TO_BANK, -1, Use.BANK),
        (MoveKind.CHANGE_FETCHED, 1, Use.SAFE),
        (MoveKind.PAID_OUT, -1, Use.EXPENSES),
        (MoveKind.PAID_IN, 1, Use.OWNER),
    ],
)
def test_that_a_move_changes_the_cash_and_the_account_it_goes_to(
    business: Business, kind: MoveKind, sign: int, against: Use
) -> None:
    by = cashier(business)
    made = opened(business, by)
    do(
        business, till.move_cash, by, session=made.session, seen=1, kind=kind, minor=1840,
        reason="Postage", bag="20417",
    )  # fmt: skip
    assert account(business, Use.CASH) == BASE + sign * 1840
    assert account(business, against) == -sign * 1840
    whole(business)


def test_that_what_is_paid_out_keeps_its_reason_tax_and_photo(business: Business) -> None:
    by = cashier(business)
    made = opened(business, by)
    do(
        business, till.move_cash, by, session=made.session, seen=1, kind=MoveKind.PAID_OUT,
        minor=1200, reason="Postage", rate=2000, photo=PHOTO,
    )  # fmt: skip
    page = business.read(till.till_page, station="Desk 1")
    assert page is not None
    move = page.moves[0]
    assert (move.minor, move.tax, move.reason, move.photo) == (-1200, 200, "Postage", True)
    assert business.read(till.photo, move=move.id) == PHOTO
    assert (account(business, Use.EXPENSES), account(business, Use.INPUT_TAX)) == (1000, 200)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"minor": 0}, TillRefusal.AMOUNT),
        ({"minor": -5}, TillRefusal.AMOUNT),
        ({"minor": 10**15}, TillRefusal.TOO_LARGE),
        ({"bag": " "}, TillRefusal.BAG_MISSING),
        ({"kind": MoveKind.PAID_OUT}, TillRefusal.REASON_MISSING),
        ({"kind": MoveKind.PAID_OUT, "reason": "Cake", "minor": 20_001}, TillRefusal.TOO_LARGE),
        ({"kind": MoveKind.PAID_IN}, TillRefusal.REASON_MISSING),
        ({"photo": b"GIF89a"}, TillRefusal.PHOTO),
        ({"photo": PHOTO + b"x" * 5_000_000}, TillRefusal.PHOTO),
        ({"seen": 7}, ActRefusal.CHANGED_MEANWHILE),
        ({"session": 99}, ActRefusal.NOT_FOUND),
    ],
)
def test_that_bad_moves_are_refused(business: Business, asked: dict, code: object) -> None:
    by = cashier(business)
    made = opened(business, by)
    right = {"session": made.session, "seen": 1, "kind": MoveKind.TO_SAFE, "minor": 100, "bag": "1"}
    assert refused(business, till.move_cash, by, **(right | asked)) is code
    assert account(business, Use.CASH) == BASE


def test_that_a_move_larger_than_the_till_is_not_refused_as_that_would_tell_the_cash(
    business: Business,
) -> None:
    by = cashier(business)
    made = opened(business, by)
    do(
        business, till.move_cash, by, session=made.session, seen=1, kind=MoveKind.TO_SAFE,
        minor=BASE * 3, bag="1",
    )  # fmt: skip
    assert session(business).version == 2


# --------------------------------------------------------------------------------------- the count


def counted(business: Business, by: Person, minor: int, seen: int | None = None) -> object:
    found = session(business)
    return do(
        business, till.close_count, by, session=found.id, seen=seen or found.version,
        pieces=pieces(minor),
    )  # fmt: skip


def test_that_a_day_closes_with_its_difference_posted(business: Business) -> None:
    by = cashier(business)
    made = opened(business, by)
    do(business, take_cash, by, minor=61_160)
    do(business, take_card, by, minor=110_830)
    seen = session(business).version
    do(
        business, till.move_cash, by, session=made.session, seen=seen, kind=MoveKind.PAID_OUT,
        minor=1840, reason="postage",
    )  # fmt: skip
    do(
        business, till.move_cash, by, session=made.session, seen=seen + 1, kind=MoveKind.TO_SAFE,
        minor=40_000, bag="20417",
    )  # fmt: skip
    done = closed(business, by, 34_270)
    assert done.difference == -50
    row = told(business, made.session)
    assert (row["expected"], row["counted"], row["difference"]) == (34_320, 34_270, -50)
    assert (row["to_safe"], row["left"], row["state"]) == (19_270, BASE, SessionState.CLOSED)
    assert account(business, Use.CASH) == BASE
    assert account(business, Use.SAFE) == 40_000 + 19_270
    assert account(business, Use.TILL_DIFFERENCE) == 50
    whole(business)


def test_that_counting_stops_cash_and_not_cards(business: Business) -> None:
    by = cashier(business)
    made = opened(business, by)
    kept = do(business, till.count, by, session=made.session, seen=1, pieces=((5000, 2), (200, 14)))
    assert kept.state is SessionState.COUNTING
    with pytest.raises(Refused) as said:
        do(business, take_cash, by, minor=100)
    assert said.value.refusal.code is TillRefusal.NOT_OPEN
    do(business, take_card, by, minor=100)
    assert dict(business.read(till.counting, session=made.session).saved) == {5000: 2, 200: 14}


def test_that_cash_without_an_open_till_is_refused_and_a_card_is_not(business: Business) -> None:
    by = cashier(business)
    with pytest.raises(Refused) as said:
        do(business, take_cash, by, minor=100)
    assert said.value.refusal.code is TillRefusal.NO_OPEN_TILL
    assert do(business, take_card, by, minor=100)


def test_that_a_count_can_stop_and_go_on_as_often_as_one_likes(business: Business) -> None:
    by = cashier(business)
    made = opened(business, by)
    seen = 1
    for many in (1, 2, 3):
        seen = do(
            business, till.count, by, session=made.session, seen=seen, pieces=((5000, many),)
        ).version
    assert business.read(till.counting, session=made.session).saved == ((5000, 3),)
    assert closed(business, by, BASE).difference == 0
    whole(business)


def test_that_a_large_difference_is_counted_once_more_and_nothing_is_told_before(
    business: Business,
) -> None:
    by = cashier(business)
    made = opened(business, by)
    first = counted(business, by, BASE - 501)
    assert (first.again, first.expected, first.difference) == (True, None, None)
    page = business.read(till.counting, session=made.session)
    assert (page.expected, page.difference, page.session.tries) == (None, None, 1)
    second = counted(business, by, BASE - 501)
    assert (second.again, second.difference, second.reason) == (False, -501, True)
    close = {"session": made.session, "seen": second.version, "to_safe": 0, "left": BASE - 501}
    assert refused(business, till.close, by, **close) is TillRefusal.REASON_MISSING
    done = do(business, till.close, by, **close, reason="A note fell behind the drawer?")
    assert done.difference == -501
    whole(business)


def test_that_a_difference_at_the_limit_needs_no_question(business: Business) -> None:
    by = cashier(business)
    opened(business, by)
    assert closed(business, by, BASE + 500).difference == 500


def test_that_a_count_that_is_not_whole_closes_nothing(business: Business) -> None:
    by = cashier(business)
    made = opened(business, by)
    some = pieces(BASE)[3:]
    asked = {"session": made.session, "seen": 1, "pieces": some}
    assert refused(business, till.close_count, by, **asked) is TillRefusal.NOT_ALL_COUNTED
    assert session(business).state is SessionState.OPEN


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"to_safe": 1}, TillRefusal.SAFE_AND_FLOAT),
        ({"to_safe": -100, "left": BASE + 100}, TillRefusal.SAFE_AND_FLOAT),
        ({"to_safe": 100, "left": BASE - 100}, TillRefusal.BAG_MISSING),
    ],
)
def test_that_safe_and_float_must_be_what_was_counted(
    business: Business, asked: dict, code: object
) -> None:
    by = cashier(business)
    made = opened(business, by)
    seen = counted(business, by, BASE).version
    right = {"session": made.session, "seen": seen, "to_safe": 0, "left": BASE}
    assert refused(business, till.close, by, **(right | asked)) is code


def test_that_a_till_is_not_closed_before_its_count(business: Business) -> None:
    by = cashier(business)
    made = opened(business, by)
    asked = {"session": made.session, "seen": 1, "to_safe": 0, "left": BASE}
    assert refused(business, till.close, by, **asked) is TillRefusal.NOT_OPEN


# ------------------------------------------------------------------------------------- two people


def test_that_of_two_who_close_one_till_the_second_hears_the_name_of_the_first(
    business: Business,
) -> None:
    ben, ana = cashier(business, "Ben Okafor"), cashier(business)
    made = opened(business, ben)
    seen = counted(business, ben, BASE).version
    asked = {"session": made.session, "seen": seen, "to_safe": 0, "left": BASE}
    do(business, till.close, ben, **asked)
    with pytest.raises(Refused) as said:
        do(business, till.close, ana, **asked)
    assert said.value.refusal.code is TillRefusal.WRONG_STATE
    assert said.value.refusal.facts == {"name": "Ben Okafor", "number": 1}
    with pytest.raises(Refused) as said:
        do(business, till.close_count, ana, session=made.session, seen=1, pieces=pieces(BASE))
    assert said.value.refusal.facts == {"name": "Ben Okafor", "number": 1}
    assert len(business.read(till.past)) == 1


def test_that_two_who_close_at_once_make_one_report(business: Business) -> None:
    people = [cashier(business), cashier(business)]
    made = opened(business, people[0])
    seen = counted(business, people[0], BASE).version
    asked = {"session": made.session, "seen": seen, "to_safe": 0, "left": BASE}

    def try_(place: int) -> str:
        try:
            do(business, till.close, people[place], f"Desk {place}", **asked)
        except Refused as no:
            return str(no.refusal.code)
        return "closed"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(try_, range(2)))
    assert said == ["closed", str(TillRefusal.WRONG_STATE)]
    assert [each.report_number for each in business.read(till.past)] == [1]
    whole(business)


def test_that_cash_that_comes_while_a_count_closes_is_in_it_or_refused(business: Business) -> None:
    people = [cashier(business), cashier(business)]
    opened(business, people[0])
    found = session(business)

    def pay() -> int:
        try:
            business.do(take_cash, people[1], None, "Desk 1", minor=100)
        except Refused as no:
            return 0 if no.refusal.code is TillRefusal.NOT_OPEN else -1
        return 100

    def end() -> object:
        return business.do(
            till.close_count, people[0], None, "Desk 2", session=found.id, seen=found.version,
            pieces=pieces(BASE),
        )  # fmt: skip

    with ThreadPoolExecutor(2) as pool:
        paid, ended = pool.submit(pay), pool.submit(end)
        taken, said = paid.result(), ended.result()
    assert taken in (0, 100)
    assert said.expected == BASE + taken
    assert business.check("till").faults == ()


def test_that_the_same_key_closes_once_and_gives_the_same_answer(business: Business) -> None:
    by, key = cashier(business), command_key()
    made = opened(business, by)
    seen = counted(business, by, BASE).version
    asked = {"session": made.session, "seen": seen, "to_safe": 0, "left": BASE}
    first, again = (do(business, till.close, by, **asked, key=key) for _ in "12")
    assert first == again
    whole(business)


def test_that_a_second_count_starts_empty_and_is_kept_like_the_first(business: Business) -> None:
    by = cashier(business)
    made = opened(business, by)
    assert counted(business, by, 10_000).again
    assert business.read(till.counting, session=made.session).saved == ()
    seen = session(business).version
    do(business, till.count, by, session=made.session, seen=seen, pieces=((5000, 1),))
    assert business.read(till.counting, session=made.session).saved == ((5000, 1),)
