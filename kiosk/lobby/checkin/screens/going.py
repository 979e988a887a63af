"""What one visitor has said so far on the way through check-in; it goes from page to page and is gone with them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.ids import CustomerId, VisitId
from kiosk.core.words import t
from kiosk.front_office.queue.rules.kinds import CallBy, Purpose
from kiosk.front_office.queue.rules.visitors import Arrived, Who
from kiosk.lobby.checkin.rules import Found, Offer
from kiosk.ui.context import Context
from kiosk.ui.flow import FlowScreen

FIND, CONFIRM, VISIT, DONE = range(4)


@dataclass
class Going:
    """`offer`: what for; None where somebody only says that they are here already, or goes."""

    offer: Offer | None = None
    who: Who = field(default_factory=Who)
    found: Found | None = None
    visit: VisitId | None = None
    customer: CustomerId | None = None
    call_by: CallBy = CallBy.SOUND

    @property
    def kind(self) -> int | None:
        """The kind of visit: the planned one's own, else the chosen one."""
        if self.found is not None and self.found.kind is not None:
            return self.found.kind
        return None if self.offer is None else self.offer.kind.id

    @property
    def chooses(self) -> bool:
        """Whether somebody is called later on, and so says how."""
        if self.offer is None:
            return True
        return self.offer.kind.purpose is not Purpose.DELIVERY


def show_steps(page: FlowScreen, context: Context, at: int) -> None:
    """Where in check-in this page stands."""
    language = context.language
    names = [
        t("Find you", language), t("Is this you?", language), t("Your visit", language),
        t("Done", language),
    ]  # fmt: skip
    said = t("Step {at} of {all}: {step}", language, at=at + 1, all=len(names), step=names[at])
    page.show_steps(names, at, said)


def arrived(context: Context, going: Going, answer: Arrived) -> None:
    """Checked in: this screen acts for the visit from now on and shows how it stands."""
    from kiosk.core.by import Customer

    context.act_as(Customer(answer.visit))
    context.go("checkin.here", visit=answer.visit, outcome=answer.outcome, customer=going.customer)
