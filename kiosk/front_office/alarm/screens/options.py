"""What the owner says of the alarm: who is told, where the list lies outside, the way out, hosts' addresses."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.core.words import LANGUAGES
from kiosk.database.acting import View
from kiosk.front_office.alarm import rules, service
from kiosk.front_office.alarm.rules import Arrow, Options
from kiosk.front_office.alarm.service import Policy
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import StationKind
from kiosk.records.staff import service as staff
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import empty
from kiosk.ui.panel import Panel
from kiosk.ui.screen import Screen
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.text import Heading, Label, Small

Asked = tuple[Policy, tuple[str, ...], tuple[tuple[str, str], ...]]


def asked(view: View) -> Asked:
    """The choices, the screens of the lobby, and who works here, by id."""
    there = tuple(
        each.name for each in settings.stations(view) if each.kind is not StationKind.DESK
    )
    people = tuple((str(each.id), each.name) for each in staff.people(view) if each.active)
    return service.policy(view), there, people


class OptionsScreen(Screen):
    """Three panels; saved whole or not at all."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._policy: Policy | None = None
        self._stations: tuple[str, ...] = ()
        self._people: tuple[tuple[str, str], ...] = ()
        self.title = Heading("", name="alarm_options.title")
        self.lead = Label("", "body", "soft", name="alarm_options.lead")
        self.told = Panel("", name="alarm_options.told")
        self.way = Panel("", name="alarm_options.way")
        self.hosts = Panel("", name="alarm_options.hosts")
        self.wardens = Field("", check=self._wardens_said, name="alarm_options.wardens")
        self.folder = Field("", check=self._folder_said, name="alarm_options.folder")
        self.exits = {key: Field("", name=f"alarm_options.exit.{key}") for key in LANGUAGES}
        self.meeting = Field("", name="alarm_options.meeting")
        self.arrows: dict[str, SegmentedChoice] = {}
        self.mail: dict[str, Field] = {}
        self.save = Button("", "primary", icon="save", name="alarm_options.save")
        self._build()
        self.save.pressed_open.connect(self._save)
        self.guard(self.save, Task.ALARM_SET_UP)
        self.retext()

    def _build(self) -> None:
        _put(self.told, self.wardens, self.folder)
        self.exit_hint = Small("", name="alarm_options.exit_hint")
        _put(self.way, self.exit_hint, *self.exits.values(), self.meeting)
        self._arrows, self._mail = QVBoxLayout(), QVBoxLayout()
        for panel, inside in ((self.way, self._arrows), (self.hosts, self._mail)):
            box = QWidget()
            box.setLayout(inside)
            panel.add(box)
        left = QVBoxLayout()
        for panel in (self.told, self.hosts):
            left.addWidget(panel)
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addLayout(left, 1)
        columns.addWidget(self.way, 1, Qt.AlignmentFlag.AlignTop)
        whole = QWidget()
        whole.setProperty("kind", "page")
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(columns)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.title, self.lead):
            column.addWidget(part)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addStretch(1)
        column.addLayout(foot)

    # ---- what the window asks

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(asked, then=self._show)

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("Alarm"))
        self.lead.setText(t("Who hears who is in the building, and what every screen says."))
        self.told.say(t("The list outside the house"))
        self.wardens.set_texts(
            t("Wardens' e-mail addresses"),
            t(
                "Several with a comma between. They get the list every five minutes when it changed."
            ),
        )
        self.folder.set_texts(
            t("Folder outside this PC"),
            t("On another machine. The list is written there every five minutes."),
        )
        self.way.say(t("The way out"))
        self.exit_hint.setText(t("What the exit is called. Empty: the main door."))
        for key, field in self.exits.items():
            field.set_texts(LANGUAGES[key])
        self.meeting.set_texts(t("Where we meet outside"))
        self.hosts.say(t("Who is told of their visitors"), t("e-mail"))
        self.save.set_words(t("Save"))
        self._arrow_words()

    def _arrow_words(self) -> None:
        t = self.t
        said = {
            Arrow.NONE: t("no arrow"), Arrow.LEFT: t("left"), Arrow.RIGHT: t("right"),
            Arrow.AHEAD: t("ahead"),
        }  # fmt: skip
        for choice in self.arrows.values():
            for number, arrow in enumerate(Arrow):
                choice.segments[number].set_words(said[arrow])

    # ---- showing

    def _show(self, answer: Asked) -> None:
        policy, stations, people = answer
        if self._policy is not None and self._typed() != self._policy.options:
            # Whoever types is not overwritten; saving says that something changed.
            return
        self._policy, self._stations, self._people = policy, stations, people
        said = policy.options
        self.wardens.set_text(", ".join(said.wardens))
        self.folder.set_text(said.folder)
        for key, field in self.exits.items():
            field.set_text(said.exits.get(key, ""))
        self.meeting.set_text(said.meeting.get(self._house, ""))
        self._show_arrows(said)
        self._show_hosts(said)

    @property
    def _house(self) -> str:
        return self.context.first_language

    def _show_arrows(self, said: Options) -> None:
        empty(self._arrows)
        self.arrows = {}
        for station in self._stations:
            self._arrows.addWidget(Label(self.t("From {station}", station=station), "strong"))
            choice = SegmentedChoice(
                [(str(each), str(each)) for each in Arrow],
                str(said.arrows.get(station, Arrow.NONE)), name=f"alarm_options.arrow.{station}",
            )  # fmt: skip
            self.arrows[station] = choice
            self._arrows.addWidget(choice)
        self._arrow_words()

    def _show_hosts(self, said: Options) -> None:
        empty(self._mail)
        self.mail = {}
        for person, name in self._people:
            field = Field(name, check=self._mail_said, name=f"alarm_options.mail.{person}")
            field.set_text(said.mail.get(person, ""))
            self.mail[person] = field
            self._mail.addWidget(field)

    # ---- what was typed

    def _typed(self) -> Options:
        assert self._policy is not None
        known = self._policy.options
        wardens = tuple(each.strip() for each in self.wardens.text().split(",") if each.strip())
        meeting = {**known.meeting, self._house: self.meeting.text()}
        arrows = {
            **known.arrows,
            **{key: Arrow(each.value() or "none") for key, each in self.arrows.items()},
        }
        return replace(
            known, wardens=wardens, folder=self.folder.text(), meeting=meeting, arrows=arrows,
            exits={key: field.text() for key, field in self.exits.items()},
            mail={key: field.text() for key, field in self.mail.items() if field.text()},
        )  # fmt: skip

    def _wardens_said(self, typed: str) -> str | None:
        wrong = [
            each for each in typed.split(",") if each.strip() and not rules.address(each.strip())
        ]
        return (
            self.t("{address} is no e-mail address.", address=wrong[0].strip()) if wrong else None
        )

    def _mail_said(self, typed: str) -> str | None:
        return self.t("This is no e-mail address.") if typed and not rules.address(typed) else None

    def _folder_said(self, typed: str) -> str | None:
        if typed and not (Path(typed).is_dir() and os.access(typed, os.W_OK)):
            return self.t("This folder cannot be written to.")
        return None

    # ---- saving

    def _save(self) -> None:
        if self._policy is None:
            return
        fields = (self.wardens, self.folder, *self.mail.values())
        wrong = [field for field in fields if not field.valid()]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.ask(
            service.set_options, then=self._saved, otherwise=self._refused, busy=[self.save],
            options=self._typed(), seen=self._policy.version,
        )  # fmt: skip

    def _saved(self, _version: int) -> None:
        self._policy = None
        self.notice("ready", self.t("Saved."))
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self._policy = None
        self.context.say_refusal(refusal)
        self.refresh()


def _put(panel: Panel, *parts: QWidget) -> None:
    for part in parts:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 8)
        column.addWidget(part)
        panel.add(box)
