"""Receipt printers: one port, ESC/POS over TCP, and a fake. The same wire opens the cash drawer.

What is printed is made elsewhere (`documents.tape`) and comes as finished bytes. A job either came out,
as far as the printer says, or `CannotPrint` tells why; whoever asked prints it again from the start.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.devices.printer import CannotPrint

PORT = 9100
"""Where a printer takes raw jobs."""
PATIENCE = 3.0
"""Seconds for a connection, a piece of a job, one answer."""
PRINTING = 20.0
"""Seconds for a whole receipt to come out."""
PIECE = 4096
DRAWER_PULSE = b"\x1bp\x00\x19\xfa"
"""ESC p: 50 ms on, 500 ms off, on the first of the two drawer lines."""
_IS_ONLINE, _WHY_OFFLINE, _IS_PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
"""DLE EOT n: answered at once, whatever is still to be printed."""
_IS_DONE = b"\x1dr\x01"
"""GS r 1: answered in its turn, so after all that was sent before it."""
_REAL_TIME, _IN_TURN = (0x93, 0x12), (0x90, 0x00)
"""Bits that every answer of the two kinds has: XON, XOFF and what a printer says unasked have others."""
_UNASKED = 32
"""Bytes that are none of our answers, after which a printer is one that does not answer."""
_ASK_AGAIN = 20
"""Jobs after which a printer that said nothing is asked again."""


class Fault(StrEnum):
    """Why a receipt did not come out, and the code in `CannotPrint.why`."""

    UNREACHABLE = "unreachable"
    """Nothing listens there: off, or unplugged. Nothing was printed."""
    NO_PAPER = "no_paper"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    GONE = "gone"
    """The line broke in mid-print: part of it may lie on the counter."""
    STUCK = "stuck"
    """It takes nothing more and says nothing."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a printer says of itself. `answers` is false where it says nothing, as cheap ones do."""

    answers: bool = True
    fault: Fault | None = None
    paper_low: bool = False


class ReceiptPrinter(Protocol):
    """Prints a tape and opens the drawer. It waits for the printer: never on a window's thread."""

    @property
    def fake(self) -> bool:
        """Whether no paper comes out of it."""
        ...

    def print_tape(self, data: bytes, *, open_drawer: bool = False) -> None:
        """Print `data` whole, the drawer first; raises `CannotPrint` with a `Fault`."""
        ...

    def open_drawer(self) -> None:
        """Open the drawer; raises `CannotPrint`."""
        ...

    def status(self) -> Status:
        """How it is now; never raises."""
        ...


class NetworkPrinter:
    """An ESC/POS printer at `host`; one connection a job, since it talks to one PC at a time."""

    fake = False

    def __init__(
        self, host: str, port: int = PORT, *, patience: float = PATIENCE, printing: float = PRINTING
    ) -> None:
        self.host, self.port = host, port
        self._patience, self._printing = patience, printing
        self._unasked = 0

    def print_tape(self, data: bytes, *, open_drawer: bool = False) -> None:
        """The drawer opens first: change is given while the paper runs, and also without paper."""
        with self._line() as line:
            if open_drawer:
                line.send(DRAWER_PULSE)
            status = self._asked(line)
            if status.fault is not None:
                raise CannotPrint(status.fault)
            for start in range(0, len(data), PIECE):
                line.send(data[start : start + PIECE])
            if status.answers:
                self._wait_until_out(line)

    def open_drawer(self) -> None:
        """The pulse alone; a printer without paper opens it too."""
        with self._line() as line:
            line.send(DRAWER_PULSE)

    def status(self) -> Status:
        """Asks it; who does not answer at all is unreachable."""
        try:
            with self._line() as line:
                return _status(line)
        except CannotPrint as said:
            return Status(answers=False, fault=Fault(said.why))

    def _asked(self, line: _Line) -> Status:
        """Its status; one that says nothing is not waited for at every receipt."""
        if self._unasked:
            self._unasked -= 1
            return Status(answers=False)
        status = _status(line)
        self._unasked = 0 if status.answers else _ASK_AGAIN
        return status

    def _wait_until_out(self, line: _Line) -> None:
        line.send(_IS_DONE)
        if line.answer(self._printing, _IN_TURN) is None:
            # It stopped with the job in its memory: only what is asked in real time is answered.
            raise CannotPrint(_status(line).fault or Fault.STUCK)

    @contextmanager
    def _line(self) -> Iterator[_Line]:
        try:
            wire = socket.create_connection((self.host, self.port), timeout=self._patience)
        except (OSError, UnicodeError) as error:
            raise CannotPrint(Fault.UNREACHABLE) from error
        with wire:
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            yield _Line(wire, self._patience)


class _Line:
    """One connection to a printer."""

    def __init__(self, wire: socket.socket, patience: float) -> None:
        self._wire, self._patience = wire, patience

    def send(self, piece: bytes) -> None:
        """Hands a piece over; a printer that takes nothing more is stuck."""
        self._wire.settimeout(self._patience)
        try:
            self._wire.sendall(piece)
        except TimeoutError as error:
            raise CannotPrint(Fault.STUCK) from error
        except OSError as error:
            raise CannotPrint(Fault.GONE) from error

    def ask(self, question: bytes) -> int | None:
        """One byte of answer, or None where none comes in time."""
        self.send(question)
        return self.answer(self._patience, _REAL_TIME)

    def answer(self, seconds: float, kind: tuple[int, int]) -> int | None:
        """The next byte of that kind that it sends; raises `CannotPrint` where it hung up."""
        self._wire.settimeout(seconds)
        mask, fits = kind
        for _ in range(_UNASKED):
            said = self._next()
            if said is None or said & mask == fits:
                return said
        return None

    def _next(self) -> int | None:
        try:
            said = self._wire.recv(1)
        except TimeoutError:
            return None
        except OSError as error:
            raise CannotPrint(Fault.GONE) from error
        if not said:
            raise CannotPrint(Fault.GONE)
        return said[0]


def _status(line: _Line) -> Status:
    online = line.ask(_IS_ONLINE)
    if online is None:
        return Status(answers=False)
    paper = line.ask(_IS_PAPER) or 0
    low = bool(paper & 0x0C)
    if paper & 0x60:
        return Status(fault=Fault.NO_PAPER, paper_low=low)
    if not online & 0x08:
        return Status(paper_low=low)
    why = line.ask(_WHY_OFFLINE) or 0
    if why & 0x20:
        return Status(fault=Fault.NO_PAPER, paper_low=low)
    return Status(fault=Fault.COVER_OPEN if why & 0x04 else Fault.OFFLINE, paper_low=low)


class PaperlessReceiptPrinter:
    """Remembers what would have been printed: for tests, practice and the demonstration."""

    fake = True

    def __init__(self) -> None:
        self.printed: list[bytes] = []
        self.opened = 0
        """How often the drawer sprang open."""
        self.fault: Fault | None = None

    def print_tape(self, data: bytes, *, open_drawer: bool = False) -> None:
        """Remember it, or fail as told; the drawer opens in both cases, as the real one's does."""
        if open_drawer:
            self.open_drawer()
        if self.fault is not None:
            raise CannotPrint(self.fault)
        self.printed.append(data)

    def open_drawer(self) -> None:
        """Count it."""
        if self.fault is Fault.UNREACHABLE:
            raise CannotPrint(self.fault)
        self.opened += 1

    def status(self) -> Status:
        """As told."""
        return Status(fault=self.fault)
