"""What every test is watched for: unexpected log records, and timers, threads or windows left over."""

import gc
import logging
import threading
from collections.abc import Iterator
from weakref import WeakSet

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_SECONDS = 5.0
"""How long a thread that was told to stop may take until it counts as left over."""


class LogWatch(logging.Handler):
    """Collects records of WARNING and above from the moment it is installed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.expected = False

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


_watch = pytest.StashKey[LogWatch]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item):
    """Watch the logs from a test's first fixture to its last."""
    watch = LogWatch()
    watch.expected = item.get_closest_marker("expected_logs") is not None
    item.stash[_watch] = watch
    logging.getLogger().addHandler(watch)
    try:
        return (yield)
    finally:
        logging.getLogger().removeHandler(watch)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item):
    result = yield
    _complain(item.stash[_watch])
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item):
    result = yield
    _complain(item.stash[_watch])
    return result


def _complain(watch: LogWatch) -> None:
    if watch.expected or not watch.records:
        return
    lines = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in watch.records]
    watch.records.clear()
    lines.insert(0, "Unexpected log records (the marker expected_logs allows them):")
    pytest.fail("\n".join(lines), pytrace=False)


@pytest.fixture
def expected_logs(request: pytest.FixtureRequest) -> list[logging.LogRecord]:
    """The test's records of WARNING and above, which it means to cause and should look at."""
    watch = request.node.stash[_watch]
    watch.expected = True
    return watch.records


# ----------------------------------------------------------------------------------- left over


_started: WeakSet[QTimer] = WeakSet()
_qt_start = QTimer.start


def _start(timer: QTimer, *arguments: object) -> None:
    _started.add(timer)
    _qt_start(timer, *arguments)


# Qt keeps no list of its timers, so this is the one place that puts something in Qt's stead.
QTimer.start = _start


@pytest.fixture(autouse=True)
def no_leftovers(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that passed must have stopped its threads and timers and closed its windows."""
    threads = set(threading.enumerate())
    windows = set(_windows())
    timers = set(_ticking())
    yield
    left = [f"thread {thread.name}" for thread in _running(threads)]
    if QApplication.instance() is not None:
        left += [f"window {_name(window)}" for window in _open_after_all(windows)]
        left += [f"timer of {_name(timer.parent())}" for timer in set(_ticking()) - timers]
    if left:
        pytest.fail("Left over after the test: " + ", ".join(sorted(left)), pytrace=False)


def _running(before: set[threading.Thread]) -> list[threading.Thread]:
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(PATIENCE_SECONDS)
    return [thread for thread in left if thread.is_alive()]


def _windows() -> list[QWidget]:
    return QApplication.topLevelWidgets() if QApplication.instance() is not None else []


def _open_after_all(before: set[QWidget]) -> list[QWidget]:
    """Windows still there when Qt has deleted what was to be deleted, and Python too."""
    if not set(_windows()) - before:
        return []
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    # What is left after that lives on: the next test need not have it looked through again, which costs
    # a second where thousands of tests have left their reports.
    gc.freeze()
    return [window for window in _windows() if window not in before]


def _ticking() -> list[QTimer]:
    return [timer for timer in _started if shiboken6.isValid(timer) and timer.isActive()]


def _name(thing: object) -> str:
    if thing is None:
        return "nobody"
    name = thing.objectName() if hasattr(thing, "objectName") else ""
    return f"{type(thing).__name__} {name}".strip()
