"""The preview: what each order becomes, both sums side by side, what cannot come in and why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.desk.exchange.rules import Preview
from kiosk.desk.exchange.screens import faces
from kiosk.desk.exchange.screens.bad import BadPanel
from kiosk.desk.exchange.screens.signs import Sign, Verdict
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.figures import Figure, Figures
from kiosk.ui.panel import Panel
from kiosk.ui.table import Table
from kiosk.ui.text import Label
from kiosk.ui.theme import theme_of

FEWEST = 3
"""Orders that are shown before somebody asks for all: at least these, at most what has room."""
MOST_BAD, MOST_BAD_LOW, LOW = 3, 2, 700
"""Bad rows that are seen at once, also on a page lower than `LOW`; the rest is scrolled to."""
SIDE = 420


class FileCard(QFrame):
    """The file's name, what it is, and four figures."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self.setObjectName("exchange.file")
        self.name = Label("", "heading", name="exchange.file.name")
        self.facts = Label("", "small", "soft", name="exchange.file.facts")
        self.figures = Figures(stacked=True, name="exchange.figures")
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addStretch(1)
        said.addWidget(self.name)
        said.addWidget(self.facts)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setSpacing(14)
        self._row = row
        self.set_low(low=False)
        row.addWidget(Sign("file-spreadsheet", "accent", large=True))
        row.addLayout(said, 1)
        row.addWidget(self.figures, 1)

    def set_low(self, *, low: bool) -> None:
        """Take less room above and below."""
        air = 5 if low else 10
        self._row.setContentsMargins(16, air, 16, air)

    def show_preview(self, preview: Preview, seconds: float, title: str) -> None:
        """Say what was read."""
        t, tn = self._context.t, self._context.tn
        self.name.setText(words.island(preview.file))
        self.facts.setText(faces.file_facts(preview, seconds, title, self._context))
        good, bad = len(preview.orders), preview.bad_rows
        known, new = preview.customers_known, preview.customers_new
        self.figures.set_figures(
            (
                Figure("good", str(good), tn("order is good", "orders are good", good), "s_ready"),
                Figure("bad", str(bad), tn("row is not", "rows are not", bad),
                       "s_overdue" if bad else "text"),
                Figure("known", str(known), tn("customer known", "customers known", known),
                       may_drop=True),
                Figure("new", str(new), tn("customer new", "customers new", new), may_drop=True),
            )
        )  # fmt: skip
        self.setAccessibleName(t("The file"))


