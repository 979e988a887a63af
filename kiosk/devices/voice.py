"""Calls that are heard: a chime, then the sentence by the system's speech, or recorded letters and numbers.

One worker says one call after the other: several wait their turn and never overlap.
"""

from __future__ import annotations

import queue
import re
import threading
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from kiosk.devices.player import Player, samples_of
from kiosk.devices.speech import Speech

SOUNDS = Path(__file__).resolve().parents[2] / "resources" / "sounds"
MOST_WAITING = 24
"""More calls than that at once are not said any more: what is shown is newer."""
_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One call as it is heard: `turn` is another one for each repetition."""

    turn: str
    key: str
    sentence: str
    language: str
    number: str
    place: str


Heard = Callable[[Spoken], None]


class Voice(Protocol):
    """Says calls one after the other; `heard` is whether the last one was."""

    fake: bool
    heard: bool

    def announce(self, spoken: Spoken, began: Heard, ended: Heard) -> None:
        """Say it when all before have been said; both are called on another thread. Returns at once."""

    def close(self) -> None:
        """The window is going: nothing that waits is said any more."""


class HouseVoice:
    """The voice of a display."""

    fake = False

    def __init__(self, speech: Speech, player: Player) -> None:
        self._speech, self._player = speech, player
        self._jobs: queue.Queue[tuple[Spoken, Heard, Heard] | None] = queue.Queue()
        self._worker: threading.Thread | None = None
        self._over = threading.Event()
        self.heard = True
        """Whether the last call was heard at all: a chime, words or both."""

    def announce(self, spoken: Spoken, began: Heard, ended: Heard) -> None:
        """Hand the call to the worker."""
        if self._over.is_set() or self._jobs.qsize() >= MOST_WAITING:
            return
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="voice", daemon=True)
            self._worker.start()
        self._jobs.put((spoken, began, ended))

    def close(self) -> None:
        """End the worker; a sentence that is being said goes on by itself."""
        self._over.set()
        self._jobs.put(None)
        if self._worker is not None:
            self._worker.join(timeout=2)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None and not self._over.is_set():
            spoken, began, ended = job
            began(spoken)
            self.heard = self._say(spoken)
            if not self._over.is_set():
                ended(spoken)

    def _say(self, spoken: Spoken) -> bool:
        chimed = self._player.play(chime())
        if self._speech.say_through(spoken.sentence, spoken.language):
            return True
        said = [self._player.play(clip) for clip in recorded(spoken)] if chimed else []
        return chimed or any(said)


class SilentVoice:
    """Remembers what would have been said; each call ends when a test (or `at_once`) says so."""

    fake = True

    def __init__(self, *, at_once: bool = True) -> None:
        self.said: list[Spoken] = []
        self.waiting: list[tuple[Spoken, Heard, Heard]] = []
        self.heard = True
        self._at_once = at_once

    def announce(self, spoken: Spoken, began: Heard, ended: Heard) -> None:
        """Remember it."""
        self.waiting.append((spoken, began, ended))
        if self._at_once:
            self.finish()
        elif len(self.waiting) == 1:
            self._begin()

    def finish(self) -> None:
        """The one that is being said has been said; the next one begins."""
        if self._at_once:
            self._begin()
        spoken, _began, ended = self.waiting.pop(0)
        ended(spoken)
        if self.waiting and not self._at_once:
            self._begin()

    def _begin(self) -> None:
        spoken, began, _ended = self.waiting[0]
        self.said.append(spoken)
        began(spoken)

    def close(self) -> None:
        """Nothing that waits is said."""
        self.waiting.clear()


# ------------------------------------------------------------------------------ recorded sounds


@cache
def chime() -> bytes:
    """Two soft tones; synthesised by us (`tests/recordings.py`)."""
    return samples_of((SOUNDS / "chime.wav").read_bytes())


_ORDER: dict[str, tuple[str, ...]] = {
    "zh": ("number", "{number}", "come", "{place}", "desk"),
    "ar": ("number", "{number}", "come", "desk", "{place}"),
}
_USUAL = ("number", "{number}", "come", "desk", "{place}")


def spelled(spoken: Spoken) -> tuple[str, ...]:
    """The names of the clips that say this call: letters and digits one by one, as numbers are called."""
    figure = _FIGURE.search(spoken.place)
    found: list[str] = []
    for name in _ORDER.get(spoken.language, _USUAL):
        if name == "{number}":
            found += [each for each in spoken.number.upper() if each.isascii() and each.isalnum()]
        elif name == "{place}":
            found += list(figure[0]) if figure else []
        else:
            found.append(name)
    return tuple(found)


def recorded(spoken: Spoken) -> Sequence[bytes]:
    """The clips of a call in its language; nothing where that language has none."""
    clips = _clips(spoken.language)
    return [clips[name] for name in spelled(spoken) if name in clips]


@cache
def _clips(language: str) -> dict[str, bytes]:
    path = SOUNDS / f"{language}.zip"
    if not path.is_file():
        return {}
    with zipfile.ZipFile(path) as read:
        return {Path(name).stem: samples_of(read.read(name)) for name in read.namelist()}
