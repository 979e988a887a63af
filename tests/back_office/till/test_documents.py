"""The reports on paper: what stands on them, in three languages, the same bytes for the same facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.back_office.till import documents
from kiosk.back_office.till.rules import (
    EntryLine,
    MoveKind,
    MoveLine,
    Report,
    ReportContent,
    ReportKind,
    Sold,
    TaxLine,
    WayCount,
)
from kiosk.core.ids import TillReportId, TillSessionId
from kiosk.documents import page
from kiosk.records.settings.service import Letterhead
from tests.documents.reading import signs, text

HEAD = Letterhead(
    "Harbour Lane", "Framing & Print", "4 Quay Street\nWesthaven", "AT", demonstration=True
)
OPENED = datetime(2026, 4, 13, 6, 31, tzinfo=UTC)
CLOSED = datetime(2026, 4, 13, 15, 48, tzinfo=UTC)
CONTENT = ReportContent(
    session=118, drawer="Drawer 1", station="Desk 1", currency="EUR", opened_at=OPENED, made_at=CLOSED,
    person="Ben Okafor", before=85, demonstration=True, opening=15_000,
    ways=(WayCount("cash", 24, 61_160), WayCount("card", 38, 110_830), WayCount("transfer", 0, 0)),
    moves=(
        MoveLine(MoveKind.PAID_OUT, 1, -1_840, "postage"), MoveLine(MoveKind.TO_SAFE, 1, -40_000, "20417"),
    ),
    sold=Sold(62, "R-0074", "R-0135", 214_840, 3, 6_150),
    taxes=(TaxLine(2000, 162_908, 32_582), TaxLine(1000, 12_000, 1_200)),
    deposits_taken=36_000, deposits_used=54_000, cash_taken=61_160, expected=34_320, counted=34_270,
    difference=-50, left=15_000, to_safe=19_270, bag="20418",
    entries=(
        EntryLine("1000", "Cash in tills", -19_320), EntryLine("1010", "Safe", 19_270),
        EntryLine("4910", "Till differences", 50),
    ),
)  # fmt: skip
REPORT = Report(
    TillReportId(1),
    ReportKind.END_OF_DAY,
    86,
    TillSessionId(1),
    CLOSED,
    "Ben Okafor",
    "",
    None,
    CONTENT,
)
SAID = {"language": "en", "zone": "Europe/Vienna"}


def test_that_everything_of_the_day_stands_on_the_page() -> None:
    said = signs(text(documents.report_page(REPORT, HEAD, **SAID)))
    for words in (
        "End-of-day report 86", "Till 118, Desk 1. Monday 13 April 2026, 08:31 to 17:48",
        "62 receipts, R-0074 to R-0135", "2,148.40", "3 returns", "\u221261.50", "2,086.90",
        "20 % on 1,629.08", "325.82", "337.82", "Deposits taken", "360.00", "\u2212540.00",
        "Card, 38 payments", "1,108.30", "Bank transfer", "1,719.90", "Float at 08:31",
        "Cash sales less returns", "611.60", "Paid out, 1: postage", "\u221218.40",
        "To the safe, bag 20417", "Should be", "343.20", "Counted", "342.70", "\u22120.50",
        "To the safe, bag 20418", "192.70", "Cash, till 118", "193.20", "Counted by Ben Okafor, 17:48",
        "Verified by: waits, tomorrow is early enough", "The one before is 85.",
        "Demonstration: not a fiscal report.", "Harbour Lane", "4 Quay Street, Westhaven",
    ):  # fmt: skip
        assert signs(words) in said, words


def test_that_the_roll_says_the_same_sums() -> None:
    said = signs(text(documents.report_roll(REPORT, HEAD, **SAID)))
    for words in (
        "End-of-day report 86",
        "2,086.90",
        "343.20",
        "342.70",
        "\u22120.50",
        "Not a fiscal report",
    ):
        assert signs(words) in said, words


def test_that_the_second_person_stands_on_the_page_once_there_is_one() -> None:
    verified = replace(REPORT, verified_by_name="Ana Lindqvist", verified_at=CLOSED)
    said = signs(text(documents.report_page(verified, HEAD, **SAID)))
    assert signs("Verified by Ana Lindqvist, 13 April 2026, 17:48") in said


def test_that_the_reason_of_a_difference_stands_on_it() -> None:
    content = replace(CONTENT, reason="A note fell behind the drawer")
    said = signs(text(documents.report_page(replace(REPORT, content=content), HEAD, **SAID)))
    assert signs("Reason: A note fell behind the drawer") in said


@pytest.mark.parametrize("kind", list(ReportKind))
def test_that_what_stayed_open_stands_on_both_papers_and_is_no_money_paid(kind) -> None:
    content = replace(CONTENT, later=12_300, later_count=2)
    report = replace(REPORT, kind=kind, content=content)
    sheet = text(documents.report_page(report, HEAD, **SAID))
    roll = text(documents.report_roll(report, HEAD, **SAID))
    for said in (sheet, roll):
        assert "Invoice later, 2 hand-overs" in said
        assert "123.00" in said
        assert "1,719.90" in said
    assert "Invoice later" not in text(documents.report_page(REPORT, HEAD, **SAID))


def test_that_a_mid_day_report_has_no_cash_on_it() -> None:
    content = ReportContent(
        session=118, drawer="Drawer 1", station="Desk 1", currency="EUR", opened_at=OPENED,
        made_at=CLOSED, person="Ben Okafor", before=3, demonstration=False, opening=15_000,
        ways=(WayCount("cash", 11, None), WayCount("card", 14, 64_290)), moves=(),
    )  # fmt: skip
    report = replace(REPORT, kind=ReportKind.MID_DAY, number=4, content=content)
    for paper in (documents.report_page, documents.report_roll):
        said = signs(text(paper(report, HEAD, **SAID)))
        assert signs("Mid-day report 4") in said
        assert signs("Cash, 11 payments") in said
        assert signs("not shown") in said
        assert signs("Should be") not in said
        assert signs("Paid in all") not in said


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("paper", [page.A4, page.LETTER])
def test_that_the_same_facts_make_the_same_bytes_on_one_page(
    language: str, paper: page.Paper
) -> None:
    from kiosk.documents.preview import page_count

    first, again = (
        documents.report_page(REPORT, HEAD, language=language, zone="Europe/Vienna", paper=paper)
        for _ in "12"
    )
    assert first == again
    assert page_count(first) == 1


@pytest.mark.parametrize(
    ("rate", "language", "said"),
    [
        (2000, "en", "20 %"),
        (550, "en", "5.5 %"),
        (550, "de", "5,5 %"),
        (810, "en", "8.1 %"),
        (0, "en", "0 %"),
    ],
)
def test_that_rates_read_as_people_write_them(rate: int, language: str, said: str) -> None:
    assert documents.percent(rate, language) == said


def test_that_a_report_that_was_printed_again_says_which_copy_it_is():
    assert "COPY2" in signs(text(documents.report_page(REPORT, HEAD, **SAID, copy=2)))
    assert "COPY" not in signs(text(documents.report_page(REPORT, HEAD, **SAID)))
