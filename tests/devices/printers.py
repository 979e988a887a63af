"""A receipt printer on the network, as far as its wire goes: answers, runs out of paper, leaves, stalls."""

from __future__ import annotations

import re
import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

ORDERS = re.compile(rb"\x10\x04.|\x1dr\x01", re.DOTALL)
PULSE = b"\x1bp\x00\x19\xfa"


@dataclass
class Printer:
    """What it does, to be changed at any time, and what came out of it."""

    jobs: list[bytes] = field(default_factory=list)
    """What each connection brought, without the questions."""
    paper: int | None = None
    """Bytes until the roll ends; None is a full one."""
    cover_open: bool = False
    silent: bool = False
    """Prints, but says nothing: a cheap one, or a wire that goes one way."""
    leaves_after: int | None = None
    """Bytes of a job after which somebody pulls the plug."""
    goes_on: threading.Event = field(default_factory=threading.Event)
    """Cleared: takes the job and does not print on."""
    heard: threading.Event = field(default_factory=threading.Event)
    """Something has come in."""
    port: int = 0
    questions: int = 0
    moved: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self.goes_on.set()

    def until(self, jobs: list[bytes]) -> bool:
        """Waits until exactly `jobs` have come out."""
        with self.moved:
            return self.moved.wait_for(lambda: self.jobs == jobs, 20)

    def answer(self, order: bytes) -> bytes:
        """What it says to DLE EOT n: bit by bit as in the maker's manual."""
        out = self.paper is not None and self.paper <= 0
        offline = out or self.cover_open
        if order[2] == 1:
            return bytes([0x12 | (0x08 if offline else 0)])
        if order[2] == 2:
            return bytes([0x12 | (0x20 if out else 0) | (0x04 if self.cover_open else 0)])
        return bytes([0x12 | (0x60 if out else 0)])


class _Job(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        printer: Printer = self.server.printer  # type: ignore[attr-defined]
        printer.jobs.append(b"")
        place = len(printer.jobs) - 1
        rest = b""
        while piece := self._next():
            printer.heard.set()
            rest += piece
            # An order that is cut in two waits for its other half.
            while (found := ORDERS.search(rest)) or (rest and rest[-2:].find(b"\x10") < 0):
                upto = found.start() if found else len(rest)
                self._print(printer, place, rest[:upto])
                if found and not self._obey(printer, found[0]):
                    return
                rest = rest[found.end() :] if found else b""
                if not found and not self._still_there(printer, place):
                    return
        self._print(printer, place, rest)

    def _next(self) -> bytes:
        try:
            return self.request.recv(1024)  # type: ignore[no-any-return]
        except OSError:
            return b""

    def _print(self, printer: Printer, place: int, piece: bytes) -> None:
        if piece:
            printer.goes_on.wait(30)
        if printer.paper is not None:
            kept = piece[: max(0, printer.paper)]
            printer.paper -= len(piece)
            piece = kept
        with printer.moved:
            printer.jobs[place] += piece
            printer.moved.notify_all()

    def _obey(self, printer: Printer, order: bytes) -> bool:
        printer.questions += 1
        out = printer.paper is not None and printer.paper <= 0
        if order[:1] == b"\x1d":
            printer.goes_on.wait(30)
            # Asked in its turn: a printer that has stopped never comes to it.
            said = b"" if out or printer.cover_open else b"\x00"
        else:
            said = printer.answer(order)
        if not printer.silent and said:
            self.request.sendall(said)
        return True

    def _still_there(self, printer: Printer, place: int) -> bool:
        if printer.leaves_after is None or len(printer.jobs[place]) < printer.leaves_after:
            return True
        # Pulled, not closed: the other side gets a reset.
        self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def running(printer: Printer) -> Iterator[Printer]:
    """`printer` on a free port of this PC."""
    with _Server(("127.0.0.1", 0), _Job) as server:
        server.printer = printer  # type: ignore[attr-defined]
        printer.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield printer
        finally:
            printer.goes_on.set()
            server.shutdown()
            thread.join()
