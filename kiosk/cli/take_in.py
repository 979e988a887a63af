"""The command ``import``: take in another program's file, or only say what would become of it."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.business import Business
from kiosk.cli.opened import opened, owner
from kiosk.cli.said import Said
from kiosk.core import money, words
from kiosk.desk.exchange import service as exchange
from kiosk.desk.exchange import texts
from kiosk.desk.exchange.rules import (
    NOTHING_NEW,
    Five,
    ImportRefusal,
    Preview,
    Problem,
    TakenIn,
    Totals,
)

_LANGUAGE = "en"
_CANNOT_RUN = frozenset({ImportRefusal.NOT_A_FILE, ImportRefusal.UNKNOWN_SOURCE})
_LISTED = 40
"""Bad rows printed for people; all of them are in the JSON document."""


def run(asked: argparse.Namespace, said: Said) -> int:
    """``import orders FILE``: all good orders or nothing; with ``--skip-bad`` the good ones.

    Exit 0: done, or nothing stands in the way. Exit 1: there are bad rows, listed, and nothing was
    written. Exit 2: there is no such file.
    """
    wanted = {"orders": "shopify", "appointments": "ics"}[asked.what]
    asked.format = asked.format or wanted
    if asked.format != wanted:
        said.error("import_format", f"{asked.what} come as {wanted}, not as {asked.format}.")
        return 2
    if asked.what == "appointments":
        from kiosk.cli import take_in_calendar

        return take_in_calendar.run(asked, said)
    with opened(asked) as found:
        preview = found.read(
            exchange.look_at,
            file=str(Path(asked.file).absolute()),
            source=asked.format,
            report=_bar(said, "reading"),
        )
        said.done()
        if preview.refused and preview.problems[0].reason.code in _CANNOT_RUN:
            reason = preview.problems[0].reason
            said.error(str(reason.code), f"{asked.file}: {texts.why(reason, _LANGUAGE)}")
            return 2
        bad = bool(preview.problems) and (preview.refused or not asked.skip_bad)
        done = None if bad or asked.dry_run else _take_in(found, preview, asked, said)
    said.done()
    _tell(said, preview, done, asked)
    said.document(_document(preview, done, asked, bad=bad))
    return 1 if bad else 0


def _bar(said: Said, what: str) -> Callable[[int, int], None]:
    return lambda done, of: said.progress(what, done, of)


def _take_in(found: Business, preview: Preview, asked: argparse.Namespace, said: Said) -> TakenIn:
    if not preview.drafts:
        return NOTHING_NEW
    return found.do(
        exchange.take_in,
        by=owner(),
        source=preview.source,
        drafts=preview.drafts,
        skip_bad=asked.skip_bad,
        left_out=preview.left_out,
        report=_bar(said, "taking in"),
    )


# ------------------------------------------------------------------------------------- for machines


def _document(
    preview: Preview, done: TakenIn | None, asked: argparse.Namespace, *, bad: bool
) -> dict[str, object]:
    # What was taken in has been read back from the books by the act, which refuses any difference.
    taken = done is not None or asked.dry_run
    totals = preview.totals if taken else Totals()
    return {
        "imported": done.imported if done else len(preview.drafts) if asked.dry_run else 0,
        "unchanged": preview.unchanged + (done.unchanged if done else 0),
        "rejected": [_rejected(problem) for problem in preview.problems],
        "totals": {
            "currency": preview.currency,
            "file": _major(preview.in_file, preview.currency),
            "taken_in": _major(totals.taken_in, preview.currency),
            "booked": _major(totals.booked, preview.currency),
            "history": _major(totals.history, preview.currency),
        },
        "dry_run": asked.dry_run,
        "refused": bad,
        "rows": preview.rows,
        "orders": preview.found,
        "becomes": _becomings(preview),
        "customers": {"known": preview.customers_known, "new": preview.customers_new},
        "ignored_columns": list(preview.ignored_columns),
    }


def _becomings(preview: Preview) -> dict[str, int]:
    return dict(Counter(str(row.becoming) for row in preview.orders))


def _rejected(problem: Problem) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "reason": texts.why(problem.reason, _LANGUAGE),
        "code": str(problem.reason.code),
        "value": problem.value,
        "order": problem.order,
    }


def _major(five: Five, currency: str) -> dict[str, str]:
    return {name: money.plain(getattr(five, name), currency) for name in Five.__slots__}


# --------------------------------------------------------------------------------------- for people


def _tell(said: Said, preview: Preview, done: TakenIn | None, asked: argparse.Namespace) -> None:
    if said.as_json:
        return
    said.line(f"{preview.file}: {preview.rows} rows, {preview.found} orders.")
    if preview.ignored_columns:
        said.line(f"Columns not used: {', '.join(preview.ignored_columns)}.")
    for problem in preview.problems[:_LISTED]:
        said.line(f"  {_where(problem)}: {texts.why(problem.reason, _LANGUAGE)}")
    if len(preview.problems) > _LISTED:
        said.line(f"  and {len(preview.problems) - _LISTED} more; --json lists all.")
    if not preview.refused:
        for line in _sums(preview):
            said.line(line)
    said.line(_ending(preview, done, asked))


def _where(problem: Problem) -> str:
    parts = [f"row {problem.row}" if problem.row else "", problem.column, problem.order]
    value = f'"{problem.value}"' if problem.value else ""
    return ", ".join(part for part in (*parts, value) if part) or "file"


def _sums(preview: Preview) -> Iterable[str]:
    yield f"  {'':<12}{'in the file':>16}{'in our books':>16}  {preview.currency}"
    here = preview.totals.taken_in
    for name in Five.__slots__:
        file, books = getattr(preview.in_file, name), getattr(here, name)
        said = [words.amount(minor, preview.currency, _LANGUAGE) for minor in (file, books)]
        same = "same" if file == books else "DIFFERENT"
        yield f"  {name:<12}{said[0]:>16}{said[1]:>16}  {same}"


def _ending(preview: Preview, done: TakenIn | None, asked: argparse.Namespace) -> str:
    unchanged = f", {preview.unchanged} unchanged" if preview.unchanged else ""
    left_out = f", {preview.left_out} left out" if preview.left_out else ""
    if done is not None and not done.imported:
        return f"Nothing new: all {preview.unchanged} good orders are here already{left_out}."
    if done is not None:
        return (
            f"{done.imported} orders taken in{unchanged}{left_out}: {done.deposits} deposits, "
            f"{done.invoices} invoices, {done.credit_notes} credit notes, "
            f"{done.history} as history."
        )
    if asked.dry_run and not preview.refused:
        return f"{preview.new} orders would be taken in{unchanged}{left_out}. Nothing was written."
    advice = "" if preview.refused else " Correct the file, or leave the bad ones out: --skip-bad."
    return f"Nothing was taken in.{advice}"
