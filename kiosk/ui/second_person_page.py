"""How the second person's window looks: what is approved on one side, who approves on the other."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.ui import icons, painting
from kiosk.ui.boxes import PinBoxes
from kiosk.ui.buttons import Button, IconButton
from kiosk.ui.chips import Chip
from kiosk.ui.choices import Choice
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.glyph import Glyph
from kiosk.ui.keys import Keypad
from kiosk.ui.pane import Pane
from kiosk.ui.remarks import Remark
from kiosk.ui.select import Select
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, theme_of

SIDE, RIGHT = 24, 372
ARCH = QSize(132, 150)


class BadgeArch(QWidget):
    """Where the badge is held: the house's arch with a badge in it. An ornament."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return ARCH

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        area = QRectF(self.rect())
        painting.fill(painter, painting.arch(area, 10), theme.colour("brand"))
        side = area.width() * 0.48
        box = QRectF(0, 0, side, side)
        box.moveCenter(area.center())
        icons.paint(painter, "id-card", box, theme.colour("brand_mark"))
        painter.end()


class Page(QWidget):
    """Everything that is seen; `second_person` adds what is done."""

    chosen = Signal(object)
    called = Signal(int)

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context, self._name = context, name
        self._choices: dict[int, Choice] = {}
        self._build()
        self._lay_out()

    def _build(self) -> None:
        name = self._name
        self.title = Label("", "title", name=f"{name}.title")
        self.esc = Chip("Esc", "plain", name=f"{name}.esc")
        self.shut = IconButton("x", "", name=f"{name}.back")
        self.asks = Label("", "small", name=f"{name}.asks")
        self.what = Label("", "title", name=f"{name}.what")
        self.figure = Label("", "hero", wrap=False, ltr=True, name=f"{name}.figure")
        self.unit = Label("", "title", wrap=False, ltr=True, name=f"{name}.currency")
        self.spelled = Label("", "heading", bold=False, name=f"{name}.spelled")
        self.facts = QGridLayout()
        self.asks_for = Label(
            "", "heading", align=Qt.AlignmentFlag.AlignHCenter, name=f"{name}.asks_for"
        )
        self.then = Label("", "small", align=Qt.AlignmentFlag.AlignHCenter, name=f"{name}.then")
        self.pin = PinBoxes("", name=f"{name}.pin")
        self.keypad = Keypad("", "", name=f"{name}.keypad")
        self.below = Label("", "small", name=f"{name}.below")
        self.who = Label("", "strong", name=f"{name}.who")
        self.people = QVBoxLayout()
        self.alternative = Remark("", "info", name=f"{name}.alternative")
        self.stays = Remark("", "shield-check", name=f"{name}.stays")
        self.refuse = Button("", "secondary", name=f"{name}.refuse")
        self.why_not = Select(name=f"{name}.why_not")
        self.approve = Button("", "primary", icon="shield-check", name=f"{name}.approve")

    # ---- where it stands

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 14, SIDE - 8, 14)
        head.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(Glyph("users"), 0, middle)
        head.addWidget(self.title, 1)
        head.addWidget(self.esc, 0, middle)
        head.addWidget(self.shut, 0, middle)
        self._said = Pane(spacing=0)
        self._said.column.setSpacing(0)
        self._said.column.addWidget(self._left())
        self._ground = Frame("ground")
        self._asked = Pane(spacing=0)
        self._asked.column.addWidget(self._right())
        inside = QVBoxLayout(self._ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._asked)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self._said, 1)
        both.addWidget(self._ground)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 13, SIDE, 13)
        foot.setSpacing(12)
        foot.addWidget(self.stays, 1, middle)
        for part in (self.why_not, self.refuse, self.approve):
            foot.addWidget(part)
        self._head, self._foot = head, foot
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Frame("rule"))
        whole.addLayout(both, 1)
        whole.addWidget(Frame("rule"))
        whole.addLayout(foot)

    def _left(self) -> QWidget:
        sum_ = Frame("hint", name=f"{self._name}.sum")
        inside = QVBoxLayout(sum_)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(6)
        money = QHBoxLayout()
        money.setSpacing(12)
        money.addWidget(self.figure)
        money.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignBottom)
        money.addStretch(1)
        inside.addLayout(money)
        inside.addWidget(self.spelled)
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(12)
        self.facts.setColumnMinimumWidth(0, 118)
        self.facts.setColumnStretch(1, 1)
        self._left_page = QWidget()
        column = QVBoxLayout(self._left_page)
        column.setContentsMargins(SIDE, 18, SIDE, 18)
        column.setSpacing(4)
        column.addWidget(self.asks)
        column.addWidget(self.what)
        column.addSpacing(10)
        column.addWidget(sum_)
        column.addSpacing(16)
        column.addLayout(self.facts)
        column.addStretch(1)
        return self._left_page

    def _right(self) -> QWidget:
        self.arch = BadgeArch()
        self._right_page = QWidget()
        column = QVBoxLayout(self._right_page)
        column.setContentsMargins(SIDE, SIDE, SIDE, 18)
        column.setSpacing(4)
        column.addWidget(self.arch, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self.asks_for)
        column.addWidget(self.then)
        column.addSpacing(10)
        column.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.below)
        column.addWidget(self.keypad)
        column.addSpacing(10)
        column.addWidget(Frame("rule"))
        column.addSpacing(8)
        column.addWidget(self.who)
        self.people.setSpacing(6)
        column.addLayout(self.people)
        column.addSpacing(6)
        column.addWidget(self.alternative)
        column.addStretch(1)
        return self._right_page

    def wanted_height(self, wide: int) -> int:
        """As high as what it says, at this width."""
        theme = theme_of(self)
        self.on_theme(theme)
        right = self._ground.minimumWidth()
        left = max(1, wide - right - 2)
        tall = max(_tall(self._left_page, left), _tall(self._right_page, right))
        around = self._head.sizeHint().height() + self._foot.sizeHint().height() + 8
        return tall + around

    def on_theme(self, theme: Theme) -> None:
        """The keypad is for fingers; a desk with keys has the room for people."""
        self._ground.setFixedWidth(round(RIGHT * max(1.0, theme.scale)))
        self.keypad.setVisible(theme.touch)
        self.arch.setVisible(not theme.touch)
        self.pin.setFixedWidth(self.pin.sizeHint().width())

    # ---- what it says

    def word(self, amount: str, alternative: str, stays: str) -> None:
        """Every text that does not change with who approves."""
        t = self._context.t
        self.title.setText(t("Second person needed"))
        self.shut.set_words(t("Back"))
        self.asks.setText(t("You approve"))
        self.pin.setAccessibleName(t("PIN of six digits"))
        self.keypad.delete_key.setAccessibleName(t("Delete"))
        self.keypad.done_key.setAccessibleName(t("Done"))
        self.who.setText(t("Who here can approve this") if self._choices else "")
        self.who.setVisible(bool(self._choices))
        self.approve.set_words(t("Approve {amount}", amount=amount))
        self.refuse.set_words(t("Refuse, with a word why"))
        self.stays.setText(stays)
        self.alternative.setText(alternative)
        self.alternative.setVisible(bool(alternative))

    def show_matter(self, what: str, minor: int, currency: str, spelled: str) -> None:
        """What is approved and how much it is."""
        self.what.setText(what)
        self.figure.setText(words.amount(minor, currency, self._context.language))
        self.unit.setText(currency)
        self.spelled.setText(spelled)
        self.spelled.setVisible(bool(spelled))

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Label and text of each fact."""
        _empty(self.facts)
        top = Qt.AlignmentFlag.AlignTop
        for row, (label, text) in enumerate(facts):
            self.facts.addWidget(Label(label, "small", "soft"), row, 0, top)
            self.facts.addWidget(Label(text, "body", name=f"{self._name}.fact.{row}"), row, 1, top)

    def show_people(self, people: Sequence[tuple[int, str, str, bool]]) -> None:
        """Who may approve: key, name, where, whether they can be called. Those who are here, if any is."""
        _empty(self.people)
        self._choices = {}
        here = [each for each in people if each[2]]
        people = here or people
        for key, person, where, can_call in people:
            choice = Choice("", name=f"{self._name}.person.{key}")
            choice.set_texts(person, where)
            choice.setAutoExclusive(False)
            choice.clicked.connect(functools.partial(self._on_choice, key))
            self._choices[key] = choice
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(choice, 1)
            if can_call:
                call = Button(
                    self._context.t("Call"), icon="phone", size="small",
                    name=f"{self._name}.call.{key}",
                )  # fmt: skip
                call.pressed_open.connect(functools.partial(self.called.emit, key))
                row.addWidget(call, 0, Qt.AlignmentFlag.AlignVCenter)
            self.people.addLayout(row)

    def show_reasons(self, reasons: Sequence[tuple[str, str]]) -> None:
        """Why it may be refused."""
        self.refuse.setVisible(bool(reasons))
        self.why_not.hide()
        first = [("", self._context.t("Why not?"))]
        self.why_not.set_choices([*first, *reasons])
        self.why_not.setAccessibleName(self._context.t("Why not?"))

    def open_reasons(self) -> None:
        """One of the words is chosen in the place of the button."""
        self.refuse.hide()
        self.why_not.show()
        self.why_not.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for(self, asks: str, then: str) -> None:
        """Whom it asks, and for what."""
        self.asks_for.setText(asks)
        self.then.setText(then)
        self.then.setVisible(bool(then))

    def choose(self, key: int | None) -> None:
        """Show who it is."""
        for each, choice in self._choices.items():
            choice.setChecked(each == key)

    def first_person(self) -> QWidget | None:
        """The first who can be chosen."""
        return next(iter(self._choices.values()), None)

    def wipe(self) -> None:
        """Nothing of the matter stays."""
        for label in (self.what, self.figure, self.unit, self.spelled, self.below, self.asks_for):
            label.setText("")
        _empty(self.facts)
        _empty(self.people)
        self._choices = {}

    def _on_choice(self, key: int, _checked: bool = False) -> None:
        self.chosen.emit(key)


def _tall(page: QWidget, wide: int) -> int:
    layout = page.layout()
    if layout is None:
        return 0
    return layout.heightForWidth(wide) if layout.hasHeightForWidth() else layout.sizeHint().height()


def _empty(layout: QGridLayout | QVBoxLayout | QHBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QHBoxLayout | QVBoxLayout | QGridLayout):
            _empty(inner)
        elif widget is not None:
            widget.setParent(None)
            widget.deleteLater()
