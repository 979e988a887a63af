"""What Today says: cards, chips, actions, the counts beside them."""

from __future__ import annotations

from kiosk.core import words
from kiosk.core.words import island, t, tn
from kiosk.desk.today.rules import Column, Deed, Mark, Note, TodayCard
from kiosk.front_office.queue import texts as queue_texts
from kiosk.lobby.pickup import texts as pickup_texts


def minutes(count: int, language: str) -> str:
    """A waiting time as a chip says it."""
    if count < 1:
        return t("under 1 min", language)
    return tn("{n} min", "{n} min", count, language)


def detail(card: TodayCard, language: str) -> str:
    """Line 2: what for, or who has it."""
    if card.column is not Column.SERVED:
        return t("Pick-up, order {number}", language, number=island(card.order_number))
    if card.held and card.case is not None:
        first = card.case.held_by_name.split(" ")[0]
        number = island(card.order_number)
        return t("Order {number}, on hold by {name}", language, number=number, name=first)
    place = {"place": card.station}
    if card.mine:
        return t("With you, {place}", language, **place)
    if not card.holder:
        number = island(card.order_number)
        return t("Order {number}, nobody has it now", language, number=number)
    if card.fetching:
        return t("{name} fetches it, {place}", language, name=card.holder, **place)
    return t("With {name}, {place}", language, name=card.holder, **place)


def action(card: TodayCard, language: str) -> str:
    """What the button of a card does."""
    match card.deed:
        case Deed.BEGIN:
            return t("Customer is here", language)
        case Deed.SERVE:
            return t("Serve at this desk", language)
        case Deed.GO_ON:
            return t("Go on", language)
        case Deed.HAND_OVER:
            return tn("Hand over {n} item", "Hand over {n} items", card.items, language)
        case Deed.LOOK_IN:
            return t("Look in", language)
        case Deed.TAKE_OVER | Deed.TAKE_ON:
            return t("Take this case", language)
        case None:
            return ""


def reason(card: TodayCard, language: str) -> str:
    """Why a card has no action, or what stops it."""
    if card.deed is None:
        return t("The goods stay here until then.", language)
    return ""


def note(of: Note, language: str) -> str:
    """The word of a chip."""
    counted = {"n": of.count, "m": of.of}
    match of.mark:
        case Mark.READY:
            return t("{n} of {m} ready", language, **counted)
        case Mark.SCANNED:
            return t("{n} of {m} scanned", language, **counted)
        case Mark.PAPERS:
            return tn("{n} paper", "{n} papers", of.count, language)
        case Mark.NEEDS_DESK:
            return t("Make sure who it is", language)
        case Mark.SIGNED:
            return t("Signed", language)
        case Mark.SURE if of.method is not None:
            return pickup_texts.method(of.method, language)
        case Mark.HELD_FOR if of.held_for is not None:
            return queue_texts.hold_reason(of.held_for, language)
        case Mark.SHELF:
            places = words.joined(map(island, of.places), language)
            return t("Shelf {place}", language, place=places)
        case _:
            return _waits(of, language)


def _waits(of: Note, language: str) -> str:
    if of.mark is Mark.TO_PAY:
        due = island(words.amount(of.minor, of.currency, language))
        return t("{amount} to pay", language, amount=due)
    if of.blocker is not None:
        return pickup_texts.waiting_for(of.blocker, language)
    if of.day is None:
        return t("Overdue", language)
    return t("Overdue, held until {day}", language, day=words.day(of.day, language))
