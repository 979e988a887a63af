"""Rows 3, 4 and 14: one order from the import to the hand-over, each of its acts beside its floor."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Packing
from kiosk.business import METADATA
from kiosk.core.by import Customer
from kiosk.core.ids import PickupId
from kiosk.database.acting import View
from kiosk.lobby.pickup import service as pickups
from kiosk.records.customers.rules import Fact
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from kiosk.records.stock import service as stock
from tests.benchmarks.shop import Shop, fresh, waiting
from tests.benchmarks.timing import Figure, figure
from tests.benchmarks.twin import Counted, Twin, opened
from tests.postgres_server import PostgresServer

LOBBY = "Lobby 1"
WARM = 2
"""Orders that are lived before any is timed."""
LOBBY_STEPS = ("identify", "ask")
ASSIGN = "available and start"
Taken = dict[str, list[tuple[tuple[float, float], Counted]]]


def lives(twin: Twin, shop: Shop, number: int, taken: Taken) -> None:
    """One order of three lines, from the board to the customer's hands; each act is timed by its name."""

    def step(name: str, verb: Any, by: Any, /, station: str = "Desk 1", **said: Any) -> Any:
        answer, pair, cost = twin.act(verb, by, station, **said)
        taken.setdefault(name, []).append((pair, cost))
        return answer

    def ask(name: str, question: Any, /, **said: Any) -> Any:
        answer, pair, cost = twin.read(question, **said)
        taken.setdefault(name, []).append((pair, cost))
        return answer

    order = fresh(twin, number)
    ask("available", stock.available, products=[line.product for line in order.lines])
    shipment = step("start", fulfilment.start, shop.picker, order=order.id)
    work = ask("work", fulfilment.work, shipment=shipment)
    for line in work.lines:
        step("pick", fulfilment.pick, shop.picker, shipment_id=shipment, code=line.sku)
    packing = tuple(Packing(line.id, 1, 1) for line in work.lines)
    packages = step("pack", fulfilment.pack, shop.picker, shipment_id=shipment, packing=packing)
    places = tuple((package, "A-01") for package, _number in packages)
    step("stage", fulfilment.stage, shop.picker, shipment_id=shipment, places=places)
    pickup = twin.business.read(pickup_of, order=order.id)
    told = twin.business.read(messages.of, kind=MessageKind.PICKUP_READY, about=pickup)
    assert told[0].content is not None
    said = {"shown": told[0].content["code"], "fact": Fact.PHONE_LAST_4, "language": "en"}
    said |= {"said": waiting(number).phone[-4:], "session": f"session {number}"}
    who = step("identify", pickups.identify, Customer(), LOBBY, **said)
    seen = ask("waiting", pickups.waiting, visit=who.visit)
    lines = tuple(line.line for line in seen.ready)
    step("ask", pickups.request, Customer(who.visit), LOBBY, lines=lines)
    step("claim", pickups.claim, shop.desk, pickup=pickup)
    for _package, package_number in packages:
        step("scan", pickups.scan, shop.desk, pickup=pickup, number=package_number)
    counter = ask("counter", pickups.counter, pickup=pickup)
    step("release", pickups.release, shop.desk, pickup=pickup, seen=counter.version)


def pickup_of(view: View, *, order: int) -> PickupId:
    """The one pickup of an order."""
    table = METADATA.tables["pickup"]
    return PickupId(view.execute(select(table.c.id).where(table.c.order_id == order)).scalar_one())


def measure(
    shop: Shop, times: int, server: PostgresServer | None = None
) -> tuple[list[Figure], dict[str, Any]]:
    """Every act's figure in a shop of this size, and the counts of one order."""
    taken: Taken = {}
    with opened(shop.home, server, shop.database) as twin:
        for number in range(WARM):
            lives(twin, shop, number, {})
        for number in range(WARM, WARM + times):
            lives(twin, shop, number, taken)
    both = zip(taken["available"], taken["start"], strict=True)
    taken[ASSIGN] = [(_sum(read[0], act[0]), act[1]) for read, act in both]
    figures = []
    for name, all_of_it in taken.items():
        row, promised = 3, None
        if name in LOBBY_STEPS:
            row, promised = 14, 10.0
        elif name == ASSIGN:
            row, promised = 4, 15.0
        cost = all_of_it[-1][1]
        figures.append(
            figure(
                row,
                f"{name}, {shop.orders:,} orders before"
                if server is None
                else f"{name}, PostgreSQL",
                [pair for pair, _cost in all_of_it],
                promised,
                rows=cost.rows,
                tables=len(cost.tables),
                statements=cost.statements,
                commits=cost.commits,
            )
        )
    return figures, counts(taken, times)


def scans(shop: Shop, times: int) -> list[tuple[float, float]]:
    """What a scan at the desk asks: which pickup it is, then all that its page shows."""
    with opened(shop.home) as twin:
        pairs = []
        for number in range(times):
            found, one, _cost = twin.read(pickups.find, words=f"#W{number}")
            _seen, other, _cost = twin.read(pickups.counter, pickup=found[0].pickup)
            pairs.append(_sum(one, other))
    return pairs


def _sum(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return one[0] + other[0], one[1] + other[1]


def counts(taken: Taken, times: int) -> dict[str, Any]:
    """Statements and commits of the last order by act, and of all of it."""
    acts = {}
    for name, all_of_it in taken.items():
        each = all_of_it[-max(1, len(all_of_it) // times) :]
        if name != ASSIGN and any(cost.commits for _pair, cost in each):
            acts[name] = {
                "times": len(each),
                "statements": sum(cost.statements for _pair, cost in each),
                "commits": sum(cost.commits for _pair, cost in each),
            }
    return {
        "acts": acts,
        "statements": sum(act["statements"] for act in acts.values()),
        "commits": sum(act["commits"] for act in acts.values()),
    }
