"""A CSV file as rows under named columns, or the reason why it cannot be one."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from kiosk.core import text as texts
from kiosk.core.refusal import Refusal
from kiosk.desk.exchange.rules import ImportRefusal, Problem

LIMIT_BYTES = 64 * 1024 * 1024
"""A hundred thousand orders are about 40 MB; more is another file or an attack."""

LIMIT_ROWS = 250_000

_SHOWN = 80
_BINARY = (b"PK\x03\x04", b"PK\x05\x06", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG")
_UTF8_SIGN = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: `number` as a spreadsheet counts it, and exactly as many cells as columns."""

    number: int
    cells: list[str]


class UnreadableError(Exception):
    """The file as a whole cannot be read; `problems` say where and why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


@dataclass(slots=True)
class Table:
    """The rows of a file.

    `problems` gains those of single rows as `rows` is gone through, `misfits` the orders they hit.
    """

    columns: dict[str, int]
    header: list[str]
    encoding: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    misfits: set[str] = field(default_factory=set)
    count: int = 0

    def column(self, name: str) -> int:
        """Where the column `name` stands; -1, an empty cell that every row has, if it does not."""
        return self.columns.get(_key(name), -1)

    def places(self) -> dict[str, int]:
        """`column` of every name that is asked of it, looked up once: millions of cells are read."""
        return _Places(self)

    def rows(self) -> Iterator[Row]:
        """Each record below the header. One with too few or too many cells is a problem, not a row."""
        reader = csv.reader(io.StringIO(self.text, newline=""), strict=True)
        width = len(self.header)
        short: tuple[int, list[str]] | None = None
        number = 0
        for number, cells in _records(reader):
            if number == 1 or not cells:
                continue
            self.count += 1
            if number > LIMIT_ROWS:
                raise UnreadableError(_whole(number, ImportRefusal.TOO_MANY_ROWS, limit=LIMIT_ROWS))
            if short is not None:
                self._misfit(*short, width)
                short = None
            if len(cells) < width:
                short = (number, cells)
                continue
            if len(cells) > width:
                self._misfit(number, cells, width)
                continue
            cells.append("")
            yield Row(number, cells)
        if short is not None:
            # Only the last row may be the victim of a file that was cut off.
            number, cells = short
            column = self.header[len(cells)] if cells else ""
            raise UnreadableError(_whole(number, ImportRefusal.TRUNCATED, column, shown(cells[-1])))

    def record(self, number: int) -> list[tuple[str, str]]:
        """Every column with what the record `number` says there, short enough to be shown."""
        reader = csv.reader(io.StringIO(self.text, newline=""), strict=True)
        for at, cells in _records(reader):
            if at == number:
                names = [*self.header, *("" for _ in cells[len(self.header) :])]
                return [(name, shown(cell)) for name, cell in zip(names, cells, strict=False)]
        return []

    def _misfit(self, number: int, cells: list[str], width: int) -> None:
        long = len(cells) > width
        code = ImportRefusal.ROW_TOO_LONG if long else ImportRefusal.ROW_TOO_SHORT
        column = "" if long else self.header[len(cells)]
        value = shown(cells[width]) if long else ""
        at = self.column("Name")
        order = texts.clean_text(cells[at]) if 0 <= at < len(cells) else ""
        reason = Refusal(code, {"cells": len(cells), "columns": width})
        self.problems.append(Problem(number, column, value, reason, order))
        self.misfits.add(order)


class _Places(dict[str, int]):
    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, name: str) -> int:
        at = self[name] = self._table.column(name)
        return at


def open_table(data: bytes, *, known: Collection[str], required: Collection[str]) -> Table:
    """The table in `data`; raises `UnreadableError` for what is no CSV with the `required` columns.

    `known` are the columns that may not be there twice. Columns are found by name, wherever they
    stand and however they are capitalised.
    """
    if len(data) > LIMIT_BYTES:
        raise UnreadableError(too_large(len(data)))
    text, encoding = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = next((cells for _, cells in _records(reader)), [])
    if not any(cell.strip() for cell in header):
        raise UnreadableError(_whole(1, ImportRefusal.EMPTY_FILE))
    first_line = ",".join(header)
    header = [texts.clean_text(cell) for cell in header]
    columns: dict[str, int] = {}
    problems = []
    keys = {_key(name) for name in known}
    for place, name in enumerate(header):
        key = _key(name)
        if key not in columns:
            columns[key] = place
        elif key in keys:
            problems.append(_whole(1, ImportRefusal.DUPLICATE_COLUMN, name))
    missing = [name for name in required if _key(name) not in columns]
    if len(missing) == len(required):
        _refuse_other_separators(first_line)
    problems += [_whole(1, ImportRefusal.MISSING_COLUMN, name) for name in missing]
    if problems:
        raise UnreadableError(*problems)
    return Table(columns, header, encoding, text)


def too_large(size: int) -> Problem:
    """The problem of a file of `size` bytes, which nobody has to read to know it."""
    mb = 1024 * 1024
    facts: dict[str, object] = {"size": size // mb, "limit": LIMIT_BYTES // mb}
    return Problem(0, "", "", Refusal(ImportRefusal.FILE_TOO_LARGE, facts))


def shown(cell: str) -> str:
    """What a cell says, short and clean enough to be shown in a list."""
    if len(cell) <= _SHOWN and cell.isascii() and cell.isprintable():
        return cell
    clean = texts.clean_text(cell[: 4 * _SHOWN], limit=_SHOWN)
    return clean + "…" if len(clean) < len(cell) and len(clean) >= _SHOWN else clean


def _whole(
    row: int, code: ImportRefusal, column: str = "", value: str = "", **facts: object
) -> Problem:
    return Problem(row, column, value, Refusal(code, facts))


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _records(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number; what csv cannot read ends the file with a problem."""
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableError(_whole(number, _csv_code(str(error)))) from error
        yield number, cells


