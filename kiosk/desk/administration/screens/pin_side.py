"""The PIN and what is said about it: calmly, for as long as a wait lasts, with the way to help."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.desk.administration.screens.faces import LargePin, OpenPad
from kiosk.desk.administration.screens.recovery_side import RecoverySide
from kiosk.ui import icons, painting
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.text import Label
from kiosk.ui.theme import theme_of

SECOND_MS = 1_000


class IconLine(Label):
    """A small soft line with an icon before it."""

    def __init__(self, icon: str, *, name: str) -> None:
        super().__init__("", "small", "soft", name=name, wrap=False)
        self._icon = icon
        self._stand()

    def _stand(self) -> None:
        self.setContentsMargins(0 if self.rtl else 24, 0, 24 if self.rtl else 0, 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._stand()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        painter = QPainter(self)
        area = QRectF(0, (self.height() - 16) / 2, 16, 16)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=self.rtl)
        icons.paint(painter, self._icon, area, theme.colour("soft"), rtl=self.rtl)
        painter.end()


class Hint(Frame):
    """What to do first, large, with its icon: the page's one sentence of help."""

    def __init__(self, icon: str, *, name: str) -> None:
        super().__init__("hint", name=name)
        self._icon = icon
        self._fact = Label("", "heading", "accent", name=f"{name}.fact")
        self._then = Label("", "heading", "accent", bold=False, name=f"{name}.then")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._column.addWidget(self._fact)
        self._column.addWidget(self._then)
        self._column.addStretch(1)
        self._stand()

    def say(self, fact: str, then: str) -> None:
        """Word it."""
        self._fact.setText(fact)
        self._then.setText(then)

    def _stand(self) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._column.setContentsMargins(20 if rtl else 66, 8, 66 if rtl else 20, 8)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._stand()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        painter = QPainter(self)
        area = QRectF(20, (self.height() - 28) / 2, 28, 28)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = painting.mirrored(area, QRectF(self.rect()), rtl=rtl)
        icons.paint(painter, self._icon, area, theme.colour("accent"), rtl=rtl)
        painter.end()


