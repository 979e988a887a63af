"""The packages of one hand-over as a table: where each stands, what it holds, whether it was scanned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.core.words import island, joined, t
from kiosk.lobby.pickup.rules import Cancelled, Counter, CounterPackage, PickupState, WaitingLine
from kiosk.lobby.pickup.screens import said
from kiosk.ui.table import Cell, Column

Row = Sequence[str | Cell]


def columns(language: str) -> tuple[Column, ...]:
    """Place, package and item, how many, how far."""
    return (
        Column("place", t("Place", language), kind="strong"),
        Column("item", t("Package and item", language), stretch=1),
        Column("quantity", t("Qty", language), align="trailing"),
        Column("state", t("State", language), kind="chip"),
    )


def rows(
    counter: Counter, language: str, now: datetime | None, zone: str, *, over: bool
) -> list[Row]:
    """The packages in the order in which they are fetched, then what is still to come."""
    packages = ordered(counter)
    following = next((e for e in packages if e.wanted and not e.scanned), None)
    if counter.state is PickupState.COLLECTED:
        return []
    if counter.state is PickupState.CANCELLED:
        gone = Cell(t("Cancelled", language), state="plain", icon="ban")
        return [
            (t("none", language), line.name, str(line.quantity), gone) for line in counter.later
        ]
    return [
        *(_package(each, language, following=each is following, over=over) for each in packages),
        *(_later(line, language, now, zone) for line in counter.later),
    ]


def ordered(counter: Counter) -> list[CounterPackage]:
    """The packages as their rows stand: what is fetched first, then by place."""
    return sorted(counter.packages, key=lambda each: (not each.wanted, each.place, each.number))


def at(counter: Counter) -> int:
    """The row of the package to scan next; -1 when all are scanned."""
    open_ = (n for n, each in enumerate(ordered(counter)) if each.wanted and not each.scanned)
    return next(open_, -1)


def _package(package: CounterPackage, language: str, *, following: bool, over: bool) -> Row:
    names = said.listed([name for _line, name, _many in package.holds], language)
    many = sum(quantity for _line, _name, quantity in package.holds)
    number = t("Package {number}", language, number=island(package.number))
    if package.wanted and over:
        state = Cell(t("Handed over", language), state="ready")
    elif package.scanned:
        state = Cell(t("Scanned", language), state="ready")
    elif not package.wanted:
        state = Cell(t("Not asked for", language), state="plain", icon="minus")
    elif following:
        state = Cell(t("Scan next", language), state="accent", icon="scan-line")
    else:
        state = Cell(t("To scan", language), state="plain", icon="scan-line")
    return (package.place, Cell(names, second=number, bold=True), str(many), state)


def _later(line: WaitingLine, language: str, now: datetime | None, zone: str) -> Row:
    when = said.when(line.expected_at, now, zone, language)
    what = Cell(line.name, second=t("Gets a code of its own", language))
    return (t("none", language), what, str(line.quantity), Cell(when, state="waiting"))


def to_put_back(gone: Cancelled, language: str) -> str:
    """Which packages somebody carries from where, in a sentence; nothing where there are none."""
    if not gone.packages:
        return ""
    where = (
        t("{package} from {place}", language, package=island(number), place=island(place))
        for number, place in gone.packages
    )
    return t("Put back into the store: {packages}.", language, packages=joined(where, language))
