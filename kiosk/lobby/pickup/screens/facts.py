"""Two facts at the desk: for a customer whose code is not at hand, typed as the customer says them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.records.customers.rules import Fact
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.text import Small

PHONE_PLACES = 4
Facts = tuple[tuple[Fact, str], ...]


class TwoFacts(QWidget):
    """Three fields of which two are enough; `told` says that they can be asked. Nothing is hinted at."""

    told = Signal()
    left = Signal()

    def __init__(self, context: Context, *, name: str = "pickup.facts") -> None:
        super().__init__()
        self._context = context
        self.hint = Small("", name=f"{name}.hint")
        self.fields = {
            Fact.PHONE_LAST_4: Field("", "number", name=f"{name}.phone"),
            Fact.POSTCODE: Field("", "text", name=f"{name}.postcode"),
            Fact.FAMILY_NAME: Field("", "text", name=f"{name}.name"),
        }
        self.fields[Fact.PHONE_LAST_4].edit.setMaxLength(PHONE_PLACES)
        self.check = Button("", "primary", icon="shield-check", name=f"{name}.check")
        self.back = Button("", "quiet", name=f"{name}.back")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.hint, *self.fields.values(), self.check, self.back):
            column.addWidget(part)
        for field in self.fields.values():
            field.changed.connect(lambda _text: self._follow())
            field.entered.connect(self._ask)
        self.check.pressed_open.connect(self._ask)
        self.back.pressed_open.connect(self.left)

    def facts(self) -> Facts:
        """What was typed, in the order of the fields."""
        found = ((fact, field.text().strip()) for fact, field in self.fields.items())
        return tuple((fact, said) for fact, said in found if said)

    def retext(self) -> None:
        """Word it."""
        t = self._context.t
        self.hint.setText(t("Ask for two of these. Say none of them yourself."))
        names = (t("Last 4 digits of the phone"), t("Postcode"), t("Family name"))
        for field, name in zip(self.fields.values(), names, strict=True):
            field.set_texts(name)
        self.check.set_words(t("Check the two facts"))
        self.back.set_words(t("Another way"))
        self._follow()

    def begin(self) -> None:
        """Empty, and ready to type."""
        self.wipe()
        self.retext()
        self.fields[Fact.PHONE_LAST_4].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Keep nothing of the customer."""
        for field in self.fields.values():
            field.wipe()

    def _follow(self) -> None:
        enough = len(self.facts()) >= 2
        self.check.set_closed(None if enough else self._context.t("Two of the three first."))

    def _ask(self) -> None:
        if not self.check.closed:
            self.told.emit()
