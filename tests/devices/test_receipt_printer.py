"""Receipts over a real wire: whole, without paper, without a plug, slow, silent; and the drawer."""

from __future__ import annotations

import socket
import threading

import pytest

from kiosk.devices.printer import CannotPrint
from kiosk.devices.receipt_printer import (
    DRAWER_PULSE,
    Fault,
    NetworkPrinter,
    PaperlessReceiptPrinter,
    Status,
)
from kiosk.documents import tape
from tests.devices import printers, rolls
from tests.devices.printers import PULSE, Printer
from tests.documents import tapes

RECEIPT = tape.escpos(tapes.receipt("en"))


@pytest.fixture
def there():
    with printers.running(Printer()) as one:
        yield one


def wired(there: Printer, **timing: float) -> NetworkPrinter:
    return NetworkPrinter("127.0.0.1", there.port, **{"patience": 5.0, "printing": 10.0, **timing})


def why(printing) -> str:
    with pytest.raises(CannotPrint) as said:
        printing()
    return said.value.why


def test_that_a_receipt_comes_out_whole_and_cut(there):
    wired(there).print_tape(RECEIPT)
    assert there.jobs == [RECEIPT]
    roll = rolls.read(there.jobs[0])
    assert (roll.cuts, roll.pulses) == (1, [])


def test_that_arabic_dots_arrive_whole(there):
    arabic = tape.escpos(tapes.receipt("ar"))
    wired(there).print_tape(arabic)
    assert there.jobs == [arabic]


def test_that_the_drawer_opens_before_the_paper_runs(there):
    assert DRAWER_PULSE == PULSE
    wired(there).print_tape(RECEIPT, open_drawer=True)
    assert there.jobs == [PULSE + RECEIPT]
    wired(there).open_drawer()
    assert there.until([PULSE + RECEIPT, PULSE])


def test_that_without_paper_nothing_is_sent_and_the_drawer_opens_all_the_same(there):
    there.paper = 0
    printer = wired(there)
    assert why(lambda: printer.print_tape(RECEIPT)) == Fault.NO_PAPER
    assert printer.status() == Status(fault=Fault.NO_PAPER)
    there.paper = len(PULSE)
    assert why(lambda: printer.print_tape(RECEIPT, open_drawer=True)) == Fault.NO_PAPER
    assert there.jobs[-1] == PULSE


def test_that_paper_that_ends_in_mid_print_is_told_and_the_whole_is_printed_again(there):
    there.paper = 400
    printer = wired(there, printing=0.5)
    assert why(lambda: printer.print_tape(RECEIPT)) == Fault.NO_PAPER
    assert there.jobs == [RECEIPT[:400]]
    there.paper = None
    printer.print_tape(RECEIPT)
    assert there.jobs[-1] == RECEIPT


def test_that_a_plug_pulled_in_mid_print_is_told(there):
    there.leaves_after = 2000
    assert why(lambda: wired(there).print_tape(RECEIPT * 200)) == Fault.GONE
    there.leaves_after = None
    wired(there).print_tape(RECEIPT)
    assert there.jobs[-1] == RECEIPT


def test_that_an_open_cover_is_told(there):
    there.cover_open = True
    assert why(lambda: wired(there).print_tape(RECEIPT)) == Fault.COVER_OPEN
    assert there.jobs == [b""]


def test_that_a_printer_that_says_nothing_prints_all_the_same(there):
    there.silent = True
    printer = wired(there, patience=0.2)
    printer.print_tape(RECEIPT)
    assert there.until([RECEIPT])
    assert printer.status() == Status(answers=False)


def test_that_a_printer_that_says_nothing_is_not_waited_for_at_every_receipt(there):
    there.silent = True
    printer = wired(there, patience=0.2)
    for _ in range(3):
        printer.print_tape(RECEIPT)
    assert there.until([RECEIPT] * 3)
    assert there.questions == 1
    # Its wire is mended: sooner or later it is asked again, and waited for.
    there.silent = False
    printer._unasked = 0
    printer.print_tape(RECEIPT)
    assert there.questions == 4


def test_that_what_a_printer_says_unasked_is_no_answer(there, monkeypatch):
    answer = Printer.answer
    chatter = b"\x11\x13\x00\x14\x0f"
    monkeypatch.setattr(Printer, "answer", lambda self, order: chatter + answer(self, order))
    wired(there).print_tape(RECEIPT)
    assert there.jobs == [RECEIPT]
    there.paper = 0
    assert wired(there).status() == Status(fault=Fault.NO_PAPER)


def test_that_a_printer_that_stops_for_no_reason_is_stuck(there):
    there.goes_on.clear()
    printer = wired(there, patience=0.3, printing=0.3)
    assert why(lambda: printer.print_tape(RECEIPT)) == Fault.STUCK


def test_that_a_slow_printer_is_waited_for(there):
    there.goes_on.clear()
    done: list[str] = []
    job = threading.Thread(target=lambda: (wired(there).print_tape(RECEIPT), done.append("out")))
    job.start()
    assert there.heard.wait(10)
    assert done == []
    there.goes_on.set()
    job.join(20)
    assert done == ["out"]
    assert there.jobs == [RECEIPT]


@pytest.mark.parametrize("host", ["127.0.0.1", "x" * 300])
def test_that_a_printer_that_is_not_there_is_unreachable(host):
    with socket.socket() as held:
        # Bound and not listening: nobody else can answer on this port meanwhile.
        held.bind(("127.0.0.1", 0))
        printer = NetworkPrinter(host, held.getsockname()[1], patience=1)
        assert why(lambda: printer.print_tape(RECEIPT)) == Fault.UNREACHABLE
        assert why(printer.open_drawer) == Fault.UNREACHABLE
        assert printer.status() == Status(answers=False, fault=Fault.UNREACHABLE)


def test_that_low_paper_is_said_before_it_ends(there, monkeypatch):
    monkeypatch.setattr(
        Printer, "answer", lambda self, order: b"\x12" if order[2] == 1 else b"\x1e"
    )
    assert wired(there).status() == Status(paper_low=True)


def test_that_the_fake_remembers_and_fails_as_told():
    fake = PaperlessReceiptPrinter()
    assert fake.fake
    assert not NetworkPrinter("127.0.0.1").fake
    fake.print_tape(RECEIPT, open_drawer=True)
    assert (fake.printed, fake.opened, fake.status()) == ([RECEIPT], 1, Status())
    fake.fault = Fault.NO_PAPER
    assert why(lambda: fake.print_tape(RECEIPT, open_drawer=True)) == Fault.NO_PAPER
    assert (len(fake.printed), fake.opened) == (1, 2)
    fake.fault = Fault.UNREACHABLE
    assert why(fake.open_drawer) == Fault.UNREACHABLE
    assert fake.opened == 2
