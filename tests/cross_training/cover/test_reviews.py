"""A cover that has ended is looked through by the manager or by whose role it is, who leaves a word."""

from __future__ import annotations

import pytest

from kiosk.business import Business
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.reviews import Did
from kiosk.cross_training.cover.rules.words import CoverReason, CoverRefusal, CoverState, NoteKind
from kiosk.database.acting import does
from kiosk.records.staff import service as staff
from tests.cross_training.cover.histories import last
from tests.cross_training.cover.shops import STATION, Hours, code_of, covers, emergency, hand_back
from tests.makers.staff import OWNER, a_person, acting

pay = does(Task.PAYMENT_TAKE, about="thing")(lambda act, thing: True)
WORD = "all as it should be"


@pytest.fixture
def ana(business: Business) -> PersonId:
    """Who covers."""
    return a_person(business, Skill.TAKE_MONEY, Skill.WELCOME, roles=(), name="Ana Lind")


@pytest.fixture
def bea(business: Business) -> PersonId:
    """Whose the accounting is."""
    return a_person(business, Skill.TAKE_MONEY, role=Role.ACCOUNTING, name="Bea Holm")


@pytest.fixture
def boss(business: Business) -> PersonId:
    """The manager."""
    return a_person(business, Skill.TRAIN, role=Role.MANAGER, name="Farid Haddad")


def closed(business: Business, ana: PersonId, bea: PersonId) -> int:
    """Ana covered for Bea and took money twice."""
    (session,) = covers(business, ana, [Role.ACCOUNTING], absent=bea, reason=CoverReason.AWAY)
    for thing in (7, 8):
        assert code_of(business, pay, acting(ana), thing=thing) is None
    business.do(hand_back, acting(ana), session=session)
    return session


def why(business: Business, who: PersonId, session: int, word: str = WORD) -> object:
    return code_of(business, cover.review, acting(who), session=session, word=word)


def test_that_the_manager_sees_what_was_done_and_leaves_a_word(
    business: Business, ana: PersonId, bea: PersonId, boss: PersonId
) -> None:
    session = closed(business, ana, bea)
    (one,) = business.read(cover.closed_covers, asker=boss).waiting
    assert (one.session.id, one.session.name, one.session.absent_name) == (
        session, "Ana Lind", "Bea Holm",
    )  # fmt: skip
    assert Did("payment.take", 2) in one.did
    assert (one.may, one.own) == (True, False)
    assert why(business, boss, session, "  ") is CoverRefusal.WORD_MISSING
    assert why(business, boss, session) is None
    assert business.read(cover.session_of, session=session).state is CoverState.REVIEWED
    # The record has all three: who looked, who covered, and for whom.
    row = business.read(last)
    assert (row.person_id, row.evidence) == (boss, {"covered_by": ana, "covered_for": bea})
    seen = business.read(cover.closed_covers, asker=boss)
    assert seen.waiting == ()
    (done,) = seen.looked_at
    assert (done.looked.name, done.looked.word) == ("Farid Haddad", WORD)
    line = business.read(cover.note, session=session, kind=NoteKind.BACK).lines[-1]
    assert (line.facts["word"], line.ticked) == (WORD, True)
    assert why(business, bea, session) is CoverRefusal.REVIEWED


def test_that_whose_role_it_is_looks_through_it_and_nobody_else(
    business: Business, ana: PersonId, bea: PersonId
) -> None:
    session = closed(business, ana, bea)
    stranger = a_person(business, Skill.TAKE_MONEY, roles=())
    assert why(business, stranger, session) is CoverRefusal.NOT_YOURS
    assert business.read(cover.closed_covers, asker=stranger).waiting == ()
    assert why(business, bea, session + 900) is ActRefusal.NOT_FOUND
    assert why(business, bea, session) is None


def test_that_nobody_looks_through_a_cover_of_their_own(
    business: Business, ana: PersonId, bea: PersonId
) -> None:
    session = closed(business, ana, bea)
    business.do(staff.assign_roles, OWNER, person=ana, roles=(Role.MANAGER, Role.ACCOUNTING))
    assert why(business, ana, session) is CoverRefusal.OWN_COVER
    (one,) = business.read(cover.closed_covers, asker=ana).waiting
    assert one.own
    second = a_person(business, Skill.TRAIN, role=Role.MANAGER)
    business.do(staff.same_human, by=OWNER, person=second, first=ana)
    assert why(business, second, session) is CoverRefusal.OWN_COVER


def test_that_a_cover_that_lasts_is_not_looked_through_yet(
    business: Business, ana: PersonId, boss: PersonId
) -> None:
    (session,) = covers(business, ana, [Role.ACCOUNTING])
    assert business.read(cover.closed_covers, asker=boss).waiting == ()
    assert why(business, boss, session) is CoverRefusal.NOT_CLOSED


def test_that_what_was_done_in_an_emergency_is_counted_and_named(
    business: Business, boss: PersonId
) -> None:
    hours = Hours(business)
    person = a_person(business, Skill.WELCOME)
    business.do(emergency, acting(person), None, STATION, skills=(Skill.TAKE_MONEY,))
    hours.pass_by(seconds=1)
    assert code_of(business, pay, acting(person), thing=7) is None
    assert code_of(business, pay, acting(person), thing=8) is None
    answer = does(Task.HELP_ANSWER)(lambda act: True)
    assert code_of(business, answer, acting(person)) is None
    (one,) = business.read(cover.to_review, asker=boss).waiting
    assert [task for task, _at in one.acts] == ["payment.take", "payment.take"]
