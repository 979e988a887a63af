"""What customers read: every fact in it, in every language, and nothing that is not there."""

import pytest

from kiosk.core import words
from kiosk.records.messages import rules, texts
from kiosk.records.messages.rules import MessageKind, MessageState, Way

FACTS = {
    "name": "Maren Sommer",
    "order": "2026-0331",
    "code": "7F3K 9QAB",
    "until": "27 April",
    "address": "Marktstrasse 4\n20095 Hamburg",
    "number": "R-2026-0007",
    "paper": "1 Glass spray  6.50",
    "visitor": "王小明",
    "company": "Harbour Lane",
    "place": "Desk 1",
    "time": "14:30",
    "people": [
        ["visitor", "王小明", "Desk 1", "09:10", False],
        ["staff", "Ana", "", "08:00", True],
    ],
}
SAID = {
    MessageKind.PICKUP_READY: ("name", "order", "code", "until"),
    MessageKind.REST_READY: ("name", "order", "code", "until"),
    MessageKind.RECEIPT: ("name", "number"),
    MessageKind.SALE_RECEIPT: ("name", "number", "paper"),
    MessageKind.TICKET: ("name", "number"),
    MessageKind.CALLED: ("name", "place"),
    MessageKind.VISITOR_HERE: ("name", "visitor", "company", "place", "number", "time"),
    MessageKind.VISITOR_STILL_HERE: ("name", "visitor", "time"),
    MessageKind.BUILDING_LIST: ("visitor", "place"),
}


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("kind", MessageKind)
def test_that_a_message_says_all_its_facts(kind, language):
    subject, body = texts.worded(kind, FACTS, language, "Lindqvist Framing")
    assert subject
    assert "\n" not in subject
    for fact in SAID[kind]:
        assert FACTS[fact] in body, fact
    assert body.endswith("Lindqvist Framing\n")
    assert "{" not in subject + body


@pytest.mark.parametrize("kind", set(MessageKind) - {MessageKind.BUILDING_LIST})
def test_that_what_is_not_known_is_left_out(kind):
    subject, body = texts.worded(kind, {"order": "7", "number": "8", "until": None}, "en", "Shop")
    assert "None" not in subject + body
    assert "until" not in body
    assert "code:" not in body
    assert body.startswith("Hello,\n")


def test_that_markup_in_a_name_stays_text():
    _, body = texts.worded(MessageKind.RECEIPT, {"name": "<b>{x}</b> & Co"}, "en", "Shop")
    assert "<b>{x}</b> & Co" in body


def test_that_the_rest_is_announced_as_such():
    subject, body = texts.worded(MessageKind.REST_READY, FACTS, "en", "Shop")
    assert "The rest of your order" in subject
    assert "the rest of your order" in body


def test_that_a_receipt_says_the_code_of_what_is_still_to_come():
    rest = {"pickup": "PU-7/2", "code": "9QAB 7F3K", "square": "FY-X"}
    _, body = texts.worded(MessageKind.RECEIPT, FACTS | {"rest": rest}, "en", "Shop")
    assert "9QAB 7F3K" in body
    assert "FY-X" not in body
    _, whole = texts.worded(MessageKind.RECEIPT, FACTS | {"rest": None}, "en", "Shop")
    assert "code" not in whole


@pytest.mark.parametrize("attempts", range(12))
def test_that_a_message_fails_after_its_last_try(attempts):
    state = rules.after_failure(attempts)
    assert state is (MessageState.FAILED if attempts >= rules.TRIES else MessageState.WAITING)


def test_that_whoever_has_an_address_gets_an_e_mail():
    assert rules.way_to("a@b") is Way.EMAIL
    assert rules.way_to("") is Way.PAPER


def test_that_states_and_ways_have_words():
    for language in ("en", "de", "ar"):
        assert all(texts.state(each, language) for each in MessageState)
        assert all(texts.way(each, language) for each in Way)
