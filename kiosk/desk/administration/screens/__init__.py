"""Administration's screens: who is at this desk, and the people who work here."""

from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.desk.administration.screens.people import PeopleScreen
from kiosk.desk.administration.screens.sign_in import SignInScreen
from kiosk.desk.administration.screens.staff_exit import StaffExitScreen
from kiosk.ui.screen import Entry, Window

SCREENS = (
    Entry(
        "sign_in", "Sign in", Window.DESK, None,
        frozenset({Change.PERSON, Change.SESSION, Change.VISIT, Change.SETTINGS}), SignInScreen,
    ),
    Entry(
        "people", "People", Window.DESK, Task.PERSON_ADD,
        frozenset({Change.PERSON, Change.QUALIFICATION, Change.SESSION, Change.SETTINGS}),
        PeopleScreen, section="Management", icon="users",
    ),
    Entry("staff.exit", "For staff", Window.LOBBY, None, frozenset(), StaffExitScreen),
)  # fmt: skip
