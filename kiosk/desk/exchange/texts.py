"""Why a cell cannot be taken in, and what an order becomes, as sentences in the reader's language."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from kiosk.core import words
from kiosk.core.money import Money
from kiosk.core.refusal import Refusal
from kiosk.core.words import t
from kiosk.desk.exchange.rules import Becoming, ImportRefusal, Problem

_FORMULA = "=+-@\t\r"

REFUSALS: dict[ImportRefusal, str] = {
    ImportRefusal.UNKNOWN_SOURCE: "No program called {source} is known. Known are: {known}.",
    ImportRefusal.NOT_A_FILE: "This is not a file that can be read.",
    ImportRefusal.FILE_TOO_LARGE: "The file has {size} MB. At most {limit} MB are read at once: "
    "export fewer orders at a time.",
    ImportRefusal.EMPTY_FILE: "The file is empty.",
    ImportRefusal.NOT_A_TABLE: "This is no CSV file. Choose CSV when you export.",
    ImportRefusal.BAD_ENCODING: "These signs cannot be read. Export the file again as UTF-8.",
    ImportRefusal.OTHER_SEPARATOR: "The columns are separated by {found}, not by commas. "
    "The file was changed after the export.",
    ImportRefusal.MISSING_COLUMN: "This column is missing in the first row.",
    ImportRefusal.DUPLICATE_COLUMN: "This column is there more than once.",
    ImportRefusal.TRUNCATED: "The file ends in the middle of this row.",
    ImportRefusal.BROKEN_QUOTE: "A quotation mark opens here and is not closed.",
    ImportRefusal.CELL_TOO_LONG: "This cell is too long to be true.",
    ImportRefusal.TOO_MANY_ROWS: "The file has more than {limit} rows: "
    "export fewer orders at a time.",
    ImportRefusal.ROW_TOO_SHORT: "This row has {cells} cells, the first row has {columns}.",
    ImportRefusal.ROW_TOO_LONG: "This row has {cells} cells, the first row has {columns}.",
    ImportRefusal.MISSING_VALUE: "This cell must not be empty.",
    ImportRefusal.NO_ORDER_FIELDS: "The first row of the order with its totals is missing.",
    ImportRefusal.DUPLICATE_ORDER: "The order is already in row {first} of this file.",
    ImportRefusal.ROWS_APART: "The order began in row {first}, with other orders in between.",
    ImportRefusal.ROW_DIFFERS: "Row {first} of the same order says {other}.",
    ImportRefusal.NO_LINES: "The order has no lines.",
    ImportRefusal.NOT_AN_AMOUNT: "This is not an amount such as 12.50.",
    ImportRefusal.TOO_MANY_DECIMALS: "Amounts in {currency} have {places} decimals.",
    ImportRefusal.AMOUNT_TOO_LARGE: "This amount is too large to be true.",
    ImportRefusal.NEGATIVE_AMOUNT: "An amount cannot be below zero here.",
    ImportRefusal.NOT_A_QUANTITY: "A quantity is a whole number.",
    ImportRefusal.NEGATIVE_QUANTITY: "A quantity cannot be below zero.",
    ImportRefusal.QUANTITY_TOO_LARGE: "This quantity is too large to be true.",
    ImportRefusal.NOT_A_TIME: "This is not a time such as 2026-11-20 10:12:44 +0100.",
    ImportRefusal.NOT_YES_OR_NO: "This must be true or false.",
    ImportRefusal.NOT_AN_EMAIL: "This is not an e-mail address.",
    ImportRefusal.UNKNOWN_STATUS: "No such status is known. Known are: {known}.",
    ImportRefusal.UNKNOWN_CURRENCY: "This is not a currency such as EUR.",
    ImportRefusal.SECOND_CURRENCY: "The file began in {began}. One currency a file.",
    ImportRefusal.NOT_OUR_CURRENCY: "This business keeps its books in {ours}.",
    ImportRefusal.LINES_ADD_UP_TO: "The lines add up to {sum}.",
    ImportRefusal.LINE_DISCOUNT_TOO_LARGE: "The discount is more than the {line} that the line costs.",
    ImportRefusal.DISCOUNTS_ADD_UP_TO: "The discounts of the lines add up to {sum}.",
    ImportRefusal.TAXES_ADD_UP_TO: "The taxes by rate add up to {sum}.",
    ImportRefusal.TAX_TOO_HIGH: "That is more tax than a total of {total} can hold.",
    ImportRefusal.REFUND_ABOVE_PAID: "Only {paid} was paid.",
    ImportRefusal.REFUND_AGAINST_STATUS: "That does not fit the status {status}: {paid} was paid.",
    ImportRefusal.OUTSTANDING_ABOVE_TOTAL: "The order costs only {total}.",
    ImportRefusal.OUTSTANDING_AGAINST_STATUS: "That does not fit the status {status}: "
    "the order costs {total}.",
    ImportRefusal.CHANGED_SINCE: "The order was changed in the shop since it was taken in. "
    "It stays as it was here.",
    ImportRefusal.BOOKS_DIFFER: "What was written does not add up to what the file says. "
    "Nothing was taken in.",
}


def why(reason: Refusal, language: str) -> str:
    """The sentence for `reason`; amounts are written as people of `language` read them."""
    msgid = REFUSALS[ImportRefusal(reason.code)]
    facts = {name: _said(value, language) for name, value in reason.facts.items()}
    return t(msgid, language, **facts)


def _said(value: object, language: str) -> str:
    if isinstance(value, Money):
        return words.amount(value.minor, value.currency, language)
    return str(value)


def source(name: str, language: str) -> str:
    """What a file of this source is called."""
    return {"shopify": t("Shopify orders export", language)}[name]


def what(becoming: Becoming, language: str) -> str:
    """What an order becomes, in the few words of a preview's chip."""
    said = {
        Becoming.ORDER: t("order, nothing to pay", language),
        Becoming.DEPOSIT: t("deposit", language),
        Becoming.DEPOSIT_AND_INVOICE: t("deposit and invoice", language),
        Becoming.INVOICE: t("invoice", language),
        Becoming.DEPOSIT_AND_CREDIT: t("deposit, credit note", language),
        Becoming.DEPOSIT_INVOICE_AND_CREDIT: t("deposit, invoice, credit note", language),
        Becoming.HISTORY: t("history, no booking", language),
        Becoming.HISTORY_AND_CREDIT: t("history, credit note", language),
    }
    return said[becoming]


def listed(problems: Sequence[Problem], language: str) -> str:
    """The bad rows as a CSV file for a spreadsheet, in which nothing is ever taken for a formula."""
    heads = ("Row", "Order", "Column", "It says", "Why not")
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([t(head, language) for head in heads])
    for problem in problems:
        cells = (problem.order, problem.column, problem.value, why(problem.reason, language))
        writer.writerow([problem.row or "", *map(_no_formula, cells)])
    return written.getvalue()


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _FORMULA and cell else cell
