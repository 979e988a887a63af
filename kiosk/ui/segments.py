"""Short answers side by side, one of them chosen; and the row of languages."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.pressable import Pressable
from kiosk.ui.text import Run, lay_out, longest_word
from kiosk.ui.theme import Theme, restyles, theme_of


class _Segment(Pressable):
    """One of a few answers side by side."""

    def __init__(
        self, text: str, *, strong: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, name=name, parent=parent)
        self._strong = strong
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _role(self) -> str:
        return "language" if self._strong else "words"

    def _sizes(self, theme: Theme) -> tuple[int, int, int]:
        """Padding, check, gap."""
        small = theme.px(4 if self._strong else 10)
        return (theme.px(8), theme.px(26), small) if theme.lobby else (8, 14, 4)

    def _least(self, theme: Theme) -> int:
        if not theme.lobby:
            return theme.size("button")
        return theme.px(80 if self._strong else 88)

    def _room(self, theme: Theme, width: float) -> float:
        pad, check, gap = self._sizes(theme)
        return max(1.0, width - 2 * pad - (check + gap if self.isChecked() else 0))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        pad, check, gap = self._sizes(theme)
        run = [Run(self.words, bold=True)]
        room = max(1.0, width - 2 * pad - check - gap)
        laid = lay_out(run, room, theme, self._role(), rtl=self.rtl)
        return max(self._least(theme), round(laid.height) + pad)

    @override
    def sizeHint(self) -> QSize:
        # No wider than it must be: what is left is shared in equal columns.
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        pad, check, gap = self._sizes(theme)
        word = longest_word([Run(self.words, bold=True)], theme, self._role())
        width = max(round(word) + 2 * pad + check + gap, theme.size("target_min"))
        return QSize(width, self._least(theme))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        on = self.isChecked()
        ground, edge, ink, width = "surface", "edge", "text", theme.border("control")
        if self.closed:
            ground, ink = "sunken", "soft"
        elif on and self._strong:
            ground, edge, ink, width = "text", "text", "surface", 0
        elif on:
            ground, edge, width = "accent_tint", "accent", theme.border("chosen")
        elif self.isDown() or self.hovered:
            ground, edge = "accent_tint", "accent"
        painting.box(
            painter, QRectF(self.rect()), theme.radius("control"),
            theme.colour(ground), theme.colour(edge), width, dashed=self.closed,
        )  # fmt: skip
        self._paint_words(painter, theme, ink)
        painter.end()

    def _paint_words(self, painter: QPainter, theme: Theme, ink: str) -> None:
        _pad, check, gap = self._sizes(theme)
        on = self.isChecked()
        laid = lay_out(
            [Run(self.words, bold=on)], self._room(theme, self.width()), theme, self._role(),
            rtl=self.rtl, align=Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip
        beside = check + gap if on else 0
        whole = QRectF(self.rect())
        start = (self.width() - laid.natural - beside) / 2
        words = painting.mirrored(QRectF(start + beside, 0, laid.natural, 1), whole, rtl=self.rtl)
        shift = (laid.width - laid.natural) / 2
        laid.draw(painter, words.x() - shift, (self.height() - laid.height) / 2, theme.colour(ink))
        if on:
            box = QRectF(start, (self.height() - check) / 2, check, check)
            box = painting.mirrored(box, whole, rtl=self.rtl)
            icons.paint(painter, "check", box, theme.colour(ink), stroke=2.6)


class SegmentedChoice(QWidget):
    """A few short answers side by side, one of them chosen; a choice keeps its value, not its words."""

    chosen = Signal(str)

    def __init__(
        self,
        answers: Sequence[tuple[str, str]],
        value: str | None = None,
        *,
        strong: bool = False,
        columns: int = 0,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._values = [answer for answer, _ in answers]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self.segments: list[_Segment] = []
        for number, (answer, words) in enumerate(answers):
            segment = _Segment(words, strong=strong, name=f"{name}.{answer}" if name else "")
            self._group.addButton(segment, number)
            self.segments.append(segment)
        self._group.idClicked.connect(self._on_clicked)
        self.set_columns(columns or len(answers))
        if value is not None:
            self.set_value(value)

    def set_columns(self, columns: int) -> None:
        """Stand in this many columns; large text needs fewer."""
        for number, segment in enumerate(self.segments):
            self._grid.addWidget(segment, number // columns, number % columns)
        for column in range(len(self.segments)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.on_theme(theme_of(self))

    def on_theme(self, theme: Theme) -> None:
        """Keep the distances of this look."""
        self._grid.setSpacing(theme.px(14) if theme.lobby else theme.space(2))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)

    def value(self) -> str | None:
        """The chosen answer."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: str) -> None:
        """Choose without telling anybody."""
        self.segments[self._values.index(value)].setChecked(True)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._values[number])


class LanguageRow(SegmentedChoice):
    """The languages by their own names, the present one dark with a check."""

    def __init__(
        self,
        languages: Sequence[tuple[str, str]],
        value: str | None = None,
        *,
        columns: int = 0,
        name: str = "language",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(languages, value, strong=True, columns=columns, name=name, parent=parent)
