"""A part of a page that scrolls by itself, or stands at full height in a page that scrolls."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override


class Pane(QScrollArea):
    """Put things into `column`. With `set_whole` it is as tall as they are and never scrolls."""

    def __init__(self, *, spacing: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
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

    def set_whole(self, whole: bool) -> None:
        """Stand at full height in a page that scrolls, in place of scrolling by itself."""
        self._whole = whole
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        self._fit()

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
