"""Printing a finished PDF: one port, a folder as the real one until a queue is set up, and a fake."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


class CannotPrint(Exception):  # noqa: N818 - said to a person, with the reason
    """The sheet did not come out; `why` is a code of the three below. Nothing else is undone by it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


NO_FOLDER = "no_folder"
NO_ROOM = "no_room"
NOT_A_PDF = "not_a_pdf"


@dataclass(frozen=True, slots=True)
class Printed:
    """One sheet or more that came out: where to find it."""

    place: str


class Printer(Protocol):
    """Takes a PDF and prints it without any dialog."""

    fake: bool

    def print_pdf(self, name: str, pdf: bytes) -> Printed:
        """Print `pdf` under the plain file name `name`; raises `CannotPrint`."""


def _checked(name: str, pdf: bytes) -> str:
    if not pdf.startswith(b"%PDF-"):
        raise CannotPrint(NOT_A_PDF)
    # The name is ours (a document number); whatever else it holds must not choose a folder.
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).lstrip(".-")[:100]
    return plain if _NAME.fullmatch(plain) else "document"


class FolderPrinter:
    """Writes each PDF into a folder, from which a person or the system's queue prints it."""

    fake = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print_pdf(self, name: str, pdf: bytes) -> Printed:
        """A new file each time: what has been printed once is never written over."""
        plain = _checked(name, pdf)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._write(plain, pdf)
        except OSError as error:
            why = NO_ROOM if error.errno in (28, 122) else NO_FOLDER
            raise CannotPrint(why) from error
        return Printed(str(path))

    def _write(self, plain: str, pdf: bytes) -> Path:
        number = 1
        while True:
            path = self._folder / (f"{plain}.pdf" if number == 1 else f"{plain} ({number}).pdf")
            try:
                opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                number += 1
                continue
            with os.fdopen(opened, "wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            return path


class PaperlessPrinter:
    """Remembers what would have been printed: for tests, practice and the demonstration."""

    fake = True

    def __init__(self) -> None:
        self.printed: list[tuple[str, bytes]] = []
        self.jammed = False

    def print_pdf(self, name: str, pdf: bytes) -> Printed:
        """Remember it, or fail as a jammed printer does."""
        plain = _checked(name, pdf)
        if self.jammed:
            raise CannotPrint(NO_FOLDER)
        self.printed.append((plain, pdf))
        return Printed(f"printed:{len(self.printed)}")
