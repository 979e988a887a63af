"""Visits with numbers and expected ones as cards of Today, among the pick-ups in the order of the one comparator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.core import words
from kiosk.core.ids import PersonId
from kiosk.core.task import Task
from kiosk.desk.today import texts
from kiosk.desk.today.rules import Board, Column, TodayCard, minutes
from kiosk.front_office.queue import texts as queue_texts
from kiosk.front_office.queue.rules import desk
from kiosk.front_office.queue.rules.board import Listed
from kiosk.front_office.queue.rules.desk import Deed
from kiosk.front_office.queue.rules.kinds import Service, named
from kiosk.front_office.queue.rules.tickets import USUAL_PRIORITY, TicketState, order
from kiosk.front_office.queue.rules.visitors import Expected
from kiosk.ui.card import CardFacts, ChipFacts
from kiosk.ui.context import Context
from kiosk.ui.rows import RowFacts

Place = tuple[int, datetime, int]
IN_THE_LOBBY = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.MISSED})
ICONS = {
    Deed.CALL: "bell-ring", Deed.MEET: "user-check", Deed.COME_BACK: "undo-2", Deed.GO_ON: "play",
    Deed.FINISH: "check",
}  # fmt: skip
BOARD, EXPECTED = "queue.board", "checkin.expected"


@dataclass(frozen=True, slots=True)
class VisitCard:
    """A card that is no pick-up's: where it stands, what it leads to, and the task that it asks for."""

    column: Column
    place: Place
    facts: CardFacts
    task: Task
    listed: Listed | None = None
    call: bool = False
    """Its one action calls this number to this desk; any other opens the page where that is done."""


def cards(board: Board, context: Context, me: PersonId | None) -> dict[str, VisitCard]:
    """By key."""
    services = {} if board.queue is None else {each.id: each for each in board.queue.services}
    numbers = () if board.queue is None else desk.every(board.queue)
    made = [_number(each, board, context, services, me) for each in numbers]
    made += [_expected(each, board, context) for each in board.expected]
    return {each.facts.key: each for each in made}


def among(
    pickups: Iterable[tuple[TodayCard, CardFacts]], visits: Iterable[VisitCard], column: Column
) -> list[CardFacts]:
    """The cards of one column: in the lobby by the comparator, elsewhere whoever is expected first."""
    of_visits = sorted((each for each in visits if each.column is column), key=lambda e: e.place)
    if column is not Column.LOBBY:
        others = [facts for _card, facts in pickups]
        if column is Column.SHELF:
            return [*(each.facts for each in of_visits), *others]
        return [*others, *(each.facts for each in of_visits)]
    line: list[tuple[Place, CardFacts]] = [(each.place, each.facts) for each in of_visits]
    for card, facts in pickups:
        if card.since is not None:
            line.append(((USUAL_PRIORITY, card.since, int(card.pickup)), facts))
    return [facts for _place, facts in sorted(line, key=lambda each: each[0])]


def done(listed: Listed, context: Context, services: dict[int, Service]) -> RowFacts:
    """A row of who was served today, with the minutes that they waited."""
    ticket = listed.ticket
    at = words.clock(ticket.ended_at, context.zone) if ticket.ended_at is not None else ""
    waited = minutes(ticket.arrived_at, ticket.called_at or ticket.arrived_at)
    said = texts.minutes(waited, context.language)
    queue = _service(services.get(ticket.service), context)
    second = context.t("{queue}, waited {time}", queue=queue, time=said)
    name = listed.customer or words.island(ticket.number)
    return RowFacts(f"ticket.{ticket.id}", name, lead=at, second=second)


def _service(service: Service | None, context: Context) -> str:
    return "" if service is None else named(service.names, context.language, context.languages[0])


def _number(
    listed: Listed,
    board: Board,
    context: Context,
    services: dict[int, Service],
    me: PersonId | None,
) -> VisitCard:
    t, ticket = context.t, listed.ticket
    service = services.get(ticket.service)
    deed = desk.next_deed(listed, me)
    chips = [ChipFacts(queue_texts.ticket_state(ticket.state, context.language))]
    if ticket.state in (TicketState.WAITING, TicketState.SERVING):
        chips = []
    slow = desk.is_long(listed, board.now)
    at_desk = ticket.state in (TicketState.CALLED, TicketState.SERVING)
    detail = _service(service, context)
    if at_desk:
        detail = t("{queue}, {place}", queue=detail, place=ticket.called_station or "")
    facts = CardFacts(
        key=f"ticket.{ticket.id}",
        name=listed.customer or t("Customer"),
        lead=ticket.number,
        detail=detail,
        bar="waiting" if slow else "accent" if at_desk and ticket.called_by == me else "plain",
        trailing=ChipFacts(
            texts.minutes(desk.waited(listed, board.now), context.language),
            "waiting" if slow else "plain",
        ),
        chips=tuple(chips),
        action=queue_texts.deed(deed, context.language, station=context.station) if deed else "",
        action_icon=ICONS.get(deed) if deed else None,
    )
    lobby = ticket.state in IN_THE_LOBBY
    return VisitCard(
        Column.LOBBY if lobby else Column.SERVED,
        order(ticket),
        facts,
        service.task if service is not None and deed in desk.SERVES else Task.TICKET_CALL,
        listed,
        deed is Deed.CALL and ticket.state is TicketState.WAITING,
    )


def _expected(visit: Expected, board: Board, context: Context) -> VisitCard:
    t = context.t
    at = visit.planned_at or board.now
    late = minutes(at, board.now)
    host = visit.host_name.split(" ")[0]
    detail = t("Expected, with {name}", name=host) if host else t("Expected")
    chips = [ChipFacts(t("{time} late", time=texts.minutes(late, context.language)), "waiting")]
    facts = CardFacts(
        key=f"visit.{visit.visit}",
        name=visit.name,
        lead=words.clock(at, context.zone),
        lead_soft=True,
        detail=detail if not visit.company else f"{detail}, {visit.company}",
        bar="waiting" if late else "plain",
        chips=tuple(chips) if late else (),
        action=t("Check in"),
        action_icon="log-in",
    )
    return VisitCard(Column.SHELF, (0, at, int(visit.visit)), facts, Task.VISIT_ARRIVE)
