"""The owner's limits of money hold at once, whole or not at all, and never half of two people's."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from sqlalchemy import select

from kiosk.back_office.till import rules as till
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.money import LARGEST
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.database.acting import View
from kiosk.desk.administration import service
from kiosk.desk.administration.rules import MONEY_OPTIONS, AdministrationRefusal, MoneyRules
from kiosk.front_office.sales import rules as sales
from kiosk.lobby.pickup import service as pickups
from kiosk.records.audit.tables import audit
from kiosk.records.settings import service as settings
from tests.makers.staff import OWNER, a_person

LIMITS = MoneyRules(10_000, 2_000, 8_000, 3_000, 100, 5_000, 90_000)


def set_rules(business: Business, rules: MoneyRules = LIMITS, by: object = OWNER) -> int:
    seen = business.read(service.money_rules).version
    return business.do(service.set_money_rules, by=by, rules=rules, seen=seen)


def no(business: Business, rules: MoneyRules, **more: object) -> object:
    with pytest.raises(Refused) as said:
        set_rules(business, rules, **more)
    return said.value.refusal.code


def test_that_a_business_begins_with_the_limits_of_who_changes_nothing(business: Business) -> None:
    now = business.read(service.money_rules)
    assert now.rules == MoneyRules(0, 5_000, 20_000, 50_000, 500, 20_000, 200_000)
    assert (now.currency, now.cash_step) == ("EUR", 1)


def test_that_every_room_reads_what_was_set(business: Business) -> None:
    set_rules(business)
    assert business.read(service.money_rules).rules == LIMITS
    values = business.read(settings.options).values
    back, drawer = sales.limits(values, 100), till.limits(values, 100)
    assert (back.one, back.day, back.cash) == (2_000, 8_000, 3_000)
    assert (drawer.difference, drawer.paid_out, drawer.paid_in) == (100, 5_000, 90_000)
    assert values["credit_limit"] == 10_000


def test_that_each_limit_is_an_option_of_its_own() -> None:
    assert set(MONEY_OPTIONS) == set(asdict(LIMITS))
    assert len(set(MONEY_OPTIONS.values())) == len(MONEY_OPTIONS)


def test_that_the_owners_other_choices_stay(business: Business) -> None:
    before = business.read(pickups.policy)
    table = replace(before.table, hold_days=3)
    business.do(pickups.set_policy, by=OWNER, table=table, seen=before.version)
    set_rules(business)
    assert business.read(pickups.policy).table == table


def test_that_nothing_at_all_is_a_limit_too(business: Business) -> None:
    none = MoneyRules(0, 0, 0, 0, 0, 0, 0)
    set_rules(business, none)
    assert business.read(service.money_rules).rules == none


@pytest.mark.parametrize("name", [*MONEY_OPTIONS])
@pytest.mark.parametrize("minor", [-1, LARGEST, 10**15])
def test_that_no_limit_is_below_nothing_or_beyond_any_sum(
    business: Business, name: str, minor: int
) -> None:
    before = business.read(settings.options)
    wrong = replace(LIMITS, **{name: minor})
    assert no(business, wrong) is AdministrationRefusal.LIMIT_OUT_OF_RANGE
    assert business.read(settings.options) == before


def test_that_a_day_is_not_less_than_one_return(business: Business) -> None:
    wrong = replace(LIMITS, return_one=9_000)
    assert no(business, wrong) is AdministrationRefusal.DAY_BELOW_ONE
    set_rules(business, replace(LIMITS, return_one=8_000))


def test_that_two_owners_do_not_overwrite_each_other(business: Business) -> None:
    seen = business.read(service.money_rules).version
    business.do(service.set_money_rules, by=OWNER, rules=LIMITS, seen=seen)
    other = replace(LIMITS, credit=1)
    with pytest.raises(Refused) as said:
        business.do(service.set_money_rules, by=OWNER, rules=other, seen=seen)
    assert said.value.refusal.code is ActRefusal.CHANGED_MEANWHILE
    assert business.read(service.money_rules).rules == LIMITS


def test_that_the_record_says_who_set_which_limits(business: Business) -> None:
    who = a_person(business, Skill.SETTINGS, name="Farid", role=Role.MANAGER)
    set_rules(business, by=Person(who, Role.MANAGER))

    def newest(view: View) -> object:
        return view.rows(select(audit).order_by(audit.c.id.desc()).limit(1))[0]

    row = business.read(newest)
    assert (row.task, row.person_id) == ("money.set_rules", who)
    assert row.evidence == asdict(LIMITS)


def test_that_a_cashier_does_not_set_them(business: Business) -> None:
    ana = Person(a_person(business, Skill.TAKE_MONEY, Skill.BOOKS), Role.ACCOUNTING)
    assert no(business, LIMITS, by=ana) is ActRefusal.NOT_QUALIFIED
