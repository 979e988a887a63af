"""My roles for a desk's window: which screens the shell shows, and how whoever is signed in stands there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.core import words
from kiosk.core.by import By, Person
from kiosk.shell.cover_bar import Cover
from kiosk.shell.role_views import Roles, Stand
from kiosk.ui.context import Context

if TYPE_CHECKING:
    from kiosk.cross_training.cover.rules.house import Covering, House


def roles(context: Context, house: Callable[[], House | None]) -> Roles:
    """What a desk's window is handed: it asks the picture of the house that its controls ask too."""
    return Roles(
        stand=lambda: stand(house(), context.by(), context),
        panel="roles", how_to="roles.how_to", leaving="roles.leaving",
    )  # fmt: skip


def stand(house: House | None, by: By, context: Context) -> Stand | None:
    """The roles that `by` acts in; None where nothing is known of them, then nothing is left out."""
    if house is None or not isinstance(by, Person):
        return None
    me = house.find(by.id)
    if me is None:
        return None
    covers = sorted(me.covers, key=lambda each: each.session)
    return Stand(me.own, tuple(_cover(house, each, context) for each in covers))


def _cover(house: House, covering: Covering, context: Context) -> Cover:
    # Not above: the first page covers nobody.
    from kiosk.records.staff import texts as staff

    t, language = context.t, context.language
    title = words.t(staff.ROLES[covering.role], language)
    absent = house.find(covering.absent) if covering.absent is not None else None
    if absent is not None:
        said = t("You are covering {role} for {name}", role=title, name=absent.name)
    else:
        said = t("You are covering {role}", role=title)
    if covering.ending or house.now >= covering.hard_end:
        then = t("Finish the customer in hand.")
    else:
        back = absent.away_until if absent is not None else None
        until = covering.hard_end if back is None else min(back, covering.hard_end)
        then = t(
            "until {time}. Everything is recorded under both names.",
            time=_clock(until, context.zone),
        )
    return Cover(covering.session, covering.role, title, said, then)


def _clock(moment: datetime, zone: str) -> str:
    return words.island(words.clock(moment, zone))
