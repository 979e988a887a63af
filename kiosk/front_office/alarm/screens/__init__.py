"""Alarm's screens: leave (every window), the list of people (desks), who is in the building."""

from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def leave_page() -> type[Screen]:
    """What every lobby screen and display shows, and a desk at which nobody has proved who they are."""
    from kiosk.front_office.alarm.screens.leave import LeaveScreen

    return LeaveScreen


@later
def people_page() -> type[Screen]:
    """The list of people, at desks."""
    from kiosk.front_office.alarm.screens.people import PeopleScreen

    return PeopleScreen


@later
def _inside() -> type[Screen]:
    from kiosk.front_office.alarm.screens.inside import InsideScreen

    return InsideScreen


@later
def _rules() -> type[Screen]:
    from kiosk.front_office.alarm.screens.options import OptionsScreen

    return OptionsScreen


SCREENS = (
    Entry(
        "inside", "In the building", Window.DESK, None,
        frozenset({Change.VISIT, Change.PRESENCE, Change.ALARM, Change.SESSION}), _inside,
        section="Front office", icon="siren",
    ),
    Entry(
        "alarm_options", "Alarm", Window.DESK, Task.ALARM_SET_UP, frozenset({Change.SETTINGS}),
        _rules, section="Management", icon="siren",
    ),
)  # fmt: skip
