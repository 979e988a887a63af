"""Troubles of kiosks: told once at every desk, until somebody has seen to it or it is over."""

import pytest

from kiosk.core.by import Customer, Person, System
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill
from kiosk.lobby.display import service, texts
from kiosk.lobby.display.rules import DisplayRefusal, TroubleSort
from tests.makers.staff import a_person

KIOSK = "Kiosk 1"


def note(business, kind=TroubleSort.NO_PAPER, at=KIOSK, detail="", by=None):
    return business.do(service.note_trouble, by or Customer(), None, at, kind=kind, detail=detail)


def colleague(business):
    return Person(a_person(business, Skill.WELCOME, name="Ana Lindqvist"), Role.RECEPTION)


def told(business):
    return [(each.station, each.kind) for each in business.read(service.troubles)]


def test_that_a_trouble_is_told_once_a_station_and_kind(business):
    made = note(business)
    assert note(business, by=System("printing")) == made
    note(business, at="Kiosk 2")
    note(business, TroubleSort.NO_SPEECH)
    assert told(business) == [
        (KIOSK, TroubleSort.NO_PAPER),
        ("Kiosk 2", TroubleSort.NO_PAPER),
        (KIOSK, TroubleSort.NO_SPEECH),
    ]


def test_that_it_is_over_when_the_station_can_again(business):
    note(business)
    assert business.do(service.trouble_over, Customer(), None, KIOSK, kind=TroubleSort.NO_PAPER)
    assert not business.do(service.trouble_over, Customer(), None, KIOSK, kind=TroubleSort.NO_PAPER)
    assert told(business) == []
    assert note(business)
    assert told(business) == [(KIOSK, TroubleSort.NO_PAPER)]


def test_that_seen_to_takes_it_from_every_desk_until_there_is_something_new(business):
    made = note(business)
    ana = colleague(business)
    assert business.do(service.see_to, ana, None, "Desk 1", trouble=made, seen=1)
    assert not business.do(service.see_to, ana, None, "Desk 2", trouble=made, seen=1)
    assert told(business) == []
    assert note(business) == made
    assert told(business) == []
    assert note(business, detail="E4") == made
    assert told(business) == [(KIOSK, TroubleSort.NO_PAPER)]


@pytest.mark.parametrize("kind", [TroubleSort.TRIES, TroubleSort.UNFINISHED])
def test_that_what_happened_once_is_over_when_somebody_has_looked(business, kind):
    made = note(business, kind, detail="KIWI")
    business.do(service.see_to, colleague(business), None, "Desk 1", trouble=made, seen=1)
    with pytest.raises(Refused) as refused:
        business.do(service.see_to, colleague(business), None, "Desk 1", trouble=made, seen=2)
    assert refused.value.refusal.code is DisplayRefusal.UNKNOWN_TROUBLE
    assert note(business, kind, detail="KIWI") != made


def test_that_every_trouble_has_its_words():
    for language in ("en", "de", "ar"):
        assert len({texts.instead(kind, language) for kind in TroubleSort}) == len(TroubleSort)
