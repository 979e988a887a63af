"""Administration's screens: who is at this desk."""

from kiosk.core.change import Change
from kiosk.desk.administration.screens.sign_in import SignInScreen
from kiosk.ui.screen import Entry, Window

SCREENS = (
    Entry(
        "sign_in", "Sign in", Window.DESK, None,
        frozenset({Change.PERSON, Change.SESSION, Change.VISIT, Change.SETTINGS}), SignInScreen,
    ),
)  # fmt: skip
