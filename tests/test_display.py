"""Qt's X11 plug-in starts on the display that the journeys use."""

import subprocess
import sys

import pytest

from tests import display

SHOW = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
print(application.platformName(), window.isVisible(), application.primaryScreen().size().width())
"""


@pytest.mark.xvfb
def test_that_a_window_opens_on_a_real_display():
    with display.xvfb("1280x720x24") as name:
        done = subprocess.run(
            [sys.executable, "-c", SHOW],
            env=display.environment(name),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.stdout.split() == ["xcb", "True", "1280"], done.stderr
