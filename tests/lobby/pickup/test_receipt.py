"""The receipt: every fact is on the paper, in three languages, with a square that a scanner reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.business import Business
from kiosk.core.ids import OrderLineId
from kiosk.documents import page, preview
from kiosk.lobby.pickup import documents, rules
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import (
    LineState,
    ReceiptFacts,
    ReceiptLine,
    Rest,
    TaxShare,
    WaitingLine,
)
from kiosk.lobby.pickup.screens import said as sentences
from kiosk.records.settings import service as settings
from kiosk.records.settings.service import Letterhead
from tests.documents import reading
from tests.makers import pickup as maker

AT = datetime(2026, 4, 13, 10, 9, tzinfo=UTC)
SOON = AT + timedelta(hours=2, minutes=21)
SQUARE = rules.square_from(bytes(range(16)))
MAT = WaitingLine(OrderLineId(3), "Double mat, ivory", 1, LineState.LATER, SOON, "", 2_400)
FACTS = ReceiptFacts(
    number="R-2026-0118",
    order_number="1042",
    at=AT,
    zone="Europe/Vienna",
    currency="EUR",
    lines=(ReceiptLine("Oak frame, 40 x 50 cm", 1, 14_800), ReceiptLine("Art print, A2", 2, 6_200)),
    total=21_000,
    deducted=18_000,
    paid=3_000,
    taxes=(TaxShare(2_000, 17_500, 3_500),),
    rest=Rest("PU-7/2", (MAT,), ready=False, expected_at=SOON, code="K4TM 82WP", square=SQUARE),
    called="Lin Bo",
    collector="",
    signed=True,
    served_by="Ana",
)
HEAD = Letterhead(
    "Harbour Lane",
    "Framing & Print",
    "4 Quay Street, Westhaven\nTax number AT 00",
    "AT",
    demonstration=True,
)
LANGUAGES = ("en", "de", "ar")


def said(facts: ReceiptFacts = FACTS, language: str = "en", **others: object) -> str:
    return reading.text(documents.receipt(facts, HEAD, language, **others))


def test_that_everything_stands_on_the_paper():
    text = said()
    for fact in (
        "Receipt R-2026-0118", "Monday 13 April 2026, 12:09. Order 1042", "Oak frame", "148.00", "62.00",
        "2 pieces", "Total with tax", "210.00", "\u2212180.00", "30.00", "20 % tax: net 175.00, tax 35.00",
        "Still to come", "Double mat, ivory, 24.00", "Expected today, 13 April, at 14:30", "K4TM", "82WP",
        "You were served by Ana. Thank you, Lin Bo.", "not a fiscal receipt", "Signed for at 12:09",
        "Harbour Lane", "4 Quay Street", "Page 1 of 1",
    ):  # fmt: skip
        assert fact in text, fact


def test_that_a_real_business_prints_no_word_of_the_demonstration():
    real = replace(HEAD, demonstration=False)
    assert "fiscal" not in reading.text(documents.receipt(FACTS, real, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", [page.A5, page.A4, page.ROLL], ids=["A5", "A4", "roll"])
def test_that_it_is_one_page_in_every_language(language, paper):
    pdf = documents.receipt(FACTS, HEAD, language, paper=paper)
    assert preview.page_count(pdf) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_numbers_and_codes_stay_whole_in_every_language(language):
    text = said(language=language)
    for fact in ("R-2026-0118", "1042", "K4TM", "82WP", "12:09", "14:30"):
        assert fact in text, fact


def test_that_the_same_facts_are_the_same_bytes():
    assert documents.receipt(FACTS, HEAD, "en") == documents.receipt(FACTS, HEAD, "en")


def test_that_the_square_says_what_opens_the_rest():
    found = reading.codes(documents.receipt(FACTS, HEAD, "en"))
    assert [each for each in found if SQUARE in each] != []


def test_that_a_whole_order_has_nothing_still_to_come():
    assert "Still to come" not in said(replace(FACTS, rest=None))


def test_that_what_was_all_paid_in_advance_leaves_nothing_to_pay():
    text = said(replace(FACTS, deducted=21_000, paid=0))
    assert "Left to pay" in text
    assert "0.00" in text


def test_that_a_collector_is_named_and_a_copy_says_so():
    text = said(replace(FACTS, collector="Kim Ray", copy=2))
    assert "Collected by Kim Ray." in text
    assert "Receipt R-2026-0118, copy 2" in text


@pytest.mark.parametrize(
    ("language", "many", "words"), [("en", 2, "2 pieces"), ("de", 3, "3 St\u00fcck")]
)
def test_that_pieces_are_counted_as_the_language_counts(language, many, words):
    lines = (ReceiptLine("Oak frame", many, 14_800),)
    paper = said(replace(FACTS, lines=lines), language)
    assert words in paper


def test_that_names_in_an_arabic_list_stand_between_arabic_commas():
    listed = sentences.listed(["Oak frame", "Art print", "Hanging set"], "ar")
    assert "," not in listed
    assert listed.count("\u060c") == 2
    assert sentences.listed(["a", "b", "c"], "en").count(",") == 1


def test_that_shipping_is_a_row_of_its_own():
    text = said(replace(FACTS, total=21_490, paid=3_490))
    assert "Shipping and other costs" in text
    assert "4.90" in text


def test_that_what_is_expected_another_day_or_not_known_says_so():
    rest = FACTS.rest
    assert rest is not None
    later = replace(rest, expected_at=SOON + timedelta(days=2))
    assert "Expected on 15 April at 14:30" in said(replace(FACTS, rest=later))
    assert "We write to you" in said(replace(FACTS, rest=replace(rest, expected_at=None)))
    assert "already" in said(replace(FACTS, rest=replace(rest, ready=True)))


@pytest.mark.parametrize(
    "name", ["<b>Bob", "R&D <img src='/etc/hostname'>", "x" * 300, "اسم طويل", "name\u202eevil"]
)
def test_that_a_hostile_name_prints_as_its_signs(name):
    facts = replace(FACTS, called=name, collector=name, lines=(ReceiptLine(name, 1, 100),))
    pdf = documents.receipt(facts, HEAD, "en")
    assert not reading.FORBIDDEN.search(reading.objects(pdf))
    assert preview.page_count(pdf) >= 1


def test_that_forty_lines_go_on_over_pages_and_the_sums_stay_right():
    many = tuple(ReceiptLine(f"Print {number}", 1, 100) for number in range(40))
    rest = FACTS.rest
    assert rest is not None
    waits = replace(rest, lines=(MAT,) * 9)
    text = said(replace(FACTS, lines=many, total=4_000, deducted=0, paid=4_000, rest=waits))
    assert "Print 39" in text
    assert "and 5 more items" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_real_hand_over_prints(business: Business, language: str) -> None:
    made, by = maker.ready(business, lines=1), maker.receptionist(business, "Ana Lindqvist")
    done = maker.collect(business, made, by)
    facts = business.read(pickups.receipt_facts, handover=done.handover)
    head = business.read(settings.letterhead)
    text = reading.text(documents.receipt(facts, head, language))
    assert facts.rest is not None
    for fact in (done.receipt, made.order.number, "Ana", facts.rest.code.split()[0]):
        assert fact in text
