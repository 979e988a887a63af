"""Show text: what staff type stands at once, large, on a screen; the customer may answer; nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.core import text as plain_text
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId, ShownTextId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.lobby.display import store
from kiosk.lobby.display.rules import (
    LEFT_AFTER,
    LONGEST,
    STEPS,
    DisplayRefusal,
    Screens,
    Shown,
)
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import StationKind


@does(Task.TEXT_SHOW)
def show_text(
    act: Act, *, where: str, text: str, language: str, step: int = 0, plain: bool = False
) -> ShownTextId:
    """Shows `text` on the screen of the station `where`; gives the text's id.

    One's own text there is replaced by it and gone. Refused: no station, a text that is too long,
    a screen on which a colleague shows a text.
    """
    station = plain_text.clean_text(where, limit=40)
    if not station:
        raise Refused(DisplayRefusal.NO_SCREEN)
    who = _somebody(act)
    said = _said(text)
    known = store.shown_at(act, station)
    if known is not None and known.shown_by != who:
        raise Refused(DisplayRefusal.SCREEN_TAKEN)
    if known is not None:
        store.end_text(act, known.id)
    made = store.add_text(
        act, station=station, text=said, language=language, step=_step(step), plain=plain, by=who
    )
    act.about = made
    act.changed(Change.SHOWN_TEXT, made)
    return made


@does(Task.TEXT_CHANGE, about="shown")
def change_text(
    act: Act, *, shown: ShownTextId, text: str, step: int = 0, plain: bool = False
) -> ShownTextId:
    """What is typed now stands there instead. Refused: it is over, it is a colleague's, too long."""
    known = _shown(act, shown)
    if known.shown_by != _somebody(act):
        raise Refused(DisplayRefusal.SCREEN_TAKEN)
    said = _said(text)
    if (said, _step(step), plain) != (known.text, known.step, known.plain):
        store.change_text(act, shown, said, step=_step(step), plain=plain)
        act.changed(Change.SHOWN_TEXT, shown)
    return shown


@does(Task.TEXT_ANSWER, about="shown")
def answer_text(act: Act, *, shown: ShownTextId, answer: str) -> ShownTextId:
    """What the customer presses or types back. Refused: it is over, shown elsewhere, too long."""
    known = _shown(act, shown)
    if known.station != act.station:
        raise Refused(DisplayRefusal.TEXT_OVER)
    store.answer_text(act, shown, _said(answer))
    act.changed(Change.SHOWN_TEXT, shown)
    return shown


@does(Task.TEXT_END, about="shown")
def end_text(act: Act, *, shown: ShownTextId) -> bool:
    """The screen is cleared, text and answer are gone; gives whether there was anything to end."""
    return _end(act, shown)


@does(Task.TEXT_END_LEFT, about="shown")
def end_left_text(act: Act, *, shown: ShownTextId) -> bool:
    """The same for a text that whoever showed it has forgotten; gives whether there was anything."""
    return _end(act, shown)


def shown_here(view: View, *, where: str) -> Shown | None:
    """The text that the screen of this station shows, if it shows one."""
    return store.shown_at(view, where)


def shown_text(view: View, *, shown: ShownTextId) -> Shown | None:
    """One text while it is shown, with what was answered."""
    return store.shown(view, shown)


def left_due(view: View) -> Sequence[dict[str, Any]]:
    """Texts that somebody showed and forgot, for the job that ends them."""
    return [{"shown": each} for each in store.left_texts(view, view.now - LEFT_AFTER)]


def screens(view: View) -> Screens:
    """The screens on which a text may be shown."""
    there = settings.stations(view)

    def of(kind: StationKind) -> tuple[str, ...]:
        return tuple(each.name for each in there if each.kind is kind)

    return Screens(of(StationKind.LOBBY), of(StationKind.DISPLAY))


def _end(act: Act, which: ShownTextId) -> bool:
    known = store.shown(act, which)
    if known is None:
        return False
    store.end_text(act, which)
    act.changed(Change.SHOWN_TEXT, which)
    return True


def _shown(act: Act, which: ShownTextId) -> Shown:
    known = store.shown(act, which)
    if known is None:
        raise Refused(DisplayRefusal.TEXT_OVER)
    return known


def _somebody(act: Act) -> PersonId:
    if not isinstance(act.by, Person):
        raise Refused(ActRefusal.WRONG_ACTOR, task=act.task.id)
    return act.by.id


def _said(text: str) -> str:
    # One more than may be, so that a longer one is seen and refused, not cut.
    said = plain_text.clean_text(text, limit=LONGEST + 1, lines=True)
    if len(said) > LONGEST:
        raise Refused(DisplayRefusal.TEXT_LONG, most=LONGEST)
    return said


def _step(step: int) -> int:
    return max(STEPS.start, min(STEPS.stop - 1, step))
