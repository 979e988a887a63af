"""Sheets of what the flows of the lobby are made of: doors, codes, lines, writing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.ui.access import AccessBar, Aid
from kiosk.ui.arches import Arches, Logo
from kiosk.ui.boxes import CodeBoxes, PinBoxes
from kiosk.ui.buttons import Button
from kiosk.ui.chips import State
from kiosk.ui.choices import CheckRow, Choice
from kiosk.ui.codes import CodeDisplay, QrCode
from kiosk.ui.doors import DoorTile
from kiosk.ui.field import Field
from kiosk.ui.keyboard import OnScreenKeyboard
from kiosk.ui.keys import CodeKeys
from kiosk.ui.lines import LineRow
from kiosk.ui.notices import NoticeBar
from kiosk.ui.segments import LanguageRow, SegmentedChoice
from kiosk.ui.signature import Point, SignaturePad
from kiosk.ui.steps import Stepper
from kiosk.ui.text import Label
from kiosk.ui.theme import Scheme, Theme
from kiosk.ui.waits import WaitBar
from tests.gallery.sheet import Sheet

ACCESS: dict[Aid, str] = {
    "text": "Larger text",
    "contrast": "More contrast",
    "reach": "Lower buttons",
    "aloud": "Read aloud",
}
LANGUAGES = (
    ("en", "English"), ("de", "Deutsch"), ("es", "Español"), ("fr", "Français"),
    ("ar", "العربية"), ("zh", "中文"),
)  # fmt: skip


def doors(scheme: Scheme, *, arabic: bool, scale: float = 1.0) -> Sheet:
    """Hero, doors, languages and the access bar as on the home screen."""
    sheet = Sheet(Theme.load("lobby", scheme, scale), 1080, 1920, arabic=arabic)
    brand = QWidget()
    brand.setProperty("kind", "brand")
    brand.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    sheet.put(brand, 0, 0, 1080, 640)
    sheet.put(Logo(), 64, 55)
    sheet.put(Label("Good afternoon.", "display", "on_brand"), 64, 160, 952)
    sheet.put(Arches(), 64, 388, 952, 252)
    tiles = (
        ("Check in", "I have an appointment, or I am here to see someone", "calendar-check"),
        ("Pick up", "Collect an order, or see when it will be ready", "package-open"),
        ("Paperwork", "Fill in, sign or finish a form", "file-pen-line"),
        ("Help", "Ask a person. We come to you", "hand"),
    )
    for number, (title, words, icon) in enumerate(tiles):
        x, y = 64 + 488 * (number % 2), 677 + 360 * (number // 2)
        sheet.put(DoorTile(sheet.say(title), sheet.say(words), icon), x, y, 464, 336)
    hint = NoticeBar(
        "Have a code?", "Hold it under the scanner, here on the right.", "accent",
        icon_end="arrow-down-right",
    )  # fmt: skip
    sheet.put(hint, 64, 1560, 952)
    sheet.put(LanguageRow(LANGUAGES, "ar" if arabic else "en"), 64, 1672, 952)
    foot = QFrame()
    foot.setProperty("kind", "foot")
    sheet.put(foot, 0, 1808, 1080, 112)
    bar = AccessBar(ACCESS)
    sheet.put(bar, 0, 1808, 1080, 112)
    if arabic:
        bar.set_on("reach", True)  # noqa: FBT003
    return sheet


def large(scheme: Scheme, *, arabic: bool) -> Sheet:
    """The doors at twice the text size, and two beside their plates as in low reach."""
    sheet = Sheet(Theme.load("lobby", scheme, 2.0), 1080, 1920, arabic=arabic)
    for number, (title, icon) in enumerate(
        (("Check in", "calendar-check"), ("Pick up", "package-open"), ("Help", "hand"))
    ):
        tile = DoorTile(sheet.say(title), "", icon, arrangement="row")
        sheet.put(tile, 64, 60 + 236 * number, 952)
    primary = Button("Take two, and sign the report", "primary", icon_end="arrow-right")
    sheet.put(primary, 64, 790, 952)
    sheet.put(Choice("Wait for all three", "About 2 hours 25 minutes"), 64, 990, 952)
    row = LineRow("Oak frame", "With museum glass", icon="frame", chip=("ready", "Ready"))
    sheet.put(row, 64, 1200, 952)
    notice = NoticeBar(sheet.say("You are checked in."), sheet.say("Please sit, we call A 42."))
    sheet.put(notice, 64, 1420, 952)
    sheet.put(AccessBar(ACCESS, columns=2), 0, 1660, 1080)
    return sheet


def code_entry(scheme: Scheme, *, arabic: bool) -> Sheet:
    """The counterpart of the design's code entry."""
    sheet = Sheet(Theme.load("lobby", scheme), 1080, 1920, arabic=arabic)
    top = QFrame()
    top.setProperty("kind", "bar")
    sheet.put(top, 0, 0, 1080, 128)
    sheet.put(Button("Back", icon="arrow-left", size="small", name="back"), 64, 23)
    steps = ("Your order", "What is ready", "Sign", "Pay", "Collect")
    sheet.put(Stepper(steps, 0), 64, 160, 952)
    sheet.put(Label("Your pick-up code, please.", "title"), 64, 242, 952)
    hint = NoticeBar(
        "Hold it under the scanner,", "here on the right.\nFrom paper or from your phone.",
        "accent", icon_end="arrow-down-right",
    )  # fmt: skip
    sheet.put(hint, 64, 332, 952)
    sheet.put(Label("Or type it: eight signs", "section"), 64, 474, 500)
    boxes = CodeBoxes("Pick-up code")
    sheet.put(boxes, 64, 527, 952, 112)
    boxes.set_text("7f3k9q")
    sheet.put(Label("And one thing that only you know", "section"), 64, 672, 800)
    facts = (("phone", "Last 4 of my phone"), ("name", "Family name"), ("post", "Postcode"))
    sheet.put(SegmentedChoice(facts, "phone"), 64, 723, 952)
    field = Field("", "number", placeholder="4 digits")
    sheet.put(field, 64, 825, 952)
    ground = QFrame()
    ground.setProperty("kind", "keys")
    sheet.put(ground, 0, 1180, 1080, 628)
    keys = CodeKeys("Delete", "I have no code", "Go on: 2 signs left")
    keys.go_key.set_closed("2 signs left")
    sheet.put(keys, 64, 1202, 952, 582)
    sheet.put(AccessBar(ACCESS), 0, 1808, 1080, 112)
    return sheet


