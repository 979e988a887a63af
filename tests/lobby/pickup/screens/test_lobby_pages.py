"""Picking up in the lobby, by hand: a code and a fact, what is ready, signing, waiting, done."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from kiosk.core.by import Customer
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState
from kiosk.shell.bars import Ease
from tests.lobby.hands import (
    cut_labels,
    find,
    press,
    press_signs,
    sees,
    small_targets,
    tap,
    words_of,
)
from tests.lobby.windows import Lobby
from tests.makers import pickup as makers

FITS, WRONG = makers.PHONE[-4:], "0000"


def enter(qtbot, lobby, code, fact=FITS):
    """Home, pick up, the code on the keys, the last four of the phone, go on."""
    if lobby.navigator.entry.id == "home":
        press(qtbot, lobby, "home.pickup")
    press_signs(qtbot, lobby, code)
    press_signs(qtbot, lobby, fact)
    press(qtbot, lobby, "pickup.keys.go")


def at(lobby):
    return lobby.navigator.entry.id


def let_it_pass(lobby):
    """The seconds of the slow-down."""
    page = lobby.navigator.current
    while page._slow:
        page._second()


# ------------------------------------------------------------------------------------------- the way in


def test_that_a_code_and_a_fact_typed_on_the_keys_show_what_is_ready(qtbot, business, lobby):
    made = makers.ready(business, (2400, 1900, 4000), lines=2)
    enter(qtbot, lobby, made.code)
    assert at(lobby) == "pickup.lines"
    assert find(lobby, "pickup.lines.title").text() == "2 of 3 are ready, Lin Bo."
    assert isinstance(lobby.context.by(), Customer)
    assert lobby.context.by().visit is not None


def test_that_go_on_says_what_is_missing(qtbot, business, lobby):
    press(qtbot, lobby, "home.pickup")
    go_on = find(lobby, "pickup.keys.go")
    assert (go_on.words, go_on.closed) == ("Go on: 8 signs left", True)
    press_signs(qtbot, lobby, "7F3K9QX")
    assert go_on.words == "Go on: 1 sign left"
    press_signs(qtbot, lobby, "M")
    assert go_on.words == "Go on: 4 digits left"
    press_signs(qtbot, lobby, "123")
    assert go_on.words == "Go on: 1 digit left"
    press_signs(qtbot, lobby, "4")
    assert (go_on.words, go_on.closed) == ("Go on", False)
    press(qtbot, lobby, "pickup.keys.delete")
    assert go_on.closed


def test_that_a_scanned_square_leaves_only_the_fact_to_give(qtbot, business, lobby):
    made = makers.ready(business)
    lobby._on_code(made.square)
    assert at(lobby) == "pickup.find"
    assert sees(lobby, "pickup.code.read")
    assert not sees(lobby, "pickup.code")
    assert find(lobby, "pickup.keys.go").words == "Go on: 4 digits left"
    press_signs(qtbot, lobby, FITS)
    press(qtbot, lobby, "pickup.keys.go")
    assert at(lobby) == "pickup.lines"


def test_that_a_scanned_code_fills_the_boxes(qtbot, business, lobby):
    made = makers.ready(business)
    lobby._on_code(made.code.replace(" ", ""))
    assert find(lobby, "pickup.code").text() == made.code.replace(" ", "")


def test_that_another_code_can_be_used_instead_of_the_one_read(qtbot, business, lobby):
    lobby._on_code(makers.ready(business).square)
    press(qtbot, lobby, "pickup.code.another")
    assert find(lobby, "pickup.code").text() == ""


def test_that_what_is_no_code_of_ours_costs_no_try(qtbot, business, lobby):
    lobby._on_code("4006381333931")
    assert lobby.notices.facts() == [
        "This is not a pick-up code. It stands in the message that we sent you."
    ]
    assert not sees(lobby, "pickup.find.wrong")


def test_that_the_family_name_is_typed_on_letters(qtbot, business, lobby):
    made = makers.ready(business)
    press(qtbot, lobby, "home.pickup")
    press_signs(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.fact.family_name")
    assert sees(lobby, "pickup.letters")
    assert not sees(lobby, "pickup.keys")
    tap(qtbot, lobby, "pickup.letters", "Bo")
    find(lobby, "pickup.letters").done.emit()
    assert at(lobby) == "pickup.lines"


# ------------------------------------------------------------------------------------ what does not fit


def said_of(lobby):
    """Everything that a visitor can see after a try, but for the seconds."""
    return (
        find(lobby, "pickup.find.wrong").accessibleName(),
        find(lobby, "pickup.find.title").text(),
        find(lobby, "pickup.find.slow").text(),
        find(lobby, "pickup.keys.go").words,
    )


def test_that_wrong_unknown_and_needs_desk_read_the_same(qtbot, business):
    known = makers.ready(business)
    blocked = makers.ready(business)
    for _ in range(5):
        makers.identify(business, blocked.code, WRONG, station="elsewhere")
    tries = {
        "wrong": (known.code, WRONG),
        "unknown": ("7F3K9QXM", FITS),
        "desk": (blocked.code, FITS),
    }
    seen = {}
    for name, (code, fact) in tries.items():
        window = Lobby(business, station=name)
        qtbot.addWidget(window)
        window.resize(1080, 1920)
        window.show()
        enter(qtbot, window, code, fact)
        seen[name] = said_of(window)
        window.leave()
    assert seen["wrong"] == seen["unknown"] == seen["desk"]
    assert seen["wrong"][0].startswith("This does not fit together.")


def test_that_a_wrong_try_slows_down_visibly_and_then_opens_again(qtbot, business, lobby):
    enter(qtbot, lobby, "7F3K9QXM", WRONG)
    assert find(lobby, "pickup.find.slow").text() == "You can try again in 2 seconds."
    assert find(lobby, "pickup.keys.go").closed
    press_signs(qtbot, lobby, FITS)
    press(qtbot, lobby, "pickup.keys.go")
    assert at(lobby) == "pickup.find"
    let_it_pass(lobby)
    assert not sees(lobby, "pickup.find.slow")
    assert not find(lobby, "pickup.keys.go").closed


def test_that_three_wrong_tries_end_at_the_desk(qtbot, business, lobby):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code, WRONG)
    for _ in range(2):
        let_it_pass(lobby)
        press_signs(qtbot, lobby, WRONG)
        press(qtbot, lobby, "pickup.keys.go")
    assert find(lobby, "pickup.find.title").text() == "Please come to the desk."
    assert not sees(lobby, "pickup.code")
    assert not sees(lobby, "pickup.keys")
    press(qtbot, lobby, "pickup.find.help")
    assert at(lobby) == "help.call"


def test_that_nothing_of_the_order_is_in_any_widget_before_both_facts(qtbot, business, lobby):
    made = makers.ready(business, name="Canary Wharton")
    secrets = ("Canary", "Wharton", "Oak frame", made.order.number, made.number, "43.00", "A-01")
    lobby._on_code(made.square)
    press_signs(qtbot, lobby, "123")
    for step in range(2):
        everything = "\n".join(words_of(lobby))
        assert [secret for secret in secrets if secret in everything] == [], step
        press_signs(qtbot, lobby, "9")
        press(qtbot, lobby, "pickup.keys.go")
    assert sees(lobby, "pickup.find.wrong")


# ----------------------------------------------------------------------------------------- what is ready


def test_that_what_is_ready_is_ticked_and_what_is_not_says_so(qtbot, business, lobby):
    made = makers.ready(business, (2400, 1900, 4000), lines=2)
    enter(qtbot, lobby, made.code)
    first, _second, last = (find(lobby, f"pickup.line.{line}") for line in made.lines)
    assert first.isChecked()
    assert last.closed
    assert not last.isChecked()
    assert find(lobby, "pickup.lines.go_on").words == "Take 2 now"
    press(qtbot, lobby, f"pickup.line.{made.lines[0]}")
    assert find(lobby, "pickup.lines.go_on").words == "Take 1 now"
    press(qtbot, lobby, f"pickup.line.{made.lines[1]}")
    assert find(lobby, "pickup.lines.go_on").closed


def test_that_an_amount_is_covered_until_one_asks(qtbot, business, lobby):
    made = makers.ready(business, paid=False)
    enter(qtbot, lobby, made.code)
    assert "43.00" not in "\n".join(words_of(lobby))
    assert find(lobby, "pickup.lines.go_on").words == "Take 2, and pay at the desk"
    press(qtbot, lobby, "pickup.before.show")
    assert "43.00 EUR" in find(lobby, "pickup.before.pay.fact").text()
    press(qtbot, lobby, "pickup.before.show")
    assert "43.00" not in "\n".join(words_of(lobby))


def test_that_coming_back_later_leaves_the_pickup_free(qtbot, business, lobby):
    made = makers.ready(business, (2400, 1900), lines=1)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.wish.later")
    press(qtbot, lobby, "pickup.lines.go_on")
    assert find(lobby, "pickup.lines.title").text() == "See you then, Lin Bo."
    left = business.read(pickups.counter, pickup=made.pickup)
    assert (left.state, left.visit_state) == (PickupState.READY, VisitState.LEFT_UNSERVED)


@pytest.mark.parametrize("how", ["back", "idle", "scan"])
def test_that_going_away_without_a_word_frees_the_pickup(qtbot, business, lobby, how):
    made, other = makers.ready(business), makers.ready(business)
    enter(qtbot, lobby, made.code)
    if how == "back":
        press(qtbot, lobby, "shell.back")
        assert lobby.context.by() == Customer()
        assert find(lobby, "pickup.code").text() == ""
    elif how == "idle":
        lobby.wipe()
    else:
        lobby._on_code(other.square)
    left = business.read(pickups.counter, pickup=made.pickup)
    assert left.visit_state is VisitState.LEFT_UNSERVED
    assert left.method is None


def test_that_nothing_is_left_of_a_customer_after_the_wipe(qtbot, business, lobby):
    made = makers.ready(business, name="Canary Wharton", paid=False)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.before.show")
    page = lobby.navigator.current
    lobby.wipe()
    everything = "\n".join([*words_of(lobby), *words_of(page)])
    assert "Canary" not in everything
    assert "43.00" not in everything


def test_that_somebody_else_is_named_and_signs(qtbot, business, lobby):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.collector.open")
    assert sees(lobby, "pickup.collector.keyboard")
    tap(qtbot, lobby, "pickup.collector.keyboard", "Ada Fenn")
    find(lobby, "pickup.collector.keyboard").done.emit()
    assert "Ada Fenn" in find(lobby, "pickup.collector.who").accessibleName()
    assert find(lobby, "pickup.lines.go_on").words == "Take 2, and sign"
    press(qtbot, lobby, "pickup.lines.go_on")
    assert find(lobby, "pickup.sign.title").text() == "Please sign here, Ada Fenn."


def test_that_a_paper_that_is_missing_is_said_and_closes_the_way(qtbot, business, lobby):
    from kiosk.records.orders.rules import Axis, Paper
    from tests.makers import orders as order_makers

    made = makers.ready(business)
    business.do(
        order_makers.note, by=order_makers.OWNER, order=made.order.id,
        axis=Axis.PAPER, value=Paper.MISSING,
    )  # fmt: skip
    from kiosk.core.by import System

    business.do(pickups.make_ready, by=System("pickup.make_ready"), order=made.order.id)
    enter(qtbot, lobby, made.code)
    assert find(lobby, "pickup.lines.blocked").accessibleName().startswith("Waiting for: 1 paper")
    press(qtbot, lobby, "pickup.lines.go_on")
    assert at(lobby) == "help.call"


# --------------------------------------------------------------------------------- signing, waiting, done


def draw(qtbot, lobby):
    pad = find(lobby, "pickup.pad")
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    for x in range(120, 600, 20):
        qtbot.mouseMove(pad, QPoint(x, 200 + x % 40))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(600, 220))


def test_that_a_high_value_is_signed_in_the_box(qtbot, business, lobby):
    made = makers.ready(business, (30_000,))
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.lines.go_on")
    sign = find(lobby, "pickup.sign.do")
    assert sign.reason == "Sign in the box first."
    draw(qtbot, lobby)
    assert not sign.closed
    press(qtbot, lobby, "pickup.pad.clear")
    assert sign.closed
    draw(qtbot, lobby)
    press(qtbot, lobby, "pickup.sign.do")
    assert at(lobby) == "pickup.waiting"
    assert business.read(pickups.counter, pickup=made.pickup).signed


def test_that_who_cannot_draw_types_the_name(qtbot, business, lobby):
    made = makers.ready(business, (30_000,))
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.lines.go_on")
    press(qtbot, lobby, "pickup.sign.other")
    assert find(lobby, "pickup.sign.do").reason == "Type your name first."
    tap(qtbot, lobby, "pickup.sign.keyboard", "Lin Bo")
    press(qtbot, lobby, "pickup.sign.do")
    assert business.read(pickups.counter, pickup=made.pickup).signed


def test_that_nobody_must_sign_here(qtbot, business, lobby):
    made = makers.ready(business, (30_000,))
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.lines.go_on")
    press(qtbot, lobby, "pickup.sign.refuse")
    assert "at the desk only" in lobby.notices.facts()[0]
    assert not business.read(pickups.counter, pickup=made.pickup).signed


def test_that_the_wait_follows_the_desk_to_the_thank_you(qtbot, business, lobby):
    made = makers.ready(business, (2400, 1900, 4000), lines=2)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.lines.go_on")
    assert find(lobby, "pickup.waiting.title").text() == "You are expected, Lin Bo."
    assert find(lobby, "pickup.waiting.number").text() == "A 1"
    staff = makers.receptionist(business, "Ana Lindqvist")
    seen = makers.fetch(business, made.pickup, staff)
    assert "Desk 1" in find(lobby, "pickup.waiting.title").text()
    assert "Ana" not in "\n".join(words_of(lobby))
    assert find(lobby, "pickup.waiting.change").closed
    business.do(pickups.release, staff, None, "Desk 1", pickup=made.pickup, seen=seen.version)
    assert at(lobby) == "pickup.done"
    assert find(lobby, "pickup.done.title").text() == "Thank you, Lin Bo."
    assert find(lobby, "pickup.rest.code").text() != made.code
    assert "c\u2022\u2022\u2022\u2022@" in find(lobby, "pickup.done.receipt").text()
    press(qtbot, lobby, "pickup.done.finish")
    assert at(lobby) == "home"


def test_that_who_waits_goes_on_waiting_when_the_screen_wipes_itself(qtbot, business, lobby):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.lines.go_on")
    lobby.wipe()
    left = business.read(pickups.counter, pickup=made.pickup)
    assert left.visit_state is VisitState.WAITING
    enter(qtbot, lobby, made.code)
    assert at(lobby) == "pickup.waiting"


def test_that_who_cannot_wait_leaves_and_finds_home(qtbot, business, lobby):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.lines.go_on")
    press(qtbot, lobby, "pickup.waiting.leave")
    assert at(lobby) == "home"
    left = business.read(pickups.counter, pickup=made.pickup)
    assert left.visit_state is VisitState.LEFT_UNSERVED


def test_that_one_may_change_ones_mind_while_nobody_fetches(qtbot, business, lobby):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.lines.go_on")
    press(qtbot, lobby, "pickup.waiting.change")
    assert at(lobby) == "pickup.lines"
    press(qtbot, lobby, f"pickup.line.{made.lines[0]}")
    press(qtbot, lobby, "pickup.lines.go_on")
    assert "Oak frame" not in find(lobby, "pickup.waiting.items").text()


def test_that_a_rest_that_is_still_to_come_shows_nothing_to_take(qtbot, business, lobby):
    made = makers.ready(business, (2400, 1900), lines=1)
    staff = makers.receptionist(business)
    found = makers.identify(business, made.code)
    makers.ask(business, found.visit)
    seen = makers.fetch(business, made.pickup, staff).version
    business.do(pickups.release, staff, None, "Desk 1", pickup=made.pickup, seen=seen)
    rest = business.read(pickups.thanks, visit=found.visit).rest
    enter(qtbot, lobby, rest.code)
    assert find(lobby, "pickup.lines.title").text() == "Nothing is ready yet, Lin Bo."
    press(qtbot, lobby, "pickup.lines.go_on")
    assert at(lobby) == "home"


# ------------------------------------------------------------------------------------------------ sizes

LOOKS = {
    "upright": ((1080, 1920), Ease(), "en"),
    "upright ar": ((1080, 1920), Ease(), "ar"),
    "text 200": ((1080, 1920), Ease(scale=2.0), "en"),
    "text 150 ar": ((1080, 1920), Ease(scale=1.5), "ar"),
    "wide": ((1920, 1080), Ease(), "en"),
    "wide text 200": ((1920, 1080), Ease(scale=2.0), "en"),
    "low": ((1080, 1920), Ease(low_reach=True), "en"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_that_no_page_cuts_a_word_or_offers_a_small_target(qtbot, business, look):
    size, ease, language = LOOKS[look]
    made = makers.ready(business, (30_000, 1900, 4000), lines=2, paid=False)
    window = Lobby(business, language=language)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window._show_ease(ease)
    wrong = []

    def check(page):
        for _ in range(3):
            QApplication.processEvents()
        wrong.extend(f"{page}: {each}" for each in (*cut_labels(window), *small_targets(window)))

    window.go("pickup.find")
    check("find")
    page = window.navigator.current
    page.scanned(made.square)
    page.fact.field.edit.setText("9999")
    page._go_on()
    check("wrong")
    let_it_pass(window)
    page.fact.field.edit.setText(FITS)
    page._go_on()
    check("lines")
    window.navigator.current._go_on()
    check("sign")
    sign = window.navigator.current
    sign._turn()
    check("typed")
    sign.name.set_text("Lin Bo")
    sign._sign()
    check("waiting")
    window.go("help.call")
    check("help")
    assert wrong == []
    window.leave()
