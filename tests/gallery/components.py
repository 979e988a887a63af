"""Sheets of our widgets in every look, to hold beside the design's own sheets."""

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from kiosk.ui.access import AccessBar, Aid
from kiosk.ui.arches import Arches, Logo
from kiosk.ui.boxes import CodeBoxes, PinBoxes
from kiosk.ui.buttons import Button, IconButton, Kind
from kiosk.ui.chips import Avatar, Chip, RoleChip, RoleState, State
from kiosk.ui.choices import CheckRow, Choice
from kiosk.ui.codes import CodeDisplay, QrCode
from kiosk.ui.doors import DoorTile
from kiosk.ui.field import Field
from kiosk.ui.keyboard import OnScreenKeyboard
from kiosk.ui.keys import CodeKeys, Keypad
from kiosk.ui.lines import LineRow
from kiosk.ui.notices import NoticeBar, NoticeKind
from kiosk.ui.pressable import Pressable
from kiosk.ui.ring import FocusRing
from kiosk.ui.segments import LanguageRow, SegmentedChoice
from kiosk.ui.signature import Point, SignaturePad
from kiosk.ui.steps import Stepper
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import Scheme, Theme, Window, apply_theme, theme_of
from kiosk.ui.waits import WaitBar

WORDS: dict[str, tuple[str, str]] = {
    "Continue": ("Continue", "متابعة"),
    "One moment": ("One moment", "لحظة"),
    "Go back": ("Go back", "رجوع"),
    "Delete all": ("Delete all", "حذف الكل"),
    "Read more": ("Read more", "المزيد"),
    "Ready": ("Ready", "جاهز"),
    "Pick up": ("Pick up", "استلام طلب"),
    "Paperwork": ("Paperwork", "الأوراق"),
    "Check in": ("Check in", "تسجيل الوصول"),
    "Help": ("Help", "المساعدة"),
    "Order number": ("Order number", "رقم الطلب"),
    "No order with this number": ("No order with this number", "لا يوجد طلب بهذا الرقم"),
    "Closed until 12:45. The desk has paper forms.": (
        "Closed until 12:45. The desk has paper forms.",
        "مغلق حتى 12:45. النماذج الورقية عند المكتب.",
    ),
    "I have an appointment, or I am here to see someone": (
        "I have an appointment, or I am here to see someone",
        "لديّ موعد، أو جئت لمقابلة شخص",
    ),
    "You are checked in.": ("You are checked in.", "تم تسجيل وصولك."),
    "Please sit, we call A 42.": ("Please sit, we call A 42.", "تفضل بالجلوس، سننادي A 42."),
}


class Sheet(QWidget):
    """A page on which things stand at given places; mirrored in Arabic."""

    def __init__(self, theme: Theme, width: int, height: int, *, arabic: bool) -> None:
        super().__init__()
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(width, height)
        self.arabic = arabic
        if arabic:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        apply_theme(self, theme)
        self.typing: QWidget | None = None
        self.focused: list[QWidget] = []

    def say(self, words: str) -> str:
        """The words in the sheet's language."""
        return WORDS.get(words, (words, words))[int(self.arabic)]

    def put(self, widget: QWidget, x: int, y: int, width: int = 0, height: int = 0) -> QWidget:
        """Stand a widget here, in the size that it asks for unless one is given."""
        widget.setParent(self)
        # A widget made before it has its sheet measured itself in the default look.
        change = getattr(widget, "on_theme", None)
        if callable(change):
            change(theme_of(self))
        wide = width or widget.sizeHint().width()
        tall = height or (
            widget.heightForWidth(wide)
            if widget.hasHeightForWidth()
            else widget.sizeHint().height()
        )
        left = self.width() - x - wide if self.arabic else x
        widget.setGeometry(QRect(left, y, wide, tall))
        return widget

    def head(self, text: str, x: int, y: int) -> None:
        """The heading of a group."""
        self.put(Label(text, "small", "soft", bold=True), x, y, 620)

    def note(self, text: str, x: int, y: int, width: int = 290) -> None:
        """The line below a specimen."""
        self.put(Label(text, "small", "soft"), x, y, width)

    def take(self, path: Path) -> Path:
        """Write the picture."""
        self.show()
        if self.typing is not None:
            self.activateWindow()
            self.typing.setFocus()
            QApplication.processEvents()
        for widget in self.focused:
            FocusRing(self).stand_around(widget)
        pixmap: QPixmap = self.grab()
        pixmap.save(str(path))
        self.close()
        self.deleteLater()
        return path


