"""What covers a page covers all of it, also what hangs out of it."""

from PySide6.QtWidgets import QApplication, QComboBox

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
