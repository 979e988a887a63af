"""Each lobby screen of the program has a way to it in these tests, so that none goes unlooked at."""

import pytest

from tests.lobby.pages import PAGES, Guest, a_lobby, directory


@pytest.fixture
def database_kind():
    """Screens look the same on either database."""
    return "embedded"


def test_that_every_lobby_screen_is_looked_at():
    known = {page.partition("/")[0] for page in PAGES}
    missing = {entry.id for entry in directory()} - known
    assert missing == set(), "add a way to tests/lobby/pages.py"


def test_that_each_way_leads_to_its_page(qtbot, business):
    window = a_lobby(business)
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    guest = Guest(business, window)
    for page in PAGES:
        guest.go(page)
    window.leave()
