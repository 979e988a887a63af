"""What the owner's pages of rules share: two panels of fields, amounts as people type them, saved whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.money import NotMoney
from kiosk.core.task import Task
from kiosk.ui import cash_keys
from kiosk.ui.amount_pad import wrong_amount
from kiosk.ui.buttons import Button
from kiosk.ui.cash_keys import NOT_ABOVE_ZERO
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import Panel
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading, Label

WIDE = 640


class RulesPage(Screen):
    """A page answers `fill`, `typed_else` and `keep`; whoever types is not overwritten by somebody else."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__(context)
        self.title = Heading("", name=f"{name}.title")
        self.lead = Label("", "body", "soft", name=f"{name}.lead")
        self.save = Button("", "primary", icon="save", name=f"{name}.save")
        self.undo = Button("", "quiet", name=f"{name}.undo")
        self._fields: tuple[Field, ...] = ()

    # ---- what a page answers

    def fill(self) -> None:
        """Show the rules as they were read."""
        raise NotImplementedError

    def typed_else(self) -> bool:
        """Whether something else was typed than was read."""
        raise NotImplementedError

    def keep(self) -> None:
        """Save what was typed; every field is right."""
        raise NotImplementedError

    # ---- how it is built

    def lay_out(self, panels: Sequence[Panel], fields: Sequence[Field], task: Task) -> None:
        """Panels side by side, the buttons below; `task` is needed to save."""
        self._fields = tuple(fields)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.save)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        for panel in panels:
            panel.setMaximumWidth(WIDE)
            beside.addWidget(panel, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.title, self.lead):
            column.addWidget(part)
        column.addLayout(beside)
        column.addLayout(foot)
        column.addStretch(1)
        for field in fields:
            field.changed.connect(lambda _text: self.follow())
            field.entered.connect(self._save)
        self.save.pressed_open.connect(self._save)
        self.undo.pressed_open.connect(self.fill)
        self.guard(self.save, task)

    def put(self, panel: Panel, *parts: QWidget) -> None:
        """Fields under each other in a panel."""
        for part in parts:
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 4, 0, 10)
            column.addWidget(part)
            panel.add(box)

    # ---- what the window asks

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def retext(self) -> None:
        self.save.set_words(self.t("Save these rules"))
        self.undo.set_words(self.t("Leave them as they are"))

    def follow(self) -> None:
        """Something was typed: leaving it as it was is offered."""
        self.undo.setVisible(self.typed_else())

    # ---- amounts

    def said(self, minor: int) -> str:
        """An amount as a field shows it."""
        return words.amount(minor, self.context.currency, self.context.language)

    def minor(self, typed: str) -> int | None:
        """Minor units of what was typed, or None where that is no amount from nothing on."""
        try:
            return cash_keys.typed(typed, self.context.currency, least=0)
        except NotMoney:
            return None

    def amount_said(self, typed: str) -> str | None:
        """Why what was typed is no amount."""
        try:
            cash_keys.typed(typed, self.context.currency, least=0)
        except NotMoney as wrong:
            if wrong.why == NOT_ABOVE_ZERO:
                return self.t("It cannot be less than nothing.")
            return wrong_amount(wrong.why, self.context.currency, self.context)
        return None

    # ---- saving

    def _save(self) -> None:
        wrong = [field for field in self._fields if not field.valid()]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.keep()

    def kept(self, _version: int) -> None:
        """The rules are saved: read them again."""
        self.notice("ready", self.t("The rules are saved. They hold from now on."))
        self.refresh()
