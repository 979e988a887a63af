"""The desk's sheet: what of it is ours to draw."""

from kiosk.ui.boxes import PinBoxes
from kiosk.ui.buttons import Button, IconButton, Kind
from kiosk.ui.chips import Avatar, RoleChip, RoleState
from kiosk.ui.choices import CheckRow, Choice
from kiosk.ui.field import Field
from kiosk.ui.notices import NoticeBar, NoticeKind
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.steps import Stepper
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import Scheme, Theme
from kiosk.ui.waits import WaitBar
from tests.gallery.components_lobby import put_chips
from tests.gallery.sheet import Sheet, in_state


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
            in_state(sheet, button, state)
        sheet.put(button, 28 + 144 * number, 96, 128, 36)
    second: tuple[tuple[Kind, str, str, str | None], ...] = (
        ("secondary", "", "Check in", None), ("secondary", "hover", "Check in", None),
        ("secondary", "press", "Check in", None), ("cover", "", "Take role", "arrow-left-right"),
        ("danger", "", "Erase", None), ("quiet", "", "See all", None),
    )  # fmt: skip
    for number, (kind, state, words, icon) in enumerate(second):
        button = Button(words, kind, icon=icon, name=f"second.{number}")
        sheet.put(in_state(sheet, button, state), 28 + 144 * number, 167, 128, 36)


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
    put_chips(sheet, 442, 272, 380, 8, 30)
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
