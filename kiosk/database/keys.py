"""One master key a business; every other key is derived from it with a label and never stored."""

from __future__ import annotations

import hmac
from functools import cached_property
from hashlib import sha256
from typing import Final

LABELS: Final = (
    "database", "audit", "badge", "command", "pass-code", "pickup-code", "pin-pepper", "pseudonym", "qr",
    "second-fact", "shown-text",
)  # fmt: skip
"""What keys are derived for; a new use takes a new label, never another one's key."""


class Keys:
    """The keys of one business, derived by HKDF-SHA256 (RFC 5869) from a 256-bit `master`."""

    def __init__(self, master: bytes, business_id: str) -> None:
        if len(master) != 32:
            raise ValueError("a master key has 256 bits")
        self._master = master
        self._salt = business_id.encode()

    def derived(self, label: str) -> bytes:
        """The 256-bit key for `label`, which must be one of `LABELS`."""
        return self._derived[label]

    @cached_property
    def _derived(self) -> dict[str, bytes]:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return {
            label: HKDF(SHA256(), 32, self._salt, label.encode()).derive(self._master)
            for label in LABELS
        }

    def mac(self, label: str, data: str | bytes) -> str:
        """HMAC-SHA256 of `data` under the key for `label`, as 64 hexadecimal signs."""
        if isinstance(data, str):
            data = data.encode()
        return hmac.new(self.derived(label), data, sha256).hexdigest()