class PreviewPage(QWidget):
    """One decision at its foot: `take` says what comes in and what is left out."""

    show_row = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preview: Preview | None = None
        self._all = False
        self.setObjectName("exchange.preview")
        self.file = FileCard(context)
        self._make_panels()
        self._make_foot()
        self._arrange()
        self.bad.show_row.connect(self.show_row)
        self.more.pressed_open.connect(self._toggle_all)
        self.row_close.pressed_open.connect(self.hide_row)

    def _make_panels(self) -> None:
        context = self._context
        self.orders_panel = Panel(name="exchange.orders_panel")
        self.orders = Table(
            faces.order_columns(context), density="dense", selectable=True, name="exchange.orders"
        )
        self.orders_panel.fill(self.orders)
        self.count = Label("", "body", "soft", name="exchange.count")
        self.more = Button("", "quiet", size="small", name="exchange.more")
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 2, 12, 2)
        row.addWidget(self.count, 1)
        row.addWidget(self.more)
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.orders_panel.body.setStretchFactor(self.orders, 1)
        self.orders_panel.body.addWidget(foot)
        self.sums_panel = Panel(name="exchange.sums_panel")
        self.sums = Table(
            faces.sum_columns(context), density="dense", selectable=False, name="exchange.sums"
        )
        self.sums_panel.fill(self.sums)
        self.sums.refitted.connect(self._fit_sums)
        self.verdict = Verdict(name="exchange.verdict")
        self.sums_panel.body.addWidget(self.verdict)
        self.row_panel = Panel(name="exchange.row_panel")
        self.row_close = Button("", "quiet", size="small", name="exchange.row_close")
        self.row_panel.add_beside(self.row_close)
        self.row_cells = Table((), density="dense", selectable=False, name="exchange.row_cells")
        self.row_panel.fill(self.row_cells)
        self.row_panel.hide()
        self.bad = BadPanel(context, MOST_BAD, name="exchange.bad")
        for panel in (self.orders_panel, self.sums_panel, self.row_panel):
            panel.set_rule(False)

    def _make_foot(self) -> None:
        self.note = Label("", "small", "soft", name="exchange.note")
        self.correct = Button("", "secondary", name="exchange.correct")
        self.take = Button("", "primary", name="exchange.take")

    def _arrange(self) -> None:
        keeper = self._side = QWidget()
        keeper.setFixedWidth(SIDE)
        side = QVBoxLayout(keeper)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.sums_panel)
        side.addWidget(self.row_panel, 1000)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.orders_panel, 1)
        middle.addWidget(keeper)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Sign("info", "soft"), 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.correct)
        foot.addSpacing(4)
        foot.addWidget(self.take)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.file)
        column.addLayout(middle, 1)
        column.addWidget(self.bad)
        column.addLayout(foot)
        # The tables take what room there is and scroll by themselves; the page never does.
        policy = QSizePolicy.Policy
        for panel, table in ((self.orders_panel, self.orders), (self.row_panel, self.row_cells)):
            panel.setSizePolicy(policy.Expanding, policy.Expanding)
            table.setSizePolicy(policy.Expanding, policy.Ignored)
        self.sums_panel.setSizePolicy(policy.Expanding, policy.Maximum)
        self.orders.installEventFilter(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = event.size().height() < LOW * theme_of(self).scale
        self._column.setSpacing(10 if low else 14)
        self.file.set_low(low=low)
        self.bad.set_most(MOST_BAD_LOW if low else MOST_BAD)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.orders and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit_sums(self) -> None:
        """No sum is cut, whatever the text size: the side grows with its widest row."""
        self._side.setFixedWidth(max(SIDE, self.sums.wanted + 2))
        self.sums.setFixedHeight(self.sums.whole_height())

    # ---- showing

    def show_preview(self, preview: Preview, seconds: float, title: str) -> None:
        """Show what would become of a file."""
        self._preview, self._all = preview, False
        self.hide_row()
        self.file.show_preview(preview, seconds, title)
        self._show_orders(preview)
        self._show_sums(preview)
        self.bad.show_problems(preview.problems, preview.bad_rows, refused=False)
        self._show_foot(preview)

    def _show_orders(self, preview: Preview) -> None:
        t = self._context.t
        self.orders_panel.say(
            t("What the file holds"), t("amounts in {currency}", currency=preview.currency)
        )
        self.orders_panel.set_rule(False)
        self.orders.set_columns(faces.order_columns(self._context))
        most = len(preview.orders) if self._all else self._room(preview)
        rows = faces.OrderRows(preview, self._context, most)
        self.orders.set_rows(rows)
        self.count.setText(t("{n} of {m}", n=len(rows), m=len(preview.orders)))
        self.more.set_words(t("Show fewer") if self._all else t("Show all"))
        self.more.setVisible(self._all or len(preview.orders) > len(rows))
        self.bad.setVisible(bool(preview.problems) and not self._all)

    def _room(self, preview: Preview) -> int:
        """How many orders are seen without scrolling."""
        every = faces.OrderRows(preview, self._context, len(preview.orders))
        return min(max(FEWEST, self.orders.room_for(every)), len(every))

    def _fit(self) -> None:
        preview = self._preview
        if preview is None or self._all:
            return
        if len(self.orders.rows.rows) != self._room(preview):
            self._show_orders(preview)

    def _show_sums(self, preview: Preview) -> None:
        t, tn = self._context.t, self._context.tn
        self.sums_panel.say(t("These must be the same"), t("to the cent"))
        self.sums_panel.set_rule(False)
        self.sums.set_columns(faces.sum_columns(self._context))
        self.sums.set_rows(faces.sum_rows(preview, self._context))
        good = len(preview.orders)
        if preview.agree:
            rest = tn("for the {n} good order.", "for the {n} good orders.", good)
            self.verdict.say(t("All five agree"), rest, good=True)
        else:
            self.verdict.say(
                t("They do not agree."), t("Nothing can be taken in. Tell us."), good=False
            )

    def _show_foot(self, preview: Preview) -> None:
        t, tn = self._context.t, self._context.tn
        bad, new = preview.bad_rows, preview.new
        self.correct.setVisible(bool(bad))
        self.correct.set_words(t("Correct the file first"))
        said = t("The same file twice changes nothing.")
        if bad:
            said += " " + tn(
                "Without a decision about the {n} row, nothing is taken in.",
                "Without a decision about the {n} rows, nothing is taken in.",
                bad,
            )
        self.note.setText(said)
        self.take.setVisible(bool(new) and preview.agree)
        take = tn("Take in {n} order", "Take in {n} orders", new)
        if bad:
            out = tn("leave {n} row out", "leave {n} rows out", bad)
            take = t("{take}, {leave}", take=take, leave=out)
        self.take.set_words(take)
        if not new:
            self.note.setText(t("Every good order of this file is here already. Nothing to do."))

    def show_record(self, row: int, cells: tuple[tuple[str, str], ...]) -> None:
        """Show one row of the file in the place of the sums."""
        t = self._context.t
        self.row_panel.say(t("Row {row}", row=row))
        self.row_panel.set_rule(False)
        self.row_close.set_words(t("Back to the sums"))
        self.row_cells.set_columns(faces.record_columns(self._context))
        self.row_cells.set_rows([(column, words.island(value)) for column, value in cells])
        self.sums_panel.hide()
        self.row_panel.show()

    def hide_row(self) -> None:
        """Show the sums again."""
        self.row_panel.hide()
        self.sums_panel.show()

    def _toggle_all(self) -> None:
        if self._preview is not None:
            self._all = not self._all
            self._show_orders(self._preview)
