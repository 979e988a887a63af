"""Messages on their way: queued with their outbox row, sent, tried again, failed, on both databases."""

import pytest
from sqlalchemy import text

from kiosk.core.by import System
from kiosk.core.refusal import Refused
from kiosk.records.messages import rules
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind, MessageRefusal, MessageState
from tests.makers import customers as making
from tests.makers.customers import OWNER

POST = System("deliver")


@pytest.fixture
def queued(business):
    maren = making.customer(business, email="maren@example.com")
    return business.do(
        making.tell, by=OWNER, kind=MessageKind.PICKUP_READY, customer=maren, about=7,
        content={"code": "7F3K 9QAB", "order": "2026-0001"},
    )  # fmt: skip


def refusal(business, verb, **arguments):
    with pytest.raises(Refused) as caught:
        business.do(verb, by=POST, **arguments)
    return caught.value.refusal.code


def outbox(business) -> list[str]:
    with business.engines.reader.connect() as connection:
        return list(
            connection.execute(text("SELECT payload FROM outbox WHERE kind = 'message' ORDER BY id")).scalars()
        )  # fmt: skip


def test_that_a_message_waits_with_its_facts_and_its_outbox_row(business, queued):
    (waiting,) = business.read(messages.waiting)
    assert waiting.id == queued
    assert waiting.state is MessageState.WAITING
    assert waiting.content == {"code": "7F3K 9QAB", "order": "2026-0001"}
    assert business.read(messages.of, kind=MessageKind.PICKUP_READY, about=7) == (waiting,)
    assert business.read(messages.of, kind=MessageKind.RECEIPT, about=7) == ()
    assert outbox(business) == [f'{{"message":{queued}}}']


def test_that_a_sent_message_forgets_its_code(business, queued):
    business.do(messages.mark_sent, by=POST, message=queued)
    sent = business.read(messages.message, message=queued)
    assert (sent.state, sent.content, sent.attempts) == (MessageState.SENT, {}, 1)
    assert sent.sent_at is not None
    assert business.read(messages.waiting) == ()
    assert refusal(business, messages.mark_sent, message=queued) is MessageRefusal.ALREADY_SENT
    code = refusal(business, messages.mark_failed, message=queued, error="late")
    assert code is MessageRefusal.ALREADY_SENT


def test_that_a_message_is_tried_until_a_person_must_look(business, queued):
    for attempt in range(1, rules.TRIES + 1):
        state = business.do(messages.mark_failed, by=POST, message=queued, error="no route\x00")
        assert state is (MessageState.FAILED if attempt == rules.TRIES else MessageState.WAITING)
    (failed,) = business.read(messages.failed)
    assert (failed.attempts, failed.error) == (rules.TRIES, "no route")
    assert business.read(messages.waiting) == ()
    business.do(messages.try_again, by=POST, message=queued)
    (waiting,) = business.read(messages.waiting)
    assert (waiting.attempts, waiting.error) == (0, "")
    assert len(outbox(business)) == 2


def test_that_only_a_failed_message_is_tried_again(business, queued):
    code = refusal(business, messages.try_again, message=queued)
    assert code is MessageRefusal.UNKNOWN_MESSAGE


def test_that_an_unknown_message_is_refused(business):
    assert refusal(business, messages.mark_sent, message=4_711) is MessageRefusal.UNKNOWN_MESSAGE
    code = refusal(business, messages.mark_failed, message=4_711, error="")
    assert code is MessageRefusal.UNKNOWN_MESSAGE
    with pytest.raises(Refused):
        business.read(messages.message, message=4_711)
