"""The page of covers that have ended: what was done, a word, both names."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.cross_training.cover import screens
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.words import CoverReason
from kiosk.desk.administration import screens as administration
from tests.cross_training.cover.shops import covers, hand_back
from tests.makers.desks import a_desk, find, press
from tests.makers.staff import a_person, acting


@pytest.fixture
def database_kind() -> str:
    """What is proved is a page; the acts have been proved on both databases."""
    return "embedded"


def test_that_a_cover_is_looked_through_with_a_word_and_both_names(
    qtbot: QtBot, business: Business
) -> None:
    ana = a_person(business, Skill.TAKE_MONEY, roles=(), name="Ana Lind")
    bea = a_person(business, Skill.TAKE_MONEY, role=Role.ACCOUNTING, name="Bea Holm")
    (session,) = covers(business, ana, [Role.ACCOUNTING], absent=bea, reason=CoverReason.AWAY)
    business.do(hand_back, acting(ana), session=session)
    desk = a_desk(business, (*screens.SCREENS, *administration.SCREENS), qtbot=qtbot)

    def there(name: str) -> bool:
        return any(each.isVisibleTo(desk) for each in desk.findChildren(QWidget, name))

    desk.context.sign_in(Person(ana, Role.RECEPTION), name="Ana Lind")
    desk.context.go("covers")
    QApplication.processEvents()
    assert there(f"covers.{session}.other")
    assert not there(f"covers.{session}.looked_at")
    desk.context.sign_in(Person(bea, Role.ACCOUNTING), name="Bea Holm")
    desk.context.go("covers")
    QApplication.processEvents()
    assert find(desk, f"covers.{session}.who").text() == "Ana Lind covered Accounting for Bea Holm"
    press(desk, f"covers.{session}.looked_at")
    assert find(desk, f"covers.{session}.finding.field").error()
    find(desk, f"covers.{session}.finding").setText("thank you")
    press(desk, f"covers.{session}.looked_at")
    assert there("covers.none")
    assert find(desk, f"covers.{session}.why").text() == "Bea Holm looked through it: thank you"
    assert not there(f"covers.{session}.looked_at")
    (done,) = business.read(cover.closed_covers, asker=bea).looked_at
    assert done.looked is not None
