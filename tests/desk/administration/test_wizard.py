"""The first run's wizard: five steps, a receipt that follows, and a code that is shown once."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.desk.administration.rules import Draft
from kiosk.desk.administration.screens.wizard import WizardScreen
from kiosk.ui.background import Settled
from kiosk.ui.theme import Theme, apply_theme
from tests.makers.desks import find
from tests.ui.contexts import a_context, shell_of

CODE = "7F3K-9QAB-0XZT-4M2P-W8RD-6HJC-5NVE-1SGY"
NOON = datetime(2026, 4, 13, 10, 4, tzinfo=UTC)
PIN = "704815"


class Founder:
    """Founds nothing; remembers what was asked and answers what the test wants."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, str, str]] = []
        self.trouble: Trouble | None = None
        self.kept: list[str] = []
        self.writes = True

    def __call__(self, founding, owner: str, pin: str) -> Future[str]:
        self.asked.append((founding, owner, pin))
        future: Future[str] = Settled()
        if self.trouble is not None:
            future.set_exception(self.trouble)
        else:
            future.set_result(CODE)
        return future

    def keep(self, text: str) -> bool:
        self.kept.append(text)
        return self.writes


@pytest.fixture
def founder() -> Founder:
    return Founder()


@pytest.fixture
def wizard(qtbot: QtBot, founder: Founder) -> WizardScreen:
    return a_wizard(qtbot, founder)


def a_wizard(qtbot: QtBot, founder: Founder, draft: Draft | None = None, language="en"):
    context = a_context(language=language, now=lambda: NOON, zone="Europe/Vienna")
    made = WizardScreen(context, founder, draft=draft, keep=founder.keep)
    qtbot.addWidget(made)
    apply_theme(made, Theme.load("desk"))
    made.resize(1440, 900)
    made.show()
    return made


def put(wizard, name: str, text: str) -> None:
    find(wizard, name).setText(text)


def choose(wizard, name: str, value: str) -> None:
    select = find(wizard, name)
    select.set_value(value)
    select.chosen.emit(value)


def go_on(wizard) -> None:
    # Two steps within a blink are a double tap; a test is quicker than a hand.
    wizard.next._debounce._last = None
    find(wizard, "setup.next").click()


def go_back(wizard) -> None:
    wizard.back._debounce._last = None
    find(wizard, "setup.back").click()


def to_money(wizard) -> None:
    put(wizard, "setup.business_name", "Harbour Lane")
    go_on(wizard)


def to_owner(wizard) -> None:
    to_money(wizard)
    go_on(wizard)
    go_on(wizard)


def to_code(wizard) -> None:
    to_owner(wizard)
    put(wizard, "setup.owner", "Maren Sommer")
    find(wizard, "setup.pin").set_text(PIN)
    find(wizard, "setup.again").set_text(PIN)
    go_on(wizard)


def title(wizard) -> str:
    return find(wizard, "setup.title").text()


def receipt(wizard) -> list[str]:
    return find(wizard, "setup.receipt").texts()


def test_that_a_business_without_a_name_goes_nowhere(wizard, founder):
    go_on(wizard)
    assert title(wizard) == "What is your business called?"
    assert wizard.business.named.error() == "A name is missing. Write one."
    assert founder.kept == []


def test_that_the_receipt_follows_what_is_typed(wizard):
    put(wizard, "setup.business_name", "Harbour Lane")
    put(wizard, "setup.trade", "Framing & Print")
    put(wizard, "setup.street", "4 Quay Street")
    put(wizard, "setup.town", "Westhaven")
    assert receipt(wizard)[:3] == ["Harbour Lane", "Framing & Print", "4 Quay Street, Westhaven"]


def test_that_the_country_fills_in_the_rest_and_names_the_till(wizard):
    to_money(wizard)
    choose(wizard, "setup.country", "AT")
    assert find(wizard, "setup.usual").text() == "20"
    assert find(wizard, "setup.reduced").text() == "10"
    assert find(wizard, "setup.currency").value() == "EUR"
    assert (
        find(wizard, "setup.till")
        .accessibleName()
        .startswith("A till in Austria needs a certified device.")
    )
    assert receipt(wizard)[-1] == "Not a fiscal receipt"
    choose(wizard, "setup.country", "CH")
    assert find(wizard, "setup.currency").value() == "CHF"
    assert find(wizard, "setup.cash").value() == "5"
    assert not wizard.money.till.isVisible()
    assert receipt(wizard)[-1] != "Not a fiscal receipt"


