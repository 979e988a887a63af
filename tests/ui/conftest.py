"""A page under a test lives until the test ends."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

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
