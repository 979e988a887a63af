"""The credit note at a desk: from the invoice's page to the paper that prints, closed while something is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.back_office.accounting import screens as accounting_screens
from kiosk.back_office.till import screens
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.desk.administration import screens as administration
from kiosk.records.printing import service as printing
from kiosk.shell.desk import DeskWindow
from kiosk.ui.buttons import Button
from tests.back_office.accounting.test_screen import text
from tests.back_office.till.test_crediting import raise_limits, sold
from tests.makers.desks import Station, a_desk, find, press
from tests.makers.staff import a_person


@pytest.fixture
def out() -> Station:
    return Station()


@pytest.fixture
def desk(business: Business, qtbot: QtBot, out: Station) -> Iterator[DeskWindow]:
    entries = (*administration.SCREENS, *accounting_screens.SCREENS, *screens.SCREENS)
    return a_desk(business, entries, qtbot=qtbot, out=out)


def signed(business: Business, desk: DeskWindow, *skills: Skill) -> None:
    person = a_person(business, *skills, roles=(Role.ACCOUNTING,))
    desk.context.sign_in(Person(person, Role.ACCOUNTING), name="Ben Okafor")
    desk.context.go("invoices")


def give(desk: DeskWindow) -> Any:
    button = find(desk, "credit.give")
    assert isinstance(button, Button)
    return button


def test_that_lines_are_taken_back_from_the_invoices_page_and_the_paper_prints(
    business: Business, desk: DeskWindow, out: Station
) -> None:
    raise_limits(business)
    sold(business)
    signed(business, desk, Skill.INVOICE, Skill.REFUND)
    press(desk, "invoices.paper.credit")
    assert text(desk, "credit.invoice").startswith("Invoice 20")
    assert give(desk).reason == "Choose what is taken back."
    press(desk, "credit.line.0.more")
    press(desk, "credit.line.0.more")
    assert text(desk, "credit.figure") == "66.66"
    assert give(desk).reason == "Choose why it is taken back."
    press(desk, "credit.reason.damaged")
    assert text(desk, "credit.goes") == "66.66 back: card"
    press(desk, "credit.give")
    (job,) = business.read(printing.due, stations=["Desk 1"])
    assert job.paper == "credit_note"
    assert text(desk, "credit.line.0.detail") == "3 billed for 99.99, 2 came back"
    press(desk, "credit.line.0.more")
    assert find(desk, "credit.line.0.more").closed


def test_that_above_ones_limit_the_button_says_who_can(
    business: Business, desk: DeskWindow
) -> None:
    raise_limits(business, one=5_000, day=9_000)
    sold(business)
    signed(business, desk, Skill.INVOICE, Skill.REFUND)
    press(desk, "invoices.paper.credit")
    press(desk, "credit.all")
    press(desk, "credit.reason.brought_back")
    assert give(desk).reason.startswith("Above \u206650.00\u2069 a credit note needs:")


def test_that_whoever_may_not_refund_finds_the_button_closed(
    business: Business, desk: DeskWindow
) -> None:
    sold(business)
    signed(business, desk, Skill.INVOICE)
    button = find(desk, "invoices.paper.credit")
    assert button.closed


def test_that_a_page_of_nothing_left_offers_nothing(business: Business, desk: DeskWindow) -> None:
    raise_limits(business)
    sold(business)
    signed(business, desk, Skill.INVOICE, Skill.REFUND)
    press(desk, "invoices.paper.credit")
    press(desk, "credit.all")
    press(desk, "credit.reason.brought_back")
    press(desk, "credit.give")
    assert not desk.findChild(Button, "credit.all").isVisibleTo(desk)
    desk.context.go("invoices")
    assert text(desk, "invoices.paper.to_pay") == "0.00"
    assert find(desk, "invoices.paper.chip").accessibleName() == "credited"
