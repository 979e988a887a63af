"""One payment at a time at the terminal; an answer that comes for nobody changes nothing."""

from __future__ import annotations

import shiboken6
from pytestqt.qtbot import QtBot

from kiosk.devices.card_terminal import Kind, Outcome
from kiosk.ui.buttons import Button
from kiosk.ui.lost_card import LostCard
from kiosk.ui.terminal_talk import TerminalTalk
from tests.makers.terminal import Terminal
from tests.ui.contexts import a_context


class Page:
    """A page that takes cards."""

    def __init__(self, qtbot: QtBot) -> None:
        self.context = a_context()
        self.context.card = self.terminal = Terminal()
        self.take, self.lost = Button("Take"), LostCard(self.context, name="lost")
        qtbot.addWidget(self.lost)
        self.heard: list[tuple[int, bool | None, str]] = []
        self.talk = TerminalTalk(self.context, self.take, self.lost, self._hear)

    def _hear(self, payment: int, approved: bool | None, slip: str) -> None:
        self.heard.append((payment, approved, slip))


def test_that_each_answer_is_told_as_what_it_is(qtbot: QtBot) -> None:
    page = Page(qtbot)
    qtbot.addWidget(page.take)
    for kind in (Kind.APPROVED, Kind.DECLINED, Kind.TIMED_OUT, Kind.UNKNOWN):
        page.talk.pay(7, 100)
        assert page.talk.waits
        assert page.take.busy
        page.terminal.then(Outcome(kind, slip="S"))
        assert not page.talk.waits
        assert not page.take.busy
    assert [approved for _, approved, _ in page.heard] == [True, False, False, None]


def test_that_one_payment_has_one_name_however_often_it_is_asked(qtbot: QtBot) -> None:
    page = Page(qtbot)
    qtbot.addWidget(page.take)
    page.talk.pay(7, 100)
    page.terminal.then(Outcome(Kind.UNKNOWN))
    page.talk.ask(7)
    assert [asked[1] for asked in page.terminal.asked] == ["P7", "P7"]


def test_that_an_answer_is_heard_once(qtbot: QtBot) -> None:
    page = Page(qtbot)
    qtbot.addWidget(page.take)
    page.talk.pay(7, 100)
    answer = page.terminal.then
    answer(Outcome(Kind.APPROVED, slip="S"))
    answer(Outcome(Kind.APPROVED, slip="S"))
    assert page.heard == [(7, True, "S")]


def test_that_a_page_that_is_gone_hears_nothing(qtbot: QtBot) -> None:
    page = Page(qtbot)
    page.talk.pay(7, 100)
    shiboken6.delete(page.take)
    page.terminal.then(Outcome(Kind.APPROVED, slip="S"))
    assert page.heard == []
