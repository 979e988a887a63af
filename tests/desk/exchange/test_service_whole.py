"""All of a file or nothing: what fails, stops or is broken leaves both databases as they were."""

import threading
from concurrent.futures import CancelledError
from dataclasses import replace

import pytest

from kiosk.core.by import Owner
from kiosk.core.refusal import Refused
from kiosk.desk.exchange import formats, service
from kiosk.desk.exchange.rules import ImportRefusal
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import NewCustomer
from tests.desk.exchange.books import MIXED, state
from tests.desk.exchange.files import order, put, sheet, text
from tests.makers import shopify
from tests.makers.exchange import EXAMPLE, OWNER, looked_at, taken_in


def test_that_an_order_that_fails_in_the_middle_leaves_the_database_as_it_was(
    business, monkeypatch
):
    taken_in(business, EXAMPLE.read_bytes())
    before = state(business)
    preview = looked_at(business, shopify.export(30, seed=5))
    # An order of another currency can only be made on purpose: the reader would have named it.
    bad = replace(preview.drafts[17].order, currency="USD")
    drafts = list(preview.drafts)
    drafts[17] = replace(drafts[17], order=bad)
    monkeypatch.setattr(service, "SLICE", 5)
    with pytest.raises(Refused):
        business.do(service.take_in, by=OWNER, source="shopify", drafts=tuple(drafts))
    assert state(business) == before


def test_that_a_sum_that_is_not_the_drafts_refuses_all(business):
    preview = looked_at(business, shopify.written([order("#1"), order("#2")]))
    drafts = (preview.drafts[0], replace(preview.drafts[1], deposit=11700))
    before = state(business)
    with pytest.raises(Refused) as refused:
        business.do(service.take_in, by=OWNER, source="shopify", drafts=drafts)
    assert refused.value.refusal.code is ImportRefusal.BOOKS_DIFFER
    assert state(business) == before


def test_that_stopping_in_the_middle_leaves_the_database_as_it_was(business, monkeypatch):
    monkeypatch.setattr(service, "SLICE", 10)
    preview = looked_at(business, shopify.export(40, seed=6))
    before = state(business)
    told = []

    def report(done: int, of: int) -> None:
        told.append((done, of))
        if done == 20:
            raise CancelledError

    with pytest.raises(CancelledError):
        business.do(
            service.take_in, by=OWNER, source="shopify", drafts=preview.drafts, report=report
        )
    assert told == [(10, 40), (20, 40)]
    assert state(business) == before


BROKEN = {
    "empty": (b"", {ImportRefusal.EMPTY_FILE}),
    "zip": (b"PK\x03\x04\x14\x00", {ImportRefusal.NOT_A_TABLE}),
    "cut in a cell": (MIXED.encode()[:-400], {ImportRefusal.TRUNCATED}),
    "dollars": (MIXED.replace(",EUR,", ",USD,").encode(), {ImportRefusal.NOT_OUR_CURRENCY}),
    "semicolons": (MIXED.replace(",", ";").encode(), {ImportRefusal.OTHER_SEPARATOR}),
    "bytes": (MIXED.replace("Mira", "M\udcff").encode(errors="surrogateescape"),
              {ImportRefusal.BAD_ENCODING}),
    "columns": (b"Name,Email\n#1,a@example.com\n", {ImportRefusal.MISSING_COLUMN}),
}  # fmt: skip


def test_that_a_broken_file_ends_in_a_list_and_changes_nothing(business):
    before = state(business)
    for name, (data, codes) in BROKEN.items():
        preview = looked_at(business, data)
        assert preview.refused, name
        assert preview.drafts == preview.orders == (), name
        assert {problem.reason.code for problem in preview.problems} == codes, name
    assert len(looked_at(business, BROKEN["dollars"][0]).problems) == 1
    assert state(business) == before


def test_that_hostile_rows_are_named_and_the_good_ones_can_be_taken_in(business):
    cells = sheet(order("#1"), order("#2"), order("#3"), order("#4"), order("#5", currency="USD"))
    put(cells, 4, "Lineitem quantity", "-2")
    put(cells, 6, "Total", "48.90")
    put(put(cells, 8, "Email", "k@example.com"), 9, "Email", "k@example.com")
    put(cells, 8, "Billing Name", "=cmd|' /C calc'!A0\u202e<b>" + "x" * 300)
    preview = looked_at(business, text(cells))
    assert {(p.order, p.column) for p in preview.problems} == {
        ("#2", "Lineitem quantity"), ("#3", "Total"), ("#5", "Currency"),
    }  # fmt: skip
    done = taken_in(business, text(cells), skip_bad=True)
    assert done.imported == 2
    buyer = business.read(customers.match, email="k@example.com", phone="", name="")
    name = business.read(customers.card, customer=buyer).name
    assert name == ("=cmd|' /C calc'!A0<b>" + "x" * 300)[:200]


def test_that_another_act_waits_for_an_import_and_succeeds(business, monkeypatch):
    monkeypatch.setattr(service, "SLICE", 50)
    preview = looked_at(business, shopify.export(200, seed=8))
    inside, asked = threading.Event(), threading.Event()
    made = []

    def other() -> None:
        inside.wait(30)
        asked.set()
        card = NewCustomer("Ruth Weiss", email="ruth@example.com")
        made.append(business.do(customers.add_customer, by=Owner("lobby"), customer=card))

    thread = threading.Thread(target=other)
    thread.start()

    def report(_done: int, _of: int) -> None:
        inside.set()
        asked.wait(30)

    done = business.do(
        service.take_in, by=OWNER, source="shopify", drafts=preview.drafts, report=report
    )
    thread.join(60)
    assert done.imported == 200
    assert len(made) == 1
    assert business.check("audit").faults == ()


def test_that_looking_at_a_file_reports_its_rows(business, tmp_path):
    path = tmp_path / "orders_export.csv"
    path.write_text(shopify.export(900, seed=9))
    told = []
    preview = business.read(
        service.look_at, file=str(path), source="shopify", report=lambda *said: told.append(said)
    )
    assert preview.file == "orders_export.csv"
    assert told
    assert all(done <= of for done, of in told)
    assert formats.ADAPTERS["shopify"].number_column == "Name"
