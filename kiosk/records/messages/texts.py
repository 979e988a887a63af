"""What messages say to customers, in their language, and sentences for what messages refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from kiosk.core import words
from kiosk.core.words import t, tn
from kiosk.records.messages.rules import MessageKind, MessageRefusal, MessageState, Way

REFUSALS: dict[StrEnum, str] = {
    MessageRefusal.NO_ADDRESS: "There is no e-mail address for this customer. Print the message.",
    MessageRefusal.UNKNOWN_MESSAGE: "This message is not known.",
    MessageRefusal.ALREADY_SENT: "This message was sent already.",
}


def worded(
    kind: MessageKind, content: Mapping[str, Any], language: str, business: str
) -> tuple[str, str]:
    """Subject and body of a message, plain text.

    `content`, all texts ready to read: ``name`` (of the customer), ``order`` (its number), ``code`` as it
    is typed, ``until`` (the last day on the shelf, as said), ``address`` (where to come), ``number`` (of
    the receipt), ``paper`` (its lines as text), ``rest`` (a mapping with the ``code`` of what is still to
    come). What is missing is left out of the text. A host's: ``name``, ``visitor``, ``company``, ``place``,
    ``number``, ``time``. A warden's: ``time``, ``alarm`` (the kind of one that began), ``people`` (lists of
    who, name, place, since, and whether they have perhaps gone).
    """
    if kind is MessageKind.BUILDING_LIST:
        subject, *body = _building(content, language)
        return subject, "\n".join([*body, "", business]) + "\n"
    facts = {key: str(value) for key, value in content.items() if value not in (None, "")}
    rest = content.get("rest")
    if isinstance(rest, Mapping):
        facts["rest"] = str(rest.get("code", ""))
    lines = {
        MessageKind.PICKUP_READY: _ready,
        MessageKind.REST_READY: _rest,
        MessageKind.RECEIPT: _receipt,
        MessageKind.SALE_RECEIPT: _sale_receipt,
        MessageKind.TICKET: _ticket,
        MessageKind.CALLED: _called,
        MessageKind.VISITOR_HERE: _visitor_here,
        MessageKind.VISITOR_STILL_HERE: _still_here,
    }[kind](facts, language)
    subject, *body = lines
    said = [greeting(facts.get("name", ""), language), "", *body, "", business]
    return subject, "\n".join(said) + "\n"


def greeting(name: str, language: str) -> str:
    """How a message begins."""
    if not name:
        return t("Hello,", language)
    return t("Hello {name},", language, name=name)


def _ready(facts: Mapping[str, str], language: str) -> list[str]:
    order = words.island(facts.get("order", ""))
    return [
        t("Your order {order} is ready for pick-up", language, order=order),
        t("your order {order} is ready for you.", language, order=order),
        *_how(facts, language),
    ]


def _rest(facts: Mapping[str, str], language: str) -> list[str]:
    order = words.island(facts.get("order", ""))
    return [
        t("The rest of your order {order} is ready for pick-up", language, order=order),
        t("the rest of your order {order} is ready for you.", language, order=order),
        *_how(facts, language),
    ]


def _receipt(facts: Mapping[str, str], language: str) -> list[str]:
    number = words.island(facts.get("number", ""))
    said = [
        t("Your receipt {number}", language, number=number),
        t("thank you. Your receipt {number} is attached.", language, number=number),
    ]
    if "rest" in facts:
        code = words.island(facts["rest"])
        said += ["", t("Your pick-up code for the rest: {code}", language, code=code)]
    return said


def _sale_receipt(facts: Mapping[str, str], language: str) -> list[str]:
    number = words.island(facts.get("number", ""))
    return [
        t("Your receipt {number}", language, number=number),
        t("thank you. This is your receipt {number}:", language, number=number),
        "",
        *facts.get("paper", "").splitlines(),
    ]


def _ticket(facts: Mapping[str, str], language: str) -> list[str]:
    number = words.island(facts.get("number", ""))
    return [
        t("Your number is {number}", language, number=number),
        t("your number is {number}. We call it in our lobby.", language, number=number),
    ]


def _called(facts: Mapping[str, str], language: str) -> list[str]:
    number = words.island(facts.get("number", ""))
    said = [t("It is your turn: number {number}", language, number=number)]
    if "place" in facts:
        return [
            *said,
            t("it is your turn. Please come to {place}.", language, place=facts["place"]),
        ]
    return [*said, t("it is your turn. Please come to the desk.", language)]


def _visitor_here(facts: Mapping[str, str], language: str) -> list[str]:
    visitor, place = facts.get("visitor", ""), facts.get("place", "")
    time = words.island(facts.get("time", ""))
    said = [
        t("{visitor} is here for you", language, visitor=visitor),
        t("{visitor} is here for you since {time}, at {place}.", language, visitor=visitor,
          time=time, place=place),
    ]  # fmt: skip
    if "company" in facts:
        said.append(t("Company: {company}", language, company=facts["company"]))
    if "number" in facts:
        said.append(t("Number: {number}", language, number=words.island(facts["number"])))
    return said


def _still_here(facts: Mapping[str, str], language: str) -> list[str]:
    visitor, time = facts.get("visitor", ""), words.island(facts.get("time", ""))
    return [
        t("{visitor} is still on the list of who is in", language, visitor=visitor),
        t("we close at {time}, and {visitor} is still on the list of who is in.", language,
          time=time, visitor=visitor),
        t("If your visitor has gone, say so at a desk.", language),
    ]  # fmt: skip


def _building(content: Mapping[str, Any], language: str) -> list[str]:
    """The list of who is in: visitors, then who stays, then staff; one line a person."""
    people = content.get("people") or []
    time, alarm = words.island(str(content.get("time", ""))), content.get("alarm", "")
    count = tn("{n} person is in the building", "{n} people are in the building", len(people),
               language)  # fmt: skip
    subject = t("{time}: {count}", language, time=time, count=count)
    if alarm == "real":
        subject = t("ALARM, {time}: {count}", language, time=time, count=count)
    elif alarm == "drill":
        subject = t("DRILL, {time}: {count}", language, time=time, count=count)
    heads = (
        ("visitor", t("Visitors", language)), ("stays", t("Stay after closing", language)),
        ("staff", t("People who work here", language)),
    )  # fmt: skip
    said = [subject]
    for who, head in heads:
        rows = [each for each in people if each[0] == who]
        if rows:
            said += ["", head, *(_in_building(each, language) for each in rows)]
    return said


def _in_building(row: Sequence[Any], language: str) -> str:
    _who, name, place, since, perhaps = row
    facts = {"name": name, "place": place or "-", "time": words.island(str(since))}
    if perhaps:
        return t("{name}: {place}, since {time}, has perhaps gone", language, **facts)
    return t("{name}: {place}, since {time}", language, **facts)


def _how(facts: Mapping[str, str], language: str) -> list[str]:
    said = []
    if "code" in facts:
        code = words.island(facts["code"])
        said += ["", t("Your pick-up code: {code}", language, code=code)]
        said += [t("Bring it with you and type or scan it in our lobby.", language)]
    if "until" in facts:
        until = words.island(facts["until"])
        said += [t("We keep it for you until {until}.", language, until=until)]
    if "address" in facts:
        said += ["", *facts["address"].splitlines()]
    return said


def state(value: MessageState, language: str) -> str:
    """Whether a message has left."""
    said = {
        MessageState.WAITING: t("to be sent", language),
        MessageState.SENT: t("sent", language),
        MessageState.FAILED: t("could not be sent", language),
    }
    return said[value]


def way(value: Way, language: str) -> str:
    """How a message reaches a customer."""
    said = {Way.EMAIL: t("by e-mail", language), Way.PAPER: t("on paper", language)}
    return said[value]
