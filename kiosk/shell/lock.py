"""The cover of a desk that nobody touches: who is signed in stays so, their PIN or badge uncovers it."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.shell.rail import initials
from kiosk.ui.arches import Arches, Logo
from kiosk.ui.boxes import PinBoxes
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Avatar
from kiosk.ui.context import Context, Signed
from kiosk.ui.keys import Keypad
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme

Answered = Callable[[str | None], None]
"""Told how it went: None opens, a sentence says why not."""
Unlock = Callable[[str, Answered], None]
"""Handed in by `app`: checks a PIN on its worker and answers on the window's thread."""

BRAND_WIDE, PAD_WIDE = 0.36, 386


class LockCover(QWidget):
    """Covers the whole desk. Made when it is needed, destroyed when it is opened: it keeps no PIN."""

    opened = Signal()
    somebody_else = Signal()

    def __init__(
        self,
        window: QWidget,
        context: Context,
        signed: Signed,
        unlock: Unlock | None,
        *,
        badge: bool = False,
    ) -> None:
        super().__init__(window)
        self._context, self._signed, self._unlock = context, signed, unlock
        self._badge = badge
        self._asked = False
        self.setObjectName("lock")
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = self._brand_side()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._brand)
        row.addStretch(1)
        row.addLayout(self._answer_side())
        row.addStretch(1)

    def _brand_side(self) -> QWidget:
        t = self._context.t
        side = QWidget()
        side.setProperty("kind", "brand")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Logo(42))
        head.addWidget(Label(self._context.business_name, "heading", "on_brand"), 1)
        column = QVBoxLayout(side)
        column.setContentsMargins(48, 42, 48, 0)
        column.addLayout(head)
        column.addStretch(1)
        column.addWidget(Label(t("This desk is covered."), "figure", "on_brand", name="lock.title"))
        column.addSpacing(12)
        words = t("Nothing is lost. It goes on where you stopped.")
        column.addWidget(Label(words, "heading", "on_brand_soft", bold=False))
        column.addStretch(2)
        column.addWidget(Arches(4, 1, height=300))
        return side

    def _answer_side(self) -> QVBoxLayout:
        t, name = self._context.t, self._signed.name
        first = name.split()[0] if name.split() else name
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(1)
        face = QHBoxLayout()
        face.setSpacing(12)
        face.addWidget(Avatar(initials(name), "own", person=name, size=40))
        face.addWidget(Label(name, "heading", name="lock.name"), 1)
        column.addLayout(face)
        column.addSpacing(12)
        self.pin = PinBoxes(t("PIN of six digits"), name="lock.pin")
        self.pad = Keypad(t("Delete"), t("Uncover"), name="lock.pad")
        self.wrong = Label("", "body", "danger", name="lock.wrong")
        self.leave = Button(t("Somebody else"), icon="users", name="lock.somebody_else")
        self.go_on = Button(t("Go on"), "primary", name="lock.go_on")
        if self._unlock is not None:
            column.addWidget(Label(t("{name}, your PIN", name=first), "heading", name="lock.asks"))
            if self._badge:
                badge = t("Or hold your badge to the reader.")
                column.addWidget(Label(badge, "body", "soft", name="lock.badge"))
            for place in (self.pin, self.wrong, self.pad):
                column.addWidget(place)
        else:
            column.addWidget(self.go_on)
        # Whatever is not in the layout still belongs to this cover and goes with it.
        parts: tuple[QWidget, ...] = (self.pin, self.wrong, self.pad, self.go_on)
        for part in parts:
            part.setParent(self)
            part.setVisible((part is self.go_on) == (self._unlock is None))
        column.addSpacing(12)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self._connect()
        return column

    def _connect(self) -> None:
        self.pad.setFixedWidth(PAD_WIDE)
        self.pad.digit.connect(self.pin.type)
        self.pad.deleted.connect(self.pin.delete)
        self.pad.done.connect(self._on_done)
        self.pin.filled.connect(self.try_pin)
        self.go_on.pressed_open.connect(self.opened)
        self.leave.pressed_open.connect(self.somebody_else)

    def on_theme(self, _theme: Theme) -> None:
        """The brand's share of the window."""
        self.fill_window()

    def fill_window(self) -> None:
        """Stand over everything, the brand at the leading side."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
            self._brand.setFixedWidth(round(window.width() * BRAND_WIDE))

    def take_focus(self) -> None:
        """The keys of the keyboard go into the PIN."""
        target: QWidget = self.pin if self._unlock is not None else self.go_on
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_pin(self, pin: str) -> None:
        """Ask whether this PIN opens; one question at a time."""
        if self._unlock is None or self._asked:
            return
        self._asked = True
        self.pin.clear()
        self.wrong.setText("")
        self._unlock(pin, self.answered)

    def answered(self, why_not: str | None) -> None:
        """Open, or say why not and take another PIN."""
        if not shiboken6.isValid(self):
            return  # the answer came after somebody else had signed in
        self._asked = False
        if why_not is None:
            self.opened.emit()
            return
        self.pin.set_wrong(True)
        self.wrong.setText(why_not)
        self.take_focus()

    def _on_done(self) -> None:
        if self.pin.left() == 0:
            self.try_pin(self.pin.text())
