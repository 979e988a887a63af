"""What the role panel shows to one person: her own roles, those she may take, and what waits in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules import resolver
from kiosk.cross_training.cover.rules.house import Colleague, House
from kiosk.cross_training.cover.rules.words import CoverReason, NoteKind
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import ACTS_ALONE, Held, Level
from kiosk.database.acting import View
from kiosk.desk.roles import rules, store
from kiosk.desk.roles.rules import AtWork, Away, HowTo, Kept, Missing, Panel, Place, RoleCard
from kiosk.desk.roles.service import notes, taking
from kiosk.records.staff import service as staff

UNREAD = 5
"""How many notes *while you were away* are shown at once."""
ORDER = (Place.OWN, Place.COVERED, Place.MAY_TAKE, Place.BESIDE, Place.NOT_YET)


def panel(view: View, *, person: PersonId, station: str) -> Panel:
    """The role panel of `person` at `station`: who somebody unknown asks gets an empty one."""
    house = cover.house(view)
    me = house.find(person)
    if me is None:
        return Panel(view.now, ())
    work = notes.at_work(view)
    held = training.held_by(view, person=person)
    cards = [
        card
        for role in Role
        if (card := _card(view, house, me, role, work, held, station)) is not None
    ]
    cards.sort(key=lambda card: (ORDER.index(card.place), not card.main, -card.waiting))
    here = [each.since for each in staff.who_is_in(view) if each.person == person]
    return Panel(view.now, tuple(cards), min(here, default=None), unread(view, person=person))


def unread(view: View, *, person: PersonId) -> tuple[Kept, ...]:
    """*While you were away*: what was done for `person` and is not confirmed yet, the oldest first."""
    rows = store.unread_of(view, person, UNREAD)
    found = (notes.kept(view, session=row.id, kind=NoteKind.BACK) for row in rows)
    return tuple(each for each in found if each is not None)


def how_to(view: View, *, session: int) -> HowTo | None:
    """What stands beside the work of a covered role; None where the cover has ended."""
    found = cover.session_of(view, session=session)
    if found is None or found.ended_at is not None:
        return None
    house = cover.house(view)
    me = house.find(found.person)
    if me is None:
        return None
    known = tuple(
        each for each in rules.skills_of(found.role) if each in me.levels or each in me.ended
    )
    done = store.done_since(view, found.person, found.started_at)
    first = next((task for task in rules.tasks_of(found.role) if task.skill in known), None)
    helpers = resolver.who_can(house, first, but=me) if first is not None else ()
    return HowTo(
        session, found.role, notes.kept(view, session=session, kind=NoteKind.OUT), known,
        tuple((row.task, row.first) for row in done),
        tuple((each.person, each.name, each.station) for each in helpers),
    )  # fmt: skip


def _card(
    view: View,
    house: House,
    me: Colleague,
    role: Role,
    work: AtWork,
    held: dict[Skill, Held],
    station: str,
) -> RoleCard | None:
    place = rules.place_of(me, role)
    if place is None:
        return None
    away = tuple(
        Away(each.person, each.name, each.until)
        for each in resolver.away_from(house, role)
        if each.person != me.person
    )
    here = tuple(
        each.name
        for each in house.people
        if each is not me and each.here and each.role is role
    )  # fmt: skip
    card = RoleCard(
        role, place, rules.waiting(role, work), rules.first_waiting(role, work), away, here,
        missing=_missing(me, role, held), reason=_reason(away, here), main=role is me.role,
    )  # fmt: skip
    match place:
        case Place.OWN:
            return _own(house, me, card)
        case Place.COVERED:
            return _covered(house, me, card)
        case Place.MAY_TAKE | Place.BESIDE:
            return _to_take(view, house, me, card, station)
        case _:
            return card


def _missing(me: Colleague, role: Role, held: dict[Skill, Held]) -> tuple[Missing, ...]:
    lacks = [each for each in rules.skills_of(role) if me.levels.get(each) not in ACTS_ALONE]
    return tuple(_lack(me, each, held.get(each)) for each in lacks)


def _lack(me: Colleague, skill: Skill, held: Held | None) -> Missing:
    ended = held.until_day if held is not None and skill in me.ended else None
    return Missing(skill, learning=me.levels.get(skill) is Level.SUPERVISED, ended=ended)


def _reason(away: Iterable[Away], here: tuple[str, ...]) -> CoverReason:
    if any(away):
        return CoverReason.AWAY
    return CoverReason.BUSY if here else CoverReason.VACANT


def _own(house: House, me: Colleague, card: RoleCard) -> RoleCard:
    covers = [
        (each, covering)
        for each in house.people
        if (covering := each.covering(card.role)) is not None and covering.absent == me.person
    ]
    if not covers:
        return card
    _, first = covers[0]
    return replace(
        card, session=first.session, covered_by=tuple(each.name for each, _ in covers),
        ending=first.in_hand and (first.ending or house.now >= first.hard_end),
    )  # fmt: skip


def _covered(house: House, me: Colleague, card: RoleCard) -> RoleCard:
    covering = me.covering(card.role)
    assert covering is not None
    absent = house.find(covering.absent) if covering.absent is not None else None
    ends = [covering.hard_end]
    if absent is not None and absent.away_until is not None:
        ends.append(absent.away_until)
    return replace(
        card, session=covering.session, until=min(ends),
        ending=covering.ending or house.now >= covering.hard_end,
        covered_for="" if absent is None else absent.name,
    )  # fmt: skip


def _to_take(view: View, house: House, me: Colleague, card: RoleCard, station: str) -> RoleCard:
    by_badge, badge_at = taking.badge(view, person=me.person, role=card.role, station=station)
    card = replace(
        card, by_badge=by_badge, badge_at=badge_at,
        warnings=taking.warnings_of(view, person=me.person, role=card.role),
    )  # fmt: skip
    if card.place is Place.MAY_TAKE:
        return card
    task = next(task for task in rules.tasks_of(card.role) if rules.learning(me, task))
    able = resolver.who_can(house, task, but=me)
    helper = able[0] if able else None
    return replace(
        card, task=task, helper="" if helper is None else helper.name,
        helper_id=None if helper is None else helper.person,
    )  # fmt: skip
