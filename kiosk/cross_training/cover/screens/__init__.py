"""Cover's screens: covers that have ended, emergency access."""

from kiosk.core.change import Change
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _emergency() -> type[Screen]:
    from kiosk.cross_training.cover.screens.emergency import EmergencyScreen

    return EmergencyScreen


@later
def _covers() -> type[Screen]:
    from kiosk.cross_training.cover.screens.covers import CoversScreen

    return CoversScreen


SCREENS = (
    Entry(
        "covers", "Ended covers", Window.DESK, None,
        frozenset({Change.COVER, Change.PERSON}), _covers,
        section="Cross-training", icon="clipboard-check",
    ),
    Entry(
        "emergency", "Emergency access", Window.DESK, None,
        frozenset({Change.COVER, Change.PERSON, Change.SESSION}), _emergency,
        section="Cross-training", icon="siren",
    ),
)  # fmt: skip
