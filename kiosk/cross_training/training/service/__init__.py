"""Training's verbs: declare, sign off, suspend, take away; who holds what, and the matrix of all of it."""

from kiosk.cross_training.training.service.granting import (
    declare,
    hold,
    lift,
    revoke,
    sign_off,
    suspend,
)
from kiosk.cross_training.training.service.reading import held_by, in_force, standing, ticked

__all__ = [
    "declare", "held_by", "hold", "in_force", "lift", "revoke", "sign_off", "standing", "suspend", "ticked",
]  # fmt: skip
