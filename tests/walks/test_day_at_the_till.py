"""A day at the counter, lived by hand in real windows: from the opening count to the second signature."""

from __future__ import annotations

from collections.abc import Iterator

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app.hand import Hand, until
from kiosk.app.windows import Hall
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import SessionState
from kiosk.business import Business
from kiosk.business.lists import CHECKS
from kiosk.core.ids import PersonId
from kiosk.core.task import Skill
from kiosk.database import engine
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Cost
from tests.makers import pickup as maker
from tests.makers import sales as sold
from tests.makers import till as tills
from tests.makers.staff import OWNER, a_person

PIN = "704815"
SKILLS = (
    Skill.WELCOME,
    Skill.SELL,
    Skill.TAKE_MONEY,
    Skill.CLOSE_TILL,
    Skill.REFUND,
    Skill.HAND_OUT,
)


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


class Day:
    """Ben and Ruth at Desk 1: real windows, their threads, papers in a folder."""

    def __init__(self, business: Business) -> None:
        self.business = business
        self.printed = business.home.documents / "printed"
        self.goods = sold.goods(business)
        self.people: dict[str, PersonId] = {}
        for name in ("Ben Okafor", "Ruth Adeyemi"):
            person = a_person(business, *SKILLS, name=name)
            business.do(staff.set_pin, by=OWNER, person=person, pin=PIN)
            self.people[name] = person
        tills.a_drawer(business)
        self.made = maker.ready(business, paid=False)
        maker.ask(business, maker.identify(business, self.made.code).visit)
        engine.forbid_statements_here()
        self.hall = Hall(business)
        self.window = self.hall.desk("Desk 1", language="en")
        self.window.resize(1440, 900)
        self.window.show()
        self.hand = Hand(self.window)

    def close(self) -> None:
        self.hall.close()
        engine.allow_statements_here()

    def ask(self, question, **facts):
        """A read, as a window asks it: not on this thread."""
        answer = self.business.submit(question, facts, OWNER)
        until(answer.done, question.__name__)
        return answer.result()

    def signs_in(self, name: str) -> None:
        self.hand.presses(f"sign_in.face.{self.people[name]}")
        self.hand.types("sign_in.pin", PIN)
        until(lambda: not self.hand.sees("sign_in.pin"), f"{name} signed in")

    def signs_out(self) -> None:
        self.hand.presses("rail.person")
        self.hand.presses("person.sign_out")

    def counts(self, board: str, minor: int) -> None:
        for face, many in tills.pieces(minor):
            self.hand.types(f"{board}.{face}", f"{many}\r")


@pytest.fixture
def day(business: Business, qapp: QApplication) -> Iterator[Day]:
    lived = Day(business)
    yield lived
    lived.close()


def the_books_of_the_day(day: Day) -> None:
    (past,) = day.ask(till.past)
    assert (past.state, past.difference) == (SessionState.VERIFIED, 0)
    balance = day.ask(accounting.trial_balance)
    assert balance.debit == balance.credit
    for name in CHECKS:
        checked = day.business.submit(CHECKS[name], {}, OWNER)
        until(checked.done, name)
        assert checked.result().faults == (), name


def the_report_of_the_day(day: Day) -> None:
    said = pypdf.PdfReader(day.printed / "report-1.pdf").pages[0].extract_text()
    for words in ("End-of-day report 1", "199.50", "20418", "Ben Okafor"):
        assert words in said


@pytest.mark.walk
@pytest.mark.timeout(300)
def test_that_a_day_goes_from_the_opening_count_to_the_end_of_day_report(day: Day) -> None:
    hand = day.hand
    day.signs_in("Ben Okafor")

    hand.presses("rail.till")
    day.counts("till.open.board", tills.BASE)
    hand.presses("till.open.deed")
    hand.waits_for("till.now.title")

    hand.presses("rail.sales")
    hand.presses(f"sales.key.{day.goods['SPRAY']}")
    hand.presses("sales.pay.given.1000")
    hand.presses("sales.pay.take")
    until(lambda: hand.reads("sales.done.figure") == "3.50", "the change of the sale")

    hand.presses("rail.today")
    hand.presses(f"today.lobby.{day.made.pickup}.action")
    until(lambda: hand.sees("pickup.pay.figure"), "what is to pay")
    hand.presses("pickup.pay.way.cash")
    hand.presses("pickup.pay.given.5000")
    hand.presses("pickup.pay.take")
    counter = {"pickup": day.made.pickup}
    until(lambda: not hand.sees("pickup.pay.figure"), "it is paid")
    for package in day.ask(pickups.counter, **counter).packages:
        hand.types("pickup.counter.scan", f"{package.number}\r")
    hand.presses("pickup.counter.hand_over")
    hand.waits_for("pickup.counter.print")
    assert day.ask(pickups.counter, **counter).state is PickupState.COLLECTED

    hand.presses("rail.till")
    hand.presses("till.now.count")
    day.counts("till.count.board", tills.BASE + 650 + 4_300)
    hand.presses("till.count.deed")
    hand.waits_for("till.close.off")
    assert hand.reads("till.close.off").strip("\u2066\u2069") == "0.00"
    hand.types("till.close.bag", "20418")
    hand.presses("till.close.deed")
    hand.presses("till.past.print")
    until((day.printed / "report-1.pdf").exists, "the report on paper")

    day.signs_out()
    day.signs_in("Ruth Adeyemi")
    hand.presses("rail.till")
    until(lambda: day.ask(till.to_verify) == 1, "one till to verify")
    day.window.context.go("till", past=True)
    hand.presses("till.past.verify")
    until(lambda: day.ask(till.to_verify) == 0, "verified")

    the_books_of_the_day(day)
    the_report_of_the_day(day)