def _states(sheet: Sheet, button: Pressable, state: str) -> Pressable:
    """Put a specimen into a state that only a hand could bring about."""
    if state == "hover":
        button.hovered = True
    elif state == "focus":
        sheet.focused.append(button)
    elif state == "press":
        button.setDown(True)
    elif state == "closed":
        button.set_closed(sheet.say("Closed until 12:45. The desk has paper forms."))
    elif state == "busy":
        button.set_busy(sheet.say("One moment"))
        button.show_busy()
    return button


def _lobby_buttons(sheet: Sheet) -> None:
    sheet.put(Label("Lobby components", "heading"), 48, 48)
    sheet.head("Buttons 112 high, secondary may be 96", 48, 128)
    notes = ("Primary", "Hover (mouse only)", "Pressed", "Focus", "Not now: sign first",
             "Busy, after 300 ms")  # fmt: skip
    states = ("", "hover", "press", "focus", "closed", "busy")
    for number, (state, note) in enumerate(zip(states, notes, strict=True)):
        button = Button(sheet.say("Continue"), "primary", name=f"primary.{state}")
        sheet.put(_states(sheet, button, state), 48 + 306 * number, 181, 290, 112)
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
        sheet.put(_states(sheet, button, state), 48 + 306 * number, 357, 290, 112)
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


def _chips(sheet: Sheet, x: int, y: int, room: int, gap: int, down: int) -> None:
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
    _chips(sheet, 48, 1203, 800, 14, 62)
    sheet.head("Notice bar", 48, 1340)
    y = 1393
    for kind, fact, rest in NOTICES:
        bar = NoticeBar(sheet.say(fact), sheet.say(rest), kind)
        y += sheet.put(bar, 48, y, 800).height() + 14
    sheet.head("Door tile, pressed and closed", 1340, 1150)
    tile = DoorTile(sheet.say("Pick up"), "Pressed", "package-open", arrangement="wide")
    sheet.put(_states(sheet, tile, "press"), 1340, 1203, 532, 240)
    tile = DoorTile(sheet.say("Paperwork"), "", "file-pen-line", arrangement="wide")
    sheet.put(_states(sheet, tile, "closed"), 1340, 1462, 532, 240)


def lobby(scheme: Scheme, *, arabic: bool) -> Sheet:
    """The counterpart of the design's sheet of lobby components."""
    sheet = Sheet(Theme.load("lobby", scheme), 1920, 1790, arabic=arabic)
    _lobby_buttons(sheet)
    _lobby_fields(sheet)
    _lobby_states(sheet)
    return sheet


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


def _desk_buttons(sheet: Sheet) -> None:
    sheet.put(Label("Desk components", "title"), 28, 22)
    sheet.head("Buttons", 28, 66)
    states = ("", "hover", "press", "focus", "closed", "busy")
    for number, state in enumerate(states):
        button = Button("Hand over", "primary", name=f"primary.{state}")
        if state == "busy":
            button.set_busy("Saving")
            button.show_busy()
        else:
            _states(sheet, button, state)
        sheet.put(button, 28 + 144 * number, 96, 128, 36)
    second: tuple[tuple[Kind, str, str, str | None], ...] = (
        ("secondary", "", "Check in", None), ("secondary", "hover", "Check in", None),
        ("secondary", "press", "Check in", None), ("cover", "", "Take role", "arrow-left-right"),
        ("danger", "", "Erase", None), ("quiet", "", "See all", None),
    )  # fmt: skip
    for number, (kind, state, words, icon) in enumerate(second):
        button = Button(words, kind, icon=icon, name=f"second.{number}")
        sheet.put(_states(sheet, button, state), 28 + 144 * number, 167, 128, 36)


