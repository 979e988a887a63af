"""Messages leave the outbox once, are tried again when they do not, and never by a fake in earnest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk import business as businesses
from kiosk.business import Business, delivery, texts
from kiosk.business.delivery import CannotSend, FolderPost, Letter
from kiosk.business.pretence import OnlyPretends, refuse_pretence
from kiosk.core.ids import MessageId
from kiosk.database.acting import View
from kiosk.database.clock import MachineClock, StoryClock
from kiosk.database.tables import OutboxState
from kiosk.database.tables import outbox as outbox_table
from kiosk.devices.sound import SilentSound
from kiosk.lobby.pickup import texts as pickup_texts
from kiosk.records.messages import rules
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind, MessageState
from tests.databases import Place
from tests.makers import customers as making
from tests.makers.customers import OWNER


class Carrier:
    """Takes letters with it, as a mail server would; says no while `down`."""

    fake = False

    def __init__(self) -> None:
        self.taken: list[Letter] = []
        self.down = False

    def send(self, letter: Letter) -> None:
        if self.down:
            raise CannotSend("The mail server did not answer.")
        self.taken.append(letter)


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock(MachineClock().wall())


@pytest.fixture
def shop(place: Place, clock: StoryClock) -> Iterator[Business]:
    opened = businesses.open_business(place.database, place.home, clock=clock)
    yield opened
    opened.close()


def a_message(shop: Business, code: str = "7F3K 9QAX", name: str = "Maren Sommer") -> MessageId:
    customer = making.customer(
        shop, name=name, email=f"{name.split(maxsplit=1)[0].lower()}@example.com"
    )
    content = {"name": name, "order": "2026-0001", "code": code}
    return shop.do(
        making.tell, by=OWNER, kind=MessageKind.PICKUP_READY, customer=customer, about=7,
        content=content,
    )  # fmt: skip


def rows(view: View) -> list[tuple[OutboxState, int]]:
    asked = select(outbox_table.c.state, outbox_table.c.attempts).order_by(outbox_table.c.id)
    return [(row.state, row.attempts) for row in view.rows(asked)]


def test_that_what_is_due_leaves_once_and_whole(shop: Business) -> None:
    number, post = a_message(shop), Carrier()
    assert delivery.deliver(shop, post) == 1
    (letter,) = post.taken
    assert (letter.number, letter.to) == (number, "maren@example.com")
    assert "7F3K 9QAX" in letter.body
    assert "2026-0001" in letter.subject
    sent = shop.read(messages.message, message=number)
    assert (sent.state, sent.content) == (MessageState.SENT, {})
    assert shop.read(rows) == [(OutboxState.DONE, 1)]
    assert delivery.deliver(shop, post) == 0
    assert len(post.taken) == 1


def test_that_the_oldest_leave_first_and_no_more_than_asked(shop: Business) -> None:
    numbers = [a_message(shop, name=f"{name} Sommer") for name in ("Maren", "Pia", "Jon")]
    post = Carrier()
    assert delivery.deliver(shop, post, at_once=2) == 2
    assert [letter.number for letter in post.taken] == numbers[:2]


def test_that_a_try_in_vain_comes_again_later_each_time_until_a_person_decides(
    shop: Business, clock: StoryClock
) -> None:
    number, post = a_message(shop), Carrier()
    post.down = True
    now = clock.wall()
    for tried, pause in enumerate((*rules.RETRY_AFTER, None), start=1):
        assert delivery.deliver(shop, post) == 0
        message = shop.read(messages.message, message=number)
        assert (message.attempts, message.error) == (tried, "The mail server did not answer.")
        if pause is None:
            break
        assert message.state is MessageState.WAITING
        now += pause
        clock.set(now - timedelta(seconds=30))
        assert shop.read(messages.due) == ()
        now += timedelta(seconds=30)
        clock.set(now)
        assert [each.id for each in shop.read(messages.due)] == [number]
    assert message.state is MessageState.FAILED
    assert shop.read(rows) == [(OutboxState.FAILED, 5)]
    clock.set(now + timedelta(days=2))
    assert delivery.deliver(shop, post) == 0
    shop.do(messages.try_again, by=delivery.POSTMAN, message=number)
    post.down = False
    assert delivery.deliver(shop, post) == 1


def test_that_a_later_try_finds_the_message_whole(shop: Business, clock: StoryClock) -> None:
    a_message(shop)
    post = Carrier()
    post.down = True
    delivery.deliver(shop, post)
    post.down = False
    clock.set(clock.wall() + rules.RETRY_AFTER[0])
    assert delivery.deliver(shop, post) == 1
    assert "7F3K 9QAX" in post.taken[0].body


def test_that_a_real_business_refuses_a_post_that_only_pretends(
    shop: Business, tmp_path: Path
) -> None:
    number = a_message(shop)
    with pytest.raises(OnlyPretends, match="FolderPost"):
        delivery.deliver(shop, FolderPost(tmp_path / "sent"))
    assert not (tmp_path / "sent").exists()
    assert shop.read(messages.message, message=number).state is MessageState.WAITING
    with pytest.raises(OnlyPretends, match="SilentSound"):
        refuse_pretence(shop.facts, Carrier(), SilentSound())


def test_that_a_letter_is_a_text_file_by_its_number(tmp_path: Path) -> None:
    post, letter = (
        FolderPost(tmp_path / "sent"),
        Letter(MessageId(7), "a@b.example", "Ready", "Hi\n"),
    )
    for _ in range(2):
        post.send(letter)
    (path,) = (tmp_path / "sent").iterdir()
    assert path.name == "000007.txt"
    assert path.read_text(encoding="utf-8") == "To: a@b.example\nSubject: Ready\n\nHi\n"


def test_that_a_folder_that_cannot_be_written_is_a_try_in_vain(tmp_path: Path) -> None:
    (tmp_path / "sent").write_text("in the way")
    with pytest.raises(CannotSend):
        FolderPost(tmp_path / "sent").send(Letter(MessageId(7), "", "", ""))


def test_that_windows_and_commands_have_a_sentence_for_what_pickup_refuses() -> None:
    assert pickup_texts.REFUSALS.items() <= texts.REFUSALS.items()
