"""What hands press in each state: the very controls that a person would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.app.first_minute.hands import Deed, explain, look_at, press, scan_until, type_in, wait
from kiosk.app.first_minute.rules import Moment, Seen
from kiosk.app.hand import Hand
from kiosk.business.demonstration import Scene
from kiosk.core.task import Role
from kiosk.shell.desk import DeskWindow

LINES = 7
"""A handover note has no more."""


@dataclass(frozen=True)
class Stage:
    """The two windows, the scene, and what is so now."""

    lobby: Hand
    desk: Hand
    scene: Scene
    seen: Callable[[], Seen]
    scanned: Callable[[], int]
    """How many packages of the order the desk has scanned."""
    stopped: Callable[[], bool]
    """Whether the desk has stopped at a package of somebody else's."""

    @property
    def window(self) -> DeskWindow:
        """The desk's window."""
        assert isinstance(self.desk.window, DeskWindow)
        return self.desk.window


def deeds_of(moment: Moment, stage: Stage) -> Iterator[Deed]:
    """What is done so that `moment` is reached; what is so already is left out."""
    return {
        Moment.ARRIVE: _arrive,
        Moment.CLOSED: _closed,
        Moment.COVER: _cover,
        Moment.PAY: _pay,
        Moment.HAND_OVER: _hand_over,
        Moment.BOOKED: _booked,
        Moment.ROLES: _roles,
        Moment.TAKE: _take,
        Moment.HAND_BACK: _hand_back,
    }[moment](stage)


def _arrive(stage: Stage) -> Iterator[Deed]:
    lobby, scene = stage.lobby, stage.scene
    code = scene.code.replace(" ", "")
    yield from scan_until(lobby, code, lambda: lobby.sees("pickup.fact.phone"))
    yield type_in(lobby, "pickup.fact.phone", scene.phone_end)
    yield press(lobby, "pickup.keys.go")
    yield wait("what is ready", lambda: lobby.sees("pickup.lines.go_on"))
    yield wait("the card", lambda: stage.desk.sees(_card(scene)) or not _on_today(stage))


def _closed(stage: Stage) -> Iterator[Deed]:
    desk = stage.desk
    yield from _to_counter(stage)
    yield wait("the counter", lambda: desk.sees("pickup.pay.take"))
    yield explain(desk, "pickup.pay.take", spared=lambda: stage.seen().covering)


def _to_counter(stage: Stage) -> Iterator[Deed]:
    """The customer asks for what is ready, and the desk has the order before it."""
    desk, scene, lobby = stage.desk, stage.scene, stage.lobby
    yield press(lobby, "pickup.lines.go_on", spared=lambda: not lobby.sees("pickup.lines.go_on"))
    yield press(desk, "rail.today", spared=lambda: _on_today(stage) or _at_counter(stage))
    yield press(desk, f"{_card(scene)}.action", spared=lambda: _at_counter(stage))


def _cover(stage: Stage) -> Iterator[Deed]:
    yield from _taking(stage, Role.ACCOUNTING, lambda: stage.seen().covering)


def _taking(stage: Stage, role: Role, taken: Callable[[], bool]) -> Iterator[Deed]:
    """The role is taken: its note read and accepted, the PIN typed."""
    desk, pin = stage.desk, stage.scene.pin

    def sees(name: str) -> bool:
        return desk.sees(name) or taken()

    yield press(
        desk, "shell.popover.take",
        spared=lambda: taken() or not desk.sees("shell.popover.take") or desk.sees("roles.form.pin"),
    )  # fmt: skip
    yield wait("my roles", lambda: sees("roles.title"))
    yield press(desk, f"roles.{role}.take", spared=lambda: sees("roles.form.pin"))
    yield wait("the note", lambda: taken() or _says(desk, "roles.form.lines"))
    yield press(desk, "roles.form.read", spared=lambda: taken() or not desk.sees("roles.form.read"))
    yield wait("the note", lambda: sees("roles.note.go") or not desk.sees("roles.form.read"))
    for place in range(LINES):
        name = f"roles.note.{place}.tick"
        yield press(desk, name, spared=lambda name=name: not desk.sees(name))  # type: ignore[misc]
    yield press(desk, "roles.note.go", spared=lambda: not desk.sees("roles.note.go"))
    yield type_in(desk, "roles.form.pin", pin, spared=taken)
    yield wait("the role taken", taken)


def _says(desk: Hand, name: str) -> bool:
    return desk.sees(name) and bool(desk.reads(name))


def _pay(stage: Stage) -> Iterator[Deed]:
    desk = stage.desk
    yield from _to_counter(stage)
    yield press(desk, "pickup.pay.way.card")
    yield press(desk, "pickup.pay.take")
    yield wait("the payment", lambda: stage.seen().paid)


def _hand_over(stage: Stage) -> Iterator[Deed]:
    desk, scene = stage.desk, stage.scene
    if scene.wrong:
        yield from scan_until(desk, scene.wrong, stage.stopped)
    for done, number in enumerate(scene.packages, start=1):
        yield from scan_until(desk, number, lambda done=done: stage.scanned() >= done)  # type: ignore[misc]
    yield press(desk, "pickup.counter.hand_over")
    yield wait("the receipt", lambda: bool(stage.seen().receipt))


def _booked(stage: Stage) -> Iterator[Deed]:
    yield press(stage.desk, "rail.invoices")
    yield wait("the books", lambda: stage.seen().books)
    yield from look_at(stage.desk, "invoices.entry.0")


def _roles(stage: Stage) -> Iterator[Deed]:
    yield press(stage.desk, "rail.roles", spared=lambda: stage.seen().roles)


def _take(stage: Stage) -> Iterator[Deed]:
    yield from _taking(stage, Role.FULFILMENT, lambda: stage.seen().covering_more)


def _hand_back(stage: Stage) -> Iterator[Deed]:
    desk = stage.desk

    def done() -> bool:
        return stage.seen().covered_more

    yield press(desk, "cover_bar.hand_back", spared=done)
    yield wait("what is left", lambda: done() or _says(desk, "roles.leaving.title"))
    yield press(desk, "roles.leaving.go", spared=done)
    yield wait("the role handed back", done)


def _card(scene: Scene) -> str:
    return f"today.lobby.{scene.pickup}"


def _on_today(stage: Stage) -> bool:
    entry = stage.window.navigator.entry
    return entry is not None and entry.id == "today"


def _at_counter(stage: Stage) -> bool:
    entry = stage.window.navigator.entry
    return entry is not None and entry.id == "pickup.counter"