def _csv_code(message: str) -> ImportRefusal:
    if "field larger" in message:
        return ImportRefusal.CELL_TOO_LONG
    if "unexpected end" in message:
        return ImportRefusal.TRUNCATED
    return ImportRefusal.BROKEN_QUOTE


def _refuse_other_separators(line: str) -> None:
    for sign, name in ((";", ";"), ("\t", "TAB"), ("|", "|")):
        if line.count(sign) > line.count(","):
            problem = _whole(1, ImportRefusal.OTHER_SEPARATOR, "", shown(line), found=name)
            raise UnreadableError(problem)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text in `data` and the name of its encoding."""
    if not data.strip(b"\x00 \t\r\n" + codecs.BOM_UTF8):
        raise UnreadableError(_whole(1, ImportRefusal.EMPTY_FILE))
    if data.startswith(_BINARY):
        raise UnreadableError(_whole(1, ImportRefusal.NOT_A_TABLE))
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, encoding), encoding
    if data[:2000].count(0) > len(data[:2000]) // 10:
        # Every other byte is zero in UTF-16: which of the two it is, nobody has said.
        raise UnreadableError(_whole(1, ImportRefusal.BAD_ENCODING))
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _UTF8_SIGN.search(data):
            # Signs of UTF-8 beside broken ones: a damaged file, not an old Windows one.
            raise UnreadableError(
                _broken(data[: error.start], data[error.start :], "utf-8")
            ) from error
    return _strict(data, "cp1252"), "cp1252"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            _broken(data[: error.start], data[error.start :], encoding)
        ) from error


def _broken(before: bytes, rest: bytes, encoding: str) -> Problem:
    """Where the first unreadable byte stands: the records up to it are counted as csv does."""
    text = before.decode(encoding, errors="replace").removeprefix("\ufeff")
    number, column = 1, ""
    try:
        records = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        records = []
    if records:
        number = len(records) + (1 if text.endswith("\n") else 0)
        place = 0 if text.endswith("\n") else len(records[-1]) - 1
        if 0 <= place < len(records[0]) and number > 1:
            column = texts.clean_text(records[0][place])
    return _whole(number, ImportRefusal.BAD_ENCODING, column, _bytes_shown(rest[:4]))


def _bytes_shown(rest: bytes) -> str:
    return " ".join(f"{byte:02X}" for byte in rest)
