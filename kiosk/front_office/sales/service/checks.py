"""Whether sales say what their receipts, payments and returns say: each names the rows that differ."""

from __future__ import annotations

from kiosk.core.fault import Check, Fault
from kiosk.database.acting import View
from kiosk.front_office.sales import store


def verify_sales(view: View) -> Check:
    """Lines = receipt = payment of every sale; pieces returned = its returns; a return = its credit note;
    I11: nobody has approved a return that they asked for."""
    faults: list[Fault] = []
    checked = 0
    for row in store.sums(view):
        checked += 1
        for field, found in (("lines", row.lines), ("payment", row.minor)):
            if found is None or int(found) != int(row.total):
                faults.append(Fault("sale", row.id, field, str(row.total), str(found)))
    for row in store.returns(view):
        checked += 1
        if int(row.minor) != int(row.total):
            faults.append(Fault("sale_return", row.id, "minor", str(row.total), str(row.minor)))
        if row.credits != row.receipt_id:
            faults.append(
                Fault("sale_return", row.id, "credits", str(row.receipt_id), str(row.credits))
            )
    faults += [
        Fault("sale_line", row.id, "returned", str(row.pieces), str(row.returned))
        for row in store.returned_sums(view)
    ]
    faults += [
        Fault("sale_return", row.id, "approver", "another human being", str(row.approver))
        for row in store.both_sides(view)
    ]
    return Check("sales", checked, tuple(faults))
