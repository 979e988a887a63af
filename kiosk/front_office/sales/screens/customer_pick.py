"""Adding a customer to a sale: nobody needs one, but store credit and a sent receipt do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.ids import CustomerId
from kiosk.records.customers.rules import Found
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.notices import Link
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.text import Label

SIDE, SHOWN = 14, 5


class CustomerHead(QWidget):
    """The head of the basket: no customer needed, or whose it is."""

    wanted = Signal()
    dropped = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context = context
        self._has = False
        self.title = Label("", "strong", name=f"{name}.title")
        self.who = Label("", "small", align=Qt.AlignmentFlag.AlignTrailing, name=f"{name}.customer")
        self.link = Link("", role="small", name=f"{name}.add_customer")
        self.link.pressed_open.connect(self._pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 6, SIDE, 6)
        row.addWidget(self.title)
        row.addWidget(self.who, 1)
        row.addWidget(self.link)

    def show_customer(self, name: str) -> None:
        """Whose sale it is; nobody's with an empty name."""
        t = self._context.t
        self._has = bool(name)
        self.title.setText(t("Basket"))
        self.who.setText(name or t("no customer needed"))
        self.link.set_words(t("Remove") if name else t("Add one"))

    def _pressed(self) -> None:
        (self.dropped if self._has else self.wanted).emit()


class CustomerPick(QWidget):
    """A field and the five best cards."""

    asked = Signal(str)
    chosen = Signal(object)

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context = context
        self._found: dict[str, Found] = {}
        self.field = Field("", name=f"{name}.search_customer")
        self.field.changed.connect(self._changed)
        self.rows = RowList(name=f"{name}.customers")
        self.rows.chosen.connect(self._pressed)
        self.none = Label("", "small", name=f"{name}.no_customer")
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 8, SIDE, 8)
        column.addWidget(self.field)
        column.addWidget(self.none)
        column.addWidget(self.rows, 1)

    def retext(self) -> None:
        """Word it in the window's language."""
        self.field.set_texts(self._context.t("Name, phone or e-mail of the customer"))

    def begin(self) -> None:
        """Start with nothing."""
        self.field.wipe()
        self.show_found(())
        self.none.hide()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show the cards that fit."""
        self._found = {str(each.id): each for each in found[:SHOWN]}
        self.rows.set_rows(
            [RowFacts(key, each.name, second=each.city) for key, each in self._found.items()]
        )
        self.none.setText(self._context.t("Nobody is called that. Try fewer letters."))
        self.none.setVisible(not found and bool(self.field.text()))

    def _changed(self, text: str) -> None:
        if text.strip():
            self.asked.emit(text)
        else:
            self.show_found(())

    def _pressed(self, key: str) -> None:
        found = self._found.get(key)
        if found is not None:
            self.chosen.emit((CustomerId(found.id), found.name))
