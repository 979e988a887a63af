"""Who somebody is: by a pass code, a phone, an e-mail or a name, each with a second fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.back_office.accounting import service as accounting
from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.core.words import local_day
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import LIVE
from kiosk.front_office.queue.rules import visitors as planning
from kiosk.front_office.queue.rules.kinds import Outcome
from kiosk.front_office.queue.rules.visitors import Expected, Keys
from kiosk.lobby.checkin import rules, store
from kiosk.lobby.checkin.rules import (
    BESIDE,
    CheckinRefusal,
    Found,
    Identified,
    Masked,
    Met,
    Way,
)
from kiosk.records.customers import rules as cards
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import Card, Fact, NewCustomer

NOBODY = CustomerId(0)
"""Whose card is looked at where nobody was found: the same statement, and nothing fits it."""
NAMESAKES = 20


@dataclass(frozen=True, slots=True)
class _Hit:
    """Somebody of whom both facts fit."""

    visit: Expected | None
    customer: CustomerId | None


@does(Task.VISIT_IDENTIFY)
def identify(
    act: Act, *, way: Way, shown: str, fact: Fact, said: str, session: str, language: str
) -> Identified:
    """Looks whether `shown` and a second fact fit somebody who is planned, here, or on a card.

    NOT_FOUND says nothing more: wrong, unknown and needs-the-desk get the same answer after the same
    statements, and the try is written down. `session` is one customer at one screen. Nothing is refused: a
    wrong try must be kept.
    """
    visits, known = _looked_up(act, way, shown, said)
    near, whose = _nearest(act, visits), next((int(each.id) for each in known), 0)
    since = act.now - rules.SLOW_WINDOW
    tries = store.tries(act, act.station, session, since, near, whose)
    most = max(tries.visit, tries.card)
    open_to_tries = most < rules.DAY_TRIES and tries.session < rules.SESSION_TRIES
    hit = _fitting(act, visits, known, fact, said) if fact in BESIDE[way] else None
    if hit is None or not open_to_tries:
        store.add_wrong(act, act.station, session, near, whose)
        act.changed(Change.VISIT, near)
        slow = rules.slow_seconds(tries.station + 1)
        see_desk = tries.session + 1 >= rules.SESSION_TRIES
        return Identified(Met.NOT_FOUND, slow_seconds=slow, see_desk=see_desk)
    visit = None if hit.visit is None else hit.visit.visit
    act.about = visit
    act.note(way=str(way), language=language)
    return Identified(Met.FOUND, visit, hit.customer)


def _nearest(view: View, visits: tuple[Expected, ...]) -> int:
    """The visit at which tries are counted: the one that a right fact would open."""
    today = [each.visit for each in visits if _is_today(view, each)]
    meant = rules.chosen(visits, today, view.now)
    return 0 if meant is None else meant.visit


def _looked_up(
    act: Act, way: Way, shown: str, said: str
) -> tuple[tuple[Expected, ...], tuple[Card, ...]]:
    """Whose visit or card has the first fact: as many statements whoever is found."""
    country = act.facts.country
    first = NewCustomer(
        shown if way is Way.NAME else "", shown if way is Way.EMAIL else "",
        shown if way is Way.PHONE else "",
    )  # fmt: skip
    match = cards.match_keys(first, country)
    keys = Keys(match.email, match.phone, match.last_name, match.folded)
    code = shown if way is Way.CODE else ""
    visits = queue.found_by(act, said=keys, code=code)
    ids: list[CustomerId] = []
    if way in (Way.PHONE, Way.EMAIL):
        found = customers.match(act, email=first.email, phone=first.phone, name=said)
        ids = [] if found is None else [found]
    elif way is Way.NAME:
        same = customers.search(act, words=shown, limit=NAMESAKES)
        ids = [each.id for each in same if text.folded(each.name) == match.folded]
    asked = [NOBODY, *ids]
    return visits, tuple(customers.cards(act, customers=asked).values())


def _fitting(
    act: Act, visits: tuple[Expected, ...], known: tuple[Card, ...], fact: Fact, said: str
) -> _Hit | None:
    """Whoever the second fact fits too; of two whom both fit nobody is chosen without a visit."""
    fit = [each for each in visits if cards.fits(_as_card(each), fact, said)]
    own = [each for each in known if cards.fits(each, fact, said)]
    today = [each.visit for each in fit if _is_today(act, each)]
    visit = rules.chosen(fit, today, act.now)
    card = own[0].id if len(own) == 1 else None
    if visit is not None:
        return _Hit(visit, visit.customer or card)
    return None if card is None else _Hit(None, card)


def _is_today(view: View, row: Expected) -> bool:
    at = row.planned_at or row.arrived_at
    return at is not None and local_day(at, view.facts.zone) == view.day


def _as_card(row: Expected) -> Card:
    return Card(NOBODY, row.name, row.email, row.phone, row.company, "", "", "", "", "", 0)


# ------------------------------------------------------------------------------------------ reads


def found(view: View, *, visit: VisitId | None, customer: CustomerId | None) -> Found:
    """Whoever has said two facts, masked: what the confirming page shows. Refused: nobody."""
    row = None if visit is None else queue.visitor_of(view, visit=visit)
    card = None if customer is None else customers.card(view, customer=customer)
    if row is None and card is None:
        raise Refused(CheckinRefusal.NOT_FOUND)
    name = (row and (row.name or row.company)) or (card and (card.name or card.company)) or ""
    phone = (row and row.phone) or (card and card.phone) or ""
    email = (row and row.email) or (card and card.email) or ""
    digits = text.digits(phone)
    masked = Masked(
        rules.initials(name), rules.masked_name(name), rules.masked_phone(digits),
        rules.masked_email(email), digits[-2:],
    )  # fmt: skip
    owes = customer is not None and accounting.owes(view, customer=customer)
    preference = None if customer is None else queue.preference_of(view, customer=customer)
    if row is None:
        outcome = Outcome.BALANCE_DUE if owes else Outcome.OK
        return Found(
            masked, None, customer, None, None, None, "", outcome, 0, owes, papers=False,
            call_by=preference,
        )  # fmt: skip
    kind = queue.kind_of(view, kind=row.kind)
    apart = 0 if row.planned_at is None else _minutes(row.planned_at, view.now)
    return Found(
        masked, row.visit, customer, row.kind, row.state, row.planned_at,
        row.host_name.split(" ")[0], _outcome(view, row, owes), apart, owes,
        papers=bool(kind.papers), call_by=row.call_by or preference,
    )  # fmt: skip


def _outcome(view: View, row: Expected, owes: bool) -> Outcome:
    if row.state in LIVE:
        return Outcome.ALREADY_HERE
    if not _is_today(view, row):
        return Outcome.WRONG_DAY
    kind = queue.kind_of(view, kind=row.kind)
    return planning.outcome(
        kind, row.planned_at, view.now, refused=False, owes=owes, papers=bool(kind.papers)
    )


def _minutes(planned: datetime, now: datetime) -> int:
    """Whole minutes that somebody is early, below zero late."""
    return round((planned - now).total_seconds() / 60)
