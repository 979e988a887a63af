"""A visitor's badge: printed at check-in, read back by the kiosk to check out, whole with any name."""

from __future__ import annotations

import pypdfium2
import pytest

from kiosk.business import Business
from kiosk.core import codes
from kiosk.core.refusal import Refused
from kiosk.devices import scanner
from kiosk.front_office.queue import documents
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.leaving import LeavingRefusal
from kiosk.front_office.queue.rules.visitors import PASS, Keys, Who
from kiosk.front_office.queue.service import badging
from kiosk.records.printing import service as printing
from tests.makers import visitors as makers
from tests.makers.staff import OWNER

NAMES = ("Ana Lopez", "A" * 200, "Bo " * 66, "ليلى حداد", "陈 立")


def test_that_a_visitor_gets_a_badge_that_the_kiosk_knows_again(business: Business) -> None:
    host = makers.host(business)
    visit = makers.comes(
        business, Who("Ana Lopez", "Lopez Ltd", "", "", host), code="visitor"
    ).visit
    (job,) = [e for e in business.read(printing.due, stations=["Lobby 1"]) if e.paper == "badge"]
    assert job.ref == visit
    made = business.read(badging.badge_of, visit=visit)
    assert (made.name, made.company, made.host) == ("Ana Lopez", "Lopez Ltd", "Eun-ji Park")
    assert scanner.LOBBY.fullmatch(made.payload)
    code = codes.read_code(made.payload.removeprefix(PASS))
    assert code is not None
    (found,) = business.read(queue.found_by, said=Keys(), code=code)
    assert found.visit == visit


def test_that_who_wears_no_badge_gets_none(business: Business) -> None:
    visit = makers.comes(business).visit
    jobs = business.read(printing.due, stations=["Lobby 1"])
    assert not [each for each in jobs if each.paper == "badge"]
    with pytest.raises(Refused) as said:
        business.read(badging.badge_of, visit=visit)
    assert said.value.refusal.code is LeavingRefusal.NO_BADGE


def test_that_the_desk_prints_it_again(business: Business) -> None:
    visit = makers.comes(business, code="visitor").visit
    by = makers.reception(business)
    assert business.do(badging.print_badge, by, None, "Desk 1", visit=visit) == 1
    with pytest.raises(Refused):
        business.do(badging.print_badge, by=OWNER, visit=visit)


@pytest.mark.parametrize("name", NAMES, ids=["short", "one long word", "many words", "ar", "zh"])
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_any_name_stands_whole_on_one_label(
    business: Business, name: str, language: str
) -> None:
    visit = makers.comes(business, Who(name), code="visitor").visit
    made = business.read(badging.badge_of, visit=visit)
    pdf = pypdfium2.PdfDocument(documents.badge_label(made, "Harbour Lane", language))
    assert len(pdf) == 1
    text = pdf[0].get_textpage().get_text_bounded().replace("\r\n", " ")
    if name.isascii():
        assert text.replace(" ", "").count(name.strip().replace(" ", "")) == 1
    assert documents.badge_tape(made, "Harbour Lane", language).parts
    pdf.close()
