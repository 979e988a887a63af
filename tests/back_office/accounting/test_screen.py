"""Accounting at a desk: an invoice is found, read down to its entries and printed again; cash stays blind."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.back_office.accounting import screens
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import WayToPay
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.core.task import Role, Skill
from kiosk.desk.administration import screens as administration
from kiosk.shell.desk import DeskWindow
from kiosk.ui.background import Call, Settled
from kiosk.ui.table import Table
from kiosk.ui.text import Label
from tests.back_office.accounting.test_paying import SPRAY, ring
from tests.back_office.accounting.test_service import FRAME, PRINT, all_of
from tests.makers import accounting as makers
from tests.makers.accounting import OWNER
from tests.makers.desks import Station, a_desk, find, press
from tests.makers.staff import a_person
from tests.makers.till import cashier, closed, do, opened, sell

ISLANDS = dict.fromkeys(map(ord, "\u2066\u2068\u2069"), "")


@pytest.fixture
def out() -> Station:
    return Station()


@pytest.fixture
def desk(business: Business, qtbot: QtBot, out: Station) -> Iterator[DeskWindow]:
    return a_desk(business, (*administration.SCREENS, *screens.SCREENS), qtbot=qtbot, out=out)


def signed(business: Business, desk: DeskWindow, screen: str = "invoices") -> None:
    by = Person(a_person(business, Skill.INVOICE), Role.ACCOUNTING)
    desk.context.sign_in(by, name="Ben Okafor")
    desk.context.go(screen)


def text(desk: DeskWindow, name: str) -> str:
    label = find(desk, name)
    assert isinstance(label, Label)
    return label.text().translate(ISLANDS)


def cells(desk: DeskWindow, name: str) -> list[list[str]]:
    """What stands in a table, row by row."""
    table = find(desk, name)
    assert isinstance(table, Table)
    shown = table.rows
    return [
        [shown.cell(row, column).text.translate(ISLANDS) for column in range(len(shown.columns))]
        for row in range(len(shown.rows))
    ]


def everything(desk: DeskWindow) -> str:
    """All words that stand on the window, in its tables too."""
    labels = [each.text() for each in desk.findChildren(Label) if each.isVisibleTo(desk)]
    tables = [each for each in desk.findChildren(Table) if each.isVisibleTo(desk)]
    rows = [each.text for table in tables for row in table.rows.rows for each in row]
    return "\n".join([*labels, *rows]).translate(ISLANDS)


def a_final_invoice(business: Business) -> str:
    """A deposit by card, the rest at the hand-over; gives the paper's number."""
    order = makers.an_order(business, FRAME, PRINT, number="1042")
    pay = {"way": WayToPay.CARD, "order": order.id}
    business.do(makers.capture, by=OWNER, minor=8_000, at_counter=False, **pay)
    due = business.read(accounting.due, order=order.id, lines=all_of(order))
    business.do(makers.capture, by=OWNER, minor=due, at_counter=True, **pay)
    return makers.sell(business, order.id, all_of(order)).number


def test_that_a_business_without_papers_says_how_they_get_here(
    business: Business, desk: DeskWindow
) -> None:
    signed(business, desk)
    assert text(desk, "invoices.empty.fact") == "No invoice yet"
    assert not find(desk, "invoices.title").isHidden()


def test_that_a_paper_shows_lines_payments_and_balanced_entries(
    business: Business, desk: DeskWindow
) -> None:
    ring(business, SPRAY)
    number = a_final_invoice(business)
    signed(business, desk)
    assert [row[0] for row in cells(desk, "invoices.list")] == [number, "S-2026-0001"]
    assert text(desk, "invoices.paper.number") == number
    assert "Maren Sommer, order 1042" in text(desk, "invoices.paper.under")
    rows = cells(desk, "invoices.paper.lines")
    assert (rows[2][0], rows[2][3]) == ("Total", "149.99")
    assert [row[3] for row in rows[3:]] == ["\u221280.00", "\u221269.99"]
    assert rows[3][0].startswith("Deposit of")
    assert text(desk, "invoices.paper.to_pay") == "0.00"
    assert text(desk, "invoices.paper.proof") == "Balanced"
    for place in range(3):
        *lines, total = cells(desk, f"invoices.entry.{place}.lines")
        assert total[0] == "Sum"
        assert total[1] == total[2]
        assert lines


