"""What the person box offers: who is here, a colleague at this desk, its look, cover the screen, or sign out."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context, Signed
from kiosk.ui.flow import empty
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.text import Label
from kiosk.ui.theme import window_of

WIDTH = 440
SCHEMES = ("light", "dark", "high_contrast")
SCALES = ("90", "100", "115", "130")
"""Percent of the text."""

Here = Callable[[Callable[[Sequence[Signed]], None]], None]
"""Handed in by `app`: tells who is signed in at this desk, on the window's thread."""


class PersonMenu(QFrame):
    """A small frame above the person box; Esc closes it."""

    cover = Signal()
    presence = Signal()
    switch = Signal(object)
    """A colleague who is signed in here too (`PersonId`), or somebody else (None)."""
    sign_out = Signal()
    look = Signal(str, float)

    def __init__(self, window: QWidget, context: Context) -> None:
        super().__init__(window)
        self._context = context
        self._box: QWidget | None = None
        self.setObjectName("person")
        self.setProperty("kind", "popover")
        self.cover_button = Button("", icon="eye-off", name="person.cover")
        self.sign_out_button = Button("", icon="log-out", name="person.sign_out")
        self.cover_button.pressed_open.connect(self._on_cover)
        self.sign_out_button.pressed_open.connect(self._on_sign_out)
        self.presence_button = Button("", icon="door-open", name="person.presence")
        self.presence_button.pressed_open.connect(self._on_presence)
        self.switch_head = Label("", "strong", name="person.switch_head")
        self.switch_words = Label("", "small", "soft", name="person.switch_words")
        self.other_button = Button("", icon="log-in", name="person.other")
        self.other_button.pressed_open.connect(functools.partial(self._on_switch, None))
        self._colleagues = QVBoxLayout()
        self._colleagues.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.presence_button)
        column.addSpacing(4)
        column.addWidget(self.switch_head)
        column.addWidget(self.switch_words)
        column.addLayout(self._colleagues)
        column.addWidget(self.other_button)
        column.addSpacing(4)
        self._look_head = Label("", "strong", name="person.look_head")
        self.scheme = SegmentedChoice([(each, "") for each in SCHEMES], "light", name="person.look")
        self._size_head = Label("", "strong", name="person.size_head")
        self.size_choice = SegmentedChoice(
            [(each, "") for each in SCALES], "100", name="person.size"
        )
        for part in (self._look_head, self.scheme, self._size_head, self.size_choice):
            column.addWidget(part)
        self.scheme.chosen.connect(self._on_look)
        self.size_choice.chosen.connect(self._on_look)
        column.addWidget(self.cover_button)
        column.addWidget(self.sign_out_button)
        self.hide()

    def retext(self) -> None:
        """The words in the desk's language."""
        t = self._context.t
        self.presence_button.set_words(t("Who is here"))
        self.switch_head.setText(t("At this desk"))
        self.switch_words.setText(
            t("Hold a badge to the reader, or choose a name. You stay signed in.")
        )
        self.other_button.set_words(t("Somebody else"))
        self._look_head.setText(t("Look"))
        self._size_head.setText(t("Text size"))
        looks = (t("Light"), t("Dark"), t("High contrast"))
        for segment, words in zip(self.scheme.segments, looks, strict=True):
            segment.set_words(words)
        for segment, percent in zip(self.size_choice.segments, SCALES, strict=True):
            segment.set_words(f"{percent}\u00a0%")
        self.scheme.setAccessibleName(t("Look"))
        self.size_choice.setAccessibleName(t("Text size"))
        self.cover_button.set_words(t("Cover the screen"))
        self.sign_out_button.set_words(t("Sign out"))

    def show_here(self, people: Sequence[Signed]) -> None:
        """Who else is signed in at this desk."""
        if self.isHidden():
            return
        me = self._context.signed
        empty(self._colleagues)
        for each in people:
            if isinstance(each.by, Person) and (me is None or each.by != me.by):
                name = f"person.switch.{each.by.id}"
                button = Button(each.name, icon="user-check", name=name)
                button.pressed_open.connect(functools.partial(self._on_switch, each.by.id))
                self._colleagues.addWidget(button)
                button.show()
        self._place()

    def show_look(self, scheme: str, scale: float) -> None:
        """What is chosen now."""
        self.scheme.set_value(scheme)
        self.size_choice.set_value(str(round(scale * 100)))
        if not self.isHidden():
            self._place()

    def open_at(self, box: QWidget) -> None:
        """Open above `box`, or close when it is open."""
        if not self.isHidden():
            self.shut()
            return
        self._box = box
        self._place()
        empty(self._colleagues)
        self.show()
        self.raise_()
        self.cover_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        if self._box is None:
            return
        window, box = window_of(self), self._box
        corner = box.mapTo(window, QPoint(0, 0))
        wide = min(window.width() - 16, max(WIDTH, self.minimumSizeHint().width()))
        layout = self.layout()
        height = layout.totalHeightForWidth(wide) if layout is not None else 0
        height = max(height, self.sizeHint().height())
        left = min(corner.x(), window.width() - wide - 8)
        self.setGeometry(max(8, left), max(8, corner.y() - height - 8), wide, height)

    def _on_look(self, _value: str) -> None:
        scheme, size = self.scheme.value(), self.size_choice.value()
        self.look.emit(scheme or "light", int(size or "100") / 100)
        # The window has its new sizes: stay at the box.
        self._place()

    def shut(self) -> None:
        """Close; the focus goes back to the box."""
        if not self.isHidden():
            self.hide()
            if self._box is not None and self._box.isVisible():
                self._box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_presence(self) -> None:
        self.hide()
        self.presence.emit()

    def _on_switch(self, person: PersonId | None) -> None:
        self.hide()
        self.switch.emit(person)

    def _on_cover(self) -> None:
        self.hide()
        self.cover.emit()

    def _on_sign_out(self) -> None:
        self.hide()
        self.sign_out.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)
