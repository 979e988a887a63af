"""The hand-over at a desk, by hand: fetch, scan, what is missing, hand over, receipt."""

import pytest
from pypdf import PdfReader

from kiosk.business import printing as press_room
from kiosk.business.printing import Press
from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.desk.administration.screens import SCREENS as ADMINISTRATION
from kiosk.devices.fiscal import NoFiscalDevice
from kiosk.devices.printer import FolderPrinter
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method, PickupState
from kiosk.lobby.pickup.screens import SCREENS
from kiosk.records.printing import service as printing
from tests.lobby.hands import cut_labels, find, press, sees
from tests.makers import desks
from tests.makers import pickup as makers
from tests.makers.desks import Station
from tests.makers.staff import a_person


def person(business, name, *skills):
    return Person(a_person(business, *(skills or (Skill.HAND_OUT,)), name=name), Role.RECEPTION)


def a_desk(qtbot, business, who, name="Ana Lindqvist", station="Desk 1", **more):
    entries = [
        entry
        for entry in (*ADMINISTRATION, *SCREENS)
        if entry.id in ("sign_in", "pickup.counter", "pickup.on_hold")
    ]
    out = Station()
    window = desks.a_desk(business, entries, qtbot=qtbot, station=station, out=out, **more)
    window.out = out
    window.context.sign_in(who, name=name, role="Reception")
    return window


@pytest.fixture
def ana(business):
    return person(business, "Ana Lindqvist")


@pytest.fixture
def desk(qtbot, business, ana):
    window = a_desk(qtbot, business, ana)
    yield window
    window.leave()


def asked_for(business, *arguments, **more):
    """A pickup whose customer waits in the lobby for all that is ready."""
    made = makers.ready(business, *arguments, **more)
    found = makers.identify(business, made.code)
    makers.ask(business, found.visit)
    return made


def numbers(business, made):
    return [each.number for each in business.read(pickups.counter, pickup=made.pickup).packages]


def scan(window, number):
    window._on_code(number)


def test_that_fetching_takes_it_in_my_name(qtbot, business, desk):
    made = asked_for(business)
    desk.go("pickup.counter", pickup_id=made.pickup)
    assert find(desk, "pickup.counter.customer").text() == "Lin Bo"
    assert "A-01" in find(desk, "pickup.counter.place").text()
    assert not sees(desk, "pickup.counter.hand_over")
    press(qtbot, desk, "pickup.counter.take")
    held = business.read(pickups.counter, pickup=made.pickup).held
    assert (held.name, held.station, held.fetching) == ("Ana", "Desk 1", True)
    hand_over = find(desk, "pickup.counter.hand_over")
    assert (hand_over.words, hand_over.closed) == ("Hand over 2 items", True)


def test_that_each_package_is_scanned_and_then_it_opens(qtbot, business, desk):
    made = asked_for(business)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    first, second = numbers(business, made)
    scan(desk, first)
    assert find(desk, "pickup.counter.progress").accessibleName() == "1 of 2"
    scan(desk, first)
    assert find(desk, "pickup.counter.progress").accessibleName() == "1 of 2"
    assert find(desk, "pickup.counter.hand_over").reason.startswith("Hand over opens")
    field = find(desk, "pickup.counter.scan")
    field.put(second)
    field.returnPressed.emit()
    assert find(desk, "pickup.counter.progress").accessibleName() == "2 of 2"
    assert not find(desk, "pickup.counter.hand_over").closed
    assert desk.out.beeps == ["right"] * 3


def test_that_a_wrong_package_stops_with_a_sound_and_counts_nothing(qtbot, business, desk):
    made, other = asked_for(business), makers.ready(business)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    scan(desk, numbers(business, other)[0])
    news = find(desk, "pickup.counter.news")
    assert news.kind == "overdue"
    assert news.accessibleName().startswith("Stop: this package belongs to somebody else.")
    assert desk.out.beeps == ["wrong"]
    assert find(desk, "pickup.counter.progress").accessibleName() == "0 of 2"
    scan(desk, numbers(business, made)[0])
    assert not sees(desk, "pickup.counter.news")


def test_that_handing_over_gives_a_receipt_to_print(qtbot, business, desk, tmp_path):
    made = asked_for(business, (2400, 1900, 4000), lines=2)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    for number in numbers(business, made):
        scan(desk, number)
    press(qtbot, desk, "pickup.counter.hand_over")
    said = find(desk, "pickup.counter.news").accessibleName()
    assert "Handed over." in said
    assert "PU-1/2" in said
    assert business.read(pickups.counter, pickup=made.pickup).state is PickupState.COLLECTED
    assert not sees(desk, "pickup.counter.hand_over")
    press(qtbot, desk, "pickup.counter.print")
    assert "The receipt is printing." in desk.notices.facts()[0]
    sheets = FolderPrinter(tmp_path)
    press_ = Press(None, sheets, NoFiscalDevice("US"))
    assert press_room.print_due(business, press_, ("Desk 1",)) == 1
    (paper,) = tmp_path.glob("*.pdf")
    text = PdfReader(paper).pages[0].extract_text()
    assert paper.stem in text.replace("\u2066", "").replace("\u2069", "")
    press(qtbot, desk, "pickup.counter.print")
    (job,) = business.read(printing.due, stations=("Desk 1",))
    assert (job.paper, job.copy) == ("handover", 1)
    press(qtbot, desk, "pickup.counter.next")
    assert desk.navigator.entry.id == "today"