def _desk_rest(sheet: Sheet) -> None:
    sheet.head("Fields 36", 28, 242)
    empty = Field("", placeholder="Name or phone", hint="Empty")
    sheet.put(empty, 28, 272, 180)
    typing = Field("", hint="Typing", name="typing")
    sheet.typing = typing.edit
    typing.set_text("Lin Bo")
    sheet.put(typing, 222, 272, 180)
    wrong = Field("", "money", name="wrong")
    wrong.set_text("30,0")
    wrong.set_error("Two digits after the point")
    sheet.put(wrong, 28, 343, 180)
    fixed = Field("", hint="Read only")
    fixed.set_text("Posted")
    fixed.set_read_only(True)
    sheet.put(fixed, 222, 343, 180)
    sheet.head("State chips 22", 442, 242)
    _chips(sheet, 442, 272, 380, 8, 30)
    roles: tuple[tuple[str, RoleState, str | None], ...] = (
        ("Reception", "own", "concierge-bell"), ("Accounting for Ben", "cover", None),
        ("Manufacturing with Dev", "supervised", None), ("Refunds over 50", "closed", None),
    )  # fmt: skip
    at = 442
    for number, (words, role, icon) in enumerate(roles):
        chip = RoleChip(words, role, icon=icon)
        if number == 2:
            at = 442
        sheet.put(chip, at, 368 + 34 * (number // 2))
        at += chip.width() + 8
    sheet.head("Notice bar", 862, 242)
    news: tuple[tuple[NoticeKind, str, str, str, str], ...] = (
        ("ready", "Handed over.", "Receipt R-0118 is printing.", "Undo", "circle-check"),
        ("waiting", "Eun-ji changed this order.", "You see it as it is now.", "", "git-compare-arrows"),
        ("overdue", "The receipt printer has no paper.", "The sale is safe.", "Print again", "printer"),
        ("cover", "Ben is back.", "Hand Accounting back?", "Hand back", "arrow-left-right"),
    )  # fmt: skip
    for number, (kind, fact, rest, action, icon) in enumerate(news):
        bar = NoticeBar(fact, rest, kind, icon=icon, action=action)
        sheet.put(bar, 862, 272 + 46 * number, 460, 38)
    sheet.head("Stepper", 28, 712)
    steps = ("Identity", "Items", "Papers", "Money", "Hand over")
    sheet.put(Stepper(steps, 2), 28, 741, 462)
    sheet.put(PinBoxes("PIN"), 28, 560, 300)
    sheet.put(Avatar("AL", "person"), 400, 560)
    sheet.put(Avatar("AL", "own"), 440, 560)
    sheet.put(Avatar("FH"), 480, 560)
    sheet.put(IconButton("printer", "Print"), 540, 556)
    sheet.put(CheckRow("Till 118 is open", "tick before money"), 600, 556, 300)
    choice = Choice("Cash", "change 9.70")
    sheet.put(choice, 600, 610, 300)
    choice.setChecked(True)
    segments = SegmentedChoice((("a", "Day"), ("b", "Week"), ("c", "Month")), "b")
    sheet.put(segments, 940, 556, 300)
    sheet.put(WaitBar(0.12, 0.72, "Now, 12:06", "12:45, you first"), 940, 620, 400)
    text = Label()
    text.set_runs([Run("R&D <b>", bold=True), Run(" is shown as it was written, &amp; wraps.")])
    sheet.put(text, 940, 720, 300)


def desk(scheme: Scheme, *, arabic: bool) -> Sheet:
    """What of the design's desk sheet is ours to draw."""
    sheet = Sheet(Theme.load("desk", scheme), 1440, 820, arabic=arabic)
    _desk_buttons(sheet)
    _desk_rest(sheet)
    return sheet


LOOKS: dict[Window, tuple[Scheme, ...]] = {
    "lobby": ("light", "high_contrast"),
    "desk": ("light", "dark", "high_contrast"),
}


def pictures(folder: Path) -> list[Path]:
    """Write every sheet in every look, left to right and in Arabic."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for kind, draw in (
        ("lobby", lobby), ("doors", doors), ("code-entry", code_entry), ("lines", lines),
        ("writing", writing), ("desk", desk),
    ):  # fmt: skip
        for scheme in LOOKS["desk" if kind == "desk" else "lobby"]:
            for arabic in (False, True):
                sheet = draw(scheme, arabic=arabic)
                language = "ar" if arabic else "en"
                made.append(sheet.take(folder / f"components-{kind}-{scheme}-{language}.png"))
    return made
