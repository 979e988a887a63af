"""Administration's screens: who is at this desk, and the people who work here."""

from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _people() -> type[Screen]:
    from kiosk.desk.administration.screens.people import PeopleScreen

    return PeopleScreen


@later
def _presence() -> type[Screen]:
    from kiosk.desk.administration.screens.presence import PresenceScreen

    return PresenceScreen


@later
def _pickup_rules() -> type[Screen]:
    from kiosk.desk.administration.screens.pickup_rules import PickupRulesScreen

    return PickupRulesScreen


@later
def _money_rules() -> type[Screen]:
    from kiosk.desk.administration.screens.money_rules import MoneyRulesScreen

    return MoneyRulesScreen


@later
def _sign_in() -> type[Screen]:
    from kiosk.desk.administration.screens.sign_in import SignInScreen

    return SignInScreen


@later
def _staff_exit() -> type[Screen]:
    from kiosk.desk.administration.screens.staff_exit import StaffExitScreen

    return StaffExitScreen


SCREENS = (
    Entry(
        "sign_in", "Sign in", Window.DESK, None,
        frozenset({Change.PERSON, Change.SESSION, Change.VISIT, Change.SETTINGS}), _sign_in,
    ),
    Entry(
        "presence", "Who is here", Window.DESK, None,
        frozenset({Change.PRESENCE, Change.PERSON, Change.SESSION}), _presence,
    ),
    Entry(
        "people", "People", Window.DESK, Task.PERSON_ADD,
        frozenset({Change.PERSON, Change.QUALIFICATION, Change.SESSION, Change.SETTINGS}),
        _people, section="Management", icon="users",
    ),
    Entry(
        "pickup_rules", "Pick-up rules", Window.DESK, Task.PICKUP_SET_RULES,
        frozenset({Change.SETTINGS}), _pickup_rules, section="Management", icon="settings",
    ),
    Entry(
        "money_rules", "Money rules", Window.DESK, Task.MONEY_SET_RULES,
        frozenset({Change.SETTINGS}), _money_rules, section="Management", icon="scale",
    ),
    Entry("staff.exit", "For staff", Window.LOBBY, None, frozenset(), _staff_exit),
)  # fmt: skip
