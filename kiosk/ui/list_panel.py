"""The list of a list-detail page: as low as its rows, and never taller than the page."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui.panel import Panel
from kiosk.ui.rows import RowList
from kiosk.ui.theme import theme_of

TAKEN, LEAST = 192, 160


class ListPanel(Panel):
    """A panel around a `RowList`. Put it into a layout with `AlignTop`: a long list scrolls by itself."""

    def __init__(self, rows: RowList, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", name=name, parent=parent)
        self._rows = rows
        self.fill(rows)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def fit(self, height: int) -> None:
        """Leave room in a window of this height for the bars and the head of the page."""
        self.setMaximumHeight(max(LEAST, height - round(TAKEN * theme_of(self).scale)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            # Names wrap at another word now: the rows want another height.
            self._rows.updateGeometry()
