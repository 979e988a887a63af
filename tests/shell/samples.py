"""Screens of no business, and a lobby and a desk made of them with a clock that a test moves."""

import functools
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Task
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech
from kiosk.shell.desk import DeskWindow
from kiosk.shell.lobby import LobbyWindow
from kiosk.ui.buttons import Button
from kiosk.ui.screen import Entry, Screen, Window
from kiosk.ui.text import Label
from tests.ui.contexts import a_context

CODE = "7F3K9QXZ"


@dataclass
class Clock:
    """Monotonic seconds that stand still until a test moves them."""

    at: float = 1000.0

    def __call__(self):
        return self.at


@dataclass
class Seen:
    """What all sample screens of one window lived through."""

    opened: list = field(default_factory=list)
    scanned: list = field(default_factory=list)
    refreshed: list = field(default_factory=list)
    pressed: list = field(default_factory=list)
    heard: list = field(default_factory=list)


def reading(*, name):
    """A read of no business."""
    return f"{name} was read"


class Sample(Screen):
    """A title, a field and two buttons."""

    def __init__(self, name, seen, context):
        super().__init__(context)
        self.name, self.seen = name, seen
        self.title = Label("", "title", name=f"{name}.title")
        self.field = QLineEdit()
        self.field.setObjectName(f"{name}.field")
        self.field.setAccessibleName("A field")
        self.go_on = Button("", "primary", name=f"{name}.go_on")
        self.go_on.pressed_open.connect(functools.partial(self.press, "go_on"))
        self.other = Button("", name=f"{name}.other")
        self.other.pressed_open.connect(functools.partial(self.press, "other"))
        self.guard(self.other, Task.PICKUP_RELEASE)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 24, 64, 24)
        for part in (self.title, self.field, self.go_on, self.other):
            column.addWidget(part)
        column.addStretch(1)
        self.retext()

    def press(self, button):
        self.seen.pressed.append(f"{self.name}.{button}")

    def retext(self):
        self.title.setText(self.t("Pick up"))
        self.go_on.set_words(self.t("Go on"))
        self.other.set_words(self.t("Back"))

    def opened(self, **arguments):
        self.seen.opened.append((self.name, arguments))
        self.ask(reading, then=self.heard, busy=[self.go_on], name=self.name)

    def heard(self, answer):
        self.seen.heard.append(answer)

    def refresh(self):
        self.seen.refreshed.append(self.name)

    def scanned(self, code):
        self.seen.scanned.append(code)


def entries(seen, window, *, changes=frozenset({Change.PICKUP})):
    """Home, a screen that takes codes, a third, and help."""

    def entry(name, title, **more):
        return Entry(
            name, title, window, None, changes, functools.partial(Sample, name, seen), **more
        )

    return [
        entry("home", "Home"),
        entry("find", "Pick up", takes_codes=True),
        entry("lines", "What is ready"),
        entry("help", "Help"),
    ]


def a_lobby(qtbot, *, shown=True, languages=("en", "de", "ar"), **more):
    """A lobby of sample screens; its `seen`, `clock`, `speech` and `sound` are the test's."""
    seen, clock = Seen(), Clock()
    speech, sound = more.pop("speech", SilentSpeech()), SilentSound()
    context = a_context(languages=languages, business_name="Harbour Lane")
    window = LobbyWindow(
        context,
        entries(seen, Window.LOBBY),
        home="home",
        help_screen="help",
        speech=speech,
        sound=sound,
        clock=clock,
        **more,
    )
    window.seen, window.clock, window.speech, window.sound = seen, clock, speech, sound
    qtbot.addWidget(window)
    if shown:
        window.resize(1080, 1920)
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
    return window


NOON = datetime(2026, 4, 13, 12, 5, tzinfo=UTC)
ANA = Person(PersonId(1), Role.RECEPTION)
CHLOE = Person(PersonId(2), Role.FULFILMENT)


class Plain(Screen):
    """A desk's screen that takes no scans, such as a sign-in."""

    def __init__(self, context):
        super().__init__(context)
        self.field = QLineEdit(self)
        self.field.setObjectName("signin.field")


def rooms(seen):
    """What a desk's directory holds: a sign-in, four rooms in two sections, one page off the rail."""

    def entry(name, title, section="", icon="", needs=None):
        changes = frozenset({Change.PICKUP})
        make = functools.partial(Sample, name, seen)
        return Entry(name, title, Window.DESK, needs, changes, make, section=section, icon=icon)

    return [
        Entry("signin", "Sign in", Window.DESK, None, frozenset(), Plain),
        entry("today", "Today", "Front office", "layout-dashboard"),
        entry("customers", "Customers", "Front office", "users"),
        entry("pick", "To pick", "Back office", "boxes", Task.SHIPMENT_PICK),
        entry("orders", "Orders", "Back office", "receipt-text"),
        entry("order", "Order"),
    ]


def a_desk(qtbot, *, signed=True, size=(1440, 900), closed=None, context=None, **more):
    """A desk of sample screens, Ana signed in."""
    seen, clock = Seen(), Clock()
    context = context or a_context(
        business_name="Harbour Lane", station="Desk 1", closed=closed, now=lambda: NOON
    )
    window = DeskWindow(context, rooms(seen), sign_in="signin", start="today", clock=clock, **more)
    window.seen, window.clock = seen, clock
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    if signed:
        context.sign_in(ANA, name="Ana Lindqvist", role="Reception")
    return window
