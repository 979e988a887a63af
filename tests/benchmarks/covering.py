"""Row 21: taking a money role by badge and PIN until its first screen, and handing it back until Today.

At a real desk's window on the built shop; what a hand needs to press is not counted. Beside it stands
what is promised: 3 s there, 1 s back.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from kiosk import business as businesses
from kiosk.app.directory import DIRECTORY
from kiosk.business import Business
from kiosk.core.by import Owner, Person, System
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import AbsenceKind
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.benchmarks.timing import Figure, median, p95
from tests.makers.desks import a_desk, find, press
from tests.makers.staff import a_person

ROW = 21
PIN, BADGE = "402817", "B-2100417"
THERE_MS, BACK_MS = 3_000.0, 1_000.0
MONEY = (Skill.TAKE_MONEY, Skill.CLOSE_TILL, Skill.INVOICE)


def measure(home: Path, times: int) -> list[Figure]:
    """There and back so many times; of each the slowest twentieth is told too."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setFont(Theme.load("desk").font("body"))
    business = businesses.open_business(f"sqlite:///{home}/data/kiosk.db", home)
    try:
        ana = _people(business)
        desk = a_desk(business, DIRECTORY, roles=True)
        business.do(staff.sign_in, System("sign-in"), None, "Desk 1", person=ana, pin=PIN)
        desk.context.sign_in(Person(ana, Role.RECEPTION), name="Ana Lindqvist", role="Reception")
        QApplication.processEvents()
        there, back = [], []
        for _ in range(times):
            there.append(_clocked(lambda: _take(desk)))
            back.append(_clocked(lambda: _hand_back(desk)))
        desk.close()
    finally:
        business.close()
    return [
        Figure(ROW, f"{what}, beside its promise", median(took), p95(took), most, most, times, 1.0)
        for what, took, most in (
            ("badge and PIN to the role's first screen", there, THERE_MS),
            ("handed back to one's own work", back, BACK_MS),
        )
    ]


def _people(business: Business) -> PersonId:
    owner = Owner("measured")
    ana = a_person(
        business, Skill.WELCOME, *MONEY, name="Ana Lindqvist", pin=PIN, roles=(Role.RECEPTION,)
    )
    ben = a_person(business, *MONEY, name="Ben Okafor", role=Role.ACCOUNTING, pin=PIN,
                   roles=(Role.ACCOUNTING,))  # fmt: skip
    business.do(staff.give_badge, owner, None, person=ana, code=BADGE)
    until = business.clock.moment(None) + timedelta(minutes=40)
    business.do(staff.enter_absence, Person(ana, Role.RECEPTION), None, "Desk 1", person=ben,
                kind=AbsenceKind.LUNCH, until=until)  # fmt: skip
    return ana


def _take(desk: DeskWindow) -> None:
    desk.roles.open_panel()
    press(desk, "roles.accounting.take")
    read = desk.findChild(QWidget, "roles.form.read")
    if read is not None and read.isVisibleTo(desk):
        press(desk, "roles.form.read")
        press(desk, "roles.note.go")
    desk.gate.scanned.emit(BADGE)
    find(desk, "roles.form.pin").set_text(PIN)
    QApplication.processEvents()
    entry = desk.navigator.entry
    assert entry is not None
    assert entry.role is Role.ACCOUNTING


def _hand_back(desk: DeskWindow) -> None:
    press(desk, "cover_bar.hand_back")
    press(desk, "roles.leaving.go")
    QApplication.processEvents()
    entry = desk.navigator.entry
    assert entry is not None
    assert entry.id == "today"


def _clocked(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000
