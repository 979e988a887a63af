"""The demonstration business: written only through the same acts as a real one, the same for a seed.

`simulate_day` lives a busy day in the lobby. `make` founds it, takes in its web shop's orders and lets its people work and keep
their tills until now; `grow` adds more.
Its story is data in ``resources/demo``; times are relative to the moment it is made.
"""

from __future__ import annotations

from kiosk.business.demonstration.busy_day import Lived, simulate_day
from kiosk.business.demonstration.days import grow, make
from kiosk.business.demonstration.deeds import Report
from kiosk.business.demonstration.mail import code_in, code_of, enter_lobby, post
from kiosk.business.demonstration.scene import Scene, open_scene
from kiosk.business.demonstration.story import Story, load

__all__ = [
    "Lived",
    "Report",
    "Scene",
    "Story",
    "code_in",
    "code_of",
    "enter_lobby",
    "grow",
    "load",
    "make",
    "open_scene",
    "post",
    "simulate_day",
]
