"""Is this you? Only a part is shown, so that nobody behind can read it; with the time that was planned."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.front_office.queue.rules.kinds import Outcome
from kiosk.lobby.checkin import service
from kiosk.lobby.checkin.rules import Found, Offer, Way
from kiosk.lobby.checkin.screens.going import CONFIRM, Going, show_steps
from kiosk.ui import painting
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.flow import FlowScreen, empty, stack
from kiosk.ui.glyph import Glyph
from kiosk.ui.notices import NoticeBar
from kiosk.ui.remarks import Remark
from kiosk.ui.text import Label, Run, lay_out
from kiosk.ui.theme import theme_of


class Initials(QWidget):
    """An arch with the first letters."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = ""

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(132), theme.px(156))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        area = QRectF(0, 0, theme.px(132), theme.px(156))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            area.moveRight(self.width())
        painting.fill(painter, painting.arch(area, theme.px(8)), theme.colour("brand"))
        laid = lay_out(
            [Run(self.letters, bold=True)], area.width(), theme, "heading",
            align=Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip
        laid.draw(painter, area.x(), area.y() + area.height() * 0.52, theme.colour("on_brand"))
        painter.end()


class ConfirmScreen(FlowScreen):
    """Pressing yes goes on; pressing no has opened and changed nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._going = Going()
        self._way = Way.CODE
        self._build()
        self.yes.pressed_open.connect(self._yes)
        self.no.pressed_open.connect(self._no)

    def _build(self) -> None:
        self.title = Label("", "title", name="checkin.confirm.title")
        self.then = Label("", "body", "soft", name="checkin.confirm.then")
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(38, 38, 38, 38)
        head.setSpacing(36)
        self.initials = Initials()
        self.name = Label("", "title", name="checkin.confirm.name")
        self.by = Label("", "words", "soft", name="checkin.confirm.by")
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addStretch(1)
        said.addWidget(self.name)
        said.addWidget(self.by)
        said.addStretch(1)
        head.addWidget(self.initials)
        head.addLayout(said, 1)
        inside.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        inside.addLayout(self._rows)
        self.state = NoticeBar("", name="checkin.confirm.state")
        self.yes = Button("", "primary", icon="check", name="checkin.confirm.yes")
        self.no = Button("", "secondary", name="checkin.confirm.no")
        self.remark = Remark("", "lock", name="checkin.confirm.remark")
        self.remark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        stack(self.read, (self.title, 8), (self.then, 36), (self.card, 32))
        self.read.addStretch(1)
        stack(self.do, (self.state, 56), (self.yes, 24), (self.no, 40), (self.remark, 0))
        self.do.addStretch(1)

    @override
    def opened(self, **arguments: Going | Way) -> None:
        going, way = arguments["going"], arguments["way"]
        assert isinstance(going, Going)
        assert isinstance(way, Way)
        self._going, self._way = going, way
        self.retext()

    @override
    def wipe(self) -> None:
        self._going = Going()
        self.initials.letters = ""
        super().wipe()

    @override
    def retext(self) -> None:
        found, t = self._going.found, self.t
        if found is None:
            return
        show_steps(self, self.context, CONFIRM)
        self.title.setText(t("Is this you?"))
        self.then.setText(t("We show only a part, so that nobody behind you can read it."))
        self.initials.letters = found.masked.initials
        self.name.setText(found.masked.name)
        ways = {
            Way.CODE: t("Found by your pass code"),
            Way.PHONE: t("Found by the phone number you typed"),
            Way.EMAIL: t("Found by the e-mail address you typed"),
            Way.NAME: t("Found by the name you typed"),
        }
        self.by.setText(ways[self._way])
        empty(self._rows)
        for icon, head, said in self._facts(found):
            self._rows.addWidget(self._row(icon, head, said))
        self._say(found)
        other_day = found.outcome is Outcome.WRONG_DAY
        unplanned = other_day or found.visit is None
        come = t("That is me: I would like to come in today")
        self.yes.set_words(come if unplanned else t("Yes, that is me"))
        self.no.set_words(t("No, find me another way"))
        self.remark.setText(t("Wrong person? Nothing has been opened or changed."))

    def _facts(self, found: Found) -> list[tuple[str, str, str]]:
        t = self.t
        facts = [
            ("phone", t("Phone"), words.island(found.masked.phone)),
            ("mail", t("E-mail"), words.island(found.masked.email)),
        ]
        if found.planned_at is not None:
            facts.append(("calendar", t("Appointment"), self._when(found.planned_at)))
        if found.host:
            facts.append(("user", t("With"), found.host))
        return [(icon, head, said) for icon, head, said in facts if said.strip("\u2066\u2069")]

    def _when(self, at: datetime) -> str:
        zone, language = self.context.zone, self.context.language
        time = words.island(words.clock(at, zone))
        now = self.context.now() if self.context.now is not None else at
        day = words.local_day(at, zone)
        if day == words.local_day(now, zone):
            return self.t("Today at {time}", time=time)
        said = words.day(day, language, weekday=True)
        return self.t("{day} at {time}", day=said, time=time)

    def _row(self, icon: str, head: str, said: str) -> QFrame:
        row = QFrame()
        row.setProperty("kind", "row")
        whole = QVBoxLayout(row)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        line = QHBoxLayout()
        line.setContentsMargins(38, 28, 38, 28)
        line.setSpacing(28)
        line.addWidget(Glyph(icon, "soft"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(Label(head, "words", "soft"), 2)
        line.addWidget(Label(said, "body", bold=True), 5)
        whole.addWidget(rule)
        whole.addLayout(line)
        return row

    def _say(self, found: Found) -> None:
        t, tn = self.t, self.tn
        early = found.minutes
        paper = t("There is one short form to fill in while you wait.") if found.papers else ""
        knows = t("{name} knows that you are coming.", name=found.host) if found.host else ""
        rest = " ".join(part for part in (knows, paper) if part)
        if found.outcome is Outcome.WRONG_DAY and found.planned_at is not None:
            when = self._when(found.planned_at)
            fact = t("Your appointment is on another day: {when}.", when=when)
            self.state.say(fact, t("It stays as it is."), "waiting", icon="calendar-days")
        elif found.outcome is Outcome.LATE:
            fact = tn("You are {n} minute late.", "You are {n} minutes late.", -early)
            self.state.say(fact, t("The desk sees how it can still be done."), "waiting")
        elif found.planned_at is not None and early > 0:
            fact = tn("You are {n} minute early.", "You are {n} minutes early.", early)
            self.state.say(fact, rest, "ready")
        elif found.planned_at is not None:
            self.state.say(t("You are on time."), rest, "ready")
        else:
            fact = t("We find no appointment of yours today.")
            self.state.say(fact, t("You can come in without one."), "waiting")

    def _yes(self) -> None:
        found = self._going.found
        if found is None:
            return
        if found.outcome is Outcome.WRONG_DAY:
            # The planned visit stays as it is; today they are a visit of their own.
            self._going.visit, self._going.found = None, None
            self.context.be_nobody()
            self.ask(service.offers, then=self._walk_in)
        elif found.visit is None and self._going.offer is not None:
            self.ask(service.offers, then=self._walk_in)
        else:
            self.context.go("checkin.call_me", going=self._going)

    def _walk_in(self, offers: tuple[Offer, ...]) -> None:
        """A card without an appointment: what for is asked again, where it was an appointment."""
        today = next((each for each in offers if each.service is not None and not each.over), None)
        self._going.offer = today
        if today is None:
            self.context.go("help.call")
        elif today.task is not None and not self.context.expect(today.task).now:
            self.context.go("checkin.nobody", going=self._going)
        else:
            self.context.go("checkin.call_me", going=self._going)

    def _no(self) -> None:
        self.context.be_nobody()
        self.context.back()
