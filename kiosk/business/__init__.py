"""An opened business, Qt-free: the one door through which app, commands and tests act and ask.

`create` makes one, `open_business` opens it; a `Business` does acts and answers reads.
"""

from __future__ import annotations

from kiosk.business.home import Home
from kiosk.business.house import HOUSE, Business
from kiosk.business.lists import CHECKS, JOBS, Job
from kiosk.business.opening import create, is_founded, open_business
from kiosk.migrations.catalogue import METADATA
from kiosk.records.settings.service import Founding

__all__ = [
    "CHECKS", "HOUSE", "JOBS", "METADATA", "Business", "Founding", "Home", "Job", "create", "is_founded",
    "open_business",
]  # fmt: skip
