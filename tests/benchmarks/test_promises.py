"""What needs no clock: counts of statements and commits, and the settings that a run names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.database import engine
from tests.benchmarks import books, document, order, order_to_cash, paper, resolver, shop
from tests.benchmarks.run import FULL, vars_of
from tests.benchmarks.timing import Figure
from tests.documents import reading

SMALL, LARGE = 10, 300


def test_that_a_document_names_what_was_promised() -> None:
    said = json.loads(json.dumps(document.about(vars_of(FULL), quick=False)))
    assert said["settings"] == document.PROMISED_SETTINGS
    assert said["driver"].startswith("sqlcipher3, SQLite 3.")
    assert tuple(map(int, said["driver"].rpartition(" ")[2].split("."))) >= engine.SAFE_SQLITE
    assert said["key"] == "raw, 256 bits"
    assert said["sizes"]["large"] == 20_000
    assert {"commit", "at", "python", "machine"} <= said.keys()


@pytest.mark.timeout(240)
def test_that_an_order_costs_what_was_promised_whatever_stands_before_it(tmp_path: Path) -> None:
    counts = []
    for size in (SMALL, LARGE):
        built = shop.build(tmp_path / str(size), size, fresh=order.WARM + 2)
        figures, cost = order.measure(built, 2)
        assert all(each.times for each in figures)
        counts.append(cost)
    small, large = counts
    assert small == large
    assert large["statements"] <= document.PROMISED_COUNTS["statements"], large
    assert large["commits"] <= document.PROMISED_COUNTS["commits"], large


@pytest.mark.timeout(240)
def test_that_an_order_to_cash_costs_what_was_promised_whatever_stands_before_it(
    tmp_path: Path,
) -> None:
    counts = []
    for size in (SMALL, LARGE):
        built = shop.build(tmp_path / str(size), size, fresh=2)
        figures, cost = order_to_cash.measure(built, 2)
        assert figures[0].row == 1
        counts.append(cost)
    small, large = counts
    assert small == large
    for what in ("statements", "commits"):
        assert large[what] <= document.PROMISED_O2C_WHOLE[what], large
        assert large["without_who_collects"][what] <= document.PROMISED_O2C[what], large


def test_that_the_floor_of_a_paper_is_the_same_page() -> None:
    made = paper._Numbered(paper.an_invoice(3), "en")
    ours, floor = made.ours(), paper.bare(made.ours)()
    assert floor.startswith(b"%PDF")
    assert abs(len(ours) - len(floor)) < 500, "other faces or another page"


def test_that_the_trial_balance_is_the_scan_and_asks_once(tmp_path: Path) -> None:
    built = books.build(tmp_path / "books", 600)
    figures = books.measure(built, 600, 2)
    assert [each.row for each in figures] == [7, 7]


def test_that_the_resolver_answers_within_its_promise() -> None:
    figures = resolver.measure()
    assert [each.kept for each in figures] == [True, True]
    assert all(each.ours_p95 <= resolver.PROMISED_MS for each in figures), figures
    asked = figures[0].more
    assert (asked["people"], asked["tasks"] >= 80, asked["skills"] >= 20) == (60, True, True)


def test_that_a_figure_says_whether_its_promise_was_kept() -> None:
    kept = Figure(14, "a step", 5.0, 6.0, 1.0, 1.2, 9, promised=10.0)
    assert kept.plain()["kept"] is True
    assert Figure(14, "a step", 11.0, 12.0, 1.0, 1.2, 9, promised=10.0).plain()["kept"] is False
    assert Figure(3, "counted", 1.0, 1.0, 1.0, 1.0, 9).plain()["kept"] is None
    assert "missed" not in document.table([kept])


def test_that_a_statement_is_a_page_and_platypus_sets_the_same_rows() -> None:
    told = paper.a_statement(7)
    ours, floor = reading.text(paper._ours(told)), reading.text(paper._platypus(told))
    assert len(reading.words(paper._ours(told))) > 2 * paper.LINES
    assert "Page 1 of 1" in ours
    for each in told.lines:
        assert f"{each.balance / 100:,.2f}" in ours
        assert f"{each.balance / 100:,.2f}" in floor
    (figure,) = paper.statements(1, 2 * paper.CHUNK)
    assert (figure.row, figure.more["pages"]) == (13, 2 * paper.CHUNK)
