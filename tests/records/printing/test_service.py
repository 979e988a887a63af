"""Papers on their way: queued with the act, printed once, tried again, sorted out by a person, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from kiosk.core.by import System
from kiosk.core.ids import PrintId
from kiosk.core.refusal import Refused
from kiosk.core.task import Skill
from kiosk.devices.fiscal import Cause, NotAsked, Outage, Signed
from kiosk.records.printing import rules
from kiosk.records.printing import service as printing
from kiosk.records.printing.rules import DRAWER, PRINT, PrintJob, PrintRefusal
from tests.makers import printing as making
from tests.makers.staff import a_person, acting
from tests.tampering import tamper

PRESS = System("print.deliver")
NOON = datetime(2026, 4, 13, 12, 9, tzinfo=UTC)


@pytest.fixture
def ana(business):
    return acting(a_person(business, Skill.WELCOME, Skill.TAKE_MONEY))


def refusal(business, verb, by=PRESS, **arguments):
    with pytest.raises(Refused) as caught:
        business.do(verb, by=by, **arguments)
    return caught.value.refusal.code


def rows(business) -> list[tuple[str, str, int]]:
    asked = "SELECT kind, state, attempts FROM outbox WHERE kind IN ('print.receipt', 'drawer.open') ORDER BY id"
    with business.engines.reader.connect() as connection:
        return [tuple(row) for row in connection.execute(text(asked))]


def test_that_a_paper_waits_for_the_printer_of_its_station(business):
    making.a_receipt(business, 7, language="ar", open_drawer=True)
    making.a_receipt(business, 8, station="Desk 2")
    (job,) = making.waiting(business)
    assert (job.kind, job.paper, job.ref, job.language) == (PRINT, "test", 7, "ar")
    assert (job.open_drawer, job.copy, job.attempts, job.error, job.failed) == (
        True,
        0,
        0,
        "",
        False,
    )
    assert [each.ref for each in making.waiting(business, "Desk 2")] == [8]
    assert len(making.waiting(business, "Desk 1", "Desk 2")) == 2
    assert business.read(printing.troubled) == ()


def test_that_a_paper_comes_out_once(business):
    making.a_receipt(business)
    (job,) = making.waiting(business)
    business.do(printing.mark_printed, by=PRESS, job=job.id)
    assert making.waiting(business) == []
    assert rows(business) == [(PRINT, "done", 1)]
    for verb, more in ((printing.mark_printed, {}), (printing.mark_failed, {"error": "gone"})):
        assert refusal(business, verb, job=job.id, **more) == PrintRefusal.ALREADY_PRINTED
    assert refusal(business, printing.mark_printed, job=PrintId(999)) == PrintRefusal.UNKNOWN_JOB


def test_that_mail_is_none_of_its_business(business):
    from kiosk.records.messages.rules import MessageKind
    from tests.makers import customers

    maren = customers.customer(business, email="maren@example.com")
    business.do(
        customers.tell, by=customers.OWNER, kind=MessageKind.RECEIPT, customer=maren, about=1, content={}
    )  # fmt: skip
    assert making.waiting(business, "house", "Desk 1", "") == []
    for number in range(1, 4):
        assert (
            refusal(business, printing.mark_printed, job=PrintId(number))
            == PrintRefusal.UNKNOWN_JOB
        )


def test_that_a_try_in_vain_is_tried_again_and_shown(business):
    making.a_receipt(business)
    (job,) = making.waiting(business)
    assert business.do(printing.mark_failed, by=PRESS, job=job.id, error="no_paper") is False
    assert making.waiting(business) == []
    (shown,) = business.read(printing.troubled, station="Desk 1")
    assert (shown.id, shown.error, shown.attempts, shown.failed) == (job.id, "no_paper", 1, False)
    assert business.read(printing.troubled, station="Desk 2") == ()
    for _ in range(rules.TRIES - 1):
        failed = business.do(printing.mark_failed, by=PRESS, job=job.id, error="no_paper")
    assert failed is True
    assert rows(business) == [(PRINT, "failed", rules.TRIES)]
    assert [each.failed for each in business.read(printing.troubled)] == [True]


@pytest.mark.parametrize("tries", [1, rules.TRIES])
def test_that_a_person_prints_again_or_lets_go(business, ana, tries):
    making.a_receipt(business, 1)
    making.a_receipt(business, 2)
    first, second = making.waiting(business)
    for job in (first, second):
        for _ in range(tries):
            business.do(printing.mark_failed, by=PRESS, job=job.id, error="gone")
    business.do(printing.let_go, by=ana, job=second.id)
    business.do(printing.try_again, by=ana, job=first.id)
    assert [job.ref for job in making.waiting(business)] == [1]
    assert business.read(printing.troubled) == ()
    assert refusal(business, printing.try_again, ana, job=second.id) == PrintRefusal.ALREADY_PRINTED
    business.do(printing.mark_printed, by=PRESS, job=first.id)
    assert refusal(business, printing.let_go, ana, job=first.id) == PrintRefusal.ALREADY_PRINTED


def test_that_what_no_try_can_mend_waits_for_a_person_at_once(business):
    making.a_receipt(business)
    (job,) = making.waiting(business)
    assert business.do(
        printing.mark_failed, by=PRESS, job=job.id, error="unknown_paper", final=True
    )
    assert rows(business) == [(PRINT, "failed", 1)]


def test_that_papers_keep_their_order_and_a_drawer_waits_for_none(business):
    making.a_receipt(business, 1)
    making.a_receipt(business, 2)
    business.do(making.open_only, making.OWNER, None, making.STATION)
    first = making.waiting(business)[0]
    business.do(printing.mark_failed, by=PRESS, job=first.id, error="no_paper")
    assert [job.kind for job in making.waiting(business)] == [DRAWER]
    business.do(printing.mark_printed, by=PRESS, job=first.id)
    assert [job.ref for job in making.waiting(business)] == [2, 0]


def test_that_a_copy_opens_no_drawer(business):
    making.a_receipt(business, copy=2, open_drawer=True)
    (job,) = making.waiting(business)
    assert (job.copy, job.open_drawer) == (2, False)


def test_that_a_drawer_opens_without_a_sale_only_with_a_reason(business, ana):
    assert refusal(business, printing.open_drawer, ana, reason=" \n") == PrintRefusal.REASON_MISSING
    station = business.do(printing.open_drawer, ana, None, "Desk 1", reason="Coins for the meter")
    assert station == "Desk 1"
    (job,) = making.waiting(business)
    assert (job.kind, job.open_drawer) == (DRAWER, True)
    stranger = acting(a_person(business, Skill.WELCOME))
    with pytest.raises(Refused):
        business.do(printing.open_drawer, by=stranger, reason="Coins")
    assert business.do(printing.mark_failed, by=PRESS, job=job.id, error="no_printer") is True


# ------------------------------------------------------------------------------------------ rules


def a_job(number: int, kind: str = PRINT, station: str = "Desk 1", error: str = "") -> PrintJob:
    return PrintJob(
        id=PrintId(number), kind=kind, station=station, paper="test", ref=number, language="en",
        copy=0, open_drawer=True, attempts=0, error=error, failed=False, queued_at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("error", "seconds", "opens"),
    [
        ("", 0, True),
        ("", 60, True),
        ("", 61, False),
        ("unreachable", 30, True),
        ("no_paper", 5, False),
    ],
)
def test_that_a_drawer_springs_open_soon_once_or_never(error, seconds, opens):
    assert a_job(1, error=error).opens_drawer(NOON + timedelta(seconds=seconds)) is opens


def test_that_one_stations_trouble_is_not_anothers():
    later = NOON + timedelta(seconds=5)
    jobs = [
        (a_job(1), later), (a_job(2), NOON), (a_job(3, station="Desk 2"), NOON),
        (a_job(4, DRAWER), NOON), (a_job(5, DRAWER), later),
    ]  # fmt: skip
    assert [job.id for job in rules.now_due(jobs, NOON)] == [3, 4]
    assert [job.id for job in rules.now_due(jobs, later)] == [1, 2, 3, 4, 5]


def test_that_tries_come_later_each_time():
    pauses = [rules.next_try(number, NOON) - NOON for number in range(1, rules.TRIES + 3)]
    assert pauses == sorted(pauses)
    assert pauses[0] <= timedelta(seconds=5)
    assert not rules.has_failed(rules.TRIES - 1, PRINT)
    assert rules.has_failed(rules.TRIES, PRINT)
    assert rules.has_failed(1, DRAWER)


# ------------------------------------------------------------------------------------------ fiscal

SIGNED = Signed("TSE-1", "MZXW6YTB", 41)


def printed(business, ref=1, paper="sale", copy=0, answer=None):
    making.a_receipt(business, ref, paper=paper, copy=copy)
    job = making.waiting(business)[-1].id
    business.do(printing.mark_printed, by=PRESS, job=job, number=f"R-{ref}", answer=answer)
    return job


def test_that_what_the_device_said_is_kept_with_its_receipt(business):
    printed(business, 1, answer=SIGNED)
    printed(business, 2, answer=Outage(Cause.NO_ANSWER))
    printed(business, 3, answer=NotAsked.NO_DUTY)
    said = [business.read(printing.fiscal_of, paper="sale", ref=ref) for ref in (1, 2, 3)]
    assert isinstance(said[0], Signed)
    assert (said[0].serial, said[0].signature, said[0].counter) == ("TSE-1", "MZXW6YTB", 41)
    assert said[1:] == [Outage(Cause.NO_ANSWER), None]


def test_that_outages_are_counted_by_day(business):
    printed(business, 1, answer=Outage(Cause.NO_DEVICE))
    printed(business, 2, answer=Outage(Cause.NO_ANSWER))
    printed(business, 3, answer=SIGNED)
    today = business.read(lambda view: view.day)
    assert business.read(printing.outages, first=today, last=today) == 2
    later = today + timedelta(days=1)
    assert business.read(printing.outages, first=later, last=later) == 0


def test_that_a_copy_changes_nothing_of_what_was_said(business):
    printed(business, 1, answer=Outage(Cause.FULL))
    printed(business, 1, copy=1, answer=SIGNED)
    assert business.read(printing.fiscal_of, paper="sale", ref=1) == Outage(Cause.FULL)


def test_that_a_receipt_without_its_answer_is_found_where_a_device_is_asked_for(business):
    printed(business, 1, answer=SIGNED)
    printed(business, 2)
    printed(business, 3, paper="till_report")
    here = business.facts.country
    try:
        business._facts = replace(business.facts, country="US")
        assert business.read(printing.verify_receipts).faults == ()
        business._facts = replace(business.facts, country="DE")
        (fault,) = business.read(printing.verify_receipts).faults
    finally:
        business._facts = replace(business.facts, country=here)
    assert (fault.table, fault.column) == ("outbox", "fiscal_answer")


def test_that_an_answer_without_its_receipt_is_found(business):
    job = printed(business, 1, answer=SIGNED)
    assert business.read(printing.verify_receipts).faults == ()
    tamper(business, "UPDATE outbox SET state = 'failed' WHERE id = :job", job=int(job))
    (fault,) = business.read(printing.verify_receipts).faults
    assert (fault.table, fault.found) == ("fiscal_answer", "R-1")


# ------------------------------------------------------------------------------------------ copies


def test_that_who_prints_again_gets_a_copy_with_its_count_and_not_without_end(business, ana):
    def again(ref):
        return business.do(making.again, ana, None, making.STATION, ref=ref)

    first = [again(7) for _ in range(rules.COPIES_AN_HOUR)]
    assert first == [0, 1, 2]
    assert [job.copy for job in making.waiting(business)] == first
    assert refusal(business, making.again, by=ana, ref=7) is PrintRefusal.TOO_MANY_COPIES
    assert again(8) == 0
