"""Counting by coin and note: a row for each kind, its pieces typed, tapped or in rolls."""

from __future__ import annotations

import functools

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import PieceKind
from kiosk.core import words
from kiosk.ui import painting
from kiosk.ui.buttons import IconButton
from kiosk.ui.cash_keys import short
from kiosk.ui.context import Context
from kiosk.ui.field import LineEdit
from kiosk.ui.pressable import Debounce
from kiosk.ui.text import Label, island
from kiosk.ui.theme import Theme, repolish, restyles, theme_of

EDIT, SIGN_WIDE, SIGN_HIGH, FACE, TIMES, AMOUNT = 70, 46, 34, 66, 14, 84
SIDE, GAP, AIR = 14, 6, 6
ROOMY, TIGHT, NARROW, LOW = 424, 372, 300, 3
STEP_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
WALK_KEYS = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1,
}  # fmt: skip


class CountEdit(LineEdit):
    """Where pieces are typed: plus and minus count one more or less, Enter and the arrows walk on."""

    stepped = Signal(int)
    walked = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self.setMaxLength(12)
        self.set_figure()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(
            Qt.AlignmentFlag.AlignRight
            | Qt.AlignmentFlag.AlignAbsolute
            | Qt.AlignmentFlag.AlignVCenter
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(round(EDIT * max(1.0, theme.scale)), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        # Behind a roll a plus adds loose pieces: r2+5.
        rolls = "r" in self.text().casefold()
        if key in STEP_KEYS and not rolls and not self.isReadOnly():
            self.stepped.emit(STEP_KEYS[key])
        elif key in WALK_KEYS:
            self.walked.emit(WALK_KEYS[key])
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class _Sign(QWidget):
    """A plain note or a plain coin: the shape says which, the number beside it says the value."""

    def __init__(self, *, note: bool) -> None:
        super().__init__()
        self._note = note
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(SIGN_WIDE, SIGN_HIGH)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self._note:
            area, corner = whole.adjusted(0, 3, 0, -3), 3.0
        else:
            side = whole.height() - 1
            area, corner = QRectF((whole.width() - side) / 2, 0.5, side, side), side / 2
        painting.box(painter, area, corner, theme.colour("sunken"), theme.colour("edge"), 2)
        painter.end()


class PieceRow(QWidget):
    """One kind: its value, how many, what that comes to. The row in hand is tinted."""

    changed = Signal()
    walked = Signal(int)

    def __init__(self, context: Context, kind: PieceKind, *, name: str) -> None:
        super().__init__()
        self.context, self.kind, self._name = context, kind, name
        self.many: int | None = None
        self._wrong = False
        self._air = AIR
        self.setObjectName(f"{name}.{kind.face}.row")
        self._build()
        self.edit.textEdited.connect(self._on_typed)
        self.edit.stepped.connect(self.step)
        self.edit.walked.connect(self._on_walk)
        self.edit.entered.connect(self.update)
        self.edit.left.connect(self._on_left)
        self.less.pressed_open.connect(functools.partial(self._tap, -1))
        self.more.pressed_open.connect(functools.partial(self._tap, 1))
        self.retext()
        self.on_theme(theme_of(self))

    def _build(self) -> None:
        part = f"{self._name}.{self.kind.face}"
        self._sign = _Sign(note=self.kind.note)
        trailing = Qt.AlignmentFlag.AlignTrailing
        self._face = Label("", "heading", align=trailing, wrap=False, name=f"{part}.face")
        self._times = Label("\u00d7", "body", "soft", wrap=False)
        self.less = IconButton("minus", "-", name=f"{part}.less", debounce=Debounce(0))
        self.more = IconButton("plus", "+", name=f"{part}.more", debounce=Debounce(0))
        for button in (self.less, self.more):
            # Tab goes from kind to kind: the keys + and - do the same.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edit = CountEdit(name=part)
        self._amount = Label("", "body", align=trailing, wrap=False, name=f"{part}.amount")
        self._row = QHBoxLayout(self)
        for widget in (self._sign, self._face, self._times, self.less, self.edit, self.more):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._amount, 1, Qt.AlignmentFlag.AlignVCenter)
        # Never wider than its panel: `fit` leaves out what has no room.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    # ---- what it holds

    @property
    def minor(self) -> int:
        """What these pieces come to."""
        return (self.many or 0) * self.kind.face

    @property
    def wrong(self) -> bool:
        """Whether something is typed that is no number of pieces."""
        return self._wrong

    def put(self, many: int | None) -> None:
        """So many were counted; None: not yet."""
        self.many = many
        self.edit.setText("" if many is None else str(many))
        self._say_wrong(wrong=False)
        self._show()

    def step(self, by: int) -> None:
        """One more or one less."""
        said = rules.typed("+" if by > 0 else "-", self.kind, self.many)
        self.put(said)
        self.edit.setModified(False)
        self.changed.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Only to read: a count that is closed."""
        self.edit.setReadOnly(read_only)
        for button in (self.less, self.more):
            button.setVisible(not read_only)

    def retext(self) -> None:
        """Word it in the window's language."""
        currency, language = self.context.currency, self.context.language
        face = short(self.kind.face, currency, language)
        if not self.kind.note:
            face = words.amount(self.kind.face, currency, language)
        self._face.setText(island(face))
        said = self.context.t("{value} notes", value=face)
        if not self.kind.note:
            said = self.context.t("{value} coins", value=face)
        self.edit.setAccessibleName(said)
        self.less.setAccessibleName(self.context.t("One less, {what}", what=said))
        self.more.setAccessibleName(self.context.t("One more, {what}", what=said))
        self._show()

    # ---- inside

    def _tap(self, by: int) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        self.step(by)

    def _on_typed(self, text: str) -> None:
        self.many = rules.typed(text, self.kind, self.many) if text.strip() else None
        unfinished = text.strip().casefold() in ("", "r") or text.rstrip().endswith("+")
        self._say_wrong(wrong=self.many is None and not unfinished)
        self._show()
        self.changed.emit()

    def _on_left(self) -> None:
        if self.many is not None:
            # Two rolls read as what they are from now on: 50.
            self.edit.setText(str(self.many))
        elif self.edit.text().strip():
            self._say_wrong(wrong=True)
        self.update()

    def _on_walk(self, by: int) -> None:
        self.walked.emit(by)

    def _say_wrong(self, *, wrong: bool) -> None:
        if wrong != self._wrong:
            self._wrong = wrong
            self.edit.setProperty("state", "error" if wrong else "")
            repolish(self.edit)
        self.edit.setAccessibleDescription(
            self.context.t("Type a number of pieces, or r2 for two rolls.") if wrong else ""
        )

    def _show(self) -> None:
        currency, language = self.context.currency, self.context.language
        said = "" if self.many is None else words.amount(self.minor, currency, language)
        self._amount.setText(island(said) if said else "")
        self.update()

    def fit(self, width: int) -> None:
        """Leave out what is least needed where there is little room; the keys do what the buttons do."""
        self._sign.setVisible(width >= ROOMY)
        self._times.setVisible(width >= TIGHT)
        for button in (self.less, self.more):
            button.setVisible(width >= NARROW and not self.edit.isReadOnly())

    def set_compact(self, compact: bool) -> None:
        """Stand lower where the window is low."""
        self._air = LOW if compact else AIR
        self.on_theme(theme_of(self))

    def on_theme(self, theme: Theme) -> None:
        """Distances and widths by the window's look."""
        grown = max(1.0, theme.scale)
        self._row.setContentsMargins(SIDE, self._air, SIDE, self._air)
        self._row.setSpacing(GAP)
        self._face.setFixedWidth(round(FACE * grown))
        self._times.setFixedWidth(round(TIMES * grown))
        self._amount.setMinimumWidth(round(AMOUNT * grown))
        self.setFixedHeight(theme.size("button") + 2 * self._air)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        if self.edit.hasFocus():
            painter.fillRect(self.rect(), theme.colour("accent_tint"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
