"""The directory of screens: adding a room's screens adds a line here, nothing else."""

from __future__ import annotations

from kiosk.desk.administration import screens as administration
from kiosk.ui.screen import Entry

ROOMS: tuple[tuple[Entry, ...], ...] = (administration.SCREENS,)

DIRECTORY: tuple[Entry, ...] = tuple(entry for screens in ROOMS for entry in screens)
"""Every screen of every room; windows take their own out of it."""
