"""Pickup's screens: five in the lobby, in the order of a visit, the hand-over at a desk, and one on hold."""

from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _closed() -> type[Screen]:
    from kiosk.lobby.pickup.screens.closed import ClosedScreen

    return ClosedScreen


@later
def _counter() -> type[Screen]:
    from kiosk.lobby.pickup.screens.counter import CounterScreen

    return CounterScreen


@later
def _done() -> type[Screen]:
    from kiosk.lobby.pickup.screens.done import DoneScreen

    return DoneScreen


@later
def _find() -> type[Screen]:
    from kiosk.lobby.pickup.screens.find import FindScreen

    return FindScreen


@later
def _lines() -> type[Screen]:
    from kiosk.lobby.pickup.screens.lines import LinesScreen

    return LinesScreen


@later
def _on_hold() -> type[Screen]:
    from kiosk.lobby.pickup.screens.on_hold import OnHoldScreen

    return OnHoldScreen


@later
def _sign() -> type[Screen]:
    from kiosk.lobby.pickup.screens.sign import SignScreen

    return SignScreen


@later
def _undo() -> type[Screen]:
    from kiosk.lobby.pickup.screens.undo import UndoScreen

    return UndoScreen


@later
def _waiting() -> type[Screen]:
    from kiosk.lobby.pickup.screens.waiting import WaitingScreen

    return WaitingScreen


_SERVED = frozenset({Change.PICKUP, Change.VISIT})

SCREENS = (
    Entry("pickup.find", "Pick up", Window.LOBBY, None, frozenset(), _find, takes_codes=True),
    Entry("pickup.lines", "Pick up", Window.LOBBY, None, _SERVED, _lines),
    Entry("pickup.closed", "Pick up", Window.LOBBY, None, frozenset(), _closed),
    Entry("pickup.sign", "Pick up", Window.LOBBY, None, frozenset(), _sign),
    Entry("pickup.waiting", "Pick up", Window.LOBBY, None, _SERVED, _waiting),
    Entry("pickup.done", "Pick up", Window.LOBBY, None, frozenset(), _done),
    Entry(
        "pickup.counter", "Hand over", Window.DESK, Task.PICKUP_RELEASE,
        _SERVED | {Change.SHIPMENT, Change.PAYMENT, Change.INVOICE}, _counter,
    ),
    Entry(
        "pickup.void", "Take a hand-over back", Window.DESK, Task.PICKUP_VOID,
        _SERVED | {Change.INVOICE, Change.TILL}, _undo,
    ),
    Entry(
        "pickup.on_hold", "On hold", Window.DESK, Task.CASE_TAKE,
        _SERVED | {Change.CASE, Change.PAYMENT}, _on_hold,
    ),
)  # fmt: skip
