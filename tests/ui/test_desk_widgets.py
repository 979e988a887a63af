"""Cards, columns, tables, lists, tabs and figures: keys, light, right to left, a million rows."""

from itertools import pairwise
from time import perf_counter

import pytest
from PySide6.QtCore import Qt

from kiosk.ui.buttons import Button
from kiosk.ui.empty import EmptyState, Way
from kiosk.ui.figures import Figures
from kiosk.ui.panel import FactRow, Panel, PersonRow
from kiosk.ui.progress import ProgressBar
from kiosk.ui.rows import RowList
from kiosk.ui.table import Cell, Column, Table
from kiosk.ui.tabs import Tab, Tabs
from kiosk.ui.wrapping import Wrapping
from tests.gallery import desk_components
from tests.ui.heard import heard

COLUMNS = (
    Column("order", "Order", kind="strong"),
    Column("name", "Customer", stretch=1),
    Column("amount", "EUR", kind="money"),
    Column("show", "", "trailing", kind="link"),
)


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


# ---------------------------------------------------------------------------------------- tables


def test_that_a_million_rows_are_shown_without_being_read(desk_page):
    rows = Ever(1_000_000)
    table = Table(COLUMNS)
    desk_page(table)
    start = perf_counter()
    table.set_rows(rows)
    table.grab()
    assert rows.asked < 2_000
    assert perf_counter() - start < 5
    table.scrollToBottom()
    table.grab()
    assert rows.asked < 4_000
    assert table.rows.rowCount() == 1_000_000


def test_that_a_table_is_used_by_keys_alone(desk_page, qtbot):
    table = Table(COLUMNS, [("1038", "Theo Vance", "88.00", ""), ("1042", "Lin Bo", "210.00", "")])
    desk_page(table)
    chosen, opened = heard(table.chosen), heard(table.opened)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.current == 1
    assert chosen[-1] == (1,)
    assert opened == [(1,)]
    assert table.ring


def test_that_setting_rows_chooses_without_a_signal(desk_page):
    table = Table(COLUMNS)
    desk_page(table)
    chosen = heard(table.chosen)
    table.set_rows([("1", "A", "1.00", ""), ("2", "B", "2.00", "")], choose=1)
    assert table.current == 1
    assert chosen == []


def test_that_a_link_says_its_row_and_column(desk_page, qtbot):
    table = Table(COLUMNS, [("37", "Lineitem quantity", "1", "Show row")])
    desk_page(table)
    pressed = heard(table.pressed_cell)
    area = table.visualRect(table.rows.index(0, 3))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert pressed == [(0, "show")]


@pytest.mark.parametrize("density", ["normal", "dense", "two_lines", "touch"])
@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_that_rows_have_the_height_of_the_design(desk_page, density, scale):
    table = Table(COLUMNS, [("1", "A", "1.00", "")], density=density)
    desk_page(table, scale=scale)
    least = {"normal": 40, "dense": 32, "two_lines": 54, "touch": 48}[density]
    assert table.row_height() >= least
    assert scale > 1 or table.row_height() == least


def test_that_columns_stand_from_the_right_in_arabic(desk_page):
    table = Table(COLUMNS, [("1", "A", "1.00", "")])
    desk_page(table, rtl=True)
    places = [table.columnViewportPosition(number) for number in range(len(COLUMNS))]
    assert all(before > after for before, after in pairwise(places))


def test_that_what_stretches_takes_what_is_left(desk_page):
    table = Table(COLUMNS, [("1", "A", "1.00", "")])
    desk_page(table, width=900)
    assert sum(table.columnWidth(n) for n in range(4)) == table.viewport().width()
    assert table.columnWidth(1) > table.columnWidth(0)


LONG = "Kestrel Hotels & Conference Centres (Northern Region), Purchasing Department, third floor"


def test_that_a_long_name_wraps_and_its_row_grows_with_it(desk_page):
    rows = [("1", "A", "1.00", ""), ("2", LONG, "1.00", ""), ("3", "B", "1.00", "")]
    table = Table(COLUMNS, rows)
    desk_page(table, width=480)
    assert table.total <= table.viewport().width()
    usual = table.row_height()
    tall = table.rowHeight(1)
    assert [table.rowHeight(n) for n in (0, 2)] == [usual, usual]
    assert tall > usual
    assert table.whole_height() == table.head_height() + 2 * usual + tall
    assert table.height_of(1) == table.head_height() + usual
    table.resize(1200, table.height())
    assert table.rowHeight(1) == usual


def test_that_money_and_chips_take_their_room_before_a_name_does(desk_page):
    columns = (*COLUMNS[:3], Column("becomes", "Becomes", kind="chip"))
    chip = Cell("deposit and invoice", state="waiting")
    table = Table(columns, [("1", LONG, "1,284,500.00", chip)])
    desk_page(table, width=480)
    wide = [table.columnWidth(n) for n in range(4)]
    table.resize(1400, table.height())
    assert [table.columnWidth(n) for n in (0, 2, 3)] == [wide[0], *wide[2:]]
    assert table.columnWidth(1) > wide[1]


