"""Customers in a row: memory and widgets are where they were, and a killed kiosk comes back clean."""

import gc
import resource
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.lobby.pages import Guest, a_lobby, settle

MIB = 1024 * 1024
PAGE = resource.getpagesize()


@pytest.fixture
def database_kind():
    """Screens look the same on either database."""
    return "embedded"


@pytest.fixture
def lobby(qtbot, business):
    window = a_lobby(business)
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.leave()


def resident():
    """Bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE


def session(guest):
    """One customer: home, the code and a fact, somebody else's name, a signature, and away."""
    lobby = guest.window
    guest.collector()
    lobby.navigator.current.collector.field.set_text("Ada Fenn")
    guest.typed()
    lobby.navigator.current.name.set_text("Lin Bo")
    lobby.notice("waiting", "A fact.", "", None)
    lobby.idle_cover.fill_window()
    lobby.grab()
    lobby.wipe()
    settle()


def after(guest, many):
    """How many widgets and bytes so many sessions have left."""
    for _each in range(many):
        session(guest)
    gc.collect()
    settle()
    return len(QApplication.allWidgets()), resident()


def test_that_twenty_customers_leave_no_widget(business, lobby):
    guest = Guest(business, lobby)
    before, _memory = after(guest, 3)
    now, _memory = after(guest, 20)
    assert now == before


@pytest.mark.slow
@pytest.mark.timeout(7_200)
def test_that_a_thousand_customers_leave_less_than_ten_mebibytes(business, lobby):
    guest = Guest(business, lobby)
    before, memory = after(guest, 50)
    now, grown = after(guest, 1_000)
    assert now == before
    assert grown - memory < 10 * MIB, f"{(grown - memory) / MIB:.1f} MiB"
