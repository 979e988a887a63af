"""Cards, columns, tables, lists, tabs and figures: keys, light, right to left, a million rows."""

from itertools import pairwise
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.buttons import Button
from kiosk.ui.card import Card, CardFacts, ChipFacts
from kiosk.ui.card_column import BUILT_AT_ONCE, CardColumn
from kiosk.ui.chips import Chip
from kiosk.ui.empty import EmptyState, Way
from kiosk.ui.figures import Figures
from kiosk.ui.panel import FactRow, Panel, PersonRow
from kiosk.ui.progress import ProgressBar
from kiosk.ui.rows import RowList
from kiosk.ui.table import Cell, Column, Table
from kiosk.ui.tabs import Tab, Tabs
from kiosk.ui.theme import Theme, apply_theme
from kiosk.ui.wrapping import Wrapping
from tests.gallery import desk_components

BO = CardFacts(
    "bo", "Lin Bo", "A 42", detail="Pick-up, order 1042",
    chips=(ChipFacts("2 of 3 ready", "ready"),), trailing=ChipFacts("9 min", "waiting"),
    action="Hand over", action_kind="primary", reason="Shelf B4.",
)  # fmt: skip
COLUMNS = (
    Column("order", "Order", kind="strong"),
    Column("name", "Customer", stretch=1),
    Column("amount", "EUR", kind="money"),
    Column("show", "", "trailing", kind="link"),
)


@pytest.fixture
def page(qtbot):
    kept = []

    def make(*widgets, width=900, height=600, rtl=False, scheme="light", scale=1.0):
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        if rtl:
            window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        row = QHBoxLayout(window)
        for widget in widgets:
            row.addWidget(widget)
        apply_theme(window, Theme.load("desk", scheme, scale))
        window.resize(width, height)
        window.show()
        window.activateWindow()
        window.windowHandle().requestActivate()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


class Ever:
    """More rows than anybody holds in memory, made when asked."""

    def __init__(self, count):
        self.count, self.asked = count, 0

    def __len__(self):
        return self.count

    def __getitem__(self, at):
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(self.count))]
        self.asked += 1
        return (str(at), f"Customer {at}", "1.00", "")


def heard(signal):
    said = []
    signal.connect(lambda *arguments: said.append(arguments))
    return said


# ---------------------------------------------------------------------------------------- cards


def test_that_enter_on_a_card_acts_and_space_opens_it(page, qtbot):
    card = Card(BO, "just now")
    page(card)
    acted, opened = heard(card.acted), heard(card.opened)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert (acted, opened) == ([("bo",)], [])
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert opened == [("bo",)]


def test_that_a_card_without_an_action_opens_by_enter(page, qtbot):
    card = Card(CardFacts("osei", "Osei & Daughters"))
    page(card)
    opened = heard(card.opened)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert opened == [("osei",)]
    assert card.action.isHidden()


def test_that_a_closed_card_explains_and_never_acts(page, qtbot):
    card = Card(BO)
    page(card)
    card.action.set_closed("Handing over belongs to Fulfilment.")
    acted, said = heard(card.acted), heard(card.action.explain)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.mouseClick(card.action, Qt.MouseButton.LeftButton)
    assert acted == []
    assert said == [("Handing over belongs to Fulfilment.",)] * 2


def test_that_a_lit_card_says_so_until_it_is_touched(page, qtbot):
    card = Card(BO, "just now")
    page(card)
    trailing = card.findChildren(Chip)[0]
    assert trailing.text() == "9 min"
    card.light()
    assert card.lit
    assert trailing.text() == "just now"
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert not card.lit
    assert trailing.text() == "9 min"


def test_that_a_lit_card_goes_dark_by_itself(page, qtbot):
    card = Card(BO, "just now")
    page(card)
    card.light(0.05)
    qtbot.waitUntil(lambda: not card.lit, timeout=2000)


def test_that_a_card_reads_out_everything_on_it(page):
    card = Card(BO)
    page(card)
    for part in ("A 42 Lin Bo", "Pick-up, order 1042", "2 of 3 ready", "9 min", "Shelf B4."):
        assert part in card.accessibleName()


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_that_a_narrow_card_grows_in_height_and_cuts_nothing(page, scale):
    card = Card(desk_components.LIT, "just now")
    page(card, scale=scale)
    assert card.heightForWidth(210) > card.heightForWidth(420)


def cards(count):
    return [CardFacts(f"c{n}", f"Customer {n}", action="Open") for n in range(count)]


