"""Alarm's verbs.

Acts `raise_alarm`, `mark_safe`, `ask_help`, `go_to_help`, `helped_out`, `end_alarm`, `set_options`; the job
`write_list` with `list_due`. Reads `now`, `board`, `last_boards`, `building_list`, `policy`.
"""

from __future__ import annotations

from kiosk.front_office.alarm.service.alarms import (
    ask_help,
    board,
    end_alarm,
    go_to_help,
    helped_out,
    last_boards,
    mark_safe,
    now,
    raise_alarm,
)
from kiosk.front_office.alarm.service.lists import building_list, list_due, write_list
from kiosk.front_office.alarm.service.owner import Policy, policy, set_options

__all__ = [
    "Policy", "ask_help", "board", "building_list", "end_alarm", "go_to_help", "helped_out",
    "last_boards", "list_due", "mark_safe", "now", "policy", "raise_alarm", "set_options",
    "write_list",
]  # fmt: skip
