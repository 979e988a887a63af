"""A paper printed again says which copy it is, keeps its number, and is not printed without end (E12)."""

from __future__ import annotations

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import COPIES_AN_HOUR, AccountingRefusal
from kiosk.core.by import Person
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from tests.back_office.accounting.test_paying import SPRAY, ring
from tests.makers.staff import a_person
from tests.tampering import tamper


def test_that_copies_are_counted_and_end_after_some_within_an_hour(business):
    by = Person(a_person(business, Skill.INVOICE), Role.ACCOUNTING)
    paper, other = ring(business, SPRAY).invoice, ring(business, SPRAY).invoice
    counts = [
        business.do(accounting.print_again, by=by, invoice=paper) for _ in range(COPIES_AN_HOUR)
    ]
    assert counts == [1, 2, 3]
    with pytest.raises(Refused) as said:
        business.do(accounting.print_again, by=by, invoice=paper)
    assert said.value.refusal.code is AccountingRefusal.TOO_MANY_COPIES
    assert business.do(accounting.print_again, by=by, invoice=other) == 1
    assert business.read(accounting.invoice_page, invoice=paper).paper.number == "S-2026-0001"


def test_that_a_copy_that_is_counted_wrongly_is_found(business):
    by = Person(a_person(business, Skill.INVOICE), Role.ACCOUNTING)
    paper = ring(business, SPRAY).invoice
    business.do(accounting.print_again, by=by, invoice=paper)
    assert business.check("numbers").faults == ()
    tamper(business, "UPDATE paper_copy SET count = 3 WHERE invoice_id = :paper", paper=paper)
    fault = business.check("numbers").faults[0]
    assert (fault.table, fault.id, fault.found) == ("paper_copy", paper, "3")


def test_that_a_paper_that_is_not_there_is_refused(business):
    by = Person(a_person(business, Skill.INVOICE), Role.ACCOUNTING)
    with pytest.raises(Refused) as said:
        business.do(accounting.print_again, by=by, invoice=9_999)
    assert said.value.refusal.code is ActRefusal.NOT_FOUND