def test_that_arrows_walk_a_column_and_leave_it_sideways(page, qtbot):
    column = CardColumn(name="today.lobby")
    page(column)
    column.set_cards(cards(3))
    sideways = heard(column.sideways)
    first, second, third = column.cards()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Down)
    qtbot.keyClick(third, Qt.Key.Key_Down)
    assert third.hasFocus()
    qtbot.keyClick(third, Qt.Key.Key_Right)
    assert sideways == [(1,)]


def test_that_right_goes_back_where_reading_starts_at_the_right(page, qtbot):
    column = CardColumn()
    page(column, rtl=True)
    column.set_cards(cards(1))
    sideways = heard(column.sideways)
    only = next(column.cards())
    qtbot.keyClick(only, Qt.Key.Key_Right)
    assert sideways == [(-1,)]


def test_that_a_card_that_stays_keeps_focus_and_light(page):
    column = CardColumn()
    page(column)
    column.set_cards(cards(3))
    assert column.light("c1")
    column.card("c1").setFocus()
    column.set_cards([cards(3)[1], CardFacts("new", "Somebody")])
    assert column.card("c1").hasFocus()
    assert column.card("c1").lit
    assert [card.facts.key for card in column.cards()] == ["c1", "new"]
    assert column.card("c2") is None


def test_that_the_focus_goes_to_a_neighbour_when_a_card_leaves(page):
    column = CardColumn()
    page(column)
    column.set_cards(cards(3))
    column.card("c1").setFocus()
    column.set_cards([cards(3)[0], cards(3)[2]])
    assert column.card("c2").hasFocus()


def test_that_a_long_column_builds_what_one_walks_to(page, qtbot):
    column = CardColumn()
    page(column)
    column.set_cards(cards(400))
    assert len(list(column.cards())) == BUILT_AT_ONCE
    assert column.light("c150")
    assert len(list(column.cards())) > 150


def test_that_an_empty_column_says_why(page):
    column = CardColumn(name="today.ready")
    page(column)
    column.say("Ready", empty="Nothing waits.")
    column.set_cards([])
    assert column.findChild(QWidget, "today.ready.empty").isVisible()
    column.set_cards(cards(1))
    assert not column.findChild(QWidget, "today.ready.empty").isVisible()


# ---------------------------------------------------------------------------------------- tables


def test_that_a_million_rows_are_shown_without_being_read(page):
    rows = Ever(1_000_000)
    table = Table(COLUMNS)
    page(table)
    start = perf_counter()
    table.set_rows(rows)
    table.grab()
    assert rows.asked < 2_000
    assert perf_counter() - start < 5
    table.scrollToBottom()
    table.grab()
    assert rows.asked < 4_000
    assert table.rows.rowCount() == 1_000_000


def test_that_a_table_is_used_by_keys_alone(page, qtbot):
    table = Table(COLUMNS, [("1038", "Theo Vance", "88.00", ""), ("1042", "Lin Bo", "210.00", "")])
    page(table)
    chosen, opened = heard(table.chosen), heard(table.opened)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.current == 1
    assert chosen[-1] == (1,)
    assert opened == [(1,)]
    assert table.ring


def test_that_setting_rows_chooses_without_a_signal(page):
    table = Table(COLUMNS)
    page(table)
    chosen = heard(table.chosen)
    table.set_rows([("1", "A", "1.00", ""), ("2", "B", "2.00", "")], choose=1)
    assert table.current == 1
    assert chosen == []


def test_that_a_link_says_its_row_and_column(page, qtbot):
    table = Table(COLUMNS, [("37", "Lineitem quantity", "1", "Show row")])
    page(table)
    pressed = heard(table.pressed_cell)
    area = table.visualRect(table.rows.index(0, 3))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert pressed == [(0, "show")]


@pytest.mark.parametrize("density", ["normal", "dense", "two_lines", "touch"])
@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_that_rows_have_the_height_of_the_design(page, density, scale):
    table = Table(COLUMNS, [("1", "A", "1.00", "")], density=density)
    page(table, scale=scale)
    least = {"normal": 40, "dense": 32, "two_lines": 54, "touch": 48}[density]
    assert table.row_height() >= least
    assert scale > 1 or table.row_height() == least


def test_that_columns_stand_from_the_right_in_arabic(page):
    table = Table(COLUMNS, [("1", "A", "1.00", "")])
    page(table, rtl=True)
    places = [table.columnViewportPosition(number) for number in range(len(COLUMNS))]
    assert all(before > after for before, after in pairwise(places))


def test_that_what_stretches_takes_what_is_left(page):
    table = Table(COLUMNS, [("1", "A", "1.00", "")])
    page(table, width=900)
    assert sum(table.columnWidth(n) for n in range(4)) == table.viewport().width()
    assert table.columnWidth(1) > table.columnWidth(0)


