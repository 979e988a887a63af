"""The forms for a kind of visit and for a queue: names in each language, minutes, what is asked, who is told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.task import Role
from kiosk.core.words import LANGUAGES
from kiosk.front_office.queue.rules.kinds import (
    Ask,
    Overnight,
    Purpose,
    Service,
    Told,
    VisitKind,
)
from kiosk.front_office.queue.rules.starting import KindDraft, ServiceDraft
from kiosk.lobby.checkin import texts
from kiosk.ui.buttons import Button
from kiosk.ui.choices import CheckRow
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import empty
from kiosk.ui.select import SelectField
from kiosk.ui.text import Label

MOST = 1440


class _Form(QWidget):
    """A title, names in each language, what a form adds, and the deed."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context, self._name = context, name
        self.title = Label("", "title", name=f"checkin.{name}.title")
        self.names: dict[str, Field] = {}
        self._names = QVBoxLayout()
        self._names.setSpacing(8)
        self.active = CheckRow("", name=f"checkin.{name}.active")
        self.deed = Button("", "primary", icon="save", name=f"checkin.{name}.save")
        self.back = Button("", name=f"checkin.{name}.back")
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.deed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(self.title)
        whole.addLayout(self._names)
        whole.addLayout(self.column)
        whole.addWidget(self.active)
        whole.addLayout(foot)
        whole.addStretch(1)
        self.deed.pressed_open.connect(self.save)
        self.back.pressed_open.connect(self.left)

    def save(self) -> None:
        """Say what was typed."""
        raise NotImplementedError

    def minutes(self, name: str) -> Field:
        """A field of minutes."""
        field = Field("", "number", check=self._minutes_said, name=f"checkin.{self._name}.{name}")
        self.column.addWidget(field)
        return field

    def retext(self) -> None:
        """The words in the desk's language."""
        t = self._context.t
        self.active.set_texts(t("In use"))
        self.deed.set_words(t("Save"))
        self.back.set_words(t("Back"))

    def show_names(self, names: dict[str, str], languages: Sequence[str]) -> None:
        """One field for each language of the lobby."""
        empty(self._names)
        self.names = {}
        for each in languages:
            field = Field("", "text", name=f"checkin.{self._name}.name.{each}")
            own = LANGUAGES.get(each, each)
            field.set_texts(self._context.t("Name in {language}", language=own))
            field.set_text(names.get(each, ""))
            self._names.addWidget(field)
            self.names[each] = field

    def said_names(self) -> dict[str, str]:
        """The names that were typed."""
        return {each: field.text() for each, field in self.names.items() if field.text().strip()}

    def _minutes_said(self, typed: str) -> str | None:
        fits = typed.isdigit() and int(typed) <= MOST
        return None if fits else self._context.t("Write a number from 0 to {most}.", most=MOST)


