"""Being here: a badge or a PIN says that somebody is in the house, whatever was said before."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.core import words
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.database.acting import Act, View
from kiosk.records.staff.rules import A_BREAK, HERE, PresenceState
from kiosk.records.staff.store import presence as store


def arrive(act: Act, *, person: PersonId) -> None:
    """A step: `person` is at the act's station; what they are away for now is over."""
    store.lock_whereabouts(act, person)
    back = store.end_live_absences(act, person)
    row = store.presence_of(act, person)
    if not back and row is not None and row.state is PresenceState.BREAK:
        _keep_break(act, person, row.since)
    state = PresenceState.IN if row is None else state_on(act, state=row.state, since=row.since)
    if state not in HERE:
        state = PresenceState.IN
    known = row is not None and (row.state, row.station) == (state, act.station)
    if back or not known or row is None or not _on(act, row.since):
        store.set_presence(act, person, state, act.station)
        act.changed(Change.PRESENCE, person)


def _keep_break(act: Act, person: PersonId, since: datetime) -> None:
    """A break that was one by presence alone is kept as every other, once it is over."""
    if _on(act, since) and act.now - since >= A_BREAK:
        store.add_past_break(act, person, since)


def state_on(view: View, *, state: PresenceState | None, since: datetime | None) -> PresenceState:
    """Where somebody is who was in this state since then: whoever forgot to sign out went home at night."""
    if state is None or since is None or not _on(view, since):
        return PresenceState.OUT
    return state


def _on(view: View, since: datetime) -> bool:
    day: date = words.local_day(since, view.facts.zone)
    return day >= view.day
