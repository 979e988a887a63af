"""Names that are long, marked up or of the other direction stand whole and as typed on every screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from kiosk.app.directory import DIRECTORY
from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.shell.bars import Ease
from kiosk.ui.screen import Window
from tests.lobby.hands import cut_labels
from tests.lobby.pickup.screens.ways import FITS
from tests.lobby.windows import Lobby
from tests.makers import desks
from tests.makers import pickup as makers
from tests.makers.staff import a_person

NAMES = {
    "long": "Wolfeschlegelsteinhausenbergerdorff " * 5 + "Wolfeschlegelstein",
    "one word": "W" * 200,
    "markup": "<b>R&D</b> <img src=/etc/hostname> & Söhne",
    "arabic": "نورة بنت عبد الرحمن الفيصل",
    "emoji": "👨‍👩‍👧‍👦 Ana 🇩🇪 Lind",
}
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture
def database_kind() -> str:
    """Screens look the same on either database."""
    return "embedded"


def wrong_on(window: QWidget, page: str) -> list[str]:
    """What is cut, and what is wider than the window that shows it."""
    for _each in range(3):
        QApplication.processEvents()
    found = [f"{page}: cut {each}" for each in cut_labels(window)]
    for area in window.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisibleTo(window) and inner is not None:
            over = inner.width() - area.viewport().width()
            if over > 0:
                found.append(f"{page}: {area.objectName() or 'pages'} {over} too wide")
    for label in window.findChildren(QLabel):
        if label.isVisibleTo(window) and label.text():
            left = label.mapTo(window, QPoint(0, 0)).x()
            if left < 0 or left + label.width() > window.width():
                found.append(f"{page}: out of the window {label.objectName()}")
    return found


def picture(window: QWidget, name: str) -> None:
    if PICTURES:
        window.grab().save(str(Path(PICTURES) / f"{name.replace(' ', '-')}.png"))


def literal(window: QWidget, name: str) -> bool:
    return any(
        name in label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)
    )


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize(
    ("size", "ease"),
    [((1080, 1920), Ease()), ((1280, 720), Ease()), ((1080, 1920), Ease(scale=2.0))],
    ids=["upright", "small", "large"],
)
def test_that_the_lobby_shows_any_name_whole(qtbot, business, monkeypatch, kind, size, ease):
    name = NAMES[kind].strip()
    monkeypatch.setattr(makers, "NAMES", (name,))
    made = makers.ready(business, (2_400, 1900), lines=1, paid=False, name=name)
    window = Lobby(business)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window._show_ease(ease)
    window.go("pickup.find")
    page = window.navigator.current
    page.scanned(made.square)
    page.fact.field.edit.setText(FITS)
    page._go_on()
    wrong = wrong_on(window, "lines")
    assert literal(window, name)
    picture(window, f"{kind}-{size[0]}-{ease.scale}-lines")
    lines = window.navigator.current
    lines.collector._toggle()
    lines.collector.field.set_text(name)
    lines.collector._typed()
    wrong += wrong_on(window, "named")
    lines._go_on()
    wrong += wrong_on(window, "sign")
    picture(window, f"{kind}-{size[0]}-{ease.scale}-sign")
    sign = window.navigator.current
    sign._turn()
    sign.name.set_text(name)
    sign._sign()
    wrong += wrong_on(window, "waiting")
    picture(window, f"{kind}-{size[0]}-{ease.scale}-waiting")
    assert window.navigator.entry.id == "pickup.waiting", [
        label.text() for label in window.notices.findChildren(QLabel)
    ]
    assert literal(window, name)
    assert wrong == []
    window.leave()


def _at(entries, name):
    return next(number for number, each in enumerate(entries) if each.id == name)


ROOMS = ("today", "fulfilment", "people", "pickup.counter")


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)], ids=["wide", "small"])
def test_that_a_desk_shows_any_name_whole(qtbot, business, monkeypatch, kind, size):
    name = NAMES[kind].strip()
    monkeypatch.setattr(makers, "NAMES", (name,))
    made = makers.ready(business, (30_000, 1900), lines=1, paid=False, name=name)
    makers.an_order(business, (500,), name=name)
    makers.identify(business, made.code)
    who = Person(
        a_person(business, *Skill, name=name, role=Role.MANAGER, pin="284917"), Role.MANAGER
    )
    entries = [each for each in DIRECTORY if each.window is Window.DESK]
    monkeypatch.setattr(desks, "TODAY", entries.pop(_at(entries, "today")))
    window = desks.a_desk(business, entries, qtbot=qtbot, size=size)
    wrong = wrong_on(window, "sign_in")
    picture(window, f"{kind}-{size[0]}-desk-sign_in")
    window.context.sign_in(who, name=name, role="Manager")
    for room in ROOMS:
        arguments = {"pickup": made.pickup} if room == "pickup.counter" else {}
        window.go(room, **arguments)
        wrong += wrong_on(window, room)
        picture(window, f"{kind}-{size[0]}-desk-{room}")
    window.cover_now()
    wrong += wrong_on(window, "cover")
    assert wrong == []
    window.leave()
