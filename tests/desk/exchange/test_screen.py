"""The import's screen: look first, decide, take in; what cannot come in is told row by row."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from kiosk import business as businesses
from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.desk.exchange import service
from kiosk.desk.exchange.screens import SCREENS
from kiosk.desk.exchange.screens.import_orders import ImportScreen
from kiosk.records.orders import service as orders
from kiosk.ui import background
from kiosk.ui.background import Call
from kiosk.ui.theme import Theme, apply_theme
from tests.desk.exchange.files import order, put, sheet, text
from tests.makers import shopify
from tests.makers.desks import closed_on, find, run_on
from tests.makers.exchange import taken_in
from tests.makers.staff import a_person
from tests.ui.contexts import Held, a_context, shell_of


@pytest.fixture
def business(templates, tmp_path):
    """One on the embedded database: what the acts do is proved on both elsewhere."""
    place = templates.copy("embedded", tmp_path / "home")
    opened = businesses.open_business(place.database, place.home)
    yield opened
    opened.close()


@pytest.fixture
def manager(business):
    return Person(
        a_person(business, Skill.TAKE_IN_ORDERS, name="Farid", role=Role.MANAGER), Role.MANAGER
    )


@pytest.fixture
def open_screen(qtbot, business, manager):
    """Makes the screen for a person; `submit` is another way than at once."""
    made = []

    def make(by=manager, size=(1224, 816), language="en", submit=None):
        context = a_context(
            submit=submit or background.inline(run_on(business, "Desk 1")), by=by,
            language=language, languages=("en", "de", "ar"),
            closed=lambda task: closed_on(business, context, task),
        )  # fmt: skip
        screen = ImportScreen(context)
        apply_theme(screen, Theme.load("desk"))
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        qtbot.waitExposed(screen)
        made.append(screen)
        return screen

    return make


@pytest.fixture
def file(tmp_path):
    """Three orders of two rows; the second says a quantity below zero and looks like a formula."""
    path = tmp_path / "orders_export.csv"
    cells = sheet(order("#1"), order("#2"), order("#3", email="ines@example.com"))
    put(cells, 5, "Lineitem quantity", "=1-3")
    path.write_text(text(cells))
    return path


def typed(screen, path):
    find(screen, "exchange.path").setText(str(path))
    screen.choosing.path.entered.emit()


def cells(table) -> list[list[str]]:
    rows = table.rows
    return [
        [rows.cell(row, column).text for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def numbers(business) -> list[str]:
    return sorted(each.number for each in business.read(orders.recent))


def test_that_the_directory_names_the_screen():
    entry = next(each for each in SCREENS if each.id == "exchange.import")
    assert entry.make.load() is ImportScreen


def test_that_a_preview_tells_what_comes_in_and_what_is_left_out(business, open_screen, file):
    screen = open_screen()
    typed(screen, file)
    assert find(screen, "exchange.dry").text() == "Look only: nothing is written yet"
    figures = [(one.value, one.words) for one in find(screen, "exchange.figures").figures]
    assert figures == [
        ("2", "orders are good"), ("1", "row is not"), ("0", "customers known"),
        ("2", "customers new"),
    ]  # fmt: skip
    assert [row[0].strip("\u2066\u2069") for row in cells(find(screen, "exchange.orders"))] == [
        "#1", "#3",
    ]  # fmt: skip
    sums = cells(find(screen, "exchange.sums"))
    assert [row[0] for row in sums] == ["Total", "Taxes", "Shipping", "Refunded", "Outstanding"]
    assert sums[0][1:] == ["236.00", "236.00", "same"]
    assert {row[3] for row in sums} == {"same"}
    (bad,) = cells(find(screen, "exchange.bad.table"))
    assert [bad[0], bad[1], bad[3]] == ["5", "Lineitem quantity", "A quantity is a whole number."]
    assert find(screen, "exchange.take").words == "Take in 2 orders, leave 1 row out"
    assert numbers(business) == []


def test_that_taking_in_says_what_was_booked_and_leads_to_fulfilment(business, open_screen, file):
    screen = open_screen()
    typed(screen, file)
    find(screen, "exchange.take").click()
    assert numbers(business) == ["#1", "#3"]
    assert find(screen, "exchange.done.fact").text() == "2 orders are taken in"
    said = find(screen, "exchange.done.sentence").text()
    assert "236.00" in said
    assert "2 deposits, 0 invoices, 0 credit notes" in said
    assert "1 row was left out." in said
    find(screen, "exchange.done.primary").click()
    assert shell_of(screen.context).went == [("fulfilment", {})]


def test_that_the_same_file_again_offers_nothing_to_take_in(open_screen, file):
    screen = open_screen()
    typed(screen, file)
    find(screen, "exchange.take").click()
    find(screen, "exchange.done.secondary").click()
    typed(screen, file)
    assert not screen.preview.take.isVisible()
    assert find(screen, "exchange.note").text() == (
        "Every good order of this file is here already. Nothing to do."
    )
    assert {row[5] for row in cells(find(screen, "exchange.orders"))} == {"here already, unchanged"}


def test_that_a_dropped_file_is_read_and_anything_else_is_not(open_screen, file):
    screen = open_screen()

    def drop(*urls):
        data = QMimeData()
        data.setUrls(list(urls))
        left, none, copy = (
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction,
        )  # fmt: skip
        enter = QDragEnterEvent(QPointF(50, 50).toPoint(), copy, data, left, none)
        enter.setAccepted(False)
        screen.dragEnterEvent(enter)
        if enter.isAccepted():
            screen.dropEvent(QDropEvent(QPointF(50, 50), copy, data, left, none))
        return enter.isAccepted()

    assert not drop(QUrl("https://example.com/orders.csv"))
    assert not drop(QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(file)))
    assert drop(QUrl.fromLocalFile(str(file)))
    assert screen.preview.isVisible()


def test_that_a_broken_file_is_refused_with_its_reason(business, open_screen, tmp_path):
    path = tmp_path / "cut.csv"
    path.write_text(shopify.export(20, seed=2)[:-300])
    screen = open_screen()
    typed(screen, path)
    assert find(screen, "exchange.refused.empty.fact").text() == (
        "Nothing of this file can be taken in"
    )
    said = find(screen, "exchange.refused.empty.sentence").text()
    assert said.endswith("The file ends in the middle of this row.")
    assert numbers(business) == []
    find(screen, "exchange.refused.empty.primary").click()
    assert screen.choosing.isVisible()


def test_that_a_path_that_is_no_file_is_refused(open_screen, tmp_path):
    screen = open_screen()
    typed(screen, tmp_path)
    said = find(screen, "exchange.refused.empty.sentence").text()
    assert said == "This is not a file that can be read."


def test_that_reading_without_a_path_asks_for_one(open_screen):
    screen = open_screen()
    find(screen, "exchange.read").click()
    assert screen.choosing.path.error() == "Type the path of the file first."


def test_that_any_bad_row_can_be_seen_whole(open_screen, file):
    screen = open_screen()
    typed(screen, file)
    screen.preview.bad.table.pressed_cell.emit(0, "show")
    assert find(screen, "exchange.row_panel.heading").text() == "Row 5"
    said = {row[0]: row[1].strip("\u2066\u2069") for row in cells(screen.preview.row_cells)}
    assert said["Lineitem quantity"] == "=1-3"
    assert said["Name"] == "#2"
    find(screen, "exchange.row_close").click()
    assert find(screen, "exchange.sums").isVisible()


def test_that_the_list_of_bad_rows_is_saved_without_formulas(open_screen, file, tmp_path):
    screen = open_screen()
    typed(screen, file)
    target = tmp_path / "left-out.csv"
    screen.save_list(str(target))
    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert rows == [
        ["Row", "Order", "Column", "It says", "Why not"],
        ["5", "#2", "Lineitem quantity", "'=1-3", "A quantity is a whole number."],
    ]
    screen.save_list(str(tmp_path / "nowhere" / "list.csv"))
    assert [kind for kind, *_ in shell_of(screen.context).notices] == ["ready", "overdue"]


def test_that_correcting_the_file_first_keeps_its_path(open_screen, file):
    screen = open_screen()
    typed(screen, file)
    find(screen, "exchange.correct").click()
    assert screen.choosing.path.text() == str(file)
    file.write_text(shopify.written([order("#1"), order("#2")]))
    screen.choosing.path.entered.emit()
    assert find(screen, "exchange.take").words == "Take in 2 orders"


def test_that_who_may_not_take_in_sees_why_and_takes_nothing_in(business, open_screen, file):
    learner = Person(a_person(business, name="Ana"), Role.RECEPTION)
    screen = open_screen(by=learner)
    typed(screen, file)
    take = find(screen, "exchange.take")
    assert take.closed
    take.click()
    assert numbers(business) == []
    ((control, closed),) = shell_of(screen.context).explained
    assert control is take
    assert closed.reason == "You have not learnt this yet."


def test_that_stopping_while_reading_leads_back(open_screen, file):
    held = Held()
    screen = open_screen(submit=held)
    typed(screen, file)
    assert find(screen, "exchange.under_way.fact").text().startswith("Reading")
    screen.look_at(str(file))
    assert len(held.calls) == 1
    find(screen, "exchange.stop").click()
    assert screen.choosing.isVisible()
    assert held.futures[0].cancelled()


def test_that_a_refused_import_keeps_the_preview(business, open_screen, tmp_path):
    path = tmp_path / "orders_export.csv"
    path.write_text(shopify.written([order("#1"), order("#2", email="o@example.com")]))
    screen = open_screen()
    typed(screen, path)
    # Meanwhile another desk takes in the same order with other content.
    other = shopify.written([order("#1", note="Changed")])
    taken_in(business, other)
    find(screen, "exchange.take").click()
    assert screen.preview.isVisible()
    assert [kind for kind, *_ in shell_of(screen.context).notices] == ["blocked"]
    assert numbers(business) == ["#1"]


@pytest.mark.parametrize("language", ["de", "ar"])
def test_that_another_language_keeps_the_preview(open_screen, file, language):
    screen = open_screen()
    typed(screen, file)
    screen.context.language = language
    screen.retext()
    assert screen.preview.isVisible()
    assert len(cells(find(screen, "exchange.orders"))) == 2


@pytest.mark.parametrize("size", [(1224, 816), (1184, 636)])
def test_that_the_page_never_scrolls_and_nothing_is_cut(open_screen, tmp_path, size):
    path = tmp_path / "orders_export.csv"
    rows = sheet(*(order(f"#{n}", email=f"c{n}@example.com") for n in range(1, 60)))
    for row in (5, 9, 13, 17):
        put(rows, row, "Lineitem quantity", "-2")
    path.write_text(text(rows))
    screen = open_screen(size=size)
    typed(screen, path)
    for _ in range(2):
        assert screen.minimumSizeHint().height() <= size[1]
        foot = find(screen, "exchange.take")
        assert foot.mapTo(screen, foot.rect().bottomRight()).y() <= size[1]
        find(screen, "exchange.more").click()


def test_that_a_window_hears_progress_from_the_threads(qtbot, business, open_screen, tmp_path,
                                                       monkeypatch):  # fmt: skip
    monkeypatch.setattr(service, "SLICE", 50)
    path = tmp_path / "orders_export.csv"
    path.write_text(shopify.export(600, seed=21))
    told = []

    def submit(call: Call):
        arguments = dict(call.arguments)
        if call.report is not None:
            arguments["report"] = call.report
        return business.submit(call.verb, arguments, call.by, call.key, "Desk 1")

    screen = open_screen(submit=submit)
    whole = screen.under_way.go
    monkeypatch.setattr(screen.under_way, "go", lambda *said: (told.append(said), whole(*said)))
    typed(screen, path)
    qtbot.waitUntil(screen.preview.isVisible, timeout=20_000)
    screen.preview.take.click()
    assert find(screen, "exchange.under_way.fact").text() == "Taking in 600 orders"
    qtbot.waitUntil(screen.done.isVisible, timeout=30_000)
    assert told[-1] == (600, 600)
    assert all(isinstance(child.objectName(), str) for child in screen.findChildren(QWidget))