def test_that_a_paper_is_found_by_number_and_by_customer_with_the_keyboard(
    business: Business, desk: DeskWindow
) -> None:
    ring(business, SPRAY)
    number = a_final_invoice(business)
    signed(business, desk)
    find(desk, "invoices.find").setText("S-2026-0001")
    assert text(desk, "invoices.paper.number") == "S-2026-0001"
    assert text(desk, "invoices.count") == "1 found"
    find(desk, "invoices.find").setText("somm")
    assert text(desk, "invoices.paper.number") == number
    find(desk, "invoices.find").setText("zebra")
    assert text(desk, "invoices.none") == "No number and no customer begins like this."
    find(desk, "invoices.find").setText("")
    table = find(desk, "invoices.list")
    table.selectRow(1)
    assert text(desk, "invoices.paper.number") == "S-2026-0001"


def test_that_a_paper_is_printed_again_as_a_copy(
    business: Business, desk: DeskWindow, out: Station
) -> None:
    number = a_final_invoice(business)
    signed(business, desk)
    for count in (1, 2):
        press(desk, "invoices.paper.print")
        name, pdf = out.printed[-1]
        assert name == f"paper-{number}-copy-{count}"
        assert pdf.startswith(b"%PDF")


def test_that_who_has_not_learnt_it_cannot_print(business: Business, desk: DeskWindow) -> None:
    a_final_invoice(business)
    by = Person(a_person(business, Skill.WELCOME), Role.RECEPTION)
    desk.context.sign_in(by, name="Ana Lindqvist")
    desk.context.go("invoices")
    press(desk, "invoices.paper.print")
    assert find(desk, "invoices.paper.print").closed


def test_that_what_stands_open_has_its_day_and_its_bar(
    business: Business, desk: DeskWindow
) -> None:
    order = makers.an_order(business, FRAME)
    business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=1_250)
    signed(business, desk)
    assert cells(desk, "invoices.list")[0][3] == "12.50"
    assert "12.50" in find(desk, "invoices.ages").accessibleName()
    assert text(desk, "invoices.open").endswith("12.50")


def test_that_the_cash_of_a_till_is_not_shown_until_it_is_counted(
    business: Business, desk: DeskWindow
) -> None:
    by = cashier(business)
    opened(business, by)
    for minor in (3_170, 4_410):
        do(business, sell, by, minor=minor, way=WayToPay.CASH)
    do(business, sell, by, minor=2_150, way=WayToPay.CARD)
    signed(business, desk)
    said = everything(desk)
    assert "Cash, 2 payments" in said
    assert "not shown" in said
    assert "75.80" not in said
    assert text(desk, "invoices.blind").startswith("Count first.")
    closed(business, by, 15_000 + 7_580)
    assert "75.80" in everything(desk)
    assert not find(desk, "invoices.takings").findChild(Label, "invoices.blind").isVisible()


def test_that_money_nobody_used_needs_somebody(business: Business, desk: DeskWindow) -> None:
    ring(business, SPRAY)
    business.do(makers.begin, by=OWNER, way=WayToPay.CARD, minor=900, at_counter=True)
    signed(business, desk)
    assert text(desk, "invoices.need.0.title") == "Card, 9.00"
    assert text(desk, "invoices.need.0.said").startswith("Nobody knows yet whether it came.")


