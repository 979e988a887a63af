"""What customers read: every fact in it, in every language, and nothing that is not there."""

import pytest

from kiosk.records.messages import rules, texts
from kiosk.records.messages.rules import MessageKind, MessageState, Way

FACTS = {
    "name": "Maren Sommer",
    "order": "2026-0331",
    "code": "7F3K 9QAB",
    "until": "27 April",
    "address": "Marktstrasse 4\n20095 Hamburg",
    "number": "R-2026-0007",
}
SAID = {
    MessageKind.PICKUP_READY: ("name", "order", "code", "until"),
    MessageKind.REST_READY: ("name", "order", "code", "until"),
    MessageKind.RECEIPT: ("name", "number"),
}


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("kind", MessageKind)
def test_that_a_message_says_all_its_facts(kind, language):
    subject, body = texts.worded(kind, FACTS, language, "Lindqvist Framing")
    assert subject
    assert "\n" not in subject
    for fact in SAID[kind]:
        assert FACTS[fact] in body, fact
    assert body.endswith("Lindqvist Framing\n")
    assert "{" not in subject + body


@pytest.mark.parametrize("kind", MessageKind)
def test_that_what_is_not_known_is_left_out(kind):
    subject, body = texts.worded(kind, {"order": "7", "number": "8", "until": None}, "en", "Shop")
    assert "None" not in subject + body
    assert "until" not in body
    assert "code:" not in body
    assert body.startswith("Hello,\n")


def test_that_markup_in_a_name_stays_text():
    _, body = texts.worded(MessageKind.RECEIPT, {"name": "<b>{x}</b> & Co"}, "en", "Shop")
    assert "<b>{x}</b> & Co" in body


def test_that_a_new_code_says_what_became_of_the_rest():
    subject, body = texts.worded(MessageKind.REST_READY, FACTS, "en", "Shop")
    assert "rest" in subject
    assert "The rest stays here" in body


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
