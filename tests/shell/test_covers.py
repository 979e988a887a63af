"""What covers a page covers all of it, also what hangs out of it."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu

from tests.shell.samples import a_lobby


def test_that_a_list_that_dropped_down_ends_under_the_question(qtbot):
    lobby = a_lobby(qtbot)
    lobby.go("lines")
    choice = QComboBox(lobby.navigator.current)
    choice.addItems(["Jonas Weir", "two"])
    choice.show()
    choice.showPopup()
    assert choice.view().isVisible()
    lobby.clock.at += 46
    lobby.tick()
    assert lobby.idle_cover.isVisible()
    assert not choice.view().isVisible()
    assert QApplication.activePopupWidget() is None
    lobby.leave()


@pytest.mark.parametrize("kind", [QDialog, QMenu])
def test_that_nothing_that_hangs_out_of_a_page_stays_over_the_question(qtbot, kind):
    lobby = a_lobby(qtbot)
    lobby.go("lines")
    # A window of its own, which its page does not hide with itself.
    hanging = kind(lobby.navigator.current)
    hanging.setWindowTitle("Jonas Weir")
    hanging.show()
    assert hanging.isVisible()
    lobby.clock.at += 46
    lobby.tick()
    assert lobby.idle_cover.isVisible()
    assert not hanging.isVisible()
    lobby.leave()
