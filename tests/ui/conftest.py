"""A window of the desk around any widgets, active and in a chosen look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.theme import Theme, apply_theme


@pytest.fixture
def page(qtbot):
    kept = []

    def make(*widgets, width=900, height=600, rtl=False, scheme="light", scale=1.0):
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        if rtl:
            window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        row = QHBoxLayout(window)
        for widget in widgets:
            row.addWidget(widget)
        apply_theme(window, Theme.load("desk", scheme, scale))
        window.resize(width, height)
        window.show()
        window.activateWindow()
        window.windowHandle().requestActivate()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make
