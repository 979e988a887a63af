"""Recorded sounds: one port, the sound card of Linux by its own library, the one of Windows, and a fake.

No child process and no library of ours: ALSA is asked through `ctypes`. `play` comes back when it has been heard.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import sys
import wave
from typing import Any, Protocol

RATE = 11_025
"""Samples a second of every sound that we ship: one channel, 16 bit."""
LATENCY_US = 200_000
_PLAYBACK, _S16_LE, _INTERLEAVED = 0, 2, 3


class Player(Protocol):
    """Makes recorded sounds heard at this station."""

    fake: bool

    def play(self, samples: bytes) -> bool:
        """Play 16-bit samples at `RATE` to their end; False: nothing was heard. It holds up its caller."""


class NoPlayer:
    """A station without a sound card that we know how to use."""

    fake = False

    def play(self, samples: bytes) -> bool:
        """Nothing is heard."""
        return not samples


class AlsaPlayer:
    """The default sound card of Linux (PipeWire and PulseAudio answer under that name too)."""

    fake = False

    def __init__(self) -> None:
        self._library: Any = None
        # An object of ours must live for as long as the library may call it.
        self._mute: Any = None
        with contextlib.suppress(OSError):
            self._library = ctypes.CDLL("libasound.so.2")
            kinds = (ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)
            # Without a card it would write its complaints to the terminal.
            self._mute = ctypes.CFUNCTYPE(None, *kinds)(lambda *_said: None)
            self._library.snd_lib_error_set_handler(self._mute)
            self._library.snd_pcm_writei.restype = ctypes.c_long

    def play(self, samples: bytes) -> bool:
        """Open the card, play, wait until it was heard, close the card: others may want it between calls."""
        library = self._library
        if library is None:
            return False
        card = ctypes.c_void_p()
        if library.snd_pcm_open(ctypes.byref(card), b"default", _PLAYBACK, 0) < 0:
            return False
        try:
            said = library.snd_pcm_set_params(card, _S16_LE, _INTERLEAVED, 1, RATE, 1, LATENCY_US)
            return said >= 0 and self._write(card, samples)
        finally:
            library.snd_pcm_close(card)

    def _write(self, card: ctypes.c_void_p, samples: bytes) -> bool:
        library, at, end = self._library, 0, len(samples) // 2
        while at < end:
            rest = samples[at * 2 :]
            written = library.snd_pcm_writei(card, rest, ctypes.c_ulong(end - at))
            if written < 0 and library.snd_pcm_recover(card, ctypes.c_int(written), 1) < 0:
                return False
            at += max(0, written)
        library.snd_pcm_drain(card)
        return True


class WindowsPlayer:
    """The default sound card of Windows."""

    fake = False

    def play(self, samples: bytes) -> bool:
        """Play it as a file in memory."""
        import winsound

        try:
            winsound.PlaySound(wav(samples), winsound.SND_MEMORY)  # type: ignore[attr-defined,unused-ignore]
        except RuntimeError:
            return False
        return True


class SilentPlayer:
    """Remembers what would have been heard: for tests, practice and the demonstration."""

    fake = True

    def __init__(self, *, answers: bool = True) -> None:
        self.heard: list[bytes] = []
        self._answers = answers

    def play(self, samples: bytes) -> bool:
        """Remember it, if it would have been heard."""
        if self._answers:
            self.heard.append(samples)
        return self._answers


def of_this_pc() -> Player:
    """What plays sounds here."""
    if sys.platform.startswith("linux"):
        return AlsaPlayer()
    return WindowsPlayer() if sys.platform == "win32" else NoPlayer()


def wav(samples: bytes) -> bytes:
    """Samples as a file."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples)
    return made.getvalue()


def samples_of(file: bytes) -> bytes:
    """The samples of a file that we ship."""
    with wave.open(io.BytesIO(file), "rb") as read:
        assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, RATE)
        return read.readframes(read.getnframes())
