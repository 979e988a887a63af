"""Boxes for signs of a known number: a pick-up code in two groups of four, a PIN of six masked places."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.keys import SIGNS
from kiosk.ui.text import lay_out
from kiosk.ui.theme import Theme, theme_of
from kiosk.ui.typed import plain_digits

# What people type for what is not in the alphabet.
SAME_SIGN = str.maketrans({"I": "1", "L": "1", "O": "0"})


class _Boxes(QWidget):
    """One sign a box; typed, tapped or put in as a whole. Left to right in every language."""

    changed = Signal(str)
    filled = Signal(str)
    entered = Signal()

    def __init__(
        self, groups: tuple[int, ...], *, said: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._groups, self._signs = groups, ""
        self._wrong = self._closed = False
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def places(self) -> int:
        """How many boxes there are."""
        return sum(self._groups)

    def text(self) -> str:
        """The signs so far."""
        return self._signs

    def left(self) -> int:
        """How many signs are still missing."""
        return self.places - len(self._signs)

    def set_text(self, text: str) -> None:
        """Put in the whole; what does not belong is left out."""
        self._put(self.fitting(text)[: self.places])

    def type(self, text: str) -> None:
        """Add signs at the end."""
        self._put((self._signs + self.fitting(text))[: self.places])

    def delete(self) -> None:
        """Take the last sign away."""
        self._put(self._signs[:-1])

    def clear(self) -> None:
        """Keep nothing."""
        self._put("")

    def set_wrong(self, wrong: bool) -> None:
        """Show that it was refused; typing takes this back."""
        self._wrong = wrong
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Take no signs."""
        self._closed = locked
        self.update()

    def fitting(self, text: str) -> str:
        """What of a text may stand in the boxes."""
        raise NotImplementedError

    def _put(self, signs: str) -> None:
        if self._closed or signs == self._signs:
            return
        self._wrong = False
        self._signs = signs
        self._describe()
        self.update()
        self.changed.emit(signs)
        if len(signs) == self.places:
            self.filled.emit(signs)

    def _describe(self) -> None:
        self.setAccessibleDescription(" ".join(self._signs))

    def _measures(self, theme: Theme) -> tuple[float, float, float, float]:
        """Width and height of a box, gap, gap between groups."""
        raise NotImplementedError

    def _unit(self, theme: Theme) -> float:
        wide = self._wide(theme)
        return min(1.0, self.width() / wide) if wide else 1.0

    def _wide(self, theme: Theme) -> float:
        width, _height, gap, between = self._measures(theme)
        inside = sum(size * width + (size - 1) * gap for size in self._groups)
        return inside + (len(self._groups) - 1) * between

    def _areas(self, theme: Theme) -> list[QRectF]:
        width, height, gap, between = self._measures(theme)
        unit = self._unit(theme)
        x = self._from(theme, unit)
        areas: list[QRectF] = []
        for size in self._groups:
            for _ in range(size):
                areas.append(QRectF(x, 0, width * unit, height))
                x += (width + gap) * unit
            x += (between - gap) * unit
        return areas

    def _from(self, theme: Theme, unit: float) -> float:
        return (self.width() - self._wide(theme) * unit) / 2

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(round(self._wide(theme)), round(self._measures(theme)[1]))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of(self).px(self.places * 32), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.text() and event.text().isprintable() and not _chord(event):
            self.type(event.text())
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
        radius = theme.radius("control")
        for number, area in enumerate(self._areas(theme)):
            ground, edge, width = "surface", "edge", theme.border("control")
            if self._closed:
                ground = "sunken"
            elif self._wrong:
                edge, width = "danger", theme.border("wrong")
            elif number == len(self._signs):
                edge, width = "accent", theme.border("chosen")
            painting.box(
                painter, area, radius, theme.colour(ground), theme.colour(edge), width,
                dashed=self._closed,
            )  # fmt: skip
            if number < len(self._signs):
                self._paint_sign(painter, theme, area, number)
        painter.end()

    def _paint_sign(self, painter: QPainter, theme: Theme, area: QRectF, number: int) -> None:
        laid = lay_out(
            self._signs[number],
            area.width(),
            theme,
            self._role(theme),
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        top = area.y() + (area.height() - laid.height) / 2
        laid.draw(painter, area.x(), top, theme.colour("text"))

    def _role(self, theme: Theme) -> str:
        return "box" if theme.lobby else "heading"


class CodeBoxes(_Boxes):
    """A pick-up code. Small letters and look-alikes are read as what they mean."""

    def __init__(
        self,
        said: str,
        groups: tuple[int, ...] = (4, 4),
        *,
        name: str = "code",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(groups, said=said, name=name, parent=parent)

    @override
    def fitting(self, text: str) -> str:
        plain = plain_digits(text).upper().translate(SAME_SIGN)
        return "".join(sign for sign in plain if sign in SIGNS)

    @override
    def _measures(self, theme: Theme) -> tuple[float, float, float, float]:
        return _fitted(theme, 98, 112, 12, 52) if theme.lobby else (40, 44, 8, 24)


class PinBoxes(_Boxes):
    """A PIN: digits only, shown as dots, never read out, never kept after `clear`."""

    def __init__(
        self, said: str, places: int = 6, *, name: str = "pin", parent: QWidget | None = None
    ) -> None:
        super().__init__((places,), said=said, name=name, parent=parent)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    @override
    def fitting(self, text: str) -> str:
        plain = plain_digits(text)
        return "".join(sign for sign in plain if sign in "0123456789")

    @override
    def _describe(self) -> None:
        # A masked sign is counted, not named.
        self.setAccessibleDescription("\u2022" * len(self._signs))

    @override
    def _measures(self, theme: Theme) -> tuple[float, float, float, float]:
        return _fitted(theme, 88, 104, 14, 0) if theme.lobby else (36, 44, 7, 0)

    @override
    def _from(self, theme: Theme, unit: float) -> float:
        if theme.lobby:
            return super()._from(theme, unit)
        page = self.parentWidget()
        rtl = page is not None and page.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.width() - self._wide(theme) * unit if rtl else 0.0

    @override
    def _paint_sign(self, painter: QPainter, theme: Theme, area: QRectF, number: int) -> None:
        del number  # a masked sign looks like any other
        reach = 11.0 if theme.lobby else 3.5
        dot = QRectF(0, 0, 2 * reach, 2 * reach)
        dot.moveCenter(area.center())
        painting.box(painter, dot, reach, theme.colour("text"))


def _chord(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return held != Qt.KeyboardModifier.NoModifier


def _fitted(theme: Theme, wide: int, high: int, gap: int, apart: int) -> tuple[int, int, int, int]:
    return theme.px(wide), theme.px(high), theme.px(gap), theme.px(apart)
