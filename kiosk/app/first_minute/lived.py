"""The first minute lived with no display: the same frame, the same hands, and a picture of each state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.app.first_minute import director as directors
from kiosk.app.first_minute.director import Director
from kiosk.app.first_minute.hands import Hands
from kiosk.app.first_minute.opening import FirstMinute
from kiosk.app.first_minute.rules import STEPS, TRY_STEPS, Moment
from kiosk.app.hand import Hand, until
from kiosk.app.windows import Hall
from kiosk.business import delivery
from kiosk.business.demonstration import Scene
from kiosk.shell.guide_bar import MARK

SIZE = (1920, 1080)
PATIENCE_MS = 40_000
ISOLATES = "\u2066\u2067\u2068\u2069"
"""Signs that order right-to-left text on a screen; a terminal shows them."""
BRISK_MS = 20
"""Nobody looks on: hands press as soon as they can."""


@dataclass
class Lived:
    """One first minute on a hall whose scene is set; `made` is what it wrote."""

    hall: Hall
    scene: Scene
    folder: Path
    say: Callable[[str], None]
    language: str = ""
    made: list[Path] = field(default_factory=list)

    def live(self) -> None:
        """All six states and what may be tried after them; `NeverCame` says where it stopped."""
        minute = FirstMinute(self.hall, language=self.language)
        minute.frame.resize(*SIZE)
        minute.frame.show()
        minute.begin(self.scene, hands=Hands(pause_ms=BRISK_MS))
        until(lambda: minute.director is not None, "somebody at the desk", PATIENCE_MS)
        assert minute.director is not None
        try:
            self._states(minute, minute.director)
        finally:
            minute.close()

    def _states(self, minute: FirstMinute, director: Director) -> None:
        hand = Hand(minute.frame)
        until(lambda: director.facts is not None, "what is so", PATIENCE_MS)
        self._picture("00-before", hand)
        for place, step in enumerate(STEPS, start=1):
            hand.presses("guide.next")
            self._reached(director, step.moment, place)
            self._picture(f"{place:02}-{step.moment}", hand)
            self._say(director)
            if step.moment is Moment.HAND_OVER:
                self._print(minute)
        hand.presses(f"guide.{directors.TRY}")
        hand.presses("guide.do")
        for place, step in enumerate(TRY_STEPS, start=1):
            self._reached(director, step.moment, place)
            self._picture(f"{len(STEPS) + place:02}-{step.moment}", hand)
            self._say(director)

    def _reached(self, director: Director, moment: Moment, place: int) -> None:
        until(
            lambda: director.guide.reached >= place and not director.hands.busy,
            f"{moment}, while pressing {director.hands.at}",
            PATIENCE_MS,
        )

    def _say(self, director: Director) -> None:
        said = director.sentence.replace(MARK, "")
        self.say("".join(sign for sign in said if sign not in ISOLATES))

    def _print(self, minute: FirstMinute) -> None:
        """The receipt on paper, and the notice with which the customer came."""
        Hand(minute.desk).presses("pickup.counter.print")
        printed = self.hall.business.home.documents / "printed"
        until(lambda: any(printed.glob("*.pdf")), "the receipt as PDF", PATIENCE_MS)
        for pdf in sorted(printed.glob("*.pdf")):
            self.made.append(Path(pdf.replace(self.folder / f"minute-{pdf.name}")))
        letters = sorted(delivery.sent_folder(self.hall.business).glob("*.txt"), reverse=True)
        told = (each.read_text(encoding="utf-8") for each in letters)
        notice = next((said for said in told if self.scene.number in said), "")
        if notice:
            path = self.folder / "minute-notice.txt"
            path.write_text(notice, encoding="utf-8")
            self.made.append(path)

    def _picture(self, name: str, hand: Hand) -> None:
        path = self.folder / f"minute-{name}.png"
        hand.window.grab().save(str(path))
        self.made.append(path)
