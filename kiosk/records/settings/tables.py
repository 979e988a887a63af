"""Settings' tables: the one business, its stations, opening hours and number series."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, PrimaryKeyConstraint

from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Flag, Json, Moment, Whole, Word
from kiosk.records.settings.rules import Series, StationKind

business = table(
    "business",
    identity(),
    Column("uuid", Word, nullable=False),
    Column("name", Word, nullable=False),
    Column("trade", Word, nullable=False),
    Column("address", Word, nullable=False),
    Column("currency", Word, nullable=False),
    Column("country", Word, nullable=False),
    Column("zone", Word, nullable=False),
    Column("language", Word, nullable=False),
    Column("languages", Json, nullable=False),
    Column("taxes_included", Flag, nullable=False),
    Column("usual_rate", Whole, nullable=False),
    Column("reduced_rate", Whole, nullable=False),
    Column("cash_step", Whole, nullable=False),
    Column("fiscal_year_start", Whole, nullable=False),
    Column("demonstration", Flag, nullable=False),
    Column("founded_at", Moment, nullable=False),
    Column("options", Json, nullable=False),
    Column("version", Whole, nullable=False),
    CheckConstraint("id = 1", name="one"),
    CheckConstraint("fiscal_year_start BETWEEN 1 AND 12", name="month"),
    versioned=True,
)
"""One row. Rates are basis points (1900 = 19 %), `cash_step` minor units (5 = cash rounded to 0.05)."""

station = table(
    "station",
    identity(),
    Column("name", Word, nullable=False, unique=True),
    Column("kind", Choice(StationKind), nullable=False),
    Column("touch", Flag, nullable=False),
    Column("added_at", Moment, nullable=False),
)

opening = table(
    "opening",
    Column("weekday", Whole, nullable=False),
    Column("opens", Whole, nullable=False),
    Column("closes", Whole, nullable=False),
    PrimaryKeyConstraint("weekday", "opens"),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    CheckConstraint("opens < closes AND closes <= 1440", name="hours"),
)
"""When the business is open: minutes after midnight, Monday 0."""

series = table(
    "series",
    Column("kind", Choice(Series), nullable=False),
    Column("year", Whole, nullable=False),
    Column("last", Whole, nullable=False),
    PrimaryKeyConstraint("kind", "year"),
)
"""The last number given for each kind and fiscal year (0 for series without a year)."""
