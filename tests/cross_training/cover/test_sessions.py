"""A cover begins with a note, warns of what it leaves, ends by itself, and is handed back under both names."""

from __future__ import annotations

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.business import Business
from kiosk.core.by import System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.words import (
    FINISHING,
    CoverReason,
    CoverRefusal,
    CoverState,
    CoverWarning,
    NoteKind,
)
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import does
from kiosk.desk.roles import service as roles
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import AbsenceKind, PresenceState
from tests.cross_training.cover.shops import STATION, Hours, code_of, covers, hand_back, take
from tests.makers.staff import OWNER, a_person, acting

W = CoverWarning
HERE = PresenceState.IN


@pytest.fixture
def bea(business: Business) -> PersonId:
    """Whose the accounting is."""
    return a_person(business, Skill.TAKE_MONEY, role=Role.ACCOUNTING, name="Bea Holm")


@pytest.fixture
def ana(business: Business) -> PersonId:
    """Who may take it."""
    return a_person(business, Skill.TAKE_MONEY, Skill.WELCOME, roles=(), name="Ana Lind")


def is_in(business: Business, *people: PersonId, state: PresenceState = HERE) -> None:
    for each in people:
        business.do(staff.set_presence, acting(each), None, STATION, person=each, state=state)


def taking(
    business: Business, who: PersonId, role: Role = Role.ACCOUNTING, **how: object
) -> object:
    return code_of(business, take, acting(who), role=role, **how)


def test_that_a_cover_stands_under_both_names(
    business: Business, ana: PersonId, bea: PersonId
) -> None:
    (session,) = covers(business, ana, [Role.ACCOUNTING], absent=bea, reason=CoverReason.AWAY)
    (live,) = business.read(cover.live, person=ana)
    assert (live.id, live.name, live.absent_name) == (session, "Ana Lind", "Bea Holm")
    assert (live.role, live.state) == (Role.ACCOUNTING, CoverState.ACTIVE)
    assert business.read(cover.covers_today) == (live,)
    assert business.read(cover.session_of, session=session) == live
    note = business.read(cover.note, session=session)
    assert note.accepted_at == live.started_at
    assert [line.facts for line in note.lines] == [{"many": 2}]


def test_that_nothing_learnt_or_ones_own_or_twice_is_refused(
    business: Business, ana: PersonId
) -> None:
    assert taking(business, a_person(business)) is CoverRefusal.NOTHING_LEARNT
    assert taking(business, ana, Role.RECEPTION) is CoverRefusal.OWN_ROLE
    assert taking(business, ana) is None
    assert taking(business, ana) is CoverRefusal.ALREADY_COVERED


def test_that_suspended_and_revoked_cannot_start_and_expired_only_with_help(
    business: Business, ana: PersonId
) -> None:
    hours = Hours(business)
    business.do(
        training.suspend, OWNER, person=ana, skill=Skill.TAKE_MONEY, until=None, reason="review"
    )
    assert taking(business, ana) is CoverRefusal.NOTHING_LEARNT
    other = a_person(business, Skill.TAKE_MONEY, roles=())
    business.do(training.revoke, OWNER, person=other, skill=Skill.TAKE_MONEY, reason="review")
    assert taking(business, other) is CoverRefusal.NOTHING_LEARNT
    third = a_person(business, Skill.TAKE_MONEY, roles=())
    assert not business.read(cover.severity, person=third, role=Role.ACCOUNTING).beside
    hours.pass_by(days=91)
    assert business.read(cover.severity, person=third, role=Role.ACCOUNTING).beside
    assert taking(business, third) is None


def test_that_warnings_are_acknowledged_and_kept(
    business: Business, ana: PersonId, bea: PersonId
) -> None:
    hours = Hours(business)
    is_in(business, ana, bea)
    business.do(staff.set_pin, OWNER, person=ana, pin="402817")
    business.do(staff.sign_in, System("sign-in"), None, STATION, person=ana, pin="402817")
    said = business.read(cover.severity, person=ana, role=Role.ACCOUNTING)
    assert said.warnings == (W.LEAVES_OWN_ROLE_EMPTY, W.NOBODY_IS_AWAY)
    assert taking(business, ana, warnings=()) is CoverRefusal.UNACKNOWLEDGED
    other = a_person(business, Skill.WELCOME)
    is_in(business, other)
    is_in(business, bea, state=PresenceState.BREAK)
    assert business.read(cover.severity, person=ana, role=Role.ACCOUNTING).warnings == ()
    assert taking(business, ana, warnings=()) is None
    third = a_person(business, Skill.SELL, role=Role.SERVICE, roles=())
    assert taking(business, third, Role.SALES, warnings=(W.LEAVES_OWN_ROLE_EMPTY,)) is None
    (kept,) = business.read(cover.live, person=third)
    assert kept.warnings == (W.LEAVES_OWN_ROLE_EMPTY,)
    del hours


