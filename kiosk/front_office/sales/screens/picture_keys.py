"""Picture keys: what is sold often, a picture with name and price. Pressed: one more in the basket."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import ProductId
from kiosk.front_office.sales.rules import Key
from kiosk.ui import icons, painting
from kiosk.ui.context import Closed, Context
from kiosk.ui.pressable import Debounce, Pressable
from kiosk.ui.text import Laid, Run, island, lay_out
from kiosk.ui.theme import Theme, theme_of

TALL, SIDE, DISC, PICTURE_LEAST = 144, 11, 26, 34
COLUMNS, GAP = 4, 12
LARGE, LAST_ROW = 1.2, 999
FALLBACK, SERVICE = "package", "scissors"


def picture_of(key: Key) -> str:
    """The icon on a key: the product's own where we ship one, else what kind of thing it is."""
    own = key.picture
    if own and (icons.FOLDER / f"{own}.svg").is_file() and own.replace("-", "").isalnum():
        return own
    return FALLBACK if key.goods else SERVICE


class PictureKey(Pressable):
    """One product; `more` is the key that turns the page. Taps in haste all count: three taps, three pieces."""

    wanted_more = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", name=name, debounce=Debounce(0.0), parent=parent)
        self._icon, self._price, self._count = FALLBACK, "", 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_key(self, title: str, price: str, icon: str, count: int) -> None:
        """Word it; `count` are in the basket."""
        self._price, self._icon, self._count = price, icon, count
        self.set_words(title)
        self.setAccessibleName(words.joined((title, price, str(count) if count else ""), "en"))

    @property
    def price(self) -> str:
        """The second line."""
        return self._price

    @property
    def count(self) -> int:
        """How many are in the basket."""
        return self._count

    @override
    def ring_radius(self) -> float:
        return float(theme_of(self).radius("card"))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.closed:
            self.wanted_more.emit()
        event.accept()

    def tall(self, theme: Theme) -> int:
        """Its height in this look."""
        return round(TALL * max(1.0, theme.scale))

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(round(150 * max(1.0, theme.scale)), self.tall(theme))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.tall(theme_of(self)))

    def _laid(self, theme: Theme) -> tuple[Laid, Laid]:
        room = max(1.0, self.width() - 2 * SIDE)
        bold = not self.closed
        name = lay_out([Run(self.words, bold=bold)], room, theme, "strong", rtl=self.rtl)
        said = self.reason if self.closed else self._price
        return name, lay_out([Run(said)], room, theme, "small", rtl=self.rtl)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        chosen = self._count > 0 and not self.closed
        edge, width = "edge", theme.border("control")
        if chosen:
            edge, width = "accent", theme.border("chosen")
        elif self.isDown():
            edge = "text"
        elif self.hovered and not self.closed:
            edge = "accent"
        ground = "accent_tint" if chosen or (self.hovered and not self.closed) else "surface"
        if self.closed:
            ground = "sunken"
        area, radius = QRectF(self.rect()), float(theme.radius("card"))
        painting.box(painter, area, radius, theme.colour(ground))
        name, price = self._laid(theme)
        text_height = name.height + price.height + 18
        picture = max(PICTURE_LEAST * theme.scale, self.height() - text_height)
        self._paint_picture(painter, theme, QRectF(0, 0, self.width(), picture), radius)
        painting.box(
            painter, area, radius, None, theme.colour(edge), width, dashed=self.closed
        )  # fmt: skip
        ink = theme.colour("soft" if self.closed else "text")
        self._draw(painter, name, picture + 8, ink)
        self._draw(painter, price, picture + 8 + name.height, ink)
        if chosen:
            self._paint_disc(painter, theme)
        painter.end()

    def _draw(self, painter: QPainter, laid: Laid, y: float, ink: object) -> None:
        at = painting.mirrored(
            QRectF(SIDE, 0, laid.width, 1), QRectF(self.rect()), rtl=self.rtl
        )  # fmt: skip
        laid.draw(painter, at.x(), y, ink)  # type: ignore[arg-type]

    def _paint_picture(self, painter: QPainter, theme: Theme, area: QRectF, radius: float) -> None:
        path, lower = QPainterPath(), QPainterPath()
        path.addRoundedRect(
            QRectF(area.x(), area.y(), area.width(), area.height() + radius), radius, radius
        )
        lower.addRect(QRectF(area.x(), area.bottom(), area.width(), radius + 1))
        painting.fill(painter, path.subtracted(lower), theme.colour("sunken"))
        size = min(30.0 * theme.scale, area.height() - 8)
        icon = "lock" if self.closed else self._icon
        box = QRectF(area.center().x() - size / 2, area.center().y() - size / 2, size, size)
        tint = theme.colour("soft" if self.closed else "accent")
        icons.paint(painter, icon, box, tint)

    def _paint_disc(self, painter: QPainter, theme: Theme) -> None:
        said = str(self._count)
        laid = lay_out([Run(said, bold=True)], 80.0, theme, "strong")
        wide = max(float(DISC), laid.natural + 14)
        disc = QRectF(self.width() - 8 - wide, 8, wide, DISC)
        disc = painting.mirrored(disc, QRectF(self.rect()), rtl=self.rtl)
        painting.box(painter, disc, DISC / 2, theme.colour("accent"))
        top = disc.y() + (DISC - laid.height) / 2
        laid.draw(painter, disc.x() + (wide - laid.natural) / 2, top, theme.colour("on_accent"))


