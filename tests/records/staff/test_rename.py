"""Somebody has another name: the same human being, whose name before stays, and no second person for anything."""

from __future__ import annotations

import pytest

from kiosk.business import Business
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill, Task
from kiosk.database.acting import does
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import StaffRefusal
from tests.cross_training.cover.shops import code_of
from tests.makers.staff import OWNER, a_person, acting

close = does(Task.TILL_CLOSE, about="thing")(lambda act, thing: True)
verify = does(Task.TILL_VERIFY, about="thing")(lambda act, thing: True)


@pytest.fixture
def ana(business: Business) -> PersonId:
    return a_person(business, Skill.CLOSE_TILL, name="Ana Lind")


def version(business: Business, person: PersonId) -> int:
    return next(each.version for each in business.read(staff.people) if each.id == person)


def rename(business: Business, person: PersonId, name: str, seen: int = 0) -> object:
    return code_of(
        business, staff.rename, OWNER, person=person, name=name,
        seen=seen or version(business, person),
    )  # fmt: skip


def test_that_the_names_before_stay_with_until_when(business: Business, ana: PersonId) -> None:
    assert business.read(staff.names_before, person=ana) == ()
    assert rename(business, ana, "  Ana   Berg ") is None
    first = business.clock.moment(None)
    assert rename(business, ana, "Ana Holm") is None
    names = business.read(staff.names_before, person=ana)
    assert [name for name, _until in names] == ["Ana Berg", "Ana Lind"]
    assert names[1][1] <= first <= names[0][1]
    assert business.read(staff.names)[ana] == "Ana Holm"
    assert business.check("audit").faults == ()


def test_that_an_odd_name_changes_nothing(business: Business, ana: PersonId) -> None:
    other = a_person(business, name="Bea Holm")
    assert rename(business, ana, "  ") is StaffRefusal.NAME_MISSING
    assert rename(business, ana, "Ana Lind") is StaffRefusal.NAME_SAME
    assert rename(business, ana, "bea HOLM") is StaffRefusal.NAME_TAKEN
    assert rename(business, ana, "Ana Berg", seen=900) is ActRefusal.CHANGED_MEANWHILE
    said = {"person": ana, "name": "Ana Berg", "seen": version(business, ana)}
    assert code_of(business, staff.rename, acting(other), **said) is ActRefusal.NOT_QUALIFIED
    assert business.read(staff.names)[ana] == "Ana Lind"
    # A second account of the same human being may have the same name; it stays the same human being.
    business.do(staff.same_human, by=OWNER, person=other, first=ana)
    assert rename(business, other, "Ana Lind") is None


def test_that_another_name_is_no_second_person(business: Business, ana: PersonId) -> None:
    second = a_person(business, Skill.CLOSE_TILL, role=Role.ACCOUNTING, name="Anna Lind")
    business.do(staff.same_human, by=OWNER, person=second, first=ana)
    business.do(close, acting(ana), thing=7)
    assert rename(business, ana, "Somebody Else") is None
    assert rename(business, second, "Quite Another") is None
    for each in (ana, second):
        with pytest.raises(Refused) as said:
            business.do(verify, acting(each), thing=7)
        assert said.value.refusal.code is ActRefusal.BOTH_SIDES
