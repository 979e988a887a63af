"""Somebody else collects: one link, then a name typed with the on-screen keyboard, or why it cannot be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.keyboard import OnScreenKeyboard
from kiosk.ui.notices import NoticeBar
from kiosk.ui.remarks import Remark


class Collector(QWidget):
    """Closed: nobody else. Open: the field, and the keyboard at the foot of the page.

    Where nobody else may collect what is ticked, it says so before anything is named or signed, and
    whom to call.
    """

    changed = Signal()
    typing = Signal(bool)
    calls = Signal()

    def __init__(self, context: Context, keys: QFrame, foot: QVBoxLayout) -> None:
        super().__init__()
        self._context, self._keys = context, keys
        self._open = self._typing = False
        self._why_not = ""
        self.link = Button("", "quiet", icon="users", name="pickup.collector.open")
        self.field = Field("", "text", name="pickup.collector")
        self.remark = Remark("", "pen-line", name="pickup.collector.remark")
        self.who = NoticeBar("", kind="supervised", icon="users", name="pickup.collector.who")
        self.keyboard = OnScreenKeyboard(
            "", context.language, languages=context.languages, name="pickup.collector.keyboard"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.field, self.remark, self.link):
            column.addWidget(part)
        foot.addWidget(self.keyboard)
        self.keyboard.write_to(self.field.edit)
        self.link.pressed_open.connect(self._toggle)
        self.field.changed.connect(self._on_changed)
        self.keyboard.done.connect(self._typed)
        self.field.entered.connect(self._typed)
        self.who.pressed_open.connect(self.calls)
        self._show()

    def name(self) -> str:
        """Who collects in the customer's place; empty: the customer."""
        return self.field.text() if self._open and not self._why_not else ""

    @property
    def stopped(self) -> bool:
        """Whether somebody else is to collect who may not."""
        return self._open and bool(self._why_not)

    def allow(self, why_not: str) -> None:
        """Nobody else may collect what is ticked, for this reason; empty: somebody may."""
        if why_not == self._why_not:
            return
        self._why_not = why_not
        if why_not and self._typing:
            self._typing = False
            self.typing.emit(self._typing)
        if not why_not and self._open and not self.field.text():
            self._open = False
        self.retext()

    @property
    def is_typing(self) -> bool:
        """Whether a name is being typed now."""
        return self._typing

    def retext(self) -> None:
        """The words in the visitor's language."""
        t = self._context.t
        self.field.set_texts(t("Who collects in your place?"), t("First name and family name"))
        self.remark.setText(t("That person signs for it. The receipt goes to you."))
        self.keyboard.set_done(t("Done"))
        self.keyboard.setAccessibleName(t("Keyboard"))
        if self.keyboard.language != self._context.language and not self.field.text():
            self.keyboard.set_language(self._context.language)
        shut = t("Somebody else collects: name that person")
        self.link.set_words(t("I collect it myself") if self._open else shut)
        if self._why_not:
            then, call = t("At the desk we do that together."), t("Call somebody")
            self.who.say(self._why_not, then, "blocked", icon="users", action=call)
        else:
            fact = t("{name} collects it and signs.", name=self.name())
            self.who.say(fact, t("The receipt goes to you."), "supervised", icon="users")
        self._show()

    def wipe(self) -> None:
        """Nothing is left for the next visitor."""
        self.field.wipe()

    def _toggle(self) -> None:
        self._open = not self._open
        self._typing = self._open and not self._why_not
        if not self._open:
            self.field.wipe()
        self.retext()
        self.typing.emit(self._typing)
        if self._typing:
            self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show(self) -> None:
        self.field.setVisible(self._typing)
        self.remark.setVisible(self._typing)
        self.who.setVisible(self._open and not self._typing)
        self._keys.setVisible(self._typing)

    def _typed(self) -> None:
        if not self.field.text():
            self._toggle()
            return
        self._typing = False
        self.retext()
        self.typing.emit(self._typing)

    def _on_changed(self, _text: str) -> None:
        self.changed.emit()
