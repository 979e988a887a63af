"""Emergency access at a desk: opened with a reason and a PIN, red while it lasts, looked at by another."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.cover import screens
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.second import Emergency
from kiosk.cross_training.training.rules import Level
from kiosk.desk.administration import screens as administration
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Cost
from kiosk.shell.desk import DeskWindow
from tests.cross_training.cover.shops import PIN, STATION, Hours
from tests.makers.desks import a_desk, find, press
from tests.makers.staff import OWNER, a_person, acting

ENTRIES = (*screens.SCREENS, *administration.SCREENS)
REASON = "the customer has a train to catch"
OPENING = "emergency.open"


@pytest.fixture
def database_kind() -> str:
    """What is proved is a page; the acts have been proved on both databases."""
    return "embedded"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PIN is tried in no time."""
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def ana(business: Business) -> PersonId:
    """Has learnt nothing, and has a PIN."""
    return a_person(business, pin=PIN, name="Ana Lind")


@pytest.fixture
def boss(business: Business) -> PersonId:
    """A manager who may review."""
    return a_person(business, Skill.TRAIN, role=Role.MANAGER, level=Level.TRAINER, name="Farid")


@pytest.fixture
def desk(qtbot: QtBot, business: Business) -> DeskWindow:
    """Nobody is signed in yet."""
    return a_desk(business, ENTRIES, qtbot=qtbot)


def look(desk: DeskWindow, person: PersonId, role: Role = Role.RECEPTION) -> None:
    """`person` opens the page."""
    desk.context.sign_in(Person(person, role), name="Somebody")
    desk.context.go("emergency")
    QApplication.processEvents()


def fill_in(desk: DeskWindow, reason: str = REASON, pin: str = PIN) -> None:
    """What for, why, and the PIN."""
    find(desk, "emergency.skill").set_value(str(Skill.TAKE_MONEY))
    find(desk, "emergency.reason").setText(reason)
    find(desk, "emergency.pin").set_text(pin)


def there(desk: DeskWindow, name: str) -> bool:
    """Whether it can be seen."""
    return any(each.isVisibleTo(desk) for each in desk.findChildren(QWidget, name))


def kept(business: Business) -> tuple[Emergency, ...]:
    """What is written down."""
    return business.read(cover.emergencies)


def opened(business: Business, person: PersonId) -> int:
    """Opened at another desk."""
    number = business.do(
        cover.open_emergency, acting(person), None, STATION, person=person, skill=Skill.TAKE_MONEY,
        reason=REASON, pin=PIN,
    ).emergency  # fmt: skip
    assert isinstance(number, int)
    return number


def test_that_a_reason_and_the_pin_open_it_and_it_is_red_until_it_is_closed(
    business: Business, desk: DeskWindow, ana: PersonId
) -> None:
    look(desk, ana)
    assert there(desk, "emergency.none")
    assert find(desk, OPENING).closed, "no PIN yet"
    fill_in(desk)
    press(desk, OPENING)
    (one,) = kept(business)
    assert (one.person, one.skill, one.reason, one.live) == (ana, Skill.TAKE_MONEY, REASON, True)
    assert "Take money" in find(desk, "emergency.red").accessibleName()
    assert find(desk, "emergency.pin").text() == ""
    assert find(desk, "emergency.reason").text() == ""
    press(desk, "emergency.red.action")
    assert not kept(business)[0].live
    assert not there(desk, "emergency.red")


def test_that_the_red_goes_by_itself_after_half_an_hour(
    business: Business, desk: DeskWindow, ana: PersonId
) -> None:
    hours = Hours(business)
    opened(business, ana)
    look(desk, ana)
    assert there(desk, "emergency.red")
    assert desk.navigator.current._ends.isActive()  # type: ignore[union-attr]
    hours.pass_by(minutes=30)
    desk.navigator.current._ends.timeout.emit()  # type: ignore[union-attr]
    assert not there(desk, "emergency.red")


def test_that_a_reason_that_is_too_short_is_said_at_its_field(
    business: Business, desk: DeskWindow, ana: PersonId
) -> None:
    look(desk, ana)
    fill_in(desk, reason="  a b   c  d ")
    press(desk, OPENING)
    assert "10" in (find(desk, "emergency.reason.field").error() or "")
    assert not kept(business)
    find(desk, "emergency.reason").setText(REASON)
    assert find(desk, "emergency.reason.field").error() is None
    press(desk, OPENING)
    assert kept(business)[0].live


def test_that_a_wrong_pin_is_counted_and_said_and_opens_nothing(
    business: Business, desk: DeskWindow, ana: PersonId
) -> None:
    look(desk, ana)
    fill_in(desk, pin="918273")
    press(desk, OPENING)
    said = find(desk, "emergency.below").text()
    assert "does not fit" in said
    assert "9" in said
    assert not kept(business)
    assert find(desk, "emergency.pin").text() == ""
    assert find(desk, "emergency.reason").text() == REASON, "what was written stays"


def test_that_one_that_nobody_looked_at_is_said_above_the_deed(
    business: Business, desk: DeskWindow, ana: PersonId
) -> None:
    hours = Hours(business)
    opened(business, ana)
    hours.pass_by(hours=48)
    look(desk, ana)
    fill_in(desk)
    press(desk, OPENING)
    assert "Ask the manager" in find(desk, "emergency.below").text()
    assert len(kept(business)) == 1


def test_that_the_manager_looks_at_it_and_it_leaves_the_list(
    business: Business, desk: DeskWindow, ana: PersonId, boss: PersonId
) -> None:
    number = opened(business, ana)
    look(desk, boss, Role.MANAGER)
    assert find(desk, f"emergency.{number}.who").text() == "Ana Lind"
    assert find(desk, f"emergency.{number}.why").text() == REASON
    press(desk, f"emergency.{number}.looked_at")
    assert find(desk, f"emergency.{number}.finding.field").error()
    assert kept(business)[0].reviewed_at is None
    find(desk, f"emergency.{number}.finding").setText("it was needed")
    press(desk, f"emergency.{number}.looked_at")
    (one,) = kept(business)
    assert (one.finding, one.reviewer, one.live) == ("it was needed", "Farid", False)
    assert there(desk, "emergency.none")
    assert not there(desk, f"emergency.{number}.card")


def test_that_ones_own_is_for_somebody_else_also_by_a_second_account(
    business: Business, desk: DeskWindow, ana: PersonId, boss: PersonId
) -> None:
    business.do(staff.set_pin, by=OWNER, person=boss, pin=PIN)
    own, hers = opened(business, boss), opened(business, ana)
    second = a_person(business, Skill.TRAIN, role=Role.MANAGER)
    business.do(staff.same_human, by=OWNER, person=second, first=boss)
    for person in (boss, second):
        look(desk, person, Role.MANAGER)
        assert there(desk, f"emergency.{own}.other")
        assert not there(desk, f"emergency.{own}.looked_at")
        assert there(desk, f"emergency.{hers}.looked_at")


def test_that_anybody_else_sees_their_own_alone(
    business: Business, desk: DeskWindow, ana: PersonId
) -> None:
    other = a_person(business, pin=PIN)
    own, hers = opened(business, other), opened(business, ana)
    look(desk, other)
    assert there(desk, f"emergency.{own}.card")
    assert not there(desk, f"emergency.{hers}.card")
    assert not there(desk, f"emergency.{own}.looked_at")
    seen = business.read(cover.to_review, asker=other)
    assert [each.id for each in seen.waiting] == [own]
