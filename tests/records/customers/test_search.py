"""Finding a customer by what somebody types, the same on both databases."""

import random

import pytest

from kiosk.records.customers import rules
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import NewCustomer
from tests.makers import customers as making
from tests.makers.customers import OWNER
from tests.statements import counted

ASKED = {
    "Łukasz Wiśniewski": ["luk", "łuk", "WISN", "wiśniewski łukasz", "lukasz w"],
    "Jürgen Müller-Lüdenscheidt": [
        "müller",
        "muller",
        "MÜLLER-LÜD",
        "lude",
        "mullerlud",
        "jur mul",
    ],
    "Hans Mueller": ["mueller", "MUELLER hans"],
    "Sinéad O'Brien": ["o'brien", "obrien", "brien", "o brien", "sinead", "O\u2019Bri"],
    "İpek Straße": ["ipek", "strasse", "straße", "STRASSE"],
    "محمد علي": ["محمد", "علي محمد"],
    "李小龙": ["李", "李小龙"],
    "100% Frames_x": ["100%", "frames_", "frames_x"],
    "Ann_x Back\\slash": ["ann_", "ann_x", "back\\"],
    "Annyx Backslash": ["anny", "backs"],
    "Studio ٤٢": ["42", "studio ٤"],
}
NOT_FOUND = ["", " ", "'", "%", "_", "\\", "%%", "ukasz", "u%", "muller h", "xyz", "ann_y", "back\\\\", "\U0010ffff"]  # fmt: skip
ONLY = {
    "muller": ["Jürgen Müller-Lüdenscheidt"],
    "mueller": ["Hans Mueller"],
    "ann_": ["Ann_x Back\\slash"],
    "anny": ["Annyx Backslash"],
    "é": [],
}


@pytest.fixture
def everybody(business):
    for name in ASKED:
        making.customer(business, name)


def found(business, words: str) -> list[str]:
    return [each.name for each in business.read(customers.search, words=words)]


def test_that_everybody_is_found_by_the_beginnings_of_their_names(business, everybody):
    for name, asked in ASKED.items():
        for words in asked:
            assert name in found(business, words), (name, words)


def test_that_nobody_is_found_by_anything_else(business, everybody):
    for words in NOT_FOUND:
        assert found(business, words) == [], words


def test_that_wildcards_and_umlauts_find_only_themselves(business, everybody):
    for words, names in ONLY.items():
        assert found(business, words) == names, words


def test_that_a_phone_is_found_from_its_front_and_from_its_end(business):
    making.customer(business, "Maren Sommer", phone="+49 40 1234567")
    making.customer(business, "Jan Meier", phone="040 7654321")
    for words in ("040 123", "040/1234567", "+49 40 1234", "0049401234567", "4940123", "4567",
                  "34567", "567", "40 1234567", "٤٥٦٧", "sommer 4567", "(040) 123-45"):  # fmt: skip
        assert found(business, words) == ["Maren Sommer"], words
    for words in ("1235", "0401239", "7 6 5 5", "meier 4567"):
        assert found(business, words) == [], words
    assert found(business, "040") == ["Maren Sommer", "Jan Meier"]


def test_that_a_company_and_an_e_mail_find_their_card(business):
    new = NewCustomer("Jan Meier", email="Jan.Meier@Example.com", company="R&D Optics")
    business.do(customers.add_customer, by=OWNER, customer=new)
    for words in ("optics", "r&d", "rd opt", "jan.meier@ex", "janmeier@example.com"):
        assert found(business, words) == ["Jan Meier"], words


def test_that_a_list_shows_no_more_than_city_and_the_end_of_the_phone(business):
    made = making.customer(business, phone="040 123456", city="Hamburg")
    (one,) = business.read(customers.search, words="sommer")
    assert one == rules.Found(made, "Maren Sommer", "", "Hamburg", "56")


def test_that_one_with_two_fitting_words_comes_up_once(business):
    making.customer(business, "Anna Annsson-Annberg")
    making.customer(business, "Ann Other")
    assert found(business, "ann") == ["Ann Other", "Anna Annsson-Annberg"]
    assert [each.name for each in business.read(customers.search, words="ann", limit=1)] == [
        "Ann Other"
    ]


def test_that_a_search_is_one_statement_and_one_more_for_several_words(business, everybody):
    for words, statements in (("m", 1), ("jur mul", 2), ("040 123", 1), ("studio 42 x y z", 2)):
        with counted(business) as seen:
            business.read(customers.search, words=words)
        assert len(seen) == statements


def fits(new: NewCustomer, asked) -> bool:
    words = rules.words_of_customer(new, "DE")
    return all(any(word.startswith(way) for word in words for way in ways) for ways in asked)


def test_that_the_database_finds_whom_the_rules_find(business):
    signs = "aAbBäÄéÉßøłİ\u0131i'%_\\-. #12\u0301\u0645\u674e"
    chance = random.Random(407_319)
    names = {"".join(chance.choices(signs, k=chance.randint(1, 9))).strip() for _ in range(400)}
    people = tuple(
        NewCustomer(name, phone=f"040 {chance.randint(10_000, 99_999)}" if place % 3 else "")
        for place, name in enumerate(sorted(names))
    )
    made = business.do(making.take_in, by=OWNER, people=people)
    cards = business.read(customers.cards, customers=made)
    kept = {number: NewCustomer(each.name, phone=each.phone) for number, each in cards.items()}
    for _ in range(250):
        words = "".join(chance.choices(signs, k=chance.randint(1, 4)))
        asked = rules.asked_words(words)
        expected = {number for number, each in kept.items() if asked and fits(each, asked)}
        hits = business.read(customers.search, words=words, limit=1_000)
        assert {each.id for each in hits} == expected, (words, asked)
