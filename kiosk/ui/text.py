"""Running text: plain always, wrapped never widened, with the line heights and spacing of the type scale."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.ui.theme import Theme, theme_of

LEFT_TO_RIGHT_ISLAND, END_OF_ISLAND = "\u2066", "\u2069"
WIDE = 100_000.0
KEPT = 512
"""Paragraphs that are kept laid out: more than the fullest page has."""


@dataclass(frozen=True)
class Run:
    """A stretch of one paragraph: bold or not, in a colour role or in the paragraph's own."""

    text: str
    bold: bool | None = None
    colour: str | None = None
    role: str | None = None


def island(text: str) -> str:
    """Codes, numbers, amounts, times and addresses read left to right in every language."""
    return f"{LEFT_TO_RIGHT_ISLAND}{text}{END_OF_ISLAND}"


@dataclass
class Laid:
    """A paragraph with its line breaks, ready to draw."""

    layout: QTextLayout
    line: float
    width: float
    lines: int
    natural: float
    keep: list[QFont] = field(default_factory=list)

    @property
    def height(self) -> float:
        """All lines at the line height of the scale."""
        return self.lines * self.line

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Draw with the first line's box at this corner."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))


def lay_out(
    runs: Sequence[Run] | str,
    width: float,
    theme: Theme,
    role: str,
    *,
    rtl: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    bold: bool | None = None,
    wrap: bool = True,
) -> Laid:
    """Break a paragraph to the width: at words, and inside a word only where it alone is too wide."""
    paragraph = (Run(runs),) if isinstance(runs, str) else tuple(runs)
    kept = _of_the_house if all(_tells_nothing(run.text) for run in paragraph) else _of_a_visit
    return kept(paragraph, float(width), theme, role, rtl, align, bold, wrap)


def forget_words() -> None:
    """Keep no paragraph that tells of a visitor; the program's own words are the next one's too."""
    _of_a_visit.cache_clear()


def _tells_nothing(text: str) -> bool:
    return len(text) <= 1 or words.fixed(text)


