"""The import on both databases: what it books, that it is all or nothing, that twice is once."""

import pytest
from sqlalchemy import func, select

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import EntryKind, InvoiceKind, InvoiceState, Use
from kiosk.back_office.accounting.tables import account, entry, entry_line, invoice, payment
from kiosk.core.refusal import Refused
from kiosk.desk.exchange import service
from kiosk.desk.exchange.rules import Five, ImportRefusal
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import NewCustomer
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Billing, Fulfilment, Standing
from kiosk.records.orders.tables import order_line, sales_order
from tests.desk.exchange.books import MIXED, ON_TOP, counts, ledger, own_sums, state, whole
from tests.desk.exchange.files import order
from tests.makers import shopify
from tests.makers.exchange import EXAMPLE, OWNER, looked_at, taken_in
from tests.makers.shopify import Line

# ------------------------------------------------------------------------------------- the totals


@pytest.mark.parametrize("said", [MIXED, ON_TOP, EXAMPLE.read_text()], ids=["in", "on", "example"])
def test_that_what_is_taken_in_is_the_sum_of_the_files_own_columns(business, said):
    expected = own_sums(said)
    preview = looked_at(business, said)
    assert preview.in_file == preview.totals.taken_in == expected
    done = taken_in(business, said)
    assert done.totals.taken_in == expected
    assert done.totals == preview.totals
    assert business.read(whole, column=sales_order.c.total) == expected.total
    assert business.read(whole, column=sales_order.c.tax) == expected.taxes
    assert business.read(whole, column=sales_order.c.shipping) == expected.shipping
    assert business.read(whole, column=order_line.c.total) == expected.total
    assert business.read(whole, column=order_line.c.tax) == expected.taxes


def test_that_what_is_booked_is_what_the_ledger_says_to_the_cent(business):
    done = taken_in(business, MIXED)
    booked = done.totals.booked
    said = business.read(ledger)
    deposits = said[EntryKind.DEPOSIT, Use.DEPOSITS]
    awaited = said[EntryKind.INVOICE, Use.RECEIVABLE]
    assert -deposits + awaited == booked.total
    assert awaited == booked.outstanding
    assert -said[EntryKind.CREDIT_NOTE, Use.WEB_SHOP_CLEARING] == booked.refunded
    assert said[EntryKind.DEPOSIT, Use.WEB_SHOP_CLEARING] == -deposits
    within = said[EntryKind.DEPOSIT, Use.DEPOSIT_TAX]
    assert within == -said[EntryKind.DEPOSIT, Use.TAX_PAYABLE] > 0
    # Deposits and what is awaited bear together the tax that the file's orders bear.
    assert within - said[EntryKind.INVOICE, Use.TAX_PAYABLE] == pytest.approx(
        booked.taxes, abs=done.deposits
    )
    assert sum(said.values()) == 0
    assert business.read(whole, column=payment.c.minor) == -deposits
    for check in ("ledger", "numbers", "orders", "stock", "audit"):
        assert business.check(check).faults == ()


def test_that_history_books_nothing_and_keeps_its_credit_notes(business):
    past = [
        order("#1", fulfilment="fulfilled", financial="partially_refunded", refunded=1000),
        order("#2", financial="voided", cancelled_at=shopify.LAST),
    ]
    done = taken_in(business, shopify.written(past))
    assert (done.history, done.deposits, done.invoices, done.credit_notes) == (2, 0, 0, 0)
    assert business.read(ledger) == {}
    assert done.totals.booked == Five()
    assert done.totals.history.refunded == 1000
    kept = business.read(
        lambda view: view.rows(select(invoice.c.kind, invoice.c.state, invoice.c.total))
    )
    assert [tuple(row) for row in kept] == [(InvoiceKind.CREDIT_NOTE, InvoiceState.KEPT, 1000)]


def test_that_a_refund_is_one_credit_note_at_the_orders_tax_mix(business):
    lines = [Line("FR", "Frame", 1, 11900, 19), Line("BK", "Book", 1, 10700, 7)]
    made = order("#1", lines=lines, financial="partially_refunded", refunded=2260)
    done = taken_in(business, shopify.written([made]))
    assert done.credit_notes == 1
    said = business.read(
        lambda view: view.rows(
            select(entry_line.c.rate, func.sum(entry_line.c.minor).label("minor"))
            .select_from(entry_line.join(entry).join(account))
            .where(entry.c.kind == EntryKind.CREDIT_NOTE, account.c.use == Use.TAX_PAYABLE)
            .group_by(entry_line.c.rate)
            .order_by(entry_line.c.rate)
        )
    )
    # A tenth of 226.00 goes back: a tenth of 7.00 and of 19.00 of tax with it.
    assert [tuple(row) for row in said] == [(700, 70), (1900, 190)]


# ------------------------------------------------------------------------------- what an order is


def test_that_orders_keep_the_shops_number_and_stand_where_their_money_stands(business):
    paid = order("#1")
    half = order("#2", financial="partially_paid", outstanding=4000)
    owed = order("#3", financial="pending", outstanding=11800)
    past = order("#4", fulfilment="fulfilled")
    taken_in(business, shopify.written([paid, half, owed, past]))
    found = {
        each.number: (each.standing, each.billing, each.fulfilment)
        for each in business.read(orders.recent)
    }
    assert found == {
        "#1": (Standing.CONFIRMED, Billing.PAID, Fulfilment.WAITING),
        "#2": (Standing.CONFIRMED, Billing.PARTLY_PAID, Fulfilment.WAITING),
        "#3": (Standing.CONFIRMED, Billing.AWAITING_PAYMENT, Fulfilment.WAITING),
        "#4": (Standing.HISTORY, Billing.NONE, Fulfilment.SENT),
    }


