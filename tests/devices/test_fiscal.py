"""Fiscal devices: who needs one and by which law, signing once, and outages that are said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.desk.administration.rules import COUNTRIES, Till
from kiosk.devices import fiscal
from kiosk.devices.fiscal import (
    Cause,
    Facts,
    NoFiscalDevice,
    NotAsked,
    Outage,
    Signed,
    SimulatedFiscal,
)

NOON = datetime(2026, 4, 13, 12, 9, tzinfo=UTC)


def facts(number: str = "R-0118", total: int = 21000) -> Facts:
    return Facts(number, NOON, total, "EUR", ((2000, total),), cash=3000, till="118")


@pytest.mark.parametrize(
    "country", ["AT", "DE", "EG", "ES", "FR", "GR", "HR", "HU", "IT", "PL", "PT"]
)
def test_that_a_country_that_asks_for_a_device_is_known_with_its_law(country):
    duty = fiscal.duty(country.lower())
    assert duty is not None
    assert duty.country == country
    assert duty.device
    # A law is cited by its number, so that somebody can look it up.
    assert any(sign.isdigit() for sign in duty.source)


@pytest.mark.parametrize("country", ["CH", "GB", "IE", "NL", "US", ""])
def test_that_no_device_is_asked_for_where_no_law_does(country):
    assert fiscal.duty(country) is None
    device = NoFiscalDevice(country)
    assert device.sign(facts()) is NotAsked.NO_DUTY
    assert not device.fake


def test_that_a_duty_that_begins_later_is_no_outage_before():
    device = NoFiscalDevice("ES")
    assert device.sign(facts()) is NotAsked.NO_DUTY
    later = replace(facts(), at=datetime(2027, 1, 1, 9, 0, tzinfo=UTC))
    assert device.sign(later) == Outage(Cause.NO_DEVICE)


def test_that_set_up_says_of_the_same_countries_that_a_till_needs_more():
    said = {code for code, country in COUNTRIES.items() if country.till is not Till.FREE}
    assert said == set(COUNTRIES) & set(fiscal.DUTIES)


def test_that_a_till_without_its_device_says_so_on_every_receipt():
    assert NoFiscalDevice("DE").sign(facts()) == Outage(Cause.NO_DEVICE)


def test_that_a_receipt_is_signed_once_and_counted_without_a_gap():
    device = SimulatedFiscal()
    first, second = device.sign(facts("R-1")), device.sign(facts("R-2"))
    assert isinstance(first, Signed)
    assert isinstance(second, Signed)
    assert (first.counter, second.counter) == (1, 2)
    assert first.signature != second.signature
    assert device.sign(facts("R-1")) == first
    assert device.counter == 2


def test_that_a_signature_hangs_on_what_it_signs_and_on_the_one_before():
    one, other, third = SimulatedFiscal(), SimulatedFiscal(), SimulatedFiscal()
    assert one.sign(facts("R-1")) == other.sign(facts("R-1"))
    assert one.sign(facts("R-2")) != other.sign(facts("R-2", total=1))
    third.sign(facts("R-1", total=7))
    assert one.sign(facts("R-3")) != third.sign(facts("R-3"))


@pytest.mark.parametrize("cause", list(Cause))
def test_that_an_outage_is_told_and_over_when_it_is_over(cause):
    device = SimulatedFiscal()
    device.outage = cause
    assert device.sign(facts()) == Outage(cause)
    device.outage = None
    signed = device.sign(facts())
    assert isinstance(signed, Signed)
    assert signed.counter == 1
    # Signed before the outage: the device is not asked a second time.
    device.outage = cause
    assert device.sign(facts()) == signed


def test_that_the_simulator_says_that_it_is_one():
    assert SimulatedFiscal().fake
    later = datetime(2026, 4, 13, 13, 0, tzinfo=UTC)
    signed = SimulatedFiscal(now=lambda: later).sign(facts())
    assert isinstance(signed, Signed)
    assert (signed.at, signed.serial) == (later, "SIMULATED")
