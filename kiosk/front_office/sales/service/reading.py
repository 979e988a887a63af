"""What the counter reads: picture keys, products by number or name, a sale by its receipt."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import SessionState
from kiosk.core import text
from kiosk.core.ids import (
    CustomerId,
    InvoiceId,
    OrderId,
    PersonId,
    ProductId,
    SaleId,
)
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import View
from kiosk.front_office.sales import store
from kiosk.front_office.sales.rules import (
    Begun,
    Counter,
    Key,
    Keys,
    OwnLimits,
    SalePage,
    SaleRefusal,
)
from kiosk.front_office.sales.service import at_terminal, standing
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import ProductKind

FOUND = 15
"""Products that a search shows: as many as there are keys."""


def picture_keys(view: View, *, limit: int = 15, offset: int = 0, by_name: bool = False) -> Keys:
    """Products for the keys: often sold first (90 days, then by name), or all of them by name."""
    read = store.by_name if by_name else store.often
    return Keys(_keys(view, read(view, limit, offset)), store.count(view))


def find(view: View, *, said: str, limit: int = FOUND) -> Keys:
    """The one product that a scanned or typed number names, else those whose name has these words."""
    code = text.clean_text(said, limit=80)
    if not code:
        return Keys((), 0)
    exact = stock.find_product(view, code=code)
    if exact is not None:
        return Keys(_keys(view, store.keys_of(view, [exact.id])), 1, exact=True)
    words = text.folded(code).split()
    found = _keys(view, store.search(view, words, code, limit))
    return Keys(found, len(found))


def _keys(view: View, rows: Any) -> tuple[Key, ...]:  # noqa: ANN401 - rows of `store`
    counted = [ProductId(row.id) for row in rows if row.counted]
    left = stock.available(view, products=counted) if counted else {}
    return tuple(
        Key(
            ProductId(row.id), row.sku, row.name, int(row.price), row.rate, row.picture,
            row.kind is ProductKind.GOODS, left.get(ProductId(row.id)),
        )
        for row in rows
    )  # fmt: skip


def counter(view: View, *, station: str, customer: CustomerId | None = None) -> Counter:
    """What the counter at `station` must know: its open till, its coins, the customer's credit."""
    session = till.session_for(view, station=station)
    is_open = session is not None and session.state is SessionState.OPEN
    _options, step = store.settings(view)
    credit = accounting.store_credit(view, customer=customer) if customer is not None else 0
    name = store.customer_name(view, customer) if customer is not None else ""
    lost = at_terminal.under_way(view, station=station)
    return Counter(
        session.number if session is not None and is_open else None,
        step,
        view.facts.taxes_included,
        credit,
        name,
        None if lost is None else Begun(lost.payment, lost.minor),
    )


def sale_by_receipt(view: View, *, number: str) -> SalePage:
    """The sale whose receipt says `number`, scanned or typed. Refused: there is none."""
    said = text.clean_text(number, limit=40).upper()
    row = store.sale_of_receipt(view, said)
    if row is None:
        raise Refused(SaleRefusal.NO_RECEIPT, number=said)
    return _page(view, row)


def return_page(view: View, *, sale: SaleId) -> SalePage:
    """A sale as it is now."""
    return page(view, sale=sale)


def own_limits(view: View, *, person: PersonId, sale: SaleId | None = None) -> OwnLimits:
    """What this person may give back alone, of `sale` too, and who may approve more."""
    table, _step = standing.settings(view)
    accounts = store.accounts_of(view, person)
    return OwnLimits(
        table,
        *store.given_back(view, accounts, view.day, sale),
        till.who_may(view, person=person, task=Task.SALE_GIVE_BACK_APPROVE, about=sale),
    )


def page(view: View, *, sale: SaleId, taxes: bool = True) -> SalePage:
    """A sale as it is now; `taxes`: with its tax by rate, as papers need it. Refused: there is none."""
    row = store.sale_row(view, sale)
    if row is None:
        raise Refused(SaleRefusal.NO_RECEIPT, number=str(sale))
    return _page(view, row, taxes=taxes)


def _page(view: View, row: Row[Any], *, taxes: bool = True) -> SalePage:
    sale = SaleId(row.id)
    receipt = InvoiceId(row.receipt_id)
    by_rate = accounting.sale_paper(view, invoice=receipt).taxes if taxes else ()
    return SalePage(
        id=sale,
        receipt=receipt,
        number=row.number,
        at=row.at,
        day=row.day,
        station=row.station,
        sold_by=None if row.person_id is None else PersonId(row.person_id),
        sold_by_name=row.person_name or "",
        customer=None if row.customer_id is None else CustomerId(row.customer_id),
        customer_name=row.customer_name or "",
        order=None if row.order_id is None else OrderId(row.order_id),
        currency=row.currency,
        language=row.language,
        way=row.way,
        net=int(row.net),
        tax=int(row.tax),
        total=int(row.total),
        given=int(row.given),
        change=int(row.change),
        rounding=int(row.rounding),
        slip=row.slip,
        copies=int(row.copies),
        invoice_number=row.full_number or "",
        lines=store.lines(view, sale),
        taxes=by_rate,
        returned=int(row.back),
    )
