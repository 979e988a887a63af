"""A column of cards under a heading with its count; long ones are built as one scrolls to them."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui.card import LIT_SECONDS, Card, CardFacts
from kiosk.ui.chips import Chip
from kiosk.ui.pane import GUTTER, Pane
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, restyles, theme_of

BUILT_AT_ONCE, BUILT_MORE, NEAR_THE_END = 60, 20, 400
LEAST_WIDTH = 208


class ColumnHead(QWidget):
    """The heading of a column: title, count, and a word at the end."""

    def __init__(self, title: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        part = f"{name}." if name else ""
        self._title = Label(title, "strong", name=f"{part}title")
        self._count = Chip("0", "count", name=f"{part}count")
        self._trailing = Label("", "small", "soft", name=f"{part}trailing")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self._title)
        self._row.addWidget(self._count)
        self._row.addStretch(1)
        self._row.addWidget(self._trailing)
        self.set_sides(2, 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_sides(self, left: int, right: int) -> None:
        """Stand exactly over the cards."""
        self._row.setContentsMargins(left, 0, right, 0)

    def say(self, title: str, count: int | None, trailing: str = "") -> None:
        """Show another title, count and trailing words."""
        self._title.setText(title)
        self._count.setText(str(count) if count is not None else "")
        self._count.setVisible(count is not None)
        self._trailing.setText(trailing)
        self._trailing.setVisible(bool(trailing))


class CardColumn(QWidget):
    """Cards under each other, the most urgent first. Up and down walk them, `sideways` leaves the column."""

    acted = Signal(str)
    opened = Signal(str)
    touched = Signal(str)
    sideways = Signal(int)
    made = Signal(object)

    def __init__(
        self, title: str = "", *, empty: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._words = (title, "", "")
        self._facts: tuple[CardFacts, ...] = ()
        self._cards: dict[str, Card] = {}
        self._shown: list[Card] = []
        self._whole = False
        self._just_now = self._at = ""
        self.head = ColumnHead(title, name=f"{name}.head" if name else "")
        self._empty = Label(empty, "small", "soft", name=f"{name}.empty" if name else "")
        self._empty.setContentsMargins(2, 8, 2, 8)
        self._scroll = Pane(spacing=10, gutter=True)
        self._list = self._scroll.column
        self._list.addWidget(self._empty)
        self._list.addStretch(1)
        self._scroll.verticalScrollBar().valueChanged.connect(self._build_near)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self._scroll, 1)
        self.setMinimumWidth(LEAST_WIDTH)
        self.say(title, empty=empty)

    # ---- what it shows

    def say(self, title: str, trailing: str = "", *, empty: str = "", just_now: str = "") -> None:
        """Word the heading, what stands in an empty column, and the chip of a lit card."""
        self._words = (title, trailing, empty)
        self._just_now = just_now
        self._empty.setText(empty)
        for card in self._cards.values():
            card.set_just_now(just_now)
        self._say_head()

    def _say_head(self) -> None:
        title, trailing, empty = self._words
        self.head.say(title, len(self._facts), trailing)
        self._empty.setVisible(not self._facts and bool(empty))

    def set_cards(self, facts: Sequence[CardFacts]) -> None:
        """Show these cards in this order; one that stays keeps its place in the focus and its light."""
        self._facts = tuple(facts)
        wanted = {fact.key for fact in self._facts}
        for key in [key for key in self._cards if key not in wanted]:
            self._remove(self._cards.pop(key))
        built = max(BUILT_AT_ONCE, len(self._cards))
        self._shown = [self._card(fact) for fact in self._facts[:built]]
        for place, card in enumerate(self._shown):
            if self._list.indexOf(card) != place + 1:
                self._list.removeWidget(card)
                self._list.insertWidget(place + 1, card)
                # A layout shows it only when the loop comes round; the focus may go there before.
                card.show()
        self._rove()
        self._say_head()

    def card(self, key: str) -> Card | None:
        """The card with this key; one far below is built first."""
        if key not in self._cards:
            place = next((n for n, fact in enumerate(self._facts) if fact.key == key), None)
            if place is None:
                return None
            self._build_to(place + 1)
        return self._cards[key]

    def cards(self) -> Iterator[Card]:
        """The cards that are built, from above."""
        return iter(self._shown)

    def light(self, key: str, seconds: float = LIT_SECONDS) -> bool:
        """Light the card with this key and bring it into sight; False when it is not here."""
        card = self.card(key)
        if card is None:
            return False
        card.light(seconds)
        self._scroll.ensureWidgetVisible(card)
        return True

    def take_focus(self, near: int = 0) -> bool:
        """Focus the card nearest to this height of the window; False in an empty column."""
        if not self._shown:
            return False
        origin = self.window()
        nearest = min(
            self._shown,
            key=lambda card: abs(card.mapTo(origin, card.rect().center()).y() - near),
        )
        nearest.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(nearest)
        return True

    def set_whole(self, whole: bool) -> None:
        """Stand at full height in a page that scrolls, in place of scrolling by itself."""
        self._whole = whole
        self._scroll.set_whole(whole)
        self.on_theme(theme_of(self))

    # ---- inside

    def _card(self, fact: CardFacts) -> Card:
        card = self._cards.get(fact.key)
        if card is not None:
            if card.facts != fact:
                card.show_facts(fact)
            return card
        name = f"{self._name}.{fact.key}" if self._name else fact.key
        card = Card(fact, self._just_now, name=name)
        card.acted.connect(self.acted)
        card.opened.connect(self.opened)
        card.touched.connect(self.touched)
        card.moved.connect(self._move)
        card.entered.connect(self._rove)
        self._cards[fact.key] = card
        self.made.emit(card)
        return card

    def _remove(self, card: Card) -> None:
        had_focus = card.hasFocus()
        if card in self._shown:
            place = self._shown.index(card)
            self._shown.remove(card)
            if had_focus and self._shown:
                after = self._shown[min(place, len(self._shown) - 1)]
                after.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.removeWidget(card)
        card.hide()
        card.setParent(None)
        card.deleteLater()

    def _build_to(self, count: int) -> None:
        for fact in self._facts[len(self._shown) : count]:
            card = self._card(fact)
            self._shown.append(card)
            self._list.insertWidget(len(self._shown), card)
            card.show()

    def _build_near(self, value: int) -> None:
        if value >= self._scroll.verticalScrollBar().maximum() - NEAR_THE_END:
            self._build_to(len(self._shown) + BUILT_MORE)

    def _rove(self, at: str = "") -> None:
        """A column is one stop of the Tab key: the card that had the focus last, or the first."""
        self._at = at or self._at
        keys = [card.facts.key for card in self._shown]
        if self._at not in keys:
            self._at = keys[0] if keys else ""
        for card in self._shown:
            here = card.facts.key == self._at
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            if card.focusPolicy() is not policy:
                card.setFocusPolicy(policy)

    def _move(self, key: int) -> None:
        at = self.focusWidget()
        if key in (Qt.Key.Key_Left.value, Qt.Key.Key_Right.value):
            right = key == Qt.Key.Key_Right.value
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.sideways.emit(1 if right != rtl else -1)
            return
        if not isinstance(at, Card) or at not in self._shown:
            return
        place = self._shown.index(at) + (1 if key == Qt.Key.Key_Down.value else -1)
        if place >= len(self._shown):
            self._build_to(place + BUILT_MORE)
        if 0 <= place < len(self._shown):
            self._shown[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self._shown[place])

    def on_theme(self, _theme: Theme) -> None:
        """The head stands over the cards, beside the bar; a ring is never cut."""
        self._scroll.set_edges(2, 4)
        side, rtl = 2 if self._whole else 2 + GUTTER, self.layoutDirection()
        right_to_left = rtl == Qt.LayoutDirection.RightToLeft
        self.head.set_sides(side if right_to_left else 2, 2 if right_to_left else side)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)
