"""Makes resources/sounds anew: `python3 -m tests.recordings [--voice espeak-ng]`.

The chime is synthesised here. Letters, digits and the few words of a call are spoken by eSpeak NG where its
program is named; without it only the chime is made and the recordings stay as they are.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import wave
import zipfile
from pathlib import Path

import numpy as np

from kiosk.devices.player import RATE, wav
from kiosk.devices.voice import SOUNDS

VOICES = {"en": "en-gb", "de": "de", "es": "es", "fr": "fr-fr", "ar": "ar", "zh": "cmn"}
WORDS = {
    "en": ("Number", "please come to", "desk"),
    "de": ("Nummer", "bitte kommen Sie zu", "Platz"),
    "es": ("Número", "pase, por favor, al", "mostrador"),
    "fr": ("Numéro", "veuillez vous présenter au", "guichet"),
    "ar": ("الرقم", "تفضل إلى", "المكتب"),
    "zh": ("请", "号到", "号柜台"),
}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
QUIET, AIR_S = 260, 0.05
SAME_MOMENT = (2026, 1, 1, 0, 0, 0)


def main(arguments: list[str]) -> int:
    """Write the chime and, with a voice, one archive for each language."""
    parser = argparse.ArgumentParser(prog="tests.recordings", description=__doc__)
    parser.add_argument("--voice", help="the program espeak-ng")
    asked = parser.parse_args(arguments)
    SOUNDS.mkdir(parents=True, exist_ok=True)
    (SOUNDS / "chime.wav").write_bytes(wav(chime()))
    for language in VOICES if asked.voice else ():
        (SOUNDS / f"{language}.zip").write_bytes(archive(asked.voice, language))
    return 0


def chime() -> bytes:
    """A fifth downwards, each tone with three partials that die away; no click at either end."""
    seconds, gap = 1.5, 0.42
    time = np.arange(int(RATE * seconds)) / RATE
    heard = np.zeros_like(time)
    for begin, pitch in ((0.0, 784.0), (gap, 523.25)):
        since = np.clip(time - begin, 0, None)
        tone = sum(
            part * np.sin(2 * np.pi * pitch * times * since) * np.exp(-since * fade)
            for times, part, fade in ((1, 1.0, 3.2), (2, 0.32, 5.5), (3, 0.12, 8.0))
        )
        heard += np.where(time >= begin, tone * (1 - np.exp(-since * 400)), 0)
    heard *= np.clip((seconds - time) / 0.1, 0, 1)
    return samples(heard / np.abs(heard).max() * 0.55)


def archive(voice: str, language: str) -> bytes:
    """Every clip of a language, in one file that is the same each time."""
    number, come, desk = WORDS[language]
    said = {"number": number, "come": come, "desk": desk}
    said |= {sign: sign for sign in LETTERS + "0123456789"}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, words in said.items():
            info = zipfile.ZipInfo(f"{name}.wav", SAME_MOMENT)
            file.writestr(info, wav(spoken(voice, VOICES[language], words)), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def spoken(voice: str, accent: str, words: str) -> bytes:
    """Words by the program, at our rate, without the silence around them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        command = [voice, "-v", accent, "-s", "140", "-a", "120", "-w", str(path), words]
        subprocess.run(command, check=True, capture_output=True)
        with wave.open(str(path), "rb") as read:
            assert read.getframerate() == 2 * RATE
            raw = np.frombuffer(read.readframes(read.getnframes()), dtype="<i2").astype(float)
    soft = np.convolve(raw, [0.25, 0.5, 0.25], mode="same")[::2]
    loud = np.flatnonzero(np.abs(soft) > QUIET)
    air = int(RATE * AIR_S)
    kept = soft[max(0, loud[0] - air) : loud[-1] + air]
    return samples(kept / np.abs(kept).max() * 0.7)


def samples(heard: np.ndarray) -> bytes:
    """From -1 to 1 as 16-bit samples."""
    return (heard * 32767).astype("<i2").tobytes()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
