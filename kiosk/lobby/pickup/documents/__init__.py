"""The receipt of a hand-over: on a sheet, and on the roll of a receipt printer, word for word the same."""

from kiosk.lobby.pickup.documents.roll import tape_receipt
from kiosk.lobby.pickup.documents.sheet import receipt

__all__ = ["receipt", "tape_receipt"]