def test_that_a_cell_reads_out_both_lines():
    assert Cell("Oak frame", "Package 1042-1").said == "Oak frame, Package 1042-1"


# ---------------------------------------------------------------------------------------- lists, tabs


def test_that_a_list_keeps_the_chosen_row_when_its_rows_change(page, qtbot):
    rows = RowList(desk_components.URGENT)
    page(rows)
    chosen = heard(rows.chosen)
    rows.choose("1038")
    assert chosen == [("1038",)]
    rows.set_rows(desk_components.URGENT[1:])
    assert rows.current == "1038"
    assert chosen == [("1038",)]
    rows.set_rows([])
    assert rows.current == ""


def test_that_a_list_opens_by_enter(page, qtbot):
    rows = RowList(desk_components.URGENT)
    page(rows)
    opened = heard(rows.opened)
    rows.choose("1042")
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert opened == [("1038",)]


def test_that_a_list_to_look_at_takes_no_focus(page):
    rows = RowList(desk_components.DONE, selectable=False)
    page(rows)
    assert rows.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert rows.current == ""


def test_that_arrows_walk_the_tabs(page, qtbot):
    tabs = Tabs(desk_components.TABS, "pick", name="fulfilment.tabs")
    page(tabs)
    chosen = heard(tabs.chosen)
    tabs.tab("pick").setFocus()
    qtbot.keyClick(tabs.tab("pick"), Qt.Key.Key_Right)
    assert chosen == [("picking",)]
    assert tabs.tab("picking").hasFocus()
    qtbot.mouseClick(tabs.tab("late"), Qt.MouseButton.LeftButton)
    assert tabs.current == "late"


def test_that_counts_change_and_the_chosen_tab_stays(page):
    tabs = Tabs(desk_components.TABS, "shelf")
    page(tabs)
    chosen, before = heard(tabs.chosen), tabs.tab("shelf")
    tabs.set_tabs([Tab("pick", "To pick", 6), Tab("picking", "Picking", 0),
                   Tab("shelf", "On the shelf", 13), Tab("late", "Overdue", 0)])  # fmt: skip
    assert tabs.current == "shelf"
    assert tabs.tab("shelf") is before
    assert chosen == []
    assert before.accessibleName() == "On the shelf, 13"


# ---------------------------------------------------------------------------------------- the rest


def test_that_figures_drop_what_may_drop_first(page):
    figures = Figures(desk_components.FIGURES)
    page(figures, width=1200)
    assert len(figures.shown()) == 5
    figures.setMaximumWidth(round(figures.sizeHint().width() * 0.85))
    figures.resize(figures.maximumWidth(), 40)
    assert "usual" not in [one.key for one in figures.shown()]
    assert "5 min usual wait today" in figures.accessibleName()


def test_that_progress_of_an_unknown_whole_is_none(page):
    bar = ProgressBar(3, 0)
    page(bar)
    assert bar.part == 0
    bar.go(5, 4, "5 of 4")
    assert bar.part == 1


def test_that_a_flow_wraps_and_mirrors(page):
    flow = Wrapping([Button("Damaged"), Button("Not in its place"), Button("Hand over")])
    page(flow, rtl=True)
    assert flow.heightForWidth(150) > flow.heightForWidth(900)
    first, second, _third = flow.items
    assert first.x() > second.x()


def test_that_an_empty_state_hides_what_has_no_words(page):
    empty = EmptyState("Nothing waits", name="messages.empty")
    page(empty)
    assert empty.primary.isHidden()
    empty.say("Nothing waits", "All have left.", "Write a message")
    empty.set_ways((Way("keyboard", "By hand", "Press Ctrl K."),))
    assert empty.primary.isVisible()
    assert empty.secondary.isHidden()


def test_that_a_panel_words_its_rows(page):
    panel, fact = Panel("Pick-ups", "today"), FactRow("Overdue", "3", "overdue")
    panel.add(fact)
    panel.add(PersonRow("AL", "Ana Lindqvist", "Reception", "Desk 1"))
    page(panel)
    assert fact.accessibleName() == "Overdue: 3"
    panel.say("")
    assert panel.heading.isHidden()


@pytest.mark.parametrize("scheme", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("arabic", [False, True])
def test_that_the_sheet_of_widgets_is_drawn_in_every_look(qtbot, scheme, scale, arabic):
    sheet = desk_components.desk(scheme, arabic=arabic, scale=scale)
    qtbot.addWidget(sheet)
    assert not sheet.grab().isNull()
