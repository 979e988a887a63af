"""How a hand-over on hold is worded: what was checked and by whom, what is left, and how it went."""

from __future__ import annotations

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.core import words
from kiosk.front_office.queue import texts as queue_texts
from kiosk.lobby.pickup import texts
from kiosk.lobby.pickup.rules.holding import Checked, Event, Happened, OnHold, Point
from kiosk.ui.checklist import At, Line
from kiosk.ui.context import Context
from kiosk.ui.text import Run
from kiosk.ui.timeline import Moment


def lines(page: OnHold, context: Context, *, mine: bool) -> list[Line]:
    """Every point; the first that is left has the button where the case is `mine`."""
    found = []
    for each in page.points:
        at: At = "done" if each.done else "next" if each is page.next else "later"
        action = _opens(each, context) if mine and at == "next" else ""
        found.append(
            Line(
                str(each.point), at, _title(each, page, context), _detail(each, context),
                _whose(each, context) if each.done else "", action,
            )
        )  # fmt: skip
    return found


def _title(each: Checked, page: OnHold, context: Context) -> str:
    t = context.t
    customer = page.counter.customer
    match each.point:
        case Point.WHO:
            if each.done:
                return t("It is {name}", name=page.counter.collector or customer)
            return t("Make sure who it is")
        case Point.GOODS:
            if each.done:
                return context.tn("{n} package is scanned", "{n} packages are scanned", each.of)
            return t("{n} of {m} packages scanned", n=each.count, m=each.of)
        case Point.PAPER:
            return t("A paper is still to sign")
        case Point.SIGNATURE:
            return t("Signed for") if each.done else t("The signature is missing")
        case Point.MONEY:
            amount = _amount(each, page, context)
            return t("{amount} paid", amount=amount) if each.done else t(
                "{amount} to pay", amount=amount
            )  # fmt: skip
        case Point.HAND_OVER:
            return t("Hand over")


def _detail(each: Checked, context: Context) -> str:
    t, language = context.t, context.language
    match each.point:
        case Point.WHO:
            return texts.method(each.method, language) if each.done and each.method else ""
        case Point.GOODS:
            return words.joined(map(words.island, each.names), language)
        case Point.MONEY:
            return _way(each.way, context) if each.done and each.way is not None else ""
        case Point.SIGNATURE if not each.done:
            return t("The customer signs in the lobby.")
        case _:
            return ""


def _way(way: WayToPay, context: Context) -> str:
    t = context.t
    said = {
        WayToPay.CASH: t("Cash"),
        WayToPay.CARD: t("Card"),
        WayToPay.STORE_CREDIT: t("Store credit"),
        WayToPay.TRANSFER: t("Transfer"),
        WayToPay.WEB_SHOP: t("In the web shop"),
    }
    return said[way]


def _amount(each: Checked, page: OnHold, context: Context) -> str:
    said = words.amount(each.minor, page.counter.currency, context.language)
    return words.island(said)


def _whose(each: Checked, context: Context) -> str:
    """The first name of who did it, or the lobby, and when."""
    if each.at is None:
        return ""
    who = each.by.split(" ")[0] if each.by else context.t("Lobby")
    if each.point is Point.MONEY and not each.by:
        who = ""
    clock = words.island(words.clock(each.at, context.zone))
    return words.joined([part for part in (who, clock) if part], context.language)


def _opens(each: Checked, context: Context) -> str:
    t = context.t
    said = {
        Point.WHO: t("Ask for it"),
        Point.GOODS: t("Scan the rest") if each.count else t("Scan them"),
        Point.PAPER: t("See the order"),
        Point.SIGNATURE: t("See the order"),
        Point.MONEY: t("Take the money"),
        Point.HAND_OVER: t("Hand over"),
    }
    return said[each.point]


def moments(page: OnHold, context: Context) -> list[Moment]:
    """How it went, the names in bold."""
    return [
        Moment(words.clock(each.at, context.zone), tuple(_said(each, context)))
        for each in page.went
    ]


def _said(each: Happened, context: Context) -> list[Run]:
    t = context.t
    match each.event:
        case Event.CAME:
            return [Run(t("Came to the lobby."))]
        case Event.SERVED:
            facts = {"place": words.island(each.station)}
            return _named(t("Served by {name}, {place}.", name="\0", **facts), each.by)
        case Event.HELD:
            why = ""
            if each.reason is not None:
                why = queue_texts.hold_reason(each.reason, context.language)
            return _named(t("Put on hold by {name}: {why}.", name="\0", why=why), each.by)
        case Event.TAKEN:
            facts = {"place": words.island(each.station)}
            return _named(t("Taken over by {name}, {place}.", name="\0", **facts), each.by)
        case Event.GIVEN_BACK:
            return _named(t("Given back by {name}.", name="\0"), each.by)
        case Event.ENDED:
            return [Run(t("The customer has left."))]


def _named(sentence: str, name: str) -> list[Run]:
    before, _mark, after = sentence.partition("\0")
    return [Run(before), Run(name, bold=True), Run(after)]
