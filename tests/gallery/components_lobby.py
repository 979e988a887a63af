"""The counterpart of the design's sheet of lobby components."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.ui.buttons import Button, Kind
from kiosk.ui.chips import Chip, State
from kiosk.ui.codes import CodeDisplay
from kiosk.ui.doors import DoorTile
from kiosk.ui.field import Field
from kiosk.ui.keys import Keypad
from kiosk.ui.notices import NoticeBar, NoticeKind
from kiosk.ui.text import Label
from kiosk.ui.theme import Scheme, Theme
from tests.gallery.sheet import Sheet, in_state


def _lobby_buttons(sheet: Sheet) -> None:
    sheet.put(Label("Lobby components", "heading"), 48, 48)
    sheet.head("Buttons 112 high, secondary may be 96", 48, 128)
    notes = ("Primary", "Hover (mouse only)", "Pressed", "Focus", "Not now: sign first",
             "Busy, after 300 ms")  # fmt: skip
    states = ("", "hover", "press", "focus", "closed", "busy")
    for number, (state, note) in enumerate(zip(states, notes, strict=True)):
        button = Button(sheet.say("Continue"), "primary", name=f"primary.{state}")
        sheet.put(in_state(sheet, button, state), 48 + 306 * number, 181, 290, 112)
        sheet.note(note, 48 + 306 * number, 300)
    second: tuple[tuple[Kind, str, str, str], ...] = (
        ("secondary", "", "Go back", "Secondary"),
        ("secondary", "hover", "Go back", "Hover"),
        ("secondary", "press", "Go back", "Pressed"),
        ("secondary", "focus", "Go back", "Focus"),
        ("danger", "", "Delete all", "Danger"),
        ("quiet", "", "Read more", "Quiet: a link with a target"),
    )
    for number, (kind, state, words, note) in enumerate(second):
        button = Button(sheet.say(words), kind, name=f"second.{number}")
        sheet.put(in_state(sheet, button, state), 48 + 306 * number, 357, 290, 112)
        sheet.note(note, 48 + 306 * number, 476)


def _lobby_fields(sheet: Sheet) -> None:
    sheet.head("Field 96", 48, 544)
    empty = Field("", "number", placeholder=sheet.say("Order number"), hint="Empty: hint in soft")
    sheet.put(empty, 48, 597, 392)
    typing = Field("", "number", hint="Typing", name="typing")
    sheet.typing = typing.edit
    typing.set_text("1042")
    sheet.put(typing, 460, 597, 392)
    wrong = Field("", "number", name="wrong")
    wrong.set_text("1402")
    wrong.set_error(sheet.say("No order with this number"))
    sheet.put(wrong, 48, 756, 392)
    right = Field("", "number", hint="Checked and right")
    right.set_text("1042")
    right.set_right()
    sheet.put(right, 460, 756, 392)
    sheet.head("Keypad 112", 908, 544)
    pad = Keypad("Delete", "Done")
    pad.digits[4].setDown(True)
    sheet.put(pad, 908, 597, 420, 524)
    sheet.head("Number and code", 1384, 544)
    card = QFrame()
    card.setProperty("kind", "card")
    sheet.put(card, 1384, 597, 420, 368)
    middle = Qt.AlignmentFlag.AlignHCenter
    column = QVBoxLayout(card)
    column.setContentsMargins(26, 26, 26, 26)
    column.addWidget(Label("Your number", "small", "soft", align=middle))
    column.addWidget(CodeDisplay("A 42", role="number", align=middle))
    column.addWidget(CodeDisplay("7F3K9QXM", role="code_line", align=middle))
    column.addWidget(Label("Show this code to collect", "small", "soft", align=middle))


CHIPS: tuple[tuple[State, str], ...] = (
    ("ready", "Ready"), ("waiting", "14:30 today"), ("overdue", "Overdue"),
    ("blocked", "Not possible"), ("supervised", "With a colleague"), ("cover", "Cover"),
    ("practice", "Practice"),
)  # fmt: skip
NOTICES: tuple[tuple[NoticeKind, str, str], ...] = (
    ("ready", "You are checked in.", "Please sit, we call A 42."),
    ("waiting", "This takes longer than we said.", "About 10 more minutes. Sorry."),
    ("overdue", "The card was not charged.", "Try again, or pay at the desk."),
)


def put_chips(sheet: Sheet, x: int, y: int, room: int, gap: int, down: int) -> None:
    at = x
    for state, words in CHIPS:
        chip = Chip(sheet.say(words), state)
        chip.setParent(sheet)
        wide = chip.sizeHint().width()
        if at + wide > x + room:
            at, y = x, y + down
        sheet.put(chip, at, y)
        at += wide + gap


def _lobby_states(sheet: Sheet) -> None:
    sheet.head("State chips 48", 48, 1150)
    put_chips(sheet, 48, 1203, 800, 14, 62)
    sheet.head("Notice bar", 48, 1340)
    y = 1393
    for kind, fact, rest in NOTICES:
        bar = NoticeBar(sheet.say(fact), sheet.say(rest), kind)
        y += sheet.put(bar, 48, y, 800).height() + 14
    sheet.head("Door tile, pressed and closed", 1340, 1150)
    tile = DoorTile(sheet.say("Pick up"), "Pressed", "package-open", arrangement="wide")
    sheet.put(in_state(sheet, tile, "press"), 1340, 1203, 532, 240)
    tile = DoorTile(sheet.say("Paperwork"), "", "file-pen-line", arrangement="wide")
    sheet.put(in_state(sheet, tile, "closed"), 1340, 1462, 532, 240)


def lobby(scheme: Scheme, *, arabic: bool) -> Sheet:
    """The counterpart of the design's sheet of lobby components."""
    sheet = Sheet(Theme.load("lobby", scheme), 1920, 1790, arabic=arabic)
    _lobby_buttons(sheet)
    _lobby_fields(sheet)
    _lobby_states(sheet)
    return sheet
