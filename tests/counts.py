"""The last lines of a run: as many service tests passed on PostgreSQL as on the embedded database."""

from collections import Counter

import pytest

from tests.databases import KINDS, NO_POSTGRES


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Counts(config), "service-test-counts")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that need the server carry the marker `postgres`, and leave when it is left out."""
    for item in items:
        if _kind(item) == "postgres":
            item.add_marker(pytest.mark.postgres)
    if NO_POSTGRES:
        gone = [item for item in items if item.get_closest_marker("postgres")]
        config.hook.pytest_deselected(items=gone)
        items[:] = [item for item in items if not item.get_closest_marker("postgres")]


def _kind(item: pytest.Item) -> str | None:
    call = getattr(item, "callspec", None)
    return call.params.get("database_kind") if call else None


class Counts:
    """Counts passed service tests by database and says so; fails a whole run where they differ."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.passed: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self.passed.update(kind for name, kind in report.user_properties if name == "database")

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if self.differ and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self.passed:
            return
        numbers = ", ".join(f"{kind} {self.passed[kind]}" for kind in KINDS)
        good = not self.differ and not NO_POSTGRES
        terminalreporter.write_line(f"service tests passed: {numbers}", green=good, red=not good)
        if NO_POSTGRES:
            terminalreporter.write_line("KIOSK_NO_POSTGRES=1: PostgreSQL was NOT tested", red=True)
        elif self.differ:
            terminalreporter.write_line("the two databases passed different numbers", red=True)

    @property
    def differ(self) -> bool:
        return self.whole and len({self.passed[kind] for kind in KINDS}) > 1

    @property
    def whole(self) -> bool:
        """Whether everything that runs by default was asked for, not some chosen tests."""
        option = self.config.option
        everything = self.config.args_source is not pytest.Config.ArgsSource.ARGS
        chosen = option.keyword or getattr(option, "lf", False) or option.markexpr != "not slow"
        return everything and not chosen and not option.collectonly
