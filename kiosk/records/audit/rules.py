"""Audit's words: a *record* says who did which task to what; records of a station form a *chain*.

Each record's hash covers every one of its columns and the hash before it (HMAC-SHA256 with a key that
the database does not hold), so that no record can be changed, taken out, put in or swapped unseen.
What is cut off the end shows against the *heads* that the day's close writes down elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

COVERED = (
    "chain", "seq", "prev_hash", "at", "day", "task", "about", "actor", "person_id", "role", "cover_id",
    "supervisor_id", "visit_id", "job", "command", "body", "evidence",
)  # fmt: skip
"""Every column of a record but its id and its own hash."""


def canonical(record: Mapping[str, object]) -> bytes:
    """`record` as the one text that is hashed: all covered columns in order, as compact JSON."""
    values = [record[name] for name in COVERED]
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
