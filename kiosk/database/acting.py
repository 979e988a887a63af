"""Acts and reads: the one way in. An act is one task in one transaction; a read never writes.

`perform` gives back the stored answer of a known command key, authorises inside the transaction,
runs the body, and writes the command, the audit row and the changes with it: at most five statements
beside the act's own. It retries the whole on a busy database, at most five times.
"""

from __future__ import annotations

import random
import threading
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from datetime import date, datetime
from functools import cache
from typing import Any, ParamSpec, Protocol, TypeVar

import msgspec
from sqlalchemy import Connection, CursorResult, Executable, Insert, Row, Select, insert
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.sql.selectable import FromClause

from kiosk.core import words
from kiosk.core.by import By
from kiosk.core.change import Change
from kiosk.core.facts import Facts
from kiosk.core.ids import Key
from kiosk.core.refusal import ActRefusal, Refusal, Refused, Trouble, TroubleKind
from kiosk.core.task import Task
from kiosk.database import opening, trouble, turns
from kiosk.database.clock import Clock
from kiosk.database.keys import Keys
from kiosk.database.tables import OutboxState, change, command, outbox
from kiosk.database.types import moment_of

P = ParamSpec("P")
R = TypeVar("R")
Values = Mapping[str, Any]
TRIES = 5
LOST_TRIES = 2
"""A connection lost at the commit leaves open whether it was kept: the key tells, on a second try."""
# Made once: SQLAlchemy keeps the compiled form of a statement, not of one that is built for each act.
_COMMAND = insert(command)
_CHANGE = insert(change).inline()
_OUTBOX = insert(outbox)


@dataclass
class View:
    """A read: what a question may use. `now` is its one time, `day` the business day of it."""

    connection: Connection
    now: datetime
    facts: Facts
    keys: Keys
    _: KW_ONLY
    authority: Authority | None = None

    @property
    def day(self) -> date:
        """The business day on which `now` falls."""
        return words.local_day(self.now, self.facts.zone)

    def why_not(
        self, by: By, task: Task, *, station: str = "", about: int | None = None
    ) -> Refusal | None:
        """Why `by` may not do `task` at this moment; None where they may: who stands beside and approves.

        It is the authority's own judgement, of the object `about`. Where nobody can be asked, nobody may.
        """
        if self.authority is None:
            return Refusal(ActRefusal.NOT_QUALIFIED)
        asked = opening.about(by, task, station)
        row = self.connection.execute(self.authority.question(), asked).mappings().one_or_none()
        judged = Act(
            self.connection, self.now, self.facts, self.keys, by, task, station, Key(""), about,
            asking=True,
        )  # fmt: skip
        try:
            self.authority.judge(judged, None if row is None else dict(row))
        except Refused as refused:
            return refused.refusal
        return None

    def execute(
        self, statement: Executable, values: Values | Sequence[Values] | None = None
    ) -> CursorResult[Any]:
        """Runs one statement of a `store`."""
        return self.connection.execute(statement, values)

    def row(self, statement: Executable, values: Values | None = None) -> Row[Any] | None:
        """The only row of `statement`, or None."""
        return self.connection.execute(statement, values).one_or_none()

    def rows(self, statement: Executable, values: Values | None = None) -> Sequence[Row[Any]]:
        """All rows of `statement`."""
        return self.connection.execute(statement, values).all()


@dataclass
class Act(View):
    """One task under way: who does it, at which `station`, and what it says of itself."""

    by: By
    task: Task
    station: str
    key: Key
    about: int | None = None
    subject: str = ""
    """What kind of thing `about` is: the name of the argument."""
    ahead: object = None
    """What the act's `before` found; it may be out of date by now."""
    asking: bool = False
    """Nothing is done: only the authority's judgement is asked for."""
    changes: dict[tuple[Change, int], None] = field(default_factory=dict)
    evidence: dict[str, int | str] = field(default_factory=dict)

    def changed(self, kind: Change, ref: int) -> None:
        """Says that the `kind` with id `ref` changed; every window that listens is told after commit."""
        self.changes[(kind, ref)] = None

    def note(self, **facts: int | str) -> None:
        """Adds plain facts to the audit row: ids, counts and codes, never a name or other personal data."""
        self.evidence.update(facts)

    def insert(self, table: FromClause, **values: Any) -> int:  # noqa: ANN401 - a row's values
        """Adds one row and gives its integer id."""
        made = self.connection.execute(_insert(table), values)
        key = made.inserted_primary_key
        return int(key[0]) if key is not None else 0

    def send(self, kind: str, payload: Mapping[str, Any], station: str | None = None) -> None:
        """Puts what the outside world must do into the outbox, in this transaction."""
        values = {"kind": kind, "station": station, "payload": dict(payload), "attempts": 0}
        times = {"created_at": self.now, "next_at": self.now}
        self.connection.execute(_OUTBOX, values | times | {"state": OutboxState.WAITING})


