"""Sheets of the desk's widgets in every look, to hold beside the design's own sheets."""

from pathlib import Path

from kiosk.ui.card import Card, CardFacts, ChipFacts
from kiosk.ui.card_column import CardColumn
from kiosk.ui.empty import EmptyState, Way
from kiosk.ui.figures import Figure, Figures
from kiosk.ui.panel import FactRow, Panel, PersonRow
from kiosk.ui.progress import ProgressBar
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.table import Cell, Column, Table
from kiosk.ui.tabs import Tab, Tabs
from kiosk.ui.text import Label
from kiosk.ui.theme import Scheme, Theme
from tests.gallery.sheet import Sheet

LIT = CardFacts(
    "bo", "Lin Bo", "A 42", detail="Pick-up, order 1042", bar="accent",
    chips=(
        ChipFacts("2 of 3 ready", "ready", "package"), ChipFacts("Shelf B4", icon="archive"),
        ChipFacts("30.00 to pay", "waiting", "wallet"),
        ChipFacts("1 paper", "accent", "file-pen-line"),
    ),
    action="Take payment", action_kind="cover", action_icon="arrow-left-right",
    reason="Accounting: away until 12:45.", reason_strong="You can do this.",
)  # fmt: skip
CARDS = (
    CardFacts("albright", "Rosa Albright", "D 07", detail="Canvas to stretch",
              trailing=ChipFacts("6 min"), action="Call to desk 1", action_kind="primary",
              action_icon="bell-ring"),
    CardFacts("osei", "Osei & Daughters", "12:45", lead_soft=True, detail="Delivery, oak moulding",
              bar="blocked", chips=(ChipFacts("Waiting for: Fulfilment", "blocked"),)),
    CardFacts("vance", "Theo Vance", "12:30", lead_soft=True, detail="Pick-up, order 1038",
              bar="ready", chips=(ChipFacts("3 of 3 ready", "ready"),
              ChipFacts("Paid", "ready", "wallet")), action="Check in", action_icon="log-in"),
)  # fmt: skip
ORDERS = (
    Column("order", "Order", kind="strong"),
    Column("customer", "Customer"),
    Column("state", "State", kind="chip", stretch=1),
    Column("amount", "EUR", kind="money"),
    Column("note", "", kind="soft"),
)
ORDER_ROWS = (
    ("1038", "Theo Vance", Cell("Ready", state="ready"), "88.00", "normal, 40"),
    ("1042", "Lin Bo", Cell("2 of 3", state="waiting"), "210.00", "hover"),
    ("1044", "Olu Bankole", Cell("Overdue", state="overdue"), "156.50", "selected"),
    ("1046", "Dune Café", Cell("Waiting for: paper", state="blocked"), "264.00", ""),
)
SUMS = (
    Column("column", "Column", stretch=1),
    Column("file", "In the file", kind="money"),
    Column("books", "In our books", kind="money"),
    Column("same", "", "trailing", kind="mark"),
)
SUM_ROWS = (
    ("Total", "18,402.60", "18,402.60", Cell("same", state="ready")),
    ("Taxes", "3,067.10", "3,067.10", Cell("same", state="ready")),
    ("Shipping", "312.00", "313.00", Cell("1.00 more", state="overdue")),
)
PACKAGES = (
    Column("place", "Place", kind="strong"),
    Column("item", "Package and item", kind="strong", stretch=1),
    Column("quantity", "Qty", kind="money"),
    Column("state", "State", kind="chip"),
    Column("show", "", "trailing", kind="link"),
)
PACKAGE_ROWS = (
    ("B4", Cell("Oak frame, 40 by 50 cm, museum glass", "Package 1042-1, serial HL-24417"), "1",
     Cell("Scanned 12:08", state="ready"), ""),
    ("B4", Cell("Art print “Harbour at Dawn”, A2", "Package 1042-2"), "1",
     Cell("Scan next", state="cover", icon="scan-barcode"), "Show row"),
)  # fmt: skip
URGENT = (
    RowFacts("1042", "Lin Bo", "1042", second="Shelf B4, 2 packages", trailing="here now"),
    RowFacts("1038", "Theo Vance", "1038", second="Shelf B2, 3 packages", trailing="12:30"),
    RowFacts("1019", "Kestrel Hotels", "1019", second="Shelf D1, 4 packages", trailing="18 days",
             trailing_colour="s_overdue"),
)  # fmt: skip
DONE = (
    RowFacts("1", "Mona Reyes", lead="12:01", second="Collected 1031"),
    RowFacts("2", "Lars Holm", lead="11:40", second="Collected 1029, 1 of 2"),
)
TABS = (
    Tab("pick", "To pick", 5), Tab("picking", "Picking", 1), Tab("shelf", "On the shelf", 12),
    Tab("late", "Overdue", 3, overdue=True),
)  # fmt: skip
FIGURES = (
    Figure("lobby", "4", "in the lobby"),
    Figure("longest", "9 min", "longest wait", "s_waiting"),
    Figure("usual", "5 min", "usual wait today", may_drop=True),
    Figure("ready", "9", "ready to collect"),
    Figure("overdue", "3", "overdue on the shelf", "s_overdue"),
)
STACKED = (
    Figure("good", "127", "orders are good", "s_ready"),
    Figure("bad", "3", "rows are not", "s_overdue"),
    Figure("known", "96", "customers known"),
)


