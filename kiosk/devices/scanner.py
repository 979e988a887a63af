"""A code scanner that types: tells its burst from a person's keys, and takes one clean code from it.

A wedge scanner is a keyboard. A barcode may therefore hold a Tab, an Enter or a control character,
and a hostile one does (BadBarcode). So a burst never reaches a widget as keys: it becomes one code of
a narrow grammar, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Generic, TypeVar

GAP = 0.030
"""Seconds: quicker than this from key to key is no finger."""
LONGEST = 5_000
"""Signs kept of one burst; a whole QR code has 4,296."""

LOBBY = re.compile(r"[A-Z0-9-]{6,40}")
"""What a customer's code may be."""
DESK = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/+-]{0,59}")
"""What stands on goods, places and papers: article numbers are the supplier's own."""

BADGE = "BDG-"
"""How a badge begins that is printed for this program: it is told from goods wherever it is read."""

_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_ENDS = ("\r", "\n", "\t")

K = TypeVar("K")


def clean(burst: str, grammar: re.Pattern[str] = LOBBY, prefix: str = "") -> str | None:
    """The code in what a scanner typed, or None. Takes the AIM id and the station's `prefix` off.

    Capitals only where the grammar wants them: a scanner on a keyboard with Caps Lock turns them round.
    """
    text = burst.removeprefix(prefix)
    found = _AIM.match(text)
    if found is not None:
        text = text[found.end() :]
    if grammar is LOBBY and text.isascii():
        text = text.upper()
    return text if grammar.fullmatch(text) else None


def is_badge(code: str) -> bool:
    """Whether a clean code is a badge wherever it is read; another badge is one where a badge is asked for."""
    return code.upper().startswith(BADGE)


class Kind(Enum):
    """What became of the keys."""

    WAIT = auto()  # held: the next 30 ms tell
    KEYS = auto()  # a person's: give them to the window
    CODE = auto()  # one clean code
    NONSENSE = auto()  # a burst that is no code: nobody gets it


@dataclass(frozen=True, slots=True)
class Verdict(Generic[K]):
    """What to do now. `keys` are the held ones in order: for KEYS all, for a burst its plain signs
    without the Enter or Tab that ended it (`end`), and none when it held anything else."""

    kind: Kind
    code: str = ""
    keys: tuple[K, ...] = ()
    end: str = ""


@dataclass
class Burst(Generic[K]):
    """Sorts keys by their speed. Knows no clock and no Qt: each key comes with its second."""

    grammar: re.Pattern[str] = LOBBY
    prefix: str = ""
    gap: float = GAP
    _text: str = ""
    _keys: list[K] = field(default_factory=list)
    last: float = 0.0
    _clean: bool = True
    _over: bool = False

    @property
    def holding(self) -> bool:
        """Whether keys are held (or the rest of a burst is still swallowed)."""
        return bool(self._keys) or self._over

    def press(self, text: str, key: K, at: float) -> tuple[Verdict[K], ...]:
        """One key: its text ("" for an arrow, a chord), the key itself, its second."""
        before: tuple[Verdict[K], ...] = ()
        if self.holding and at - self.last >= self.gap:
            before = self._said(self.pause())
        self.last = at
        if self._over:
            return (*before, Verdict(Kind.WAIT))
        if text in _ENDS and self._keys:
            ended = self._burst(text)
            self._over = True
            return (*before, ended)
        if len(self._keys) < LONGEST:
            self._keys.append(key)
            self._text += text
        # "" and control characters: keys that a code does not have.
        self._clean = self._clean and len(text) == 1 and text.isprintable()
        return (*before, Verdict(Kind.WAIT))

    def pause(self) -> Verdict[K]:
        """No key came for long enough: whatever is held gets its verdict."""
        keys = tuple(self._keys)
        if len(keys) == 1 or (self._clean and 0 < len(keys) < 4):
            # One key, or fingers that rolled over two or three.
            self._forget()
            return Verdict(Kind.KEYS, keys=keys)
        if not keys:
            self._forget()
            return Verdict(Kind.WAIT)
        return self._burst()

    def _burst(self, end: str = "") -> Verdict[K]:
        keys, text, was_clean = tuple(self._keys), self._text, self._clean
        self._forget()
        if not was_clean:
            return Verdict(Kind.NONSENSE, end=end)
        code = clean(text, self.grammar, self.prefix)
        if code is None:
            return Verdict(Kind.NONSENSE, keys=keys, end=end)
        return Verdict(Kind.CODE, code, keys, end)

    def _forget(self) -> None:
        self._text, self._keys, self._clean, self._over = "", [], True, False

    @staticmethod
    def _said(verdict: Verdict[K]) -> tuple[Verdict[K], ...]:
        return () if verdict.kind is Kind.WAIT else (verdict,)
