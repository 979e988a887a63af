"""An act is done once, by whom it may, wholly or not at all, on both databases."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, func, select, text

from kiosk.business import Business
from kiosk.core import ids
from kiosk.core.by import Customer, System
from kiosk.core.change import Change
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import service as training
from kiosk.database import acting, engine
from kiosk.database.acting import View
from kiosk.database.tables import change, command, outbox
from kiosk.records.audit.tables import audit
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import SettingsRefusal, StationKind
from kiosk.records.staff import service as staff
from kiosk.records.staff.tables import person
from tests.makers.staff import OWNER, a_person
from tests.makers.staff import acting as as_person


def count(business: Business, table: object) -> int:
    def question(view: View) -> int:
        return int(view.execute(select(func.count()).select_from(table)).scalar_one())

    return business.read(question)


def add_desk(business: Business, name: str = "Desk 9", **how: object) -> int:
    kind = {"kind": StationKind.DESK, "touch": False}
    return business.do(settings.add_station, **{"by": OWNER} | how, name=name, **kind)


def test_that_the_same_key_has_one_effect_and_gives_the_same_answer(business: Business) -> None:
    key = ids.command_key()
    first = add_desk(business, key=key)
    stations = len(business.read(settings.stations))
    assert [add_desk(business, key=key) for _ in range(5)] == [first] * 5
    assert len(business.read(settings.stations)) == stations


def test_that_a_key_with_another_body_is_refused(business: Business) -> None:
    key = ids.command_key()
    add_desk(business, key=key)
    with pytest.raises(Refused) as refused:
        add_desk(business, "Desk 10", key=key)
    assert refused.value.refusal.code is ActRefusal.KEY_REUSED


def test_that_a_refused_act_leaves_nothing_behind(business: Business) -> None:
    add_desk(business)
    before = [count(business, table) for table in (command, audit, change, outbox)]
    with pytest.raises(Refused) as refused:
        add_desk(business)
    assert refused.value.refusal.code is SettingsRefusal.STATION_TAKEN
    assert [count(business, table) for table in (command, audit, change, outbox)] == before


def test_that_each_act_has_one_audit_row_and_one_command(business: Business) -> None:
    before = count(business, audit), count(business, command)
    for number in range(7):
        add_desk(business, f"Desk {number + 10}")
    assert (count(business, audit), count(business, command)) == (before[0] + 7, before[1] + 7)


def test_that_doing_adds_at_most_five_statements(business: Business) -> None:
    add_desk(business, "Desk 10")
    sent: list[str] = []
    writer = business.engines.writer

    def count_it(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement.split(maxsplit=1)[0].upper())

    event.listen(writer, "before_cursor_execute", count_it)
    try:
        add_desk(business, "Desk 11")
    finally:
        event.remove(writer, "before_cursor_execute", count_it)
    own = 2  # the act itself looks for the name and adds the station
    begin = sent.count("BEGIN")
    assert len(sent) - begin - own <= 5, sent


def test_that_nobody_without_a_qualification_acts(business: Business) -> None:
    stranger = a_person(business)
    with pytest.raises(Refused) as refused:
        add_desk(business, by=as_person(stranger))
    assert refused.value.refusal.code is ActRefusal.NOT_QUALIFIED


@pytest.mark.parametrize("by", [Customer(), System("anything")], ids=["customer", "system"])
def test_that_an_actor_of_another_kind_is_refused(business: Business, by: object) -> None:
    with pytest.raises(Refused) as refused:
        add_desk(business, by=by)
    assert refused.value.refusal.code is ActRefusal.WRONG_ACTOR


def test_that_a_revoked_qualification_ends_at_once(business: Business) -> None:
    manager = a_person(business, Skill.SETTINGS, role=Role.MANAGER)
    add_desk(business, "Desk 10", by=as_person(manager))
    business.do(training.revoke, by=OWNER, person=manager, skill=Skill.SETTINGS, reason="left")
    with pytest.raises(Refused) as refused:
        add_desk(business, "Desk 11", by=as_person(manager))
    assert refused.value.refusal.code is ActRefusal.NOT_QUALIFIED


def test_that_somebody_who_left_acts_no_more(business: Business) -> None:
    manager = a_person(business, Skill.SETTINGS, role=Role.MANAGER)
    business.do(staff.let_go, by=OWNER, person=manager, seen=1)
    with pytest.raises(Refused) as refused:
        add_desk(business, by=as_person(manager))
    assert refused.value.refusal.code is ActRefusal.NOT_ACTIVE


def test_that_two_threads_with_one_key_have_one_effect(business: Business) -> None:
    key = ids.command_key()
    start = threading.Barrier(6)

    def press() -> int:
        start.wait()
        return add_desk(business, "Desk 10", key=key)

    with ThreadPoolExecutor(6) as hands:
        answers = {hand.result() for hand in [hands.submit(press) for _ in range(6)]}
    assert len(answers) == 1
    names = [each.name for each in business.read(settings.stations)]
    assert names.count("Desk 10") == 1


def test_that_numbers_have_no_gap_when_acts_fail_between(business: Business) -> None:
    def numbered(act: acting.Act, *, fail: bool) -> str:
        number = settings.next_number(act, series=settings.Series.RECEIPT)
        if fail:
            raise Refused(SettingsRefusal.NAME_MISSING)
        return number

    verb = acting.does(settings.Task.SETTINGS_CHANGE)(numbered)
    given = []
    for place in range(12):
        if place % 3 == 2:
            with pytest.raises(Refused):
                business.do(verb, by=OWNER, fail=True)
        else:
            given.append(int(business.do(verb, by=OWNER, fail=False).rpartition("-")[2]))
    assert given == list(range(1, 9))


def test_that_a_write_outside_an_act_raises(business: Business) -> None:
    writer = business.engines.writer
    with writer.connect() as connection, pytest.raises(engine.WriteOutsideAct):
        connection.execute(text("DELETE FROM station"))


def test_that_a_read_cannot_write(business: Business) -> None:
    def sneaky(view: View) -> None:
        engine.allowed_to_write(view.connection)
        view.execute(text("DELETE FROM station"))

    with pytest.raises(Exception, match="read_only"):
        business.read(sneaky)


def test_that_a_statement_on_a_windows_thread_raises(business: Business) -> None:
    engine.forbid_statements_here()
    try:
        with pytest.raises(engine.StatementOnWindowThread):
            business.read(settings.stations)
    finally:
        engine.allow_statements_here()
    assert business.submit(settings.stations, {}, OWNER).result(timeout=10) == ()


def test_that_listeners_hear_what_changed_after_the_commit(business: Business) -> None:
    heard: list[tuple[Change, int]] = []
    stop = business.listen(heard.extend)
    made = a_person(business)
    stop()
    a_person(business)
    assert heard == [(Change.PERSON, made)]


@pytest.mark.parametrize("table", [audit, command], ids=["audit", "command"])
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_that_append_only_rows_stay(business: Business, table: object, verb: str) -> None:
    name, column = str(table), "body"
    statement = f"UPDATE {name} SET {column} = 'x'" if verb == "UPDATE" else f"DELETE FROM {name}"
    with business.engines.writer.connect() as connection, connection.begin() as transaction:
        engine.allowed_to_write(connection)
        with pytest.raises(Exception, match="append-only"):
            connection.execute(text(statement))
        transaction.rollback()


def test_that_a_change_without_its_version_is_refused_by_the_database(business: Business) -> None:
    with business.engines.writer.connect() as connection, connection.begin() as transaction:
        engine.allowed_to_write(connection)
        with pytest.raises(Exception, match="without its version"):
            connection.execute(person.update().values(name="somebody else"))
        transaction.rollback()


def test_that_another_process_is_heard(place: object) -> None:
    from kiosk import business as businesses

    one = businesses.open_business(place.database, place.home)
    other = businesses.open_business(place.database, place.home)
    heard: list[tuple[Change, int]] = []
    arrived = threading.Event()

    def hear(changes: tuple[tuple[Change, int], ...]) -> None:
        heard.extend(changes)
        arrived.set()

    other.listen(hear)
    other.hear_others()
    made = a_person(one)
    assert arrived.wait(timeout=10)
    other.close()
    one.close()
    assert heard == [(Change.PERSON, made)]
