"""Keys to tap: the keypad of digits and the 32 signs of a pick-up code. Left to right in every language."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.pressable import Debounce, Pressable
from kiosk.ui.text import Run, lay_out, longest_word
from kiosk.ui.theme import Theme, restyles, theme_of

KeyKind = Literal["plain", "soft", "go", "word"]
# Digits, then letters without I, L, O and U: nobody takes one for another.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
COLUMNS = 8
LOWER_EDGE = 3
KEPT_KEYS = 96
"""Pictures of keys: two keyboards of one size, at most 4 MB. No words, and of a key no more than its sign."""
_pictures: dict[tuple[object, ...], QPixmap] = {}


class KeyCap(Pressable):
    """One key: a lower edge in place of a shadow. Taps in haste all count, except on `go`."""

    def __init__(
        self,
        text: str = "",
        kind: KeyKind = "plain",
        *,
        icon: str | None = None,
        role: str = "letter",
        said: str = "",
        height: str = "keypad_key",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        haste = Debounce() if kind in ("go", "word") else Debounce(0.0)
        super().__init__(text, name=name, debounce=haste, parent=parent)
        self._kind, self._icon, self._role, self._tall = kind, icon, role, height
        self.setAccessibleName(said or text)
        # Tapping a key leaves the caret in its field; Tab still reaches every key.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @override
    def ring_radius(self) -> float:
        return float(theme_of(self).radius("key" if theme_of(self).lobby else "control"))

    def _least(self, theme: Theme) -> int:
        return theme.size(self._tall) if theme.lobby else 48

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(
            max(self.minimumSizeHint().width(), theme.px(96) if theme.lobby else 56),
            self._least(theme),
        )

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        word = longest_word([Run(self.words)], theme, self._role)
        icon = theme.px(48) if self._icon and self.words else 0
        return QSize(
            max(round(word) + icon + theme.px(12), theme.size("target_min")), self._least(theme)
        )

    def _colours(self) -> tuple[str, str | None, str]:
        """Ground, edge, ink."""
        if self.closed:
            return "sunken", "edge", "soft"
        if self._kind == "go":
            ground = "accent_press" if self.isDown() else "accent"
            return ground, None, "on_accent"
        if self.isDown():
            return "accent_tint", "accent", "text"
        return ("line" if self._kind == "soft" else "surface"), "line", "text"

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        if self.isDown() or self.closed or len(self.words) > 1:
            self._paint(painter, theme)
        else:
            painter.drawPixmap(0, 0, self._picture(theme))
        painter.end()

    def _picture(self, theme: Theme) -> QPixmap:
        """A key of one sign, as it looks most of the time: a page has forty of them."""
        size, ratio = self.size(), self.devicePixelRatioF()
        look = (
            theme, self.words, self._kind, self._icon, self._role, size.width(), size.height(), ratio,
        )  # fmt: skip
        picture = _pictures.get(look)
        if picture is None:
            picture = QPixmap(
                max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio))
            )
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            self._paint(painter, theme)
            painter.end()
            if len(_pictures) >= KEPT_KEYS:
                _pictures.clear()
            _pictures[look] = picture
        return picture

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        ground, edge, ink = self._colours()
        radius = self.ring_radius()
        area = QRectF(self.rect())
        if self.closed:
            painting.box(
                painter, area, radius, theme.colour(ground), theme.colour("edge"),
                theme.border("control"), dashed=True,
            )  # fmt: skip
        elif self._kind == "go" or self.isDown():
            line = theme.colour(edge) if edge else None
            painting.box(painter, area, radius, theme.colour(ground), line, 1)
        else:
            lower = LOWER_EDGE if theme.lobby else 2
            rim = theme.colour("line")
            if theme.is_high_contrast:
                rim = theme.colour("edge")
            painting.box(painter, area, radius, theme.colour("edge"))
            cap = area.adjusted(0, 0, 0, -lower)
            painting.box(painter, cap, radius, self._ground(theme, ground), rim, 1)
        self._paint_words(painter, theme, ink)

    def _ground(self, theme: Theme, role: str) -> QColor:
        # In high contrast the soft key would be a light grey under white words.
        if role == "line" and theme.is_dark:
            return theme.colour("sunken")
        return theme.colour(role)

    def _paint_words(self, painter: QPainter, theme: Theme, ink: str) -> None:
        icon = "lock" if self.closed and self.words else self._icon
        size = round(theme.icon("normal") * 1.2) if theme.lobby else 18
        if self.words and icon:
            size = round(size * (0.7 if icon == "lock" else 0.92))
        gap = theme.px(12) if icon and self.words else 0
        before = size + gap if icon else 0
        room = max(1.0, self.width() - before - theme.px(16))
        bold = True if self._kind in ("word", "go") and not self.closed else None
        role = "language" if self.closed else self._role
        laid = lay_out(
            [Run(self.words, bold=bold)], room, theme, role,
            align=Qt.AlignmentFlag.AlignHCenter, rtl=self.rtl and self._kind in ("word", "go"),
        )  # fmt: skip
        used = laid.natural if self.words else 0.0
        start = (self.width() - before - used) / 2
        if icon:
            box = QRectF(start, (self.height() - size) / 2, size, size)
            icons.paint(
                painter, icon, box, theme.colour(ink), stroke=2.5 if icon == "check" else 2.0
            )
        shift = (laid.width - laid.natural) / 2
        y = (self.height() - laid.height) / 2
        laid.draw(painter, start + before - shift, y, theme.colour(ink))


class Keypad(QWidget):
    """Digits 1 to 9, delete, 0, done."""

    digit = Signal(str)
    deleted = Signal()
    done = Signal()

    def __init__(
        self,
        delete: str,
        done: str,
        *,
        name: str = "keypad",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._grid = QGridLayout(self)
        self.digits: list[KeyCap] = []
        for number in (*range(1, 10), 0):
            key = KeyCap(str(number), role="key", name=f"{name}.{number}")
            key.pressed_open.connect(self._on_digit)
            place = number - 1 if number else 10
            self._grid.addWidget(key, place // 3, place % 3)
            self.digits.append(key)
        self.delete_key = KeyCap("", "soft", icon="delete", said=delete, name=f"{name}.delete")
        self.delete_key.pressed_open.connect(self.deleted)
        self.done_key = KeyCap("", "go", icon="check", said=done, name=f"{name}.done")
        self.done_key.pressed_open.connect(self.done)
        self._grid.addWidget(self.delete_key, 3, 0)
        self._grid.addWidget(self.done_key, 3, 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.on_theme(theme_of(self))

    def on_theme(self, theme: Theme) -> None:
        """Keep the distances of this look."""
        pad = theme.px(20) if theme.lobby else 10
        self._grid.setContentsMargins(pad, pad, pad, pad)
        self._grid.setSpacing(theme.space(3) if theme.lobby else 6)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)

    def _on_digit(self) -> None:
        key = self.sender()
        if isinstance(key, KeyCap):
            self.digit.emit(key.words)

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(420), theme.px(524)) if theme.lobby else self._grid.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painting.box(painter, QRectF(self.rect()), theme.radius("card"), theme.colour("sunken"))
        painter.end()


class CodeKeys(QWidget):
    """The 32 signs, 8 by 4, and below them delete, another way, and going on."""

    typed = Signal(str)
    deleted = Signal()
    other_way = Signal()
    go_on = Signal()

    def __init__(
        self,
        delete: str,
        other_way: str,
        go_on: str,
        *,
        name: str = "code_keys",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = QGridLayout()
        grid.setSpacing(10)
        self.signs: list[KeyCap] = []
        for place, sign in enumerate(SIGNS):
            key = KeyCap(sign, height="code_key", name=f"{name}.{sign}")
            key.pressed_open.connect(self._on_sign)
            grid.addWidget(key, place // COLUMNS, place % COLUMNS)
            self.signs.append(key)
        self.delete_key = KeyCap(
            delete,
            "soft",
            icon="delete",
            role="label_plain",
            height="code_key",
            name=f"{name}.delete",
        )
        self.delete_key.pressed_open.connect(self.deleted)
        self.other_key = KeyCap(
            other_way, "word", role="label", height="code_key", name=f"{name}.other"
        )
        self.other_key.pressed_open.connect(self.other_way)
        self.go_key = KeyCap(go_on, "go", role="label_plain", height="code_key", name=f"{name}.go")
        self.go_key.pressed_open.connect(self.go_on)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.delete_key, 259)
        below.addWidget(self.other_key, 336)
        below.addWidget(self.go_key, 337)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addLayout(below)

    def _on_sign(self) -> None:
        key = self.sender()
        if isinstance(key, KeyCap):
            self.typed.emit(key.words)
