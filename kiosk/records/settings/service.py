"""Settings' verbs: found the business, read its facts, add stations, give numbers without gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.facts import Facts
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.records.settings import rules, store
from kiosk.records.settings.rules import Series, SettingsRefusal, StationKind


@dataclass(frozen=True, slots=True)
class Founding:
    """What the first run asks. Rates are basis points, `cash_step` minor units, months 1 to 12."""

    id: str
    name: str
    currency: str
    country: str
    zone: str
    language: str
    languages: tuple[str, ...]
    trade: str = ""
    address: str = ""
    taxes_included: bool = True
    usual_rate: int = 0
    reduced_rate: int = 0
    cash_step: int = 1
    fiscal_year_start: int = 1
    demonstration: bool = False

    def facts(self) -> Facts:
        """The facts of a business founded like this."""
        return Facts(
            self.id, self.name, self.currency, self.country, self.zone, self.language, self.languages,
            self.taxes_included, self.usual_rate, self.reduced_rate, self.fiscal_year_start,
            self.demonstration, 1,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the top of papers and screens."""

    name: str
    trade: str
    address: str
    country: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Visiting:
    """Where customers come to, and the weekdays (Monday 0) on which somebody is there."""

    address: str
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class Options:
    """The owner's choices by name, as they were at this version of the settings."""

    values: Mapping[str, object]
    version: int


@dataclass(frozen=True, slots=True)
class Station:
    """A PC of the business and what it is."""

    id: int
    name: str
    kind: StationKind
    touch: bool


def found(act: Act, *, founding: Founding) -> str:
    """A step of the first run: writes the one business down and gives its id.

    Refused: a second business, an empty name, a tax rate outside 0 to 10,000 basis points.
    """
    name = text.clean_text(founding.name)
    if not name:
        raise Refused(SettingsRefusal.NAME_MISSING)
    if not (0 <= founding.usual_rate <= 10_000 and 0 <= founding.reduced_rate <= 10_000):
        raise Refused(SettingsRefusal.RATE_OUT_OF_RANGE)
    if store.business_row(act) is not None:
        raise Refused(SettingsRefusal.ALREADY_FOUNDED)
    store.add_business(
        act,
        {
            "uuid": founding.id,
            "name": name,
            "trade": text.clean_text(founding.trade),
            "address": text.clean_text(founding.address, lines=True),
            "currency": founding.currency,
            "country": founding.country,
            "zone": founding.zone,
            "language": founding.language,
            "languages": list(founding.languages),
            "taxes_included": founding.taxes_included,
            "usual_rate": founding.usual_rate,
            "reduced_rate": founding.reduced_rate,
            "cash_step": founding.cash_step,
            "fiscal_year_start": founding.fiscal_year_start,
            "demonstration": founding.demonstration,
            "founded_at": act.now,
            "options": {},
        },
    )
    act.changed(Change.SETTINGS, 1)
    return founding.id


def facts(view: View) -> Facts | None:
    """The business's facts as they are now; None where no business was founded yet."""
    row = store.business_row(view)
    if row is None:
        return None
    return Facts(
        row.uuid, row.name, row.currency, row.country, row.zone, row.language, tuple(row.languages),
        row.taxes_included, row.usual_rate, row.reduced_rate, row.fiscal_year_start, row.demonstration,
        row.version,
    )  # fmt: skip


def letterhead(view: View) -> Letterhead:
    """What stands at the top of papers and screens."""
    row = store.business_row(view)
    if row is None:
        return Letterhead("", "", "", "", demonstration=False)
    return Letterhead(row.name, row.trade, row.address, row.country, row.demonstration)


@does(Task.STATION_SET_UP)
def add_station(act: Act, *, name: str, kind: StationKind, touch: bool) -> int:
    """Adds a PC by its name on screen (``Desk 1``); a name that is taken is refused."""
    name = text.clean_text(name, limit=40)
    if not name:
        raise Refused(SettingsRefusal.NAME_MISSING)
    if any(each.name == name for each in store.stations(act)):
        raise Refused(SettingsRefusal.STATION_TAKEN, name=name)
    act.changed(Change.SETTINGS, 1)
    return store.add_station(act, name, kind, touch)


