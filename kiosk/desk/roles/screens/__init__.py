"""My roles' screens: the panel, a note to accept, what one leaves, what was done meanwhile, the how-to card."""

from kiosk.core.change import Change
from kiosk.ui.screen import Entry, Place, Screen, Window, later


@later
def _panel() -> type[Screen]:
    from kiosk.desk.roles.screens.roles import RolesScreen

    return RolesScreen


@later
def _note() -> type[Screen]:
    from kiosk.desk.roles.screens.note import NoteScreen

    return NoteScreen


@later
def _leaving() -> type[Screen]:
    from kiosk.desk.roles.screens.leaving import LeavingScreen

    return LeavingScreen


@later
def _while_away() -> type[Screen]:
    from kiosk.desk.roles.screens.while_away import WhileAwayScreen

    return WhileAwayScreen


@later
def _how_to() -> type[Screen]:
    from kiosk.desk.roles.screens.how_to import HowToScreen

    return HowToScreen


_WORK = frozenset(
    {
        Change.COVER, Change.PRESENCE, Change.SESSION, Change.QUALIFICATION, Change.PERSON, Change.TILL,
        Change.PICKUP, Change.VISIT, Change.SHIPMENT, Change.ORDER, Change.PAYMENT, Change.CASE,
    }
)  # fmt: skip

SCREENS = (
    Entry("roles", "My roles", Window.DESK, None, _WORK, _panel, place=Place.DRAWER),
    Entry("roles.note", "Handover note", Window.DESK, None, _WORK, _note, place=Place.DIALOG),
    Entry("roles.leaving", "Hand back", Window.DESK, None, _WORK, _leaving, place=Place.DIALOG),
    Entry(
        "roles.while_away", "While you were away", Window.DESK, None, frozenset({Change.COVER}),
        _while_away, place=Place.DIALOG,
    ),
    Entry("roles.how_to", "How-to card", Window.DESK, None, _WORK, _how_to, place=Place.BESIDE),
)  # fmt: skip