def _broken(
    runs: tuple[Run, ...],
    width: float,
    theme: Theme,
    role: str,
    rtl: bool,
    align: Qt.AlignmentFlag,
    bold: bool | None,
    wrap: bool,
) -> Laid:
    font = theme.font(role, bold=bold, rtl=rtl)
    text = "".join(run.text for run in runs).replace("\n", "\u2028")
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    option.setAlignment(_absolute(align, rtl=rtl))
    option.setWrapMode(
        QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap
    )
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, theme, role, bold=bold, rtl=rtl))
    biggest = max((run.role or role for run in runs), key=lambda name: theme.type(name).size)
    step = float(theme.line(biggest, rtl=rtl))
    metrics = QFontMetricsF(theme.font(biggest, rtl=rtl))
    drop = (step - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    count, natural = 0, 0.0
    layout.beginLayout()
    while True:
        at = layout.createLine()
        if not at.isValid():
            break
        at.setLineWidth(max(1.0, width))
        at.setPosition(QPointF(0, round(count * step + drop - at.ascent(), 2)))
        natural = max(natural, at.naturalTextWidth())
        count += 1
    layout.endLayout()
    return Laid(layout, step, width, max(1, count), natural)


# While a page is arranged one paragraph is asked for at the same few widths again and again, by its
# layout, its size hint and its painting; a theme is one object for each look, text size and window.
_of_the_house = lru_cache(maxsize=KEPT)(_broken)
_of_a_visit = lru_cache(maxsize=KEPT)(_broken)


def natural_width(
    runs: Sequence[Run] | str, theme: Theme, role: str, *, rtl: bool = False
) -> float:
    """How wide the paragraph is on one line."""
    return lay_out(runs, WIDE, theme, role, rtl=rtl, wrap=False).natural


def longest_word(runs: Sequence[Run], theme: Theme, role: str) -> float:
    """The width below which a word would have to break; a monster of a word is not waited for."""
    step = theme.type(role)
    widest = 0.0
    for run in runs:
        measure = QFontMetricsF(theme.font(run.role or role, bold=run.bold))
        widest = max([widest, *(measure.horizontalAdvance(word) for word in run.text.split())])
    return min(widest + 1, step.size * 8.0, 640.0)


def _absolute(align: Qt.AlignmentFlag, *, rtl: bool) -> Qt.AlignmentFlag:
    if align & Qt.AlignmentFlag.AlignHCenter:
        return Qt.AlignmentFlag.AlignHCenter
    trailing = bool(align & Qt.AlignmentFlag.AlignTrailing)
    # In a right-to-left paragraph Qt itself turns leading round; absolute keeps it ours.
    side = Qt.AlignmentFlag.AlignRight if trailing != rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def _formats(
    runs: Sequence[Run], theme: Theme, role: str, *, bold: bool | None, rtl: bool
) -> list[QTextLayout.FormatRange]:
    formats: list[QTextLayout.FormatRange] = []
    start = 0
    for run in runs:
        # Qt counts UTF-16 units.
        length = len(run.text.encode("utf-16-le")) // 2
        if run.bold is not None or run.colour is not None or run.role is not None:
            look = QTextCharFormat()
            heavy = bold if run.bold is None else run.bold
            look.setFont(theme.font(run.role or role, bold=heavy, rtl=rtl))
            if run.colour is not None:
                look.setForeground(theme.colour(run.colour))
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, length, look
            formats.append(part)
        start += length
    return formats


class Label(QLabel):
    """Text in a type role and a colour role; wraps inside its width, is never read as markup."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "text",
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        bold: bool | None = None,
        wrap: bool = True,
        ltr: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs: tuple[Run, ...] = (Run(text),)
        self._role, self._colour, self._bold = role, colour, bold
        self._align, self._wrap, self._ltr = align, wrap, ltr
        # Asked at three or four widths in turn while a page is arranged; gone with the text.
        self._memory: dict[object, Laid] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        self.set_runs([Run(text)])

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Set text of which some stretches are bold or of another colour."""
        self._runs = tuple(runs) or (Run(""),)
        plain = "".join(run.text for run in self._runs)
        self._memory = {}
        super().setText(plain)
        self.setAccessibleName(plain)
        self.updateGeometry()
        self.update()

    def set_look(self, role: str | None = None, colour: str | None = None) -> None:
        """Change the type role or the colour role."""
        self._role = role or self._role
        self._colour = colour or self._colour
        self._memory = {}
        self.updateGeometry()
        self.update()

    @property
    def rtl(self) -> bool:
        """Whether this text starts at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft and not self._ltr

    def on_theme(self, _theme: Theme) -> None:
        """Forget what was laid out in the look before."""
        self._memory = {}

    def _laid(self, width: int) -> Laid:
        theme = theme_of(self)
        key = (width, id(theme), self.rtl)
        laid = self._memory.get(key)
        if laid is None:
            if len(self._memory) > 6:
                self._memory.clear()
            laid = self._memory[key] = lay_out(
                self._runs, width, theme, self._role,
                rtl=self.rtl, align=self._side(), bold=self._bold, wrap=self._wrap,
            )  # fmt: skip
        return laid

    def _side(self) -> Qt.AlignmentFlag:
        if self._ltr and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            trailing = bool(self._align & Qt.AlignmentFlag.AlignTrailing)
            if not self._align & Qt.AlignmentFlag.AlignHCenter:
                return Qt.AlignmentFlag.AlignLeading if trailing else Qt.AlignmentFlag.AlignTrailing
        return self._align

    def _frame(self) -> tuple[int, int]:
        margins = self.contentsMargins()
        return margins.left() + margins.right(), margins.top() + margins.bottom()

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wrap

    @override
    def heightForWidth(self, width: int) -> int:
        across, down = self._frame()
        return round(self._laid(max(1, width - across)).height) + down

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        across, down = self._frame()
        natural = round(self._laid(round(WIDE)).natural + 1.5)
        if not self._wrap:
            return QSize(natural + across, theme.line(self._role, rtl=self.rtl) + down)
        most = round((952 if theme.lobby else theme.size("read")) * max(1.0, theme.scale))
        width = min(natural, most)
        return QSize(width + across, round(self._laid(width).height) + down)

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        across, down = self._frame()
        if not self._wrap:
            return self.sizeHint()
        width = round(longest_word(self._runs, theme, self._role))
        return QSize(width + across, theme.line(self._role, rtl=self.rtl) + down)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        box: QRect = self.contentsRect()
        laid = self._laid(box.width())
        top = float(box.top())
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0.0, (box.height() - laid.height) / 2)
        painter = QPainter(self)
        laid.draw(painter, box.left(), top, theme.colour(self._colour))
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._memory = {}
            self.updateGeometry()
        super().changeEvent(event)


class Heading(Label):
    """The one title of a screen, or the heading of a part."""

    def __init__(
        self, text: str = "", role: str = "title", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, name=name, parent=parent)


class Small(Label):
    """A second line or a hint."""

    def __init__(
        self, text: str = "", *, colour: str = "soft", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "small", colour, name=name, parent=parent)
