"""Pages around the widgets under test: the lobby's sheet, and an active window of the desk."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from kiosk.ui.theme import Theme, apply_theme
from tests.ui import sheets


@pytest.fixture
def page(qapp: QApplication) -> Iterator[sheets.Page]:
    """Puts widgets on a shown page with a theme: see `sheets.page`."""
    kept: list[QWidget] = []

    def make(*widgets: QWidget, **looks: object) -> QWidget:
        kept.append(sheets.page(*widgets, **looks))  # type: ignore[arg-type]
        return kept[-1]

    yield make
    for sheet in kept:
        sheet.close()
        sheet.deleteLater()
    qapp.processEvents()


@pytest.fixture
def desk_page(qtbot):
    """Puts widgets side by side in an active window of the desk."""
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
