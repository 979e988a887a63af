"""What home knows: the part of the day, and who is being served, without a name."""

import pytest

from kiosk.lobby.home import service
from kiosk.lobby.home.rules import PartOfDay, part_of_day
from kiosk.lobby.pickup import service as pickups
from tests.makers import pickup as makers


@pytest.mark.parametrize(
    ("hour", "part"),
    [(3, "evening"), (4, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"),
     (18, "evening"), (23, "evening")],
)  # fmt: skip
def test_that_a_greeting_fits_the_hour(hour, part):
    assert part_of_day(hour) is PartOfDay(part)


def test_that_home_shows_numbers_and_desks_but_no_names(business):
    assert business.read(service.lobby).served == ()
    made = makers.ready(business)
    found = makers.identify(business, made.code)
    makers.ask(business, found.visit)
    assert business.read(service.lobby).waiting == 1
    staff = makers.receptionist(business)
    business.do(pickups.claim, staff, None, "Desk 1", pickup=made.pickup)
    seen = business.read(service.lobby)
    assert [(each.number, each.station) for each in seen.served] == [("A 1", "Desk 1")]
    assert seen.waiting == 0
    assert "Lin Bo" not in str(seen)
