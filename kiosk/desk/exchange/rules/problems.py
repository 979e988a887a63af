"""What a file could not say: one problem per cell, with row, column, value and reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.refusal import Refusal
from kiosk.desk.exchange.rules.orders import SourceOrder


class ImportRefusal(StrEnum):
    """Why a file, a row or a cell cannot be taken in."""

    # The whole file: nothing of it is taken in.
    UNKNOWN_SOURCE = "unknown_source"
    NOT_A_FILE = "not_a_file"
    FILE_TOO_LARGE = "file_too_large"
    EMPTY_FILE = "empty_file"
    NOT_A_TABLE = "not_a_table"
    BAD_ENCODING = "bad_encoding"
    OTHER_SEPARATOR = "other_separator"
    MISSING_COLUMN = "missing_column"
    DUPLICATE_COLUMN = "duplicate_column"
    TRUNCATED = "truncated"
    BROKEN_QUOTE = "broken_quote"
    CELL_TOO_LONG = "cell_too_long"
    TOO_MANY_ROWS = "too_many_rows"
    # A row: its order is left out, the others stay good.
    ROW_TOO_SHORT = "row_too_short"
    ROW_TOO_LONG = "row_too_long"
    MISSING_VALUE = "missing_value"
    NO_ORDER_FIELDS = "no_order_fields"
    DUPLICATE_ORDER = "duplicate_order"
    ROWS_APART = "rows_apart"
    ROW_DIFFERS = "row_differs"
    NO_LINES = "no_lines"
    # A cell.
    NOT_AN_AMOUNT = "not_an_amount"
    TOO_MANY_DECIMALS = "too_many_decimals"
    AMOUNT_TOO_LARGE = "amount_too_large"
    NEGATIVE_AMOUNT = "negative_amount"
    NOT_A_QUANTITY = "not_a_quantity"
    NEGATIVE_QUANTITY = "negative_quantity"
    QUANTITY_TOO_LARGE = "quantity_too_large"
    NOT_A_TIME = "not_a_time"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_AN_EMAIL = "not_an_email"
    UNKNOWN_STATUS = "unknown_status"
    UNKNOWN_CURRENCY = "unknown_currency"
    SECOND_CURRENCY = "second_currency"
    NOT_OUR_CURRENCY = "not_our_currency"
    # Cells that contradict each other.
    LINES_ADD_UP_TO = "lines_add_up_to"
    LINE_DISCOUNT_TOO_LARGE = "line_discount_too_large"
    DISCOUNTS_ADD_UP_TO = "discounts_add_up_to"
    TAXES_ADD_UP_TO = "taxes_add_up_to"
    TAX_TOO_HIGH = "tax_too_high"
    REFUND_ABOVE_PAID = "refund_above_paid"
    REFUND_AGAINST_STATUS = "refund_against_status"
    OUTSTANDING_ABOVE_TOTAL = "outstanding_above_total"
    OUTSTANDING_AGAINST_STATUS = "outstanding_against_status"
    # Said by the import itself, which knows what was taken in before.
    CHANGED_SINCE = "changed_since"
    BOOKS_DIFFER = "books_differ"


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell that cannot be taken in.

    `row` counts as a spreadsheet does: the header is row 1, and a record with line breaks inside
    quotes is one row. `order` is empty where the file itself, and not one order, is the problem.
    """

    row: int
    column: str
    value: str
    reason: Refusal
    order: str = ""


@dataclass(frozen=True, slots=True)
class RawRow:
    """The five money cells of one row just as the file wrote them, for adding up on their own."""

    row: int
    order: str
    total: str
    taxes: str
    shipping: str
    refunded: str
    outstanding: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file says. `refused` means that the file as a whole cannot be trusted: no orders.

    `rows` counts the rows below the header, `found` the orders, good and bad. `taxes_included` is
    None where the file has both kinds or no tax at all.
    """

    source: str
    orders: tuple[SourceOrder, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    rows: int = 0
    found: int = 0
    encoding: str = ""
    currency: str = ""
    taxes_included: bool | None = None
    refused: bool = False
    raw: tuple[RawRow, ...] = ()

    @property
    def bad_rows(self) -> int:
        """How many rows have at least one problem."""
        return len({problem.row for problem in self.problems})

    @property
    def rejected_orders(self) -> int:
        """How many orders of the file are left out."""
        return self.found - len(self.orders)
