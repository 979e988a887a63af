"""Papers to print for tests, asked for by acts."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.business import Business
from kiosk.business.papers import Maker, Sign
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.devices.fiscal import Facts, Outage, Signed
from kiosk.documents.tape import Tape, copy_mark, fiscal_marks
from kiosk.records.printing import service as printing
from kiosk.records.printing.rules import PrintJob
from tests.documents import tapes
from tests.makers.staff import OWNER

STATION = "Desk 1"


@does(Task.CUSTOMER_ADD)
def sell(
    act: Act, *, ref: int, language: str, copy: int, open_drawer: bool, paper: str, at: str
) -> int:
    """The step `printing.queue` as an act of its own; a real one has sold something."""
    printing.queue(
        act, paper=paper, ref=ref, language=language, copy=copy, open_drawer=open_drawer,
        station=at,
    )  # fmt: skip
    return ref


@does(Task.CUSTOMER_ADD)
def open_only(act: Act) -> int:
    """The step `printing.queue_drawer` as an act of its own."""
    printing.queue_drawer(act)
    return 0


@does(Task.CUSTOMER_ADD)
def again(act: Act, *, ref: int) -> int:
    """The step `printing.queue_again` as an act of its own."""
    return printing.queue_again(act, paper="test", ref=ref, first=0)


def a_receipt(
    business: Business, ref: int = 1, *, language: str = "", copy: int = 0,
    open_drawer: bool = False, paper: str = "test", by_station: str = STATION, station: str = "",
) -> None:  # fmt: skip
    """A receipt that waits for a printer."""
    arguments = {
        "ref": ref, "language": language, "copy": copy, "open_drawer": open_drawer, "paper": paper,
        "at": station,
    }  # fmt: skip
    business.do(sell, OWNER, None, by_station, **arguments)


def waiting(business: Business, *stations: str) -> list[PrintJob]:
    """What these stations' printers are to print now."""
    return list(business.read(printing.due, stations=stations or (STATION,)))


def receipt(business: Business, job: PrintJob, sign: Sign) -> Tape:
    """The story's receipt, signed, and as a copy where it is one."""
    at = datetime(2026, 4, 13, 12, 9, tzinfo=UTC)
    answer = sign(Facts(f"R-{job.ref}", at, 21000, "EUR", ((2000, 21000),)))
    signed = (
        (answer.serial, answer.counter, answer.signature) if isinstance(answer, Signed) else None
    )
    marks = fiscal_marks(
        job.language, demonstration=business.facts.demonstration,
        outage=isinstance(answer, Outage), signed=signed,
    )  # fmt: skip
    made = tapes.receipt(job.language, marks=marks)
    return Tape(made.title, made.language, (*copy_mark(job.copy, job.language), *made.parts))


PAPERS: dict[str, Maker] = {"test": receipt}
