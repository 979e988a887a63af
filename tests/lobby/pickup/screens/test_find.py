"""The way in, by hand: a code and a fact, and what does not fit."""

from kiosk.core.by import Customer
from tests.lobby.hands import (
    find,
    press,
    press_signs,
    sees,
    tap,
    words_of,
)
from tests.lobby.pickup.screens.ways import FITS, WRONG, at, enter, let_it_pass
from tests.lobby.windows import Lobby
from tests.makers import pickup as makers

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


def to_the_number(qtbot, lobby, number):
    press(qtbot, lobby, "home.pickup")
    press(qtbot, lobby, "pickup.keys.other")
    tap(qtbot, lobby, "pickup.letters", number)


def test_that_who_has_no_code_types_the_orders_number(qtbot, business, lobby):
    made = makers.ready(business)
    press(qtbot, lobby, "home.pickup")
    press(qtbot, lobby, "pickup.keys.other")
    assert find(lobby, "pickup.find.title").text() == "Your order's number, please."
    assert not sees(lobby, "pickup.code")
    assert not sees(lobby, "pickup.fact.postcode")
    tap(qtbot, lobby, "pickup.letters", made.order.number.replace("-", ""))
    find(lobby, "pickup.letters").done.emit()
    press_signs(qtbot, lobby, FITS)
    press(qtbot, lobby, "pickup.keys.go")
    assert at(lobby) == "pickup.lines"
    press(qtbot, lobby, "pickup.collector.open")
    said = find(lobby, "pickup.collector.who").accessibleName()
    assert said.startswith("Without the code only the customer can collect.")


def test_that_number_and_family_name_are_typed_on_letters(qtbot, business, lobby):
    made = makers.ready(business)
    to_the_number(qtbot, lobby, made.order.number.replace("-", ""))
    press(qtbot, lobby, "pickup.fact.family_name")
    tap(qtbot, lobby, "pickup.letters", "Bo")
    find(lobby, "pickup.letters").done.emit()
    assert at(lobby) == "pickup.lines"


def test_that_the_way_leads_back_to_the_code_and_to_a_person(qtbot, business, lobby):
    made = makers.ready(business)
    to_the_number(qtbot, lobby, "77")
    press(qtbot, lobby, "pickup.number.code")
    assert sees(lobby, "pickup.code")
    press(qtbot, lobby, "pickup.keys.other")
    assert find(lobby, "pickup.number").text() == ""
    lobby._on_code(made.square)
    assert sees(lobby, "pickup.code.read")
    press_signs(qtbot, lobby, FITS)
    press(qtbot, lobby, "pickup.keys.other")
    press(qtbot, lobby, "pickup.find.hint.action")
    assert at(lobby) == "help.call"


def test_that_a_wrong_number_and_a_wrong_code_read_the_same(qtbot, business):
    known = makers.ready(business)
    seen = []
    for station, number in (("a", known.order.number), ("b", "9999"), ("c", "")):
        window = Lobby(business, station=station)
        qtbot.addWidget(window)
        window.resize(1080, 1920)
        window.show()
        if number:
            to_the_number(qtbot, window, number.replace("-", ""))
            find(window, "pickup.letters").done.emit()
            press_signs(qtbot, window, WRONG)
            press(qtbot, window, "pickup.keys.go")
        else:
            enter(qtbot, window, known.code, WRONG)
        found = said_of(window)
        seen.append((found[0], *found[2:]))
        window.leave()
    assert seen[0] == seen[1] == seen[2]


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