def test_that_six_hours_without_a_break_are_warned_of(business: Business, ana: PersonId) -> None:
    hours = Hours(business)
    begun = business.clock.moment(None)
    zone = ZoneInfo(business.facts.zone)
    # Whatever time of day it is: it is eight in the morning of the next day there.
    morning = (begun.astimezone(zone) + timedelta(days=1)).replace(hour=8, minute=0, second=0)
    hours.pass_by(seconds=(morning.astimezone(UTC) - begun).total_seconds())
    business.do(staff.set_pin, OWNER, person=ana, pin="402817")
    business.do(staff.sign_in, System("sign-in"), None, STATION, person=ana, pin="402817")

    def warned() -> bool:
        said = business.read(cover.severity, person=ana, role=Role.ACCOUNTING)
        return W.NO_BREAK_FOR_SIX_HOURS in said.warnings

    hours.pass_by(hours=5.9)
    assert not warned()
    hours.pass_by(hours=0.1)
    assert warned()
    until = hours.now + timedelta(minutes=20)
    business.do(
        staff.enter_absence, acting(ana), None, STATION,
        person=ana, kind=AbsenceKind.BREAK, until=until,
    )  # fmt: skip
    hours.pass_by(minutes=21)
    assert not warned()


def test_that_a_break_that_was_only_said_counts_from_a_quarter_of_an_hour(
    business: Business, ana: PersonId
) -> None:
    hours = Hours(business)
    begun = business.clock.moment(None)
    zone = ZoneInfo(business.facts.zone)
    morning = (begun.astimezone(zone) + timedelta(days=1)).replace(hour=8, minute=0, second=0)
    hours.pass_by(seconds=(morning.astimezone(UTC) - begun).total_seconds())
    business.do(staff.set_pin, OWNER, person=ana, pin="402817")
    business.do(staff.sign_in, System("sign-in"), None, STATION, person=ana, pin="402817")

    def warned() -> bool:
        said = business.read(cover.severity, person=ana, role=Role.ACCOUNTING)
        return W.NO_BREAK_FOR_SIX_HOURS in said.warnings

    hours.pass_by(hours=5)
    for minutes, counts in ((14, False), (15, True)):
        is_in(business, ana, state=PresenceState.BREAK)
        hours.pass_by(minutes=minutes)
        is_in(business, ana)
        if not counts:
            hours.pass_by(hours=1)
            assert warned()
    assert not warned()
    # At the other desk is no break.
    is_in(business, ana, state=PresenceState.BACK_OFFICE)
    hours.pass_by(hours=5.9)
    is_in(business, ana)
    assert not warned()
    hours.pass_by(hours=0.2)
    assert warned()


def test_that_a_cover_is_not_handed_on_nor_to_each_other(
    business: Business, ana: PersonId, bea: PersonId
) -> None:
    assert taking(business, ana, absent=bea) is None
    third = a_person(business, Skill.TAKE_MONEY, Skill.WELCOME, role=Role.SERVICE, roles=())
    assert taking(business, third, absent=ana) is CoverRefusal.COVERS_A_COVER
    business.do(training.declare, OWNER, person=bea, skills=(Skill.WELCOME,), level=Level.ALONE)
    assert taking(business, bea, Role.RECEPTION, absent=ana) is CoverRefusal.COVERS_A_COVER
    assert taking(business, third, Role.RECEPTION, absent=ana) is None


def test_that_a_second_account_covers_nobody_of_itself(business: Business, bea: PersonId) -> None:
    second = a_person(business, Skill.TAKE_MONEY, roles=())
    business.do(staff.same_human, OWNER, person=second, first=bea)
    assert taking(business, second, absent=bea) is CoverRefusal.SAME_HUMAN
    assert taking(business, second) is None


def test_that_a_money_role_asks_for_the_badge_of_whoever_has_one(
    business: Business, ana: PersonId, bea: PersonId
) -> None:
    hours = Hours(business)
    business.do(staff.give_badge, OWNER, person=ana, code="badge-ana-1")
    assert taking(business, ana) is CoverRefusal.PROOF_MISSING
    business.do(staff.read_badge, System("desk"), None, "Desk 9", code="badge-ana-1")
    assert taking(business, ana) is CoverRefusal.PROOF_MISSING
    hours.pass_by(minutes=2)
    business.do(staff.read_badge, System("desk"), None, STATION, code="badge-ana-1")
    hours.pass_by(minutes=5, seconds=1)
    assert taking(business, ana) is CoverRefusal.PROOF_MISSING
    business.do(staff.read_badge, System("desk"), None, STATION, code="badge-ana-1")
    hours.pass_by(minutes=4, seconds=50)
    assert taking(business, ana) is None


def test_that_a_lunch_is_covered_for_an_hour_and_all_else_until_the_night(
    business: Business, ana: PersonId, bea: PersonId
) -> None:
    hours = Hours(business)
    (session,) = covers(business, ana, [Role.ACCOUNTING], absent=bea)
    end = business.read(cover.session_of, session=session).hard_end
    local = end.astimezone(ZoneInfo(business.facts.zone))
    assert (local.hour, local.minute, local.second) == (0, 0, 0)
    assert timedelta() < end - hours.now <= timedelta(hours=25)
    assert code_of(business, hand_back, acting(ana), session=session) is None
    is_in(business, bea, state=PresenceState.BREAK)
    (session,) = covers(business, ana, [Role.ACCOUNTING], absent=bea)
    found = business.read(cover.session_of, session=session)
    assert found.hard_end == min(end, found.started_at + timedelta(minutes=60))


