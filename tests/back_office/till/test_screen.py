"""The till at a desk: opened, counted with the keyboard, closed and verified by what stands on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from kiosk.back_office.till import rules, screens
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import SessionState
from kiosk.back_office.till.screens.pieces import CountEdit
from kiosk.business import Business
from kiosk.business.papers import PAPERS
from kiosk.core.by import Person
from kiosk.desk.administration import screens as administration
from kiosk.devices.fiscal import Cause, Outage
from kiosk.records.printing import service as printing
from kiosk.shell.desk import DeskWindow
from kiosk.ui.text import Label
from tests.makers.desks import Station, a_desk, find, press
from tests.makers.till import (
    BASE,
    a_drawer,
    cashier,
    closed,
    do,
    opened,
    pieces,
    session,
    take_cash,
    told,
)


@pytest.fixture
def database_kind() -> str:
    """Screens look the same on either database."""
    return "embedded"


@pytest.fixture
def out() -> Station:
    return Station()


@pytest.fixture
def desk(business: Business, qtbot: QtBot, out: Station) -> Iterator[DeskWindow]:
    return a_desk(business, (*administration.SCREENS, *screens.SCREENS), qtbot=qtbot, out=out)


def signed(desk: DeskWindow, by: Person, name: str = "Ana Lindqvist") -> None:
    desk.context.sign_in(by, name=name)
    desk.context.go("till")


def text(desk: DeskWindow, name: str) -> str:
    label = find(desk, name)
    said = label.text() if hasattr(label, "text") else ""
    return str(said).replace("\u2066", "").replace("\u2069", "")


def everything(desk: DeskWindow) -> str:
    """All words that stand on the window."""
    labels = [label for label in desk.findChildren(Label) if label.isVisibleTo(desk)]
    return "\n".join(label.text() for label in labels).replace("\u2066", "").replace("\u2069", "")


def type_in(edit: CountEdit, keys: str) -> None:
    """Each key as the field gets it, once the window has seen that it is no scan."""
    for sign in keys:
        key = {"\r": Qt.Key.Key_Return, "+": Qt.Key.Key_Plus, "-": Qt.Key.Key_Minus}
        code = key.get(sign, Qt.Key.Key_unknown)
        none = Qt.KeyboardModifier.NoModifier
        edit.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, code, none, sign))


def count(desk: DeskWindow, name: str, minor: int) -> None:
    """Type every kind, walking with Enter as a hand does."""
    for face, many in pieces(minor):
        edit = find(desk, f"{name}.{face}")
        edit.setFocus()
        edit.setText("")
        type_in(edit, f"{many}\r")


def test_that_a_desk_without_a_drawer_gets_one(business: Business, desk: DeskWindow) -> None:
    from kiosk.core.task import Role, Skill
    from tests.makers.staff import a_person

    boss = Person(a_person(business, *Skill, role=Role.MANAGER), Role.MANAGER)
    signed(desk, boss)
    find(desk, "till.none.name").setText("Drawer 1")
    find(desk, "till.none.float").setText("150")
    press(desk, "till.none.add")
    drawer = business.read(till.drawers)[0]
    assert (drawer.name, drawer.station, drawer.base) == ("Drawer 1", "Desk 1", BASE)
    assert text(desk, "till.open.title") == "Open the till"


def test_that_a_till_is_opened_by_its_count(business: Business, desk: DeskWindow) -> None:
    a_drawer(business)
    signed(desk, cashier(business))
    assert find(desk, "till.open.deed").closed
    count(desk, "till.open.board", BASE)
    assert text(desk, "till.open.figure") == "150.00"
    press(desk, "till.open.deed")
    assert session(business).opening == BASE
    assert text(desk, "till.now.title") == "Till 1"


def test_that_an_opening_that_differs_asks_why(business: Business, desk: DeskWindow) -> None:
    by, drawer = cashier(business), a_drawer(business)
    opened(business, by, drawer)
    closed(business, by, BASE)
    signed(desk, by)
    count(desk, "till.open.board", BASE - 100)
    assert find(desk, "till.open.deed").closed
    assert text(desk, "till.open.missing") == "Count again, or say why it differs."
    find(desk, "till.open.reason").setText("Lent to the market stall")
    press(desk, "till.open.deed")
    assert session(business).opening == BASE - 100


def test_that_the_closed_button_names_what_is_missing_and_leads_there(
    business: Business, desk: DeskWindow
) -> None:
    by = cashier(business)
    opened(business, by)
    signed(desk, by)
    press(desk, "till.now.count")
    count(desk, "till.count.board", BASE)
    for face in (2000, 1000, 500):
        find(desk, f"till.count.board.{face}").setText("")
        find(desk, f"till.count.board.{face}").textEdited.emit("")
    assert text(desk, "till.count.missing") == "Fill in 20, 10 and 5. Type 0 where there is none."
    assert text(desk, "till.count.still") == "3 kinds of note not counted yet: 20, 10, 5"
    press(desk, "till.count.deed")
    assert desk.focusWidget() is find(desk, "till.count.board.2000")
    assert session(business).state is SessionState.COUNTING


@pytest.mark.parametrize(
    ("keys", "pieces_", "shown"),
    [
        ("14", 14, "28.00"), ("r2", 50, "100.00"), ("r2+5", 55, "110.00"), ("3++", 5, "10.00"),
        ("3-", 2, "4.00"), ("-", 0, "0.00"), ("x", None, ""),
    ],
)  # fmt: skip
def test_that_pieces_are_typed_stepped_and_rolled(
    business: Business, desk: DeskWindow, keys: str, pieces_: int | None, shown: str
) -> None:
    by = cashier(business)
    opened(business, by)
    signed(desk, by)
    press(desk, "till.now.count")
    edit = find(desk, "till.count.board.200")
    edit.setFocus()
    type_in(edit, keys)
    assert find(desk, "till.count.board.200.row").many == pieces_
    assert text(desk, "till.count.board.200.amount") == shown
    type_in(edit, "\r")
    assert desk.focusWidget() is find(desk, "till.count.board.100")
    assert edit.text() == ("x" if pieces_ is None else str(pieces_))


def test_that_tab_goes_from_kind_to_kind(
    business: Business, desk: DeskWindow, qtbot: QtBot
) -> None:
    by = cashier(business)
    opened(business, by)
    signed(desk, by)
    press(desk, "till.now.count")
    faces = [kind.face for kind in rules.kinds("EUR")]
    assert desk.focusWidget() is find(desk, f"till.count.board.{faces[0]}")
    for face in faces[1:]:
        qtbot.keyClick(desk.focusWidget(), Qt.Key.Key_Tab)
        edit = find(desk, f"till.count.board.{face}")
        qtbot.waitUntil(edit.hasFocus)


def test_that_the_buttons_beside_a_kind_count_as_fast_as_one_taps(
    business: Business, desk: DeskWindow
) -> None:
    by = cashier(business)
    opened(business, by)
    signed(desk, by)
    press(desk, "till.now.count")
    for _ in range(4):
        find(desk, "till.count.board.200.more").click()
    find(desk, "till.count.board.200.less").click()
    assert find(desk, "till.count.board.200").text() == "3"


def test_that_a_count_stops_and_goes_on_where_it_was(business: Business, desk: DeskWindow) -> None:
    by = cashier(business)
    opened(business, by)
    signed(desk, by)
    press(desk, "till.now.count")
    type_in(find(desk, "till.count.board.5000"), "2")
    press(desk, "till.count.later")
    assert business.read(till.counting, session=session(business).id).saved == ((5000, 2),)
    desk.context.go("till")
    assert find(desk, "till.count.board.5000").text() == "2"


def test_that_a_day_is_closed_and_verified_on_the_screen(
    business: Business, desk: DeskWindow, out: Station
) -> None:
    ben, ana = cashier(business, "Ben Okafor"), cashier(business, "Ana Lindqvist")
    made = opened(business, ben)
    do(business, take_cash, ben, minor=20_000)
    signed(desk, ben, "Ben Okafor")
    press(desk, "till.now.count")
    count(desk, "till.count.board", 34_950)
    press(desk, "till.count.deed")
    assert text(desk, "till.close.off") == "\u22120.50"
    assert find(desk, "till.close.deed").closed
    assert text(desk, "till.close.missing") == "Write the number of the bag."
    find(desk, "till.close.bag").setText("20418")
    press(desk, "till.close.deed")
    jobs = business.read(printing.due, stations=("Desk 1",))
    assert [job.paper for job in jobs if job.paper] == ["till_report"]
    press(desk, "till.past.print")
    jobs = business.read(printing.due, stations=("Desk 1",))
    assert [(job.paper, job.copy) for job in jobs if job.paper] == [
        ("till_report", 0), ("till_report", 1),
    ]  # fmt: skip
    row = told(business, made.session)
    assert (row["to_safe"], row["left"], row["bag"]) == (19_950, BASE, "20418")
    assert find(desk, "till.past.verify").closed
    desk.context.sign_out()
    signed(desk, ana)
    desk.context.go("till", past=True)
    press(desk, "till.past.verify")
    assert told(business, made.session)["verified_by_name"] == "Ana Lindqvist"
    assert text(desk, "till.past.said") == "Verified by Ana Lindqvist."


def test_that_a_large_difference_asks_for_a_second_count_and_then_a_reason(
    business: Business, desk: DeskWindow
) -> None:
    by = cashier(business)
    made = opened(business, by)
    signed(desk, by)
    press(desk, "till.now.count")
    count(desk, "till.count.board", 10_000)
    press(desk, "till.count.deed")
    said = text(desk, "till.count.banner.words")
    assert said.startswith("It differs by more than the limit. Count once more.")
    assert find(desk, "till.count.board.5000").text() == ""
    assert "150.00" not in everything(desk).replace("Leave a float of 150.00", "")
    count(desk, "till.count.board", 10_000)
    press(desk, "till.count.deed")
    assert text(desk, "till.close.missing") == "Say why it differs."
    find(desk, "till.close.reason").setText("Paid the window cleaner, forgot to write it down")
    press(desk, "till.close.deed")
    assert told(business, made.session)["reason"].startswith("Paid the window cleaner")


def test_that_nothing_on_the_pages_tells_the_cash_before_the_count_is_closed(
    business: Business, desk: DeskWindow
) -> None:
    by = cashier(business)
    opened(business, by)
    do(business, take_cash, by, minor=12_345)
    signed(desk, by)
    shown = everything(desk)
    press(desk, "till.now.count")
    shown += everything(desk)
    assert "123.45" not in shown
    assert "273.45" not in shown
    assert "not shown" in shown


@pytest.mark.parametrize(
    ("kind", "typed", "field", "said"),
    [
        ("to_safe", "0", "amount", "Enter an amount above zero."),
        ("to_safe", "-5", "amount", "Enter an amount above zero."),
        ("to_safe", "1.234", "amount", "That has too many decimals."),
        ("to_safe", "1000000000000000", "amount", "That is too large."),
        ("to_safe", "400", "bag", "Write the number of the bag."),
        ("paid_out", "18.40", "reason", "Say why in a few words."),
    ],
)
def test_that_a_move_says_what_is_wrong_with_it(
    business: Business, desk: DeskWindow, kind: str, typed: str, field: str, said: str
) -> None:
    by = cashier(business)
    opened(business, by)
    signed(desk, by)
    chooser = find(desk, "till.move.kind")
    chooser.set_value(kind)
    chooser.chosen.emit(kind)
    find(desk, "till.move.amount").setText(typed)
    press(desk, "till.move.deed")
    assert find(desk, f"till.move.{field}.field").error() == said
    assert session(business).version == 1


def test_that_cash_goes_to_the_safe_from_the_screen(business: Business, desk: DeskWindow) -> None:
    by = cashier(business)
    opened(business, by)
    signed(desk, by)
    find(desk, "till.move.amount").setText("100")
    find(desk, "till.move.bag").setText("20417")
    press(desk, "till.move.deed")
    page = business.read(till.till_page, station="Desk 1")
    assert page is not None
    assert [(move.minor, move.bag) for move in page.moves] == [(-10_000, "20417")]
    assert find(desk, "till.move.amount").text() == ""


def test_that_what_is_paid_out_takes_the_photo_of_its_receipt_along(
    business: Business, desk: DeskWindow, tmp_path: Path
) -> None:
    by = cashier(business)
    opened(business, by)
    signed(desk, by)
    chooser = find(desk, "till.move.kind")
    chooser.set_value("paid_out")
    chooser.chosen.emit("paid_out")
    find(desk, "till.move.amount").setText("18.40")
    find(desk, "till.move.reason").setText("Postage")
    form = find(desk, "till.move")
    form.take_photo(str(tmp_path / "gone.jpg"))
    press(desk, "till.move.deed")
    assert session(business).version == 1
    photo = tmp_path / "receipt.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 postage")
    form.take_photo(str(photo))
    press(desk, "till.move.deed")
    page = business.read(till.till_page, station="Desk 1")
    assert page is not None
    assert business.read(till.photo, move=page.moves[0].id) == photo.read_bytes()


def test_that_a_till_is_handed_over_and_taken(business: Business, desk: DeskWindow) -> None:
    ben, ana = cashier(business, "Ben Okafor"), cashier(business, "Ana Lindqvist")
    opened(business, ben)
    signed(desk, ben, "Ben Okafor")
    find(desk, "till.now.to").set_value(str(ana.id))
    press(desk, "till.now.give")
    assert session(business).state is SessionState.HANDOVER
    assert find(desk, "till.now.count").closed
    desk.context.sign_out()
    signed(desk, ana)
    press(desk, "till.now.take")
    assert (session(business).state, session(business).holder) == (SessionState.OPEN, ana.id)


def test_that_a_mid_day_report_goes_to_the_receipt_printer(
    business: Business, desk: DeskWindow
) -> None:
    by = cashier(business)
    opened(business, by)
    signed(desk, by)
    press(desk, "till.now.report")
    (job,) = business.read(printing.due, stations=("Desk 1",))
    assert job.paper == "till_report"
    made = PAPERS[job.paper](business, job, lambda _facts: Outage(Cause.NO_DEVICE))
    assert made.title.replace("\u2066", "").replace("\u2069", "") == "Mid-day report 1"


def test_that_who_has_not_learnt_to_close_sees_a_closed_button(
    business: Business, desk: DeskWindow
) -> None:
    from kiosk.core.task import Role, Skill
    from tests.makers.staff import a_person

    by = Person(a_person(business, Skill.TAKE_MONEY), Role.RECEPTION)
    made = opened(business, by)
    ana = cashier(business)
    do(business, till.count, ana, session=made.session, seen=1)
    signed(desk, by)
    count(desk, "till.count.board", BASE)
    assert find(desk, "till.count.deed").closed
    press(desk, "till.count.deed")
    assert session(business).state is SessionState.COUNTING
