"""The command ``import appointments``: take a calendar's file in, or only say what would become of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.cli.opened import opened, owner
from kiosk.cli.said import Said
from kiosk.lobby.checkin import service as checkin
from kiosk.lobby.checkin import texts
from kiosk.lobby.checkin.rules import CalendarPreview, CalendarTaken

_LANGUAGE = "en"


def run(asked: argparse.Namespace, said: Said) -> int:
    """``import appointments FILE``: all good events or nothing; with ``--skip-bad`` the good ones.

    Exit 0: done, or nothing stands in the way. Exit 1: there are bad events, named, and nothing was written.
    Exit 2: there is no such file.
    """
    path = Path(asked.file)
    try:
        data = path.read_bytes()
    except OSError:
        said.error(
            "import_not_a_file", f"{asked.file}: There is no such file, or it cannot be read."
        )
        return 2
    with opened(asked) as found:
        preview = found.read(checkin.look_at_calendar, data=data)
        bad = bool(preview.problems) and (preview.refused or not asked.skip_bad)
        done = None
        if not bad and not asked.dry_run:
            done = found.do(
                checkin.take_in_calendar, by=owner(), plans=preview.plans, moved=preview.moved,
                cancelled=preview.cancelled,
            )  # fmt: skip
    _tell(said, preview, done, asked)
    said.document(_document(preview, done, asked, bad=bad))
    return 1 if bad else 0


def _document(
    preview: CalendarPreview, done: CalendarTaken | None, asked: argparse.Namespace, *, bad: bool
) -> dict[str, object]:
    counted = done or CalendarTaken(len(preview.plans), len(preview.moved), len(preview.cancelled))
    taken = counted if done is not None or asked.dry_run else CalendarTaken(0, 0, 0)
    return {
        "imported": taken.planned,
        "moved": taken.moved,
        "cancelled": taken.cancelled,
        "unchanged": preview.unchanged,
        "past": preview.past,
        "rejected": [
            {
                "event": each.number, "code": str(each.problem), "value": each.value,
                "reason": texts.problem(each, _LANGUAGE),
            }
            for each in preview.problems
        ],
        "dry_run": asked.dry_run,
        "refused": bad,
    }  # fmt: skip


def _tell(
    said: Said, preview: CalendarPreview, done: CalendarTaken | None, asked: argparse.Namespace
) -> None:
    if said.as_json:
        return
    for each in preview.problems:
        where = f"event {each.number}" if each.number else "file"
        value = f', "{each.value}"' if each.value else ""
        said.line(f"  {where}{value}: {texts.problem(each, _LANGUAGE)}")
    known = f"{preview.unchanged} unchanged, {preview.past} over or called off"
    if done is not None:
        said.line(
            f"{done.planned} appointments planned, {done.moved} moved, {done.cancelled} called off; "
            f"{known}."
        )
    elif asked.dry_run and not preview.refused:
        said.line(f"{len(preview.plans)} would be planned; {known}. Nothing was written.")
    else:
        said.line("Nothing was taken in. Correct the file, or leave the bad ones out: --skip-bad.")
