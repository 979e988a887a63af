"""What a second person approves at a hand-over: that the goods are paid later, by invoice, above the limit."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.back_office.till.rules import Approver
from kiosk.core import spelled, words
from kiosk.ui import second_person
from kiosk.ui.context import Context
from kiosk.ui.second_person import Matter


def paid_later(
    context: Context,
    minor: int,
    currency: str,
    *,
    whose: str,
    order: str,
    left: int,
    people: Sequence[Approver],
) -> Matter:
    """`minor` of `order` of the customer `whose` stays open on an invoice; `left` needs nobody else."""
    t, language = context.t, context.language
    why = t("Without a second person nothing stays open here.")
    if left > 0:
        most = words.island(words.amount(left, currency, language))
        why = t("Without a second person: {amount} at most.", amount=most)
    return Matter(
        what=t("{name} pays later, by invoice", name=whose),
        minor=minor,
        currency=currency,
        spelled=spelled.amount(minor, currency, language),
        facts=(
            (t("For"), t("Order {number}", number=words.island(order))),
            (t("How"), t("The goods leave now; the invoice awaits its payment.")),
            second_person.asked_by(context),
            (t("Why you"), why),
        ),
        approvers=tuple(
            second_person.Approver(
                int(each.person), each.name, words.island(each.station) if each.station else "",
                can_call=bool(each.station) and each.station != context.station,
            )
            for each in people
        ),
        reasons=second_person.reasons(context),
        alternative=t("Not free? Cash, card and transfer need nobody else."),
        stays=t("Both names stay with it. Another name here clears the PIN."),
    )  # fmt: skip
