"""Reading aloud: one port, the system's speech service over its own socket, and a fake.

No child process (a lobby starts none) and no library: speech-dispatcher speaks SSIP, a line protocol.
A worker of its own does the talking, so that a service that hangs never holds up a window.
"""

from __future__ import annotations

import contextlib
import os
import queue
import socket
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

PATIENCE = 1.0
"""Seconds for one answer of the service."""
LONGEST = 20
"""Answers are waited for at most so many times while one call is said."""
ENDED = ("702", "703")
"""Events of the service: a message was said to its end, or was cancelled."""


class Speech(Protocol):
    """Says sentences in a language."""

    fake: bool

    def available(self) -> bool:
        """Whether anything would be heard."""

    def say(self, text: str, language: str) -> None:
        """Say `text` instead of whatever is being said; returns at once and never fails."""

    def say_through(self, text: str, language: str) -> bool:
        """Say `text` and come back when it has been said; False: nothing was heard.

        It holds up whoever calls it: for a worker's thread, never a window's.
        """

    def stop(self) -> None:
        """Be quiet at once."""

    def close(self) -> None:
        """The window is going."""


def service_socket() -> Path:
    """Where speech-dispatcher of whoever runs this program listens."""
    named = os.environ.get("SPEECHD_ADDRESS", "")
    if named.startswith("unix_socket:"):
        return Path(named.removeprefix("unix_socket:"))
    run = os.environ.get("XDG_RUNTIME_DIR") or str(Path.home() / ".cache")
    return Path(run) / "speech-dispatcher" / "speechd.sock"


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    language: str


class _Line:
    """One connection to the service: a command out, an answer in."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.settimeout(PATIENCE)
            self._socket.connect(str(path))
        except OSError:
            self._socket.close()
            raise
        self._rest = b""
        self.command("SET self CLIENT_NAME foyer:lobby:main")

    def command(self, line: str) -> str:
        """Send one line; gives the answer's last line, such as ``225 OK MESSAGE QUEUED``."""
        self._socket.sendall(line.encode() + b"\r\n")
        while True:
            answer = self._answer_line()
            # "262-…" goes on, "262 …" is the end.
            if len(answer) < 4 or answer[3] != "-":
                return answer

    def speak(self, sentence: _Sentence) -> None:
        """Whatever is said stops; this sentence is said."""
        self.command("CANCEL self")
        self.command(f"SET self LANGUAGE {sentence.language}")
        self.command("SPEAK")
        words = " ".join(sentence.text.split())
        # A line of a single point ends the text, so a point in front is doubled.
        self.command(("." + words if words.startswith(".") else words) + "\r\n.")

    def speak_through(self, sentence: _Sentence) -> bool:
        """Say it, and wait until the service says that it has been said."""
        self.command("SET self NOTIFICATION END ON")
        self.command("SET self NOTIFICATION CANCEL ON")
        self.command(f"SET self LANGUAGE {sentence.language}")
        self.command("SPEAK")
        words = " ".join(sentence.text.split())
        queued = self.command(("." + words if words.startswith(".") else words) + "\r\n.")
        if not queued.startswith("2"):
            return False
        for _ in range(LONGEST):
            with contextlib.suppress(TimeoutError):
                while True:
                    if self._answer_line()[:4] in (f"{each} " for each in ENDED):
                        return True
        # It was heard, as far as anybody can tell: whoever is next need not wait longer.
        return True

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _answer_line(self) -> str:
        while b"\r\n" not in self._rest:
            piece = self._socket.recv(4096)
            if not piece:
                raise OSError("the speech service hung up")
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\r\n")
        return line.decode(errors="replace")


class SpeechDispatcher:
    """The speech service of Linux. Where it does not run, `available` is false and nothing is said."""

    fake = False

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or service_socket()
        self._jobs: queue.SimpleQueue[_Sentence | str] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None

    def available(self) -> bool:
        """Whether the service takes a call just now."""
        if not hasattr(socket, "AF_UNIX"):
            return False
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(PATIENCE / 5)
            probe.connect(str(self._path))
            return True
        return False

    def say(self, text: str, language: str) -> None:
        """Hand the sentence to the worker."""
        if text.strip():
            self._job(_Sentence(text, language))

    def say_through(self, text: str, language: str) -> bool:
        """On a line of its own, so that reading aloud and calling do not wait for each other."""
        if not self.available():
            return False
        line: _Line | None = None
        try:
            line = _Line(self._path)
            return line.speak_through(_Sentence(text, language))
        except OSError:
            return False
        finally:
            if line is not None:
                line.close()

    def stop(self) -> None:
        """Be quiet; whatever waits to be said is dropped."""
        if self._worker is not None:
            self._job("stop")

    def close(self) -> None:
        """End the worker."""
        worker, self._worker = self._worker, None
        if worker is not None:
            self._jobs.put("close")
            worker.join(timeout=PATIENCE * 4)

    def _job(self, job: _Sentence | str) -> None:
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="speech", daemon=True)
            self._worker.start()
        self._jobs.put(job)

    def _work(self) -> None:
        line: _Line | None = None
        while (job := self._latest()) != "close":
            try:
                line = line or _Line(self._path)
                if isinstance(job, _Sentence):
                    line.speak(job)
                else:
                    line.command("CANCEL self")
            except OSError:
                # Not heard; the next sentence calls the service anew.
                if line is not None:
                    line.close()
                line = None
        if line is not None:
            line.close()

    def _latest(self) -> _Sentence | str:
        """Wait for a job; of several that wait only the last one still means anything."""
        job = self._jobs.get()
        while job != "close":
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
        return job


class SilentSpeech:
    """Remembers what would have been said: for tests, practice and the demonstration."""

    fake = True

    def __init__(self, *, answers: bool = True) -> None:
        self.said: list[tuple[str, str]] = []
        self.stops = 0
        self._answers = answers

    def available(self) -> bool:
        """As told at the beginning."""
        return self._answers

    def say(self, text: str, language: str) -> None:
        """Remember it."""
        self.said.append((text, language))

    def say_through(self, text: str, language: str) -> bool:
        """Remember it, if it would have been heard."""
        if self._answers:
            self.said.append((text, language))
        return self._answers

    def stop(self) -> None:
        """Count it."""
        self.stops += 1

    def close(self) -> None:
        """Nothing to end."""
