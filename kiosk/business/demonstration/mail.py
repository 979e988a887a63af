"""The demonstration's post: every message goes into a folder, where its customers read it."""

from __future__ import annotations

import re

from typing_extensions import override

from kiosk.business import delivery
from kiosk.business.delivery import CannotSend, FolderPost, Letter
from kiosk.business.house import Business
from kiosk.core.by import Customer
from kiosk.core.ids import MessageId, PickupId, uuid7
from kiosk.lobby.pickup import rules as pickup_rules
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import COLLECTABLE
from kiosk.records.customers.rules import Fact
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind

NOT_YET = 2
"""How many customers of the demonstration have not been told yet that their order is ready."""
_CODE = re.compile(r"\b[0-9A-Z]{4} [0-9A-Z]{4}\b")


class _NoAnswer(FolderPost):
    """A post whose mail server did not answer just now for some letters: they are tried again soon."""

    def __init__(self, business: Business, late: frozenset[MessageId]) -> None:
        super().__init__(delivery.sent_folder(business))
        self._late = late

    @override
    def send(self, letter: Letter) -> None:
        if letter.number in self._late:
            raise CannotSend("The mail server did not answer.")
        super().send(letter)


def post(business: Business) -> FolderPost:
    """Where the demonstration's messages go."""
    return FolderPost(delivery.sent_folder(business))


def catch_up(business: Business) -> int:
    """Tells every customer what waits for them but the newest few; gives how many were told."""
    told, way = 0, _NoAnswer(business, _newest(business))
    while business.read(messages.due, limit=1):
        told += delivery.deliver(business, way, at_once=200)
    return told


def _newest(business: Business) -> frozenset[MessageId]:
    """The last notices whose goods are still on the shelf."""
    chosen: list[MessageId] = []
    for message in reversed(business.read(messages.due, limit=10_000)):
        if message.kind is not MessageKind.PICKUP_READY or len(chosen) == NOT_YET:
            continue
        if business.read(pickups.counter, pickup=PickupId(message.about)).state in COLLECTABLE:
            chosen.append(message.id)
    return frozenset(chosen)


def code_in(said: str) -> str:
    """The pick-up code that a message names; empty where it names none."""
    for found in _CODE.findall(said):
        if pickup_rules.read_code(found) is not None:
            return str(found)
    return ""


def code_of(business: Business, pickup: PickupId) -> str:
    """The code as the customer reads it in the notice, or as it will stand there; empty without one."""
    told = business.read(messages.of, kind=MessageKind.PICKUP_READY, about=pickup)
    if not told:
        return ""
    if told[-1].content:
        return str(told[-1].content.get("code", ""))
    letter = delivery.letter_in(delivery.sent_folder(business), told[-1].id)
    return code_in(letter.read_text(encoding="utf-8")) if letter.exists() else ""


def ask_in_lobby(business: Business, pickup: PickupId, *, last_name: str, kiosk: str) -> bool:
    """A customer comes in and asks for all that is ready; whether they wait to be served now."""
    if business.read(pickups.counter, pickup=pickup).signature:
        return False
    came = enter_lobby(business, pickup, last_name=last_name, kiosk=kiosk)
    if came is None or came.visit is None:
        return False
    lines = tuple(each.line for each in business.read(pickups.waiting, visit=came.visit).ready)
    business.do(pickups.request, came, None, kiosk, lines=lines)
    return True


def enter_lobby(
    business: Business, pickup: PickupId, *, last_name: str, kiosk: str
) -> Customer | None:
    """A customer types the code and the family name at a kiosk; gives how they act from then on."""
    answer = business.do(
        pickups.identify, by=Customer(), station=kiosk, shown=code_of(business, pickup),
        fact=Fact.FAMILY_NAME, said=last_name, session=uuid7(), language=business.facts.language,
    )  # fmt: skip
    return None if answer.visit is None else Customer(answer.visit)
