"""Keys for money: the sums that a hand may give, an amount as it is typed, and a key with two lines."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core import money, words
from kiosk.core.money import NotMoney
from kiosk.ui import icons, painting
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.pressable import Pressable
from kiosk.ui.text import Laid, Run, lay_out, natural_width
from kiosk.ui.theme import Theme, theme_of

MOST_KEYS = 6
NOT_ABOVE_ZERO = "not_above_zero"
KEY, EDGE, COLUMNS, TAKE = 56, 3, 4, 48


def likely(due: int, faces: Sequence[int]) -> tuple[int, ...]:
    """What a customer probably gives for `due`: the next round sums and notes above it, at most six.

    `faces` are the country's coins and notes in minor units. A round sum is the next multiple of a face
    that begins with 1 or 5: for 10.30 they are 10.50, 11, 15, 20, 50 and 100.
    """
    if due <= 0:
        return ()
    found: set[int] = set()
    for face in faces:
        rounds = str(face)[0] in "15"
        if rounds or face > due:
            found.add(-(-due // face) * face)
    # More than a handful of the largest note is counted, not tapped.
    return tuple(sorted(found - {due}))[:MOST_KEYS]


def typed(text: str, currency: str, *, least: int = 1) -> int:
    """Minor units of an amount as people type it: point or comma before the decimals, groups apart.

    Raises `NotMoney` as `core.money.parse` does, and for what is below `least`. One separator before
    exactly three digits may mean thousands or decimals: it is never guessed.
    """
    plain = text.strip().replace(" ", "").replace("'", "")
    last = max(plain.rfind("."), plain.rfind(","))
    if last >= 0:
        whole, decimals = plain[:last], plain[last + 1 :]
        marks = set(whole) & {".", ","}
        if plain[last] in marks or len(marks) > 1:
            raise NotMoney(money.NOT_A_NUMBER)
        if len(decimals) > money.exponent(currency):
            raise NotMoney(money.TOO_MANY_DECIMALS)
        plain = f"{whole.replace('.', '').replace(',', '') or '0'}.{decimals or '0'}"
    minor = money.parse(plain, currency)
    if minor < least:
        raise NotMoney(NOT_ABOVE_ZERO)
    return minor


def short(minor: int, currency: str, language: str) -> str:
    """An amount for a key or a coin: whole ones without decimals (``20``, ``0.50``)."""
    said = words.amount(minor, currency, language)
    places = money.exponent(currency)
    whole = places and minor and minor % 10**places == 0
    return said[: -(places + 1)] if whole else said


class MoneyKey(Pressable):
    """A key with an amount or an icon and a line under it; chosen like a choice. Ways to pay are such keys too."""

    def __init__(
        self,
        text: str = "",
        under: str = "",
        *,
        icon: str | None = None,
        beside: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, name=name, parent=parent)
        self._under, self._icon, self._beside = under, icon, beside
        self._chosen = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.say(text, under)

    def say(self, text: str, under: str = "") -> None:
        """Word both lines."""
        self._under = under
        self.set_words(text)
        self.setAccessibleName(words.joined((text, under), "en"))

    @property
    def under(self) -> str:
        """The second line."""
        return self._under

    @property
    def chosen(self) -> bool:
        """Whether this one is the answer."""
        return self._chosen

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the answer, or not."""
        self._chosen = chosen
        self.setProperty("chosen", chosen)
        self.update()

    def _lines(self, theme: Theme, width: float) -> list[Laid]:
        pad = EDGE
        centre = Qt.AlignmentFlag.AlignHCenter
        bold = not self.closed
        role = "strong" if self._beside else "heading"
        room = max(1.0, width - 2 * pad - (self._icon_room(theme) if self._beside else 0))
        laid = []
        if self.words:
            run = [Run(self.words, bold=bold)]
            laid.append(lay_out(run, room, theme, role, rtl=self.rtl, align=centre))
        if self._under:
            under = [Run(self._under, bold=False)]
            laid.append(lay_out(under, room, theme, "micro", rtl=self.rtl, align=centre))
        return laid

    def _icon_room(self, theme: Theme) -> int:
        return theme.icon("normal") + theme.space(2) if self._icon else 0

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        least = self.minimumSizeHint()
        high = sum(laid.height for laid in self._lines(theme, max(self.width(), least.width())))
        return QSize(least.width(), max(least.height(), round(high) + theme.space(2)))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        role = "strong" if self._beside else "heading"
        word = natural_width([Run(self.words, bold=True)], theme, role, rtl=self.rtl)
        under = [Run(self._under, bold=False)]
        word = max(word, natural_width(under, theme, "micro", rtl=self.rtl))
        beside = self._icon_room(theme) if self._beside else 0
        wide = max(round(word) + 2 * EDGE + beside, theme.size("target_min"))
        if self._beside:
            return QSize(wide, theme.size("button"))
        lines = theme.line("heading", rtl=self.rtl) + theme.line("micro", rtl=self.rtl)
        return QSize(wide, max(KEY, lines + theme.space(2)))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        ground, edge, ink, width = "surface", "edge", "text", theme.border("control")
        if self.closed:
            ground, ink = "sunken", "soft"
        elif self._chosen:
            ground, edge, width = "accent_tint", "accent", theme.border("chosen")
        elif self.isDown():
            ground, edge = "sunken", "text"
        elif self.hovered:
            ground, edge = "accent_tint", "accent"
        painting.box(
            painter, QRectF(self.rect()), theme.radius("control"), theme.colour(ground),
            theme.colour(edge), width, dashed=self.closed,
        )  # fmt: skip
        if self._beside:
            self._paint_beside(painter, theme, ink)
        else:
            self._paint_stacked(painter, theme, ink)
        painter.end()

    def _paint_beside(self, painter: QPainter, theme: Theme, ink: str) -> None:
        lines = self._lines(theme, self.width())
        if not lines:
            # Wiped: it says nothing until it is worded again.
            return
        laid = lines[0]
        size, room = theme.icon("normal"), self._icon_room(theme)
        start = max(0.0, (self.width() - laid.natural - room) / 2)
        whole = QRectF(self.rect())
        if self._icon:
            at = QRectF(start, (self.height() - size) / 2, size, size)
            at = painting.mirrored(at, whole, rtl=self.rtl)
            icon = "lock" if self.closed else self._icon
            icons.paint(painter, icon, at, theme.colour(ink), rtl=self.rtl)
        said = painting.mirrored(QRectF(start + room, 0, laid.natural, 1), whole, rtl=self.rtl)
        shift = (laid.width - laid.natural) / 2
        laid.draw(painter, said.x() - shift, (self.height() - laid.height) / 2, theme.colour(ink))

    def _paint_stacked(self, painter: QPainter, theme: Theme, ink: str) -> None:
        lines = self._lines(theme, self.width())
        size = theme.icon("nav") if self._icon and not self.words else 0
        high = sum(laid.height for laid in lines) + (size + 4 if size else 0)
        y = (self.height() - high) / 2
        if size and self._icon:
            at = QRectF((self.width() - size) / 2, y, size, size)
            icons.paint(painter, self._icon, at, theme.colour(ink))
            y += size + 4
        for laid in lines:
            laid.draw(painter, (self.width() - laid.width) / 2, y, theme.colour(ink))
            y += laid.height


