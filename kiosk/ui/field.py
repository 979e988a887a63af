"""Fields: label above, hint below, an error as a sentence with an icon. Nothing typed can be brought back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, repolish, restyles, theme_of
from kiosk.ui.typed import ISLANDS, KEEPS, FieldKind

LONGEST = 4000
PIN_PLACES = 6
HINTS: dict[FieldKind, Qt.InputMethodHint] = {
    "number": Qt.InputMethodHint.ImhDigitsOnly,
    "phone": Qt.InputMethodHint.ImhDialableCharactersOnly,
    "pin": Qt.InputMethodHint.ImhSensitiveData,
    "email": Qt.InputMethodHint.ImhEmailCharactersOnly,
}


class LineEdit(QLineEdit):
    """One line to type in: no menu, no drops, no undo, and a PIN neither shown nor copied."""

    def __init__(
        self, kind: FieldKind = "text", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind: FieldKind = kind
        self._right = False
        self.setObjectName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setMaxLength(PIN_PLACES if kind == "pin" else LONGEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if kind == "pin":
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(HINTS.get(kind, Qt.InputMethodHint.ImhNone))
        if kind in ISLANDS:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.textEdited.connect(self._keep)

    @property
    def kind(self) -> FieldKind:
        """What is typed here."""
        return self._kind

    def wipe(self) -> None:
        """Empty it for the next person: setText, unlike clear, leaves nothing to undo."""
        self.setText("")
        self.setModified(False)

    def put(self, text: str) -> None:
        """Add at the caret, as the on-screen keyboard does."""
        self.insert(text)
        self._keep(self.text())

    def align_to(self, *, rtl: bool) -> None:
        """Stand at the leading side of the page, also where the signs run left to right."""
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        absolute = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        self.setAlignment(side | absolute)

    def set_figure(self) -> None:
        """Stand as large as the figures beside it: a number of pieces."""
        self.setProperty("figure", "true")

    def set_right(self, right: bool) -> None:
        """Show that it was checked and is right."""
        self._right = right
        self.update()

    def _keep(self, text: str) -> None:
        kept = KEEPS[self._kind](text)
        if kept != text:
            before = len(KEEPS[self._kind](text[: self.cursorPosition()]))
            self.setText(kept)
            self.setCursorPosition(min(before, len(self.text())))
            self.textEdited.emit(self.text())

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(240) if theme.lobby else 140, self._tall(theme))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(120) if theme.lobby else 60, self._tall(theme))

    def _tall(self, theme: Theme) -> int:
        return max(theme.size("field"), theme.type("field").line + 2 * theme.border("chosen") + 8)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(
            QKeySequence.StandardKey.Redo
        ):
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        if self.isReadOnly():
            # The sheet's own dashes look thin.
            painter = QPainter(self)
            painting.box(
                painter, QRectF(self.rect()), theme.radius("control"), theme.colour("sunken"),
                theme.colour("edge"), theme.border("control"), dashed=True,
            )  # fmt: skip
            painter.end()
        super().paintEvent(event)
        if not self._right:
            return
        size = round(theme.icon("normal") * 0.9)
        pad = theme.px(28) if theme.lobby else 8
        area = QRectF(self.width() - pad - size, (self.height() - size) / 2, size, size)
        rtl = bool(self.alignment() & Qt.AlignmentFlag.AlignRight)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=rtl)
        painter = QPainter(self)
        icons.paint(painter, "circle-check", area, theme.colour("s_ready"))
        painter.end()


class _Below(Label):
    """The hint below a field; as an error it has an icon, is bold and in the colour of danger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "small", "soft", parent=parent)
        self._error = False

    def say(self, text: str, *, error: bool) -> None:
        """Show a hint or an error."""
        self._error = error
        self._bold = True if error else None
        self.set_look(colour="danger" if error else "soft")
        self.setText(text)
        self.setVisible(bool(text))
        self.on_theme(theme_of(self))

    @override
    def on_theme(self, theme: Theme) -> None:
        super().on_theme(theme)
        room = self._icon(theme) + (8 if theme.lobby else 5) if self._error else 0
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setContentsMargins(0 if rtl else room, 0, room if rtl else 0, 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)

    def _icon(self, theme: Theme) -> int:
        return theme.px(26) if theme.lobby else 14

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._error:
            return
        theme = theme_of(self)
        size = self._icon(theme)
        area = QRectF(0, (theme.line("small", rtl=self.rtl) - size) / 2, size, size)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=self.rtl)
        painter = QPainter(self)
        icons.paint(painter, "circle-alert", area, theme.colour("danger"))
        painter.end()


class Field(QWidget):
    """A labelled field with its own check: a function from what was typed to a sentence, or None."""

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        label: str,
        kind: FieldKind = "text",
        *,
        hint: str = "",
        placeholder: str = "",
        check: Callable[[str], str | None] | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint, self._check = hint, check
        self.setObjectName(f"{name}.field" if name else "")
        self.label = Label(label, "label")
        self.label.setVisible(bool(label))
        self.edit = LineEdit(kind, name=name)
        self.edit.setAccessibleName(label or placeholder)
        self.edit.setPlaceholderText(placeholder)
        self._below = _Below()
        self.setFocusProxy(self.edit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, self.edit, self._below):
            self._column.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.edit.textChanged.connect(self._on_changed)
        self.edit.returnPressed.connect(self.entered)
        self._below.say(hint, error=False)
        self.on_theme(theme_of(self))

    def text(self) -> str:
        """What stands in it, without spaces around it."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Put text in; it leaves nothing to undo."""
        self.edit.setText(KEEPS[self.edit.kind](text))

    def set_texts(self, label: str, hint: str = "", placeholder: str = "") -> None:
        """Say it in another language; what was typed stays."""
        self._hint = hint
        self.label.setText(label)
        self.label.setVisible(bool(label))
        self.edit.setAccessibleName(label or placeholder)
        self.edit.setPlaceholderText(placeholder)
        if self.error() is None:
            self._below.say(hint, error=False)

    def wipe(self) -> None:
        """Empty it for the next person."""
        self.edit.wipe()
        self.set_error(None)

    def error(self) -> str | None:
        """The sentence that stands below it, if something is wrong."""
        return self._below.text() if self.edit.property("state") == "error" else None

    def set_error(self, sentence: str | None) -> None:
        """Say what is wrong and what would be right; None takes it back."""
        self.edit.setProperty("state", "error" if sentence else "")
        self.edit.setAccessibleDescription(sentence or self._hint)
        repolish(self.edit)
        self._below.say(sentence or self._hint, error=bool(sentence))
        if sentence and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self.edit.set_right(False)

    def set_right(self) -> None:
        """Show that it was checked and is right."""
        self.set_error(None)
        self.edit.set_right(True)

    def set_read_only(self, read_only: bool) -> None:
        """Only to read: dashed and sunken."""
        self.edit.setReadOnly(read_only)

    def valid(self) -> bool:
        """Run its own check and show what it found."""
        sentence = self._check(self.text()) if self._check is not None else None
        self.set_error(sentence)
        return sentence is None

    def on_theme(self, theme: Theme) -> None:
        """Keep the distances of this look."""
        self._column.setSpacing(theme.space(2) if theme.lobby else theme.space(1))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.edit.align_to(rtl=rtl)

    def _on_changed(self, text: str) -> None:
        if self.error() is not None:
            self.set_error(None)
        self.edit.set_right(False)
        self.changed.emit(text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)
