"""A return above the limit of one: what a second person approves, who may, and the act that both do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import NoBecause
from kiosk.core import spelled, words
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.front_office.sales import service
from kiosk.front_office.sales.documents import paid
from kiosk.front_office.sales.rules import (
    Approved,
    BackItem,
    GivenBack,
    OwnLimits,
    Reason,
    SalePage,
    SaleRefusal,
)
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome
from kiosk.ui import second_person
from kiosk.ui.context import Context
from kiosk.ui.screen import Screen
from kiosk.ui.second_person import Matter, SecondPerson

NAMED = 3
"""So many lines are named; of more it says how many there are."""


@dataclass(frozen=True)
class Wish:
    """What comes back, as it was chosen when a second person was asked."""

    page: SalePage
    items: tuple[BackItem, ...]
    minor: int
    reason: Reason
    way: WayToPay


class Second:
    """Asks for `screen`; `then` gets the return and who approved it, `said_no` the words of a no."""

    def __init__(
        self,
        screen: Screen,
        then: Callable[[GivenBack, str], None],
        refused: Callable[[Refusal], None],
        said_no: Callable[[str], None],
    ) -> None:
        self._screen, self._then, self._refused = screen, then, refused
        self._wish: Wish | None = None
        self.panel = SecondPerson(screen.context, screen, name="return.second")
        self.panel.left.connect(self.shut)
        self.panel.given.connect(self._approve)
        self.panel.called.connect(self._call)
        self.panel.declined.connect(self._keep_no)
        self.panel.refused.connect(said_no)

    def ask(self, wish: Wish, wrong: SaleRefusal | None, limits: OwnLimits, instead: str) -> None:
        """Ask for `wish`; `instead` is what needs nobody else."""
        self._wish = wish
        self.panel.ask(returned(self._screen.context, wish, wrong, limits, instead))

    def shut(self) -> None:
        """Nobody is asked."""
        self._wish = None
        self.panel.shut()

    def badge(self, code: str) -> bool:
        """A badge that was read while somebody is asked; False where nobody is."""
        if self.panel.isHidden():
            return False
        self._screen.ask(staff.badge_holder, then=self.panel.show_badge, code=code)
        return True

    def _approve(self, approver: int, pin: str) -> None:
        wish = self._wish
        if wish is not None:
            self._screen.ask(
                service.give_back_approved, then=self._answered, otherwise=self._no,
                busy=[self.panel.page.approve], sale=wish.page.id, lines=wish.items,
                reason=wish.reason, way=wish.way, approver=PersonId(approver), pin=pin,
            )  # fmt: skip

    def _answered(self, said: Approved) -> None:
        if said.back is None:
            self._screen.context.beep("wrong")
            self.panel.wrong(shut=said.outcome is Outcome.DISABLED, seconds=said.wait_seconds)
            return
        self.shut()
        self._then(said.back, said.name)

    def _no(self, refusal: Refusal) -> None:
        self.shut()
        self._refused(refusal)

    def _keep_no(self, why: str, person: int) -> None:
        wish = self._wish
        if wish is not None:
            self._screen.ask(
                till.not_approved, approval=Task.SALE_GIVE_BACK_APPROVE.id, about=wish.page.id,
                minor=wish.minor, why=NoBecause(why), approver=PersonId(person) if person else None,
            )  # fmt: skip

    def _call(self, person: int) -> None:
        shell = self._screen.context.shell
        if shell is not None:
            shell.call(PersonId(person), Task.SALE_GIVE_BACK_APPROVE)


def returned(
    context: Context, wish: Wish, wrong: SaleRefusal | None, limits: OwnLimits, instead: str
) -> Matter:
    """The money of `wish` goes back, above the limit of whoever asks."""
    t, language, page, minor = context.t, context.language, wish.page, wish.minor
    who = page.customer_name
    what = t("Give {name} the money back", name=who) if who else t("Give the money back")
    most = limits.table.day if wrong is SaleRefusal.OVER_LIMIT_DAY else limits.table.one
    amount = words.island(words.amount(most, page.currency, language))
    why = t("Above {amount}, the one who asks cannot approve.", amount=amount)
    if wrong is SaleRefusal.OVER_LIMIT_DAY:
        why = t("Above {amount} in one day, the one who asks cannot approve.", amount=amount)
    return Matter(
        what=what,
        minor=minor,
        currency=page.currency,
        spelled=spelled.amount(minor, page.currency, language),
        facts=(
            (t("For"), _goods(context, page, wish.items)),
            (t("How"), _how(context, page, wish.way)),
            second_person.asked_by(context),
            (t("Why you"), why),
        ),
        approvers=tuple(
            second_person.Approver(
                int(each.person), each.name, words.island(each.station) if each.station else "",
                can_call=bool(each.station) and each.station != context.station,
            )
            for each in limits.approvers
        ),
        reasons=second_person.reasons(context),
        alternative=t("Not free?") + " " + instead if instead else "",
        stays=t("Both names stay with the refund. Another name in this window clears the PIN."),
    )  # fmt: skip


def _goods(context: Context, page: SalePage, items: Sequence[BackItem]) -> str:
    t, language = context.t, context.language
    many = {item.line: item.quantity for item in items}
    named = [
        t("{n} of {name}", n=many[line.id], name=line.name) if many[line.id] > 1 else line.name
        for line in page.lines
        if line.id in many
    ]
    shown = named[:NAMED]
    if len(named) > NAMED:
        shown.append(context.tn("{n} more", "{n} more", len(named) - NAMED))
    day = words.day(words.local_day(page.at, context.zone), language)
    receipt = t("Receipt {number} of {day}", number=words.island(page.number), day=day)
    return f"{words.joined(shown, language)}. {receipt}."


def _how(context: Context, page: SalePage, way: WayToPay) -> str:
    t = context.t
    if way is WayToPay.CASH:
        return t("In cash, as it was paid")
    if way is page.way:
        return t("As it was paid: {way}", way=paid(page.way, context.language))
    return t("Kept as store credit")
