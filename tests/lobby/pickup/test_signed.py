"""What was signed can be shown again: the kept hash is of order, pickup, every line with its count, and who collects."""

from __future__ import annotations

import json
from hashlib import sha256

from kiosk.business import Business
from kiosk.lobby.pickup.rules import Signature
from kiosk.lobby.pickup.store import today
from tests.makers import pickup as maker

SIGNED = Signature((((1, 2, 0), (3, 4, 16)),))


def kept(business: Business, made: maker.OnShelf, **asked: object) -> str:
    """The hash that a hand-over with a signature keeps."""
    by = maker.receptionist(business)
    done = maker.collect(business, made, by, signature=SIGNED, **asked)
    row = business.read(lambda view: today.handed_over(view, done.handover))
    assert row is not None
    return str(row.signed_sha256)


def of_list(made: maker.OnShelf, counts: dict[int, int], collector: str) -> str:
    """The hash of what the customer saw, worked out here a second time."""
    names = {line.id: line.name for line in made.order.lines}
    listed = [[line, names[line], many] for line, many in sorted(counts.items())]
    plain = [made.order.number, made.number, listed, collector]
    return sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()


def test_that_the_hash_is_of_the_very_list_that_was_signed(business: Business) -> None:
    high = maker.ready(business, (26_000, 1_900))
    assert kept(business, high) == of_list(high, dict.fromkeys(high.lines, 1), "")
    low = maker.ready(business, (2_400, 1_900), quantity=2)
    named = kept(business, low, collector="Kim Ray")
    assert named == of_list(low, dict.fromkeys(low.lines, 2), "Kim Ray")
    for other in ({low.lines[0]: 2}, dict.fromkeys(low.lines, 1)):
        assert named != of_list(low, other, "Kim Ray")
