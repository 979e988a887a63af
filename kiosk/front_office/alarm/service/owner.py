"""What the owner says of the alarm: wardens, the folder of the list, the way out, hosts' addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.core.words import LANGUAGES
from kiosk.database.acting import Act, View, does
from kiosk.front_office.alarm import rules
from kiosk.front_office.alarm.rules import AlarmRefusal, Options
from kiosk.records.settings import service as settings


@dataclass(frozen=True, slots=True)
class Policy:
    """The owner's choices at this version of the settings."""

    options: Options
    version: int


def policy(view: View) -> Policy:
    """What is so now, with nothing for what nobody has set."""
    kept = settings.options(view)
    return Policy(rules.options(kept.values), kept.version)


@does(Task.ALARM_SET_UP)
def set_options(act: Act, *, options: Options, seen: int) -> int:
    """Puts `options` in the place of what was `seen`; gives the settings' version now.

    Refused: an address that cannot be one, settings that changed meanwhile.
    """
    for each in (*options.wardens, *options.mail.values()):
        if not rules.address(each):
            raise Refused(AlarmRefusal.ADDRESS, address=each)
    cleaned = replace(
        options,
        wardens=tuple(dict.fromkeys(options.wardens)),
        folder=text.clean_text(options.folder, limit=400),
        exits={key: text.clean_text(options.exits.get(key, ""), limit=120) for key in LANGUAGES},
        meeting={key: text.clean_text(options.meeting.get(key, ""), limit=80) for key in LANGUAGES},
    )
    version = settings.set_options(act, values=rules.kept(cleaned), seen=seen)
    # Addresses are personal: the record says how many there are.
    act.note(
        wardens=len(cleaned.wardens), hosts=len(cleaned.mail), folder=int(bool(cleaned.folder))
    )
    act.changed(Change.SETTINGS, 1)
    return version
