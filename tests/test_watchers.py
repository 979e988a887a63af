"""The watchers catch what they are there for: each is broken once, in a run of its own."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

BROKEN = {
    "log": """
        import logging
        def test_it(): logging.getLogger("kiosk.x").warning("the printer is on fire")
    """,
    "thread": """
        import threading
        from tests import watchers
        watchers.PATIENCE_SECONDS = 0.1
        def test_it(): threading.Thread(target=threading.Event().wait, daemon=True, name="t").start()
    """,
    "timer": """
        from PySide6.QtCore import QTimer
        kept = []
        def test_it(qapp):
            timer = QTimer(qapp)
            timer.start(1000)
    """,
    "window": """
        from PySide6.QtWidgets import QWidget
        kept = []
        def test_it(qapp):
            kept.append(QWidget())
            kept[0].setObjectName("stray")
    """,
}
SAID = {
    "log": "*the printer is on fire*",
    "thread": "*Left over*thread t*",
    "timer": "*Left over*timer of *",
    "window": "*Left over*window QWidget stray*",
}


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """Run a test file under the watchers in a process of its own."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def under_watch(source: str, *arguments: str) -> pytest.RunResult:
        pytester.makepyfile(source)
        plugins = ["tests.databases", "tests.watchers", "tests.counts"]
        chosen = [word for plugin in plugins for word in ("-p", plugin)]
        return pytester.runpytest_subprocess(*chosen, "-p", "no:randomly", *arguments)

    return under_watch


@pytest.mark.parametrize("fault", BROKEN)
def test_that_what_a_test_leaves_behind_fails_it(run, fault):
    result = run(BROKEN[fault])
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines([SAID[fault]])


def test_that_a_log_record_is_allowed_where_it_is_expected(run):
    result = run("""
        import logging, pytest
        @pytest.mark.expected_logs
        def test_marked(): logging.getLogger("kiosk.x").error("meant")
        def test_looked_at(expected_logs):
            logging.getLogger("kiosk.x").error("meant")
            assert [record.getMessage() for record in expected_logs] == ["meant"]
    """)
    result.assert_outcomes(passed=2)


UNEVEN = """
    def test_even(database_kind): pass
    def test_uneven(database_kind, request):
        if database_kind == "postgres":
            import pytest
            pytest.skip("hidden")
"""


def test_that_a_service_test_missing_on_one_database_fails_the_run(run, monkeypatch):
    monkeypatch.delenv("KIOSK_NO_POSTGRES", raising=False)
    result = run(UNEVEN, "-m", "not slow")
    result.stdout.fnmatch_lines(["*service tests passed: embedded 2, postgres 1*"])
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_that_postgres_left_out_is_said(run, monkeypatch):
    monkeypatch.setenv("KIOSK_NO_POSTGRES", "1")
    result = run(UNEVEN, "-m", "not slow")
    result.stdout.fnmatch_lines(["*passed: embedded 2", "*PostgreSQL was NOT tested*"])
    assert result.ret == pytest.ExitCode.OK
