"""A process that opens one window and says when it was painted: the lobby's, or a bare one.

    python -m tests.benchmarks.windows bare|lobby HOME TIMES     JSON: moments, memory, milliseconds

`bare` imports nothing but Qt: it is the floor of rows 9, 10 and 11.
"""

from __future__ import annotations

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
    from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QVBoxLayout
    from PySide6.QtWidgets import QWidget as Page

    app = QApplication([])
    window = Page()
    window.resize(*SIZE)
    stack = QStackedWidget(window)
    stack.resize(*SIZE)
    QVBoxLayout(window).addWidget(stack)

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

    page(0)
    window.show()
    painted(window)
    said: dict[str, Any] = {"painted_at": time.time(), "memory": memory()}
    app.setStyleSheet(
        "QWidget { background: white; color: #222; font-size: 20px }"
        " QPushButton { border: 2px solid #456; border-radius: 12px; padding: 14px }"
    )
    said["pages"] = turned(window, page, WARM + times)
    return said


def lobby(home: str, times: int) -> dict[str, Any]:
    """The program's lobby on a business, as `main.py --station lobby` opens it."""
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    from kiosk import business as businesses
    from kiosk.app.windows import Hall
    from kiosk.database import engine

    business = businesses.open_business(f"sqlite:///{home}/data/kiosk.db", Path(home))
    engine.forbid_statements_here()
    hall = Hall(business)
    window = hall.lobby("Kiosk 1")
    window.resize(*SIZE)
    window.show()
    painted(window)
    said: dict[str, Any] = {"painted_at": time.time(), "memory": memory()}
    from kiosk.records.settings import service as settings

    business.reader.submit(business.read, settings.stations).result()
    said["answered_at"] = time.time()

    def page(number: int) -> None:
        # A visitor goes to a page, then the session ends at home: nothing is stacked up.
        if number % 2:
            window.home()
        else:
            window.go("pickup.find")

    said["pages"] = turned(window, page, WARM)
    said["memory_warm"] = memory()
    said["pages"] += turned(window, page, times)
    said["memory_after"] = memory()
    said["pages_turned"] = times
    hall.close()
    app.processEvents()
    engine.allow_statements_here()
    business.close()
    return said


def turned(window: Any, page: Callable[[int], None], times: int) -> list[float]:
    """Milliseconds from the tap to the next page, laid out and painted; the first is the first ever."""
    from PySide6.QtCore import QCoreApplication, QEvent

    taken = []
    for number in range(times):
        began = time.perf_counter()
        page(number)
        painted(window)
        taken.append((time.perf_counter() - began) * 1_000)
        # What the event loop does next, and `processEvents` never: the page before is let go.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


if __name__ == "__main__":
    kind, place, often = sys.argv[1], sys.argv[2], int(sys.argv[3])
    answer = bare(often) if kind == "bare" else lobby(place, often)
    sys.stdout.write(json.dumps(answer))
