"""Show text: it stands on one screen, the customer answers there, and nothing of it is kept."""

import pytest
from sqlalchemy import text as sql

from kiosk.core.by import Customer, Person
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill
from kiosk.lobby.display import service
from kiosk.lobby.display.rules import LONGEST, YES, DisplayRefusal
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import StationKind
from tests.makers.staff import a_person

LOBBY, DESK = "Kiosk 1", "Desk 1"
SECRET = "Zwetschgenkompott um halb vier"
ANSWER = "Quittenbrot waere mir lieber"


def colleague(business, name=""):
    return Person(a_person(business, Skill.WELCOME, name=name), Role.RECEPTION)


def show(business, who, text=SECRET, station=LOBBY, **more):
    return business.do(
        service.show_text, who, None, DESK, where=station, text=text, language="en", **more
    )


def here(business, station=LOBBY):
    return business.read(service.shown_here, where=station)


def refused(business, verb, by, at, **arguments):
    with pytest.raises(Refused) as said:
        business.do(verb, by, None, at, **arguments)
    return said.value.refusal.code


def test_that_what_staff_type_stands_on_the_chosen_screen_alone(business):
    ana = colleague(business)
    shown = show(business, ana)
    seen = here(business)
    assert (seen.id, seen.text, seen.desk, seen.answer) == (shown, SECRET, DESK, "")
    assert here(business, "Kiosk 2") is None
    business.do(service.change_text, ana, None, DESK, shown=shown, text="Or at five?", step=9)
    seen = here(business)
    assert (seen.text, seen.step) == ("Or at five?", 3)


def test_that_the_customer_answers_at_that_screen_only(business):
    shown = show(business, colleague(business))
    code = refused(business, service.answer_text, Customer(), "Kiosk 2", shown=shown, answer=YES)
    assert code is DisplayRefusal.TEXT_OVER
    business.do(service.answer_text, Customer(), None, LOBBY, shown=shown, answer=ANSWER)
    assert business.read(service.shown_text, shown=shown).answer == ANSWER


def test_that_nobody_changes_what_a_colleague_shows(business):
    ana, ben = colleague(business), colleague(business)
    shown = show(business, ana)
    for verb, facts in (
        (service.change_text, {"shown": shown, "text": "x"}),
        (service.show_text, {"where": LOBBY, "text": "x", "language": "en"}),
    ):
        assert refused(business, verb, ben, "Desk 2", **facts) is DisplayRefusal.SCREEN_TAKEN
    again = show(business, ana, "Another")
    assert again != shown
    assert business.read(service.shown_text, shown=shown) is None
    code = refused(business, service.change_text, ana, DESK, shown=shown, text="x")
    assert code is DisplayRefusal.TEXT_OVER


def test_that_a_text_of_too_many_signs_is_refused_and_a_hostile_one_cleaned(business):
    ana = colleague(business)
    with pytest.raises(Refused) as said:
        show(business, ana, "x" * (LONGEST + 1))
    assert said.value.refusal.code is DisplayRefusal.TEXT_LONG
    with pytest.raises(Refused) as said:
        show(business, ana, station=" ")
    assert said.value.refusal.code is DisplayRefusal.NO_SCREEN
    show(business, ana, "a\x00b\u202ec\nd")
    assert here(business).text == "abc\nd"


def every_word_kept(business):
    """All that any table holds, as text."""
    with business.engines.reader.connect() as connection:
        if connection.dialect.name == "sqlite":
            tables = sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        else:
            tables = sql(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            )
        return {
            name: str(connection.execute(sql(f'SELECT * FROM "{name}"')).all())
            for (name,) in connection.execute(tables).all()
        }


def test_that_no_table_ever_holds_the_words_and_the_row_is_empty_when_it_ends(business):
    ana = colleague(business)
    shown = show(business, ana)
    business.do(service.answer_text, Customer(), None, LOBBY, shown=shown, answer=ANSWER)
    for name, held in every_word_kept(business).items():
        assert SECRET not in held, name
        assert ANSWER not in held, name
    assert business.do(service.end_text, ana, None, DESK, shown=shown)
    assert not business.do(service.end_text, ana, None, DESK, shown=shown)
    assert here(business) is None
    with business.engines.reader.connect() as connection:
        row = connection.execute(sql("SELECT text, answer, answered_at FROM shown_text")).one()
    assert tuple(row) == ("", None, None)


def test_that_the_files_of_the_database_hold_neither_text_nor_answer(business, place):
    ana = colleague(business)
    shown = show(business, ana)
    business.do(service.answer_text, Customer(), None, LOBBY, shown=shown, answer=ANSWER)
    business.do(service.end_text, ana, None, DESK, shown=shown)
    for path in sorted(each for each in place.home.rglob("*") if each.is_file()):
        held = path.read_bytes()
        assert SECRET.encode() not in held, path
        assert ANSWER.encode() not in held, path


def test_that_a_text_that_was_forgotten_ends_by_itself(business, monkeypatch):
    from kiosk.lobby.display.rules import LEFT_AFTER

    shown = show(business, colleague(business))
    assert list(business.read(service.left_due)) == []
    real = business.clock.moment
    monkeypatch.setattr(business.clock, "moment", lambda said: real(said) + 2 * LEFT_AFTER)
    assert list(business.read(service.left_due)) == [{"shown": shown}]
    business.settle()
    assert here(business) is None


def test_that_the_screens_are_the_stations_of_the_lobby(business):
    before = business.read(service.screens)
    for name, kind in (("Kiosk 9", StationKind.LOBBY), ("Wall", StationKind.DISPLAY)):
        manager = Person(a_person(business, Skill.SETTINGS, role=Role.MANAGER), Role.MANAGER)
        business.do(settings.add_station, manager, None, DESK, name=name, kind=kind, touch=False)
    after = business.read(service.screens)
    assert set(after.lobbies) - set(before.lobbies) == {"Kiosk 9"}
    assert set(after.displays) - set(before.displays) == {"Wall"}
