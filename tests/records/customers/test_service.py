"""Customers as the offices use them: added, taken in without twins, matched, proven, told."""

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core import text
from kiosk.core.refusal import Refused
from kiosk.records.customers import rules
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import CustomerRefusal, Fact, NewCustomer
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind, Way
from tests.makers import customers as making
from tests.makers.customers import OWNER
from tests.statements import counted


def take_in(business, *people):
    return business.do(making.take_in, by=OWNER, people=people)


def matched(business, name="", *, email="", phone=""):
    return business.read(customers.match, email=email, phone=phone, name=name)


# ------------------------------------------------------------------------------------------- adding


def test_that_a_card_keeps_what_was_said(business):
    new = NewCustomer(
        "Maren Sommer", "Maren@Example.com", "040 123456", "Framing", "Markt 4\n2nd floor", "20095",
        "Hamburg", "DE", "de", "shopify",
    )  # fmt: skip
    made = business.do(customers.add_customer, by=OWNER, customer=new)
    card = business.read(customers.card, customer=made)
    assert (card.name, card.email, card.phone) == (
        "Maren Sommer",
        "Maren@Example.com",
        "040 123456",
    )
    assert (card.company, card.street, card.postcode) == ("Framing", "Markt 4\n2nd floor", "20095")
    assert (card.city, card.country, card.language, card.version) == ("Hamburg", "DE", "de", 1)


def test_that_a_card_without_a_language_speaks_the_business_s(business):
    made = making.customer(business)
    assert business.read(customers.card, customer=made).language == "en"


def test_that_a_card_that_cannot_be_is_refused(business):
    for new, code in (
        (NewCustomer(""), CustomerRefusal.NAME_MISSING),
        (NewCustomer(" \u200b "), CustomerRefusal.NAME_MISSING),
        (NewCustomer("Maren", email="maren"), CustomerRefusal.EMAIL),
        (NewCustomer("Maren", email="a b@c"), CustomerRefusal.EMAIL),
        (NewCustomer("Maren", phone="x"), CustomerRefusal.PHONE),
        (NewCustomer("Maren", phone="1"), CustomerRefusal.PHONE),
    ):
        with pytest.raises(Refused) as caught:
            business.do(customers.add_customer, by=OWNER, customer=new)
        assert caught.value.refusal.code is code
    assert business.read(customers.search, words="maren") == ()


def test_that_a_company_needs_no_name(business):
    new = NewCustomer("", company="Lindqvist Framing")
    made = business.do(customers.add_customer, by=OWNER, customer=new)
    assert business.read(customers.card, customer=made).company == "Lindqvist Framing"


def test_that_an_unknown_card_is_refused(business):
    with pytest.raises(Refused) as caught:
        business.read(customers.card, customer=4_711)
    assert caught.value.refusal.code is CustomerRefusal.UNKNOWN_CUSTOMER
    assert business.read(customers.cards, customers=[4_711]) == {}


def test_that_any_name_comes_back_as_it_was_cleaned(business):
    chance = random.Random(20_260_413)
    planes = [(32, 0x2FF), (0x300, 0x36F), (0x590, 0x6FF), (0x2000, 0x206F), (0x4E00, 0x4FFF),
              (0x1F300, 0x1F6FF), (0xE000, 0xE010), (0, 31), (0xFFF0, 0xFFFF), (0x10FFF0, 0x10FFFF)]  # fmt: skip

    def sign() -> str:
        low, high = chance.choice(planes)
        return chr(chance.randint(low, high))

    names = ["".join(sign() for _ in range(chance.randint(1, 12))) for _ in range(2_000)]
    names += ["x" * 5_000, "\u0000", "<img src=/etc/hostname>", "R&D", "=1+1", "'; DROP TABLE"]
    made = take_in(business, *(NewCustomer(name) for name in names))
    cards = business.read(customers.cards, customers=made)
    assert [cards[number].name for number in made] == [text.clean_text(name) for name in names]
    assert max(len(card.name) for card in cards.values()) == text.NAME_LENGTH


# ----------------------------------------------------------------------------------------- matching


def test_that_an_e_mail_matches_without_case_and_whatever_the_name(business):
    made = making.customer(business, "Maren Sommer", email="Maren@Example.com")
    assert matched(business, email=" maren@EXAMPLE.com ") == made
    assert matched(business, "Somebody Else", email="maren@example.com") == made


def test_that_a_name_alone_matches_nobody(business):
    making.customer(business, "Maren Sommer", email="maren@example.com", phone="040 123456")
    assert matched(business, "Maren Sommer") is None
    assert matched(business, "Maren Sommer", email="other@example.com") is None
    assert matched(business, "Maren Sommer", phone="040 999999") is None
    assert matched(business) is None


def test_that_a_phone_matches_only_with_the_last_name(business):
    made = making.customer(business, "Maren Sommer", phone="040 123456")
    assert matched(business, "M. SOMMER", phone="+49 40 123456") == made
    assert matched(business, "Sommer, M.", phone="0049 40/123456") == made
    assert matched(business, "Maren", phone="040 123456") is None
    assert matched(business, phone="040 123456") is None


def test_that_two_e_mails_at_one_phone_are_two_people(business):
    making.customer(business, "Maren Sommer", email="maren@example.com", phone="040 123456")
    assert matched(business, "Maren Sommer", email="jan@example.com", phone="040 123456") is None
    without = matched(business, "Maren Sommer", phone="040 123456")
    assert without is not None


def test_that_of_two_at_one_phone_the_one_of_the_same_name_matches(business):
    jan = making.customer(business, "Jan Sommer", phone="040 123456")
    maren = making.customer(business, "Maren Sommer", phone="040 123456")
    assert matched(business, "Maren Sommer", phone="040 123456") == maren
    assert matched(business, "Jan Sommer", phone="040 123456") == jan
    assert matched(business, "J. Sommer", phone="040 123456") == jan


