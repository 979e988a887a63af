"""A part of a page that scrolls by itself, or stands at full height in a page that scrolls."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

GUTTER = 12
"""As wide as the scroll bar: what stands beside it never moves when the bar comes or goes."""


class Pane(QScrollArea):
    """Put things into `column`. With `set_whole` it is as tall as they are and never scrolls.

    With `gutter` the bar has room of its own at the trailing side, that nothing else uses.
    """

    def __init__(
        self, *, spacing: int = 14, gutter: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._whole = False
        self._gutter = gutter
        self._edges = (0, 0)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setProperty("kind", "page")
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        self.setWidget(page)
        page.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(self._keep_gutter)
        self._keep_gutter()

    def set_edges(self, above: int, below: int) -> None:
        """Room above the first and below the last thing, so that a focus ring is never cut."""
        self._edges = (above, below)
        self._keep_gutter()

    def set_whole(self, whole: bool) -> None:
        """Stand at full height in a page that scrolls, in place of scrolling by itself."""
        self._whole = whole
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        self._keep_gutter()
        self._fit()

    def _keep_gutter(self, _least: int = 0, _most: int = 0) -> None:
        free = self._gutter and not self._whole and self.verticalScrollBar().maximum() == 0
        side = GUTTER if free else 0
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        above, below = self._edges
        self.column.setContentsMargins(side if rtl else 0, above, 0 if rtl else side, below)

    def _fit(self) -> None:
        if not self._whole:
            self.setMinimumHeight(0)
            return
        layout = self.column
        hint = layout.sizeHint().height()
        if layout.hasHeightForWidth():
            hint = layout.heightForWidth(max(1, self.viewport().width()))
        self.setMinimumHeight(hint)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_gutter()
        super().changeEvent(event)