class PinSide(QWidget):
    """Boxes, keypad, one sentence below the boxes, and whom to ask. Keeps no PIN after `filled`."""

    filled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._context: Context | None = None
        self._left = 0
        self._hint = ""
        self.asked = False
        self.title = Label("", "heading", name="sign_in.asks")
        self.boxes = LargePin("", name="sign_in.pin")
        self.below = Label("", "small", "soft", name="sign_in.below")
        self.below.setMinimumHeight(20)
        self.pad = OpenPad("", "", name="sign_in.pad")
        self.help_title = Label("", "strong", name="sign_in.forgotten")
        self.help_words = Label("", "small", "soft", name="sign_in.help_words")
        self.help = Button("", "secondary", size="small", name="sign_in.help")
        self.by_code = Button("", "quiet", size="small", name="sign_in.by_code")
        self.recovery = RecoverySide()
        self._second = QTimer(self)
        self._second.timeout.connect(self._one_second_less)
        self._build()
        self.boxes.filled.connect(self.filled)
        self.boxes.changed.connect(self._on_changed)
        self.pad.digit.connect(self.boxes.type)
        self.pad.deleted.connect(self.boxes.delete)
        self.pad.done.connect(self._on_done)
        self.by_code.pressed_open.connect(self._ask_code)
        self.recovery.left.connect(self.shut_code)
        self.recovery.hide()
        self.by_code.hide()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        rule = Frame("rule")
        parts: tuple[tuple[QWidget, int], ...] = (
            (self.title, 12), (self.boxes, 8), (self.below, 16), (self.pad, 0),
            (self.recovery, 20), (rule, 16), (self.help_title, 2), (self.help_words, 8),
        )  # fmt: skip
        for part, after in parts:
            self._column.addWidget(part)
            self._column.addSpacing(after)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.help)
        ways.addWidget(self.by_code)
        ways.addStretch(1)
        self._column.addLayout(ways)
        self._column.addStretch(1)

    def retext(self, context: Context) -> None:
        """Word it in the window's language."""
        t = context.t
        self._context = context
        self.boxes.setAccessibleName(t("PIN of six digits"))
        self.pad.delete_key.setAccessibleName(t("Delete"))
        self.pad.done_key.setAccessibleName(t("Sign in"))
        self.help_title.setText(t("PIN forgotten or closed?"))
        self.help_words.setText(
            t("A colleague who is signed in, the owner, or the recovery code opens it.")
        )
        self.by_code.set_words(t("Use the recovery code"))
        self.recovery.retext(context)
        self.help.set_words(t("Ask for help"))
        self._on_changed(self.boxes.text())

    def _ask_code(self) -> None:
        self.pad.hide()
        self.by_code.hide()
        self.recovery.show()
        self.recovery.begin()

    def shut_code(self) -> None:
        """The keypad again; the code is on no screen."""
        self.recovery.code.wipe()
        self.recovery.hide()
        self.pad.show()

    def fit(self, *, low: bool) -> None:
        """Lower keys where the window is low."""
        self.pad.set_height(48 if low else 54)

    def take_focus(self) -> None:
        """The keys of the keyboard go into the boxes."""
        self.boxes.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, asks: str, hint: str) -> None:
        """What is asked; a wait that is under way stays said."""
        self.title.setText(asks)
        self._hint = hint
        if not self._left:
            self.boxes.set_locked(False)
            if self.below.property("tone") != "wrong":
                self._below(hint, "soft")

    def forget(self) -> None:
        """Nothing typed, nothing said, nothing waited for."""
        self.shut_code()
        self.by_code.hide()
        self._stop()
        self.boxes.set_locked(False)
        self.boxes.clear()
        self.boxes.set_wrong(False)
        self._below(self._hint, "soft")

    def set_busy(self, words: str | None) -> None:
        """The digits are on their way: nothing of them stays on the screen, and none are taken."""
        self.asked = words is not None
        if self.asked:
            self.boxes.clear()

    def refuse(self, sentence: str, *, locked: bool = False) -> None:
        """Say why not; locked boxes take no digits, and the recovery code opens them."""
        self.by_code.setVisible(locked and self.recovery.isHidden())
        self._stop()
        self.boxes.set_locked(False)
        self.boxes.clear()
        self.boxes.set_wrong(not locked)
        self.boxes.set_locked(locked)
        self._below(sentence, "danger")
        self._close_done()
        self.take_focus()

    def advise(self, sentence: str) -> None:
        """Say whom to ask."""
        self.help_words.setText(sentence)

    def wait(self, seconds: int, context: Context) -> None:
        """Take no digits for so long, and say how long it still is."""
        self._context, self._left = context, seconds
        self.boxes.set_locked(False)
        self.boxes.clear()
        self.boxes.set_locked(True)
        self._say_wait()
        self._second.start(SECOND_MS)

    def _one_second_less(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say_wait()
            return
        self.forget()
        self.take_focus()

    def _say_wait(self) -> None:
        if self._context is not None:
            minutes, seconds = divmod(self._left, 60)
            left = words.island(f"{minutes}:{seconds:02d}")
            said = self._context.t(
                "This PIN does not fit. The next try opens in {time}.", time=left
            )
            self._below(said, "danger")
            self._close_done()

    def _stop(self) -> None:
        self._left = 0
        self._second.stop()

    def _below(self, sentence: str, colour: str) -> None:
        self.below.setProperty("tone", "wrong" if colour == "danger" else "")
        self.below.set_look(colour=colour)
        self.below.setText(sentence)

    def _on_changed(self, typed: str) -> None:
        if typed and self.below.property("tone") == "wrong":
            self._below(self._hint, "soft")
        self._close_done()

    def _close_done(self) -> None:
        if self._context is not None:
            missing = self.boxes.left() or self._left
            self.pad.done_key.set_closed(self._context.t("Six digits first.") if missing else None)

    def _on_done(self) -> None:
        if not self.boxes.left():
            self.filled.emit(self.boxes.text())
