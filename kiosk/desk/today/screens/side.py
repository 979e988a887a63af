"""The side of Today: who is here, what pick-ups wait for, who calls for help; and what is done."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kiosk.desk.today.rules import Board
from kiosk.desk.today.screens import faces, visits
from kiosk.desk.today.screens.people import PeoplePanel
from kiosk.ui.buttons import Button
from kiosk.ui.card_column import ColumnHead
from kiosk.ui.context import Context
from kiosk.ui.pane import Pane
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.rows import RowList
from kiosk.ui.text import Label


class DoneColumn(QWidget):
    """Who was served today, the newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.head = ColumnHead(name="today.done.head")
        self.list = RowList(selectable=False, name="today.done.list")
        self.list.set_fit("at_most")
        self.none = Label("", "small", "soft", name="today.done.none")
        self.none.setContentsMargins(2, 8, 2, 8)
        self._panel = Panel()
        # It gives way where there are more rows than room: the list in it scrolls.
        self._panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._panel.fill(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self._panel)
        column.addWidget(self.none)
        column.addStretch(1)

    def set_whole(self, whole: bool) -> None:
        """Show every row in a page that scrolls, or scroll by itself."""
        self.list.set_fit("whole" if whole else "at_most")
        policy = QSizePolicy.Policy
        tall = policy.Maximum if whole else policy.Preferred
        self.setSizePolicy(policy.Preferred, tall)

    def show_board(self, board: Board) -> None:
        """Show what is done."""
        t = self._context.t
        services = {} if board.queue is None else {each.id: each for each in board.queue.services}
        done = [(card.since, faces.done(card, self._context)) for card in board.pickups.done]
        done += [
            (each.ticket.ended_at, visits.done(each, self._context, services))
            for each in board.served
        ]
        done.sort(key=lambda row: row[0] or board.now, reverse=True)
        rows = [row for _at, row in done]
        self.head.say(t("Done"), len(rows))
        self.list.set_rows(rows)
        self._panel.setVisible(bool(rows))
        self.none.setText(t("Nobody has been served today."))
        self.none.setVisible(not rows)


class Side(Pane):
    """Panels under each other: what is red first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.people = PeoplePanel(context)
        self.pickups = Panel(name="today.pickups")
        self.not_told = FactRow(name="today.not_told")
        self.promised = FactRow(name="today.promised")
        self.to_pick = FactRow(name="today.to_pick")
        self.waiting = FactRow(name="today.waiting_for")
        self.overdue = FactRow(name="today.overdue")
        for row in (self.not_told, self.promised, self.to_pick, self.waiting, self.overdue):
            self.pickups.add(row)
        self.open_picking = Button("", icon="package", size="small", name="today.open_picking")
        self.pickups.body.addSpacing(6)
        self.pickups.add(self.open_picking)
        self.money = Panel(name="today.money")
        self.money_rows = RowList(name="today.money.rows")
        self.money_rows.set_fit("whole")
        self.money.fill(self.money_rows)
        self.calls = Panel(name="today.calls")
        self.open_calls = Button("", icon="bell-ring", size="small", name="today.open_calls")
        self.calls.add(self.open_calls)
        for panel in (self.money, self.calls, self.people, self.pickups):
            self.column.addWidget(panel)
        self.column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_board(self, board: Board) -> None:
        """Show who is here and what waits."""
        t, pickups = self._context.t, board.pickups
        self.people.show_board(board)
        rows = [faces.money(each, self._context) for each in board.money]
        self.money.say(t("Money to settle"), str(len(rows)))
        self.money_rows.set_rows(rows)
        self.money.setVisible(bool(rows))
        self.pickups.say(t("Pick-ups"), t("today"))
        self.not_told.say(t("Ready, not told yet"), str(pickups.not_told))
        self.promised.say(
            t("Promised today, not ready"),
            str(pickups.promised_not_ready),
            "waiting" if pickups.promised_not_ready else "plain",
        )
        self.to_pick.say(t("Orders to pick"), str(board.to_pick))
        self.open_picking.set_words(t("Go to Fulfilment"))
        self.open_picking.setVisible(bool(board.to_pick))
        self.waiting.say(t("Waiting for payment or a paper"), str(pickups.blocked + pickups.unpaid))
        late = pickups.overdue
        self.overdue.say(t("Overdue on the shelf"), str(late), "overdue" if late else "plain")
        self.calls.say(t("Calls for help"), str(board.calls))
        self.calls.setVisible(bool(board.calls))
        self.open_calls.set_words(t("See who calls"))
