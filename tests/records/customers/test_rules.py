"""Who is who, what finds them, and what proves that they are who they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import text
from kiosk.core.ids import CustomerId
from kiosk.records.customers import rules, texts
from kiosk.records.customers.rules import Card, Fact, MatchKeys, NewCustomer

DE = "DE"


@pytest.mark.parametrize(
    ("email", "key"),
    [
        ("Maren@Example.COM", "maren@example.com"),
        ("  maren@example.com ", "maren@example.com"),
        ("STRASSE@ß.example", "strasse@ss.example"),
        ("a@b@example.com", "a@b@example.com"),
        ("", ""),
        ("maren", ""),
        ("@example.com", ""),
        ("maren@", ""),
        ("two words@example.com", ""),
        ("a@exa mple.com", ""),
    ],
)
def test_that_an_e_mail_is_compared_without_case(email, key):
    assert rules.email_key(email) == key


@pytest.mark.parametrize(
    ("phone", "country", "key"),
    [
        ("+49 40 123456", DE, "+4940123456"),
        ("0049 40 123456", DE, "+4940123456"),
        ("040 123456", DE, "+4940123456"),
        ("(040) 123-456", DE, "+4940123456"),
        ("+49 (0)40 123456", DE, "+4940123456"),
        ("040/123456", DE, "+4940123456"),
        ("+1 415 555 2671", DE, "+14155552671"),
        ("415 555 2671", "US", "+14155552671"),
        ("01 23 45 67 89", "FR", "+33123456789"),
        ("٠٤٠ ١٢٣٤٥٦", DE, "+4940123456"),
        ("", DE, ""),
        ("1", DE, ""),
        ("call me", DE, ""),
        ("+999 1234567", DE, ""),
        ("040 123456", "", ""),
    ],
)
def test_that_a_phone_is_compared_as_it_is_dialled_from_abroad(phone, country, key):
    assert rules.e164(phone, country) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Maren Sommer", "sommer"),
        ("Sommer, Maren", "sommer"),
        ("van der Berg, Jan", "van der berg"),
        ("Jan van der Berg", "berg"),
        ("Łukasz Wiśniewski", "wisniewski"),
        ("Jürgen Müller", "muller"),
        ("Jürgen Mueller", "mueller"),
        ("Sinéad O'Brien", "o'brien"),
        ("Straße", "strasse"),
        ("محمد علي", "علي"),
        ("   ", ""),
        (",", ""),
    ],
)
def test_that_the_last_name_is_found_in_a_name(name, key):
    assert rules.last_name_key(name) == key


keys = st.builds(
    MatchKeys,
    st.sampled_from(["", "a@x", "b@x"]),
    st.sampled_from(["", "+491", "+492"]),
    st.sampled_from(["", "sommer", "meier"]),
    st.sampled_from(["maren sommer", "jan meier"]),
)


@given(keys, keys)
def test_that_a_name_alone_never_makes_two_one(one, other):
    same = rules.same_person(one, other)
    if same:
        assert (one.email and one.email == other.email) or (
            one.phone and one.phone == other.phone and one.last_name == other.last_name
        )
    assert same == rules.same_person(other, one)


@given(keys, keys)
def test_that_two_different_e_mails_are_two_people_whatever_the_phone(one, other):
    if one.email and other.email and one.email != other.email:
        assert not rules.same_person(one, other)


@given(keys)
def test_that_a_phone_without_a_last_name_finds_nobody(one):
    bare = MatchKeys("", one.phone, "", one.folded)
    assert not rules.same_person(bare, bare)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Maren Sommer", {"maren", "sommer"}),
        ("Sinéad O'Brien", {"sinead", "obrien", "o", "brien"}),
        ("O’Brien", {"obrien", "o", "brien"}),  # noqa: RUF001 - what people paste
        ("Müller-Lüdenscheidt", {"mullerludenscheidt", "muller", "ludenscheidt"}),
        ("R&D Ltd.", {"rd", "r", "d", "ltd"}),
        ("100% Frames", {"100%", "frames"}),
        ("Ann_x", {"ann_x"}),
        ("...", set()),
        ("", set()),
    ],
)
def test_that_a_name_is_found_by_its_parts(value, words):
    assert rules.words_of(value) == words


def test_that_a_phone_is_found_from_both_ends_with_and_without_its_country():
    assert rules.words_of_phone("040 123456", DE) == {"4940123456", "40123456", "#6543210494"}
    assert rules.words_of_phone("1", DE) == {"1", "#1"}
    assert rules.words_of_phone("", DE) == set()


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("", []),
        ("  ", []),
        ("'-.", []),
        ("#", []),
        ("Som", [("som",)]),
        ("som maren", [("maren",), ("som",)]),
        ("O'Br", [("obr",)]),
        ("12", [("12",)]),
        ("3456", [("3456", "#6543")]),
        ("040 12-34", [("0401234", "401234", "#4321040")]),
        ("+49 (40) 1", [("49401", "#10494")]),
        ("000", [("000", "#000")]),
        ("maren maren", [("maren",)]),
        ("%", [("%",)]),
        ("a_", [("a_",)]),
        ("\\", [("\\",)]),
    ],
)
def test_that_what_is_typed_becomes_beginnings_of_words(said, asked):
    assert rules.asked_words(said) == asked


@given(st.text(max_size=30))
def test_that_whatever_is_typed_asks_for_words_without_blanks(said):
    for ways in rules.asked_words(said):
        assert all(way and not any(sign.isspace() for sign in way) for way in ways)


@given(st.text(max_size=30))
def test_that_a_name_finds_itself(name):
    words = rules.words_of(text.clean_text(name))
    plain = text.digits(name) == "" and rules.asked_words(name)
    if plain:
        for ways in rules.asked_words(name):
            assert any(word.startswith(ways[0]) for word in words)


def card(name="Maren Sommer", phone="040 123456", postcode="20095", company="") -> Card:
    return Card(CustomerId(1), name, "", phone, company, "", postcode, "", "", "en", 1)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (Fact.FAMILY_NAME, "Sommer"),
        (Fact.FAMILY_NAME, " sommer "),
        (Fact.FAMILY_NAME, "SOMMER"),
        (Fact.POSTCODE, "20095"),
        (Fact.POSTCODE, "20 095"),
        (Fact.POSTCODE, "٢٠٠٩٥"),
        (Fact.PHONE_LAST_4, "3456"),
        (Fact.PHONE_LAST_4, "34 56"),
    ],
)
def test_that_a_second_fact_fits_as_people_write_it(fact, said):
    assert rules.fits(card(), fact, said)


@pytest.mark.parametrize("fact", Fact)
@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "0",
        "123456",
        "040 123456",
        "456",
        "Maren",
        "Maren Sommer",
        "Somme",
        "2009",
        "%",
        "_",
        "'",
    ],
)
def test_that_anything_else_does_not_fit(fact, said):
    assert not rules.fits(card(), fact, said)


@pytest.mark.parametrize("fact", Fact)
@pytest.mark.parametrize("said", ["", "0", "Sommer", "20095", "3456", "...", "0000"])
def test_that_nothing_fits_a_card_that_lacks_the_fact(fact, said):
    assert not rules.fits(card("", "", ""), fact, said)
    assert not rules.fits(card("", "123", "-"), fact, said)
    assert not rules.fits(None, fact, said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Jan van der Berg", "Berg"),
        ("Jan van der Berg", "van der Berg"),
        ("Jan van der Berg", "vanderberg"),
        ("van der Berg, Jan", "van der Berg"),
        ("Sinéad O'Brien", "OBrien"),
        ("Sinéad O'Brien", "o brien"),
        ("Łukasz Wiśniewski", "wisniewski"),
        ("Jürgen Müller", "Muller"),
    ],
)
def test_that_a_last_name_fits_in_its_usual_writings(name, said):
    assert rules.fits(card(name), Fact.FAMILY_NAME, said)


def test_that_muller_and_mueller_stay_two_names():
    assert not rules.fits(card("Jürgen Müller"), Fact.FAMILY_NAME, "Mueller")


@pytest.mark.parametrize(
    ("of", "shown"),
    [
        (card("Maren Sommer"), "M… S…"),
        (card("Łukasz Wiśniewski"), "Ł… W…"),
        (card("", company="Lindqvist Framing"), "L… F…"),
        (card(""), ""),
    ],
)
def test_that_a_masked_name_shows_first_letters_only(of, shown):
    assert rules.masked(of) == shown


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (card(), "Maren Sommer"),
        (card("", company="Framing"), "Framing"),
        ("Jan", "Jan"),
        ("", "Guest"),
    ],
)
def test_that_customers_are_called_by_their_full_name(of, said):
    assert texts.called(of, "en") == said


def test_that_every_second_fact_has_its_word():
    for language in ("en", "de", "ar"):
        assert all(texts.fact(fact, language) for fact in Fact)


@given(st.text(max_size=40), st.text(max_size=20))
def test_that_keys_are_made_of_anything(name, phone):
    new = NewCustomer(name, email=phone, phone=phone)
    assert rules.match_keys(new, DE) == rules.match_keys(new, DE)
    assert "" not in rules.words_of_customer(new, DE)
