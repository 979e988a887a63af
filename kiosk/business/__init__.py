"""An opened business, Qt-free: the one door through which app, commands and tests act and ask.

`create` makes one, `open_business` opens it; a `Business` does acts and answers reads.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.business.home import Home
    from kiosk.business.house import HOUSE, Business
    from kiosk.business.lists import CHECKS, JOBS, Job
    from kiosk.business.opening import create, is_founded, new_code, open_business
    from kiosk.migrations.catalogue import METADATA
    from kiosk.records.settings.service import Founding

__all__ = [
    "CHECKS", "HOUSE", "JOBS", "METADATA", "Business", "Founding", "Home", "Job", "create", "is_founded",
    "new_code", "open_business",
]  # fmt: skip

_FROM = {
    "Home": "kiosk.business.home",
    "HOUSE": "kiosk.business.house",
    "Business": "kiosk.business.house",
    "CHECKS": "kiosk.business.lists",
    "JOBS": "kiosk.business.lists",
    "Job": "kiosk.business.lists",
    "create": "kiosk.business.opening",
    "is_founded": "kiosk.business.opening",
    "new_code": "kiosk.business.opening",
    "open_business": "kiosk.business.opening",
    "METADATA": "kiosk.migrations.catalogue",
    "Founding": "kiosk.records.settings.service",
}


def __getattr__(name: str) -> object:
    """Imports what is asked for: the first page is painted before SQLAlchemy and the rooms are there."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_FROM[name]), name)
