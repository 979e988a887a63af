"""One showing of the first minute: the scene behind the curtain, the frame before it, and what comes after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kiosk.app.first_minute.opening import FirstMinute
from kiosk.app.windows import Hall
from kiosk.core import words

if TYPE_CHECKING:
    from kiosk.app.first_minute.facts import Facts
    from kiosk.app.first_minute.plug import Before
    from kiosk.business import Business
    from kiosk.business.demonstration import Scene


class Showing:
    """What `start` hands to the windows of the demonstration, in this order: prepare or show, then begin."""

    def __init__(self, root: Path, seed: int, *, language: str, windowed: bool) -> None:
        self._root, self._seed = root, seed
        self._language, self._windowed = language, windowed
        self._scene: Scene | None = None
        self._resumed = ""
        self.minute: FirstMinute | None = None
        self.wants_own = False
        """Whoever saw it goes on to set up a shop of their own."""

    def show(self, hall: Hall) -> None:
        """The frame, with what can be shown before the business is there."""
        apart = len(QApplication.screens()) > 1 and not self._windowed
        self.minute = FirstMinute(hall, language=self._language, apart=apart)
        self.minute.chosen.connect(self._on_chosen)
        self.minute.show(windowed=self._windowed)

    def prepare(self, business: Business) -> None:
        """Sets the scene, or finds again what was so before the plug was pulled."""
        from kiosk.app.first_minute import plug
        from kiosk.business import demonstration

        before = plug.resumed()
        if before is not None:
            self._scene = before.scene
            self._resumed = _what_is_left(business, before, self._language)
        else:
            self._scene = demonstration.open_scene(business, self._seed)

    def begin(self) -> None:
        """Windows have their business and the scene is set."""
        if self.minute is not None and self._scene is not None:
            self.minute.begin(self._scene, resumed=self._resumed)

    def end(self) -> None:
        """The windows are closed."""
        if self.minute is not None:
            self.minute.close()
            self.minute = None

    def _on_chosen(self, name: str) -> None:
        from kiosk.app.first_minute import director

        if name == director.PLUG:
            self._pull_the_plug()
        elif name == director.MINE:
            self.wants_own = True
            QApplication.closeAllWindows()

    def _pull_the_plug(self) -> None:
        from kiosk.app.first_minute import plug

        minute, scene = self.minute, self._scene
        if minute is None or scene is None or minute.director is None:
            return
        facts = minute.director.facts
        if facts is not None:
            at = minute.hall.business.clock.moment(None)
            plug.pull(self._root, plug.Before(scene, at, facts.receipt, facts.entries, facts.due))


def _what_is_left(business: Business, before: Before, language: str) -> str:
    from kiosk.app.first_minute.facts import facts_of

    scene = before.scene
    facts = business.read(
        facts_of, pickup=scene.pickup, order=scene.order, person=scene.receptionist,
        since=scene.begun,
    )  # fmt: skip
    said = language or business.facts.language
    zone = business.facts.zone
    return after_the_cut(facts, before, said, zone)


def after_the_cut(facts: Facts, before: Before, language: str, zone: str) -> str:
    """What is there after the power was cut, compared with what was there before."""
    moment = words.island(words.clock(before.at, zone))
    same = (facts.receipt, facts.entries, facts.due) == (before.receipt, before.entries, before.due)
    if not same or not facts.balanced:
        return words.t(
            "The power was cut at {time}. **Something is missing.**", language, time=moment
        )
    lines = words.tn("{n} line in the books", "{n} lines in the books", facts.entries, language)
    if facts.receipt:
        return words.t(
            "The power was cut at {time}. Receipt {receipt} and {lines} are there: "
            "**nothing is lost.**",
            language, time=moment, receipt=words.island(facts.receipt), lines=lines,
        )  # fmt: skip
    return words.t(
        "The power was cut at {time}. Order {number} and {lines} are there: **nothing is lost.**",
        language, time=moment, number=words.island(before.scene.number), lines=lines,
    )  # fmt: skip
