"""How a number looks at the desk: its card, its chips, the words and icons of what may be done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kiosk.core import words
from kiosk.core.ids import PersonId
from kiosk.front_office.queue import texts
from kiosk.front_office.queue.rules import desk
from kiosk.front_office.queue.rules.board import Collecting, Listed
from kiosk.front_office.queue.rules.desk import Deed, Why
from kiosk.front_office.queue.rules.kinds import CallBy, Service, named
from kiosk.front_office.queue.rules.tickets import USUAL_PRIORITY, TicketState, WaitCause, looked
from kiosk.ui.card import Bar, CardFacts, ChipFacts
from kiosk.ui.context import Context

ICONS: dict[Deed, str] = {
    Deed.CALL: "bell-ring",
    Deed.MEET: "user-check",
    Deed.CALL_AGAIN: "bell-ring",
    Deed.LOOK: "eye",
    Deed.MISS: "user-x",
    Deed.COME_BACK: "undo-2",
    Deed.HOLD: "pause",
    Deed.GO_ON: "play",
    Deed.TRANSFER: "arrow-right",
    Deed.FINISH: "check",
    Deed.FINISH_PART: "clipboard-list",
    Deed.LEAVE: "log-out",
}
CALL_ICONS: dict[CallBy, str] = {
    CallBy.SOUND: "volume-2",
    CallBy.LIGHT: "sun",
    CallBy.MESSAGE: "message-circle",
    CallBy.COME_TO_ME: "armchair",
}


def service_name(service: Service | None, context: Context) -> str:
    """A queue by the window's language."""
    return "" if service is None else named(service.names, context.language, context.languages[0])


def card(
    listed: Listed,
    context: Context,
    services: Mapping[int, Service],
    now: datetime,
    me: PersonId | None,
) -> CardFacts:
    """A number as its card shows it."""
    t, ticket = context.t, listed.ticket
    deed = desk.next_deed(listed, me)
    state = "waiting" if desk.is_long(listed, now) else "plain"
    said = texts.minutes(desk.waited(listed, now), context.language)
    return CardFacts(
        key=str(ticket.id),
        name=listed.customer or t("Customer"),
        lead=ticket.number,
        detail=_detail(listed, context, services, me),
        bar=_bar(listed, now, me),
        trailing=ChipFacts(said, "waiting" if state == "waiting" else "plain"),
        chips=tuple(_chips(listed, context)),
        action=texts.deed(deed, context.language, station=context.station) if deed else "",
        action_kind="secondary",
        action_icon=ICONS[deed] if deed else None,
    )


def collecting(who: Collecting, context: Context, now: datetime) -> CardFacts:
    """Who came to collect, among those who wait: Today serves them."""
    said = texts.minutes(desk.minutes(who.since, now), context.language)
    return CardFacts(
        key=f"visit.{who.visit}",
        name=who.customer or context.t("Customer"),
        lead=who.number,
        detail=context.t("Pick-up"),
        trailing=ChipFacts(said),
        action=context.t("See it under Today"),
        action_icon="package",
    )


def _detail(
    listed: Listed, context: Context, services: Mapping[int, Service], me: PersonId | None
) -> str:
    ticket = listed.ticket
    queue = service_name(services.get(ticket.service), context)
    if ticket.state not in (TicketState.CALLED, TicketState.SERVING):
        return f"{queue}, {listed.company}" if listed.company else queue
    place = {"place": ticket.called_station or "", "queue": queue}
    if ticket.called_by == me:
        return context.t("{queue}, with you, {place}", **place)
    first = listed.caller.split(" ")[0]
    return context.t("{queue}, with {name}, {place}", name=first, **place)


def _bar(listed: Listed, now: datetime, me: PersonId | None) -> Bar:
    ticket = listed.ticket
    if ticket.state is TicketState.ON_HOLD:
        return "supervised"
    if ticket.state is TicketState.MISSED:
        return "overdue"
    if ticket.called_by is not None and ticket.called_by == me:
        return "accent"
    return "waiting" if desk.is_long(listed, now) else "plain"


def _chips(listed: Listed, context: Context) -> list[ChipFacts]:
    t, ticket, found = context.t, listed.ticket, []
    if ticket.priority < USUAL_PRIORITY:
        found.append(ChipFacts(t("First"), "accent", "arrow-up"))
    if ticket.due_at is not None:
        at = words.island(words.clock(ticket.due_at, context.zone))
        found.append(ChipFacts(t("appointment {time}", time=at), "accent", "calendar-check"))
    if ticket.state is TicketState.CALLED:
        found.append(ChipFacts(t("call {n} of {m}", n=ticket.calls, m=3), "plain", "bell-ring"))
    if ticket.call_by is not CallBy.SOUND:
        how = texts.call_by(ticket.call_by, context.language)
        found.append(ChipFacts(how, "plain", CALL_ICONS[ticket.call_by]))
    unheard = ticket.state is TicketState.CALLED and ticket.call_by is not CallBy.SOUND
    if unheard and looked(ticket):
        found.append(ChipFacts(t("looked for"), "ready"))
    held = ticket.state is TicketState.ON_HOLD
    if held or (ticket.state is TicketState.WAITING and ticket.cause is not WaitCause.QUEUE):
        found.append(ChipFacts(texts.cause(ticket.cause, context.language), "blocked"))
    return found


def why(said: Why, context: Context) -> str:
    """Why something is not open yet."""
    t = context.t
    if said.look:
        return t("They do not wait for a sound. Go and look first.")
    if said.seconds:
        return t("Open again in {n} s.", n=said.seconds)
    if said.calls >= 3:
        return t("Called three times.")
    return t("After three calls; this was call {n}.", n=said.calls)
