"""Training's verbs: declare, sign off, suspend, take away; who holds what, and the matrix of all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.facade import facade

if TYPE_CHECKING:
    from kiosk.cross_training.training.service.granting import (
        declare,
        hold,
        lift,
        revoke,
        sign_off,
        signer_of,
        suspend,
    )
    from kiosk.cross_training.training.service.reading import (
        held_by,
        in_force,
        matrix,
        standing,
        ticked,
        whole_matrix,
    )

__all__ = [
    "declare", "held_by", "hold", "in_force", "lift", "matrix", "revoke", "sign_off", "signer_of",
    "standing", "suspend", "ticked", "whole_matrix",
]  # fmt: skip

facade(
    __name__,
    {
        "granting": "declare hold lift revoke sign_off signer_of suspend",
        "reading": "held_by in_force matrix standing ticked whole_matrix",
    },
)