@does(Task.SETTINGS_CHANGE)
def set_opening(act: Act, *, hours: tuple[tuple[int, int, int], ...]) -> int:
    """Replaces the opening hours by (weekday, opens, closes), minutes after midnight; gives how many."""
    store.set_opening(act, hours)
    act.changed(Change.SETTINGS, 1)
    return len(hours)


def options(view: View) -> Options:
    """The owner's choices as they are now; a name that is not there has its room's default."""
    row = store.business_row(view)
    return Options({}, 0) if row is None else Options(dict(row.options or {}), row.version)


def cash_step(view: View) -> int:
    """The smallest coin in minor units; cash is rounded to it."""
    row = store.business_row(view)
    return 1 if row is None else int(row.cash_step)


def set_options(act: Act, *, values: Mapping[str, object], seen: int) -> int:
    """A step: puts `values` beside the owner's other choices; gives the settings' version now.

    Refused: the settings are not as they were `seen` any more.
    """
    kept = options(act)
    if kept.version != seen or not store.change_business(
        act, {"options": {**kept.values, **values}}, seen
    ):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    return seen + 1


def stations(view: View) -> tuple[Station, ...]:
    """All PCs by name."""
    return tuple(Station(row.id, row.name, row.kind, row.touch) for row in store.stations(view))


def opening(view: View) -> tuple[tuple[int, int, int], ...]:
    """The opening hours as (weekday, opens, closes), minutes after midnight, Monday 0; empty: not set."""
    return tuple((row.weekday, row.opens, row.closes) for row in store.hours(view))


def open_weekdays(view: View) -> frozenset[int]:
    """The weekdays (Monday 0) on which the business opens; all of them where no hours are set."""
    return frozenset(row.weekday for row in store.hours(view)) or frozenset(range(7))


def opening_hours(view: View) -> tuple[tuple[int, int, int], ...]:
    """The opening hours as `set_opening` takes them: weekday, opens, closes, in order."""
    return tuple((row.weekday, row.opens, row.closes) for row in store.hours(view))


def closing(view: View) -> datetime | None:
    """When the last hours of today end; None where no hours are set or today has none."""
    ends = [row.closes for row in store.hours(view) if row.weekday == view.day.weekday()]
    if not ends:
        return None
    midnight = datetime.combine(view.day, time(), ZoneInfo(view.facts.zone))
    return (midnight + timedelta(minutes=max(ends))).astimezone(UTC)


def closed_for_today(view: View) -> bool:
    """Whether today's last hours are over; without hours a day ends when the next begins."""
    end = closing(view)
    return end is not None and view.now >= end


def visiting(view: View) -> Visiting:
    """Where and on which weekdays the business is open (`open_weekdays`), in one statement."""
    rows = store.visiting(view)
    days = frozenset(row.weekday for row in rows if row.weekday is not None)
    return Visiting(rows[0].address if rows else "", days or frozenset(range(7)))


def next_number(act: Act, *, series: Series) -> str:
    """The next number of `series` as it reads; taken last in a transaction, so that none is lost."""
    year = _year(act, series)
    return rules.number_text(series, year, store.next_count(act, series, year))


def next_numbers(act: Act, *, series: Series, count: int) -> Sequence[str]:
    """`count` numbers of `series` in a row, for an act that makes many papers at once."""
    year = _year(act, series)
    first = store.reserve(act, series, year, count)
    return [rules.number_text(series, year, first + place) for place in range(count)]


def _year(act: Act, series: Series) -> int:
    if series is Series.VISIT:
        return act.day.toordinal()
    if series in rules.YEARLESS:
        return 0
    return rules.fiscal_year(act.day, act.facts.fiscal_year_start)
