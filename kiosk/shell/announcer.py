"""What a display says aloud, one call after the other; its page is told which one is being said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.devices.sound import Beep, Sound
from kiosk.devices.voice import Spoken, Voice

Carry = Callable[[Callable[[], None]], None]
"""Calls a function on the windows' thread."""


class Announcer(QObject):
    """Hands calls to a voice and hears on the window's thread when each begins and ends."""

    began = Signal(str)
    ended = Signal(str)

    def __init__(self, voice: Voice, sound: Sound, carry: Carry) -> None:
        super().__init__()
        self._voice, self._sound, self._carry = voice, sound, carry
        self._over = False
        self.waiting = 0

    def announce(self, spoken: Spoken) -> None:
        """Say it when what came before has been said."""
        if not self._over:
            self.waiting += 1
            self._voice.announce(spoken, self._on_began, self._on_ended)

    @property
    def heard(self) -> bool:
        """Whether the last call was heard: a chime, words or both."""
        return self._voice.heard

    def close(self) -> None:
        """The window is going."""
        self._over = True
        self._voice.close()

    def _on_began(self, spoken: Spoken) -> None:
        self._carry(lambda: self._tell(spoken, begins=True))

    def _on_ended(self, spoken: Spoken) -> None:
        self._carry(lambda: self._tell(spoken, begins=False))

    def _tell(self, spoken: Spoken, *, begins: bool) -> None:
        if self._over:
            return
        if begins:
            self.began.emit(spoken.key)
            return
        self.waiting = max(0, self.waiting - 1)
        if not self._voice.heard:
            # No sound card and no speech service: at least the system's own bell.
            self._sound.beep(Beep.CALL)
        self.ended.emit(spoken.key)
