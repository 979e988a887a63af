"""The on-screen keyboard: all keys painted in one widget, one hit map, the visitor's own layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.field import LineEdit
from kiosk.ui.keyboard_layouts import LAYOUTS, MARKS, NUMBERS
from kiosk.ui.keys import LOWER_EDGE
from kiosk.ui.text import lay_out
from kiosk.ui.theme import Theme, theme_of

ROWS, GAP, TALL, LOW = 5, 10, 92, 72


@dataclass(frozen=True)
class Key:
    """One painted key: what it types or does, and how many columns wide it is."""

    sign: str
    act: str = "type"
    icon: str | None = None
    wide: float = 1.0


class OnScreenKeyboard(QWidget):
    """Types into the field that it is given. `Done` is the screen's next step."""

    typed = Signal(str)
    deleted = Signal()
    done = Signal()
    layout_changed = Signal(str)

    def __init__(
        self,
        done: str,
        language: str = "en",
        *,
        languages: Sequence[str] = ("en", "de", "ar"),
        said: str = "",
        name: str = "keyboard",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._done, self._languages = done, tuple(languages)
        self._language = language if language in LAYOUTS else "en"
        self._capital, self._marks = True, False
        self._field: LineEdit | None = None
        self._down: tuple[int, int] | None = None
        self._at = (1, 0)
        self._low = False
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        # Letters are placed by the layout, not by the page: Arabic keys too have fixed places.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def language(self) -> str:
        """The layout that is shown."""
        return self._language

    def set_language(self, language: str) -> None:
        """Show the layout of this language; one without a layout of its own gets the English one."""
        self._language = language if language in LAYOUTS else "en"
        self._capital, self._marks = True, False
        self.update()
        self.layout_changed.emit(self._language)

    def set_done(self, words: str) -> None:
        """What the last key says."""
        self._done = words
        self.update()

    def set_low(self, *, low: bool) -> None:
        """A lying window has less room for keys; they still fit a finger."""
        self._low = low
        self.updateGeometry()

    def write_to(self, field: LineEdit | None) -> None:
        """Type into this field from now on; the first letter is a capital when it is empty."""
        self._field = field
        self._capital = field is None or not field.text()
        self.update()

    def rows(self) -> list[list[Key]]:
        """The keys as they stand now."""
        layout = LAYOUTS[self._language]
        rows = [[Key(sign) for sign in NUMBERS]]
        if self._marks:
            half = len(MARKS) // 2
            rows += [[Key(sign) for sign in MARKS[:half]], [Key(sign) for sign in MARKS[half:]]]
            third = [Key(sign) for sign in layout.rarer(capital=self._capital)]
        else:
            rows += [
                [Key(sign) for sign in layout.row(number, capital=self._capital)]
                for number in (0, 1)
            ]
            third = [Key(sign) for sign in layout.row(2, capital=self._capital)]
        before = [Key("", "shift", "arrow-big-up", 1.5)] if layout.capitals else []
        rows.append([*before, *third, Key("", "delete", "delete", 1.5)])
        rows.append(
            [
                Key("", "globe", "globe", 1.2),
                Key("ABC" if self._marks else "@.-", "marks", None, 1.3),
                Key(" ", "space", "space", 5.0),
                Key(self._done, "done", None, 2.5),
            ]
        )
        return rows

    def areas(self) -> list[list[QRectF]]:
        """Where each key stands: the hit map that painting and pressing share."""
        placed: list[list[QRectF]] = []
        tall = self._tall()
        for number, row in enumerate(self.rows()):
            columns = max(sum(key.wide for key in row), 10.0)
            unit = (self.width() - GAP * (len(row) - 1)) / columns
            used = unit * sum(key.wide for key in row) + GAP * (len(row) - 1)
            x = (self.width() - used) / 2
            y = number * (tall + GAP)
            line: list[QRectF] = []
            for key in row:
                line.append(QRectF(x, y, key.wide * unit, tall))
                x += key.wide * unit + GAP
            placed.append(line)
        return placed

    def _tall(self) -> float:
        return (self.height() - GAP * (ROWS - 1)) / ROWS

    def key_at(self, at: QPointF) -> tuple[int, int] | None:
        """The nearest key within the gap: a finger between two keys means one of them."""
        reach = GAP / 2
        for row, line in enumerate(self.areas()):
            for column, area in enumerate(line):
                if area.adjusted(-reach, -reach, reach, reach).contains(at):
                    return row, column
        return None

    def press(self, row: int, column: int) -> None:
        """Do what this key does."""
        key = self.rows()[row][column]
        if key.act == "shift":
            self._capital = not self._capital
        elif key.act == "marks":
            self._marks = not self._marks
        elif key.act == "globe":
            known = [language for language in self._languages if language in LAYOUTS]
            here = known.index(self._language) if self._language in known else -1
            self.set_language(known[(here + 1) % len(known)])
        elif key.act == "delete":
            if self._field is not None:
                self._field.backspace()
            self.deleted.emit()
        elif key.act == "done":
            self.done.emit()
        else:
            if self._field is not None:
                self._field.put(key.sign)
            self.typed.emit(key.sign)
            self._capital = key.sign == " " and LAYOUTS[self._language].capitals
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        tall = LOW if self._low else TALL
        return QSize(theme.px(952), theme.px(ROWS * tall + (ROWS - 1) * GAP))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(600), theme.px(ROWS * LOW + (ROWS - 1) * GAP))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._down = self.key_at(event.position())
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        down, self._down = self._down, None
        if down is not None and self.key_at(event.position()) == down:
            self.press(*down)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        step = moves.get(Qt.Key(event.key()))
        if step is not None:
            rows = self.rows()
            row = max(0, min(len(rows) - 1, self._at[0] + step[0]))
            self._at = (row, max(0, min(len(rows[row]) - 1, self._at[1] + step[1])))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                rows = self.rows()
                self.press(self._at[0], min(self._at[1], len(rows[self._at[0]]) - 1))
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        for row, (keys, areas) in enumerate(zip(self.rows(), self.areas(), strict=True)):
            for column, (key, area) in enumerate(zip(keys, areas, strict=True)):
                self._paint_key(painter, theme, key, area, down=self._down == (row, column))
                if self.hasFocus() and self._at == (row, column):
                    width = theme.border("focus")
                    painter.setPen(QPen(theme.colour("focus"), width))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(area.adjusted(6, 6, -6, -6), 8, 8)
        painter.end()

    def _paint_key(
        self, painter: QPainter, theme: Theme, key: Key, area: QRectF, *, down: bool
    ) -> None:
        radius = theme.radius("key") if theme.lobby else theme.radius("control")
        ink = "text"
        if key.act == "done":
            ink = "on_accent"
            ground = theme.colour("accent_press" if down else "accent")
            painting.box(painter, area, radius, ground)
        elif down or (key.act == "shift" and self._capital):
            painting.box(
                painter, area, radius, theme.colour("accent_tint"), theme.colour("accent"), 1
            )
        else:
            soft = key.act not in ("type", "space") and not theme.is_dark
            rim = theme.colour("edge" if theme.is_high_contrast else "line")
            painting.box(painter, area, radius, theme.colour("edge"))
            cap = area.adjusted(0, 0, 0, -LOWER_EDGE)
            painting.box(painter, cap, radius, theme.colour("line" if soft else "surface"), rim, 1)
        if key.icon:
            box = QRectF(0, 0, theme.px(40), theme.px(40))
            box.moveCenter(area.center())
            icons.paint(painter, key.icon, box, theme.colour(ink))
            return
        role = "label" if key.act in ("done", "marks") else "letter"
        rtl = self._language == "ar" and key.act == "type"
        laid = lay_out(
            key.sign, area.width(), theme, role, rtl=rtl, align=Qt.AlignmentFlag.AlignHCenter
        )
        y = area.y() + (area.height() - laid.height) / 2
        laid.draw(painter, area.x(), y, theme.colour(ink))
