"""Every query of the customers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from kiosk.core import text
from kiosk.core.ids import CustomerId
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.database.types import Folded, Whole
from kiosk.records.customers import rules
from kiosk.records.customers.rules import Card, Found, MatchKeys, NewCustomer
from kiosk.records.customers.tables import customer, customer_word

_CARD = (
    customer.c.id, customer.c.name, customer.c.email, customer.c.phone, customer.c.company,
    customer.c.street, customer.c.postcode, customer.c.city, customer.c.country,
    customer.c.language, customer.c.version,
)  # fmt: skip
_LAST = "\U0010ffff"
"""Behind every sign that a word can hold."""
_CARDS = (
    select(*_CARD)
    .where(customer.c.id.in_(bindparam("some", expanding=True)))
    .order_by(customer.c.id)
)
COUNTED = 4_000
"""How many cards are counted to see which of several words is the rarest."""


def _card(row: Row[Any]) -> Card:
    return Card(
        CustomerId(row.id), row.name, row.email, row.phone, row.company, row.street, row.postcode,
        row.city, row.country, row.language, row.version,
    )  # fmt: skip


def add(act: Act, customers: Sequence[tuple[NewCustomer, MatchKeys]]) -> list[CustomerId]:
    """Adds cards with the words that find them; gives their ids in the same order."""
    rows = [
        {
            "name": each.name,
            "folded": keys.folded,
            "last_name_key": keys.last_name,
            "company": each.company,
            "email": each.email,
            "email_key": keys.email or None,
            "phone": each.phone,
            "phone_key": keys.phone or None,
            "street": each.street,
            "postcode": each.postcode,
            "city": each.city,
            "country": each.country,
            "language": each.language,
            "source": each.source,
            "added_at": act.now,
            "version": 1,
        }
        for each, keys in customers
    ]
    made = bulk.add(act, customer, rows)
    words = [
        {"customer_id": number, "word": word}
        for number, (each, _) in zip(made, customers, strict=True)
        for word in sorted(rules.words_of_customer(each, act.facts.country))
    ]
    bulk.insert_all(act, customer_word, words)
    return [CustomerId(number) for number in made]


def cards(view: View, numbers: Sequence[CustomerId]) -> dict[CustomerId, Card]:
    """The cards with these ids, as far as there are any."""
    found: dict[CustomerId, Card] = {}
    for some in bulk.slices(numbers):
        rows = view.rows(_CARDS, {"some": list(some)})
        found |= {CustomerId(row.id): _card(row) for row in rows}
    return found


def known_by(
    view: View, emails: Iterable[str], phones: Iterable[str]
) -> list[tuple[CustomerId, MatchKeys]]:
    """The keys of every card that has one of these e-mails or phones, the oldest first."""
    found: dict[CustomerId, MatchKeys] = {}
    for column, values in ((customer.c.email_key, emails), (customer.c.phone_key, phones)):
        for some in bulk.slices(sorted(set(values) - {""})):
            asked = select(
                customer.c.id,
                customer.c.email_key,
                customer.c.phone_key,
                customer.c.last_name_key,
                customer.c.folded,
            ).where(column.in_(some))
            for row in view.rows(asked):
                found[CustomerId(row.id)] = MatchKeys(
                    row.email_key or "", row.phone_key or "", row.last_name_key, row.folded
                )
    return sorted(found.items())


def search(view: View, asked: Sequence[tuple[str, ...]], limit: int) -> tuple[Found, ...]:
    """The first `limit` cards of which every asked word begins a word: no sorting, whatever is asked.

    The rarest word is walked through in the index; the others are looked up for each card on the way.
    """
    if len(asked) > 1:
        counted = view.row(_rarity(tuple(map(len, asked))), _ends(asked))
        rarity = dict(zip(asked, counted or (), strict=False))
        asked = sorted(asked, key=lambda ways: rarity[ways])
    rows = view.rows(_search(tuple(map(len, asked))), {**_ends(asked), "limit": limit})
    found = {
        row.id: Found(
            CustomerId(row.id), row.name, row.company, row.city, text.digits(row.phone)[-2:]
        )
        for row in rows
    }
    return tuple(found.values())[:limit]


def _ends(asked: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """Between which two words those lie that begin as asked."""
    values: dict[str, str] = {}
    for place, ways in enumerate(asked):
        for rank, beginning in enumerate(ways):
            values[f"from_{place}_{rank}"] = beginning
            values[f"to_{place}_{rank}"] = beginning + _LAST
    return values


@lru_cache(maxsize=64)
def _rarity(shape: tuple[int, ...]) -> Select[Any]:
    """How often each asked word comes up, counted no further than tells them apart."""
    counts = []
    for place, ways in enumerate(shape):
        word = customer_word.alias()
        begins = or_(*(_begins(word.c.word, place, way) for way in range(ways)))
        some = select(word.c.customer_id).where(begins).limit(COUNTED).subquery()
        counts.append(select(func.count()).select_from(some).scalar_subquery())
    return select(*counts)


@lru_cache(maxsize=64)
def _search(shape: tuple[int, ...]) -> Select[Any]:
    """The statement for so many ways to say each word: built once, for it takes longer than to run it."""
    ways = [_walk(rank, shape).subquery() for rank in range(shape[0])]
    hits = union_all(*(select(way) for way in ways)).subquery("hits")
    return (
        select(
            customer.c.id, customer.c.name, customer.c.company, customer.c.city, customer.c.phone
        )
        .join(hits, hits.c.customer_id == customer.c.id)
        .order_by(hits.c.rank, hits.c.word, hits.c.customer_id)
    )


def _walk(rank: int, shape: tuple[int, ...]) -> Select[Any]:
    word = customer_word.alias()
    earlier = customer_word.alias()
    # A card with two such words comes up once, at its first.
    first = ~exists().where(
        earlier.c.customer_id == word.c.customer_id,
        earlier.c.word >= bindparam(f"from_0_{rank}", type_=Folded()),
        earlier.c.word < word.c.word,
    )
    asked = select(word.c.customer_id, word.c.word, literal(rank).label("rank")).where(
        _begins(word.c.word, 0, rank), first
    )
    for place in range(1, len(shape)):
        other = customer_word.alias()
        asked = asked.where(
            exists().where(
                other.c.customer_id == word.c.customer_id,
                or_(*(_begins(other.c.word, place, way) for way in range(shape[place]))),
            )
        )
    limit = bindparam("limit", type_=Whole())
    return asked.order_by(word.c.word, word.c.customer_id).limit(limit)


def _begins(column: ColumnElement[str], place: int, way: int) -> ColumnElement[bool]:
    """A range instead of LIKE: no wildcards, and the index is used on both databases."""
    low = bindparam(f"from_{place}_{way}", type_=Folded())
    high = bindparam(f"to_{place}_{way}", type_=Folded())
    return (column >= low) & (column < high)
