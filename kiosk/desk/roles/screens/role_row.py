"""One role in the panel: its arch, its name with how much waits, who is away, and the one thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.desk.roles import texts
from kiosk.desk.roles.rules import Place, RoleCard
from kiosk.desk.roles.screens.signs import RoleArch
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.text import Label
from kiosk.ui.wrapping import Wrapping


class RoleRow(QWidget):
    """A role as it stands in a group; `open_` where its form stands below."""

    take = Signal(object)
    ask = Signal(object)
    hand_back = Signal(object)
    take_back = Signal(object)
    note = Signal(object)
    renew = Signal(object)
    fold = Signal()

    def __init__(self, card: RoleCard, context: Context, *, open_: bool = False) -> None:
        super().__init__()
        self.card, self._context = card, context
        name = f"roles.{card.role}"
        self.setObjectName(name)
        words = QVBoxLayout()
        words.setSpacing(1)
        title = Label(texts.role(card.role, context.language), "strong", name=f"{name}.title")
        chips = [chip] if (chip := self._chip()) is not None else []
        words.addWidget(Wrapping([title, *chips]) if chips else title)
        second = texts.second(card, context.language, context.zone)
        self.second = Label(second, "small", "soft", name=f"{name}.second")
        words.addWidget(self.second)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(RoleArch(card.role, card.place, filled=open_), 0, top)
        row.addLayout(words, 1)
        self._keys = QVBoxLayout()
        self._keys.setSpacing(6)
        row.addLayout(self._keys)
        self._add_keys(open_)
        self._keys.addStretch(1)
        self.setAccessibleName(f"{title.text()}. {second}")

    def _chip(self) -> Chip | None:
        card, language = self.card, self._context.language
        if card.place is Place.NOT_YET:
            return None
        if card.place is Place.BESIDE:
            return Chip(self._context.t("with help"), "supervised")
        said = texts.waiting(card, language)
        if not card.waiting:
            return Chip(said, "count", icon="check")
        return Chip(said, "waiting", icon="users" if card.first else "clock")

    def _add_keys(self, open_: bool) -> None:
        t, card = self._context.t, self.card
        name = f"roles.{card.role}"
        if open_:
            fold = Button("", "plain", icon="chevron-up", size="small", name=f"{name}.fold")
            fold.setAccessibleName(t("Close"))
            fold.pressed_open.connect(self.fold)
            self._keys.addWidget(fold)
            return
        if card.place is Place.MAY_TAKE or card.place is Place.BESIDE:
            kind = "cover" if card.waiting and card.place is Place.MAY_TAKE else "secondary"
            self._key(t("Take"), kind, f"{name}.take", self.take)
        if card.place is Place.BESIDE and card.helper_id is not None:
            first = card.helper.split(" ")[0]
            self._key(t("Ask {name}", name=first), "secondary", f"{name}.ask", self.ask)
        if card.place is Place.COVERED:
            if card.ending:
                self._key(t("Go on covering"), "cover", f"{name}.renew", self.renew)
            self._key(t("Hand back"), "secondary", f"{name}.hand_back", self.hand_back)
            self._key(t("Note"), "quiet", f"{name}.note", self.note)
        if card.place is Place.OWN and card.session is not None and not card.ending:
            self._key(t("Take back"), "cover", f"{name}.take_back", self.take_back)

    def _key(self, words: str, kind: str, name: str, said: SignalInstance) -> None:
        key = Button(words, kind, size="small", name=name)  # type: ignore[arg-type]
        key.pressed_open.connect(lambda: said.emit(self.card))
        self._keys.addWidget(key)
