"""Mutants: the program broken in one place, and the test that must notice it. `ALL` is the list.

A protection that no test notices the loss of is none. Each mutant breaks one on purpose; whoever
changes a protected line changes its mutant with it (`tests/test_mutants.py` says where).
"""

from tests.mutants import (
    acting,
    alarm,
    approving,
    authority,
    beside,
    books,
    calling,
    checkin,
    counter,
    covering,
    exchange,
    holding,
    keeping,
    kiosk,
    money,
    pickup,
    printing,
    roles,
    sales,
    screens,
    shown,
    staff,
    taking,
    till,
    training,
    waiting,
)
from tests.mutants.mutant import Mutant

ALL: tuple[Mutant, ...] = (
    *acting.MUTANTS,
    *alarm.MUTANTS,
    *authority.MUTANTS,
    *roles.MUTANTS,
    *beside.MUTANTS,
    *covering.MUTANTS,
    *books.MUTANTS,
    *checkin.MUTANTS,
    *calling.MUTANTS,
    *counter.MUTANTS,
    *pickup.MUTANTS,
    *exchange.MUTANTS,
    *screens.MUTANTS,
    *kiosk.MUTANTS,
    *keeping.MUTANTS,
    *printing.MUTANTS,
    *sales.MUTANTS,
    *till.MUTANTS,
    *approving.MUTANTS,
    *holding.MUTANTS,
    *shown.MUTANTS,
    *staff.MUTANTS,
    *taking.MUTANTS,
    *money.MUTANTS,
    *training.MUTANTS,
    *waiting.MUTANTS,
)
