"""One order's cells as values: what a cell cannot be is noted as a problem and read as nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import TypeVar

from kiosk.core import money
from kiosk.core import text as texts
from kiosk.core.refusal import Refusal
from kiosk.desk.exchange.formats.table import Row, Table, shown
from kiosk.desk.exchange.rules import ImportRefusal, Problem

LONGEST_EMAIL = 254
LARGEST_QUANTITY = 1_000_000

_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(Z|UTC|[+-]\d\d:?\d\d)", re.ASCII
)
_QUANTITY = re.compile(r"-?[0-9]{1,12}")
_EMAIL = re.compile(r"[^@\s<>\"',;()]+@[^@\s<>\"',;()]+\.[^@\s<>\"',;()]+")
_FORMULA = "=+-@\t\r"
_AMOUNTS = {
    money.NOT_A_NUMBER: ImportRefusal.NOT_AN_AMOUNT,
    money.TOO_MANY_DECIMALS: ImportRefusal.TOO_MANY_DECIMALS,
    money.TOO_LARGE: ImportRefusal.AMOUNT_TOO_LARGE,
    money.EMPTY: ImportRefusal.MISSING_VALUE,
}
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}

Status = TypeVar("Status", bound=StrEnum)


@cache
def is_currency(code: str) -> bool:
    """Whether `code` is a currency of ISO 4217 in capital letters."""
    from babel.numbers import is_currency as known

    return len(code) == 3 and code.isascii() and code.isupper() and known(code)


class Cells:
    """Reads the cells of one order after the other and keeps what is wrong with it.

    A text or an amount that many rows repeat is read once; what is kept for that lives as long as
    one reading does.
    """

    def __init__(self, table: Table) -> None:
        self._at = table.places()
        self.problems: list[Problem] = []
        self.order = ""
        self.currency = ""
        self._texts: dict[tuple[str, int], str] = {}
        self._amounts: dict[tuple[str, str], int] = {}

    def note(self, row: Row, column: str, code: ImportRefusal, **facts: object) -> None:
        """Keeps that the cell of `row` under `column` cannot be taken in."""
        value = shown(row.cells[self._at[column]])
        self.problems.append(Problem(row.number, column, value, Refusal(code, facts), self.order))

    def text(
        self, row: Row, column: str, *, limit: int = texts.NAME_LENGTH, lines: bool = False
    ) -> str:
        """The cell as clean text, without the apostrophe that shops put before what looks like a formula."""
        raw = row.cells[self._at[column]]
        if not raw:
            return ""
        key = (raw, -limit if lines else limit)
        kept = self._texts.get(key)
        if kept is None:
            kept = _clean(_without_apostrophe(raw), limit=limit, lines=lines)
            self._texts[key] = kept
        return kept

    def says(self, row: Row, column: str) -> str:
        """The cell just as the file has it."""
        return row.cells[self._at[column]]

    def plain_number(self, row: Row, column: str) -> str:
        """A postcode or a phone as text: shops put an apostrophe before any of these."""
        return self.text(row, column).removeprefix("'").strip()

    def amount(self, row: Row, column: str, *, needed: bool = False) -> int:
        """The cell as minor units, not below zero; an empty one is zero unless it is `needed`."""
        raw = row.cells[self._at[column]]
        if not raw and not needed:
            return 0
        key = (raw, self.currency)
        minor = self._amounts.get(key)
        if minor is None:
            try:
                minor = money.parse(raw, self.currency)
            except money.NotMoney as error:
                places = money.exponent(self.currency)
                self.note(row, column, _AMOUNTS[error.why], currency=self.currency, places=places)
                return 0
            self._amounts[key] = minor
        if minor < 0:
            self.note(row, column, ImportRefusal.NEGATIVE_AMOUNT)
            return 0
        return minor

    def quantity(self, row: Row, column: str) -> int:
        """The cell as a whole number, not below zero."""
        raw = row.cells[self._at[column]].strip()
        if not raw:
            self.note(row, column, ImportRefusal.MISSING_VALUE)
            return 0
        if not _QUANTITY.fullmatch(raw):
            self.note(row, column, ImportRefusal.NOT_A_QUANTITY)
            return 0
        number = int(raw)
        if number < 0:
            self.note(row, column, ImportRefusal.NEGATIVE_QUANTITY)
        elif number > LARGEST_QUANTITY:
            self.note(row, column, ImportRefusal.QUANTITY_TOO_LARGE)
        else:
            return number
        return 0

    def time(self, row: Row, column: str) -> datetime | None:
        """The cell as an aware time in UTC, or None if it is empty; one without a zone is no time."""
        raw = row.cells[self._at[column]].strip()
        if not raw:
            return None
        match = _TIME.fullmatch(raw)
        if match:
            day, clock, zone = match.groups()
            zone = "+00:00" if zone in ("Z", "UTC") else zone
            try:
                moment = datetime.fromisoformat(f"{day}T{clock}{zone}").astimezone(UTC)
            except (ValueError, OverflowError):
                moment = None
            if moment is not None and 1990 <= moment.year <= 2200:
                return moment
        self.note(row, column, ImportRefusal.NOT_A_TIME)
        return None

    def flag(self, row: Row, column: str) -> bool:
        """The cell as yes or no; an empty one is no."""
        value = _FLAGS.get(row.cells[self._at[column]].strip().lower())
        if value is None:
            self.note(row, column, ImportRefusal.NOT_YES_OR_NO)
        return bool(value)

    def status(
        self, row: Row, column: str, known: Mapping[str, Status], otherwise: Status
    ) -> Status:
        """The cell as one of the `known` states."""
        value = known.get(row.cells[self._at[column]].strip().lower())
        if value is None:
            names = ", ".join(name for name in known if name)
            self.note(row, column, ImportRefusal.UNKNOWN_STATUS, known=names)
            return otherwise
        return value

    def email(self, row: Row, column: str) -> str:
        """The cell as an e-mail address, or empty; it decides who the customer is, so it must be one."""
        value = self.text(row, column, limit=LONGEST_EMAIL + 1)
        if value and (len(value) > LONGEST_EMAIL or not _EMAIL.fullmatch(value)):
            self.note(row, column, ImportRefusal.NOT_AN_EMAIL)
            return ""
        return value


def _clean(raw: str, *, limit: int, lines: bool) -> str:
    if len(raw) <= limit and raw.isascii() and raw.isprintable() and "  " not in raw:
        return raw.strip()
    # Cleaning can only shorten: what lies far beyond the limit need not be looked at.
    return texts.clean_text(raw[: limit * 20], limit=limit, lines=lines)


def _without_apostrophe(raw: str) -> str:
    return raw[1:] if len(raw) > 1 and raw[0] == "'" and raw[1] in _FORMULA else raw
