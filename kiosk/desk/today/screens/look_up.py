"""Finding a pick-up without its code: a field on Today, and below it what fits, with no more than is needed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import CaseId, PickupId
from kiosk.front_office.queue.rules import CaseState
from kiosk.lobby.pickup import texts as pickup_texts
from kiosk.lobby.pickup.rules import Found
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import Panel
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, restyles, theme_of

FEWEST, MOST, WIDE, FIELD = 2, 8, 420, 250
PAUSE_MS = 150
"""So long nobody types before it is asked."""


class LookUp(QWidget):
    """`asked` carries what was typed, `opened` the pick-up that was chosen, `opened_case` one on hold. Esc
    closes the list."""

    asked = Signal(str)
    opened = Signal(object)
    opened_case = Signal(object)
    down = Signal()
    """The list is not open: down from the field lead the cards."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._held: dict[str, CaseId] = {}
        self.field = Field("", "text", name="today.look_up")
        self.field.edit.setMaxLength(80)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.panel = Panel("", name="today.found")
        self.panel.setParent(page)
        self.rows = RowList(name="today.found.rows")
        self.rows.set_fit("at_most")
        self.nothing = Label("", "body", "soft", name="today.found.nothing")
        self.nothing.setContentsMargins(14, 10, 14, 10)
        self.panel.fill(self.rows)
        self.panel.add(self.nothing)
        self.panel.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(lambda: self.asked.emit(self.field.text()))
        self.field.changed.connect(self._on_typed)
        self.field.entered.connect(self._open_first)
        self.rows.opened.connect(self._open)
        self.rows.clicked.connect(lambda index: self._open(self.rows.facts[index.row()].key))
        for part in (self.field.edit, self.rows):
            part.installEventFilter(self)
        self.on_theme(theme_of(self))

    def on_theme(self, theme: Theme) -> None:
        """As wide as its own words, at any text size."""
        self.setFixedWidth(round(FIELD * theme.scale))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)

    def retext(self) -> None:
        """Word it."""
        t = self._context.t
        self.field.set_texts("", "", t("Find a name, order or number"))
        self.rows.setAccessibleName(t("What was found"))
        self.nothing.setText(t("No pick-up has this name or number."))

    def show_found(self, found: tuple[Found, ...]) -> None:
        """Show what fits to what stands in the field."""
        if len(self.field.text()) < FEWEST:
            self.shut()
            return
        self._held = {
            str(each.pickup): each.case.id
            for each in found
            if each.case is not None and each.case.state is CaseState.HELD
        }
        self.rows.set_rows([self._row(each) for each in found[:MOST]], choose="")
        self.rows.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.panel.show()
        self._place()

    def shut(self) -> None:
        """Show nothing."""
        self.panel.hide()

    def wipe(self) -> None:
        """Forget what was typed: the next customer is somebody else."""
        self._pause.stop()
        self.field.wipe()
        self.shut()

    def _row(self, found: Found) -> RowFacts:
        t, language = self._context.t, self._context.language
        phone = f"\u2022\u2022\u2022 {found.phone_end}" if found.phone_end else ""
        second = words.joined((found.city, words.island(phone) if phone else ""), language)
        trailing, lead = pickup_texts.state(found.state, language), ""
        if found.case is not None and found.case.state is CaseState.HELD:
            trailing, lead = t("On hold"), found.case.word
        return RowFacts(
            str(found.pickup), found.customer, number=found.order_number.lstrip("#"), lead=lead,
            second=second or t("no address"), trailing=trailing,
        )  # fmt: skip

    def _on_typed(self, typed: str) -> None:
        if len(typed.strip()) < FEWEST:
            self._pause.stop()
            self.shut()
        else:
            self._pause.start(PAUSE_MS)

    def _open_first(self) -> None:
        if self.panel.isVisible() and len(self.rows.facts) == 1:
            self._open(self.rows.facts[0].key)
        elif self.panel.isVisible() and self.rows.facts:
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.asked.emit(self.field.text())

    def _open(self, key: str) -> None:
        case = self._held.get(key)
        self.wipe()
        if case is not None:
            self.opened_case.emit(case)
        else:
            self.opened.emit(PickupId(int(key)))

    def _place(self) -> None:
        wide = min(WIDE, self._page.width())
        at = self.mapTo(self._page, QPoint(0, self.height() + 4))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = at.x() + self.width() - wide if rtl else at.x()
        inside = self.rows.whole_height(wide - 2) if self.rows.facts else 44
        tall = min(inside + 2, self._page.height() - at.y())
        self.panel.setGeometry(max(0, min(x, self._page.width() - wide)), at.y(), wide, tall)
        self.panel.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
                self.shut()
                self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() == Qt.Key.Key_Down and watched is self.field.edit:
                if self.panel.isVisible() and self.rows.facts:
                    self.rows.setFocus(Qt.FocusReason.TabFocusReason)
                else:
                    self.down.emit()
                return True
        return False
