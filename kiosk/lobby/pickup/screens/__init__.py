"""Pickup's screens: five in the lobby, in the order of a visit, and the hand-over at a desk."""

from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.lobby.pickup.screens.counter import CounterScreen
from kiosk.lobby.pickup.screens.done import DoneScreen
from kiosk.lobby.pickup.screens.find import FindScreen
from kiosk.lobby.pickup.screens.lines import LinesScreen
from kiosk.lobby.pickup.screens.sign import SignScreen
from kiosk.lobby.pickup.screens.waiting import WaitingScreen
from kiosk.ui.screen import Entry, Window

_SERVED = frozenset({Change.PICKUP, Change.VISIT})

SCREENS = (
    Entry("pickup.find", "Pick up", Window.LOBBY, None, frozenset(), FindScreen, takes_codes=True),
    Entry("pickup.lines", "Pick up", Window.LOBBY, None, _SERVED, LinesScreen),
    Entry("pickup.sign", "Pick up", Window.LOBBY, None, frozenset(), SignScreen),
    Entry("pickup.waiting", "Pick up", Window.LOBBY, None, _SERVED, WaitingScreen),
    Entry("pickup.done", "Pick up", Window.LOBBY, None, frozenset(), DoneScreen),
    Entry(
        "pickup.counter", "Hand over", Window.DESK, Task.PICKUP_RELEASE,
        _SERVED | {Change.SHIPMENT, Change.PAYMENT, Change.INVOICE}, CounterScreen,
    ),
)  # fmt: skip
