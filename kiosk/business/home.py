"""Where a business keeps its things on this PC: database, keys, documents, logs; and the recovery code."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.refusal import Trouble, TroubleKind

if TYPE_CHECKING:
    from kiosk.database.engine import Where

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code can be read aloud."""
RECOVERY_SIGNS = 32


@dataclass(frozen=True)
class Home:
    """The folder `--home`: keys lie in one of their own, never beside the database."""

    root: Path

    @classmethod
    def of(cls, root: Path | str | None = None) -> Home:
        """The home at `root`, at ``KIOSK_HOME``, or where this system keeps a program's data."""
        chosen = root or os.environ.get("KIOSK_HOME")
        if chosen:
            return cls(Path(chosen).expanduser().absolute())
        from platformdirs import user_data_path

        return cls(user_data_path("foyer"))

    @property
    def database(self) -> str:
        """The embedded database that opens when nothing else is asked for."""
        return os.environ.get("KIOSK_DATABASE") or str(self.root / "data" / "kiosk.db")

    @property
    def keys(self) -> Path:
        """Master keys, one file a business, readable by this user alone."""
        return self._folder("keys", 0o700)

    @property
    def documents(self) -> Path:
        """What was printed or is to be sent."""
        return self._folder("documents", 0o700)

    @property
    def logs(self) -> Path:
        """Structured logs without personal data."""
        return self._folder("logs", 0o700)

    def _folder(self, name: str, mode: int) -> Path:
        path = self.root / name
        path.mkdir(parents=True, exist_ok=True, mode=mode)
        path.chmod(mode)
        return path

    def station_file(self) -> Path:
        """What this PC was set up as."""
        return self.root / "station.toml"

    def keep_key(self, business_id: str, master: bytes) -> None:
        """Writes the master key down, for this user alone."""
        path = self.keys / f"{business_id}.key"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(b64encode(master))
            file.flush()
            os.fsync(file.fileno())

    def master(self, business_id: str) -> bytes:
        """The master key of a business; `Trouble(WRONG_KEY)` where this PC has none."""
        path = self.keys / f"{business_id}.key"
        try:
            return b64decode(path.read_bytes(), validate=True)
        except (FileNotFoundError, ValueError):
            return self._from_keyring(business_id)

    def _from_keyring(self, business_id: str) -> bytes:
        import keyring
        from keyring.errors import KeyringError

        try:
            kept = keyring.get_password("foyer", business_id)
        except KeyringError:
            kept = None
        if not kept:
            raise Trouble(TroubleKind.WRONG_KEY, "no key on this PC")
        return b64decode(kept)


@dataclass(frozen=True)
class Wrapped:
    """A master key that only the recovery code opens; it lies beside the database and in every backup."""

    business_id: str
    salt: bytes
    sealed: bytes

    def text(self) -> str:
        """As it is written to a file."""
        named = {"business": self.business_id, "salt": b64encode(self.salt).decode()}
        return json.dumps(named | {"sealed": b64encode(self.sealed).decode()})

    @classmethod
    def read(cls, text: str) -> Wrapped:
        """The inverse of `text`."""
        kept = json.loads(text)
        return cls(kept["business"], b64decode(kept["salt"]), b64decode(kept["sealed"]))


def wrapped_path(place: Where, home: Path, business_id: str) -> Path:
    """Where the wrapped key lies: beside an embedded database, in the home where it is a server's."""
    if place.path is not None:
        return beside(place.path)
    return home / "data" / f"{business_id}.recovery"


def beside(database: Path) -> Path:
    """Where an embedded database's wrapped key lies, which also says whose database it is."""
    return database.with_name(database.name + ".recovery")


def new_recovery_code() -> str:
    """160 random bits as 32 signs in groups of four, shown once."""
    # Not above, here and below: it loads OpenSSL, which a start without a new key does not need.
    import secrets

    signs = "".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_SIGNS))
    return "-".join(signs[start : start + 4] for start in range(0, RECOVERY_SIGNS, 4))


def wrap(master: bytes, business_id: str, code: str) -> Wrapped:
    """Seals `master` under `code` (argon2id, then AES-256-GCM bound to the business's id)."""
    import secrets

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt = secrets.token_bytes(16)
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(_code_key(code, salt)).encrypt(nonce, master, business_id.encode())
    return Wrapped(business_id, salt, nonce + sealed)


def unwrap(wrapped: Wrapped, code: str) -> bytes:
    """The master key; `Trouble(WRONG_KEY)` where `code` is not the one that was shown."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_code_key(code, wrapped.salt)).decrypt(
            wrapped.sealed[:12], wrapped.sealed[12:], wrapped.business_id.encode()
        )
    except InvalidTag:
        raise Trouble(TroubleKind.WRONG_KEY, "this recovery code does not fit") from None


def _code_key(code: str, salt: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    plain = "".join(sign for sign in code.upper() if sign in ALPHABET).encode()
    return hash_secret_raw(plain, salt, 1, 46 * 1024, 1, 32, Type.ID)


__all__ = [
    "Home",
    "Wrapped",
    "beside",
    "new_recovery_code",
    "unwrap",
    "wrap",
    "wrapped_path",
]
