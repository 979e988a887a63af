"""Kinds of visit and queues, as the owner declares them: a list of each, and the one being edited at the side."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import Service, VisitKind
from kiosk.front_office.queue.rules.starting import KindDraft, ServiceDraft
from kiosk.lobby.checkin import service, texts
from kiosk.lobby.checkin.rules import SetUp
from kiosk.lobby.checkin.screens.set_up_forms import KindForm, ServiceForm
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading, Label
from kiosk.ui.theme import Theme, theme_of

SIDE = 440


class KindsScreen(Screen):
    """Nothing is changed before it is saved; what the lobby shows changes with it at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._all: SetUp | None = None
        self._kind: VisitKind | None = None
        self._service: Service | None = None
        name = "checkin.kinds"
        self.title = Heading("", name=f"{name}.title")
        self.lead = Label("", "body", "soft", name=f"{name}.lead")
        self.start = Button("", "primary", icon="plus", name=f"{name}.start")
        self.new_kind = Button("", icon="plus", name=f"{name}.new_kind")
        self.new_service = Button("", icon="plus", name=f"{name}.new_service")
        self.kind_panel, self.service_panel = Panel("", name=f"{name}.kinds"), Panel("")
        self.kind_rows = RowList(name=f"{name}.kind_rows")
        self.service_rows = RowList(name=f"{name}.service_rows")
        for panel, rows in (
            (self.kind_panel, self.kind_rows), (self.service_panel, self.service_rows),
        ):  # fmt: skip
            rows.set_fit("whole")
            panel.fill(rows)
        self.kind_form, self.service_form = KindForm(context), ServiceForm(context)
        self._lay_out()
        self._connect()
        self.retext()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        for button in (self.start, self.new_kind, self.new_service):
            head.addWidget(button)
        main = QVBoxLayout()
        main.setSpacing(14)
        for part in (self.lead, self.kind_panel, self.service_panel):
            main.addWidget(part)
        main.addStretch(1)
        self.beside = QStackedWidget()
        for page in (QWidget(), self.kind_form, self.service_form):
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            scroll.setWidget(page)
            self.beside.addWidget(scroll)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addLayout(main, 1)
        both.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(both, 1)
        self.on_theme(theme_of(self))

    def _connect(self) -> None:
        self.start.pressed_open.connect(self._start)
        self.new_kind.pressed_open.connect(lambda: self._edit_kind(None))
        self.new_service.pressed_open.connect(lambda: self._edit_service(None))
        self.kind_rows.chosen.connect(self._kind_chosen)
        self.service_rows.chosen.connect(self._service_chosen)
        for form in (self.kind_form, self.service_form):
            form.left.connect(self._close)
        self.kind_form.saved.connect(self._save_kind)
        self.service_form.saved.connect(self._save_service)
        for button in (
            self.start, self.new_kind, self.new_service, self.kind_form.deed, self.service_form.deed,
        ):  # fmt: skip
            self.guard(button, Task.LOBBY_SET_UP)

    def on_theme(self, theme: Theme) -> None:
        """Another text size: another width of the side."""
        self.beside.setFixedWidth(round(SIDE * max(1.0, theme.scale)))

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.set_up, then=self._show)

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("Kinds of visit"))
        self.lead.setText(t("What customers may come for, and the queues in which they wait."))
        self.start.set_words(t("Begin with what most houses need"))
        self.new_kind.set_words(t("New kind of visit"))
        self.new_service.set_words(t("New queue"))
        self.kind_form.retext()
        self.service_form.retext()
        if self._all is not None:
            self._show(self._all)

    # ---- showing

    def _show(self, everything: SetUp) -> None:
        self._all = everything
        t, language = self.t, self.context.language
        self.start.setVisible(not everything.kinds and not everything.services)
        self.kind_panel.say(t("Kinds of visit"), str(len(everything.kinds)))
        self.service_panel.say(t("Queues"), str(len(everything.services)))
        self.kind_rows.set_rows(
            [
                RowFacts(
                    str(each.id), texts.name_of(each.names, language), "", "",
                    texts.purpose(each.purpose, language), "" if each.active else t("not in use"),
                )
                for each in everything.kinds
            ]
        )  # fmt: skip
        self.service_rows.set_rows(
            [
                RowFacts(
                    str(each.id), texts.name_of(each.names, language), "", "",
                    texts.serves(each.task, language), self._minutes(each),
                )
                for each in everything.services
            ]
        )  # fmt: skip

    def _minutes(self, each: Service) -> str:
        if not each.active:
            return self.t("not in use")
        return self.tn("{n} minute", "{n} minutes", each.minutes)

    def _kind_chosen(self, key: str) -> None:
        every = () if self._all is None else self._all.kinds
        self._edit_kind(next((each for each in every if str(each.id) == key), None))

    def _service_chosen(self, key: str) -> None:
        every = () if self._all is None else self._all.services
        self._edit_service(next((each for each in every if str(each.id) == key), None))

    def _edit_kind(self, kind: VisitKind | None) -> None:
        if self._all is not None:
            self._kind = kind
            self.kind_form.offer(kind, self._all.services, self._all.languages)
            self.beside.setCurrentIndex(1)

    def _edit_service(self, chosen: Service | None) -> None:
        if self._all is not None:
            self._service = chosen
            self.service_form.offer(chosen, self._all.languages)
            self.beside.setCurrentIndex(2)

    def _close(self) -> None:
        self.beside.setCurrentIndex(0)

    # ---- doing

    def _start(self) -> None:
        self.ask(queue.start_with, then=self._saved, busy=[self.start])

    def _save_kind(self, draft: KindDraft) -> None:
        known = self._kind
        self.ask(
            queue.set_kind, then=self._saved, otherwise=self._refused, busy=[self.kind_form.deed],
            draft=draft, kind=None if known is None else known.id,
            seen=0 if known is None else known.version,
        )  # fmt: skip

    def _save_service(self, draft: ServiceDraft) -> None:
        known = self._service
        self.ask(
            queue.set_service, then=self._saved, otherwise=self._refused,
            busy=[self.service_form.deed], draft=draft,
            service=None if known is None else known.id,
            seen=0 if known is None else known.version,
        )  # fmt: skip

    def _saved(self, _made: int) -> None:
        self._close()
        self.notice("ready", self.t("Saved. The lobby shows it from now on."))
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()
