"""The first run's last pages: the owner with a PIN typed twice, and the recovery code shown once."""

from __future__ import annotations

import secrets
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from kiosk.desk.administration.rules import Draft
from kiosk.desk.administration.screens.faces import LargePin
from kiosk.desk.administration.screens.setup_pages import SetupPage
from kiosk.records.staff import rules as staff
from kiosk.records.staff import texts as staff_texts
from kiosk.records.staff.rules import StaffRefusal
from kiosk.ui.choices import CheckRow
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.frames import Frame
from kiosk.ui.notices import NoticeBar
from kiosk.ui.text import Label, island

PIN_WIDE, COLUMNS, ASKED = 386, 4, 2


class OwnerPage(SetupPage):
    """Who owns the business, and the PIN that proves it. The PIN is in no draft."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.named = Field("", check=self._named, name="setup.owner")
        self.pin_words = Label("", "label", name="setup.pin_words")
        self.pin = LargePin("", name="setup.pin")
        self.again_words = Label("", "label", name="setup.again_words")
        self.again = LargePin("", name="setup.again")
        self.below = Label("", "small", "soft", name="setup.pin_below")
        self.add(self.named, 24)
        self.add(self.pin_words, 8)
        self.add(self.pin)
        self.add(self.again_words, 8)
        self.add(self.again, 8)
        self.add(self.below, 0)
        self.column.addStretch(1)
        for boxes in (self.pin, self.again):
            boxes.setFixedWidth(PIN_WIDE)
        self.named.changed.connect(lambda _text: self.changed.emit())
        self.pin.filled.connect(self._on_pin)
        self.pin.changed.connect(self._calm)
        self.again.changed.connect(self._calm)

    def _named(self, typed: str) -> str | None:
        return None if typed else self.context.t("A name is missing. Write one.")

    def _on_pin(self, pin: str) -> None:
        if self._too_plain(pin):
            return
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _too_plain(self, pin: str) -> bool:
        plain = staff.guessable(pin)
        if plain:
            self._wrong(self.pin, self.context.t(staff_texts.REFUSALS[StaffRefusal.PIN_GUESSABLE]))
        return plain

    def _wrong(self, boxes: LargePin, sentence: str) -> None:
        boxes.clear()
        boxes.set_wrong(True)
        self.below.set_look(colour="danger")
        self.below.setText(sentence)
        boxes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _calm(self, typed: str) -> None:
        if typed:
            self.below.set_look(colour="soft")
            self.below.setText(self.context.t("Six digits, without a pattern or a date."))

    @override
    def head(self) -> tuple[str, str]:
        t = self.context.t
        return t("Who owns the business?"), t("You may do and teach everything from the start.")

    @override
    def fill(self, draft: Draft) -> None:
        self.named.set_text(draft.owner)

    @override
    def taken(self, draft: Draft) -> Draft:
        return replace(draft, owner=self.named.text())

    def chosen_pin(self) -> str:
        """The PIN, once `valid` has said yes."""
        return self.pin.text()

    def forget(self) -> None:
        """Keep no digit."""
        for boxes in (self.pin, self.again):
            boxes.clear()

    @override
    def valid(self) -> bool:
        named = self.named.valid()
        if self.pin.left():
            self._wrong(self.pin, self.context.t(staff_texts.REFUSALS[StaffRefusal.PIN_SHAPE]))
            return False
        if self._too_plain(self.pin.text()):
            return False
        if self.pin.text() != self.again.text():
            self._wrong(self.again, self.context.t("The two are not the same. Type it once more."))
            return False
        return named

    @override
    def retext(self) -> None:
        t = self.context.t
        self.named.set_texts(t("Your name"))
        self.pin_words.setText(t("Your PIN"))
        self.again_words.setText(t("The same PIN once more"))
        self.pin.setAccessibleName(t("PIN of six digits"))
        self.again.setAccessibleName(t("The same PIN once more"))
        self.below.setText(t("Six digits, without a pattern or a date."))


class RecoveryPage(SetupPage):
    """The code that opens the business when this PC is lost; typing two groups proves that it is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._groups: tuple[str, ...] = ()
        self._asks: tuple[int, ...] = ()
        self.card = Frame("card", name="setup.code")
        self.card.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a code, in every language
        self._grid = QGridLayout(self.card)
        self._grid.setContentsMargins(24, 20, 24, 20)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(12)
        self.warning = NoticeBar("", kind="waiting", icon="shield-alert", name="setup.warning")
        self.written = CheckRow("", name="setup.written")
        self.first = Field("", check=lambda typed: self._fits(0, typed), name="setup.group_a")
        self.second = Field("", check=lambda typed: self._fits(1, typed), name="setup.group_b")
        self.add(self.card)
        self.add(self.warning)
        self.add(self.written, 20)
        self.groups = QWidget()
        both = self.beside(self.first, self.second)
        both.setContentsMargins(0, 0, 0, 0)
        self.groups.setLayout(both)
        self.written.setMinimumHeight(44)
        self.add(self.groups, 0)
        self.column.addStretch(1)
        self.groups.hide()
        self.written.clicked.connect(self._on_written)
        for field in (self.first, self.second):
            field.changed.connect(lambda _text: self.changed.emit())

    def show_code(self, code: str) -> None:
        """Show it, once, and choose which two groups will be asked."""
        self._groups = tuple(code.split("-"))
        numbers = list(range(len(self._groups)))
        self._asks = tuple(sorted(secrets.SystemRandom().sample(numbers, ASKED)))
        for number, group in enumerate(self._groups):
            label = Label(island(group), "code", ltr=True, name=f"setup.code.{number + 1}")
            self._grid.addWidget(label, number // COLUMNS, number % COLUMNS)
        self.card.setAccessibleName(" ".join(self._groups))
        self.retext()

    @property
    def asks(self) -> tuple[int, ...]:
        """Which groups must be typed, counted from 0."""
        return self._asks

    def proven(self) -> bool:
        """Whether it is written down and both groups are right; shows nothing."""
        if not self._asks or not self.written.isChecked():
            return False
        return all(
            _plain(field.text()) == self._groups[at]
            for field, at in zip((self.first, self.second), self._asks, strict=True)
        )

    def _on_written(self) -> None:
        self.groups.setVisible(self.written.isChecked())
        if self.written.isChecked():
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _fits(self, field: int, typed: str) -> str | None:
        if self._asks and _plain(typed) == self._groups[self._asks[field]]:
            return None
        return self.context.t("This is not what stands there. Look once more.")

    @override
    def head(self) -> tuple[str, str]:
        t = self.context.t
        return t("Write this code down"), t("It is shown now and never again.")

    @override
    def valid(self) -> bool:
        if not self.written.isChecked():
            return False
        return all([self.first.valid(), self.second.valid()])

    @override
    def retext(self) -> None:
        t = self.context.t
        fact = t("Without it nobody opens your records when this PC is lost.")
        self.warning.say(fact, t("Keep it away from this PC."), "waiting", icon="shield-alert")
        self.written.set_texts(t("I have written it down"))
        numbers = [at + 1 for at in self._asks] or [1, 2]
        for field, number in zip((self.first, self.second), numbers, strict=True):
            field.set_texts(t("Type group {number}", number=number))


def _plain(typed: str) -> str:
    swapped = str.maketrans({"I": "1", "L": "1", "O": "0"})
    return "".join(sign for sign in typed.upper().translate(swapped) if sign.isalnum())