def test_that_tax_is_in_the_price_or_on_top_of_it(wizard):
    to_money(wizard)
    choose(wizard, "setup.country", "AT")
    assert "To pay, EUR  210.00" in receipt(wizard)
    assert receipt(wizard)[-4:-2] == ["Net  175.00", "20 % tax  35.00"]
    find(wizard, "setup.on_top").click()
    assert "To pay, EUR  252.00" in receipt(wizard)
    assert receipt(wizard)[-4:-2] == ["Net  210.00", "20 % tax  42.00"]


def test_that_a_rate_out_of_range_is_said_below_its_field(wizard):
    to_money(wizard)
    put(wizard, "setup.usual", "120")
    go_on(wizard)
    assert title(wizard) == "How do your prices carry tax?"
    assert wizard.money.usual.error() == "A tax rate lies between 0 and 100 %."


def test_that_the_language_of_the_business_words_the_receipt_and_is_always_offered(wizard):
    to_money(wizard)
    go_on(wizard)
    find(wizard, "setup.own.de").click()
    assert find(wizard, "setup.lobby.de").closed
    find(wizard, "setup.lobby.ar").click()
    go_on(wizard)
    assert wizard.draft.language == "de"
    assert wizard.draft.languages[0] == "de"
    assert "ar" in wizard.draft.languages


def test_that_each_step_is_kept_without_the_pin(wizard, founder, qtbot):
    to_code(wizard)
    assert len(founder.kept) == 4
    assert all(PIN not in text for text in founder.kept)
    again = a_wizard(qtbot, founder, Draft.read(founder.kept[1]))
    assert title(again) == "Which languages do you speak?"
    assert again.draft.name == "Harbour Lane"


def test_that_saved_is_only_said_while_it_is_true(wizard, founder):
    saved = find(wizard, "setup.saved")
    assert saved.text().startswith("Saved after each step.")
    founder.writes = False
    to_money(wizard)
    assert saved.text() == ""


def test_that_two_different_pins_go_nowhere(wizard, founder):
    to_owner(wizard)
    put(wizard, "setup.owner", "Maren Sommer")
    find(wizard, "setup.pin").set_text(PIN)
    find(wizard, "setup.again").set_text("704816")
    go_on(wizard)
    assert find(wizard, "setup.pin_below").text() == "The two are not the same. Type it once more."
    assert founder.asked == []


def test_that_a_pin_that_is_guessed_first_is_refused_at_once(wizard):
    to_owner(wizard)
    find(wizard, "setup.pin").set_text("123456")
    assert find(wizard, "setup.pin_below").text().startswith("This PIN is guessed first.")
    assert find(wizard, "setup.pin").text() == ""


def test_that_the_business_is_founded_with_what_was_answered(wizard, founder):
    to_code(wizard)
    [(founding, owner, pin)] = founder.asked
    assert (founding.name, founding.country, founding.currency) == ("Harbour Lane", "DE", "EUR")
    assert (founding.usual_rate, founding.reduced_rate) == (1900, 700)
    assert (owner, pin) == ("Maren Sommer", PIN)
    assert title(wizard) == "Write this code down"
    assert find(wizard, "setup.code").accessibleName() == CODE.replace("-", " ")
    assert not wizard.back.isVisible()
    assert wizard.owner.pin.text() == ""


def test_that_trouble_is_said_and_tried_again(wizard, founder):
    founder.trouble = Trouble(TroubleKind.DISK_FULL)
    to_code(wizard)
    assert title(wizard) == "Who owns the business?"
    founder.trouble = None
    [(_kind, _fact, _then, (words, again))] = shell_of(wizard.context).notices
    assert words == "Try again"
    again()
    assert title(wizard) == "Write this code down"


def test_that_the_door_opens_when_the_code_is_written_down_and_proven(qtbot, wizard):
    to_code(wizard)
    assert find(wizard, "setup.next").closed
    groups = CODE.split("-")
    find(wizard, "setup.written").click()
    asked = wizard.recovery.asks
    assert len(set(asked)) == 2
    assert wizard.recovery.first.label.text() == f"Type group {asked[0] + 1}"
    put(wizard, "setup.group_a", groups[asked[0]].lower())
    put(wizard, "setup.group_b", "WRNG")
    assert find(wizard, "setup.next").closed
    put(wizard, "setup.group_b", groups[asked[1]])
    with qtbot.waitSignal(wizard.finished):
        go_on(wizard)


def test_that_back_keeps_what_was_answered(qtbot, wizard):
    to_money(wizard)
    choose(wizard, "setup.country", "FR")
    go_back(wizard)
    assert find(wizard, "setup.business_name").text() == "Harbour Lane"
    go_on(wizard)
    assert find(wizard, "setup.country").value() == "FR"
    go_back(wizard)
    with qtbot.waitSignal(wizard.left):
        go_back(wizard)