def _tables(sheet: Sheet) -> None:
    sheet.head("Table row 40: normal, hover, selected, keyboard focus", 28, 66)
    panel = Panel()
    table = Table(ORDERS, ORDER_ROWS)
    panel.fill(table)
    sheet.put(panel, 28, 96, 620, 36 + 4 * 40 + 2)
    table.hovered_row = 1
    table.selectRow(2)
    sheet.head("Same to the cent; two lines, covered role", 28, 316)
    panel = Panel("These must be the same", "to the cent")
    panel.set_rule(False)
    panel.fill(Table(SUMS, SUM_ROWS, density="dense", selectable=False))
    sheet.put(panel, 28, 346, 420, 42 + 36 + 3 * 32 + 2)
    panel = Panel()
    table = Table(PACKAGES, PACKAGE_ROWS, density="two_lines")
    table.set_tone("cover")
    panel.fill(table)
    sheet.put(panel, 28, 536, 720, 36 + 2 * 54 + 2)
    table.selectRow(1)


def _cards(sheet: Sheet) -> None:
    sheet.head("Card on the Today board; lit by a scan; focus", 690, 66)
    for number, facts in enumerate(CARDS):
        card = Card(facts, "just now")
        sheet.put(card, 690 + 242 * number, 96, 230)
        if number == 2:
            sheet.focused.append(card)
    lit = Card(LIT, "just now")
    sheet.put(lit, 690, 290, 230)
    lit.light()
    column = CardColumn(name="sheet.lobby")
    column.say("In the lobby", "longest 9 min", just_now="just now")
    column.set_cards([LIT, CARDS[0]])
    sheet.put(column, 932, 270, 230, 260)
    column = CardColumn(name="sheet.ready")
    column.say("Ready", empty="Nobody waits for anything. What is put on a shelf place comes here.")
    sheet.put(column, 1174, 270, 230, 120)


def _lists(sheet: Sheet) -> None:
    sheet.head("Lists of two lines, tabs, figures, progress", 770, 540)
    panel = Panel("Most urgent first")
    rows = RowList(URGENT)
    panel.fill(rows)
    sheet.put(panel, 770, 566, 268, 41 + 3 * 58)
    rows.choose("1038")
    panel = Panel()
    panel.fill(RowList(DONE, selectable=False))
    sheet.put(panel, 1050, 566, 196, 2 * 58)
    sheet.put(ProgressBar(1, 2, "1 of 2", "cover"), 1060, 700, 180)
    sheet.put(ProgressBar(4_200, 10_000, "4,200 of 10,000"), 1060, 730, 300)
    sheet.put(ProgressBar(1, 1, "", "ready"), 1060, 760, 180)
    sheet.put(Tabs(TABS, "shelf", tone="cover"), 0, 800, 720)
    sheet.put(Tabs(TABS, "pick"), 720, 800, 720)
    sheet.put(Figures(FIGURES), 28, 856, 860)
    sheet.put(Figures(STACKED, stacked=True), 900, 850, 500)


def _sides(sheet: Sheet) -> None:
    here = Panel("Who is here", "4 of 6")
    here.add(PersonRow("AL", "You", "Reception", "Desk 1", icon="check", own=True))
    here.add(PersonRow("EP", "Eun-ji Park", "Sales", "Desk 2", icon="check"))
    here.add(PersonRow("BO", "Ben Okafor", "Accounting", "away until 12:45"))
    sheet.put(here, 28, 910, 268)
    picks = Panel("Pick-ups", "today")
    picks.add(FactRow("Ready, not told yet", "2"))
    picks.add(FactRow("Promised today, not ready", "1"))
    picks.add(FactRow("On the shelf over 14 days", "3", "overdue"))
    sheet.put(picks, 310, 910, 268)
    empty = EmptyState(name="sheet.empty")
    empty.say(
        "Nothing waits",
        "All 23 messages of today have left. The last one, to Mona Reyes, was delivered at 12:02.",
        "Write a message", "See the 23 sent today",
    )  # fmt: skip
    empty.primary.set_icons("plus")
    empty.set_ways((
        Way("package-open", "By themselves", "An order reaches its shelf place: its notice with "
            "the code lands here and leaves at once."),
        Way("wifi-off", "When the line is down", "They wait here, in order, and leave when it is "
            "back. Nothing is sent twice."),
        Way("keyboard", "By hand", "Press Ctrl K, type the name of the customer, choose “Write”."),
    ))  # fmt: skip
    sheet.put(empty, 28, 1110, 1380, 560)


def desk(scheme: Scheme, *, arabic: bool = False, scale: float = 1.0) -> Sheet:
    """Every widget of the desk on one page."""
    sheet = Sheet(Theme.load("desk", scheme, scale), 1440, 1690, arabic=arabic)
    sheet.put(Label("Desk components", "title"), 28, 22)
    _tables(sheet)
    _cards(sheet)
    _lists(sheet)
    _sides(sheet)
    return sheet


def pictures(folder: Path) -> list[Path]:
    """Write the sheet in every look, left to right and in Arabic."""
    folder.mkdir(parents=True, exist_ok=True)
    looks: tuple[tuple[Scheme, bool], ...] = (
        ("light", False), ("dark", False), ("high_contrast", False), ("light", True),
    )  # fmt: skip
    made = []
    for scheme, arabic in looks:
        name = f"desk-widgets-{scheme}-{'ar' if arabic else 'en'}.png"
        made.append(desk(scheme, arabic=arabic).take(folder / name))
    return made
