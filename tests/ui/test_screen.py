"""What a screen asks, how it hears the answer, and what becomes of a press."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit

from kiosk.core.by import Customer, Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId, VisitId
from kiosk.core.refusal import ActRefusal, Refusal, Refused, Trouble, TroubleKind
from kiosk.core.task import Role, Task
from kiosk.ui.buttons import Button
from kiosk.ui.screen import Closed, Entry, Screen, Window, for_window
from tests.ui.contexts import Held, a_context, shell_of


def double(*, number):
    return 2 * number


def refuse(**_facts):
    raise Refused(ActRefusal.NOT_FOUND)


def count_to(*, report):
    for done in range(3):
        report(done + 1, 3)
    return "counted"


class OneButton(Screen):
    def __init__(self, context):
        super().__init__(context)
        self.answers = []
        self.refusals = []
        self.refreshed = 0
        self.press = BusyButton("", self)
        self.press.setObjectName("one.press")
        self.press.clicked.connect(self._press)
        self.field = QLineEdit(self)
        self.retext()

    def retext(self):
        self.press.setText(self.t("Double {n}", n=4))

    def refresh(self):
        self.refreshed += 1

    def _press(self):
        self.ask(double, then=self.answers.append, busy=[self.press], number=4)


class BusyButton(QPushButton):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.busy = False

    def set_busy(self, words):
        self.busy = words is not None


def a_real_one(screen):
    """A button of the house on `screen`: it closes for two reasons, the page's and the resolver's."""
    button = Button("", name="one.real")
    button.setParent(screen)
    return button


def settle_deletes():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_that_a_press_brings_its_answer(qtbot):
    screen = OneButton(a_context())
    qtbot.addWidget(screen)
    qtbot.mouseClick(screen.press, Qt.MouseButton.LeftButton)
    assert screen.answers == [8]
    assert not screen.press.busy


def test_that_a_double_press_is_one_submit(qtbot):
    held = Held()
    screen = OneButton(a_context(held))
    qtbot.addWidget(screen)
    qtbot.mouseClick(screen.press, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.press, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(screen.press, Qt.MouseButton.LeftButton)
    assert len(held.calls) == 1
    assert screen.press.busy
    held.futures[0].set_result(8)
    qtbot.waitUntil(lambda: screen.answers == [8])
    assert not screen.press.busy
    qtbot.mouseClick(screen.press, Qt.MouseButton.LeftButton)
    assert len(held.calls) == 2
    assert held.calls[0].key != held.calls[1].key


def test_that_an_answer_for_a_screen_that_is_gone_is_dropped(qtbot):
    held = Held()
    context = a_context(held)
    screen = OneButton(context)
    answers = screen.answers
    screen.press.click()
    screen.deleteLater()
    settle_deletes()
    held.futures[0].set_result(8)
    heard = []
    context.bridge.carry(lambda: heard.append(True))
    qtbot.waitUntil(lambda: heard == [True])
    assert answers == []
    assert shell_of(context).notices == []


def test_that_a_refusal_reaches_its_screen_or_else_the_window(qtbot):
    context = a_context(refusal_text=lambda refusal, language: f"{language}: {refusal.code}")
    screen = OneButton(context)
    qtbot.addWidget(screen)
    screen.ask(refuse, otherwise=screen.refusals.append)
    assert screen.refusals == [Refusal(ActRefusal.NOT_FOUND)]
    assert shell_of(context).notices == []
    screen.ask(refuse)
    assert shell_of(context).notices == [("blocked", "en: not_found", "", None)]


def test_that_trying_again_after_trouble_uses_the_same_key(qtbot):
    held = Held()
    context = a_context(held)
    screen = OneButton(context)
    qtbot.addWidget(screen)
    screen.press.click()
    held.futures[0].set_exception(Trouble(TroubleKind.UNREACHABLE))
    qtbot.waitUntil(lambda: len(shell_of(context).notices) == 1)
    _kind, _fact, _then, action = shell_of(context).notices[0]
    assert action is not None
    assert action[0] == "Try again"
    action[1]()
    held.futures[1].set_exception(Trouble(TroubleKind.UNREACHABLE))
    qtbot.waitUntil(lambda: not screen.press.busy)
    screen.press.click()
    assert len({call.key for call in held.calls}) == 1
    held.futures[2].set_result(8)
    qtbot.waitUntil(lambda: screen.answers == [8])
    screen.press.click()
    assert held.calls[3].key != held.calls[2].key


def test_that_another_person_never_uses_the_key_of_the_one_before(qtbot):
    held = Held()
    context = a_context(held)
    screen = OneButton(context)
    qtbot.addWidget(screen)
    screen.press.click()
    held.futures[0].set_exception(Trouble(TroubleKind.UNREACHABLE))
    qtbot.waitUntil(lambda: not screen.press.busy)
    context.act_as(Customer(VisitId(7)))
    screen.press.click()
    assert held.calls[0].key != held.calls[1].key
    assert held.calls[1].by == Customer(VisitId(7))


def test_that_what_is_asked_otherwise_has_a_key_of_its_own(qtbot):
    held = Held()
    screen = OneButton(a_context(held))
    qtbot.addWidget(screen)
    for number in (4, 5, 4):
        screen.ask(double, then=screen.answers.append, busy=[screen.press], number=number)
        held.futures[-1].set_exception(Trouble(TroubleKind.UNREACHABLE))
        qtbot.waitUntil(lambda: not screen.press.busy)
    first, other, again = (call.key for call in held.calls)
    assert first == again  # perhaps it was done and only the answer was lost
    assert first != other


@pytest.mark.expected_logs
def test_that_our_own_mistake_is_said_calmly_with_the_reference_in_the_log(qtbot, caplog):
    context = a_context()
    screen = OneButton(context)
    qtbot.addWidget(screen)

    def broken(*, name):
        raise ValueError(f"no such customer as {name}")

    screen.ask(broken, name="Jonas Weir")
    ((kind, fact, then, _action),) = shell_of(context).notices
    assert kind == "overdue"
    assert "ValueError" not in fact + then
    reference = then.rsplit(" ", 1)[-1].rstrip(".")
    assert len(reference) == 6
    assert caplog.text.count(f"Reference {reference}") == 1
    assert "Jonas Weir" not in caplog.text


def test_that_only_the_newest_search_is_shown(qtbot):
    held = Held()
    screen = OneButton(a_context(held))
    qtbot.addWidget(screen)
    for number in (1, 2):
        screen.ask(double, then=screen.answers.append, newest=True, number=number)
    held.futures[1].set_result(4)
    held.futures[0].set_result(2)
    qtbot.waitUntil(lambda: not screen._under_way)
    assert screen.answers == [4]


def test_that_a_change_during_a_call_refreshes_after_its_answer(qtbot):
    held = Held()
    screen = OneButton(a_context(held))
    qtbot.addWidget(screen)
    screen.press.click()
    screen.renew()
    screen.renew()
    assert screen.refreshed == 0
    held.futures[0].set_result(8)
    qtbot.waitUntil(lambda: screen.refreshed == 1)


def test_that_a_long_call_says_how_far_it_is(qtbot):
    def run(call):
        return call.verb(**call.arguments, report=call.report)

    from kiosk.ui import background

    screen = OneButton(a_context(background.inline(run)))
    qtbot.addWidget(screen)
    seen = []
    screen.ask_long(count_to, then=screen.answers.append, progress=lambda *at: seen.append(at))
    assert screen.answers == ["counted"]
    qtbot.waitUntil(lambda: seen[-1:] == [(3, 3)])


def test_that_a_stopped_call_tells_nobody(qtbot):
    held = Held()
    context = a_context(held)
    screen = OneButton(context)
    qtbot.addWidget(screen)
    errand = screen.ask_long(count_to, then=screen.answers.append, busy=[screen.press])
    errand.cancel()
    qtbot.waitUntil(lambda: not screen.press.busy)
    assert screen.answers == []
    assert shell_of(context).notices == []


def test_that_a_control_is_closed_exactly_when_the_resolver_says_so(qtbot):
    doors = {Task.PICKUP_RELEASE: Closed("Fulfilment: away until 17:00.")}
    context = a_context(closed=doors.get)
    screen = OneButton(context)
    qtbot.addWidget(screen)
    screen.guard(screen.press, Task.PICKUP_RELEASE)
    assert screen.press.property("closed") is True
    assert screen.press.accessibleDescription() == "Fulfilment: away until 17:00."
    doors.clear()
    screen.renew()
    assert screen.press.property("closed") is False


def test_that_what_a_page_closes_stays_closed_beside_what_the_resolver_does(qtbot):
    doors = {Task.PICKUP_RELEASE: Closed("Fulfilment: away until 17:00.")}
    screen = OneButton(a_context(closed=doors.get))
    qtbot.addWidget(screen)
    press = a_real_one(screen)
    screen.guard(press, Task.PICKUP_RELEASE)
    press.set_closed("Nothing is ticked.")
    assert press.reason == "Fulfilment: away until 17:00."
    press.set_closed(None)
    assert press.closed, "the page cannot open what the resolver has closed"
    press.set_closed("Nothing is ticked.")
    doors.clear()
    screen.regard()
    assert (press.closed, press.reason) == (True, "Nothing is ticked.")
    press.set_closed(None)
    assert not press.closed


def test_that_a_control_guarded_again_has_its_new_task(qtbot):
    doors = {Task.PICKUP_RELEASE: Closed("Not now.")}
    context = a_context(closed=doors.get)
    screen = OneButton(context)
    qtbot.addWidget(screen)
    press = a_real_one(screen)
    screen.guard(press, Task.PICKUP_RELEASE)
    screen.guard(press, Task.PICKUP_CLAIM)
    assert not press.closed
    screen.guard(press, Task.PICKUP_RELEASE)
    press.click()
    assert shell_of(context).explained == [(press, Closed("Not now."))]


def test_that_wiping_leaves_nothing_to_undo(qtbot):
    screen = OneButton(a_context())
    qtbot.addWidget(screen)
    notes = QTextEdit(screen)
    qtbot.keyClicks(screen.field, "Jonas Weir")
    qtbot.keyClicks(notes, "Jonas Weir")
    screen.wipe()
    screen.field.undo()
    notes.undo()
    assert screen.field.text() == ""
    assert notes.toPlainText() == ""


def test_that_signing_in_changes_who_acts():
    context = a_context()
    ana = Person(PersonId(1), Role.RECEPTION)
    context.sign_in(ana, name="Ana Lindqvist", role="Reception")
    assert context.by() == ana
    context.sign_out()
    assert context.by() == Customer()
    assert shell_of(context).did == ["in", "out"]


def test_that_two_screens_of_one_id_are_found_out():
    entry = Entry("today", "Today", Window.DESK, None, frozenset({Change.PICKUP}), OneButton)
    assert for_window([entry], Window.LOBBY) == {}
    with pytest.raises(ValueError, match="today"):
        for_window([entry, entry], Window.DESK)


def test_that_an_owner_without_a_window_is_no_leak(qtbot):
    owner = QObject()
    context = a_context(Held())
    owner.deleteLater()
    settle_deletes()
    assert context.bridge.parent() is None