def test_that_a_cover_ends_by_itself_and_is_renewed_before(
    business: Business, ana: PersonId
) -> None:
    hours = Hours(business)
    (session,) = covers(business, ana, [Role.ACCOUNTING])

    def now() -> CoverState:
        return business.read(cover.session_of, session=session).state

    end = business.read(cover.session_of, session=session).hard_end
    assert code_of(business, roles.end, System("job"), session=session) is CoverRefusal.NOT_DUE
    assert business.read(cover.end_due) == []
    hours.pass_by(seconds=(end - hours.now).total_seconds())
    assert now() is CoverState.ENDING
    business.settle()
    assert (now(), business.read(cover.end_due)) == (CoverState.ENDING, [])
    assert code_of(business, roles.end, System("job"), session=session) is CoverRefusal.NOT_DUE
    assert business.do(cover.renew, acting(ana), session=session) > end
    assert now() is CoverState.ACTIVE
    end = business.read(cover.session_of, session=session).hard_end
    hours.pass_by(seconds=(end - hours.now).total_seconds())
    business.settle()
    hours.pass_by(seconds=FINISHING.total_seconds())
    assert now() is CoverState.CLOSED
    business.settle()
    assert business.read(cover.live, person=ana) == ()
    refused = code_of(business, cover.renew, acting(ana), session=session)
    assert refused is CoverRefusal.NOT_COVERING


def test_that_only_who_covers_renews_and_only_what_is_open_to_her(
    business: Business, ana: PersonId, bea: PersonId
) -> None:
    (session,) = covers(business, ana, [Role.ACCOUNTING])
    assert code_of(business, cover.renew, acting(bea), session=session) is CoverRefusal.NOT_YOURS
    business.do(training.revoke, OWNER, person=ana, skill=Skill.TAKE_MONEY, reason="review")
    refused = code_of(business, cover.renew, acting(ana), session=session)
    assert refused is CoverRefusal.NOTHING_LEARNT
    assert code_of(business, cover.renew, acting(ana), session=999) is ActRefusal.NOT_FOUND


def test_that_whose_role_it_is_takes_it_back_and_ticks_what_was_done(
    business: Business, ana: PersonId, bea: PersonId
) -> None:
    other = a_person(business, Skill.WELCOME)
    (session,) = covers(business, ana, [Role.ACCOUNTING], absent=bea, money=True)
    assert code_of(business, hand_back, acting(other), session=session) is CoverRefusal.NOT_YOURS
    assert code_of(business, hand_back, acting(bea), session=session) is None
    again = code_of(business, hand_back, acting(ana), session=session)
    assert again is CoverRefusal.NOT_COVERING
    note = business.read(cover.note, session=session, kind=NoteKind.BACK)
    (line,) = note.lines
    ticking = {"session": session, "lines": (line.id,)}
    assert code_of(business, cover.tick, acting(ana), **ticking) is CoverRefusal.NOT_YOURS
    assert code_of(business, cover.tick, acting(other), **ticking) is CoverRefusal.NOT_YOURS
    assert note.accepted_at is None
    business.do(cover.tick, acting(bea), None, STATION, **ticking)
    kept = business.read(cover.note, session=session, kind=NoteKind.BACK)
    assert kept.accepted_at is not None
    assert [line.ticked for line in kept.lines] == [True]


def test_that_money_lines_are_ticked_by_who_covers(
    business: Business, ana: PersonId, bea: PersonId
) -> None:
    (session,) = covers(business, ana, [Role.ACCOUNTING], absent=bea, money=True)
    money, plain = business.read(cover.note, session=session).lines
    assert (money.money, plain.money) == (True, False)
    assert business.read(cover.session_of, session=session).unticked == 1
    ticking = {"session": session, "lines": (money.id,)}
    assert code_of(business, cover.tick, acting(bea), **ticking) is CoverRefusal.NOT_YOURS
    assert business.do(cover.tick, acting(ana), session=session, lines=(plain.id,)) == 1
    assert business.do(cover.tick, acting(ana), session=session, lines=(money.id,)) == 0
    assert business.do(cover.tick, acting(ana), session=session, lines=(money.id,)) == 0
    assert business.read(cover.session_of, session=session).unticked == 0
    strange = {"session": session, "lines": (999,)}
    assert code_of(business, cover.tick, acting(ana), **strange) is ActRefusal.NOT_FOUND


def test_that_money_waits_for_its_ticks(business: Business, ana: PersonId) -> None:
    pay = does(Task.PAYMENT_TAKE)(lambda act: True)
    (session,) = covers(business, ana, [Role.ACCOUNTING], money=True)
    assert code_of(business, pay, acting(ana)) is ActRefusal.MONEY_LINE_UNTICKED
    money = business.read(cover.note, session=session).lines[0]
    business.do(cover.tick, acting(ana), session=session, lines=(money.id,))
    assert code_of(business, pay, acting(ana)) is None
