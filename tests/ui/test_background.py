"""Answers cross from a worker to the window's thread once, and mistakes never show a traceback."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject

from kiosk.core.by import Customer
from kiosk.core.refusal import ActRefusal, Refusal, Refused, Trouble, TroubleKind
from kiosk.ui import background
from kiosk.ui.background import Answer, Bridge, Bug, Call, Stopped


@pytest.fixture
def pool():
    with ThreadPoolExecutor(1) as one:
        yield one


def test_that_an_answer_arrives_on_the_windows_thread(qtbot, pool):
    bridge, owner, heard = Bridge(), QObject(), []

    def settle(outcome):
        heard.append((outcome, threading.current_thread()))

    bridge.follow(pool.submit(threading.current_thread), owner, "a thread", settle)
    qtbot.waitUntil(lambda: len(heard) == 1)
    ((outcome, at),) = heard
    assert at is threading.main_thread()
    assert outcome.value is not at


@pytest.mark.parametrize(
    ("error", "ended"),
    [
        (Refused(ActRefusal.NOT_FOUND), Refusal(ActRefusal.NOT_FOUND)),
        (background.CancelledError(), Stopped()),
    ],
)
def test_that_each_way_to_end_has_its_outcome(qtbot, pool, error, ended):
    def fail():
        raise error

    future = pool.submit(fail)
    future.exception()
    assert background.outcome(future, "a call") == ended


def test_that_trouble_is_given_on(pool):
    def fail():
        raise Trouble(TroubleKind.DISK_FULL)

    future = pool.submit(fail)
    future.exception()
    outcome = background.outcome(future, "a call")
    assert isinstance(outcome, Trouble)
    assert outcome.kind is TroubleKind.DISK_FULL


@pytest.mark.expected_logs
def test_that_a_mistake_is_logged_once_even_when_its_screen_is_gone(qtbot, caplog):
    bridge, owner, heard = Bridge(), QObject(), []
    future = background.Settled()
    future.set_exception(KeyError("x"))
    owner.deleteLater()
    qtbot.waitUntil(lambda: not _alive(owner))
    bridge.follow(future, owner, "a call", heard.append)
    assert heard == []
    assert caplog.text.count("KeyError in a call") == 1


def _alive(owner):
    return background.shiboken6.isValid(owner)


@pytest.mark.expected_logs
def test_that_a_mistake_in_what_follows_is_told_to_the_window(qtbot, caplog):
    told, bridge = [], Bridge()
    bridge.on_bug = told.append
    bridge.carry([].pop)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert f"Reference {told[0]}: IndexError" in caplog.text


@pytest.mark.expected_logs
def test_that_a_guarded_override_never_raises():
    @background.fail_closed(answer=True)
    def lets_pass():
        raise RuntimeError

    assert lets_pass() is True


def test_that_inline_runs_at_once_on_the_calling_thread(qtbot):
    submit = background.inline(lambda call: (call.verb(), threading.current_thread()))
    bridge, owner, heard = Bridge(), QObject(), []
    call = Call(lambda: "here", {}, Customer())
    bridge.follow(submit(call), owner, "a call", heard.append)
    assert heard == [Answer(("here", threading.main_thread()))]


def test_that_progress_is_thinned_out_and_can_stop_the_work(qtbot):
    bridge, owner, seen = Bridge(), QObject(), []
    errand = background.Errand(bridge, owner, lambda *at: seen.append(at))
    for done in range(1, 1001):
        errand(done, 1000)
    qtbot.waitUntil(lambda: seen[-1:] == [(1000, 1000)])
    assert len(seen) < 100
    errand.cancel()
    with pytest.raises(background.CancelledError):
        errand(1, 2)


def test_that_a_bug_compares_by_its_reference():
    assert Bug("7F3K9Q") == Bug("7F3K9Q")
