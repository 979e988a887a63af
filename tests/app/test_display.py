"""The demonstration on a real X display: lobby and desk are there to be seen, and the program leaves when told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.business import Home, demonstration
from kiosk.records.staff import rules
from kiosk.records.staff.rules import Cost
from tests.display import environment, xvfb
from tests.house import ROOT

OPENED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kiosk import app
from kiosk.app import start

made = QApplication([])
def look():
    seen = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    names = sorted(type(each).__name__ for each in seen)
    if names != ["Frame"] or not seen[0].windowHandle().isExposed() or not seen[0].desk.isVisible():
        return
    timer.stop()
    QTimer.singleShot(1500, leave)
def leave():
    screen = QApplication.primaryScreen()
    screen.grabWindow(0).save(sys.argv[2])
    print(QApplication.platformName(), flush=True)
    QApplication.closeAllWindows()
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
raise SystemExit(start.run(app.parser().parse_args(["--demo", "--home", sys.argv[1]])))
"""


@pytest.mark.timeout(110)
def test_that_lobby_and_desk_of_the_demonstration_stand_on_a_real_display(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))
    own, picture = tmp_path / "demonstration", tmp_path / "display.png"
    made, _code = demonstration.make(
        str(own / "data" / "kiosk.db"),
        Home(own),
        seed=1,
        customers=4,
        orders_wanted=8,
        counter_days=2,
    )
    made.close()
    with xvfb("1920x1080x24") as display:
        done = subprocess.run(
            [sys.executable, "-c", OPENED, str(tmp_path), str(picture)],
            cwd=ROOT, env=environment(display), capture_output=True, text=True, timeout=90, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "xcb", "")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1920, 1080)
    # Both halves of the display show a window: many colours, not one grey root.
    for left in (0, 960):
        half = image.copy(left, 0, 960, 1080).scaled(96, 108)
        colours = {half.pixel(x, y) for x in range(96) for y in range(108)}
        assert len(colours) > 20, left
