"""A process that opens one window and says when it was painted: the program's own start, or a bare one.

    python -m tests.benchmarks.windows bare|lobby|desk HOME TIMES     JSON: moments, memory, milliseconds

`bare` imports nothing but Qt: it is the floor of rows 9, 10 and 11. The others are `kiosk.app.start.run`,
as `main.py` calls it, with an ear on it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SIZE = (1080, 1920)
LABELS, BUTTONS = 36, 38
"""As many as the two pages of the lobby have on average."""
WARM = 8
"""Pages after which everything that is kept for good has been loaded."""
BETWEEN_TAPS_MS = 400
"""Two taps within 0.3 s count once."""
SETTLED_MS = 1_500
"""After the first answer: what is imported behind the first page has been."""


def memory() -> float:
    """Resident MiB of this process."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def painted(window: Any) -> None:
    """Lays out, styles and paints all of it, now."""
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.processEvents()
    window.grab()


def bare(times: int) -> dict[str, Any]:
    """A window with a title and a row of buttons; pages of the same, made anew and changed."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QVBoxLayout
    from PySide6.QtWidgets import QWidget as Page
    from typing_extensions import override

    app = QApplication([])
    window = Page()
    window.resize(*SIZE)
    stack = QStackedWidget(window)
    stack.resize(*SIZE)
    QVBoxLayout(window).addWidget(stack)
    said: dict[str, Any] = {}

    def page(number: int) -> None:
        made = Page()
        column = QVBoxLayout(made)
        for place in range(LABELS):
            column.addWidget(QLabel(f"Label {number} {place}"))
        for place in range(BUTTONS):
            column.addWidget(QPushButton(f"Button {number} {place}"))
        old = stack.currentWidget()
        stack.addWidget(made)
        stack.setCurrentWidget(made)
        if old is not None:
            stack.removeWidget(old)
            old.deleteLater()

    class Ear(QObject):
        """Hears the window's first paint, as `kiosk.app.opening.FirstPaint` does."""

        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.note)
            return False

        def note(self) -> None:
            said.update(painted_at=time.time(), memory=memory())
            app.exit()

    page(0)
    ear = Ear()
    window.installEventFilter(ear)
    window.show()
    app.exec()
    app.setStyleSheet(
        "QWidget { background: white; color: #222; font-size: 20px }"
        " QPushButton { border: 2px solid #456; border-radius: 12px; padding: 14px }"
    )
    painted(window)
    said["pages"] = turned(window, page, WARM + times)
    return said


def real(station: str, home: str, times: int) -> dict[str, Any]:
    """The program as `main.py --station lobby|desk` starts it, on a business that this PC has seen."""
    # As `kiosk.app.main` does it.
    gc.disable()
    from kiosk import app
    from kiosk.app import opening, start

    said: dict[str, Any] = {}
    begin = opening.Opening.begin
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from kiosk.app.windows import Hall
    from kiosk.ui.screen import Screen

    let_in, settle = Hall.let_in, Screen._settle

    def note_paint(self: Any) -> None:
        said.update(painted_at=time.time(), memory=memory())
        begin(self)

    def note_answer(self: Any, *outcome: Any) -> None:
        settle(self, *outcome)
        # A desk's first page asks one thing after the other.
        if "answered_at" not in said and not self.asking:
            self.window().repaint()
            said["answered_at"] = time.time()

    def then_turn(self: Any, business: Any) -> None:
        let_in(self, business)
        QTimer.singleShot(SETTLED_MS, lambda: finish(self))

    def finish(hall: Any) -> None:
        if station == "lobby" and times:
            turn_pages(hall.windows[0], times, said)
        QApplication.exit()

    opening.Opening.begin = note_paint  # type: ignore[method-assign]
    Screen._settle = note_answer  # type: ignore[method-assign, assignment]
    Hall.let_in = then_turn  # type: ignore[method-assign]
    words = ["--home", home, "--station", station, "--windowed"]
    start.run(app.parser().parse_args(words))
    return said


def turn_pages(window: Any, times: int, said: dict[str, Any]) -> None:
    """From home to the first question and back, which ends the session: nothing is stacked up."""
    window.resize(*SIZE)
    painted(window)

    def page(number: int) -> None:
        if number % 2:
            window.home()
        else:
            window.go("pickup.find")

    said["pages"] = turned(window, page, WARM)
    said["memory_warm"] = memory()
    said["pages"] += turned(window, page, times)
    said["memory_after"] = memory()
    said["pages_turned"] = times


def turned(window: Any, page: Callable[[int], None], times: int) -> list[float]:
    """Milliseconds from the tap to the next page, laid out and painted; the first is the first ever."""
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

    taken = []
    for number in range(times):
        began = time.perf_counter()
        page(number)
        painted(window)
        taken.append((time.perf_counter() - began) * 1_000)
        # What the event loop does before anybody taps again, and `processEvents` alone never: the page
        # before is let go, what lay under it is painted, and a page may be made for the next tap.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        rest = QEventLoop()
        QTimer.singleShot(BETWEEN_TAPS_MS, rest.quit)
        rest.exec()
    return taken


if __name__ == "__main__":
    kind, place, often = sys.argv[1], sys.argv[2], int(sys.argv[3])
    answer = bare(often) if kind == "bare" else real(kind, place, often)
    sys.stdout.write(json.dumps(answer))
