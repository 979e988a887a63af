"""Receipts leave for a real wire: once, again from the start, in order, signed or said; the sale is never touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.business import printing as press_room
from kiosk.business.pretence import OnlyPretends
from kiosk.business.printing import Press
from kiosk.core.refusal import Refused
from kiosk.core.task import Skill
from kiosk.database.clock import MachineClock, StoryClock
from kiosk.devices.fiscal import Cause, NoFiscalDevice, SimulatedFiscal
from kiosk.devices.printer import FolderPrinter, PaperlessPrinter
from kiosk.devices.receipt_printer import Fault, NetworkPrinter, PaperlessReceiptPrinter
from kiosk.records.printing import rules
from kiosk.records.printing import service as printing
from tests.databases import Place
from tests.devices import printers, rolls
from tests.devices.printers import PULSE, Printer
from tests.documents import reading
from tests.makers import printing as making
from tests.makers.printing import PAPERS, STATION
from tests.makers.staff import OWNER, a_person, acting


@pytest.fixture
def database_kind() -> str:
    """What is proved is about the wire; the room has been proved on both databases."""
    return "embedded"


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock(MachineClock().wall())


@pytest.fixture
def shop(place: Place, clock: StoryClock) -> Iterator[Business]:
    opened = businesses.open_business(place.database, place.home, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def there() -> Iterator[Printer]:
    with printers.running(Printer()) as one:
        yield one


@pytest.fixture
def press(there: Printer, tmp_path) -> Press:
    wire = NetworkPrinter("127.0.0.1", there.port, patience=5, printing=1)
    return Press(wire, FolderPrinter(tmp_path / "printed"), NoFiscalDevice("US"), PAPERS)


def print_due(shop: Business, press: Press, **more) -> int:
    return press_room.print_due(shop, press, (STATION,), **more)


def books(shop: Business) -> list[int]:
    """How many rows there are in every table but those of printing itself."""
    with shop.engines.reader.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        tables = [name for name in names.scalars() if name not in ("outbox", "command", "change", "audit")]  # fmt: skip
        return [connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar() for name in sorted(tables)]  # fmt: skip


def test_that_a_receipt_comes_out_once_and_opens_the_drawer(shop, press, there):
    making.a_receipt(shop, 7, open_drawer=True)
    assert print_due(shop, press) == 1
    assert print_due(shop, press) == 0
    (job,) = there.jobs
    assert job.startswith(PULSE)
    assert "R-0118" in rolls.read(job).text
    assert rolls.read(job).cuts == 1


def test_that_paper_that_ends_in_mid_print_posts_nothing_and_is_printed_whole_again(
    shop, press, there, clock
):
    making.a_receipt(shop, 7, open_drawer=True)
    before = books(shop)
    there.paper = 500
    assert print_due(shop, press) == 0
    (trouble,) = shop.read(printing.troubled, station=STATION)
    assert (trouble.error, trouble.attempts) == ("no_paper", 1)
    assert print_due(shop, press) == 0
    there.paper = None
    clock.set(clock.wall() + rules.RETRY_AFTER[0])
    assert print_due(shop, press) == 1
    cut_off, whole = there.jobs
    assert len(cut_off) == 500
    # The same paper from its first line; no copy, and no drawer that springs open a second time.
    assert rolls.read(whole).pulses == []
    assert whole.startswith(cut_off.removeprefix(PULSE))
    assert "COPY" not in rolls.read(whole).text
    assert books(shop) == before
    assert shop.read(printing.troubled) == ()


def test_that_a_plug_pulled_in_mid_print_is_tried_again(shop, press, there, clock):
    making.a_receipt(shop, 7)
    there.leaves_after = 900
    assert print_due(shop, press) == 0
    assert shop.read(printing.troubled)[0].error in ("gone", "stuck")
    there.leaves_after = None
    clock.set(clock.wall() + rules.RETRY_AFTER[0])
    assert print_due(shop, press) == 1
    assert rolls.read(there.jobs[-1]).cuts == 1


def test_that_a_printer_that_was_off_opens_the_drawer_when_it_is_on_again(
    shop, there, tmp_path, clock
):
    far = Press(
        NetworkPrinter("127.0.0.1", 1, patience=1), FolderPrinter(tmp_path), NoFiscalDevice("US"), PAPERS
    )  # fmt: skip
    making.a_receipt(shop, 7, open_drawer=True)
    assert print_due(shop, far) == 0
    assert shop.read(printing.troubled)[0].error == "unreachable"
    clock.set(clock.wall() + rules.RETRY_AFTER[0])
    near = replace(far, printer=NetworkPrinter("127.0.0.1", there.port))
    assert print_due(shop, near) == 1
    assert rolls.read(there.jobs[0]).pulses == [PULSE]


def test_that_a_drawer_that_does_not_open_is_told_once_and_not_tried_again(shop, tmp_path):
    far = Press(
        NetworkPrinter("127.0.0.1", 1, patience=1), FolderPrinter(tmp_path), NoFiscalDevice("US"), PAPERS
    )  # fmt: skip
    shop.do(making.open_only, OWNER, None, STATION)
    assert print_due(shop, far) == 0
    (drawer,) = shop.read(printing.troubled)
    assert (drawer.kind, drawer.error, drawer.failed) == (rules.DRAWER, "unreachable", True)


def test_that_half_an_hour_later_a_receipt_opens_no_drawer(shop, press, there, clock):
    making.a_receipt(shop, 7, open_drawer=True)
    shop.do(making.open_only, OWNER, None, STATION)
    clock.set(clock.wall() + timedelta(minutes=30))
    assert print_due(shop, press) == 1
    assert all(PULSE not in job for job in there.jobs)
    assert shop.read(printing.troubled) == ()


def test_that_yesterdays_papers_are_not_printed_by_themselves_but_when_a_person_says_so(
    shop, press, there, clock
):
    making.a_receipt(shop, 7)
    making.a_receipt(shop, 8)
    there.paper = 0
    print_due(shop, press)
    there.paper = None
    clock.set(clock.wall() + rules.KEPT + timedelta(minutes=1))
    assert print_due(shop, press) == 0
    (left,) = shop.read(printing.troubled)
    shop.do(printing.try_again, by=acting(a_person(shop, Skill.WELCOME)), job=left.id)
    assert print_due(shop, press) == 1
    clock.set(clock.wall() + timedelta(days=1))
    assert shop.read(printing.troubled) == ()


def test_that_papers_come_out_in_the_order_of_their_sales(shop, press, there, clock):
    for number in (1, 2, 3):
        making.a_receipt(shop, number, language=("en", "de", "en")[number - 1])
    there.paper = 0
    assert print_due(shop, press) == 0
    assert [job.attempts for job in shop.read(printing.troubled)] == [1]
    there.paper = None
    clock.set(clock.wall() + rules.RETRY_AFTER[0])
    assert print_due(shop, press) == 3
    titles = [rolls.read(job).lines[4] for job in there.jobs if job]
    assert titles == ["Receipt R-0118", "Beleg R-0118", "Receipt R-0118"]


def test_that_a_copy_says_so(shop, press, there):
    making.a_receipt(shop, 7)
    making.a_receipt(shop, 7, copy=1, open_drawer=True)
    assert print_due(shop, press) == 2
    first, copied = map(rolls.read, there.jobs)
    assert "COPY" not in first.text
    assert "COPY 1" in copied.text
    assert copied.pulses == []


def test_that_without_a_receipt_printer_the_same_paper_is_a_sheet(shop, press, tmp_path):
    sheets = replace(press, printer=None)
    making.a_receipt(shop, 7, language="ar", open_drawer=True)
    shop.do(making.open_only, OWNER, None, STATION)
    assert print_due(shop, sheets) == 2
    (sheet,) = (tmp_path / "printed").glob("*.pdf")
    assert "R-0118" in reading.text(sheet.read_bytes())
    # Its drawer has a key: nobody is told at every payment that no wire opens it.
    assert shop.read(printing.troubled) == ()


@pytest.mark.parametrize("paper", ["never heard of", "gone"])
def test_that_what_cannot_be_worded_waits_for_a_person_and_lets_the_next_one_out(
    shop, press, there, paper
):
    def not_there(_shop, _job, _sign):
        raise Refused(rules.PrintRefusal.UNKNOWN_JOB)

    papers = replace(press, papers=PAPERS | {"gone": not_there})
    making.a_receipt(shop, 1, paper=paper)
    making.a_receipt(shop, 2)
    assert print_due(shop, papers) == 0
    assert print_due(shop, papers) == 1
    assert [job.failed for job in shop.read(printing.troubled)] == [True]
    person = acting(a_person(shop, Skill.WELCOME))
    shop.do(printing.let_go, by=person, job=shop.read(printing.troubled)[0].id)
    assert shop.read(printing.troubled) == ()


def test_that_a_real_business_refuses_a_printer_or_a_device_that_only_pretends(shop, press):
    making.a_receipt(shop)
    pretending = [
        replace(press, printer=PaperlessReceiptPrinter()),
        replace(press, printer=None, sheets=PaperlessPrinter()),
        replace(press, fiscal=SimulatedFiscal()),
    ]
    for one in pretending:
        with pytest.raises(OnlyPretends):
            print_due(shop, one)
    assert len(making.waiting(shop)) == 1


def test_that_a_program_that_ends_leaves_the_paper_for_its_next_start(shop, press, there):
    making.a_receipt(shop, 1)
    assert print_due(shop, press, stopped=lambda: True) == 0
    (job,) = making.waiting(shop)
    assert not press_room.print_job(shop, press, job, stopped=lambda: True)
    assert [each.attempts for each in making.waiting(shop)] == [0]
    assert print_due(shop, press) == 1


# ------------------------------------------------------------------------------------- fiscal marks


def test_that_where_a_device_is_asked_for_and_none_is_there_each_receipt_says_so(
    shop, press, there
):
    making.a_receipt(shop, 7, language="en")
    assert print_due(shop, replace(press, fiscal=NoFiscalDevice("DE"))) == 1
    making.a_receipt(shop, 8, language="en")
    assert print_due(shop, press) == 1
    german, american = (rolls.read(job).text for job in there.jobs)
    assert "This receipt is not signed." in german
    assert "signed" not in american


def test_that_the_demonstration_signs_by_its_simulator_and_says_that_it_is_none(
    shop, press, there, clock
):
    shop._facts = replace(shop.facts, demonstration=True)
    device = SimulatedFiscal()
    signing = replace(press, fiscal=device)
    making.a_receipt(shop, 7, language="en")
    there.paper = 0
    print_due(shop, signing)
    there.paper = None
    clock.set(clock.wall() + rules.RETRY_AFTER[0])
    assert print_due(shop, signing) == 1
    said = rolls.read(there.jobs[-1]).text
    assert "Fiscal device SIMULATED, number 1" in said
    assert "not a fiscal receipt" in said
    # Two tries, one signature.
    assert device.counter == 1
    device.outage = Cause.NO_ANSWER
    making.a_receipt(shop, 8, language="en")
    assert print_due(shop, signing) == 1
    assert "This receipt is not signed." in rolls.read(there.jobs[-1]).text


def test_that_a_fake_printer_of_the_demonstration_is_printed_to(shop, press):
    shop._facts = replace(shop.facts, demonstration=True)
    fake = PaperlessReceiptPrinter()
    making.a_receipt(shop, 7, open_drawer=True)
    fake.fault = Fault.COVER_OPEN
    assert print_due(shop, replace(press, printer=fake)) == 0
    assert shop.read(printing.troubled)[0].error == "cover_open"
    assert fake.opened == 1