def test_that_what_is_still_to_pay_keeps_the_goods_here(qtbot, business, desk):
    made = asked_for(business, paid=False)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    for number in numbers(business, made):
        scan(desk, number)
    hand_over = find(desk, "pickup.counter.hand_over")
    assert hand_over.closed
    assert "43.00 EUR" in hand_over.reason
    assert hand_over.reason == find(desk, "pickup.counter.why").text()
    press(qtbot, desk, "pickup.counter.hand_over")
    assert desk.popover.isVisible()
    assert business.read(pickups.counter, pickup=made.pickup).state is not PickupState.COLLECTED


def test_that_who_came_without_a_code_is_made_sure_of(qtbot, business, desk):
    made = makers.ready(business)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    for number in numbers(business, made):
        scan(desk, number)
    assert find(desk, "pickup.counter.hand_over").reason == "First make sure who collects."
    press(qtbot, desk, "pickup.proof.known")
    assert business.read(pickups.counter, pickup=made.pickup).method is Method.KNOWN
    assert not sees(desk, "pickup.proof.known")
    assert not find(desk, "pickup.counter.hand_over").closed


def test_that_the_customers_code_can_be_scanned_at_the_desk(qtbot, business, desk):
    made = makers.ready(business)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    scan(desk, makers.ready(business).square)
    assert desk.out.beeps == ["wrong"]
    scan(desk, made.square)
    assert business.read(pickups.counter, pickup=made.pickup).method is Method.CODE


def test_that_a_missing_signature_says_where_one_signs(qtbot, business, desk):
    made = makers.ready(business, (30_000,))
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    for number in numbers(business, made):
        scan(desk, number)
    press(qtbot, desk, "pickup.proof.document")
    assert "signs in the lobby" in find(desk, "pickup.counter.hand_over").reason


def test_that_giving_back_lets_the_customer_wait_again(qtbot, business, desk):
    made = asked_for(business)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    press(qtbot, desk, "pickup.counter.give_back")
    left = business.read(pickups.counter, pickup=made.pickup)
    assert (left.held, left.state) == (None, PickupState.READY)
    assert desk.navigator.entry.id == "today"


def test_that_the_second_desk_sees_who_has_it(qtbot, business, desk):
    made = asked_for(business)
    eun = person(business, "Eun-ji Park")
    second = a_desk(qtbot, business, eun, "Eun-ji Park", "Desk 2")
    for window in (desk, second):
        window.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    assert find(second, "pickup.counter.take").closed
    said = find(second, "pickup.counter.news").accessibleName()
    assert said.startswith("Ana has this pick-up at")
    assert "Desk 1" in said
    assert not sees(second, "pickup.counter.scan")
    scan(second, numbers(business, made)[0])
    assert second.out.beeps == ["wrong"]
    assert business.read(pickups.counter, pickup=made.pickup).left == 2
    second.leave()


def test_that_who_has_not_learnt_it_finds_it_closed_with_the_reason(qtbot, business):
    made = asked_for(business)
    window = a_desk(qtbot, business, person(business, "Ben Roth", Skill.WELCOME), "Ben Roth")
    window.go("pickup.counter", pickup_id=made.pickup)
    take = find(window, "pickup.counter.take")
    assert take.closed
    assert take.reason
    window.leave()


@pytest.mark.parametrize("scheme", ["light", "dark", "high_contrast"])
def test_that_nothing_is_cut_on_a_small_desk_with_large_text(qtbot, business, ana, scheme):
    made = asked_for(business, (2400, 1900, 4000), lines=2, paid=False)
    window = a_desk(qtbot, business, ana, size=(1280, 720))
    window.set_look(scheme, 1.3)
    window.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, window, "pickup.counter.take")
    assert cut_labels(window) == []
    window.leave()


def test_that_one_package_may_wait_for_another_day(qtbot, business, desk):
    made = asked_for(business)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    first, second = numbers(business, made)
    row = find(desk, "pickup.counter.row")
    assert row.words == "Leave it for another day"
    press(qtbot, desk, "pickup.counter.row")
    assert find(desk, "pickup.counter.hand_over").words == "Hand over 1 item"
    assert row.reason == "It is the only one: give the pick-up back."
    scan(desk, second)
    assert not find(desk, "pickup.counter.hand_over").closed
    scan(desk, first)
    assert find(desk, "pickup.counter.hand_over").words == "Hand over 2 items"


def test_that_a_tick_can_be_taken_away(qtbot, business, desk):
    made = asked_for(business)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    scan(desk, numbers(business, made)[0])
    find(desk, "pickup.counter.packages").selectRow(0)
    assert find(desk, "pickup.counter.row").words == "Take the tick away"
    press(qtbot, desk, "pickup.counter.row")
    assert find(desk, "pickup.counter.progress").accessibleName() == "0 of 2"