class TakeButton(Button):
    """The one primary: as large as what it does."""

    @override
    def _type_role(self) -> str:
        return "heading"

    @override
    def _height(self, theme: Theme) -> int:
        if theme.lobby:
            return theme.size("button_primary")
        return max(TAKE, theme.line("heading") + theme.space(4))


class CashKeys(QWidget):
    """Keys for what a hand gives: exact, the next round sums and notes, any other amount."""

    given = Signal(object)
    other = Signal()

    def __init__(self, context: Context, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._name = context, name
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._sums: tuple[int, ...] = ()
        self._columns = 0
        self.keys: list[MoneyKey] = []
        self.other_key = MoneyKey(icon="keyboard", name=f"{name}.given.other", parent=self)
        self.other_key.pressed_open.connect(self.other)

    def show_sums(self, cash: int, currency: str, faces: Sequence[int], given: int | None) -> None:
        """Keys for `cash` to pay, with `given` chosen; what is on no key is on the last one."""
        self._make((cash, *likely(cash, faces)))
        t, language = self._context.t, self._context.language
        for key, minor in zip(self.keys, self._sums, strict=True):
            if minor == cash:
                key.say(words.amount(minor, currency, language), t("exact"))
            else:
                key.say(short(minor, currency, language), self._change(minor - cash, currency))
            key.set_chosen(given == minor)
        typed_one = given is not None and given not in self._sums
        self.other_key.set_chosen(typed_one)
        if given is not None and typed_one:
            under = self._change(given - cash, currency) if given > cash else t("other")
            self.other_key.say(short(given, currency, language), under)
        else:
            self.other_key.say("", t("other"))
        self._place(self._fitting())

    def _fitting(self) -> int:
        """How many keys stand in a row: as many as do not break their words."""
        widest = max(key.minimumSizeHint().width() for key in (*self.keys, self.other_key))
        for columns in (COLUMNS, COLUMNS - 1):
            if columns * widest + (columns - 1) * self._grid.spacing() <= self.width():
                return columns
        return COLUMNS - 1 if self.isVisible() and widest * 3 <= self.width() else 2

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.on_theme(theme_of(self))

    def on_theme(self, _theme: Theme) -> None:
        """Another width or text size: perhaps another number of columns."""
        self._place(self._fitting())

    def _change(self, minor: int, currency: str) -> str:
        said = words.amount(minor, currency, self._context.language)
        return self._context.t("change {amount}", amount=said)

    def _make(self, sums: tuple[int, ...]) -> None:
        if sums == self._sums:
            return
        for key in self.keys:
            self._grid.removeWidget(key)
            key.hide()
            key.deleteLater()
        self._sums, self._columns = sums, 0
        self.keys = []
        for place, minor in enumerate(sums):
            key = MoneyKey(name=f"{self._name}.given.{minor if place else 'exact'}")
            key.pressed_open.connect(functools.partial(self.given.emit, minor))
            self.keys.append(key)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, key in enumerate((*self.keys, self.other_key)):
            # Placing a key may resize this widget, which then places all of them anew.
            if columns != self._columns:
                return
            self._grid.addWidget(key, place // columns, place % columns)
            key.show()
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
