"""A page of fields with the keyboard of the visitor's language below them, or a keypad where digits are asked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import FULL_WIDE, FlowScreen
from kiosk.ui.keyboard import OnScreenKeyboard
from kiosk.ui.keys import Keypad
from kiosk.ui.theme import theme_of, window_of
from kiosk.ui.typed import FieldKind

DIGITS: frozenset[FieldKind] = frozenset({"number", "phone"})


class TypingScreen(FlowScreen):
    """Fill `fields` in the order in which one types; `go_on` is what the last key does."""

    keys_name = "checkin"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.fields: list[Field] = []
        self.letters = OnScreenKeyboard(
            "", context.language, languages=context.languages, name=f"{self.keys_name}.letters"
        )
        self.digits = Keypad("", "", name=f"{self.keys_name}.digits")
        self.digits.hide()
        self._stack = QWidget()
        keys = QVBoxLayout(self._stack)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.addWidget(self.letters)
        keys.addWidget(self.digits)
        self.foot.addWidget(self._stack)
        self.keys.show()
        self.letters.done.connect(self._next)
        self.digits.done.connect(self._next)
        self.digits.digit.connect(self._put)
        self.digits.deleted.connect(self._delete)

    def go_on(self) -> None:
        """The last field is done."""

    def take_field(self, field: Field) -> Field:
        """This page has this field too."""
        self.fields.append(field)
        field.edit.installEventFilter(self)
        field.entered.connect(self._next)
        return field

    def begin_typing(self) -> None:
        """Put the caret into the first field that is there and empty."""
        shown = [each for each in self.fields if not each.isHidden()]
        first = next((each for each in shown if not each.text()), next(iter(shown), None))
        if first is not None:
            first.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose_keys()

    def word_keys(self) -> None:
        """The keys in the visitor's language."""
        t = self.t
        self.letters.setAccessibleName(t("Keyboard"))
        self.letters.set_language(self.context.language)
        self.letters.set_done(t("Go on"))
        self.digits.delete_key.setAccessibleName(t("Delete"))
        self.digits.done_key.setAccessibleName(t("Go on"))

    def show_keys(self, *, there: bool) -> None:
        """With or without keys below."""
        self._stack.setVisible(there)
        self.keys.setVisible(there and not self.wide)

    @property
    def field(self) -> Field | None:
        """The field that has the caret."""
        # The window's own, not the program's: a desk may be the active window.
        at = window_of(self).focusWidget()
        return next((each for each in self.fields if each.edit is at), None)

    def choose_keys(self) -> None:
        """Letters, or digits where only digits are asked."""
        field = self.field
        digits = field is not None and field.edit.kind in DIGITS
        self.letters.setVisible(not digits)
        self.digits.setVisible(digits)
        self.letters.write_to(None if field is None or digits else field.edit)

    @override
    def arrange(self, *, wide: bool, large: bool) -> None:
        place = self.do if wide else self.foot
        place.addWidget(self._stack, 0, Qt.AlignmentFlag.AlignTop)
        cramped = wide and window_of(self).width() < FULL_WIDE * theme_of(self).fit
        self.letters.set_low(low=cramped)
        self.keys.setVisible(not wide and not self._stack.isHidden())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.choose_keys()
        return False

    def _put(self, digit: str) -> None:
        field = self.field
        if field is not None:
            field.edit.put(digit)

    def _delete(self) -> None:
        field = self.field
        if field is not None:
            field.edit.backspace()

    def _next(self) -> None:
        """From this field to the next one, and from the last one on."""
        shown = [each for each in self.fields if not each.isHidden()]
        at = self.field
        place = shown.index(at) if at in shown else len(shown) - 1
        if place + 1 < len(shown):
            shown[place + 1].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_on()