def test_that_only_what_is_to_carry_and_not_yet_out_waits(business):
    lines = [
        Line("A", "Out", 2, 1000, fulfilment="fulfilled"),
        Line("B", "Back on the shelf", 1, 1000, fulfilment="restocked"),
        Line("C", "Waits", 3, 1000),
        Line("D", "A service", 1, 1000, sent=False),
    ]
    made = order("#1", lines=lines, fulfilment="partial")
    taken_in(business, shopify.written([made]))
    (found,) = business.read(orders.recent)
    assert [(line.name, line.waiting) for line in found.to_carry] == [("Waits", 3)]
    assert found.fulfilment is Fulfilment.PARTIAL
    assert [(line.released, line.cancelled) for line in found.lines] == [
        (2, 0), (0, 1), (0, 0), (0, 0),
    ]  # fmt: skip


def test_that_customers_are_matched_by_email_then_phone_and_last_name_never_by_name(business):
    known = {
        name: business.do(customers.add_customer, by=OWNER, customer=NewCustomer(name, **facts))
        for name, facts in {
            "Mira Lind": {"email": "MIRA@example.com"},
            "Tom Abara": {"phone": "0561 5550177"},
            "Kai Weiss": {},
        }.items()
    }
    made = [
        order("#1", email="mira@Example.com", name="M. L.", phone=""),
        order("#2", email="", name="Thomas Abara", phone="+49 561 5550177"),
        order("#3", email="", name="Kai Weiss", phone=""),
        order("#4", email="", name="Ines Duarte", phone="+49 561 5550177"),
    ]
    preview = looked_at(business, shopify.written(made))
    assert (preview.customers_known, preview.customers_new) == (2, 2)
    taken_in(business, shopify.written(made))
    bought = {each.number: each.customer for each in business.read(orders.recent)}
    assert bought["#1"] == known["Mira Lind"]
    assert bought["#2"] == known["Tom Abara"]
    assert bought["#3"] not in known.values()
    assert bought["#4"] not in known.values()


def test_that_one_new_customer_with_two_orders_gets_one_card(business):
    made = [order("#1"), order("#2", source_id="77")]
    preview = looked_at(business, shopify.written(made))
    assert (preview.customers_known, preview.customers_new) == (0, 1)
    taken_in(business, shopify.written(made))
    assert business.read(counts)["customer"] == 1


# ------------------------------------------------------------------------------ twice, and changed


def test_that_the_same_file_twice_changes_nothing(business):
    taken_in(business, MIXED)
    before = state(business)
    again = looked_at(business, MIXED)
    assert (again.new, again.unchanged, again.problems) == (0, 120, ())
    assert again.in_file == again.totals.taken_in == own_sums(MIXED)
    assert state(business) == before


def test_that_an_import_whose_orders_came_meanwhile_writes_only_its_audit(business):
    preview = looked_at(business, MIXED)
    taken_in(business, MIXED)
    before = business.read(counts)
    done = business.do(service.take_in, by=OWNER, source="shopify", drafts=preview.drafts)
    assert (done.imported, done.unchanged) == (0, 120)
    after = business.read(counts)
    written = {"audit", "command"}
    assert {name for name in after if after[name] != before[name]} == written


def test_that_an_order_changed_in_the_shop_is_named_and_stays_as_it_was(business):
    taken_in(business, shopify.written([order("#1")]))
    before = state(business)
    now = shopify.written([order("#1", financial="partially_refunded", refunded=500), order("#2")])
    preview = looked_at(business, now)
    assert [(p.row, p.column, p.order, p.reason.code) for p in preview.problems] == [
        (2, "Name", "#1", ImportRefusal.CHANGED_SINCE)
    ]
    assert (preview.new, preview.left_out) == (1, 1)
    assert state(business) == before
    done = taken_in(business, now, skip_bad=True)
    assert done.imported == 1
    kept = business.read(orders.by_number, number="#1")
    assert business.read(accounting.order_money, orders=[kept]).credited == 0


def test_that_a_change_meanwhile_refuses_all_unless_bad_ones_are_skipped(business):
    both = [order("#1", email="ines@example.com"), order("#2")]
    preview = looked_at(business, shopify.written(both))
    taken_in(business, shopify.written([order("#1")]))
    before = state(business)
    asked = {"source": "shopify", "drafts": preview.drafts}
    with pytest.raises(Refused) as refused:
        business.do(service.take_in, by=OWNER, **asked)
    assert refused.value.refusal.code is ImportRefusal.CHANGED_SINCE
    assert state(business) == before
    done = business.do(service.take_in, by=OWNER, skip_bad=True, **asked)
    assert (done.imported, done.changed) == (1, 1)


def test_that_one_id_under_two_numbers_is_a_problem(business):
    preview = looked_at(business, shopify.written([order("#1"), order("#2", source_id="1")]))
    assert [(p.row, p.column, p.value, p.reason.code) for p in preview.problems] == [
        (4, "Id", "1", ImportRefusal.DUPLICATE_ORDER)
    ]
    assert preview.new == 1