def test_that_taking_in_makes_no_twins(business):
    known = making.customer(business, "Maren Sommer", email="maren@example.com")
    made = take_in(
        business,
        NewCustomer("M. Sommer", "MAREN@example.com"),
        NewCustomer("Jan Meier", "jan@example.com", "040 123456"),
        NewCustomer("J. Meier", "", "+4940123456"),
        NewCustomer("Jan Meier", "JAN@EXAMPLE.COM"),
        NewCustomer("Jan Meier"),
        NewCustomer("Jan Meier"),
        NewCustomer("", "jan@example.com"),
    )
    assert made[0] == known
    assert made[1] == made[2] == made[3] == made[6]
    assert len({made[0], made[1], made[4], made[5]}) == 4
    assert business.read(customers.card, customer=known).name == "Maren Sommer"


def test_that_taking_in_again_finds_everybody_with_a_key(business):
    people = tuple(NewCustomer(f"Person P{n}", f"p{n}@example.com") for n in range(1_200))
    made = take_in(business, *people)
    assert len(set(made)) == 1_200
    assert business.read(customers.matches, customers=people) == made
    assert take_in(business, *people) == made


def test_that_a_thousand_are_matched_in_few_statements(business):
    people = [
        NewCustomer(f"Person P{n}", f"p{n}@example.com", f"040 {n + 10_000}") for n in range(900)
    ]
    take_in(business, *people)
    with counted(business) as seen:
        business.read(customers.matches, customers=people)
    assert len(seen) == 2
    with counted(business) as seen:
        take_in(business, *people)
    many = len(seen)
    with counted(business) as seen:
        take_in(business, people[0])
    assert many == len(seen)


some_people = st.lists(
    st.builds(
        NewCustomer,
        st.sampled_from(["Maren Sommer", "Jan Sommer", "Jan Meier", "Sommer, Maren", ""]),
        st.sampled_from(["", "", "a@example.com", "A@Example.com", "b@example.com", "wrong"]),
        st.sampled_from(["", "", "040 123456", "+4940123456", "040 654321", "1"]),
    ),
    max_size=8,
)


_worlds = itertools.count(1)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some_people, st.integers(0, 8))
def test_that_all_at_once_are_the_same_people_as_one_by_one(business, people, cut):
    salt = next(_worlds)  # counted, not drawn: Hypothesis likes to draw the same number again

    def own(person: NewCustomer, world: str) -> NewCustomer:
        # Each world has its own e-mails and names, so that the examples do not meet.
        email = person.email and f"{world}.{person.email}"
        name = person.name and f"{person.name}{world}".replace(",", f"{world},")
        return replace(person, name=name, email=email)

    at_once = [own(each, f"w{salt}x") for each in people]
    one_by_one = [own(each, f"w{salt}y") for each in people]
    made = [*take_in(business, *at_once[:cut]), *take_in(business, *at_once[cut:])]
    single = [take_in(business, each)[0] for each in one_by_one]
    assert [made.index(each) for each in made] == [single.index(each) for each in single]
    for place, number in enumerate(made):
        first = made.index(number)
        if first < place:
            keys = [rules.match_keys(at_once[each], "DE") for each in (first, place)]
            assert rules.same_person(*keys) or keys[1].email == keys[0].email != ""


# ------------------------------------------------------------------------------------- second facts


def test_that_a_second_fact_is_asked_of_the_card(business):
    made = making.customer(business, "Sinéad O'Brien", phone="040 123456", postcode="SW1A 1AA")
    bare = making.customer(business, "X")
    for fact, said in (
        (Fact.FAMILY_NAME, "OBRIEN"),
        (Fact.PHONE_LAST_4, "3456"),
        (Fact.POSTCODE, "sw1a1aa"),
    ):
        assert business.read(customers.fits, customer=made, fact=fact, said=said)
        assert not business.read(customers.fits, customer=made, fact=fact, said=said[:-1])
        assert not business.read(customers.fits, customer=bare, fact=fact, said=said)
        assert not business.read(customers.fits, customer=bare, fact=fact, said="")
        assert not business.read(customers.fits, customer=4_711, fact=fact, said=said)


def test_that_a_second_fact_costs_the_same_statements_right_wrong_or_unknown(business):
    made = making.customer(business, postcode="20095")
    costs = set()
    for customer, said in ((made, "20095"), (made, "1"), (made, ""), (4_711, "20095")):
        with counted(business) as seen:
            business.read(customers.fits, customer=customer, fact=Fact.POSTCODE, said=said)
        costs.add(tuple(seen))
    assert len(costs) == 1


# ------------------------------------------------------------------------------------------ telling


def test_that_a_customer_is_told_by_e_mail_in_their_language(business):
    made = making.customer(business, email="maren@example.com", language="de")
    number = business.do(
        making.tell, by=OWNER, kind=MessageKind.PICKUP_READY, customer=made, about=7,
        content={"code": "7F3K 9QAB"},
    )  # fmt: skip
    message = business.read(messages.message, message=number)
    assert (message.way, message.address, message.language) == (
        Way.EMAIL, "maren@example.com", "de",
    )  # fmt: skip
    assert (message.customer, message.about) == (made, 7)


def test_that_a_customer_without_an_e_mail_is_told_on_paper(business):
    made = take_in(business, NewCustomer("Maren Sommer", email="no address"))[0]
    number = business.do(
        making.tell, by=OWNER, kind=MessageKind.RECEIPT, customer=made, about=7, content={}
    )
    message = business.read(messages.message, message=number)
    assert (message.way, message.address) == (Way.PAPER, "")
