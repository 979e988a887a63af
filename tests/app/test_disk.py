"""A disk that fails at a checkpoint: every desk says so until it is over, and the act before it is kept."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.app import disk
from kiosk.app.windows import Hall
from kiosk.business import Business
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.database.acting import View
from tests.makers import customers as customer_makers

NEAR = 64 * 1024
"""No file grows beyond this while the disk fails: pages of the database lie behind it, the log before."""


@pytest.fixture
def database_kind() -> str:
    """A checkpoint is the embedded database's own."""
    return "embedded"


@contextmanager
def failing_disk() -> Iterator[None]:
    """A real write error: the kernel refuses what lies beyond NEAR."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (NEAR, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def customers(view: View) -> int:
    return len(customer_makers.customers.search(view, words="Kept", limit=9))


@pytest.mark.expected_logs
def test_that_a_desk_says_for_as_long_as_it_lasts_that_the_disk_fails(
    qtbot, business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "LOOK_MS", 20)
    monkeypatch.setattr(disk, "AGAIN", 1)
    hall = Hall(business)
    desk = hall.desk("Desk 1")
    desk.show()
    business.checkpoint()
    customer_makers.customer(business, "Kept")
    business.disk_trouble = None
    with failing_disk():
        business._checkpoint_later()
        trouble = business.disk_trouble
        assert isinstance(trouble, Trouble)
        assert trouble.kind is TroubleKind.DISK_FAILING
        qtbot.waitUntil(desk.lasting.isVisible)
        assert desk.lasting.bar.accessibleName().startswith(
            "The disk reports errors. What you did is"
        )
        desk.language_chosen()
        assert desk.lasting.isVisible()
    assert business.read(customers) == 1
    qtbot.waitUntil(lambda: not desk.lasting.isVisible())
    assert business.disk_trouble is None
    hall.close()


def test_that_it_is_said_in_the_desks_language_and_what_to_do() -> None:
    for kind in (TroubleKind.DISK_FULL, TroubleKind.DISK_FAILING):
        said = {disk.words(Trouble(kind), language) for language in ("en", "de", "ar")}
        assert len(said) == 3
        assert all(fact and then for fact, then in said)
