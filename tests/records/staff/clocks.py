"""Clocks for staff's tests: time passes without waiting, and goes back as a PC's clock can."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.business import Business


def skip(business: Business, monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    """Every act from now on has a time that is later by so much (or earlier, where it is negative)."""
    kind = type(business.clock)
    whole = getattr(kind, "_whole", kind.moment)
    business.skipped = skipped = getattr(business, "skipped", timedelta()) + by
    monkeypatch.setattr(kind, "_whole", whole, raising=False)
    monkeypatch.setattr(kind, "moment", lambda self, said: whole(self, said) + skipped)