@dataclass(frozen=True)
class Ahead:
    """What an act may use before its transaction begins, while everybody else goes on writing.

    `read` answers one read in a transaction of its own; `recovers` says whether this is the business's
    recovery code. Nothing is written and nobody authorised yet.
    """

    read: Callable[..., Any]
    keys: Keys
    recovers: Callable[[str], bool]


@dataclass(frozen=True)
class Asked:
    """What a recorder writes down of an act."""

    act: Act
    body: str
    chain: str
    seq: int
    head: str


class Authority(Protocol):
    """Who may do what: one question joined to the opening read, one judgement on its row."""

    def question(self) -> Select[Any]:
        """At most one row for the bound parameters ``person``, ``skill``, ``role`` and ``station``.

        One table and what is left-joined to it, with a condition on that table alone: no order, no limit.
        """
        ...

    def judge(self, act: Act, row: Values | None) -> None:
        """Raises `Refused` unless `act.by` may do `act.task` at `act.now`.

        It writes into `act.by` in which role, by which cover session and beside whom it is done: the
        caller says only who.
        """
        ...


class Recorder(Protocol):
    """Who writes down what was done: the audit's chain of the station."""

    def head(self) -> Select[Any]:
        """Columns `seq` and `hash` of the newest record of the bound parameter ``chain``; no order, no limit."""
        ...

    def record(self, asked: Asked) -> None:
        """Adds the record that follows `asked.seq` and `asked.head`."""
        ...


@cache
def _insert(table: FromClause) -> Insert:
    return insert(table)  # type: ignore[arg-type]


