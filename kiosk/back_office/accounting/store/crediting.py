"""Queries of credit notes: the invoice held, what somebody credited on a day, and who may do more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from kiosk.back_office.accounting.rules import EntryKind
from kiosk.back_office.accounting.tables import entry, invoice
from kiosk.core.ids import InvoiceId, PersonId
from kiosk.core.task import Role
from kiosk.database.acting import Act, View
from kiosk.records.settings.tables import business
from kiosk.records.staff.tables import person, person_role

_MANAGES = (
    select(person_role.c.person_id)
    .where(person_role.c.role == Role.MANAGER, person_role.c.until.is_(None))
)  # fmt: skip


def hold(act: Act, paper: InvoiceId, who: PersonId) -> None:
    """Nobody else credits this paper, or anything as this person, until the commit."""
    act.row(select(person.c.id).where(person.c.id == who).with_for_update())
    act.row(select(invoice.c.id).where(invoice.c.id == paper).with_for_update())


def options(view: View) -> Mapping[str, Any]:
    """The owner's limits."""
    row = view.row(select(business.c.options))
    return dict(row.options) if row is not None else {}


def credited_on(view: View, who: PersonId, day: date) -> int:
    """What somebody's credit notes of a day come to, those of returns at the counter among them."""
    total = select(func.coalesce(func.sum(invoice.c.total), 0)).select_from(
        entry.join(invoice, invoice.c.id == entry.c.invoice_id)
    )
    kind = entry.c.kind == EntryKind.CREDIT_NOTE
    fits = kind & (entry.c.person_id == who) & (entry.c.day == day)
    return int(view.connection.execute(total.where(fits)).scalar_one())


def manages(view: View, who: PersonId) -> bool:
    """Whether somebody's own role is the manager's."""
    return view.row(_MANAGES.where(person_role.c.person_id == who)) is not None


def managers(view: View, but: PersonId) -> Sequence[str]:
    """Who else works here as a manager, by name."""
    asked = select(person.c.name).where(
        person.c.id.in_(_MANAGES), person.c.active.is_(True), person.c.id != but
    )
    return view.connection.execute(asked.order_by(person.c.name)).scalars().all()


def issued_by(view: View, paper: InvoiceId) -> int | None:
    """Who issued a paper: the person of its entry."""
    asked = select(func.min(entry.c.person_id)).where(
        entry.c.invoice_id == paper, entry.c.kind == EntryKind.INVOICE
    )
    found = view.connection.execute(asked).scalar_one()
    return None if found is None else int(found)
