"""The only column types that the house allows; each works in a STRICT SQLite table and on PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, Text, literal
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.operators import ColumnOperators
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

E = TypeVar("E", bound=StrEnum)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(moment: datetime) -> int:
    """UTC microseconds since 1970 of an aware `moment`; a naive one is refused with `ValueError`."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone is never stored")
    return (moment - _EPOCH) // _MICROSECOND


def moment_of(microseconds: int) -> datetime:
    """The aware UTC moment of `microseconds` since 1970."""
    return _EPOCH + timedelta(microseconds=microseconds)


class Whole(TypeDecorator[int]):
    """A whole number of up to 63 bits: ids, quantities, minor currency units, basis points."""

    impl = BigInteger
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        # Only a column that says INTEGER becomes SQLite's row id.
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    @override
    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        if value is not None and type(value) is not int:
            value = int(value)
        return value


class Word(TypeDecorator[str]):
    """Text, already cleaned by `core.text` where it came from outside."""

    impl = Text
    cache_ok = True


class Folded(Word):
    """Text folded for searching: compared byte by byte on both, so that order and beginnings agree."""

    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text(collation="C" if dialect.name != "sqlite" else None))


class Blob(TypeDecorator[bytes]):
    """Bytes as they are."""

    impl = LargeBinary
    cache_ok = True


class Flag(TypeDecorator[bool]):
    """Yes or no; ``column.is_(True)`` says so in both dialects."""

    impl = Boolean
    cache_ok = True
    coerce_to_is_types = (type(None), bool)

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else Boolean())

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return int(value) if dialect.name == "sqlite" else bool(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Moment(TypeDecorator[datetime]):
    """An instant, kept as UTC microseconds; naive times are refused."""

    impl = BigInteger
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return None if value is None else micros(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else moment_of(value)


class Day(TypeDecorator[date]):
    """A calendar day at the business, kept as ISO 8601 text so that it sorts and reads anywhere."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        if isinstance(value, datetime):
            raise ValueError("a day is not a moment")
        return None if value is None else value.isoformat()

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Choice(TypeDecorator[E], Generic[E]):
    """One of an enum's words; `tables.table` adds the CHECK that nothing else is kept."""

    impl = Text
    cache_ok = True

    class Comparator(TypeDecorator.Comparator[Any]):
        """Words that are known when a statement is made are written into it, each as one of its values.

        SQLAlchemy's own list is opened anew each time the statement runs, which costs more than running it.
        """

        @override
        def in_(self, other: Any) -> ColumnOperators:
            if isinstance(other, (list, tuple, set, frozenset)) and other:
                words = [each for each in other if isinstance(each, str)]
                if len(words) == len(other):
                    other = [literal(each, self.type) for each in sorted(words)]
            return super().in_(other)

    comparator_factory = Comparator

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    @override
    def process_bind_param(self, value: E | None, dialect: Dialect) -> Any:
        return None if value is None else str(self.kind(value))

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> E | None:
        return None if value is None else self.kind(value)


class Json(TypeDecorator[Any]):
    """Plain data (dict, list, text, whole numbers, yes/no, none) as canonical JSON text."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is None:
            return None
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


ALLOWED = (Whole, Word, Blob, Flag, Moment, Day, Choice, Json)