def test_that_a_row_deep_down_has_its_height_once_it_is_seen(desk_page):
    table = Table(COLUMNS, [(str(n), LONG, "1.00", "") for n in range(2_000)])
    desk_page(table, width=480)
    usual = table.row_height()
    assert table.rowHeight(1_999) == usual
    table.scrollToBottom()
    table.scrollToBottom()
    last = table.rowAt(table.viewport().height() - 2)
    assert table.rowHeight(last) > usual


def test_that_a_cell_reads_out_both_lines():
    assert Cell("Oak frame", "Package 1042-1").said == "Oak frame, Package 1042-1"


# ---------------------------------------------------------------------------------------- lists, tabs


def test_that_a_list_keeps_the_chosen_row_when_its_rows_change(desk_page, qtbot):
    rows = RowList(desk_components.URGENT)
    desk_page(rows)
    chosen = heard(rows.chosen)
    rows.choose("1038")
    assert chosen == [("1038",)]
    rows.set_rows(desk_components.URGENT[1:])
    assert rows.current == "1038"
    assert chosen == [("1038",)]
    rows.set_rows([])
    assert rows.current == ""


def test_that_a_list_opens_by_enter(desk_page, qtbot):
    rows = RowList(desk_components.URGENT)
    desk_page(rows)
    opened = heard(rows.opened)
    rows.choose("1042")
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert opened == [("1038",)]


def test_that_a_list_to_look_at_takes_no_focus(desk_page):
    rows = RowList(desk_components.DONE, selectable=False)
    desk_page(rows)
    assert rows.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert rows.current == ""


def test_that_arrows_walk_the_tabs(desk_page, qtbot):
    tabs = Tabs(desk_components.TABS, "pick", name="fulfilment.tabs")
    desk_page(tabs)
    chosen = heard(tabs.chosen)
    tabs.tab("pick").setFocus()
    qtbot.keyClick(tabs.tab("pick"), Qt.Key.Key_Right)
    assert chosen == [("picking",)]
    assert tabs.tab("picking").hasFocus()
    qtbot.mouseClick(tabs.tab("late"), Qt.MouseButton.LeftButton)
    assert tabs.current == "late"


def test_that_counts_change_and_the_chosen_tab_stays(desk_page):
    tabs = Tabs(desk_components.TABS, "shelf")
    desk_page(tabs)
    chosen, before = heard(tabs.chosen), tabs.tab("shelf")
    tabs.set_tabs([Tab("pick", "To pick", 6), Tab("picking", "Picking", 0),
                   Tab("shelf", "On the shelf", 13), Tab("late", "Overdue", 0)])  # fmt: skip
    assert tabs.current == "shelf"
    assert tabs.tab("shelf") is before
    assert chosen == []
    assert before.accessibleName() == "On the shelf, 13"


# ---------------------------------------------------------------------------------------- the rest


def test_that_figures_drop_what_may_drop_first(desk_page):
    figures = Figures(desk_components.FIGURES)
    desk_page(figures, width=1200)
    assert len(figures.shown()) == 5
    figures.setMaximumWidth(round(figures.sizeHint().width() * 0.85))
    figures.resize(figures.maximumWidth(), 40)
    assert "usual" not in [one.key for one in figures.shown()]
    assert "5 min usual wait today" in figures.accessibleName()


def test_that_progress_of_an_unknown_whole_is_none(desk_page):
    bar = ProgressBar(3, 0)
    desk_page(bar)
    assert bar.part == 0
    bar.go(5, 4, "5 of 4")
    assert bar.part == 1


def test_that_a_flow_wraps_and_mirrors(desk_page):
    flow = Wrapping([Button("Damaged"), Button("Not in its place"), Button("Hand over")])
    desk_page(flow, rtl=True)
    assert flow.heightForWidth(150) > flow.heightForWidth(900)
    first, second, _third = flow.items
    assert first.x() > second.x()


def test_that_an_empty_state_hides_what_has_no_words(desk_page):
    empty = EmptyState("Nothing waits", name="messages.empty")
    desk_page(empty)
    assert empty.primary.isHidden()
    empty.say("Nothing waits", "All have left.", "Write a message")
    empty.set_ways((Way("keyboard", "By hand", "Press Ctrl K."),))
    assert empty.primary.isVisible()
    assert empty.secondary.isHidden()


def test_that_a_panel_words_its_rows(desk_page):
    panel, fact = Panel("Pick-ups", "today"), FactRow("Overdue", "3", "overdue")
    panel.add(fact)
    panel.add(PersonRow("AL", "Ana Lindqvist", "Reception", "Desk 1"))
    desk_page(panel)
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