def lines(scheme: Scheme, *, arabic: bool) -> Sheet:
    """The counterpart of the design's pick-up lines, with receipt choices below."""
    sheet = Sheet(Theme.load("lobby", scheme), 1080, 1920, arabic=arabic)
    steps = ("Your order", "What is ready", "Sign", "Pay", "Collect")
    sheet.put(Stepper(steps, 1), 64, 160, 952)
    card = QFrame()
    card.setProperty("kind", "card")
    sheet.put(card, 64, 380, 952, 400)
    rows: tuple[tuple[str, str, str, State, str], ...] = (
        ("Oak frame, 40 \u00d7 50 cm", "With museum glass", "frame", "ready", "Ready"),
        ("Art print “Harbour at Dawn”, A2", "Cotton paper, signed by the artist", "image",
         "ready", "Ready"),
        ("Double mat, ivory", "Being cut in the workshop now", "square", "waiting", "14:30 today"),
    )  # fmt: skip
    for number, (title, words, icon, state, chip) in enumerate(rows):
        row = LineRow(title, words, icon=icon, chip=(state, chip), first=not number)
        sheet.put(row, 66, 382 + 132 * number, 948, 132)
        if state == "ready":
            row.setChecked(True)
        else:
            row.set_closed("Being cut")
    choices = (
        ("Take two now, the mat later", "We text you when it is ready"),
        ("Wait for all three", "About 2 hours 25 minutes"),
        ("Have the mat sent to me", "6.50, arrives Thursday"),
    )
    for number, (words, end) in enumerate(choices):
        choice = Choice(words, end, name=f"choice.{number}")
        sheet.put(choice, 64, 862 + 118 * number, 952)
        choice.setChecked(number == 0)
    holder = QWidget()
    sheet.put(holder, 64, 1240, 952, 260)
    receipts = (
        ("On paper", "Prints here, below", "printer"),
        ("By e-mail", "l••••@•••••.example", "mail"),
    )
    for number, (words, detail, icon) in enumerate(receipts):
        choice = Choice(words, detail=detail, icon=icon, parent=holder)
        choice.setGeometry(486 * number, 0, 466, 112)
        choice.setChecked(number == 1)
    primary = Button("Take two, and sign the report", "primary", icon_end="arrow-right")
    sheet.put(primary, 64, 1400, 952, 112)
    other = Button("Somebody else collects: name that person", "quiet", icon="users")
    sheet.put(other, 64, 1530, 952)
    sheet.put(QrCode("HTTPS://EXAMPLE/K4TM82WD"), 100, 1640)
    sheet.put(CodeDisplay("K4TM82WD"), 374, 1700, 640)
    return sheet


def writing(scheme: Scheme, *, arabic: bool) -> Sheet:
    """The signature pad, a bare check, the on-screen keyboard, the wait bar."""
    sheet = Sheet(Theme.load("lobby", scheme), 1080, 1920, arabic=arabic)
    pad = SignaturePad("Clear", said="Sign here", caption="Lin Bo, 13 April, 12:07")
    sheet.put(pad, 74, 60, 932, 408)
    pad.show_strokes(_drawn())
    check = CheckRow("I have read both pages.", detail="", bare=True)
    sheet.put(check, 74, 490, 932)
    check.setChecked(True)
    sheet.put(CheckRow("Send me news", "Never more than once a month"), 74, 590, 932)
    lit = Button("Yes, I am still here", "lit", icon="hand")
    sheet.put(lit, 74, 700, 932, 144)
    ground = QFrame()
    ground.setProperty("kind", "keys")
    sheet.put(ground, 0, 1260, 1080, 660)
    keys = OnScreenKeyboard("Done", "ar" if arabic else "de")
    sheet.put(keys, 64, 1280, 952)
    sheet.put(WaitBar(0.12, 0.72, "Now, 12:06", "12:45, you first"), 74, 900, 932)
    sheet.put(PinBoxes("PIN"), 74, 1000, 932)
    pin = PinBoxes("PIN again")
    sheet.put(pin, 74, 1120, 932)
    pin.set_text("123")
    return sheet


def _drawn() -> tuple[tuple[Point, ...], ...]:
    shape = (
        (0.1, 0.6),
        (0.15, 0.3),
        (0.12, 0.72),
        (0.22, 0.45),
        (0.24, 0.6),
        (0.33, 0.5),
        (0.5, 0.4),
    )
    return (tuple(Point(x, y, number * 40) for number, (x, y) in enumerate(shape)),)