class ServiceForm(_Form):
    """A queue."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "service")
        self._position = 0
        self._overnight = Overnight.CLOSE
        self.task = SelectField(name="checkin.service.task")
        self.column.addWidget(self.task)
        self.length = self.minutes("minutes")
        self.last = self.minutes("last")
        self.tolerance = self.minutes("tolerance")
        self.keep = CheckRow("", name="checkin.service.keep")
        self.column.addWidget(self.keep)

    @override
    def retext(self) -> None:
        super().retext()
        t, language = self._context.t, self._context.language
        self.title.setText(t("Queue"))
        self.task.set_texts(t("Whoever serves must be able to"))
        self.task.set_choices([(each.id, texts.serves(each, language)) for each in texts.SERVE])
        self.length.set_texts(
            t("Minutes that serving takes"), t("The first guess; then it is measured.")
        )
        self.last.set_texts(t("Last number, minutes before closing"))
        self.tolerance.set_texts(t("Minutes for which a missed number keeps its place"))
        self.keep.set_texts(t("Numbers that still wait at night stay"))

    def offer(self, service: Service | None, languages: Sequence[str]) -> None:
        """Show this queue, or an empty one."""
        draft = ServiceDraft({}, texts.SERVE[0].id)
        known = service if service is not None else draft
        self.show_names(dict(known.names), languages)
        self.task.set_value(draft.task if service is None else service.task.id)
        self.length.set_text(str(known.minutes))
        self.last.set_text(str(known.last_before))
        self.tolerance.set_text(str(known.tolerance))
        self.keep.setChecked(known.overnight is Overnight.KEEP)
        self.active.setChecked(known.active)
        self._position = known.position

    @override
    def save(self) -> None:
        if not all(field.valid() for field in (self.length, self.last, self.tolerance)):
            return
        self.saved.emit(
            ServiceDraft(
                self.said_names(), self.task.value(), int(self.length.text()),
                int(self.last.text()),
                Overnight.KEEP if self.keep.isChecked() else Overnight.CLOSE,
                int(self.tolerance.text()), self.active.isChecked(), self._position,
            )
        )  # fmt: skip


class KindForm(_Form):
    """A kind of visit."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "kind")
        self._known: VisitKind | None = None
        self.code = Field("", "text", name="checkin.kind_form.code")
        self.purpose = SelectField(name="checkin.kind_form.purpose")
        self.asks_head = Label("", "label")
        self.asks = {each: CheckRow("", name=f"checkin.kind_form.ask.{each}") for each in Ask}
        self.queues_head = Label("", "label")
        self.queues: dict[int, CheckRow] = {}
        self._queues = QVBoxLayout()
        self.told = SelectField(name="checkin.kind_form.told")
        self.role = SelectField(name="checkin.kind_form.role")
        self.badge = CheckRow("", name="checkin.kind_form.badge")
        self.stays = CheckRow("", name="checkin.kind_form.stays")
        for part in (
            self.code,
            self.purpose,
            self.asks_head,
            *self.asks.values(),
            self.queues_head,
        ):
            self.column.addWidget(part)
        self.column.addLayout(self._queues)
        for part in (self.told, self.role, self.badge, self.stays):
            self.column.addWidget(part)
        self.early = self.minutes("early")
        self.late = self.minutes("late")
        self.told.chosen.connect(self._follow)

    @override
    def retext(self) -> None:
        super().retext()
        t, language = self._context.t, self._context.language
        self.title.setText(t("Kind of visit"))
        self.code.set_texts(t("Short name for reports"))
        self.purpose.set_texts(t("What sort of visit"))
        self.purpose.set_choices([(str(each), texts.purpose(each, language)) for each in Purpose])
        self.asks_head.setText(t("What it asks"))
        for each, row in self.asks.items():
            row.set_texts(texts.ask(each, language))
        self.queues_head.setText(t("Where it leads"))
        self.told.set_texts(t("Who is told"))
        self.told.set_choices([(str(each), texts.told(each, language)) for each in Told])
        self.role.set_texts(t("Which role"))
        self.role.set_choices([(str(each), str(each).capitalize()) for each in Role])
        self.badge.set_texts(t("Print a badge"))
        self.stays.set_texts(t("Stays after closing"))
        self.early.set_texts(t("Early: more minutes than this before"))
        self.late.set_texts(t("Late: more minutes than this after"))

    def offer(
        self, kind: VisitKind | None, services: Sequence[Service], languages: Sequence[str]
    ) -> None:
        """Show this kind, or an empty one."""
        self._known = kind
        known = kind if kind is not None else KindDraft("", {}, Purpose.WALK_IN, (Ask.NAME,))
        self.show_names(dict(known.names), languages)
        self.code.set_text(known.code)
        self.purpose.set_value(str(known.purpose))
        for each, row in self.asks.items():
            row.setChecked(each in known.asks)
        empty(self._queues)
        self.queues = {}
        for service in services:
            name = texts.name_of(service.names, self._context.language)
            row = CheckRow(name, name=f"checkin.kind_form.queue.{service.id}")
            row.setChecked(service.id in known.services)
            self._queues.addWidget(row)
            self.queues[service.id] = row
        self.told.set_value(str(known.told))
        self.role.set_value(str(known.told_role or Role.RECEPTION))
        self.badge.setChecked(known.badge)
        self.stays.setChecked(known.stays)
        self.early.set_text(str(known.early))
        self.late.set_text(str(known.late))
        self.active.setChecked(known.active)
        self._follow(self.told.value())

    def _follow(self, told: str) -> None:
        self.role.setVisible(told == Told.ROLE)

    @override
    def save(self) -> None:
        if not all(field.valid() for field in (self.early, self.late)):
            return
        told = Told(self.told.value())
        known = self._known
        self.saved.emit(
            KindDraft(
                self.code.text(), self.said_names(), Purpose(self.purpose.value()),
                tuple(each for each, row in self.asks.items() if row.isChecked()),
                () if known is None else known.papers, self.badge.isChecked(), told,
                Role(self.role.value()) if told is Told.ROLE else None,
                tuple(each for each, row in self.queues.items() if row.isChecked()),
                self.stays.isChecked(), int(self.early.text()), int(self.late.text()),
                self.active.isChecked(), 0 if known is None else known.position,
            )
        )  # fmt: skip
