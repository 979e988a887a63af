"""Thank you: what was taken, what is still to come with its code, and how the receipt is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.rules import ReceiptWay, Rest, Thanks
from kiosk.lobby.pickup.screens import receipts, said
from kiosk.lobby.pickup.screens.receipt_choice import ReceiptChoice
from kiosk.ui.arches import Arches
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.codes import CodeDisplay, QrCode
from kiosk.ui.context import Context
from kiosk.ui.flow import FlowScreen, stack
from kiosk.ui.notices import NoticeBar
from kiosk.ui.remarks import Remark
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import theme_of


class StillToCome(QFrame):
    """The rest with its new code, to read and to scan."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self.head = Label("", "heading", name="pickup.rest.head")
        self.when = Chip("", "waiting", name="pickup.rest.when")
        self.items = Label("", "body", name="pickup.rest.items")
        self.square = QrCode("", side=240, name="pickup.rest.square")
        self.code_head = Label("", "small", "soft", name="pickup.rest.code_head")
        self.code = CodeDisplay("", role="code", name="pickup.rest.code")
        self.words = Label("", "small", name="pickup.rest.words")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self.head, 1)
        self._top.addWidget(self.when, 0, Qt.AlignmentFlag.AlignVCenter)
        said_ = QVBoxLayout()
        said_.setSpacing(6)
        for part in (self.code_head, self.code, self.words):
            said_.addWidget(part)
        said_.addStretch(1)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(40)
        self._below.addWidget(self.square, 0, Qt.AlignmentFlag.AlignTop)
        self._below.addLayout(said_, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 26, 36, 32)
        column.setSpacing(10)
        column.addLayout(self._top)
        column.addWidget(self.items)
        column.addSpacing(8)
        column.addWidget(rule)
        column.addSpacing(14)
        column.addLayout(self._below)

    def arrange(self, *, large: bool) -> None:
        """Large words need the whole width."""
        down, sideways = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._below.setDirection(down if large else sideways)
        self._top.setDirection(down if large else sideways)

    def show_rest(self, rest: Rest, order: str) -> None:
        """Show what is still to come."""
        t, context = self._context.t, self._context
        now = context.now() if context.now is not None else None
        self.head.setText(t("Still to come"))
        if rest.ready:
            self.when.set_state("ready", t("Ready"))
        else:
            when = t("When is not known yet")
            if rest.expected_at is not None:
                when = said.when(rest.expected_at, now, context.zone, context.language)
            self.when.set_state("waiting", when)
        names = said.listed([line.name for line in rest.lines], context.language)
        of = t("for order {number}", number=words.island(order))
        self.items.set_runs([Run(names + " "), Run(of, colour="soft")])
        self.square.set_payload(rest.square)
        self.square.setAccessibleName(t("Square to scan"))
        self.code_head.setText(t("Your new code for the rest"))
        self.code.set_code(rest.code)
        self.words.setText(t("It stands on your receipt too. The old code is used up."))


class DoneScreen(FlowScreen):
    """Shown for a last look; the window forgets it by itself."""

    waits = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._thanks: Thanks | None = None
        self._build()
        self.finish.pressed_open.connect(self._finish)
        self.receipt.chosen.connect(self._word_finish)
        self.wrong.pressed_open.connect(self._not_right)

    def _build(self) -> None:
        self.hero = QWidget()
        self.hero.setProperty("kind", "brand")
        self.hero.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Label("", "title", "on_brand", name="pickup.done.title")
        self.arches = Arches(6, 4, height=170)
        self._inside = QVBoxLayout(self.hero)
        self._inside.addWidget(self.title)
        self._inside.addStretch(1)
        self._inside.addWidget(self.arches)
        self.have = NoticeBar("", kind="ready", name="pickup.done.have")
        self.rest = StillToCome(self.context)
        self.receipt = ReceiptChoice(self.context)
        self.finish = Button("", "primary", icon="check", name="pickup.done.finish")
        self.wrong = Button(
            "", "secondary", icon="message-circle-warning", name="pickup.done.wrong"
        )
        self.clears = Remark("", "timer", name="pickup.done.clears")
        self.bleed(self.hero)
        self.read.addWidget(self.have)
        self.read.addSpacing(24)
        self.read.addWidget(self.rest)
        self.read.addStretch(1)
        stack(self.do, (self.receipt, 24), (self.finish, 16), (self.wrong, 20))
        self.do.addWidget(self.clears)
        self.do.addStretch(1)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: Thanks) -> None:
        self._thanks = arguments["thanks"]
        self.retext()
        self.fill()
        self.context.finished()

    @override
    def arrange(self, *, wide: bool, large: bool) -> None:
        side = 72 if wide else 64
        self._inside.setContentsMargins(side, 28, side, 28 if large or wide else 0)
        self.rest.code.set_look("code_line" if wide or large else "code")
        self._inside.setSpacing(20)
        self.arches.setVisible(not large and not wide)
        self.hero.setMinimumHeight(0 if large or wide else theme_of(self).px(320))
        self.rest.arrange(large=large)
        self.receipt.arrange(large=large)
        self.do.setContentsMargins(0, 0 if wide else 28, 0, 0)

    @override
    def retext(self) -> None:
        thanks, t, language = self._thanks, self.t, self.context.language
        if thanks is None:
            return
        self.title.setText(t("Thank you, {name}.", name=thanks.called))
        names = said.listed([line.name for line in thanks.taken], language)
        rest = t("You have signed for it.") if thanks.signed else ""
        self.have.say(t("You have: {items}.", items=names), rest, "ready")
        self.rest.setVisible(thanks.rest is not None)
        if thanks.rest is not None:
            self.rest.show_rest(thanks.rest, thanks.order_number)
        self.receipt.show_for(thanks)
        self._word_finish()
        self.wrong.set_words(t("Something is not right"))
        self.clears.setText(
            t("This screen clears itself in 20 seconds. Nothing of yours stays on it.")
        )

    @override
    def wipe(self) -> None:
        self._thanks = None
        self.rest.square.set_payload("")
        super().wipe()

    def _word_finish(self) -> None:
        self.finish.set_words(self.receipt.words())

    def _finish(self) -> None:
        thanks = self._thanks
        if thanks is None:
            return
        if self.receipt.way in (ReceiptWay.PAPER, ReceiptWay.BOTH):
            self.ask(
                receipts.paper, then=self._print, busy=[self.finish],
                handover=thanks.handover, language=self.context.language,
            )  # fmt: skip
        else:
            self._choose()

    def _print(self, pdf: bytes) -> None:
        thanks = self._thanks
        if thanks is None:
            return
        if self.context.print_pdf(thanks.receipt, pdf):
            self._choose()
        else:
            then = self.t("The receipt is at the desk, or choose another way.")
            self.notice("overdue", self.t("The printer did not answer."), then)

    def _choose(self) -> None:
        way = self.receipt.way
        self.ask(service.choose_receipt, then=self._chosen, busy=[self.finish], way=way)

    def _chosen(self, _still: bool) -> None:
        self.context.home()

    def _not_right(self) -> None:
        self.context.go("help.call")
