"""Paying at a desk: cash with its change and its coins, cards with their slip, what is refused and taken back."""

from __future__ import annotations

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import PaymentState, Use, WayToPay
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import Paid, PayRefusal, TillRefusal
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import command_key
from kiosk.core.refusal import Refused
from kiosk.records.orders.rules import Order
from tests.makers import orders as order_makers
from tests.makers.accounting import an_order
from tests.makers.till import (
    BASE,
    a_drawer,
    cashier,
    closed,
    do,
    opened,
    pieces,
    session,
    told,
)
from tests.tampering import tamper

CASH, CARD = WayToPay.CASH, WayToPay.CARD


def refused(business: Business, verb: object, by: Person, **arguments: object) -> object:
    with pytest.raises(Refused) as said:
        do(business, verb, by, **arguments)
    return said.value.refusal.code


def ordered(business: Business, *prices: int) -> Order:
    lines = [
        order_makers.line(sku=f"S{place}", price=price, rate=2000)
        for place, price in enumerate(prices or (3_000,))
    ]
    return an_order(business, *lines)


def all_of(order: Order) -> tuple[tuple[int, int], ...]:
    return tuple((line.id, line.waiting) for line in order.lines)


def pay(
    business: Business, by: Person, order: Order, way: WayToPay, minor: int, **more: object
) -> Paid:
    return do(
        business,
        till.take_payment,
        by,
        order=order.id,
        lines=all_of(order),
        way=way,
        minor=minor,
        **more,
    )


def balance(business: Business, use: Use) -> int:
    return next(row.minor for row in business.read(accounting.trial_balance).rows if row.use is use)


def whole(business: Business) -> None:
    for name in ("till", "ledger", "numbers", "orders"):
        assert business.check(name).faults == (), name


def test_that_cash_gives_change_and_goes_into_the_drawer(business: Business) -> None:
    by, order = cashier(business), ordered(business, 1_030)
    made = opened(business, by)
    paid = pay(business, by, order, CASH, 1_030, given=2_000)
    assert (paid.minor, paid.change, paid.rounding, paid.still_to_pay) == (1_030, 970, 0, 0)
    assert balance(business, Use.CASH) == BASE + 1_030
    closed(business, by, BASE + 1_030)
    assert told(business, made.session)["expected"] == BASE + 1_030
    whole(business)


def test_that_cash_is_rounded_to_the_coins_of_the_country(business: Business) -> None:
    tamper(business, "UPDATE business SET cash_step = 5, version = version + 1")
    by, order = cashier(business), ordered(business, 1_033)
    made = opened(business, by)
    paid = pay(business, by, order, CASH, 1_033, given=1_035)
    assert (paid.rounding, paid.change, paid.still_to_pay) == (2, 0, 0)
    assert balance(business, Use.CASH) == BASE + 1_035
    assert balance(business, Use.CASH_ROUNDING) == -2
    closed(business, by, BASE + 1_035)
    assert told(business, made.session)["difference"] == 0
    whole(business)


def test_that_part_is_paid_and_the_rest_is_still_to_pay(business: Business) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    opened(business, by)
    assert pay(business, by, order, CASH, 1_000).still_to_pay == 2_000
    assert pay(business, by, order, CARD, 2_000, slip="4711").still_to_pay == 0
    assert (
        refused(
            business,
            till.take_payment,
            by,
            order=order.id,
            lines=all_of(order),
            way=CARD,
            minor=1,
            slip="1",
        )
        is PayRefusal.NOTHING_TO_PAY
    )
    whole(business)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"minor": 0}, TillRefusal.AMOUNT),
        ({"minor": -1}, TillRefusal.AMOUNT),
        ({"minor": 10**15}, TillRefusal.TOO_LARGE),
        ({"minor": 3_001}, PayRefusal.MORE_THAN_DUE),
        ({"given": 2_999}, PayRefusal.GIVEN_TOO_LITTLE),
        ({"given": 10**15}, PayRefusal.GIVEN_TOO_LITTLE),
        ({"way": CARD}, PayRefusal.SLIP_MISSING),
        ({"way": CARD, "slip": "  "}, PayRefusal.SLIP_MISSING),
        ({"way": CARD, "slip": "1", "given": 5_000}, PayRefusal.GIVEN_FOR_CASH_ONLY),
        ({"way": CARD, "slip": "1", "minor": 3_500}, PayRefusal.MORE_THAN_DUE),
        ({"way": WayToPay.WEB_SHOP}, PayRefusal.NOT_THIS_WAY),
    ],
)
def test_that_bad_payments_are_refused(business: Business, asked: dict, code: object) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    opened(business, by)
    right = {"order": order.id, "lines": all_of(order), "way": CASH, "minor": 3_000}
    assert refused(business, till.take_payment, by, **(right | asked)) is code
    assert balance(business, Use.CASH) == BASE
    whole(business)


def test_that_cash_needs_an_open_till_and_a_card_only_the_day(business: Business) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    asked = {"order": order.id, "lines": all_of(order), "minor": 3_000}
    assert refused(business, till.take_payment, by, **asked, way=CASH) is TillRefusal.NO_OPEN_TILL
    assert pay(business, by, order, CARD, 3_000, slip="4711").still_to_pay == 0
    whole(business)


def test_that_a_double_tap_on_pay_takes_once(business: Business) -> None:
    by, order, key = cashier(business), ordered(business, 3_000), command_key()
    opened(business, by)
    first, again = (pay(business, by, order, CASH, 3_000, given=5_000, key=key) for _ in "12")
    assert first == again
    assert balance(business, Use.CASH) == BASE + 3_000


