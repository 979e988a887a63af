"""The exchange's verbs: look at another program's file, take its orders in, and add up what stands here.

Whatever can be worked out before is worked out before: a preview carries the drafts, and the act
only matches, writes and books them. All of a file is one transaction, written in slices that report.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kiosk.back_office.accounting import rules as books
from kiosk.back_office.accounting import service as accounting
from kiosk.core.ids import OrderId, ProductId
from kiosk.core.refusal import Refusal, Refused
from kiosk.core.task import Task
from kiosk.core.words import t
from kiosk.database import bulk
from kiosk.database.acting import Act, View, does
from kiosk.desk.exchange import formats, rules, store
from kiosk.desk.exchange.rules import (
    Draft,
    Five,
    Habits,
    ImportRefusal,
    Preview,
    PreviewRow,
    Problem,
    Reading,
    SourceOrder,
    TakenIn,
    Totals,
)
from kiosk.records.customers import service as customers
from kiosk.records.orders import service as orders
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import NewProduct

Report = Callable[[int, int], None]
SLICE = 1_000
"""Orders written between two signs of progress."""


# ---------------------------------------------------------------------------------------- looking


def look_at(view: View, *, file: str, source: str, report: Report | None = None) -> Preview:
    """Reads the orders file at `file` and says what would become of it; writes nothing.

    `report` is called with rows read and rows about to be there. Whatever is wrong with the file is
    one of the preview's problems, never an exception.
    """
    path = Path(file)
    about = _lines_of(path) if report is not None else 0

    def on_rows(count: int) -> None:
        if report is not None:
            report(min(count, about), about)

    with _collector_at_rest():
        reading = formats.read_file(
            path, source=source, currency=view.facts.currency, on_rows=on_rows
        )
        found = preview(view, reading=reading)
    return replace(found, file=path.name)


def record(
    view: View,  # noqa: ARG001 - it is what makes this a read
    *,
    file: str,
    source: str,
    row: int,
) -> tuple[tuple[str, str], ...]:
    """What one row of a file says, column by column, as far as it says anything."""
    said = formats.record(Path(file), source=source, row=row)
    return tuple((column, value) for column, value in said if value)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Thousands of small records hold no cycles: to look through them again and again costs a sixth."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _lines_of(path: Path) -> int:
    """About how many rows there are; a few more where cells hold line breaks."""
    try:
        if not path.is_file() or path.stat().st_size > formats.LIMIT_BYTES:
            return 1
        with path.open("rb") as opened:
            return sum(piece.count(b"\n") for piece in iter(lambda: opened.read(1 << 20), b""))
    except (OSError, ValueError):
        return 1


def preview(view: View, *, reading: Reading) -> Preview:
    """What would become of a file that was read: a dry run, which writes nothing.

    An order that is here just as the file says is unchanged. One that says something else by now is
    a problem (`CHANGED_SINCE`) and stays as it is here, as is one whose id the file has twice.
    """
    if not reading.refused and reading.currency != view.facts.currency:
        reading = _other_currency(reading, view.facts.currency)
    prints, twice = _once_each(reading)
    known = orders.known_sources(view, source=reading.source, source_ids=list(prints))
    good: list[SourceOrder] = []
    problems = [*reading.problems, *twice]
    for order in prints.values():
        before = known.get(rules.source_id(order))
        if before is None or before.fingerprint == rules.fingerprint(order):
            good.append(order)
        else:
            problems.append(_problem(reading.source, order, ImportRefusal.CHANGED_SINCE))
    habits = _habits(view, good)
    asked = [rules.customer_of(order, reading.source) for order in good]
    met = customers.matches(view, customers=asked)
    known_people, new_people = rules.people(asked, met, view.facts.country)
    return Preview(
        source=reading.source,
        file="",
        rows=reading.rows,
        found=reading.found,
        currency=reading.currency,
        taxes_included=reading.taxes_included,
        ignored_columns=reading.ignored_columns,
        orders=tuple(
            _row(order, who.name, unchanged=rules.source_id(order) in known)
            for order, who in zip(good, asked, strict=True)
        ),
        drafts=tuple(
            rules.draft(order, who, reading.source, habits)
            for order, who in zip(good, asked, strict=True)
            if rules.source_id(order) not in known
        ),
        customers_known=known_people,
        customers_new=new_people,
        in_file=rules.column_sums(replace(reading, orders=tuple(good))),
        totals=rules.totals(good),
        problems=tuple(sorted(problems, key=lambda problem: problem.row)),
        refused=reading.refused,
    )


def _other_currency(reading: Reading, ours: str) -> Reading:
    """A file in another currency holds nothing for these books: one problem says so, not thousands."""
    said = [p for p in reading.problems if p.reason.code is ImportRefusal.NOT_OUR_CURRENCY]
    column = formats.ADAPTERS[reading.source].currency_column
    whole = replace(said[0], order="") if said else None
    code = Refusal(ImportRefusal.NOT_OUR_CURRENCY, {"ours": ours})
    problem = whole or Problem(2, column, reading.currency, code)
    return replace(reading, orders=(), problems=(problem,), refused=True)


def _once_each(reading: Reading) -> tuple[dict[str, SourceOrder], list[Problem]]:
    """The orders by what the shop calls them for good; a second one of that name is a problem."""
    found: dict[str, SourceOrder] = {}
    twice = []
    for order in reading.orders:
        first = found.setdefault(rules.source_id(order), order)
        if first is not order:
            code = ImportRefusal.DUPLICATE_ORDER
            twice.append(_problem(reading.source, order, code, first=first.row))
    return found, twice


def _problem(source: str, order: SourceOrder, code: ImportRefusal, **facts: object) -> Problem:
    adapter = formats.ADAPTERS[source]
    if code is ImportRefusal.DUPLICATE_ORDER:
        return Problem(
            order.row, adapter.id_column, order.source_id, Refusal(code, facts), order.number
        )
    return Problem(
        order.row, adapter.number_column, order.number, Refusal(code, facts), order.number
    )


def _habits(view: View, good: Sequence[SourceOrder]) -> Habits:
    skus = sorted({line.sku for order in good for line in order.lines if line.sku})
    ours = stock.products_by_sku(view, skus=skus)
    rates = {sku: product.rate for sku, product in ours.items()} | rules.learnt_rates(good)
    facts = view.facts
    usual = tuple(rate for rate in (facts.usual_rate, facts.reduced_rate) if rate)
    said = facts.language
    return Habits(rates, usual, t("Shipping", said), t("Duties", said))


def _row(order: SourceOrder, customer: str, *, unchanged: bool) -> PreviewRow:
    return PreviewRow(
        row=order.row,
        number=order.number,
        customer=customer,
        lines=len(order.lines),
        total=order.total,
        taxes=order.taxes,
        becoming=rules.becomes(order).becoming,
        unchanged=unchanged,
    )


# -------------------------------------------------------------------------------------- taking in


@does(Task.ORDERS_IMPORT)
def take_in(
    act: Act,
    *,
    source: str,
    drafts: tuple[Draft, ...],
    skip_bad: bool = False,
    left_out: int = 0,
    report: Report | None = None,
) -> TakenIn:
    """Takes in the orders that a preview drafted: all of them, or nothing.

    What came in meanwhile just so is unchanged and stays. `left_out` says how many orders of the
    file the person saw and left out. Refused: one that came in meanwhile and says something else
    (`CHANGED_SINCE`, unless `skip_bad`), and sums in the books that are not the drafts'
    (`BOOKS_DIFFER`). `report` is called with orders written and all orders.
    """
    ids = [draft.source_id for draft in drafts]
    known = orders.known_sources(act, source=source, source_ids=ids)
    changed = [
        draft
        for draft in drafts
        if draft.source_id in known
        and known[draft.source_id].fingerprint != draft.order.fingerprint
    ]
    if changed and not skip_bad:
        raise Refused(ImportRefusal.CHANGED_SINCE, number=changed[0].order.number)
    new = [draft for draft in drafts if draft.source_id not in known]
    papers: list[books.Booked] = []
    products = _products(act, new)
    with _collector_at_rest():
        for place, some in enumerate(bulk.slices(new, SLICE)):
            papers.append(_write(act, some, products))
            if report is not None:
                report(place * SLICE + len(some), len(new))
    totals = in_books(act, source=source, source_ids=[draft.source_id for draft in new])
    if totals != rules.totals_of(new):
        raise Refused(ImportRefusal.BOOKS_DIFFER)
    act.note(
        imported=len(new), unchanged=len(known) - len(changed), left_out=left_out + len(changed)
    )
    return TakenIn(
        imported=len(new),
        unchanged=len(known) - len(changed),
        changed=len(changed),
        history=sum(1 for draft in new if not draft.booked),
        deposits=sum(each.deposits for each in papers),
        invoices=sum(each.invoices for each in papers),
        credit_notes=sum(each.credit_notes for each in papers),
        totals=totals,
    )


def _products(act: Act, drafts: Sequence[Draft]) -> dict[str, ProductId]:
    """What all orders sell, each SKU once: the first that names it says what it is called and costs."""
    sold: dict[str, NewProduct] = {}
    for draft in drafts:
        for product in draft.products:
            sold.setdefault(product.sku, product)
    return stock.take_in(act, products=tuple(sold.values()))


def _write(act: Act, drafts: Sequence[Draft], products: Mapping[str, ProductId]) -> books.Booked:
    """One slice: the customers first, then the orders that name them, then the books."""
    cards = customers.take_in(act, customers=[draft.customer for draft in drafts])
    made = orders.take_in(
        act,
        orders=[
            draft.written_for(card, products) for draft, card in zip(drafts, cards, strict=True)
        ],
    )
    return accounting.book_taken_in(
        act,
        bookings=[_booking(draft, order) for draft, order in zip(drafts, made, strict=True)],
    )


def _booking(draft: Draft, order: OrderId) -> books.TakenIn:
    return books.TakenIn(
        order=order,
        deposit=draft.deposit,
        open_minor=draft.outstanding,
        credit=draft.refunded,
        booked=draft.booked,
        reference=draft.reference,
        captured_at=draft.captured_at,
    )


def in_books(view: View, *, source: str, source_ids: Sequence[str]) -> Totals:
    """The five columns as they stand in our books for these orders of `source`.

    Total, taxes and shipping are the orders' own. Of those that are booked, the total must be what
    deposits and invoices come to, and what went back and is awaited is read from the books.
    """
    kept = store.kept(view, source, source_ids)
    found = []
    for history in (False, True):
        some = [each for each in kept if each.history is history]
        money = accounting.order_money(view, orders=[each.order for each in some])
        total = sum(each.total for each in some) if history else money.deposited + money.invoiced
        found.append(
            Five(
                total=total,
                taxes=sum(each.tax for each in some),
                shipping=sum(each.shipping for each in some),
                refunded=money.kept_credited if history else money.credited,
                outstanding=money.kept_open if history else money.open,
            )
        )
    return Totals(booked=found[0], history=found[1])
