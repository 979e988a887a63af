"""A table that stands in a page with all its rows and never scrolls by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from kiosk.ui.table import Column, Density, Row, Table


class WholeTable(Table):
    """As tall as its head and rows are at the width that it has."""

    def __init__(
        self, *, name: str = "", density: Density = "normal", selectable: bool = False
    ) -> None:
        super().__init__((), density=density, selectable=selectable, name=name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.refitted.connect(self._fit)

    def show_table(
        self, columns: Sequence[Column], rows: Sequence[Row], choose: int | None = None
    ) -> None:
        """Show these rows under these heads."""
        self.rows.rows = ()
        self.set_columns(columns)
        self.set_rows(rows, choose)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.whole_height() + 1)
