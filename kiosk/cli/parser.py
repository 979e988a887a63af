"""The commands and their arguments as one parser; each command's code is imported when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module

from kiosk.cli.usage import Parser, count
from kiosk.core.task import Role
from kiosk.core.words import DESK

COMMANDS = (
    "init", "import", "verify", "migrate", "doctor", "audit", "user", "demo-data", "report",
)  # fmt: skip

REPORTS = ("cover", "evacuation", "matrix", "waiting")
"""What ``report`` knows; `kiosk.cli.report` has the file of each."""


def is_command(arguments: Sequence[str]) -> bool:
    """Whether the first word that is no option is a command; otherwise a window is wanted."""
    return bool(arguments) and (arguments[0] in COMMANDS)


def _late(module: str, name: str) -> Callable[..., int]:
    def run(asked: argparse.Namespace, said: object) -> int:
        code: int = getattr(import_module(f"kiosk.cli.{module}"), name)(asked, said)
        return code

    return run


def parser() -> Parser:
    """Every command with its options; ``--help`` on each says what it does."""
    top = Parser(prog="main.py", description="Foyer, the front-desk program.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _founding(commands)
    _taking_in(commands)
    _checking(commands)
    _people(commands)
    _keeping(commands)
    _reporting(commands)
    return top


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no public name


def _command(commands: Commands[Parser], name: str, says: str, run: Callable[..., int]) -> Parser:
    made = commands.add_parser(name, help=says, description=says)
    made.add_argument("--database", help="a path, or postgresql+psycopg://... (or KIOSK_DATABASE)")
    made.add_argument("--home", help="keys, settings, logs, documents (or KIOSK_HOME)")
    made.add_argument("--json", action="store_true", help="print one JSON document")
    made.set_defaults(run=run)
    return made


def _founding(commands: Commands[Parser]) -> None:
    init = _command(
        commands, "init", "make a business in an empty database", _late("found", "init")
    )
    init.add_argument("--name", default="")
    init.add_argument("--currency", default="")
    init.add_argument("--country", default="")
    init.add_argument("--language", default="en", choices=tuple(DESK))
    init.add_argument("--owner", default="")
    init.add_argument("--pin-file", help="a file with the owner's six digits")
    init.add_argument("--demo", action="store_true", help="the demonstration business")
    init.add_argument("--seed", type=int, default=1)
    demo = _command(
        commands, "demo-data", "grow the demonstration business", _late("found", "demo_data")
    )
    demo.add_argument("--customers", type=count, help="customers to add (200)")
    demo.add_argument("--orders", type=count, help="orders to add (400)")
    demo.add_argument(
        "--simulate-day", action="store_true", help="live a busy day in the lobby, of the past"
    )
    demo.add_argument("--seed", type=int, default=1)


def _taking_in(commands: Commands[Parser]) -> None:
    made = _command(commands, "import", "take in another program's file", _late("take_in", "run"))
    made.add_argument("what", choices=("orders", "appointments"))
    made.add_argument("file")
    made.add_argument("--format", default="", choices=("shopify", "ics"))
    made.add_argument("--dry-run", action="store_true", help="only say what would be done")
    made.add_argument(
        "--skip-bad", action="store_true", help="take the good orders, leave the bad out"
    )


def _checking(commands: Commands[Parser]) -> None:
    verify = _command(commands, "verify", "re-derive and compare", _late("check", "verify"))
    verify.add_argument("what", nargs="?", default="", metavar="CHECK")
    audit = _command(commands, "audit", "the audit's heads", _late("check", "audit_head"))
    audit.add_argument("what", choices=("head",))
    doctor = _command(commands, "doctor", "is this PC set up well?", _late("check", "doctor"))
    doctor.add_argument("--kiosk", action="store_true", help="also what a lobby PC needs")


def _people(commands: Commands[Parser]) -> None:
    user = _command(
        commands, "user", "add or unlock somebody, give or end a badge", _late("people", "run")
    )
    user.add_argument("what", choices=("add", "unlock", "badge"))
    user.add_argument("name")
    user.add_argument("--role", default="reception", choices=tuple(str(role) for role in Role))
    user.add_argument("--pin-file", help="a file with six digits")
    user.add_argument("--code-file", help="a file with what the badge says")
    user.add_argument("--end", action="store_true", help="end the badge instead of giving one")


def _keeping(commands: Commands[Parser]) -> None:
    _command(commands, "migrate", "bring the database to this version", _late("keep", "migrate"))


def _reporting(commands: Commands[Parser]) -> None:
    report = _command(commands, "report", "print a report", _late("report", "run"))
    report.add_argument("what", choices=REPORTS)
    report.add_argument("--as-of", dest="as_of", type=date.fromisoformat, metavar="DAY")
    report.add_argument("--pdf", metavar="FILE", help="also on paper, where there is one")
    report.add_argument("--csv", metavar="FILE", help="also as a table for others to read")
