"""Closed tills: what each came to, its report as it was printed, and the second look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.back_office.till.rules import Past, SessionState
from kiosk.back_office.till.screens.papers import Paper
from kiosk.back_office.till.screens.side import spaced
from kiosk.core import words
from kiosk.core.by import Person
from kiosk.documents.preview import Picture
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.list_panel import ListPanel
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.text import Heading, Label, island
from kiosk.ui.theme import theme_of

LIST, SIDE, GAP, SHEET = 300, 300, 14, 500


class PaperView(QWidget):
    """The first page of a paper on a sheet of its own proportions; black on white in every look."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: Picture | None, said: str = "") -> None:
        """Show this page; `said` is what a screen reader says of it."""
        self._image = None
        if picture is not None:
            kind = QImage.Format.Format_RGB888
            shared = QImage(picture.pixels, picture.width, picture.height, picture.width * 3, kind)
            self._image = shared.copy()
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self._image is None:
            return 0
        return round(width * self._image.height() / max(1, self._image.width()))

    @override
    def sizeHint(self) -> QSize:
        wide = min(560, self.maximumWidth())
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, 0)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(0, 0, self.width(), self.heightForWidth(self.width()))
        painter.drawImage(area, self._image)
        painter.setPen(theme_of(self).colour("line"))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.end()


class PastPage(QWidget):
    """A list at the leading side, the report in the middle, what is to do beside it."""

    chosen = Signal(int)
    verified = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._past: tuple[Past, ...] = ()
        self._paper: Paper | None = None
        self.title = Heading("", name="till.past.title")
        self.lead = Label("", "body", "soft", wrap=False, name="till.past.lead")
        self.back = Button("", icon="arrow-left", name="till.past.back")
        self.print_it = Button("", icon="printer", name="till.past.print")
        self.rows = RowList(name="till.past.rows")
        self.list = ListPanel(self.rows, name="till.past.list")
        self.paper = PaperView(name="till.past.paper")
        self.panel = Panel("", name="till.past.panel")
        self.facts = [FactRow(name=f"till.past.fact.{place}") for place in range(6)]
        self.said = Label("", "small", name="till.past.said")
        self.note = Field("", name="till.past.note")
        self.deed = Button("", "primary", icon="shield-check", name="till.past.verify")
        self._lay_out()
        self.rows.chosen.connect(lambda key: self.chosen.emit(int(key)))
        self.deed.pressed_open.connect(self.verified)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.lead, 1)
        head.addWidget(self.print_it)
        head.addWidget(self.back)
        self.list.setFixedWidth(LIST)
        self.panel.setFixedWidth(SIDE)
        for row in self.facts:
            self.panel.add(row)
        self.panel.add(spaced(self.said, self.note, self.deed))
        self.paper.setMaximumWidth(SHEET)
        middle = QVBoxLayout()
        middle.addWidget(self.paper)
        middle.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(GAP)
        both.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(middle, 1)
        both.addStretch(0)
        both.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GAP)
        page.addLayout(head)
        page.addLayout(both)
        page.addStretch(1)

    # ---- what it shows

    @property
    def current(self) -> Past | None:
        """The closed till that is chosen."""
        return next((each for each in self._past if str(each.id) == self.rows.current), None)

    @property
    def shown(self) -> Paper | None:
        """The paper that is shown."""
        return self._paper

    def show_past(self, past: Sequence[Past], choose: int | None = None) -> None:
        """These closed tills, newest first."""
        self._past = tuple(past)
        kept = str(choose) if choose is not None else self.rows.current
        known = {str(each.id) for each in past}
        first = kept if kept in known else str(past[0].id) if past else ""
        self.rows.set_rows([self._row(each) for each in past], choose=first)
        self.retext()

    def show_paper(self, paper: Paper | None) -> None:
        """The report of the chosen one."""
        self._paper = paper
        picture = paper.pages[0] if paper is not None and paper.pages else None
        said = "" if paper is None else self.context.t(
            "End-of-day report {number}", number=paper.report.number
        )  # fmt: skip
        self.paper.show_picture(picture, said)

    def amount(self, minor: int) -> str:
        """An amount as the reader writes it."""
        said = words.amount(minor, self.context.currency, self.context.language)
        return island(said.replace("-", "\u2212"))

    def _row(self, each: Past) -> RowFacts:
        t, language = self.context.t, self.context.language
        day = words.day(words.local_day(each.closed_at, self.context.zone), language)
        clock = island(words.clock(each.closed_at, self.context.zone))
        waits = each.state is SessionState.CLOSED
        return RowFacts(
            str(each.id), t("Till {number}", number=each.number),
            second=words.joined((day, clock, each.closed_by_name), language),
            trailing=t("to verify") if waits else t("verified"),
            trailing_colour="s_waiting" if waits else "s_ready",
        )  # fmt: skip

    def retext(self) -> None:
        """Word it in the window's language."""
        t = self.context.t
        self.title.setText(t("Closed tills"))
        self.back.set_words(t("Back to the till"))
        self.print_it.set_words(t("Print"))
        self.list.say(t("Newest first"))
        self.note.set_texts(t("Remark"))
        self.deed.set_words(t("I have looked at it"))
        waits = sum(each.state is SessionState.CLOSED for each in self._past)
        said = self.context.tn("{n} to verify", "{n} to verify", waits) if waits else ""
        self.lead.setText(said if self._past else t("No till was closed yet."))
        has = self.current is not None
        for widget in (self.panel, self.list, self.print_it):
            widget.setVisible(has)
        self.hold()

    def hold(self) -> None:
        """Show the chosen one; close the button for who closed it."""
        each, t = self.current, self.context.t
        if each is None:
            return
        self.panel.say(t("Till {number}", number=each.number), each.drawer_name)
        told = (
            (t("Counted by"), each.closed_by_name),
            (t("Should be"), self.amount(each.expected)),
            (t("Counted"), self.amount(each.counted)),
            (t("Difference"), self.amount(each.difference)),
            (t("To the safe"), words.joined((self.amount(each.to_safe), each.bag), self.context.language)),
            (t("Float"), self.amount(each.left)),
        )  # fmt: skip
        for row, (said, value) in zip(self.facts, told, strict=True):
            row.say(said, value)
        waits = each.state is SessionState.CLOSED
        by = self.context.by()
        own = isinstance(by, Person) and by.id == each.closed_by
        self.note.setVisible(waits and not own)
        self.deed.setVisible(waits)
        if not waits:
            self.said.setText(t("Verified by {name}.", name=each.verified_by_name))
        elif own:
            self.said.setText(
                t("You closed it; somebody else looks at it. Tomorrow is early enough.")
            )
        else:
            reason = t("Reason: {reason}", reason=each.reason) if each.reason else ""
            self.said.setText(reason)
        self.said.setVisible(bool(self.said.text()))
        self.deed.set_closed(t("A second person verifies it.") if own else None)
