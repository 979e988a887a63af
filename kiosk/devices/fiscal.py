"""Fiscal devices: which country asks for one, the port by which a receipt is signed, and a simulator.

The program is certified nowhere. Where a country asks for a certified device, set-up names it; until
one answers, receipts say that it does not (`Outage`) - they never pretend.
"""

# ruff: noqa: RUF001 - devices and laws stand in their own alphabets

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Duty:
    """What a country asks of a till: the device by its own name, and the law that says so."""

    country: str
    device: str
    source: str
    since: date | None = None
    """The first day, where it is yet to come."""

    def holds(self, day: date) -> bool:
        """Whether it is asked for on `day`."""
        return self.since is None or day >= self.since


_DUTIES = (
    Duty("AT", "Signaturerstellungseinheit (RKSV)", "§ 131b BAO; RKSV, BGBl. II Nr. 410/2015"),
    Duty("BG", "фискално устройство", "Наредба № Н-18 от 13.12.2006 (ДВ 106/2006)"),
    Duty("DE", "TSE (KassenSichV)", "§ 146a AO; KassenSichV, BGBl. 2017 I S. 3515"),
    Duty("EG", "الإيصال الإلكتروني", "Law 206/2020, art. 35, 37; Minister of Finance 230/2022"),
    Duty("ES", "VERI*FACTU", "Real Decreto 1007/2023; Real Decreto-ley 15/2025", date(2027, 1, 1)),
    Duty("FR", "logiciel de caisse certifié (NF 525, LNE) ou attesté", "CGI art. 286, I, 3° bis"),
    Duty("GR", "φορολογικός ηλεκτρονικός μηχανισμός", "ν. 4308/2014, άρθρο 12"),
    Duty("HR", "fiskalizacija računa (JIR)", "Zakon o fiskalizaciji, NN 89/2025"),
    Duty(
        "HU",
        "online pénztárgép, e-pénztárgép",
        "48/2013. (XI. 15.) és 8/2025. (III. 31.) NGM rendelet",
    ),
    Duty("IT", "registratore telematico (RT)", "D.Lgs. 5 agosto 2015, n. 127, art. 2"),
    Duty("PL", "kasa rejestrująca online", "ustawa o VAT z 11.03.2004, art. 111"),
    Duty(
        "PT", "programa de faturação certificado", "Decreto-Lei n.º 28/2019; Portaria n.º 363/2010"
    ),
    Duty("RO", "aparat de marcat electronic fiscal", "OUG nr. 28/1999"),
    Duty("SA", "فاتورة (FATOORA)", "E-Invoicing Regulation, GAZT board 2-6-20 of 2020"),
    Duty("SE", "kontrollenhet", "Skatteförfarandelag (2011:1244), 39 kap."),
    Duty("SI", "davčno potrjevanje računov", "ZDavPR, Uradni list RS 57/15"),
    Duty("SK", "e-kasa klient", "zákon č. 289/2008 Z. z."),
)
DUTIES = {duty.country: duty for duty in _DUTIES}
"""Country -> what it asks of a till, as we read its law; a tax adviser has the last word."""


def duty(country: str) -> Duty | None:
    """What `country` (ISO 3166-1) asks of a till; None where we know of nothing."""
    return DUTIES.get(country.upper())


@dataclass(frozen=True, slots=True)
class Facts:
    """What a device signs of a receipt: amounts in minor units, `taxes` as (rate in 1/10000, gross)."""

    number: str
    at: datetime
    total: int
    currency: str
    taxes: tuple[tuple[int, int], ...] = ()
    cash: int = 0
    till: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """The device's answer, to be kept and printed with the receipt."""

    serial: str
    signature: str
    counter: int
    at: datetime | None = None


class Cause(StrEnum):
    """Why no device signed."""

    NO_DEVICE = "no_device"
    """The country asks for one and none is set up."""
    NO_ANSWER = "no_answer"
    FULL = "full"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Outage:
    """Not signed; the sale goes on, and the receipt says so."""

    cause: Cause


class NotAsked(StrEnum):
    """Nobody asks for a signature here."""

    NO_DUTY = "no_duty"


Answer = Signed | Outage | NotAsked


class FiscalDevice(Protocol):
    """Signs receipts. It may wait for its device: never on a window's thread, never inside an act."""

    @property
    def fake(self) -> bool:
        """Whether what it signs is worth nothing."""
        ...

    def sign(self, facts: Facts) -> Answer:
        """Sign one receipt once: the same number again gives the first answer."""
        ...


class NoFiscalDevice:
    """No device: right where the country asks for none, an outage on every receipt where it does."""

    fake = False

    def __init__(self, country: str) -> None:
        self.duty = duty(country)

    def sign(self, facts: Facts) -> Answer:
        """Nothing is signed."""
        asked = self.duty is not None and self.duty.holds(facts.at.date())
        return Outage(Cause.NO_DEVICE) if asked else NotAsked.NO_DUTY


class SimulatedFiscal:
    """Signs with nothing but arithmetic: for tests, practice and the demonstration."""

    fake = True
    serial = "SIMULATED"

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        self.outage: Cause | None = None
        """What is wrong with it, if anything."""
        self.counter = 0
        self._now = now
        self._chain = ""
        self._signed: dict[str, Signed] = {}
        self._turn = threading.Lock()

    def sign(self, facts: Facts) -> Answer:
        """Counts by one for each receipt and chains each signature to the one before."""
        with self._turn:
            if facts.number in self._signed:
                return self._signed[facts.number]
            if self.outage is not None:
                return Outage(self.outage)
            self.counter += 1
            said = f"{self._chain}|{self.counter}|{facts}"
            self._chain = base64.b32encode(sha256(said.encode()).digest()[:20]).decode()
            at = self._now() if self._now is not None else facts.at
            signed = Signed(self.serial, self._chain, self.counter, at)
            self._signed[facts.number] = signed
            return signed
