"""A how-to card is whole in every language, and its steps are ticked by what the record shows."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.business import Business
from kiosk.core.ids import PersonId
from kiosk.core.task import Skill, Task
from kiosk.core.words import DESK
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules.playbooks import FOLDER, playbook, ticked_by
from kiosk.database.acting import Act, does
from tests.makers.staff import a_person, acting
from tests.test_house_words import never_said, never_words

WRITTEN = tuple(skill for skill in Skill if (FOLDER / f"{skill}.toml").is_file())
FIRST_DAY = (
    Skill.HAND_OUT, Skill.PICK_AND_PACK, Skill.TAKE_MONEY, Skill.CLOSE_TILL, Skill.SELL, Skill.REFUND,
    Skill.WELCOME, Skill.INVOICE,
)  # fmt: skip
LONGEST = 64


@does(Task.SHIPMENT_PICK)
def picks(act: Act) -> bool:
    """Stands for a pick."""
    return act.by is not None


def test_that_what_is_covered_most_has_a_card() -> None:
    assert set(FIRST_DAY) <= set(WRITTEN)
    assert {file.stem for file in FOLDER.glob("*.toml")} <= {str(skill) for skill in Skill}
    assert playbook(Skill.MARKET).steps == ()


@pytest.mark.parametrize("skill", WRITTEN)
def test_that_a_card_has_five_to_seven_steps_in_every_language(skill: Skill) -> None:
    cards = [playbook(skill, language).steps for language in DESK]
    assert 5 <= len(cards[0]) <= 7
    assert len({step.id for step in cards[0]}) == len(cards[0])
    for steps in zip(*cards, strict=True):
        said = [text for step in steps for text in (step.do, step.key, step.why)]
        assert len(set(said)) == len(said), "a language repeats another one, or itself"
        assert all(0 < len(text) <= LONGEST for text in said), said


@pytest.mark.parametrize("skill", WRITTEN)
def test_that_a_step_is_ticked_by_tasks_that_there_are(skill: Skill) -> None:
    known = {task.id: task.skill for task in Task}
    steps = playbook(skill).steps
    tasks = {task for step in steps for task in step.tasks}
    assert tasks <= known.keys()
    assert any(known[task] is skill for task in tasks)
    assert any(step.seen for step in steps)


@pytest.mark.parametrize("skill", WRITTEN)
def test_that_a_card_says_no_word_that_is_never_shown(skill: Skill) -> None:
    never = never_words()
    for language in DESK:
        for step in playbook(skill, language).steps:
            for text in (step.do, step.key, step.why):
                assert never_said(text, never) == [], text


def test_that_a_language_without_a_card_reads_the_first_one() -> None:
    assert playbook(Skill.SELL, "fr") == playbook(Skill.SELL, "en")


def test_that_only_the_steps_of_what_was_done_are_ticked() -> None:
    card = playbook(Skill.PICK_AND_PACK)
    assert ticked_by(card, ()) == frozenset()
    assert ticked_by(card, {"shipment.pick", "sale.ring_up"}) == {"pick"}
    seen = {step.id for step in card.steps if step.seen}
    assert ticked_by(card, {task.id for task in Task}) == seen


def test_that_a_step_is_ticked_by_ones_own_act_since_the_beginning(business: Business) -> None:
    mine = a_person(business, Skill.PICK_AND_PACK)
    other = a_person(business, Skill.PICK_AND_PACK)
    began = business.clock.moment(None)
    business.do(picks, by=acting(mine))
    later = business.clock.moment(None) + timedelta(hours=1)

    def ticked(person: PersonId, skill: Skill, since: datetime) -> frozenset[str]:
        return business.read(training.ticked, person=person, skill=skill, since=since)

    assert ticked(mine, Skill.PICK_AND_PACK, began) == {"pick"}
    assert ticked(other, Skill.PICK_AND_PACK, began) == frozenset()
    assert ticked(mine, Skill.PICK_AND_PACK, later) == frozenset()
    assert ticked(mine, Skill.SELL, began) == frozenset()
