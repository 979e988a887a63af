"""A sale's own papers out of a printer: its receipt with the drawer, a copy, what came back, and who signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import zxingcpp
from sqlalchemy import text

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.business import Business
from kiosk.business import printing as press_room
from kiosk.business.printing import Press
from kiosk.core.by import Person
from kiosk.core.ids import ProductId
from kiosk.core.refusal import Refused
from kiosk.devices.fiscal import Cause, NoFiscalDevice, SimulatedFiscal
from kiosk.devices.printer import FolderPrinter
from kiosk.devices.receipt_printer import NetworkPrinter
from kiosk.front_office.sales import service as sales
from kiosk.front_office.sales.rules import CopyReason, Item
from kiosk.lobby.pickup import service as pickup
from kiosk.records.printing import service as printing
from tests.back_office.till import test_crediting as crediting
from tests.devices import printers, rolls
from tests.devices.printers import PULSE, Printer
from tests.documents import reading
from tests.makers import pickup as pickups
from tests.makers import sales as selling


@pytest.fixture
def database_kind() -> str:
    """What is proved is about paper."""
    return "embedded"


@pytest.fixture
def there() -> Iterator[Printer]:
    with printers.running(Printer()) as one:
        yield one


@pytest.fixture
def press(there: Printer, tmp_path) -> Press:
    wire = NetworkPrinter("127.0.0.1", there.port, patience=5, printing=10)
    return Press(wire, FolderPrinter(tmp_path / "printed"), NoFiscalDevice("US"))


@pytest.fixture
def counter(business: Business) -> tuple[Person, dict[str, ProductId]]:
    return selling.a_counter(business)


def printed(business: Business, press: Press, there: Printer) -> rolls.Roll:
    """What comes out for all that waits: one paper."""
    before = len(there.jobs)
    assert press_room.print_due(business, press, (selling.STATION,)) == 1
    (job,) = there.jobs[before:]
    return rolls.read(job)


def test_that_a_sale_in_cash_opens_the_drawer_and_its_receipt_can_be_scanned(
    business, press, there, counter
):
    by, goods = counter
    made = selling.sold(business, by, Item(goods["SPRAY"], 1), Item(goods["CARD"], 2), given=2000)
    roll = printed(business, press, there)
    assert roll.pulses == [PULSE]
    assert "Glass spray" in roll.text
    assert made.number in roll.text
    (code,) = zxingcpp.read_barcodes(rolls.picture(roll))
    page = business.read(sales.sale_by_receipt, number=code.text)
    assert page is not None
    assert page.number == made.number


def test_that_a_sale_by_card_opens_no_drawer(business, press, there, counter):
    by, goods = counter
    selling.sold(business, by, Item(goods["SPRAY"], 1), way=WayToPay.CARD)
    assert printed(business, press, there).pulses == []


@pytest.mark.parametrize("slip", ["4111 1111 1111 1111", "3782-822463-10005"])
def test_that_a_cards_number_is_no_slip_and_is_kept_nowhere(business, counter, slip):
    by, goods = counter
    with pytest.raises(Refused):
        selling.sold(business, by, Item(goods["SPRAY"], 1), way=WayToPay.CARD, slip=slip)
    with business.engines.reader.connect() as connection:
        rows = connection.execute(text("SELECT slip FROM payment")).scalars()
        assert slip not in list(rows)


def test_that_a_copy_has_its_number_and_the_first_ones(business, press, there, counter):
    by, goods = counter
    made = selling.sold(business, by, Item(goods["SPRAY"], 1))
    first = printed(business, press, there)
    selling.do(business, sales.reprint, by, sale=made.sale, reason=CopyReason.LOST)
    copied = printed(business, press, there)
    assert "COPY 1" in copied.text
    assert "COPY" not in first.text
    assert made.number in copied.text
    assert copied.pulses == []


def test_that_a_receipt_says_who_signed_it_or_that_nobody_did(business, press, there, counter):
    by, goods = counter
    device = SimulatedFiscal()
    said = []
    for fiscal in (NoFiscalDevice("US"), NoFiscalDevice("DE"), device):
        business._facts = replace(business.facts, demonstration=device is fiscal)
        selling.sold(business, by, Item(goods["SPRAY"], 1))
        said.append(printed(business, replace(press, fiscal=fiscal), there).text)
    plain, none, signed = said
    assert "fiscal" not in plain.lower()
    assert "Not a fiscal receipt" in none
    assert "Fiscal device SIMULATED, number 1" in signed
    assert "Demonstration: not a fiscal receipt." in signed
    device.outage = Cause.NO_ANSWER
    selling.sold(business, by, Item(goods["SPRAY"], 1))
    out = printed(business, replace(press, fiscal=device), there).text
    assert "This receipt is not signed." in out


def test_that_what_came_back_is_said_on_paper(business, press, there, counter):
    by, goods = counter
    made = selling.sold(business, by, Item(goods["SPRAY"], 2))
    printed(business, press, there)
    back = selling.back(business, by, made, 1)
    roll = printed(business, press, there)
    assert back.number in roll.text
    assert made.number in roll.text


def test_that_what_came_back_is_signed_too_and_an_outage_is_marked_on_it(
    business, press, there, counter
):
    by, goods = counter
    business._facts = replace(business.facts, demonstration=True)
    device = SimulatedFiscal()
    signing = replace(press, fiscal=device)
    made = selling.sold(business, by, Item(goods["SPRAY"], 2))
    printed(business, signing, there)
    selling.back(business, by, made, 1)
    assert "Fiscal device SIMULATED, number 2" in printed(business, signing, there).text
    assert business.read(printing.unsigned) is None
    device.outage = Cause.NO_ANSWER
    selling.back(business, by, made, 1)
    assert "This receipt is not signed." in printed(business, signing, there).text
    told = business.read(printing.unsigned)
    assert told is not None
    assert told.count == 1
    assert business.read(printing.verify_receipts).faults == ()


# ----------------------------------------------------------------------------------- a credit note


def test_that_a_credit_note_is_signed_on_the_roll_and_on_the_sheet(
    business, press, there, tmp_path
):
    by = crediting.clerk(business)
    crediting.raise_limits(business)
    invoice = crediting.sold(business)
    business._facts = replace(business.facts, demonstration=True)
    device = SimulatedFiscal()
    note = crediting.credit(business, by, invoice, 1)
    roll = printed(business, replace(press, fiscal=device), there)
    assert f"Credit note {note.number}" in roll.text
    assert "takes back" in roll.text
    assert "-33.33" in roll.text
    assert "Fiscal device SIMULATED, number 1" in roll.text
    device.outage = Cause.NO_ANSWER
    crediting.credit(business, by, invoice, 1)
    sheets = replace(press, printer=None, sheets=FolderPrinter(tmp_path), fiscal=device)
    assert press_room.print_due(business, sheets, (selling.STATION,)) == 1
    (paper,) = tmp_path.glob("credit-note-*.pdf")
    said = reading.text(paper.read_bytes())
    assert "This receipt is not signed." in said
    assert business.read(printing.verify_receipts).faults == ()


# ------------------------------------------------------------------------------------- a hand-over


def collected(business):
    """A hand-over at the desk, paid in advance, and who did it."""
    by = pickups.receptionist(business, "Ana Lindqvist")
    return pickups.collect(business, pickups.ready(business), by), by


def print_out(business, press, by, done):
    business.do(pickup.print_receipt, by, None, selling.STATION, handover=done.handover)
    return press_room.print_due(business, press, (selling.STATION,))


def test_that_a_hand_overs_receipt_comes_out_of_the_roll_and_again_as_a_copy(
    business, press, there
):
    done, by = collected(business)
    signing = replace(press, fiscal=SimulatedFiscal())
    business._facts = replace(business.facts, demonstration=True)
    assert print_out(business, signing, by, done) == 1
    # The device that signed is gone: a copy says what the first print said.
    assert print_out(business, press, by, done) == 1
    first, copied = (rolls.read(job).text for job in there.jobs)
    for said in (first, copied):
        assert done.receipt in said
        assert "Fiscal device SIMULATED, number 1" in said
    assert "COPY" not in first
    assert "COPY 1" in copied
    assert business.read(printing.verify_receipts).faults == ()


def test_that_without_a_roll_it_is_a_sheet_that_bears_the_same_marks(business, press, tmp_path):
    done, by = collected(business)
    sheets = replace(
        press, printer=None, sheets=FolderPrinter(tmp_path), fiscal=NoFiscalDevice("DE")
    )
    assert print_out(business, sheets, by, done) == 1
    (paper,) = tmp_path.glob("*.pdf")
    assert paper.stem == done.receipt
    said = reading.text(paper.read_bytes())
    assert "Not a fiscal receipt" in said
    today = business.read(lambda view: view.day)
    assert business.read(printing.outages, first=today, last=today) == 1
