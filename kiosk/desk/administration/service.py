"""Administration's verbs: the first run founds the business with its owner, books, places and rights."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from kiosk.core import money
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import ACTS_ALONE, Level
from kiosk.database.acting import Act, View, does
from kiosk.desk.administration.rules import (
    MONEY_OPTIONS,
    Door,
    Face,
    MoneyRules,
    why_not,
)
from kiosk.front_office.queue import service as queue
from kiosk.records.settings import service as settings
from kiosk.records.settings.service import Founding, Station
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import StaffRefusal
from kiosk.records.staff.service import Away, Badge, Clash, Worker


@dataclass(frozen=True, slots=True)
class Mate:
    """Somebody on the list of people; `skills` is how many they may use alone today."""

    person: PersonId
    name: str
    role: Role
    owner: bool
    active: bool
    has_pin: bool
    closed: bool
    station: str
    skills: int
    version: int
    own: frozenset[Role] = frozenset()
    badge: Badge | None = None
    same: tuple[PersonId, ...] = ()
    """Other accounts of the same human being, and how they are called."""
    same_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """Everybody who works here, those who have left last; and the PCs."""

    mates: tuple[Mate, ...]
    stations: tuple[Station, ...]


@does(Task.BUSINESS_FOUND)
def found(act: Act, *, founding: Founding, owner: str, pin: str | None) -> PersonId:
    """Founds the business; its owner may do and teach everything from the first minute, as declared.

    Refused: see `settings.service.found` and `staff.service.hire`; then nothing is there.
    """
    # Not above: a sign-in page asks this room before it needs the books and the goods.
    from kiosk.back_office.accounting import service as accounting
    from kiosk.records.stock import service as stock

    settings.found(act, founding=founding)
    person = staff.hire(act, name=owner, role=Role.MANAGER, owner=True, language=founding.language)
    if pin is not None:
        staff.keep_pin(act, person=person, pin=pin)
    training.hold(act, person=person, skills=tuple(Skill), level=Level.TRAINER)
    stock.open_places(act)
    accounting.open_books(act)
    queue.start_lobby(act)
    act.about = 1
    return person


def door(view: View, *, station: str) -> Door:
    """Who may sign in at `station`, those who did so before first; and how full the lobby is."""
    here = {each.person: each.station for each in staff.who_is_in(view)}
    known = {person: place for place, person in enumerate(staff.people_of(view, station=station))}
    members = [each for each in staff.people(view) if each.active]
    members.sort(key=lambda each: known.get(each.id, len(known)))
    faces = tuple(
        Face(
            each.id, each.name, each.role, here.get(each.id, ""), each.has_pin, each.disabled,
            each.owner,
        )
        for each in members
    )  # fmt: skip
    waiting = len(queue.in_the_lobby(view))
    trade = settings.letterhead(view).trade
    first = not any(each.has_pin for each in members)
    return Door(faces, waiting, trade, view.facts.language, first)


@does(Task.PIN_CHOOSE_FIRST, about="person")
def first_pin(act: Act, *, person: PersonId, pin: str) -> PersonId:
    """The owner of a business in which nobody has a PIN yet chooses theirs at the first window.

    Refused from the first PIN on, and for anybody but an owner: then people set PINs for each other.
    """
    members = [each for each in staff.people(act) if each.active]
    owner = any(each.id == person and each.owner for each in members)
    if not owner or any(each.has_pin for each in members):
        raise Refused(StaffRefusal.OWN_PIN_ONLY)
    staff.keep_pin(act, person=person, pin=pin)
    return person


def team(view: View) -> Team:
    """Everybody who works or worked here, and the PCs of the business."""
    here = {each.person: each.station for each in staff.who_is_in(view)}
    held = training.in_force(view, day=view.day)
    own, badges, humans = staff.own_roles(view), staff.badges(view), staff.humans(view)
    names = staff.names(view)
    mates = [
        Mate(
            each.id, each.name, each.role, each.owner, each.active, each.has_pin, each.disabled,
            here.get(each.id, ""),
            sum(level in ACTS_ALONE for level in held.get(each.id, {}).values()), each.version,
            own.get(each.id, frozenset()), badges.get(each.id), _same(humans, each.id),
            tuple(names[other] for other in _same(humans, each.id)),
        )
        for each in staff.people(view)
    ]  # fmt: skip
    mates.sort(key=lambda each: not each.active)
    return Team(tuple(mates), settings.stations(view))


def _same(humans: dict[PersonId, PersonId], person: PersonId) -> tuple[PersonId, ...]:
    first = humans.get(person, person)
    every = (first, *(second for second, kept in humans.items() if kept == first))
    return tuple(each for each in every if each != person)


@dataclass(frozen=True, slots=True)
class Board:
    """Who is here and who is away, as one reader may see it; `clashes` are those of their own badge."""

    workers: tuple[Worker, ...]
    away: tuple[Away, ...]
    clashes: tuple[Clash, ...]


def board(view: View, *, asker: PersonId | None) -> Board:
    """Everybody who works here with where they are, and who is away until when; why only where `asker` may know."""
    here = tuple(each for each in staff.workers(view) if each.active)
    own = () if asker is None else staff.clashes(view, person=asker)
    return Board(here, staff.absences(view, asker=asker), own)


@dataclass(frozen=True, slots=True)
class MoneyPolicy:
    """The owner's limits of money in minor units of `currency`, at this version of the settings.

    `cash_step` is the smallest coin; it was chosen when the business was founded.
    """

    rules: MoneyRules
    currency: str
    cash_step: int
    version: int


def money_rules(view: View) -> MoneyPolicy:
    """The limits as every room that deals with money reads them now."""
    # Not above, as in `found`.
    from kiosk.back_office.till import rules as till
    from kiosk.front_office.sales import rules as sales

    kept, currency = settings.options(view), view.facts.currency
    unit = int(10 ** money.exponent(currency))
    drawer, back = till.limits(kept.values, unit), sales.limits(kept.values, unit)
    credit = kept.values.get(MONEY_OPTIONS["credit"], 0)
    found = MoneyRules(
        credit if type(credit) is int else 0, back.one, back.day, back.cash, drawer.difference,
        drawer.paid_out, drawer.paid_in,
    )  # fmt: skip
    return MoneyPolicy(found, currency, settings.cash_step(view), kept.version)


@does(Task.MONEY_SET_RULES)
def set_money_rules(act: Act, *, rules: MoneyRules, seen: int) -> int:
    """Puts these limits in the place of those that were `seen`; gives the settings' version now.

    They hold for the next act. Refused: a limit below 0 or beyond any sum (`LIMIT_OUT_OF_RANGE`), a
    day's returns below those of one act (`DAY_BELOW_ONE`), settings that changed meanwhile.
    """
    wrong = why_not(rules)
    if wrong is not None:
        raise Refused(wrong)
    values = asdict(rules)
    version = settings.set_options(
        act, seen=seen, values={MONEY_OPTIONS[name]: minor for name, minor in values.items()}
    )
    act.note(**values)
    act.changed(Change.SETTINGS, 1)
    return version
