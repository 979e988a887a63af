"""What the accounting view reads: invoices, one of them whole, an account's lines, an entry, unpaid by age."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk import business as businesses
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import EntryKind, InvoiceKind, Standing, Use, WayToPay
from kiosk.core.refusal import Refused
from tests.back_office.accounting.test_books import SetClock
from tests.back_office.accounting.test_paying import SPRAY, ring
from tests.back_office.accounting.test_service import FRAME, PRINT, all_of
from tests.makers import accounting as makers
from tests.makers.accounting import OWNER, balances


def test_that_papers_are_listed_newest_first_page_by_page(business):
    receipts = [ring(business, SPRAY) for _ in range(5)]
    seen, after = [], None
    while True:
        page = business.read(accounting.invoices, limit=2, after=after)
        seen += [row.id for row in page.rows]
        after = page.more
        if after is None:
            break
    assert seen == [each.invoice for each in reversed(receipts)]


def test_that_a_paper_is_found_by_its_number_its_count_and_its_customer(business):
    ring(business, SPRAY)
    order = makers.a_paid_order(business, FRAME, customer="Maren Sommer")
    sale = makers.sell(business, order.id, all_of(order))
    other = makers.a_paid_order(business, PRINT, customer="Ida Vogt")
    makers.sell(business, other.id, all_of(other))

    def found(text):
        return [row.number for row in business.read(accounting.invoices, text=text).rows]

    assert found(sale.number) == ["2026-0001"]
    assert found("1") == ["2026-0001", "S-2026-0001"]
    assert found("s-2026-0001") == ["S-2026-0001"]
    assert found("somm") == ["2026-0001"]
    assert found("nobody") == []
    row = business.read(accounting.invoices, text="somm").rows[0]
    assert (row.customer_name, row.total, row.open, row.standing, row.kind) == (
        "Maren Sommer", 9_999, 0, Standing.PAID, InvoiceKind.FINAL,
    )  # fmt: skip


def test_that_a_page_has_lines_payments_and_balanced_entries(business):
    order = makers.an_order(business, FRAME, PRINT)
    values = {"way": WayToPay.CARD, "order": order.id}
    business.do(makers.capture, by=OWNER, minor=8_000, at_counter=False, **values)
    due = business.read(accounting.due, order=order.id, lines=all_of(order))
    business.do(makers.capture, by=OWNER, minor=due, at_counter=True, **values)
    sale = makers.sell(business, order.id, all_of(order))
    page = business.read(accounting.invoice_page, invoice=sale.invoice)
    assert page.customer_name == "Maren Sommer"
    assert [each.minor for each in page.paper.payments] == [8_000, 6_999]
    assert [each.deposit for each in page.paper.payments] == [True, False]
    kinds = [each.kind for each in page.entries]
    assert kinds == [EntryKind.DEPOSIT, EntryKind.PAYMENT, EntryKind.INVOICE]
    assert all(sum(line.minor for line in each.lines) == 0 for each in page.entries)
    last = page.entries[-1]
    assert last.sum >= page.paper.total
    assert business.read(accounting.entry, entry=last.id) == last
    with pytest.raises(Refused):
        business.read(accounting.entry, entry=9_999)
    with pytest.raises(Refused):
        business.read(accounting.invoice_page, invoice=9_999)


def test_that_a_balance_is_the_lines_behind_it(business):
    for _ in range(5):
        ring(business, SPRAY)
    today = business.clock.moment(None).date()
    row = next(
        each for each in business.read(accounting.trial_balance).rows if each.use is Use.SALES
    )
    seen, after = [], None
    while True:
        span = {"first": today - timedelta(days=1), "last": today + timedelta(days=1)}
        page = business.read(
            accounting.account_lines, account=row.code, **span, limit=2, after=after
        )
        assert page.before == 0
        seen += page.lines
        after = page.more
        if after is None:
            break
    assert sum(line.minor for line in seen) == row.minor == balances(business)[Use.SALES]
    assert len({line.id for line in seen}) == 5
    later = {"first": today + timedelta(days=40), "last": today + timedelta(days=50)}
    page = business.read(accounting.account_lines, account=row.code, **later)
    assert (page.before, page.lines) == (row.minor, ())
    with pytest.raises(Refused):
        business.read(accounting.account_lines, account="0", **later)


def test_that_what_is_unpaid_is_told_by_its_age(place):
    clock = SetClock(datetime(2027, 3, 1, 12, 0, tzinfo=UTC))
    opened = businesses.open_business(place.database, place.home, clock=clock)
    try:
        made = []
        for place_, day in enumerate(("2027-03-01", "2027-05-01", "2027-06-01", "2027-07-01")):
            clock.now = datetime.fromisoformat(f"{day}T12:00:00+00:00")
            order = makers.an_order(opened, FRAME, customer=f"Kim {place_}")
            made.append(
                opened.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=place_ + 1)
            )
        ages = opened.read(accounting.ageing)
        assert (ages.not_due, ages.to_30, ages.to_60, ages.over_60) == (4, 3, 2, 1)
        assert (ages.open, ages.count, ages.papers) == (10, 4, 4)
        rows = opened.read(accounting.invoices).rows
        assert [row.standing for row in rows] == [Standing.DUE, *[Standing.LATE] * 3]
        assert rows[1].late == 16
    finally:
        opened.close()
