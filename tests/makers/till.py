"""Tills for tests, opened, counted and closed by acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import SoldPiece, WayToPay
from kiosk.back_office.till import rules
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import Closed, Opened, Pieces, Session, Sharing
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import DrawerId, PaymentId, TillSessionId
from kiosk.core.task import Role, Skill, Task
from kiosk.database.acting import Act, does
from tests.makers.staff import OWNER, a_person

STATION = "Desk 1"
BASE = 15_000
SKILLS = (Skill.TAKE_MONEY, Skill.CLOSE_TILL, Skill.REFUND)


@does(Task.PAYMENT_TAKE)
def take_cash(act: Act, *, minor: int) -> PaymentId:
    """Cash of nobody in particular comes into the open till, as a counter sale takes it."""
    session = till.cash_needs_session(act)
    return accounting.capture(
        act, way=WayToPay.CASH, minor=minor, at_counter=True, session=session.id
    )


@does(Task.PAYMENT_TAKE)
def take_card(act: Act, *, minor: int) -> PaymentId:
    """The same by card: a till is noted where one is open."""
    session = till.session_now(act)
    return accounting.capture(
        act, way=WayToPay.CARD, minor=minor, at_counter=True, session=session, slip="7"
    )


@does(Task.PAYMENT_TAKE)
def sell(act: Act, *, minor: int, way: WayToPay, rate: int = 2000) -> str:
    """A counter sale of one thing with its receipt; gives the receipt's number."""
    session = till.session_now(act)
    assert session is not None
    slip = "7" if way is WayToPay.CARD else ""
    paid = accounting.capture(
        act, way=way, minor=minor, at_counter=True, session=session, slip=slip
    )
    sold = accounting.sell(act, pieces=[SoldPiece("Spray", 1, minor, rate)], payments=[paid])
    return sold.number


def cashier(business: Business, name: str = "") -> Person:
    """Somebody who takes money, counts and closes."""
    return Person(a_person(business, *SKILLS, name=name), Role.ACCOUNTING)


def a_drawer(
    business: Business, name: str = "Drawer 1", at: str = STATION, sharing: Sharing = Sharing.SHARED
) -> DrawerId:
    """A drawer beside a desk, in which 150.00 stays overnight."""
    return business.do(till.add_drawer, by=OWNER, name=name, at=at, sharing=sharing, base=BASE)


def pieces(minor: int, currency: str = "EUR") -> Pieces:
    """A whole count of `minor` in the fewest pieces: every other kind counted as 0."""
    some, left = rules.change_of(minor, currency)
    assert left == 0
    there = dict(some)
    return tuple((kind.face, there.get(kind.face, 0)) for kind in rules.kinds(currency))


def opened(
    business: Business, by: Person, drawer: DrawerId | None = None, minor: int = BASE
) -> Opened:
    """A till opened with `minor`; its drawer is made where none is given."""
    drawer = a_drawer(business) if drawer is None else drawer
    return do(business, till.open_till, by, drawer=drawer, pieces=pieces(minor))


def do(business: Business, verb: Any, by: Person, station: str = STATION, **arguments: Any) -> Any:
    """An act at the desk where the drawer stands."""
    return business.do(verb, by, arguments.pop("key", None), station, **arguments)


def session(business: Business, station: str = STATION) -> Session:
    """The session that is not closed there, as anybody may see it."""
    found = business.read(till.session_for, station=station)
    assert found is not None
    return found


def closed(
    business: Business, by: Person, counted: int, *, reason: str = "", left: int | None = None
) -> Closed:
    """Counts and closes the till: again where it must, what is above the float to the safe."""
    seen = session(business)
    said = do(
        business, till.close_count, by, session=seen.id, seen=seen.version, pieces=pieces(counted)
    )
    if said.again:
        said = do(
            business, till.close_count, by, session=seen.id, seen=said.version,
            pieces=pieces(counted),
        )  # fmt: skip
    stays = min(counted, BASE) if left is None else left
    out = counted - stays
    return do(
        business, till.close, by, session=seen.id, seen=said.version, to_safe=out, left=stays,
        bag="20418" if out else "", reason=reason,
    )  # fmt: skip


def told(business: Business, id_: TillSessionId) -> Mapping[str, Any]:
    """What the list of closed tills says of one."""
    found = next(each for each in business.read(till.past) if each.id == id_)
    return {name: getattr(found, name) for name in found.__slots__}
