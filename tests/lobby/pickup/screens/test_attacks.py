"""What goes wrong at a kiosk: scans under covers, double taps, walking away, two screens, hostile names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.core.by import Customer
from kiosk.core.refusal import Refused
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import LIVE, VisitState
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Outcome, PickupState
from kiosk.shell.bars import Ease
from tests.lobby.hands import beside_the_window, cut_labels, find, press, sees, tap, words_of
from tests.lobby.pickup.screens.ways import FITS, at, enter
from tests.lobby.windows import Lobby
from tests.makers import pickup as makers


def another(qtbot, business, station):
    """A second kiosk of the same lobby."""
    window = Lobby(business, station=station)
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    return window


def free(business, made):
    """Nothing of the pickup is reserved, signed or known of anybody."""
    left = business.read(pickups.counter, pickup=made.pickup)
    return (
        left.state is PickupState.READY
        and left.held is None
        and not left.signed
        and left.method is None
        and not left.collector
        and left.visit_state not in LIVE
    )


def twice(qtbot, window, name):
    """A double tap, as impatient fingers do."""
    control = find(window, name)
    control._debounce._last = None
    middle = control.rect().center()
    qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=middle)
    # What the first tap opened may stand where the second one lands.
    under = window.childAt(control.mapTo(window, middle)) if control.isVisible() else None
    QTest.mouseClick(under or control, Qt.MouseButton.LeftButton)


# ---------------------------------------------------------------------- a scan under every overlay


def test_that_a_scan_under_the_warning_belongs_to_who_steps_up_now(qtbot, business, lobby):
    made, other = makers.ready(business, name="Canary Wharton"), makers.ready(business)
    enter(qtbot, lobby, made.code)
    lobby._ask_whether_anybody_is_there()
    assert not lobby.idle_cover.isHidden()
    lobby._on_code(other.square)
    assert at(lobby) == "pickup.find"
    assert lobby.idle_cover.isHidden()
    assert "Canary" not in "\n".join(words_of(lobby))
    assert lobby.context.by() == Customer()
    assert free(business, made)


def test_that_a_scan_while_ease_of_use_is_on_keeps_it(qtbot, business, lobby):
    lobby._show_ease(Ease(scale=2.0, contrast=True))
    lobby._on_code(makers.ready(business).square)
    assert at(lobby) == "pickup.find"
    assert lobby.ease == Ease(scale=2.0, contrast=True)


def test_that_a_scan_on_the_help_page_goes_to_pick_up(qtbot, business, lobby):
    press(qtbot, lobby, "home.help")
    lobby._on_code(makers.ready(business).square)
    assert at(lobby) == "pickup.find"
    assert sees(lobby, "pickup.code.read")


def test_that_a_scan_under_the_cover_after_misuse_does_nothing(qtbot, business, lobby):
    for _ in range(10):
        lobby._on_chord()
    assert not lobby.tilt_cover.isHidden()
    lobby._on_code(makers.ready(business).square)
    assert at(lobby) == "home"
    assert not lobby.tilt_cover.isHidden()


def test_that_a_scan_while_a_name_is_typed_leaves_nothing_of_it(qtbot, business, lobby):
    made, other = makers.ready(business), makers.ready(business)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.collector.open")
    tap(qtbot, lobby, "pickup.collector.keyboard", "Ada")
    lobby._on_code(other.square)
    assert at(lobby) == "pickup.find"
    assert "Ada" not in "\n".join(words_of(lobby))
    assert free(business, made)


# ------------------------------------------------------------------------- double taps on each step


def test_that_a_double_tap_on_each_step_is_one_step(qtbot, business, lobby):
    made = makers.ready(business, (30_000, 1900))
    twice(qtbot, lobby, "home.pickup")
    assert at(lobby) == "pickup.find"
    lobby._on_code(made.square)
    for sign in FITS:
        press(qtbot, lobby, f"pickup.keys.{sign}")
    twice(qtbot, lobby, "pickup.keys.go")
    assert at(lobby) == "pickup.lines"
    assert find(lobby, "pickup.lines.go_on").words == "Take 2, and sign"
    twice(qtbot, lobby, "pickup.lines.go_on")
    assert at(lobby) == "pickup.sign"
    assert not business.read(pickups.counter, pickup=made.pickup).signed
    press(qtbot, lobby, "pickup.sign.other")
    tap(qtbot, lobby, "pickup.sign.keyboard", "Lin")
    twice(qtbot, lobby, "pickup.sign.do")
    assert at(lobby) == "pickup.waiting"
    visits = business.read(queue.visits_today)
    assert [visit.state for visit in visits] == [VisitState.WAITING]


def test_that_a_double_tap_on_finish_makes_one_receipt(qtbot, business, lobby):
    sheets = []
    lobby.context._print_pdf = lambda name, _pdf: sheets.append(name) or name
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.lines.go_on")
    staff = makers.receptionist(business)
    seen = makers.fetch(business, made.pickup, staff)
    business.do(pickups.release, staff, None, "Desk 1", pickup=made.pickup, seen=seen.version)
    press(qtbot, lobby, "pickup.receipt.paper")
    twice(qtbot, lobby, "pickup.done.finish")
    assert len(sheets) == 1
    assert at(lobby) == "home"


# ------------------------------------------------------- back, help and idling in the midst of a step


def to_step(qtbot, lobby, made, step):
    """As far as this step, with something half done."""
    press(qtbot, lobby, "home.pickup")
    if step == "find":
        press(qtbot, lobby, "pickup.keys.7")
        return
    enter(qtbot, lobby, made.code)
    if step == "collector":
        press(qtbot, lobby, f"pickup.line.{made.lines[0]}")
        press(qtbot, lobby, "pickup.collector.open")
        tap(qtbot, lobby, "pickup.collector.keyboard", "Ada")
    if step in ("sign", "typed"):
        press(qtbot, lobby, "pickup.lines.go_on")
    if step == "typed":
        press(qtbot, lobby, "pickup.sign.other")
        tap(qtbot, lobby, "pickup.sign.keyboard", "Lin")


@pytest.mark.parametrize("step", ["find", "lines", "collector", "sign", "typed"])
@pytest.mark.parametrize("how", ["back", "help", "idle"])
def test_that_whoever_goes_in_the_midst_of_a_step_leaves_nothing_reserved_or_half_signed(
    qtbot, business, lobby, step, how
):
    made = makers.ready(business, (30_000, 1900))
    to_step(qtbot, lobby, made, step)
    if how == "back":
        while at(lobby) != "home":
            lobby.back()
    elif how == "help":
        press(qtbot, lobby, "shell.help")
        assert at(lobby) == "help.call"
        assert not business.read(pickups.counter, pickup=made.pickup).signed
        lobby.wipe()
    else:
        lobby.wipe()
    assert at(lobby) == "home"
    assert lobby.context.by() == Customer()
    assert free(business, made)
    everything = "\n".join(words_of(lobby))
    assert [said for said in ("Lin Bo", "Ada", made.order.number) if said in everything] == []
    # And the next one with the same code begins anew.
    enter(qtbot, lobby, made.code)
    assert at(lobby) == "pickup.lines"
    assert find(lobby, "pickup.lines.go_on").words == "Take 2, and sign"


# ---------------------------------------------------------------------- two kiosks, and a desk between


def test_that_two_kiosks_with_one_code_have_one_visit_and_one_answer(qtbot, business, lobby):
    made = makers.ready(business)
    second = another(qtbot, business, "Lobby 2")
    enter(qtbot, lobby, made.code)
    enter(qtbot, second, made.code)
    assert at(lobby) == at(second) == "pickup.lines"
    assert lobby.context.by() == second.context.by()
    press(qtbot, lobby, "pickup.lines.go_on")
    assert at(lobby) == "pickup.waiting"
    press(qtbot, second, f"pickup.line.{made.lines[0]}")
    press(qtbot, second, "pickup.lines.go_on")
    assert at(second) == "pickup.waiting"
    assert len(business.read(queue.visits_today)) == 1
    # The last word counts, and both screens say it.
    for window in (lobby, second):
        assert "Oak frame" not in find(window, "pickup.waiting.items").text()
    second.wipe()
    assert business.read(pickups.counter, pickup=made.pickup).visit_state is VisitState.WAITING
    second.leave()


def test_that_one_kiosk_left_does_not_throw_out_who_stands_at_the_other(qtbot, business, lobby):
    made = makers.ready(business)
    second = another(qtbot, business, "Lobby 2")
    enter(qtbot, lobby, made.code)
    enter(qtbot, second, made.code)
    lobby.wipe()
    press(qtbot, second, "pickup.lines.go_on")
    counter = business.read(pickups.counter, pickup=made.pickup)
    if at(second) == "pickup.waiting":
        assert counter.visit_state is VisitState.WAITING
    else:
        assert counter.visit_state is VisitState.LEFT_UNSERVED
        assert second.notices.facts() == ["This pick-up is over. Please begin again."]
    second.leave()


def test_that_a_desk_that_takes_the_pickup_while_its_lines_are_open_is_told_at_the_kiosk(
    qtbot, business, lobby
):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    staff = makers.receptionist(business, "Ana Lindqvist")
    business.do(pickups.claim, staff, None, "Desk 1", pickup=made.pickup)
    assert at(lobby) == "pickup.waiting"
    assert "Desk 1" in find(lobby, "pickup.waiting.title").text()
    assert "Ana" not in "\n".join(words_of(lobby))
    seen = makers.fetch(business, made.pickup, staff)
    assert seen.identity_enough
    business.do(pickups.release, staff, None, "Desk 1", pickup=made.pickup, seen=seen.version)
    assert at(lobby) == "pickup.done"


def test_that_a_pickup_handed_over_meanwhile_is_no_trap(qtbot, business, lobby):
    made = makers.ready(business, (30_000,))
    enter(qtbot, lobby, made.code)
    press(qtbot, lobby, "pickup.lines.go_on")
    press(qtbot, lobby, "pickup.sign.other")
    tap(qtbot, lobby, "pickup.sign.keyboard", "Lin")
    staff = makers.receptionist(business, "Ana Lindqvist")
    business.do(pickups.claim, staff, None, "Desk 1", pickup=made.pickup)
    press(qtbot, lobby, "pickup.sign.do")
    assert at(lobby) == "pickup.waiting"
    assert not business.read(pickups.counter, pickup=made.pickup).signed
    lobby.wipe()
    held = business.read(pickups.counter, pickup=made.pickup).held
    assert held is not None
    assert held.station == "Desk 1"


# ------------------------------------------------------------------------------------ hostile names

HOSTILE = {
    "long": "Wolfeschlegelsteinhausenbergerdorff " * 5 + "Bergmann-Schmidt Bo",
    "one word": "W" * 197 + " Bo",
    "markup": "<b>Lin</b> <img src=x onerror=alert(1)> &amp; {name} %s <script> Bo",
    "bidi": "Lin \u202eoB\u202c \u2067evil\u2069 \u2066 Bo",
    "arabic": "\u0645\u062d\u0645\u062f " * 20 + "Bo",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (607, 1080)])
def test_that_a_hostile_name_is_plain_words_and_breaks_no_page(qtbot, business, name, size):
    said = HOSTILE[name][:200]
    made = makers.ready(business, (2400, 1900), lines=1, name=said)
    window = Lobby(business)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    found = makers.identify(business, made.code)
    assert found.outcome is Outcome.FOUND
    window.context.act_as(Customer(found.visit))
    wrong = []

    def check(page):
        wrong.extend(f"{page}: {each}" for each in cut_labels(window))
        wrong.extend(f"{page}: {each}" for each in beside_the_window(window))
        everything = "".join(words_of(window))
        wrong.extend(
            f"{page}: {ord(sign):x}" for sign in "\u202e\u202d\u202b" if sign in everything
        )

    window.go("pickup.lines", visit=found.visit)
    check("lines")
    if name == "markup":
        assert "<b>Lin</b>" in find(window, "pickup.lines.title").text()
    window.navigator.current._go_on()
    check("waiting")
    staff = makers.receptionist(business)
    seen = makers.fetch(business, made.pickup, staff)
    business.do(pickups.release, staff, None, "Desk 1", pickup=made.pickup, seen=seen.version)
    assert at(window) == "pickup.done"
    check("done")
    window.go("help.call")
    check("help")
    assert wrong == []
    window.leave()


def test_that_a_hostile_number_or_fact_is_only_a_wrong_try(qtbot, business, lobby):
    for said in ("\u202e1042", "<b>", "' OR 1=1 --", "x" * 5000, "\x00", "%"):
        found = business.do(
            pickups.identify_by_number, Customer(), None, "Lobby 1", number=said,
            fact=makers.Fact.FAMILY_NAME, said=said, session=makers.session(), language="en",
        )  # fmt: skip
        assert found.outcome is Outcome.NOT_FOUND


def test_that_nobody_acts_for_a_visit_that_is_over(qtbot, business, lobby):
    made = makers.ready(business)
    enter(qtbot, lobby, made.code)
    gone = lobby.context.by()
    lobby.wipe()
    with pytest.raises(Refused):
        business.do(pickups.request, gone, None, "Lobby 1", lines=made.lines)
