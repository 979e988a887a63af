"""Papers come out: what waits in the outbox for a station's printer is worded, printed and marked.

A job is printed whole or not at all, as far as the printer says; else it is tried again from its first
line. Nothing is posted here: the sale is long in the books. Printing waits for a machine, so it is done
on a thread of its own (`app.printing`), never on a window's and never on the writer's.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.business.house import Business
from kiosk.business.pretence import refuse_pretence
from kiosk.core.by import System
from kiosk.core.refusal import Refused, Trouble
from kiosk.devices.fiscal import Answer, FiscalDevice
from kiosk.devices.fiscal import Facts as Receipt
from kiosk.devices.printer import CannotPrint, Printer
from kiosk.devices.receipt_printer import ReceiptPrinter
from kiosk.records.printing import service as printing
from kiosk.records.printing.rules import DRAWER, PrintJob

if TYPE_CHECKING:
    from kiosk.business.papers import Maker, SheetMaker

PRESS = System("print.deliver")
PRESS_STATION = "printing"
"""The audit chain of what printers did, apart from that of the windows: they do not wait for each other."""
_log = logging.getLogger(__name__)


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Press:
    """How a station prints: its receipt printer, or `sheets` (PDFs of the same width) where it has none,
    and the device that signs its receipts."""

    printer: ReceiptPrinter | None
    sheets: Printer
    fiscal: FiscalDevice
    papers: Mapping[str, Maker] | None = None
    """By name; those of `business.papers` if no others are said."""
    sheets_of: Mapping[str, SheetMaker] | None = None
    """The papers that have a sheet for a station without a receipt printer; likewise."""


class Signing:
    """Asks the device of a station to sign one job's receipt, and remembers what it said.

    What was said when the receipt was first printed is said again on every copy.
    """

    def __init__(self, business: Business, device: FiscalDevice, job: PrintJob) -> None:
        self._business, self._device, self._job = business, device, job
        self.number = ""
        self.answer: Answer | None = None

    def __call__(self, facts: Receipt) -> Answer:
        """What the device says, or said, of the job's receipt."""
        job = self._job
        kept = self._business.read(printing.fiscal_of, paper=job.paper, ref=job.ref)
        self.number, self.answer = facts.number, kept or self._device.sign(facts)
        return self.answer


def print_job(
    business: Business, press: Press, job: PrintJob, *, stopped: Callable[[], bool] = _never
) -> bool:
    """One try; whether it came out. What the printer said is kept with the job.

    Once `stopped`, nothing is kept any more: the business may be closed.
    """
    signing = Signing(business, press.fiscal, job)
    why, final = _tried(business, press, job, signing)
    if stopped():
        return False
    if not why:
        said = {"number": signing.number, "answer": signing.answer}
        return _mark(business, printing.mark_printed, job=job.id, **said)
    _failed(business, job, why, final=final)
    return False


def print_due(
    business: Business,
    press: Press,
    stations: Sequence[str],
    *,
    stopped: Callable[[], bool] = _never,
    each: Callable[[Business, Press, PrintJob], bool] = print_job,
) -> int:
    """Prints what is due at `stations`, the oldest first; gives how many papers came out.

    Raises `OnlyPretends` where a real business is given a printer that only pretends.
    """
    printers = [press.printer] if press.printer else []
    refuse_pretence(business.facts, press.sheets, press.fiscal, *printers)
    out = 0
    try:
        for job in business.read(printing.due, stations=stations):
            if stopped():
                break
            if each(business, press, job):
                out += 1
            elif job.kind != DRAWER:
                # What stopped this one stops the next; they keep their order.
                break
    except Trouble as trouble:
        # What waits stays in the outbox; the next round tries.
        _log.warning("printing: %s", trouble.kind)
    return out


def _tried(business: Business, press: Press, job: PrintJob, signing: Signing) -> tuple[str, bool]:
    """Why it did not come out (nothing where it did), and whether no later try can mend that."""
    opens = job.opens_drawer(business.clock.moment(None))
    try:
        if job.kind == DRAWER:
            _open_drawer(press, opens=opens)
        elif not _put_out(business, press, job, signing, opens=opens):
            return "unknown_paper", True
    except Refused as refused:
        return str(refused.refusal.code), True
    except CannotPrint as said:
        return str(said.why), False
    return "", False


def give_up(business: Business, job: PrintJob) -> None:
    """We made a mistake with this paper: it waits for a person, and the others go on."""
    _failed(business, job, "our_mistake", final=True)


def _put_out(
    business: Business, press: Press, job: PrintJob, signing: Signing, *, opens: bool
) -> bool:
    """Words the paper and prints it; False where nobody knows this paper."""
    # Not above: a start does not wait for the rooms of papers, nor for what draws them.
    from kiosk.business.papers import PAPERS, SHEETS
    from kiosk.documents import tape

    sheets_of = press.sheets_of if press.papers is not None else SHEETS
    sheet = (sheets_of or {}).get(job.paper)
    if press.printer is None and sheet is not None:
        press.sheets.print_pdf(*sheet(business, job, signing))
        return True
    make = (press.papers or PAPERS).get(job.paper)
    if make is None:
        return False
    made = make(business, job, signing)
    if press.printer is None:
        press.sheets.print_pdf(f"{job.paper}-{job.ref}", tape.pdf(made))
    else:
        press.printer.print_tape(tape.escpos(made), open_drawer=opens)
    return True


def _open_drawer(press: Press, *, opens: bool) -> None:
    if press.printer is None:
        # A drawer without a wire has its key, and whoever takes money there knows it.
        return
    if not opens:
        raise CannotPrint("too_late")
    press.printer.open_drawer()


def _failed(business: Business, job: PrintJob, why: str, *, final: bool) -> None:
    # Not a warning of ours: whoever stands at the station is told by a notice.
    _log.info("printing %s %d: %s", job.paper or job.kind, job.ref, why)
    _mark(business, printing.mark_failed, job=job.id, error=why, final=final)


def _mark(business: Business, verb: Callable[..., object], **what: object) -> bool:
    try:
        business.do(verb, PRESS, None, PRESS_STATION, **what)
    except Refused as refused:
        # Let go meanwhile, or printed by the same station in another window of it.
        _log.info("printing: %s", refused.refusal.code)
        return False
    return True
