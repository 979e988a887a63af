"""A scan in the lobby lights the card at a real desk: real threads, real windows, nothing refreshed by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from kiosk.app.windows import Hall
from kiosk.business import Business
from kiosk.ui.card import Card
from tests.makers import pickup as maker


@pytest.fixture
def database_kind() -> str:
    """What is proved is the way from one window to the other; the walk does it on both databases."""
    return "embedded"


def test_that_a_scan_in_the_lobby_lights_the_card(business: Business, qtbot: QtBot) -> None:
    made, ana = maker.ready(business), maker.receptionist(business, "Ana Lindqvist")
    hall = Hall(business)
    desk = hall.desk("Desk 1")
    desk.resize(1440, 900)
    desk.show()
    desk.context.sign_in(ana, name="Ana Lindqvist", role="Reception")
    shelf = f"today.shelf.{made.pickup}"
    qtbot.waitUntil(lambda: desk.findChild(Card, shelf) is not None)

    future = business.submit(
        maker.pickups.identify,
        {"shown": made.code, "fact": maker.Fact.PHONE_LAST_4, "said": maker.PHONE[-4:],
         "session": maker.session(), "language": "en"},
        maker.Customer(), None, "Lobby 1",
    )  # fmt: skip

    def lit() -> bool:
        card = desk.findChild(Card, f"today.lobby.{made.pickup}")
        return isinstance(card, Card) and card.lit

    qtbot.waitUntil(lit)
    assert future.result(5).visit is not None
    hall.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
