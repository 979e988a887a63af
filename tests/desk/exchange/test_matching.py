"""Whether the shop's customer is one of ours: e-mail, else phone and last name, never a name alone."""

import pytest

from kiosk.records.customers.rules import (
    MatchKeys,
    NewCustomer,
    last_name_key,
    match_keys,
    same_person,
)


def keys(email: str = "", phone: str = "", name: str = "", country: str = "DE") -> MatchKeys:
    return match_keys(NewCustomer(name, email, phone), country)


@pytest.mark.parametrize("email", ["mira@example.com", "MIRA@Example.COM", " mira@example.com "])
def test_that_an_email_matches_however_it_is_written(email):
    assert same_person(keys(email, name="X"), keys("mira@example.com", name="Y"))


@pytest.mark.parametrize(
    "phone",
    ["+49 561 5550142", "0561 5550142", "0049 561 5550142", "(0561) 555-0142", "+495615550142"],
)
def test_that_phone_and_last_name_match_however_they_are_written(phone):
    ours = keys(phone="+49 561 5550142", name="Mira Świątek")
    assert same_person(keys(phone=phone, name="MIRA SWIATEK"), ours)
    assert same_person(keys(phone=phone, name="Świątek, Mira"), ours)
    assert same_person(keys("mira@example.com", phone, "M. Świątek"), ours)


@pytest.mark.parametrize(
    ("shop", "ours"),
    [
        (keys(name="Mira Świątek"), keys(name="Mira Świątek")),
        (keys(phone="0561 5550142"), keys(phone="0561 5550142")),
        (keys(phone="0561 5550142", name="Jo"), keys(phone="0561 5550142", name="Mira")),
        (keys(phone="0561 5550142", name="Jo Lind"), keys(phone="0561 5550143", name="Jo Lind")),
        (keys(), keys()),
        (keys(phone="no number", name="Jo"), keys(phone="no number", name="Jo")),
        (keys(phone="123", name="Jo Lind"), keys(phone="", name="Jo Lind")),
    ],
)
def test_that_a_name_or_a_phone_alone_matches_nobody(shop, ours):
    assert not same_person(shop, ours)


def test_that_two_emails_are_two_people_even_with_one_phone_and_last_name():
    shop = keys("jo@example.com", "0561 5550142", "Jo Lind")
    assert not same_person(shop, keys("ann@example.com", "0561 5550142", "Ann Lind"))


@pytest.mark.parametrize(
    ("phone", "country", "e164"),
    [
        ("0561 5550142", "DE", "+495615550142"),
        ("05615550142", "", ""),
        ("+44 20 7946 0958", "DE", "+442079460958"),
        ("01 23 45 67 89", "FR", "+33123456789"),
        ("555-0100", "US", ""),
        ("=1+1", "DE", ""),
        ("9" * 300, "DE", ""),
        ("", "DE", ""),
        ("<script>", "DE", ""),
    ],
)
def test_that_a_phone_is_read_as_dialled_in_the_country_of_the_business(phone, country, e164):
    assert keys(phone=phone, country=country).phone == e164


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Mira Świątek", "swiatek"), ("Świątek, Mira", "swiatek"), ("de Wit, Piet", "de wit"),
        ("Piet de Wit", "wit"), ("Jo", "jo"), ("", ""), ("  ", ""), ("Anna Großmann", "grossmann"),
        ("Søren Sørensen", "sorensen"), ("Łukasz Łoś", "los"), ("محمد حداد", "حداد"), (",", ""),
    ],
)  # fmt: skip
def test_that_the_last_name_is_before_a_comma_or_the_last_word(name, last):
    assert last_name_key(name) == last