def test_that_what_a_card_paid_too_much_stays_credit_when_asked(business: Business) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    opened(business, by)
    paid = pay(business, by, order, CARD, 3_500, slip="4711", keep_as_credit=True)
    assert (paid.minor, paid.change, paid.still_to_pay) == (3_500, 0, 0)
    assert balance(business, Use.CARD_CLEARING) == 3_500
    whole(business)


# ------------------------------------------------------------------------------- the card terminal


def begun(business: Business, by: Person, order: Order, minor: int) -> Paid:
    return do(business, till.begin_card, by, order=order.id, lines=all_of(order), minor=minor)


@pytest.mark.parametrize(
    ("approved", "state", "card"),
    [
        (True, PaymentState.CAPTURED, 3_000),
        (False, PaymentState.FAILED, 0),
        (None, PaymentState.PENDING, 0),
    ],
)
def test_that_the_terminals_word_is_kept_and_never_guessed(
    business: Business, approved: bool | None, state: PaymentState, card: int
) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    paid = begun(business, by, order, 3_000)
    assert balance(business, Use.CARD_CLEARING) == 0
    settled = do(
        business, till.settle_card, by, payment=paid.payment, approved=approved, slip="4711"
    )
    assert settled is state
    assert balance(business, Use.CARD_CLEARING) == card
    whole(business)


def test_that_no_second_payment_is_taken_while_the_first_is_unknown(business: Business) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    paid = begun(business, by, order, 3_000)
    asked = {"order": order.id, "lines": all_of(order), "minor": 3_000}
    assert refused(business, till.begin_card, by, **asked) is PayRefusal.UNDER_WAY
    assert (
        refused(business, till.take_payment, by, **asked, way=CARD, slip="1")
        is PayRefusal.UNDER_WAY
    )
    do(business, till.settle_card, by, payment=paid.payment, approved=False)
    assert pay(business, by, order, CARD, 3_000, slip="4712").still_to_pay == 0


def test_that_a_card_that_is_settled_later_is_of_the_till_that_is_open_then(
    business: Business,
) -> None:
    by, order, drawer = cashier(business), ordered(business, 3_000), a_drawer(business)
    opened(business, by, drawer)
    paid = begun(business, by, order, 3_000)
    closed(business, by, BASE)
    opened(business, by, drawer)
    do(business, till.settle_card, by, payment=paid.payment, approved=True, slip="4711")
    page = business.read(till.till_page, station="Desk 1")
    assert page is not None
    assert [(way.way, way.minor) for way in page.ways] == [("card", 3_000)]
    whole(business)


def test_that_an_approved_card_has_a_slip(business: Business) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    paid = begun(business, by, order, 3_000)
    asked = {"payment": paid.payment, "approved": True}
    assert refused(business, till.settle_card, by, **asked) is PayRefusal.SLIP_MISSING


# -------------------------------------------------------------------------------- void and refund


def test_that_a_payment_is_voided_while_its_till_is_open(business: Business) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    made = opened(business, by)
    paid = pay(business, by, order, CASH, 3_000)
    do(business, till.void_payment, by, payment=paid.payment)
    assert balance(business, Use.CASH) == BASE
    closed(business, by, BASE)
    assert told(business, made.session)["expected"] == BASE
    whole(business)


def test_that_after_the_close_only_a_refund_gives_back(business: Business) -> None:
    by, order, drawer = cashier(business), ordered(business, 3_000), a_drawer(business)
    opened(business, by, drawer)
    paid = pay(business, by, order, CASH, 3_000)
    found = session(business)
    do(business, till.count, by, session=found.id, seen=found.version)
    assert (
        refused(business, till.void_payment, by, payment=paid.payment) is PayRefusal.VOID_TOO_LATE
    )
    closed(business, by, BASE + 3_000, left=BASE)
    assert (
        refused(business, till.void_payment, by, payment=paid.payment) is PayRefusal.VOID_TOO_LATE
    )
    asked = {"payment": paid.payment, "minor": 3_000, "way": CASH}
    assert refused(business, till.refund_payment, by, **asked) is TillRefusal.NO_OPEN_TILL
    made = opened(business, by, drawer)
    do(business, till.refund_payment, by, **asked)
    assert balance(business, Use.CASH) == BASE - 3_000
    closed(business, by, BASE - 3_000)
    assert told(business, made.session)["expected"] == BASE - 3_000
    whole(business)


def test_that_no_cash_goes_out_against_a_card(business: Business) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    opened(business, by)
    paid = pay(business, by, order, CARD, 3_000, slip="4711")
    asked = {"payment": paid.payment, "minor": 1_000}
    assert refused(business, till.refund_payment, by, **asked, way=CASH) is PayRefusal.NOT_THIS_WAY
    do(business, till.refund_payment, by, **asked, way=CARD)
    assert balance(business, Use.CARD_CLEARING) == 2_000
    whole(business)


def test_that_nothing_stays_open_over_the_limit_without_an_approver(business: Business) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    asked = {"order": order.id, "lines": all_of(order), "minor": 3_000}
    assert str(refused(business, till.pay_later, by, **asked)) == "over_credit_limit"


def test_that_a_count_waits_for_no_card(business: Business) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    opened(business, by)
    begun(business, by, order, 3_000)
    found = session(business)
    do(business, till.close_count, by, session=found.id, seen=found.version, pieces=pieces(BASE))
    whole(business)
