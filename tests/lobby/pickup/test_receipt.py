# ruff: noqa: RUF001
"""The receipt: every fact is on the paper, in six languages, with a square that a scanner reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.business import Business
from kiosk.core import words
from kiosk.documents import page, preview, tape
from kiosk.documents.tape import Fiscal
from kiosk.lobby.pickup import documents
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import (
    ReceiptFacts,
    ReceiptLine,
    ReceiptPayment,
)
from kiosk.lobby.pickup.screens import said as sentences
from kiosk.records.settings import service as settings
from tests.documents import reading
from tests.makers import pickup as maker
from tests.makers.receipts import FACTS, HEAD, MAT, SOON, SQUARE

LANGUAGES = tuple(words.LANGUAGES)
READ_BACK = {
    "es": (
        "Recibo R-2026-0118", "lunes, 13 de abril de 2026, 12:09. Pedido 1042", "148,00", "2 unidades",
        "Total con impuestos", "210,00", "Anticipo del 27 de marzo, tarjeta", "\u2212180,00",
        "Pagado en efectivo", "entregado 50,00, cambio 20,00",
        "Impuesto del 20 %: neto 175,00, impuesto 35,00", "Aún por llegar",
        "Previsto para hoy, 13 de abril, a las 14:30", "Firmado a las 12:09.", "Página 1 de 1",
        "Le atendió Ana. Gracias, Lin Bo.", "Demostración: no es un recibo fiscal.",
    ),
    "fr": (
        "Reçu R-2026-0118", "lundi 13 avril 2026, 12:09. Commande 1042", "148,00", "2 pièces",
        "Total TTC", "210,00", "Acompte du 27 mars, carte", "\u2212180,00", "Payé en espèces",
        "donné 50,00, rendu 20,00", "Taxe de 20 %\u00a0: net 175,00, taxe 35,00", "Encore à venir",
        "Prévu aujourd’hui, 13 avril, à 14:30", "Signé à 12:09.", "Page 1 sur 1",
        "Vous avez été servi par Ana. Merci, Lin Bo.", "Démonstration\u00a0: reçu sans valeur fiscale.",
    ),
    "zh": (
        "收据 R-2026-0118", "2026年4月13日星期一 12:09。订单 1042", "148.00", "2 件", "含税合计", "210.00",
        "3月27日预付款，刷卡", "\u2212180.00", "现金支付", "实收 50.00，找零 20.00",
        "税率 20 %：净额 175.00，税额 35.00", "尚未到货", "预计今天（4月13日）14:30", "相应的取货码",
        "请出示，或将方形码置于扫描器下方。仅对这一部分有效。", "12:09 签收。", "第 1 页，共 1 页",
        "为您服务的是 Ana。谢谢，Lin Bo。", "演示：非税务收据。",
    ),
}  # fmt: skip
"""Each fact of the receipt as customers read it, written down by hand."""
DEPOSIT, CASH = FACTS.payments


def paid(*payments: ReceiptPayment, **others: object) -> ReceiptFacts:
    """The same receipt, paid otherwise."""
    return replace(FACTS, payments=payments, **others)


def on_the_roll(facts: ReceiptFacts = FACTS, language: str = "en", **others: object) -> str:
    return reading.text(tape.pdf(documents.tape_receipt(facts, HEAD, language, **others)))


def said(facts: ReceiptFacts = FACTS, language: str = "en", **others: object) -> str:
    return reading.text(documents.receipt(facts, HEAD, language, **others))


def test_that_everything_stands_on_the_paper():
    text = said()
    for fact in (
        "Receipt R-2026-0118", "Monday 13 April 2026, 12:09. Order 1042", "Oak frame", "148.00", "62.00",
        "2 pieces", "Total with tax", "210.00", "Deposit of 27 March, card", "\u2212180.00", "Paid in cash", "30.00",
        "given 50.00, change 20.00", "20 % tax: net 175.00, tax 35.00",
        "Still to come", "Double mat, ivory, 24.00", "Expected today, 13 April, at 14:30", "K4TM", "82WP",
        "You were served by Ana. Thank you, Lin Bo.", "not a fiscal receipt", "Signed for at 12:09",
        "Harbour Lane", "4 Quay Street", "Page 1 of 1",
    ):  # fmt: skip
        assert fact in text, fact


def test_that_the_roll_says_what_the_sheet_says():
    text = on_the_roll()
    for fact in (
        "Receipt R-2026-0118", "Order 1042", "Oak frame", "148.00", "2 \u00d7 Art print, A2", "62.00",
        "Deposit of 27 March, card", "\u2212180.00", "Paid in cash", "30.00", "given 50.00, change 20.00",
        "20 % tax: net 175.00, tax 35.00", "Still to come", "Double mat, ivory, 24.00", "K4TM", "82WP",
        "Thank you, Lin Bo.", "not a fiscal receipt", "Signed for at 12:09", "Harbour Lane",
    ):  # fmt: skip
        assert fact in text, fact
    assert "COPY" not in text
    assert "COPY 2" in on_the_roll(replace(FACTS, copy=2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_its_square_on_the_roll_opens_the_rest_in_every_language(language):
    made = tape.pdf(documents.tape_receipt(FACTS, HEAD, language))
    assert [each for each in reading.codes(made) if SQUARE in each] != []
    assert tape.escpos(documents.tape_receipt(FACTS, HEAD, language))


def test_that_every_payment_at_the_counter_is_a_row_and_their_sum_is_loud():
    card = ReceiptPayment(CASH.day, WayToPay.CARD, 1_000, deposit=False, slip="0042")
    facts = paid(DEPOSIT, replace(CASH, minor=2_000), card)
    for text in (said(facts), on_the_roll(facts)):
        for fact in (
            "Paid in cash",
            "Paid by card",
            "10.00",
            "Slip 0042",
            "Paid at the counter",
            "30.00",
        ):
            assert fact in text, fact


def test_that_what_coins_make_of_a_payment_is_a_row_of_its_own():
    text = said(paid(DEPOSIT, replace(CASH, minor=2_998, rounding=2), total=20_998))
    for fact in ("Rounded to coins", "0.02", "Paid in cash", "30.00"):
        assert fact in text, fact


def test_that_what_stays_open_and_what_was_billed_before_is_said():
    text = said(paid(replace(CASH, minor=1_000, given=0, change=0), before=18_000, left=2_000))
    for fact in ("Billed before", "\u2212180.00", "Paid in cash", "10.00", "Left to pay", "20.00"):
        assert fact in text, fact
    assert "given" not in text


def test_that_what_a_web_shop_took_is_no_deposit_of_a_counter():
    text = said(paid(replace(DEPOSIT, way=WayToPay.WEB_SHOP, minor=21_000)))
    assert "Paid in the web shop on 27 March" in text
    assert "Deposit" not in text


@pytest.mark.parametrize("make", [said, on_the_roll], ids=["sheet", "roll"])
def test_that_a_receipt_says_what_the_fiscal_device_said(make):
    signed = make(fiscal=Fiscal(signed=("TSE-1", 41, "MZXW6YTB")))
    assert "Fiscal device TSE-1, number 41" in signed
    assert "MZXW6YTB" in signed
    assert "This receipt is not signed." in make(fiscal=Fiscal(outage=True))
    assert "signed." not in make()


def test_that_where_no_device_is_there_but_asked_for_it_says_what_it_is_not():
    real = replace(HEAD, demonstration=False)
    text = reading.text(documents.receipt(FACTS, real, "en", fiscal=Fiscal(no_device=True)))
    assert "Not a fiscal receipt" in text


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


@pytest.mark.parametrize("language", READ_BACK)
@pytest.mark.parametrize("make", [said, on_the_roll], ids=["sheet", "roll"])
def test_that_the_paper_is_read_back_word_by_word(make, language):
    text = reading.signs(make(FACTS, language))
    roll_says = {
        "Página 1 de 1",
        "Page 1 sur 1",
        "第 1 页，共 1 页",
        "2 unidades",
        "2 pièces",
        "2 件",
    }
    facts = set(READ_BACK[language]) - (roll_says if make is on_the_roll else set())
    assert [fact for fact in facts if reading.signs(fact) not in text] == []


def test_that_a_chinese_customer_is_named_on_the_paper():
    named = replace(FACTS, called="王小明")
    assert "王小明" in said(named, "zh")
    assert "王小明" in on_the_roll(named, "en")


def test_that_the_same_facts_are_the_same_bytes():
    assert documents.receipt(FACTS, HEAD, "en") == documents.receipt(FACTS, HEAD, "en")


def test_that_the_square_says_what_opens_the_rest():
    found = reading.codes(documents.receipt(FACTS, HEAD, "en"))
    assert [each for each in found if SQUARE in each] != []


def test_that_a_whole_order_has_nothing_still_to_come():
    assert "Still to come" not in said(replace(FACTS, rest=None))


def test_that_what_was_all_paid_in_advance_leaves_nothing_to_pay():
    text = said(paid(replace(DEPOSIT, minor=21_000)))
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
    text = said(paid(DEPOSIT, replace(CASH, minor=3_490), total=21_490))
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
    text = said(paid(replace(CASH, minor=4_000), lines=many, total=4_000, rest=waits))
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
