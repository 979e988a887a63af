"""Every reason is a sentence with its facts, in the numbers of the reader's language."""

import csv
import io

import pytest

from kiosk.core.money import Money
from kiosk.core.refusal import Refusal
from kiosk.desk.exchange import texts
from kiosk.desk.exchange.rules import Becoming, ImportRefusal, Problem
from tests.desk.exchange.files import order, put, read, sheet


def test_that_every_reason_and_every_becoming_has_its_words():
    assert set(texts.REFUSALS) == set(ImportRefusal)
    assert len({texts.what(becoming, "en") for becoming in Becoming}) == len(Becoming)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("Total", "117.10", "The lines add up to 118.00."),
        ("Lineitem quantity", "-2", "A quantity cannot be below zero."),
        ("Refunded Amount", "118.01", "Only 118.00 was paid."),
        (
            "Outstanding Balance",
            "3.00",
            "That does not fit the status paid: the order costs 118.00.",
        ),
        ("Total", "1.005", "Amounts in EUR have 2 decimals."),
        ("Currency", "USD", "This business keeps its books in EUR."),
        ("Taxes", "18.00", "The taxes by rate add up to 18.84."),
    ],
)
def test_that_a_reason_is_said_in_a_sentence(column, value, said):
    (problem,) = read(put(sheet(), 2, column, value)).problems
    assert texts.why(problem.reason, "en") == said
    assert problem.value == value


def test_that_a_second_currency_is_said_as_in_the_preview():
    reading = read(put(sheet(order(), order("#1002")), 4, "Currency", "USD"))
    assert (
        texts.why(reading.problems[0].reason, "en") == "The file began in EUR. One currency a file."
    )


def test_that_every_sentence_can_be_said_with_the_facts_that_come_with_it():
    facts = {
        "source": "a", "known": "b", "size": 200, "limit": 64, "found": ";", "cells": 3,
        "columns": 4, "first": 2, "other": "x", "currency": "EUR", "places": 2, "began": "EUR",
        "ours": "EUR", "sum": Money(1, "EUR"), "line": Money(1, "EUR"), "total": Money(1, "EUR"),
        "paid": Money(123456, "EUR"), "rate": "", "status": "paid",
    }  # fmt: skip
    for code in ImportRefusal:
        said = texts.why(Refusal(code, dict(facts)), "en")
        assert said.endswith(".")
        assert "{" not in said


def test_that_amounts_are_written_for_the_reader():
    reason = Refusal(ImportRefusal.REFUND_ABOVE_PAID, {"paid": Money(123456, "EUR")})
    assert "1.234,56" in texts.why(reason, "de")
    assert texts.what(Becoming.HISTORY, "en") == "history, no booking"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_that_no_cell_of_the_list_is_a_formula(sign):
    hostile = f"{sign}cmd|' /C calc'!A0"
    reason = Refusal(ImportRefusal.NOT_A_QUANTITY, {})
    written = texts.listed([Problem(3, "Lineitem quantity", hostile, reason, hostile)], "en")
    head, row = csv.reader(io.StringIO(written, newline=""))
    assert len(head) == 5
    assert row[:4] == ["3", f"'{hostile}", "Lineitem quantity", f"'{hostile}"]
