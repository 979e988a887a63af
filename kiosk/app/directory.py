"""The directory of screens: adding a room's screens adds a line here, nothing else."""

from __future__ import annotations

from kiosk.back_office.accounting import screens as accounting
from kiosk.back_office.fulfilment import screens as fulfilment
from kiosk.back_office.till import screens as till
from kiosk.cross_training.cover import screens as cover
from kiosk.cross_training.training import screens as training
from kiosk.desk.administration import screens as administration
from kiosk.desk.exchange import screens as exchange
from kiosk.desk.roles import screens as roles
from kiosk.desk.today import screens as today
from kiosk.front_office.alarm import screens as alarm
from kiosk.front_office.queue import screens as queue
from kiosk.front_office.sales import screens as sales
from kiosk.lobby.checkin import screens as checkin
from kiosk.lobby.display import screens as display
from kiosk.lobby.help import screens as calls
from kiosk.lobby.home import screens as home
from kiosk.lobby.pickup import screens as pickup
from kiosk.ui.screen import Entry

ROOMS: tuple[tuple[Entry, ...], ...] = (
    home.SCREENS,
    pickup.SCREENS,
    checkin.SCREENS,
    today.SCREENS,
    queue.SCREENS,
    calls.SCREENS,
    display.SCREENS,
    sales.SCREENS,
    fulfilment.SCREENS,
    till.SCREENS,
    accounting.SCREENS,
    training.SCREENS,
    cover.SCREENS,
    exchange.SCREENS,
    administration.SCREENS,
    alarm.SCREENS,
    roles.SCREENS,
)
"""In the order in which a desk's rail shows them."""

DIRECTORY: tuple[Entry, ...] = tuple(entry for screens in ROOMS for entry in screens)
"""Every screen of every room; windows take their own out of it."""
