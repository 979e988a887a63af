"""Step 0003 on a shop that has worked: the schema is the newest one, and a visit from before goes on."""

from __future__ import annotations

from kiosk import business as businesses
from kiosk.core.ids import VisitId
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import Reason, VisitState
from tests.databases import Place
from tests.makers.staff import OWNER
from tests.migrations.going_back import to_before
from tests.migrations.test_roles_step import texts


@does(Task.CUSTOMER_ADD)
def arrive(act: Act) -> VisitId:
    return queue.arrive(act, reason=Reason.HELP, customer=None, about=None, language="en")


@does(Task.CUSTOMER_ADD)
def wait(act: Act, *, visit: VisitId) -> str:
    return queue.wait(act, visit=visit)


def test_that_a_visit_of_the_release_before_goes_on(place: Place) -> None:
    business = businesses.open_business(place.database, place.home)
    here = business.do(arrive, by=OWNER)
    before = texts(business)
    assert "ticket" in to_before(business, "0003_lobby")
    assert texts(business) != before
    business.close()
    business = businesses.open_business(place.database, place.home)
    try:
        assert texts(business) == before
        assert business.do(wait, by=OWNER, visit=here) == "A 1"
        assert business.read(queue.visit_of, visit=here).state is VisitState.WAITING
    finally:
        business.close()
