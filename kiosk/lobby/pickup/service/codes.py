"""Codes: made from a random seed and the business's key, given again from both, killed by the next one."""

from __future__ import annotations

import hmac
import secrets

from kiosk.core.change import Change
from kiosk.core.ids import PickupId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import LIVE, Code, PickupRefusal, Square
from kiosk.lobby.pickup.store import pickups as store

CODE, QR = "pickup-code", "qr"
"""The labels of the keys that hash what is typed and what is scanned."""


def issue(act: Act, *, pickup: PickupId, version: int) -> int:
    """A step: gives the pickup a code and a square of its own; what it had opens nothing any more.

    Gives the pickup's version now. Refused: the pickup changed meanwhile.
    """
    if not store.change(act, pickup, version, LIVE, **fresh(act)):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.PICKUP, pickup)
    return version + 1


def fresh(act: Act) -> dict[str, object]:
    """A step: what a pickup row holds of a code and a square that no other has."""
    seed = secrets.token_hex(16)
    while store.code_taken(act, act.keys.mac(CODE, code_of(act, seed=seed))):
        seed = secrets.token_hex(16)
    return {
        "code_seed": seed,
        "code_hash": act.keys.mac(CODE, code_of(act, seed=seed)),
        "qr_hash": act.keys.mac(QR, square_of(act, seed=seed)),
        "code_at": act.now,
    }


def code_of(view: View, *, seed: str) -> Code:
    """The code that was made from `seed`."""
    return rules.code_from(bytes.fromhex(view.keys.mac(CODE, f"seed:{seed}")))


def square_of(view: View, *, seed: str) -> Square:
    """What the square made from `seed` says to a scanner."""
    return rules.square_from(bytes.fromhex(view.keys.mac(QR, f"seed:{seed}")))


def both_of(view: View, *, seed: str | None) -> tuple[str, str]:
    """Code as people read it and the square's text. Refused: there is no code (yet, or any more)."""
    if seed is None:
        raise Refused(PickupRefusal.NO_CODE_YET)
    return rules.written(code_of(view, seed=seed)), square_of(view, seed=seed)


def hashes(view: View, *, shown: str) -> tuple[str, str]:
    """What `shown` is looked up by, as a code and as a square: the same work for whatever it is."""
    code = rules.read_code(shown) or shown[: rules.LONGEST]
    square = rules.read_square(shown) or shown[: rules.LONGEST]
    return view.keys.mac(CODE, code), view.keys.mac(QR, square)


def opens(view: View, *, shown: str, code_hash: str | None, qr_hash: str | None) -> bool:
    """Whether `shown` is the code or the square that is kept as these hashes."""
    typed, scanned = hashes(view, shown=shown)
    fits = hmac.compare_digest(typed, code_hash or "") | hmac.compare_digest(scanned, qr_hash or "")
    return bool(fits) and code_hash is not None
