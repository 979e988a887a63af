"""What one types to be known: the code's boxes or the order's number, and what only the customer knows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.records.customers.rules import Fact
from kiosk.ui.boxes import CodeBoxes
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import empty
from kiosk.ui.notices import Link, NoticeBar
from kiosk.ui.remarks import Remark
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.text import Label, Small

PHONE_PLACES = 4


class CodeEntry(QWidget):
    """Eight boxes; a scanned square takes their place, for its text is nobody's to read."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._square = ""
        self.head = Label("", "label", name="pickup.code.head")
        self.hint = Small("", name="pickup.code.hint")
        self.boxes = CodeBoxes("", name="pickup.code")
        self.read = NoticeBar("", kind="ready", name="pickup.code.read")
        self.read.hide()
        self.another = Link("", name="pickup.code.another")
        self.another.hide()
        heads = QHBoxLayout()
        heads.setSpacing(24)
        heads.addWidget(self.head, 1)
        heads.addWidget(self.hint)
        heads.addWidget(self.another)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(heads)
        column.addWidget(self.boxes)
        column.addWidget(self.read)
        self.boxes.changed.connect(self._on_changed)
        self.another.pressed_open.connect(self.forget)

    def retext(self) -> None:
        """The words in the visitor's language."""
        t = self._context.t
        self.boxes.setAccessibleName(t("Your pick-up code, eight signs"))
        self.hint.setText(t("There is no I, L, O or U in it"))
        self._word()

    def _word(self) -> None:
        t = self._context.t
        scanned = bool(self._square)
        self.head.setText(t("Your code") if scanned else t("Or type it: eight signs"))
        self.boxes.setVisible(not scanned)
        self.hint.setVisible(not scanned)
        self.read.setVisible(scanned)
        self.another.setVisible(scanned)
        self.another.set_words(t("Use another code"))
        if scanned:
            self.read.say(t("Your code was read."), "", "ready", icon="qr-code")

    @property
    def shown(self) -> str:
        """The code typed so far, or what the scanner read of a square."""
        return self._square or self.boxes.text()

    @property
    def left(self) -> int:
        """How many signs are missing."""
        return 0 if self._square else self.boxes.left()

    def take_square(self, square: str) -> None:
        """A square was scanned."""
        self.boxes.clear()
        self._square = square
        self._word()
        self.changed.emit()

    def take_code(self, code: str) -> None:
        """A code was scanned as such."""
        self._square = ""
        self.boxes.set_text(code)
        self._word()
        self.changed.emit()

    def forget(self) -> None:
        """Empty again."""
        self._square = ""
        self.boxes.clear()
        self._word()
        self.changed.emit()

    def wipe(self) -> None:
        """Nothing is left for the next visitor."""
        self._square = ""

    def _on_changed(self, _signs: str) -> None:
        self.changed.emit()


class NumberEntry(QWidget):
    """The number of an order, for who has no code at hand."""

    changed = Signal()
    entered = Signal()
    back = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.head = Label("", "label", name="pickup.number.head")
        self.code = Link("", name="pickup.number.code")
        self.field = Field("", "postcode", name="pickup.number")
        heads = QHBoxLayout()
        heads.setSpacing(24)
        heads.addWidget(self.head, 1)
        heads.addWidget(self.code)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(heads)
        column.addWidget(self.field)
        self.field.changed.connect(self._on_changed)
        self.field.entered.connect(self.entered)
        self.code.pressed_open.connect(self.back)

    def retext(self) -> None:
        """The words in the visitor's language."""
        t = self._context.t
        self.head.setText(t("Your order's number"))
        self.code.set_words(t("I have the code"))
        self.field.set_texts("", "", t("At the top right of your receipt"))
        self.field.edit.setAccessibleName(t("Your order's number"))

    @property
    def shown(self) -> str:
        """The number as typed so far."""
        return self.field.text()

    @property
    def left(self) -> int:
        """How many signs are missing at least."""
        return 0 if self.shown else 1

    def forget(self) -> None:
        """Empty again."""
        self.field.wipe()

    def _on_changed(self, _text: str) -> None:
        self.changed.emit()


class FactEntry(QWidget):
    """One thing that only the customer knows: which one, and what it is."""

    changed = Signal()
    entered = Signal()
    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.fact = Fact.PHONE_LAST_4
        self.head = Label("", "label", name="pickup.fact.head")
        self._choice_place = QVBoxLayout()
        self.choice: SegmentedChoice | None = None
        self._columns = 3
        self._offered = frozenset(Fact)
        self.fields = {
            Fact.PHONE_LAST_4: Field("", "number", name="pickup.fact.phone"),
            Fact.FAMILY_NAME: Field("", "text", name="pickup.fact.name"),
            Fact.POSTCODE: Field("", "postcode", name="pickup.fact.postcode"),
        }
        self.fields[Fact.PHONE_LAST_4].edit.setMaxLength(PHONE_PLACES)
        self.remark = Remark("", "lock", name="pickup.fact.remark")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.head)
        column.addLayout(self._choice_place)
        for fact, field in self.fields.items():
            field.changed.connect(self._on_changed)
            field.entered.connect(self.entered)
            field.setVisible(fact is self.fact)
            column.addWidget(field)
        column.addWidget(self.remark)

    @property
    def field(self) -> Field:
        """The field of the chosen fact."""
        return self.fields[self.fact]

    @property
    def left(self) -> int:
        """How many signs are missing."""
        needed = PHONE_PLACES if self.fact is Fact.PHONE_LAST_4 else 1
        return max(0, needed - len(self.field.text()))

    def set_columns(self, columns: int) -> None:
        """Large words stand below each other."""
        self._columns = columns
        if self.choice is not None:
            self.choice.set_columns(min(columns, len(self._offered)))

    def offer(self, facts: frozenset[Fact]) -> None:
        """Only these count here."""
        self._offered = facts
        if self.fact not in facts:
            self._choose(Fact.PHONE_LAST_4)
        self.retext()

    def retext(self) -> None:
        """The words in the visitor's language."""
        t = self._context.t
        self.head.setText(t("And one thing that only you know"))
        self.remark.setText(t("Nothing about your order is shown before both are there."))
        phone, name, postcode = t("Last 4 of my phone"), t("Family name"), t("Postcode")
        words = {
            Fact.PHONE_LAST_4: (phone, t("4 digits")),
            Fact.FAMILY_NAME: (name, t("As it stands on the order")),
            Fact.POSTCODE: (postcode, t("Of your address")),
        }
        for fact, (label, placeholder) in words.items():
            self.fields[fact].set_texts("", "", placeholder)
            self.fields[fact].edit.setAccessibleName(label)
        answers = [
            (str(fact), label) for fact, (label, _) in words.items() if fact in self._offered
        ]
        empty(self._choice_place)
        columns = min(self._columns, len(answers))
        self.choice = SegmentedChoice(answers, str(self.fact), columns=columns, name="pickup.fact")
        self.choice.chosen.connect(self._on_chosen)
        self._choice_place.addWidget(self.choice)

    def forget(self) -> None:
        """Empty again."""
        for field in self.fields.values():
            field.wipe()

    def _choose(self, chosen: Fact) -> None:
        self.fact = chosen
        for fact, field in self.fields.items():
            field.setVisible(fact is chosen)

    def _on_chosen(self, value: str) -> None:
        self._choose(Fact(value))
        self.chosen.emit()
        self.changed.emit()

    def _on_changed(self, _text: str) -> None:
        self.changed.emit()
