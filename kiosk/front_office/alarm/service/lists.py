"""The building list: who is in now, sent to the wardens every five minutes and at once when an alarm begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.core import words
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.alarm import rules
from kiosk.front_office.alarm.rules import BuildingList
from kiosk.front_office.alarm.service.owner import policy
from kiosk.front_office.queue.service import leaving
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind


def building_list(view: View) -> BuildingList:
    """Everybody in the building now."""
    return BuildingList(view.now, view.facts.name, tuple(map(rules.listed, leaving.inside(view))))


def list_due(view: View) -> Sequence[dict[str, Any]]:
    """One act where the wardens are to hear who is in."""
    if not policy(view).options.wardens:
        return []
    mark = building_list(view).mark
    return [{}] if rules.may_send(mark, messages.newest(view, kind=_LIST), view.now) else []


@does(Task.ALARM_WRITE_LIST)
def write_list(act: Act) -> int:
    """The list as it is now waits to be sent to every warden; gives how many people are on it.

    An older one that has not left is withdrawn: nobody is sent out to look for who has gone since. Of two
    stations whose five minutes end together one does it.
    """
    found = building_list(act)
    if rules.may_send(found.mark, messages.newest(act, kind=_LIST), act.now):
        send(act, found=found)
    act.note(people=len(found.people))
    return len(found.people)


def send(act: Act, *, found: BuildingList, alarm: str = "") -> int:
    """A step: `found` waits to be sent to every warden; gives to how many. `alarm`: the kind of one that began."""
    wardens = policy(act).options.wardens
    if not wardens:
        return 0
    messages.withdraw_all(act, kind=_LIST)
    zone = act.facts.zone
    content = {
        "time": words.clock(found.at, zone), "alarm": alarm,
        "people": [
            [str(each.who), each.name, each.place, words.clock(each.since, zone), each.perhaps]
            for each in found.people
        ],
    }  # fmt: skip
    for address in wardens:
        messages.queue(
            act, kind=_LIST, customer=None, about=found.mark, content=content, email=address,
            language=act.facts.language,
        )  # fmt: skip
    return len(wardens)


_LIST = MessageKind.BUILDING_LIST
