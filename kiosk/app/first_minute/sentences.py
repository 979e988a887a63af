"""What the guide says: what has just happened, and what whoever tries is asked to do. Only what is so."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.app.first_minute.facts import Facts
from kiosk.app.first_minute.rules import Moment
from kiosk.business.demonstration import Scene
from kiosk.core import words


@dataclass(frozen=True, slots=True)
class Told:
    """The facts that sentences name, ready to be read."""

    scene: Scene
    facts: Facts | None
    language: str
    zone: str
    amount: str
    """What was to pay when the customer came."""
    stopped: bool = False
    """A wrong package was scanned."""

    def t(self, sentence: str, **facts: object) -> str:
        """`sentence` in the language of the guide."""
        return words.t(sentence, self.language, **facts)

    @property
    def until(self) -> str:
        """Until when the accountant is away."""
        return words.island(words.clock(self.scene.absent_until, self.zone))


def opening(told: Told) -> str:
    """Before anything has happened."""
    scene = told.scene
    return told.t(
        "{customer} comes to collect an order. Two of three are ready, and **{name} is away**.",
        customer=scene.customer, name=_first(scene.absent_name),
    )  # fmt: skip


def happened(moment: Moment, told: Told) -> str:
    """What has just been done, in one sentence."""
    t, scene, facts = told.t, told.scene, told.facts
    places = words.joined(facts.places, told.language) if facts is not None else ""
    match moment:
        case Moment.ARRIVE:
            return t(
                "{customer} scanned the code, and the card at the desk is lit: "
                "**shelf {place}, {amount} to pay.**",
                customer=scene.customer, place=words.island(places), amount=told.amount,
            )  # fmt: skip
        case Moment.CLOSED:
            return t(
                "Taking money is closed: it is Accounting's, away until {time}. **You can do this.**",
                time=told.until,
            )
        case Moment.COVER:
            return t(
                "{name} covers Accounting for {absent}, **with one tap and a PIN**. "
                "Everything is recorded under both names.",
                name=_first(scene.receptionist_name), absent=_first(scene.absent_name),
            )  # fmt: skip
        case Moment.PAY:
            return t("{amount} **is paid**. The order and the books know it.", amount=told.amount)
        case Moment.HAND_OVER:
            return _handed_over(told)
        case Moment.BOOKED:
            return _booked(told)
        case Moment.ROLES:
            return t("My roles: what waits in each, and who is away from it.")
        case Moment.TAKE:
            return t("You cover Fulfilment: **your own work stays where it was.**")
        case Moment.HAND_BACK:
            return t("Handed back, with a note of what you did. **That was all of it.**")


def _handed_over(told: Told) -> str:
    receipt = words.island(told.facts.receipt if told.facts is not None else "")
    if not told.stopped:
        return told.t("The packages are handed over: **receipt {receipt}.**", receipt=receipt)
    return told.t(
        "A wrong package stopped with a sound, the right ones went: **receipt {receipt}.**",
        receipt=receipt,
    )


def _booked(told: Told) -> str:
    scene, facts = told.scene, told.facts
    assert facts is not None
    lines = words.tn(
        "{n} line in the books", "{n} lines in the books", facts.entries, told.language
    )
    balanced = told.t("balanced") if facts.balanced else told.t("not balanced")
    names = told.t(
        "{name} for {absent}",
        name=_first(scene.receptionist_name), absent=_first(scene.absent_name),
    )  # fmt: skip
    said = f"{lines}, **{balanced}**: {names}."
    if facts.child:
        said += " " + told.t("The rest is **{number}**.", number=words.island(facts.child))
    return said


def asks(moment: Moment, told: Told) -> str:
    """What whoever tries does next, in one sentence."""
    t, scene = told.t, told.scene
    match moment:
        case Moment.ARRIVE:
            return t(
                "In the lobby: **Pick up**, type {code}, then the phone number's end **{digits}**.",
                code=words.island(scene.code),
                digits=words.island(scene.phone_end),
            )
        case Moment.CLOSED:
            return t(
                "At the desk: open {customer}'s card, then press the closed button of the payment.",
                customer=scene.customer,
            )
        case Moment.COVER:
            return t("Take the role, then type the PIN **{pin}**.", pin=words.island(scene.pin))
        case Moment.PAY:
            return t("Choose **Card**, then take {amount}.", amount=told.amount)
        case Moment.HAND_OVER:
            numbers = words.joined([words.island(each) for each in scene.packages], told.language)
            return t("Type the packages {numbers}, then **hand over**.", numbers=numbers)
        case Moment.BOOKED:
            return t("Open **Invoices** in the rail: what the books know of it.")
        case Moment.ROLES:
            return t("Press **My roles** beside the name below, or Ctrl+R.")
        case Moment.TAKE:
            return t(
                "Take **Fulfilment**, then type the PIN **{pin}**.", pin=words.island(scene.pin)
            )
        case Moment.HAND_BACK:
            return t("Look around. Then **hand back** in the strip above.")


def _first(name: str) -> str:
    return name.split(" ", maxsplit=1)[0]