class PictureKeys(QWidget):
    """A page of keys, four in a row. The last one turns to the next page where there are more."""

    pressed = Signal(object)
    wanted = Signal(object)
    turned = Signal()

    def __init__(self, context: Context, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._name = context, name
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 2, 2, 2)
        self._grid.setSpacing(GAP)
        self._keys: tuple[Key, ...] = ()
        self._more, self._again = 0, False
        self._basket: dict[ProductId, int] = {}
        self._making = 0
        self.keys: list[PictureKey] = []
        self.more = PictureKey(name=f"{name}.more")
        self.more.pressed_open.connect(self.turned)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def columns(self) -> int:
        """Keys in a row: large text takes fewer."""
        return COLUMNS if theme_of(self).scale < LARGE else COLUMNS - 1

    def room(self, height: int) -> int:
        """How many keys stand in this height."""
        tall = self.more.tall(theme_of(self)) + GAP
        return max(1, (height + GAP) // tall) * self.columns()

    def show_keys(self, keys: Sequence[Key], more: int, *, again: bool = False) -> None:
        """Show these; `more` others are on the pages after, `again`: none, but pages before."""
        same = [key.product for key in keys] == [key.product for key in self._keys]
        self._keys = tuple(keys)
        if not same:
            self._make()
        self._more, self._again = more, again and more <= 0
        self.more.setVisible(more > 0 or self._again)

    def _make(self) -> None:
        for old in self.keys:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.keys = []
        for key in self._keys:
            made = PictureKey(name=f"{self._name}.key.{key.product}")
            made.pressed_open.connect(functools.partial(self.pressed.emit, key))
            made.wanted_more.connect(functools.partial(self.wanted.emit, key))
            made.explain.connect(functools.partial(self._explain, made))
            self.keys.append(made)
        # Placing may resize this widget, which asks for another page, which makes other keys.
        self._making += 1
        making, columns = self._making, self.columns()
        for place, each in enumerate((*self.keys, self.more)):
            if making != self._making:
                return
            self._grid.addWidget(each, place // columns, place % columns)
            if each is not self.more:
                each.show()
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setRowStretch(LAST_ROW, 1)
        self._word()

    def count(self, basket: Mapping[ProductId, int]) -> None:
        """Say how many of each are in the basket, and which are sold out."""
        self._basket = dict(basket)
        self._word()

    def _word(self) -> None:
        t, language = self._context.t, self._context.language
        for key, widget in zip(self._keys, self.keys, strict=True):
            price = island(words.amount(key.price, self._context.currency, language))
            many = self._basket.get(key.product, 0)
            widget.show_key(key.name, price, picture_of(key), many)
            widget.set_closed(t("sold out") if key.left is not None and key.left <= 0 else None)
        if self._again:
            self.more.show_key(t("From the start"), "", "undo-2", 0)
        else:
            self.more.show_key(t("More"), str(self._more), "plus", 0)

    def _explain(self, key: PictureKey, reason: str) -> None:
        if self._context.shell is not None:
            self._context.shell.explain(key, Closed(reason))

    def on_theme(self, _theme: Theme) -> None:
        """Another text size: another number of columns."""
        self._make()
        self.more.setVisible(self._more > 0 or self._again)

    def focus_first(self) -> None:
        """The keyboard goes to the first key."""
        if self.keys:
            self.keys[0].setFocus(Qt.FocusReason.TabFocusReason)
