"""The trial balance from kept balances, and how few statements a posting takes."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event, text

from kiosk import business as businesses
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Booked, TakenIn, Use
from kiosk.database.clock import MachineClock
from tests.makers import accounting as makers
from tests.makers import customers as customer_makers
from tests.makers import orders as order_makers
from tests.makers.accounting import OWNER

FRAME = order_makers.line(quantity=3, price=3_333)


class SetClock(MachineClock):
    """A clock that says what it was told."""

    def __init__(self, now):
        super().__init__()
        self.now = now

    def wall(self):
        return self.now


@pytest.fixture
def months(place):
    """A business with entries on four days of two fiscal years."""
    clock = SetClock(datetime(2027, 11, 30, 12, 0, tzinfo=UTC))
    opened = businesses.open_business(place.database, place.home, clock=clock)
    for day, minor in (
        ("2027-11-30", 100),
        ("2027-12-01", 20),
        ("2027-12-31", 3),
        ("2028-01-01", 7),
    ):
        clock.now = datetime.fromisoformat(f"{day}T12:00:00+00:00")
        opened.do(makers.post, by=OWNER, minor=minor, against=-minor)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("as_of", "minor"),
    [
        (date(2027, 11, 29), 0),
        (date(2027, 11, 30), 100),
        (date(2027, 12, 1), 120),
        (date(2027, 11, 3), 0),
        (date(2027, 12, 14), 120),
        (date(2027, 12, 30), 120),
        (date(2027, 12, 31), 123),
        (date(2028, 1, 1), 130),
        (date(2030, 1, 1), 130),
        (None, 130),
    ],
)
def test_that_the_trial_balance_is_the_scan_of_all_lines(months, as_of, minor):
    balance = months.read(accounting.trial_balance, as_of=as_of)
    found = {row.use: row.minor for row in balance.rows if row.minor}
    assert found == ({Use.WEB_SHOP_CLEARING: minor, Use.OPENING: -minor} if minor else {})
    assert (balance.debit, balance.credit) == (minor, minor)
    with months.engines.reader.connect() as connection:
        scanned = connection.execute(
            text("SELECT coalesce(sum(minor), 0) FROM entry_line WHERE minor > 0 AND day <= :day"),
            {"day": (as_of or date(9999, 1, 1)).isoformat()},
        ).scalar_one()
    assert scanned == minor


def test_that_each_fiscal_year_counts_from_one(months):
    assert months.read(accounting.verify_numbers).faults == ()
    with months.engines.reader.connect() as connection:
        numbers = connection.execute(text("SELECT number FROM entry ORDER BY id")).scalars().all()
    assert numbers == ["2027-0001", "2027-0002", "2027-0003", "2028-0001"]
    assert months.read(accounting.verify_ledger).faults == ()


# -------------------------------------------------------------------------------------- statements


@contextmanager
def statements(business):
    """The statements that the writer sends meanwhile."""
    sent = []

    def heard(_connection, _cursor, statement, *_):
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(business.engines.writer, "before_cursor_execute", heard)
    try:
        yield sent
    finally:
        event.remove(business.engines.writer, "before_cursor_execute", heard)


def about_books(sent):
    ours = ("entry", "balance", "invoice", "payment", "account", "series")
    return [each for each in sent if any(f"{verb} {name}" in each.replace('"', "") for name in ours
            for verb in ("INTO", "FROM", "UPDATE"))]  # fmt: skip


def test_that_an_entry_is_posted_in_five_statements(business):
    with statements(business) as sent:
        business.do(makers.post, by=OWNER, minor=100, against=-100)
    assert len(about_books(sent)) == 5


def test_that_a_sale_takes_as_few_statements_for_the_first_order_as_for_the_hundredth(business):
    def count():
        order = makers.a_paid_order(business, FRAME, customer=f"Kim {len(counts)}")
        with statements(business) as sent:
            makers.sell(business, order.id, {order.lines[0].id: 3})
        return len(about_books(sent))

    counts: list[int] = []
    counts.append(count())
    who = customer_makers.customer(business, "Ida Vogt")
    many = tuple(order_makers.new_order(who, FRAME) for _ in range(100))
    made = business.do(order_makers.take_in, by=OWNER, orders_=many)
    bookings = tuple(TakenIn(each, deposit=9_999) for each in made)
    business.do(makers.book_taken_in, by=OWNER, bookings=bookings)
    counts.append(count())
    assert counts[0] == counts[1] <= 12


def test_that_an_import_books_many_orders_in_as_many_statements_as_a_few(business):
    who = customer_makers.customer(business, "Ida Vogt")

    def count(orders):
        line = replace(FRAME, name=f"Frame {orders}")
        many = tuple(order_makers.new_order(who, line) for _ in range(orders))
        made = business.do(order_makers.take_in, by=OWNER, orders_=many)
        bookings = tuple(
            TakenIn(each, deposit=5_000, open_minor=4_999, credit=100, booked=place % 3 != 0)
            for place, each in enumerate(made)
        )
        with statements(business) as sent:
            booked: Booked = business.do(makers.book_taken_in, by=OWNER, bookings=bookings)
        assert booked.deposits == booked.invoices == booked.credit_notes == orders * 2 // 3
        return len(about_books(sent))

    assert count(30) == count(300)
