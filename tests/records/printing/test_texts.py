"""What a desk is told of a paper that has not come out: each fault its fact, and what to do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.core.ids import PrintId
from kiosk.devices.receipt_printer import Fault
from kiosk.records.printing import texts
from kiosk.records.printing.rules import DRAWER, PRINT, PrintJob


def a_job(error: str, kind: str = PRINT) -> PrintJob:
    return PrintJob(
        id=PrintId(1), kind=kind, station="Desk 1", paper="sale", ref=1, language="en", copy=0,
        open_drawer=True, attempts=1, error=error, failed=False,
        queued_at=datetime(2026, 4, 13, 12, 9, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("error", [*Fault, "no_folder", "unknown_paper", "our_mistake"])
def test_that_every_fault_has_a_fact_and_what_to_do(error, language):
    fact, then = texts.trouble(a_job(error), language)
    assert fact
    assert then
    # A code is for the record, never for a person.
    assert str(error) not in fact + then
    if language != "en":
        assert (fact, then) != texts.trouble(a_job(error), "en")


def test_that_faults_that_are_mended_differently_read_differently():
    facts = {texts.trouble(a_job(error), "en")[0] for error in ("no_paper", "cover_open", "unreachable", "gone")}  # fmt: skip
    assert len(facts) == 4
    assert texts.trouble(a_job("no_printer", DRAWER), "en") == (
        "The drawer did not open.",
        "Open it with its key.",
    )
