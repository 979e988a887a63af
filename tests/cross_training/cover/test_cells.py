"""100 % of task x role x state x actor, as the declared list has them, at the service layer."""

from __future__ import annotations

import pytest

from kiosk.business import Business
from kiosk.core.by import Customer, Owner, Person, System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Actor, Role, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.house import House, house
from kiosk.cross_training.cover.rules.resolver import resolve
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import View, does
from tests.cross_training.cover.cells import GONE, STATES, Hall, State, right
from tests.cross_training.cover.shops import STATION, Rights, answers, code_of

Cast = list[tuple[State, Role, PersonId]]


def cast(hall: Hall, roles: tuple[Role, ...]) -> Cast:
    """Somebody for every state and role, the earliest made first; it is the same day for all of them then."""
    made: Cast = []
    days = sorted({state.early for state in (*STATES, *GONE)}, reverse=True)
    for day, before in zip([*days[1:], 0], days, strict=True):
        for state in (each for each in (*STATES, *GONE) if each.early == before):
            some = {
                role: state.make(hall, role) for role in (roles if state.by_role else roles[:1])
            }
            made += [(state, role, some.get(role, some[roles[0]])) for role in roles]
        hall.hours.pass_by(days=before - day)
        if before != day:
            # What was declared of the colleague beside has ended with the days.
            hall.master = hall.person(Role.RECEPTION, Level.TRAINER)
    for state, person in dict.fromkeys((state, person) for state, _role, person in made):
        if state.late is not None:
            state.late(hall, person)
    return made


def wrong_cells(view: View, *, made: Cast) -> list[tuple[object, ...]]:
    """Cells in which the authority or the resolver says something else than is right."""
    whole = cover.house(view)
    wrong: list[tuple[object, ...]] = []
    rows: Rights = {}
    opens: dict[tuple[PersonId, Task], bool] = {}
    for state, role, person in made:
        if (person, Task.COVER_TAKE) not in opens:
            picture = only(whole, person)
            opens |= {(person, t): resolve(picture, person, t, STATION).open for t in Task}
        said = answers(view, Person(person, role), rows=rows)
        for task in Task:
            expected, open_ = right(state, task, role), opens[person, task]
            if said[task] is not expected or open_ is not (expected is None):
                wrong.append((state.name, role.value, task.id, said[task], expected, open_))
    return wrong


def only(whole: House, person: PersonId) -> House:
    """The picture of one person and of whoever stands beside her: who else could help is not asked here."""
    beside = tuple(each for each in whole.beside if each.learner == person)
    people = {person, *(each.supervisor for each in beside)}
    found = tuple(each for each in whole.people if each.person in people)
    return house(whole.now, found, beside)


@pytest.mark.timeout(600)
def test_that_every_cell_says_what_is_right(business: Business) -> None:
    made = cast(Hall(business), tuple(Role))
    assert len({(state.name, role) for state, role, _who in made}) == len(made)
    assert business.read(wrong_cells, made=made) == []


SOME = {
    (t.role, t.value.bound, t.by_pin, t.value.supervised, t.anybody, t.value.emergency): t
    for t in Task
}.values()


def test_that_an_act_says_the_same_as_the_question(business: Business) -> None:
    made = cast(Hall(business), (Role.RECEPTION,))
    wrong = []
    for state, role, person in made:
        for task in {
            (t.role, t.value.bound, t.by_pin, t.value.supervised): t for t in Task
        }.values():
            verb = does(task)(lambda act: act.task.id)
            said = code_of(business, verb, Person(person, role))
            expected = right(state, task, role)
            if said is not expected and not used_up(state, task):
                wrong.append((state.name, task.id, said, expected))
    assert wrong == []


def used_up(state: State, task: Task) -> bool:
    """A PIN beside counts for one act: a second one of the same skill is refused."""
    return state.name in ("learner, PIN beside", "expired, PIN beside") and task.by_pin


def test_that_every_task_refuses_every_kind_of_actor_that_it_does_not_name(
    business: Business,
) -> None:
    kinds = {Actor.CUSTOMER: Customer(), Actor.SYSTEM: System("job"), Actor.OWNER: Owner("root")}
    wrong = []
    for task in Task:
        verb = does(task)(lambda act: act.task.id)
        for kind, by in kinds.items():
            said = code_of(business, verb, by)
            if said is not (None if kind in task.actors else ActRefusal.WRONG_ACTOR):
                wrong.append((task.id, kind, said))
    assert wrong == []
