"""Step 0002 on a shop that has worked: the schema is the newest one, and everybody keeps what they did."""

from __future__ import annotations

import pytest

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.database import schema
from kiosk.records.staff import service as staff
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind
from tests.databases import Place
from tests.makers.staff import OWNER, a_person, acting
from tests.migrations.going_back import to_before


def texts(business: Business) -> dict[str, str]:
    with business.engines.writer.connect() as connection:
        return schema.texts(connection)


@pytest.fixture
def worked(place: Place) -> tuple[Place, PersonId, PersonId, dict[str, str]]:
    """A shop of the first release: a receptionist who has added goods too, and one who has done nothing."""
    business = businesses.open_business(place.database, place.home)
    both = a_person(business, Skill.WELCOME, Skill.COUNT_STOCK, name="Ana Lindqvist")
    business.do(stock.add_place, by=acting(both), name="B4", kind=PlaceKind.SHELF)
    idle = a_person(business, name="Greta Holm")
    before = texts(business)
    assert "person_role" in to_before(business, "0002_roles")
    business.close()
    return place, both, idle, before


def test_that_a_shop_of_the_first_release_becomes_one_of_today(
    worked: tuple[Place, PersonId, PersonId, dict[str, str]],
) -> None:
    place, both, idle, before = worked
    business = businesses.open_business(place.database, place.home)
    try:
        assert texts(business) == before
        own = business.read(staff.own_roles)
        assert own[both] == {Role.RECEPTION, Role.FULFILMENT}
        assert own[idle] == {Role.RECEPTION}
    finally:
        business.close()


def test_that_whoever_worked_before_the_step_works_on_after_it(
    worked: tuple[Place, PersonId, PersonId, dict[str, str]],
) -> None:
    place, both, _idle, _before = worked
    business = businesses.open_business(place.database, place.home)
    try:
        assert business.do(stock.add_place, by=acting(both), name="B5", kind=PlaceKind.SHELF)
        assert business.do(staff.assign_roles, by=OWNER, person=both, roles=(Role.SALES,))
    finally:
        business.close()
