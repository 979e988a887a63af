"""Hands at a lobby's window: they find by name, press, and let the clock go on."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget


def find(window, name):
    found = [child for child in window.findChildren(QWidget, name) if child.isVisibleTo(window)]
    assert len(found) == 1, (name, found)
    return found[0]


def settle_deletes():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def click(qtbot, window, name):
    qtbot.mouseClick(find(window, name), Qt.MouseButton.LeftButton)


def wait(window, seconds):
    window.clock.at += seconds
    window.tick()
