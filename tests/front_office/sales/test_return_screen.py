"""What comes back to the counter, with hands: the receipt, its lines, a reason, and whose limit it is."""

from __future__ import annotations

from typing import Any

from kiosk.business import Business
from kiosk.core.task import Skill
from kiosk.records.staff import service as staff
from tests.front_office.sales.hands import plain, scan, there, type_in
from tests.front_office.sales.test_selling import cash, left
from tests.makers import sales as made
from tests.makers.desks import find, press
from tests.makers.staff import OWNER, a_person

PIN = "407319"


def lines(business: Business, receipt: Any) -> list[int]:
    return [each.id for each in made.page(business, receipt).lines]


def test_that_a_scanned_receipt_opens_its_return(business, desk, receipt):
    scan(desk, receipt.number)
    assert plain(find(desk, "return.receipt").text()) == f"Receipt {receipt.number}"


def test_that_a_return_takes_lines_a_reason_and_one_press(business, goods, desk, receipt):
    press(desk, "sales.return")
    scan(desk, receipt.number)
    assert find(desk, "return.give").reason == "Choose what comes back."
    press(desk, f"return.line.{lines(business, receipt)[0]}.more")
    assert find(desk, "return.give").reason == "Choose why it comes back."
    press(desk, "return.reason.not_wanted")
    assert plain(find(desk, "return.give").words) == "Give back 6.50 in cash"
    press(desk, "return.give")
    assert left(business, goods["SPRAY"]) == 39
    assert cash(business) == 830
    detail = find(desk, f"return.line.{lines(business, receipt)[0]}.detail").text()
    assert plain(detail) == "2 sold for 13.00, 1 came back"


def test_that_a_fault_goes_aside_by_itself(business, desk, receipt):
    press(desk, "sales.return")
    scan(desk, receipt.number)
    first = lines(business, receipt)[0]
    press(desk, f"return.line.{first}.more")
    assert find(desk, f"return.line.{first}.where").words == "To the store"
    press(desk, "return.reason.fault")
    assert find(desk, f"return.line.{first}.where").words == "Set aside"


def above(business: Business, desk: Any, receipt: Any, limit: int = 1_000) -> None:
    made.set_settings(business, return_limit=limit)
    press(desk, "sales.return")
    scan(desk, receipt.number)
    press(desk, "return.all")
    press(desk, "return.reason.goodwill")


def test_that_above_the_limit_a_second_person_is_asked(business, desk, receipt, out):
    farid = a_person(business, Skill.REFUND, name="Farid Haddad", pin=PIN)
    above(business, desk, receipt)
    assert there(desk, "return.second_needed")
    press(desk, "return.give")
    assert find(desk, "return.second.figure").text() == "14.80"
    assert find(desk, "return.second.spelled").text() == "fourteen euros and eighty cents"
    assert made.page(business, receipt).returned == 0
    press(desk, f"return.second.person.{farid}")
    find(desk, "return.second.pin").set_text("518420")
    press(desk, "return.second.approve")
    assert find(desk, "return.second.below").text() == "This PIN does not fit."
    assert made.page(business, receipt).returned == 0
    find(desk, "return.second.pin").set_text(PIN)
    press(desk, "return.second.approve")
    assert not there(desk, "return.second.title")
    assert made.page(business, receipt).returned == 1_480
    assert out.beeps[-1] == "right"
    assert desk.context.signed.name == "Eun-ji Park"


def test_that_another_name_clears_the_pin(business, desk, receipt):
    farid = a_person(business, Skill.REFUND, name="Farid Haddad", pin=PIN)
    ben = a_person(business, Skill.REFUND, name="Ben Okafor", pin="293847")
    above(business, desk, receipt)
    press(desk, "return.give")
    press(desk, f"return.second.person.{farid}")
    find(desk, "return.second.pin").set_text(PIN)
    press(desk, f"return.second.person.{ben}")
    assert find(desk, "return.second.pin").text() == ""
    assert find(desk, "return.second.approve").closed


def test_that_leaving_the_window_keeps_nothing_of_it(business, desk, receipt):
    farid = a_person(business, Skill.REFUND, name="Farid Haddad", pin=PIN)
    above(business, desk, receipt)
    press(desk, "return.give")
    press(desk, f"return.second.person.{farid}")
    find(desk, "return.second.pin").set_text(PIN)
    press(desk, "return.second.back")
    assert not there(desk, "return.second.title")
    press(desk, "return.give")
    assert find(desk, "return.second.pin").text() == ""
    desk.home()
    assert not there(desk, "return.second.title")


def test_that_where_nobody_may_approve_it_says_so(business, desk, receipt):
    owner = next(each for each in business.read(staff.people) if each.owner)
    business.do(staff.let_go, by=OWNER, person=owner.id, seen=owner.version)
    above(business, desk, receipt)
    assert "nobody here can now" in find(desk, "return.give").reason


def test_that_an_unknown_receipt_stops_with_a_sound(desk, out):
    press(desk, "sales.return")
    scan(desk, "S-1999-0001")
    assert out.beeps == ["wrong"]
    assert there(desk, "return.none")


def test_that_a_copy_and_an_invoice_are_made_there(business, desk, receipt, qtbot):
    press(desk, "sales.return")
    scan(desk, receipt.number)
    press(desk, "return.paper.copy")
    assert find(desk, "return.paper.copies").text() == "Printed again 1 time."
    press(desk, "return.paper.invoice")
    press(desk, "return.paper.invoice_make")
    assert desk.navigator.current.paper.name.error() == "An invoice needs a name."
    type_in(find(desk, "return.paper.invoice_name"), "Kestrel Hotels")
    press(desk, "return.paper.invoice_make")
    assert not there(desk, "return.paper.invoice")
    assert there(desk, "return.paper.made")


def test_that_a_sheet_comes_out_of_the_sheet_printer(desk, receipt, out):
    press(desk, "sales.return")
    scan(desk, receipt.number)
    press(desk, "return.paper.sheet")
    ((name, pdf),) = out.printed
    assert name == f"receipt-{receipt.number}-copy-1"
    assert pdf.startswith(b"%PDF-")
    assert "There is no customer" in find(desk, "return.paper.send").reason
