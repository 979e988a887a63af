"""What the long tests have counted is said in the last lines of the run."""

from collections.abc import Callable

import pytest

_said = pytest.StashKey[list[str]]()


@pytest.fixture
def say(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Adds a line to those said at the end."""
    return request.config.stash.setdefault(_said, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in terminalreporter.config.stash.get(_said, []):
        terminalreporter.write_line(line)
