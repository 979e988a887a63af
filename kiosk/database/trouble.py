"""What a driver's error means: worth trying again, or a trouble that a person must hear of."""

from __future__ import annotations

import errno

from sqlalchemy.exc import DBAPIError

from kiosk.core.refusal import Trouble, TroubleKind

_PASSING_STATES = ("40001", "40P01", "55P03")


def passing(error: DBAPIError) -> bool:
    """Whether the same act may succeed when it is tried again: a busy file, a deadlock, a race."""
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return state in _PASSING_STATES
    said = str(error.orig).lower()
    return "database is locked" in said or "database table is locked" in said


def taken(error: DBAPIError) -> bool:
    """Whether a unique row was there already."""
    state = getattr(error.orig, "sqlstate", None)
    return state == "23505" if state is not None else "UNIQUE constraint failed" in str(error.orig)


def of(error: DBAPIError) -> Exception:
    """The `Trouble` that `error` is, or `error` itself when it is our bug."""
    said = str(error.orig).lower()
    if passing(error) or "audit_chain" in said:
        # Other processes were faster at the same audit chain, each time.
        return Trouble(TroubleKind.BUSY)
    if error.connection_invalidated or "connection" in said or "server closed" in said:
        return Trouble(TroubleKind.UNREACHABLE)
    return _of_words(said) or error


def of_checkpoint(error: Exception) -> Trouble:
    """What a checkpoint's own error means; where nothing else is known, the disk is failing."""
    return _of_words(str(error).lower()) or Trouble(TroubleKind.DISK_FAILING, str(error))


def _of_words(said: str) -> Trouble | None:
    for words, kind in _SIGNS.items():
        if words in said:
            return Trouble(kind)
    return None


_SIGNS = {
    "disk is full": TroubleKind.DISK_FULL,
    "no space left": TroubleKind.DISK_FULL,
    "disk i/o error": TroubleKind.DISK_FAILING,
    "readonly database": TroubleKind.READ_ONLY,
    "read-only transaction": TroubleKind.READ_ONLY,
    "file is not a database": TroubleKind.WRONG_KEY,
    "malformed": TroubleKind.DAMAGED,
}


def of_os(error: OSError) -> Trouble | None:
    """The `Trouble` that an operating system error is, or None."""
    kinds = {errno.ENOSPC: TroubleKind.DISK_FULL, errno.EROFS: TroubleKind.READ_ONLY}
    kinds |= {errno.EIO: TroubleKind.DISK_FAILING, errno.EACCES: TroubleKind.READ_ONLY}
    kind = kinds.get(error.errno or 0)
    return Trouble(kind) if kind else None
