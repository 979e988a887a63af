"""The first run: five steps at whose end there is a business, with the receipt growing beside them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.refusal import Refusal, Trouble
from kiosk.desk.administration import rules
from kiosk.desk.administration.rules import Draft
from kiosk.desk.administration.screens.receipt_preview import MARKED, ReceiptPreview, lines
from kiosk.desk.administration.screens.setup_owner import OwnerPage, RecoveryPage
from kiosk.desk.administration.screens.setup_pages import (
    BusinessPage,
    LanguagesPage,
    MoneyPage,
    SetupPage,
)
from kiosk.desk.administration.screens.setup_side import SetupSide
from kiosk.records.settings.service import Founding
from kiosk.ui.background import Answer, Bug, Outcome
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.screen import Screen
from kiosk.ui.text import Label

Found = Callable[[Founding, str, str], "Future[str]"]
"""Founds the business for an owner with a PIN, away from the window's thread; gives the recovery code."""
Keep = Callable[[str], bool]
"""Keeps the draft of the first run; says whether that went well."""
MIDDLE, PAPER, OWNER, RECOVERY = 580, 464, 3, 4


class WizardScreen(Screen):
    """Business, money and tax, languages, owner and PIN, recovery code."""

    finished = Signal()
    left = Signal()

    def __init__(
        self,
        context: Context,
        found: Found,
        *,
        draft: Draft | None = None,
        keep: Keep | None = None,
    ) -> None:
        super().__init__(context)
        self._found, self._keep = found, keep
        self._kept = keep is not None
        self.draft = draft or Draft()
        self._at = min(self.draft.step, OWNER)
        self._build()
        self._connect()
        for page in self.pages:
            page.fill(self.draft)
        self.retext()

    # ---- how it is built

    def _build(self) -> None:
        context = self.context
        self.side = SetupSide()
        self.business = BusinessPage(context)
        self.money = MoneyPage(context)
        self.tongues = LanguagesPage(context)
        self.owner = OwnerPage(context)
        self.recovery = RecoveryPage(context)
        self.pages: tuple[SetupPage, ...] = (
            self.business, self.money, self.tongues, self.owner, self.recovery,
        )  # fmt: skip
        self.where = Label("", "body", "soft", name="setup.where")
        self.title = Label("", "figure", name="setup.title")
        self.lead = Label("", "heading", "soft", bold=False, name="setup.lead")
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._middle(), 1)
        upper.addWidget(self._paper())
        right.addLayout(upper, 1)
        right.addWidget(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(right, 1)

    def _middle(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("kind", "page")
        inside.setMaximumWidth(MIDDLE + 96)
        column = QVBoxLayout(inside)
        column.setContentsMargins(48, 44, 48, 24)
        column.setSpacing(0)
        for part, after in ((self.where, 4), (self.title, 8), (self.lead, 28)):
            column.addWidget(part)
            column.addSpacing(after)
        column.addWidget(self.stack, 1)
        self.pane = QScrollArea()
        self.pane.setWidgetResizable(True)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pane.setWidget(inside)
        return self.pane

    def _paper(self) -> QWidget:
        self.paper_side = Frame("sunken")
        centre = Qt.AlignmentFlag.AlignHCenter
        self.paper_words = Label("", "small", "soft", align=centre, name="setup.paper_words")
        self.receipt = ReceiptPreview(name="setup.receipt")
        self.marked = Label("", "small", "soft", align=centre, name="setup.marked")
        column = QVBoxLayout(self.paper_side)
        column.setContentsMargins(24, 56, 24, 24)
        column.setSpacing(14)
        column.addWidget(self.paper_words)
        column.addWidget(self.receipt, 0, centre)
        column.addWidget(self.marked)
        column.addStretch(1)
        return self.paper_side

    def _foot(self) -> QWidget:
        foot = Frame("foot")
        foot.setMinimumHeight(76)
        self.back = Button("", icon="arrow-left", name="setup.back")
        self.saved = Label("", "small", "soft", name="setup.saved")
        self.next = Button("", "primary", icon_end="arrow-right", name="setup.next")
        self.next.setMinimumHeight(44)
        row = QHBoxLayout(foot)
        row.setContentsMargins(48, 12, 48, 12)
        row.setSpacing(20)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.back, 0, middle)
        row.addWidget(self.saved, 1, middle)
        row.addWidget(self.next, 0, middle)
        return foot

    def _connect(self) -> None:
        self.back.pressed_open.connect(self._on_back)
        self.next.pressed_open.connect(self._on_next)
        for page in self.pages:
            page.changed.connect(self._on_changed)

    # ---- what it shows

    @override
    def retext(self) -> None:
        t = self.t
        for page in self.pages:
            page.retext()
        self.side.title.setText(t("Set up mine"))
        self.back.set_words(t("Back"))
        self.paper_words.setText(t("Your receipt, as it will read"))
        self.marked.setText(t("The marked lines follow this step."))
        self._show()

    def _names(self) -> tuple[str, ...]:
        t = self.t
        return (
            t("Business"), t("Money and tax"), t("Languages"), t("Owner and PIN"),
            t("Recovery code"),
        )  # fmt: skip

    def _answers(self) -> tuple[str, ...]:
        draft = self.draft
        language = self.context.language
        names = (words.LANGUAGES.get(each, each) for each in draft.languages)
        spoken = words.joined(names, language)
        where = rules.country_name(draft.country, language)
        money = words.joined((where, draft.currency), language)
        return (draft.name, money, spoken, draft.owner, "")

    def _show(self) -> None:
        t, at = self.t, self._at
        self.stack.setCurrentIndex(at)
        names = self._names()
        self.side.steps.show_steps(tuple(zip(names, self._answers(), strict=True)), at)
        self.where.setText(t("Step {number} of {n}", number=at + 1, n=len(names)))
        title, lead = self.pages[at].head()
        self.title.setText(title)
        self.lead.setText(lead)
        if at == RECOVERY:
            self.next.set_words(t("Open {name}", name=self.draft.name))
        else:
            after = (
                t("Next: money and tax"), t("Next: languages"), t("Next: owner and PIN"),
                t("Next: recovery code"),
            )  # fmt: skip
            self.next.set_words(after[at])
        self.back.setVisible(at != RECOVERY)
        self._word_saved()
        self._show_receipt()
        self.pane.verticalScrollBar().setValue(0)

    def _word_saved(self) -> None:
        said = ""
        if self._kept and self._at < OWNER:
            said = self.t("Saved after each step. You can stop here and go on later.")
        elif self._kept and self._at == OWNER:
            said = self.t("Saved after each step, but never the PIN.")
        elif self._at == RECOVERY and not self.recovery.proven():
            said = self.t("Opens when both groups are typed.")
        self.saved.setText(said)

    def _show_receipt(self) -> None:
        moment = self.context.now() if self.context.now is not None else None
        mark = MARKED[self._at]
        rtl = words.rtl(self.draft.language)
        self.receipt.show_lines(lines(self.draft, moment), mark, rtl=rtl)
        self.marked.setVisible(bool(mark))
        if self._at == RECOVERY:
            proven = self.recovery.proven()
            reason = self.t("Opens when both groups are typed.")
            self.next.set_closed(None if proven else reason)
            self._word_saved()

    # ---- going on

    def _on_changed(self) -> None:
        self.draft = self.pages[self._at].taken(self.draft)
        self._show_receipt()

    def _on_back(self) -> None:
        if self._at == 0:
            self.left.emit()
            return
        self._at -= 1
        self.owner.forget()
        self._open_page()

    def _on_next(self) -> None:
        page = self.pages[self._at]
        if not page.valid():
            return
        if self._at == RECOVERY:
            self.finished.emit()
            return
        self.draft = page.taken(self.draft)
        if self._at == OWNER:
            self._found_it()
            return
        self._at += 1
        self._save()
        self._open_page()

    def _open_page(self) -> None:
        self.pages[self._at].fill(self.draft)
        self._show()
        first = self.pages[self._at].nextInFocusChain()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _save(self) -> None:
        self.draft = replace(self.draft, step=self._at)
        if self._keep is not None:
            self._kept = self._keep(self.draft.text())

    # ---- founding

    def show_code(self, code: str) -> None:
        """The business is founded: nothing is left but to write its code down."""
        self.owner.forget()
        self._at = RECOVERY
        self.recovery.show_code(code)
        self._show()

    def _found_it(self) -> None:
        self._save()
        pin = self.owner.chosen_pin()
        self.next.set_busy(self.t("One moment"))
        self.back.set_busy(self.t("One moment"))
        future = self._found(founding(self.draft), self.draft.owner, pin)
        settle = functools.partial(self._on_founded)
        self.context.bridge.follow(future, self, "the first run", settle)

    def _on_founded(self, outcome: Outcome) -> None:
        self.next.set_busy(None)
        self.back.set_busy(None)
        match outcome:
            case Answer(value=code):
                self.show_code(str(code))
            case Refusal():
                self.context.say_refusal(outcome)
            case Trouble():
                self.context.say_trouble(outcome, self._found_it)
            case Bug(reference):
                self.context.say_bug(reference)

    # ---- Qt

    def _arrange(self) -> None:
        small = self.width() < 1360
        self.paper_side.setFixedWidth(348 if small else PAPER)
        self.side.setFixedWidth(240 if small else 300)
        self.side.fit(self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()


def founding(draft: Draft) -> Founding:
    """The draft as the first run founds it."""
    address = "\n".join(part for part in (draft.street, draft.town) if part)
    return Founding(
        id="", name=draft.name, currency=draft.currency, country=draft.country, zone=draft.zone,
        language=draft.language, languages=draft.languages, trade=draft.trade, address=address,
        taxes_included=draft.included, usual_rate=draft.usual, reduced_rate=draft.reduced,
        cash_step=draft.cash_step,
    )  # fmt: skip
