"""The commands that look: verify, audit head, doctor."""

from __future__ import annotations

import argparse
import platform
import shutil
from collections.abc import Callable
from dataclasses import dataclass

from kiosk import business
from kiosk.business import Business
from kiosk.cli.opened import database, home, opened
from kiosk.cli.said import Said
from kiosk.core.fault import Check
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.database.engine import SAFE_SQLITE, where
from kiosk.records.audit import service as audit


def verify(asked: argparse.Namespace, said: Said) -> int:
    """Runs one check or all of them; exit 1 when a row differs from what follows from the records."""
    if asked.what and asked.what not in business.CHECKS:
        said.error("check_unknown", f"There is no check {asked.what}. There are: {_names()}.")
        return 2
    wanted = [asked.what] if asked.what else list(business.CHECKS)
    with opened(asked) as found:
        checks = [_run(found, name, said, place, len(wanted)) for place, name in enumerate(wanted)]
    said.done()
    ok = not any(check.faults for check in checks)
    for check in checks:
        said.line(f"{check.name}: {check.checked} checked, {len(check.faults)} faults")
        for fault in check.faults:
            said.line(
                f"  {fault.table} {fault.id}, {fault.column}: "
                f"expected {fault.expected}, found {fault.found}"
            )
    said.document({"ok": ok, "checks": [_plain(check) for check in checks]})
    return 0 if ok else 1


def _names() -> str:
    return ", ".join(business.CHECKS)


def _run(found: Business, name: str, said: Said, place: int, of: int) -> Check:
    check = found.check(name)
    said.progress("verify", place + 1, of)
    return check


def _plain(check: Check) -> dict[str, object]:
    faults = [
        {"table": f.table, "id": f.id, "column": f.column, "expected": f.expected, "found": f.found}
        for f in check.faults
    ]
    return {"name": check.name, "checked": check.checked, "faults": faults}


def audit_head(asked: argparse.Namespace, said: Said) -> int:
    """Prints the newest record of every chain, for a second office to keep."""
    with opened(asked) as found:
        heads = found.read(audit.heads)
    for head in heads:
        said.line(f"{head.chain}  {head.seq}  {head.hash}")
    said.document({"heads": [{"chain": h.chain, "seq": h.seq, "hash": h.hash} for h in heads]})
    return 0


@dataclass(frozen=True)
class Finding:
    """One thing that `doctor` looked at, and how to mend it."""

    name: str
    ok: bool
    says: str


def doctor(asked: argparse.Namespace, said: Said) -> int:
    """Looks at this PC; exit 1 when something is not as it should be, each with its fix."""
    looks: list[Callable[[argparse.Namespace], Finding]] = [_python, _sqlite, _disk, _keys, _opens]
    findings = [look(asked) for look in looks]
    for finding in findings:
        said.line(f"{'OK  ' if finding.ok else 'FAIL'} {finding.name}: {finding.says}")
    ok = all(finding.ok for finding in findings)
    plain = [{"name": f.name, "ok": f.ok, "says": f.says} for f in findings]
    said.document({"ok": ok, "checks": plain})
    return 0 if ok else 1


def _python(_asked: argparse.Namespace) -> Finding:
    return Finding("python", ok=True, says=platform.python_version())


def _sqlite(_asked: argparse.Namespace) -> Finding:
    import sqlcipher3.dbapi2 as sqlcipher

    fine = sqlcipher.sqlite_version_info >= SAFE_SQLITE
    fix = "" if fine else ": install sqlcipher3 0.6.4 or newer, older ones can corrupt a database"
    return Finding("sqlite", fine, f"{sqlcipher.sqlite_version}{fix}")


def _disk(asked: argparse.Namespace) -> Finding:
    root = home(asked).root
    there = next(path for path in (root, *root.parents) if path.exists())
    free = shutil.disk_usage(there).free // 2**20
    return Finding("disk", free > 1024, f"{free} MiB free" + ("" if free > 1024 else ": make room"))


def _keys(asked: argparse.Namespace) -> Finding:
    folder = home(asked).root / "keys"
    if not folder.exists():
        return Finding("keys", ok=True, says="none yet")
    others = folder.stat().st_mode & 0o077
    fix = f": chmod 700 {folder}" if others else ""
    return Finding(
        "keys", not others, f"readable by {'others' if others else 'this user alone'}{fix}"
    )


def _opens(asked: argparse.Namespace) -> Finding:
    place = where(database(asked))
    try:
        with opened(asked) as found:
            name = "PostgreSQL" if not place.embedded else "embedded, encrypted"
            return Finding("database", ok=True, says=f"{name}, {found.facts.name}")
    except Trouble as trouble:
        fine = trouble.kind is TroubleKind.NO_BUSINESS
        return Finding("database", fine, str(trouble.kind))
