"""Receipts beside the windows: at once, never in their way, told at the desk; and the card terminal."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app import printing as beside
from kiosk.app.counter import CardDesk, Counter, complete, counter_of
from kiosk.app.station import Station
from kiosk.app.windows import Hall
from kiosk.business import Business, papers
from kiosk.business.pretence import OnlyPretends
from kiosk.core.task import Skill
from kiosk.devices.card_terminal import Kind, Script, SimulatedTerminal, SlipTerminal, Why
from kiosk.devices.fiscal import NoFiscalDevice, SimulatedFiscal
from kiosk.devices.receipt_printer import NetworkPrinter, PaperlessReceiptPrinter
from kiosk.records.printing import service as printing
from kiosk.shell.desk import DeskWindow
from tests.devices import printers, rolls
from tests.devices.printers import Printer
from tests.makers import printing as making
from tests.makers.desks import find
from tests.makers.staff import a_person, acting


@pytest.fixture
def database_kind() -> str:
    """What is proved is about windows and a wire."""
    return "embedded"


@pytest.fixture
def there() -> Iterator[Printer]:
    with printers.running(Printer()) as one:
        yield one


@pytest.fixture
def hall(
    business: Business, there: Printer, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hall]:
    for name, maker in making.PAPERS.items():
        monkeypatch.setitem(papers.PAPERS, name, maker)
    wire = NetworkPrinter("127.0.0.1", there.port, patience=5, printing=30)
    made = Hall(business, counter=Counter(wire))
    yield made
    there.goes_on.set()
    made.close()


@pytest.fixture
def desk(hall: Hall, business: Business, qtbot: QtBot) -> DeskWindow:
    window = hall.desk(making.STATION)
    window.context.sign_in(acting(a_person(business, *Skill, name="Ana")), name="Ana")
    return window


def test_that_a_receipt_comes_out_beside_the_windows(business, hall, desk, there, qtbot):
    making.a_receipt(business, 7)
    qtbot.waitUntil(lambda: any(job.endswith(b"\x1dVB\x00") for job in there.jobs), timeout=20_000)
    qtbot.waitUntil(lambda: making.waiting(business) == [], timeout=20_000)
    assert desk.notices.facts() == []
    # Another station's paper is another PC's.
    making.a_receipt(business, 8, station="Desk 2")
    assert len(making.waiting(business, "Desk 2")) == 1


def test_that_a_slow_printer_holds_neither_a_window_nor_an_act(business, hall, desk, there, qtbot):
    there.goes_on.clear()
    making.a_receipt(business, 1)
    qtbot.waitUntil(there.heard.is_set, timeout=20_000)
    asked = business.submit(
        making.sell,
        {"ref": 2, "language": "en", "copy": 0, "open_drawer": False, "paper": "test", "at": ""},
        making.OWNER, None, making.STATION,
    )  # fmt: skip
    read = business.submit(printing.due, {"stations": [making.STATION]}, making.OWNER)
    # The printer stands, and both are answered all the same.
    assert asked.result(timeout=20) == 2
    assert len(read.result(timeout=20)) >= 1
    turned = threading.Event()
    hall._bridge.carry(turned.set)
    qtbot.waitUntil(turned.is_set, timeout=20_000)
    assert rolls_of(there) == 0
    there.goes_on.set()
    qtbot.waitUntil(lambda: rolls_of(there) == 2, timeout=20_000)


def rolls_of(there: Printer) -> int:
    return sum(job.endswith(b"\x1dVB\x00") for job in there.jobs)


def test_that_the_desk_is_told_once_and_prints_again(business, hall, desk, there, qtbot):
    there.paper = 0
    making.a_receipt(business, 7)
    fact = "The printer has no paper."
    qtbot.waitUntil(lambda: any(said.startswith(fact) for said in desk.notices.facts()), timeout=20_000)  # fmt: skip
    assert len(desk.notices.facts()) == 1
    there.paper = None
    find(desk, "shell.notice.action").pressed_open.emit()
    qtbot.waitUntil(lambda: rolls_of(there) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: business.read(printing.troubled) == (), timeout=20_000)
    assert rolls.read(there.jobs[-1]).cuts == 1


def test_that_what_has_come_out_or_was_let_go_is_said_no_more(business, hall, desk, there, qtbot):
    there.paper = 0
    making.a_receipt(business, 7)
    qtbot.waitUntil(lambda: desk.notices.facts() != [], timeout=20_000)
    desk.notice("ready", "Something else.", "", None)
    (job,) = business.read(printing.troubled)
    business.do(printing.let_go, by=desk.context.by(), job=job.id)
    qtbot.waitUntil(lambda: len(desk.notices.facts()) == 1, timeout=20_000)
    assert desk.notices.facts()[0].startswith("Something else.")


def test_that_nobody_signed_in_is_told_nothing(business, hall, there, qtbot):
    window = hall.desk(making.STATION)
    there.paper = 0
    making.a_receipt(business, 7)
    qtbot.waitUntil(lambda: business.read(printing.troubled) != (), timeout=20_000)
    turned = threading.Event()
    hall._bridge.carry(turned.set)
    qtbot.waitUntil(turned.is_set, timeout=20_000)
    assert window.notices.facts() == []


def test_that_our_mistake_with_one_paper_stops_no_other(
    business, hall, desk, there, qtbot, expected_logs, monkeypatch
):
    def wrong(_business, _job, _sign):
        raise ZeroDivisionError

    monkeypatch.setitem(papers.PAPERS, "wrong", wrong)
    making.a_receipt(business, 1, paper="wrong")
    making.a_receipt(business, 2)
    qtbot.waitUntil(lambda: rolls_of(there) == 1, timeout=20_000)
    (left,) = business.read(printing.troubled)
    assert (left.ref, left.error, left.failed) == (1, "our_mistake", True)
    assert [record.exc_info[0] for record in expected_logs] == [ZeroDivisionError]


def test_that_a_program_that_ends_waits_no_longer_than_it_says(
    business, hall, desk, there, qtbot, monkeypatch
):
    monkeypatch.setattr(beside, "LAST_PATIENCE", 0.05)
    there.goes_on.clear()
    making.a_receipt(business, 1)
    qtbot.waitUntil(there.heard.is_set, timeout=20_000)
    hall._printing.close()
    there.goes_on.set()
    hall._printing._thread.join(30)
    # It came out, but nobody was left to mark it: the next start prints it again.
    assert [job.ref for job in making.waiting(business)] == [1]


@pytest.mark.parametrize(
    "counter",
    [
        Counter(printer=PaperlessReceiptPrinter()),
        Counter(terminal=SimulatedTerminal()),
        Counter(fiscal=SimulatedFiscal()),
    ],
)
def test_that_a_real_business_refuses_machines_that_only_pretend(qapp, business, counter):
    with pytest.raises(OnlyPretends):
        Hall(business, counter=counter)


def test_that_the_machines_are_those_of_the_file(business):
    here = Station("desk", "Desk 1", ("10.0.0.9", 9101), "simulated", "simulated")
    named = counter_of(here)
    assert isinstance(named.printer, NetworkPrinter)
    assert (named.printer.host, named.printer.port) == ("10.0.0.9", 9101)
    assert [each.fake for each in named.machines()] == [False, True, True]
    bare = complete(counter_of(Station("desk", "Desk 1")), replace(business.facts, country="DE"))
    assert bare.printer is None
    assert isinstance(bare.terminal, SlipTerminal)
    assert isinstance(bare.fiscal, NoFiscalDevice)
    assert bare.fiscal.duty is not None
    pretended = complete(Counter(), replace(business.facts, demonstration=True))
    assert isinstance(pretended.terminal, SimulatedTerminal)


# ------------------------------------------------------------------------------------------ cards


def test_that_a_window_hears_of_a_card_on_its_own_thread(business, qapp, qtbot):
    terminal = SimulatedTerminal([Script.LOSE_ANSWER], seconds=0.05)
    business._facts = replace(business.facts, demonstration=True)
    hall = Hall(business, counter=Counter(terminal=terminal))
    card = hall.desk("Desk 1").context.card
    heard: list[tuple[Kind, bool]] = []

    def hear(outcome) -> None:
        heard.append((outcome.kind, threading.current_thread() is threading.main_thread()))

    assert not card.needs_slip
    card.pay("P-1", 3000, "EUR", hear)
    card.ask("P-1", hear)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=20_000)
    assert heard == [(Kind.UNKNOWN, True), (Kind.APPROVED, True)]
    hall.close()


def test_that_a_terminal_that_breaks_leaves_the_payment_unknown(expected_logs):
    class Broken(SlipTerminal):
        def pay(self, reference, minor, currency):
            raise OSError("no such wire")

    said: list = []
    here = threading.Event()
    desk = CardDesk(Broken, lambda work: (work(), here.set()))
    desk.pay("P-1", 3000, "EUR", said.append)
    assert here.wait(20)
    assert (said[0].kind, said[0].why) == (Kind.UNKNOWN, Why.NO_ANSWER)
    assert desk.needs_slip
    desk.cancel()
    desk.close()
    assert [record.exc_info[0] for record in expected_logs] == [OSError]
