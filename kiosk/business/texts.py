"""Every refusal and trouble as a sentence in the reader's language; each room brings its own."""

from __future__ import annotations

from enum import StrEnum

from kiosk.back_office.accounting import texts as accounting
from kiosk.back_office.fulfilment import texts as fulfilment
from kiosk.back_office.till import texts as till
from kiosk.core import words
from kiosk.core.refusal import Refusal, Trouble, TroubleKind
from kiosk.cross_training.colleagues import texts as colleagues
from kiosk.cross_training.cover import texts as cover
from kiosk.cross_training.training import texts as training
from kiosk.desk.administration import texts as administration
from kiosk.desk.exchange import texts as exchange
from kiosk.front_office.alarm import texts as alarm
from kiosk.front_office.queue import texts as queue
from kiosk.front_office.sales import texts as sales
from kiosk.lobby.checkin import texts as checkin
from kiosk.lobby.display import texts as display
from kiosk.lobby.help import texts as calls
from kiosk.lobby.pickup import texts as pickup
from kiosk.records.customers import texts as customers
from kiosk.records.messages import texts as messages
from kiosk.records.orders import texts as orders
from kiosk.records.printing import texts as printing
from kiosk.records.settings import texts as settings
from kiosk.records.staff import texts as staff
from kiosk.records.stock import texts as stock

ROOMS = (
    cover, colleagues, training, settings, staff, customers, stock, orders, messages, accounting, till, fulfilment, queue,
    calls, checkin, display, pickup, exchange, printing, sales, administration, alarm,
)  # fmt: skip

TROUBLES = {
    TroubleKind.BUSY: "The database is busy. Nothing was changed; try again.",
    TroubleKind.UNREACHABLE: "The database does not answer. Is the server running?",
    TroubleKind.DISK_FULL: "The disk is full. Nothing was changed; make room and try again.",
    TroubleKind.DISK_FAILING: "The disk reports errors. Stop, and restore the last backup elsewhere.",
    TroubleKind.READ_ONLY: "The database cannot be written to. Look at its permissions.",
    TroubleKind.WRONG_KEY: "The key of this PC does not open this database. Use the recovery code.",
    TroubleKind.NEWER_DATABASE: "A newer version of this program has used this database. Update first.",
    TroubleKind.UNKNOWN_DATABASE: "This is no database that the program can use.",
    TroubleKind.NO_BUSINESS: "There is no business here yet. Make one with init, or open the program.",
    TroubleKind.ALREADY_A_BUSINESS: "There is a business here already. Nothing was changed.",
    TroubleKind.DAMAGED: "The database is damaged. Restore the last backup.",
}
"""One sentence for each trouble; windows and commands say the same."""


REFUSALS: dict[StrEnum, str] = {
    code: sentence for room in ROOMS for code, sentence in room.REFUSALS.items()
}


def refusal_text(refusal: Refusal, language: str) -> str:
    """The sentence of `refusal` in `language`, with the facts that it names."""
    return words.t(REFUSALS[refusal.code], language, **refusal.facts)


def trouble_text(trouble: Trouble, language: str) -> str:
    """The sentence of `trouble` in `language`."""
    return words.t(TROUBLES[trouble.kind], language)