def does(
    task: Task, *, about: str | None = None, before: Callable[..., object] | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Marks a service function as the act that does `task`; `about` names the argument it is about.

    `before` takes an `Ahead` and the act's arguments, and does what takes long outside the transaction
    (hashing); the act finds its answer in `act.ahead` and looks whether it still holds.
    """

    def mark(verb: Callable[P, R]) -> Callable[P, R]:
        verb.task = task  # type: ignore[attr-defined]
        verb.about = about  # type: ignore[attr-defined]
        verb.before = before  # type: ignore[attr-defined]
        return verb

    return mark


def task_of(verb: Callable[..., Any]) -> Task | None:
    """The task that `verb` does; None for a read or a step."""
    return getattr(verb, "task", None)


def before_of(verb: Callable[..., Any]) -> Callable[..., object] | None:
    """What `verb` does before its transaction, if anything."""
    return getattr(verb, "before", None)


@cache
def answer_type(verb: Callable[..., Any]) -> Any:  # noqa: ANN401 - a type, or None
    """What `verb` answers, as its annotation says."""
    return typing.get_type_hints(verb).get("return")


@dataclass(frozen=True)
class Desk:
    """All that `perform` needs beside the act: the house's authority, recorder, clock, facts and keys.

    `origin` names this process in what it changes.
    """

    authority: Authority
    recorder: Recorder
    clock: Clock
    keys: Keys
    facts: Callable[[], Facts]
    origin: str


@dataclass(frozen=True)
class Done:
    """An act's answer, what it changed, and whether it had been done before."""

    answer: Any
    changes: tuple[tuple[Change, int], ...]
    replayed: bool
    at: datetime


@dataclass(frozen=True)
class Request:
    """One act asked for."""

    verb: Callable[..., Any]
    arguments: Mapping[str, Any]
    by: By
    key: Key
    station: str
    ahead: object = None

    def body(self, keys: Keys) -> str:
        """A keyed hash of what is asked, without who asks: the same key with another body is refused.

        Keyed, for among what is asked is a PIN: whoever reads the database cannot try a million.
        `report`, through which a long act tells how far it is, is no part of what is asked.
        """
        name = f"{self.verb.__module__}.{self.verb.__qualname__}"
        asked = {each: value for each, value in self.arguments.items() if each != "report"}
        plain = msgspec.json.encode([name, asked], order="deterministic")
        return keys.mac("command", plain)


def perform(connect: Callable[[], Connection], desk: Desk, request: Request) -> Done:
    """Does `request` once, whatever happens between: see the module's first lines.

    Raises `Refused` when the act or its authority says no (nothing is kept), `Trouble` when the
    database stays busy or cannot be reached.
    """
    done: Done | None = None
    for attempt in range(1, TRIES + 1):
        before = done
        try:
            with connect() as connection, connection.begin():
                done = _once(connection, desk, request)
            if done.replayed and before is not None:
                # The commit before was kept after all; nobody has been told yet of what it changed.
                done = replace(done, changes=before.changes)
            return done
        except Refused:
            meanwhile = _done_meanwhile(connect, desk, request)
            if meanwhile is None:
                raise
            return meanwhile
        except DBAPIError as error:
            if attempt >= _tries(error):
                said = trouble.of(error)
                if said is error:
                    raise
                raise said from error
        except PoolTimeout as error:
            raise Trouble(TroubleKind.BUSY) from error
        _pause(attempt)
    raise AssertionError("unreachable")


def _done_meanwhile(connect: Callable[[], Connection], desk: Desk, request: Request) -> Done | None:
    """The answer of the same key, given by another thread after this one had begun and was refused.

    A double tap that two servers' connections carry side by side: the second must not hear that the
    first has taken its place. On SQLite the writer is alone, so the opening read has seen it.
    """
    with connect() as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            return None
        row = connection.execute(
            opening.statement(desk), opening.values(request, _task(request))
        ).mappings()
        known: Values = {str(name): value for name, value in row.one().items()}
    if known["known_body"] is None:
        return None
    return _replay(request, known, request.body(desk.keys), desk.clock.moment(None))


def _task(request: Request) -> Task:
    task = task_of(request.verb)
    if task is None:
        raise TypeError(f"{request.verb.__qualname__} is no act")
    return task


def _tries(error: DBAPIError) -> int:
    """How often the whole is tried at most, where this is what stopped it."""
    if error.connection_invalidated:
        return LOST_TRIES
    if isinstance(error, IntegrityError):
        # Two that raced for one key, chain or unique row: whoever came second tries again and reads
        # the first one's answer, or is refused by its own rules.
        return TRIES if trouble.taken(error) else 1
    return TRIES if trouble.passing(error) else 1


def _pause(attempt: int) -> None:
    threading.Event().wait(random.uniform(0.01, 0.05) * attempt)


def _once(connection: Connection, desk: Desk, request: Request) -> Done:
    task = _task(request)
    body = request.body(desk.keys)
    turns.take(connection, request.station, task, long="report" in request.arguments)
    opened = (
        connection.execute(opening.statement(desk), opening.values(request, task)).mappings().one()
    )
    row: Values = {str(name): value for name, value in opened.items()}
    now = desk.clock.moment(None if row["clock_now"] is None else moment_of(row["clock_now"]))
    if row["known_body"] is not None:
        return _replay(request, row, body, now)
    act = Act(
        connection, now, desk.facts(), desk.keys, request.by, task, request.station, request.key,
        authority=desk.authority,
    )  # fmt: skip
    about = getattr(request.verb, "about", None)
    act.about, act.ahead = request.arguments.get(about) if about else None, request.ahead
    act.subject = about or ""
    found = {name[5:]: value for name, value in row.items() if name.startswith("auth_")}
    desk.authority.judge(act, found if found.get("id") is not None else None)
    answer = request.verb(act, **request.arguments)
    _write_down(act, desk, body, answer, row)
    return Done(answer, tuple(act.changes), replayed=False, at=now)


def _write_down(act: Act, desk: Desk, body: str, answer: object, row: Values) -> None:
    said = msgspec.json.encode(answer).decode()
    act.connection.execute(_COMMAND, {"key": act.key, "body": body, "answer": said, "at": act.now})
    asked = Asked(act, body, act.station, row["head_seq"] or 0, row["head_hash"] or "")
    desk.recorder.record(asked)
    if act.changes:
        origin = {"origin": desk.origin}
        values = [{"kind": str(kind), "ref": ref} | origin for kind, ref in act.changes]
        act.connection.execute(_CHANGE, values)


def _replay(request: Request, row: Values, body: str, now: datetime) -> Done:
    if row["known_body"] != body:
        raise Refused(ActRefusal.KEY_REUSED)
    answer = msgspec.json.decode(row["known_answer"], type=answer_type(request.verb))
    return Done(answer, (), replayed=True, at=now)
