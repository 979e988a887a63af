"""The only readers of the clock: an act has one time, taken once, never before the one before it."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from typing_extensions import override

if TYPE_CHECKING:
    from sqlalchemy.sql import ColumnElement

_TICK = timedelta(microseconds=1)


class Clock(Protocol):
    """Where an act's time comes from."""

    def expression(self) -> ColumnElement[Any]:
        """UTC microseconds as the database says them in the opening read, or NULL."""
        ...

    def moment(self, said: datetime | None) -> datetime:
        """The time of an act; `said` is what the database answered to `expression`."""
        ...


class MachineClock:
    """This PC's clock, never running backwards while the program runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = datetime.min.replace(tzinfo=UTC)
        self._counted = self.counted()

    def expression(self) -> ColumnElement[Any]:
        """NULL: the embedded database has no clock of its own."""
        # Not above: the first page has the time before SQLAlchemy is imported.
        from sqlalchemy import BigInteger, null, type_coerce

        return type_coerce(null(), BigInteger)

    def moment(self, said: datetime | None) -> datetime:  # noqa: ARG002 - the server clock uses it
        """Now; where the clock was set back, time goes on at half its pace until the wall has caught up.

        It neither runs backwards nor stands: what was opened for half an hour does not stay open for
        as long as the clock was set back.
        """
        with self._lock:
            counted = self.counted()
            passed, self._counted = timedelta(seconds=counted - self._counted), counted
            self._last = max(self.wall(), self._last + max(passed / 2, _TICK))
            return self._last

    def counted(self) -> float:
        """Seconds that really pass, whatever anybody sets a clock to."""
        return time.monotonic()

    def wall(self) -> datetime:
        """What the clock on the wall says."""
        return datetime.now(UTC)  # noqa: TID251 - this module is where the clock is read


class ServerClock(MachineClock):
    """The database server's clock, one for all stations."""

    @override
    def expression(self) -> ColumnElement[Any]:
        from sqlalchemy import BigInteger, literal_column

        return literal_column(
            "(extract(epoch from clock_timestamp()) * 1000000)::bigint", BigInteger
        )

    @override
    def moment(self, said: datetime | None) -> datetime:
        return super().moment(None) if said is None else said


class StoryClock(MachineClock):
    """A clock that tells the demonstration's time: set once, then it goes on as time does."""

    def __init__(self, start: datetime) -> None:
        super().__init__()
        self._shift = start - super().wall()

    def set(self, moment: datetime) -> None:
        """Puts the clock to `moment`; it never goes back behind a time that an act has had."""
        self._shift = moment - super().wall()

    @override
    def wall(self) -> datetime:
        return super().wall() + self._shift
