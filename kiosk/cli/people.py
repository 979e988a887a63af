"""The command ``user``: add somebody, open a PIN that wrong tries disabled, give or end a badge."""

from __future__ import annotations

import argparse

from kiosk.business import Business
from kiosk.cli.opened import badge_code, opened, owner, pin
from kiosk.cli.said import Said
from kiosk.core import text
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import StaffRefusal


def run(asked: argparse.Namespace, said: Said) -> int:
    """``user add NAME --role R``, ``user unlock NAME``, ``user badge NAME [--code-file F | --end]``."""
    with opened(asked) as found:
        if asked.what == "unlock":
            person = _named(found, asked.name)
            found.do(staff.unlock_pin, by=owner(), person=person)
            said.line(f"{asked.name} can sign in again.")
        elif asked.what == "badge":
            person = _badge(found, asked, said)
        else:
            person = _add(found, asked)
            said.line(f"{asked.name} is on the list. Declare what she can do at the desk.")
    said.document({"person": person})
    return 0


def _add(found: Business, asked: argparse.Namespace) -> PersonId:
    # Read before anybody is added: a file that is not there must leave the list as it was.
    digits = pin(asked)
    person = found.do(staff.add_person, by=owner(), name=asked.name, role=Role(asked.role))
    if digits is not None:
        found.do(staff.set_pin, by=owner(), person=person, pin=digits)
    return person


def _badge(found: Business, asked: argparse.Namespace, said: Said) -> PersonId:
    # Read before anybody's badge is looked for: a file that is not there must change nothing.
    code = None if asked.end else badge_code(asked)
    person = _named(found, asked.name)
    if code is not None:
        found.do(staff.give_badge, by=owner(), person=person, code=code)
        said.line(f"{asked.name} has this badge now. One from before opens nothing any more.")
        return person
    held = found.read(staff.badges).get(person)
    if held is None:
        said.line(f"{asked.name} has no badge.")
    else:
        found.do(staff.end_badge, by=owner(), badge=held.id, seen=held.version)
        said.line(f"The badge of {asked.name} opens nothing any more.")
    return person


def _named(found: Business, name: str) -> PersonId:
    wanted = text.folded(name)
    fitting = [each.id for each in found.read(staff.people) if text.folded(each.name) == wanted]
    if len(fitting) != 1:
        raise Refused(StaffRefusal.UNKNOWN_PERSON)
    return fitting[0]
