"""One order goes through the whole house: from a web shop's export to the customer's hands."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from kiosk import business as businesses
from kiosk.app import visit
from kiosk.business import demonstration
from kiosk.core.ids import OrderId
from kiosk.database.acting import View
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.tables import handover
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Billing, Fulfilment, Status

SMALL = {"customers": 12, "orders_wanted": 30, "counter_days": 2}


@pytest.mark.walk
@pytest.mark.timeout(300)
def test_that_an_order_goes_from_the_export_into_the_customers_hands(
    empty_database: str, tmp_path: Path, qapp: QApplication
) -> None:
    home, folder = tmp_path / "home", tmp_path / "visit"
    folder.mkdir()
    business, _code = demonstration.make(empty_database, home, seed=5, **SMALL)
    said: list[str] = []
    made = visit.through(business, folder, 5, said.append)

    opened = businesses.open_business(empty_database, home)
    number = re.search(r"#\d+", said[-1])
    assert number is not None
    order = opened.read(orders.order, order=_order(opened, number[0]))
    assert (order.status, order.fulfilment, order.billing) == (
        Status.DONE,
        Fulfilment.SENT,
        Billing.PAID,
    )
    faults = {name: opened.check(name).faults for name in businesses.CHECKS}
    assert faults == dict.fromkeys(businesses.CHECKS, ())
    assert opened.read(pickups.find, words=number[0])[0].order_number == number[0]
    assert opened.read(_handovers_of, order=order.id) == 1
    opened.close()

    receipt = next(path for path in made if path.suffix == ".pdf")
    text = pypdf.PdfReader(receipt).pages[0].extract_text()
    assert number[0] in text
    assert "not a fiscal receipt" in text
    for line in order.lines:
        assert line.name in text
    assert len([path for path in made if path.suffix == ".png"]) >= 14


def _order(opened: businesses.Business, number: str) -> OrderId:
    found = opened.read(orders.by_number, number=number)
    assert found is not None
    return found


def _handovers_of(view: View, *, order: OrderId) -> int:
    from kiosk.lobby.pickup.tables import pickup

    joined = handover.join(pickup, pickup.c.id == handover.c.pickup_id)
    return len(view.rows(handover.select().select_from(joined).where(pickup.c.order_id == order)))


def test_that_two_seeds_give_different_numbers_and_texts(
    tmp_path: Path, qapp: QApplication
) -> None:
    texts = []
    for seed in (2, 3):
        home, folder = tmp_path / f"home{seed}", tmp_path / f"visit{seed}"
        folder.mkdir()
        business, _code = demonstration.make(str(home / "a.db"), home, seed=seed, **SMALL)
        made = visit.through(business, folder, seed, lambda _sentence: None)
        receipt = next(path for path in made if path.suffix == ".pdf")
        texts.append(pypdf.PdfReader(receipt).pages[0].extract_text())
    assert texts[0] != texts[1]
    assert re.findall(r"#\d+", texts[0]) != re.findall(r"#\d+", texts[1])
