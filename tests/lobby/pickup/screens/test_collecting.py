"""Collecting in the lobby, by hand: what is ready, signing, waiting, done."""

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk.core.by import Customer
from kiosk.core.ids import VisitId
from kiosk.core.refusal import Refused
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState, ReceiptWay
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from tests.lobby.hands import (
    find,
    press,
    sees,
    tap,
    words_of,
)
from tests.lobby.pickup.screens.ways import at, enter
from tests.makers import pickup as makers

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


@pytest.mark.parametrize("how", ["bar", "go on"])
def test_that_a_high_value_for_somebody_else_is_said_before_anything_is_signed(
    qtbot, business, lobby, how
):
    made = makers.ready(business, (30_000, 1900))
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.collector.open")
    assert not sees(lobby, "pickup.collector")
    bar = find(lobby, "pickup.collector.who")
    assert bar.accessibleName().startswith("For goods of this value we ask the customer first.")
    assert find(lobby, "pickup.lines.go_on").words == "Call somebody"
    press(qtbot, lobby, "pickup.collector.who.action" if how == "bar" else "pickup.lines.go_on")
    assert at(lobby) == "help.call"
    assert not business.read(pickups.counter, pickup=made.pickup).signed


def test_that_somebody_else_may_collect_the_small_part_of_a_large_order(qtbot, business, lobby):
    made = makers.ready(business, (30_000, 1900))
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, f"pickup.line.{made.lines[0]}")
    press(qtbot, lobby, "pickup.collector.open")
    tap(qtbot, lobby, "pickup.collector.keyboard", "Ada")
    find(lobby, "pickup.collector.keyboard").done.emit()
    assert find(lobby, "pickup.lines.go_on").words == "Take 1, and sign"
    press(qtbot, lobby, f"pickup.line.{made.lines[0]}")
    assert find(lobby, "pickup.lines.go_on").words == "Call somebody"
    press(qtbot, lobby, "pickup.collector.open")
    assert find(lobby, "pickup.lines.go_on").words == "Take 2, and sign"


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
    card = find(lobby, "pickup.receipt.email")
    assert card.isChecked()
    assert "c\u2022\u2022\u2022\u2022@" in card.accessibleDescription()
    press(qtbot, lobby, "pickup.done.finish")
    assert at(lobby) == "home"


def done(qtbot, business, lobby, **others):
    """All the way to the thank-you; the number of the hand-over."""
    made = makers.ready(business, **others)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.lines.go_on")
    staff = makers.receptionist(business)
    seen = makers.fetch(business, made.pickup, staff)
    released = business.do(
        pickups.release, staff, None, "Desk 1", pickup=made.pickup, seen=seen.version
    )
    assert at(lobby) == "pickup.done"
    return released


def receipts_to_send(business, released):
    return business.read(messages.of, kind=MessageKind.RECEIPT, about=released.handover)


@pytest.mark.parametrize(
    ("way", "words", "printed", "sent"),
    [
        ("email", "Send the receipt and finish", 0, 1),
        ("paper", "Print the receipt and finish", 1, 0),
        ("both", "Print, send, and finish", 1, 1),
        ("none", "Finish without a receipt", 0, 0),
    ],
)
def test_that_the_receipt_comes_as_it_was_chosen(qtbot, business, lobby, way, words, printed, sent):
    sheets = []
    lobby.context._print_pdf = lambda name, pdf: sheets.append((name, pdf)) or name
    released = done(qtbot, business, lobby)
    press(qtbot, lobby, f"pickup.receipt.{way}")
    assert find(lobby, "pickup.done.finish").words == words
    press(qtbot, lobby, "pickup.done.finish")
    assert at(lobby) == "home"
    assert [name for name, _pdf in sheets] == [released.receipt] * printed
    assert all(pdf.startswith(b"%PDF-") for _name, pdf in sheets)
    assert len(receipts_to_send(business, released)) == sent
    left = [each for each in business.read(messages.waiting) if each.kind is MessageKind.RECEIPT]
    assert len(left) == len(business.read(messages.due)) - 1 == sent


def test_that_who_goes_without_choosing_has_it_as_the_card_says(qtbot, business, lobby):
    released = done(qtbot, business, lobby)
    lobby.wipe()
    assert len(receipts_to_send(business, released)) == 1


def test_that_a_printer_without_an_answer_loses_no_receipt(qtbot, business, lobby):
    released = done(qtbot, business, lobby)
    press(qtbot, lobby, "pickup.receipt.paper")
    press(qtbot, lobby, "pickup.done.finish")
    assert at(lobby) == "pickup.done"
    assert lobby.notices.facts()[0].startswith("The printer did not answer.")
    assert len(receipts_to_send(business, released)) == 1


def test_that_only_who_collected_chooses_the_receipt(qtbot, business, lobby):
    released = done(qtbot, business, lobby)
    for by in (Customer(), Customer(VisitId(999))):
        with pytest.raises(Refused):
            business.do(pickups.choose_receipt, by, None, "Lobby 1", way=ReceiptWay.NONE)
    assert len(receipts_to_send(business, released)) == 1


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