def test_that_a_balance_leads_to_its_lines_their_entry_and_its_paper(
    business: Business, desk: DeskWindow
) -> None:
    number = a_final_invoice(business)
    signed(business, desk, "books")
    *accounts, total = cells(desk, "books.accounts")
    assert total[0] == "Sum"
    assert total[1] == total[2]
    names = [row[0] for row in accounts]
    sales = next(place for place, name in enumerate(names) if name.startswith("4000"))
    find(desk, "books.accounts").selectRow(sales)
    first, *lines, last = cells(desk, "books.lines")
    assert (first[2], first[5]) == ("Before", "0.00")
    assert lines[-1][2] == "Invoice, order 1042"
    assert last[5] == lines[-1][5] == f"\u2212{accounts[sales][2]}"
    *_accounts, sums = cells(desk, "books.entry.lines")
    assert sums[1] == sums[2]
    assert text(desk, "books.proof") == "Balanced"
    find(desk, "books.lines").selectRow(1)
    press(desk, "books.paper")
    assert text(desk, "invoices.paper.number") == number


def test_that_a_payment_names_its_way_on_its_entry(business: Business, desk: DeskWindow) -> None:
    ring(business, SPRAY)
    signed(business, desk, "books")
    assert text(desk, "books.lines_panel.heading").endswith("Card clearing")
    assert text(desk, "books.payment") == "Payment: card, 11.90"


def test_that_another_month_shows_what_stood_at_its_end(
    business: Business, desk: DeskWindow
) -> None:
    ring(business, SPRAY)
    signed(business, desk, "books")
    month = find(desk, "books.month")
    assert month.count() == 13
    month.setCurrentIndex(1)
    month.activated.emit(1)
    assert text(desk, "books.none") == "Nothing is booked until then."
    month.setCurrentIndex(0)
    month.activated.emit(0)
    assert cells(desk, "books.accounts")[0][1] == "11.90"


def test_that_the_books_end_before_a_till_that_is_not_counted(
    business: Business, desk: DeskWindow
) -> None:
    by = cashier(business)
    opened(business, by)
    do(business, sell, by, minor=3_170, way=WayToPay.CASH)
    signed(business, desk, "books")
    assert "A till is not counted yet." in text(desk, "books.blind")
    assert "31.70" not in everything(desk)
    closed(business, by, 15_000 + 3_170)
    assert "A till is not counted yet." not in everything(desk)
    assert any(row[0].startswith("1000") for row in cells(desk, "books.accounts"))


def test_that_trouble_keeps_what_is_shown_and_offers_it_again(
    business: Business, desk: DeskWindow
) -> None:
    number = a_final_invoice(business)
    ring(business, SPRAY)
    signed(business, desk)
    submit, troubled = desk.context.submit, []

    def failing_once(call: Call) -> Future[Any]:
        if call.verb is accounting.invoice_page and not troubled:
            troubled.append(call)
            future: Future[Any] = Settled()
            future.set_exception(Trouble(TroubleKind.BUSY))
            return future
        return submit(call)

    desk.context.submit = failing_once
    find(desk, "invoices.list").selectRow(1)
    assert troubled
    assert text(desk, "invoices.paper.number") == "S-2026-0001"
    press(desk, "shell.notice.action")
    assert text(desk, "invoices.paper.number") == number


def test_that_an_older_paper_is_opened_from_its_entry_and_no_other_is_marked(
    business: Business, desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.back_office.accounting.screens.invoices.PAGE", 1)
    old = ring(business, SPRAY)
    number = a_final_invoice(business)
    signed(business, desk)
    assert text(desk, "invoices.paper.number") == number
    find(desk, "invoices.find").setText(number)
    desk.context.go("books")
    desk.context.go("invoices", invoice=old.invoice)
    assert text(desk, "invoices.paper.number") == old.number
    assert find(desk, "invoices.list").current == -1
    press(desk, "invoices.more")
    assert [row[0] for row in cells(desk, "invoices.list")] == [number, old.number]
    assert find(desk, "invoices.list").current == 1


def test_that_the_statement_of_a_papers_customer_prints(
    business: Business, desk: DeskWindow, out: Station
) -> None:
    a_final_invoice(business)
    signed(business, desk)
    assert find(desk, "invoices.statement").words == "Statement of Maren Sommer"
    press(desk, "invoices.statement")
    (name, _pdf), = out.printed  # fmt: skip
    assert name.startswith("statement-")
