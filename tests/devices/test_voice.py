"""Calls that are heard: one after the other, by the system's speech or by recordings, and never silently lost."""

from __future__ import annotations

import socketserver
import threading
import wave

import pytest

from kiosk.devices import player
from kiosk.devices.player import AlsaPlayer, NoPlayer, SilentPlayer, samples_of, wav
from kiosk.devices.speech import SilentSpeech, SpeechDispatcher
from kiosk.devices.voice import SOUNDS, HouseVoice, Spoken, chime, recorded, spelled

LANGUAGES = ("en", "de", "es", "fr", "ar", "zh")


def a_call(turn="1", language="en", number="A 42", place="Desk 1"):
    return Spoken(turn, f"key-{turn}", f"Number {number}.", language, number, place)


class SlowPlayer(SilentPlayer):
    """Sounds take as long as the test wants; two at a time would be seen."""

    def __init__(self):
        super().__init__()
        self.at_once = self.most = 0
        self.go = threading.Event()

    def play(self, samples):
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.go.wait(5)
        self.at_once -= 1
        return super().play(samples)


def said_by(voice, *calls):
    told, over = [], threading.Event()

    def ended(spoken):
        told.append(("ended", spoken.turn))
        if spoken is calls[-1]:
            over.set()

    for each in calls:
        voice.announce(each, lambda spoken: told.append(("began", spoken.turn)), ended)
    return told, over


def test_that_several_calls_are_said_one_after_the_other_and_never_overlap():
    sounds, speech = SlowPlayer(), SilentSpeech()
    voice = HouseVoice(speech, sounds)
    told, over = said_by(voice, a_call("1"), a_call("2"), a_call("3"))
    assert not over.wait(0.2)
    # As long as the first one sounds, nobody else has begun.
    assert told == [("began", "1")]
    sounds.go.set()
    assert over.wait(5)
    voice.close()
    assert told == [(what, turn) for turn in "123" for what in ("began", "ended")]
    assert sounds.most == 1
    assert len(speech.said) == 3


def test_that_recordings_say_it_where_the_speech_service_does_not_answer():
    sounds = SilentPlayer()
    voice = HouseVoice(SilentSpeech(answers=False), sounds)
    _told, over = said_by(voice, call := a_call())
    assert over.wait(5)
    voice.close()
    assert sounds.heard == [chime(), *recorded(call)]
    assert voice.heard


def test_that_a_station_that_makes_no_sound_says_so():
    voice = HouseVoice(SilentSpeech(answers=False), NoPlayer())
    _told, over = said_by(voice, a_call())
    assert over.wait(5)
    voice.close()
    assert not voice.heard


def test_that_nothing_that_waits_is_said_when_the_window_is_gone():
    sounds, speech = SlowPlayer(), SilentSpeech()
    voice = HouseVoice(speech, sounds)
    told, _over = said_by(voice, a_call("1"), a_call("2"))
    voice._over.set()
    sounds.go.set()
    voice.close()
    assert ("began", "2") not in told
    voice.announce(a_call("3"), lambda _spoken: None, lambda _spoken: None)
    assert voice._jobs.qsize() <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_language_has_every_letter_digit_and_word(language):
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    call = a_call(language=language, number=signs, place="Desk 1234567890")
    clips = recorded(call)
    assert len(clips) == len(spelled(call)) == 3 + 36 + 10
    # Each is heard: between a tenth of a second and three.
    for name, clip in zip(spelled(call), clips, strict=True):
        assert 0.1 < len(clip) / 2 / player.RATE < 3, name
        assert (
            max(
                abs(int.from_bytes(clip[at : at + 2], "little", signed=True))
                for at in range(0, len(clip), 2)
            )
            > 8_000
        )


def test_that_a_call_is_spelled_in_the_order_of_its_language():
    assert spelled(a_call()) == ("number", "A", "4", "2", "come", "desk", "1")
    assert spelled(a_call(language="zh")) == ("number", "A", "4", "2", "come", "1", "desk")
    assert spelled(a_call(place="Counter")) == ("number", "A", "4", "2", "come", "desk")
    assert recorded(a_call(language="xx")) == []


def test_that_the_chime_is_short_soft_at_its_ends_and_ours():
    heard = chime()
    assert 0.8 < len(heard) / 2 / player.RATE < 2.5
    ends = [int.from_bytes(heard[at : at + 2], "little", signed=True) for at in (0, len(heard) - 2)]
    assert all(abs(each) < 200 for each in ends)
    with wave.open(str(SOUNDS / "chime.wav"), "rb") as read:
        assert (read.getnchannels(), read.getsampwidth()) == (1, 2)
    assert samples_of(wav(heard)) == heard
    assert "eSpeak NG" in (SOUNDS / "README.md").read_text(encoding="utf-8")


def test_that_a_pc_without_a_sound_card_goes_on(monkeypatch):
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/nonexistent")
    assert AlsaPlayer().play(b"\0\0" * 100) in (True, False)


class Telling(socketserver.StreamRequestHandler):
    """Answers as speech-dispatcher does, and says later that a message was said to its end."""

    def handle(self):
        for raw in self.rfile:
            line = raw.decode().rstrip("\r\n")
            self.server.told.append(line)
            if line != "SPEAK":
                self.wfile.write(b"200 OK\r\n")
                continue
            self.wfile.write(b"230 OK RECEIVING DATA\r\n")
            for piece in self.rfile:
                if piece == b".\r\n":
                    break
                self.server.told.append(piece.decode().rstrip("\r\n"))
            self.wfile.write(b"225-7\r\n225 OK MESSAGE QUEUED\r\n701-7\r\n701-1\r\n701 BEGIN\r\n")
            assert self.server.end.wait(5)
            self.wfile.write(b"702-7\r\n702-1\r\n702 END\r\n")


@pytest.fixture
def service(tmp_path):
    server = socketserver.ThreadingUnixStreamServer(str(tmp_path / "speechd.sock"), Telling)
    server.daemon_threads = True
    server.told, server.end = [], threading.Event()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_that_a_call_is_over_when_the_service_has_said_it_to_its_end(service, tmp_path):
    speech = SpeechDispatcher(tmp_path / "speechd.sock")
    sounds = SilentPlayer()
    voice = HouseVoice(speech, sounds)
    told, over = said_by(voice, a_call("1", language="de"))
    assert not over.wait(0.05)
    assert told == [("began", "1")]
    service.end.set()
    assert over.wait(5)
    voice.close()
    assert "SET self LANGUAGE de" in service.told
    assert "Number A 42." in service.told
    assert sounds.heard == [chime()]


def test_that_a_service_that_hangs_up_is_no_voice(tmp_path):
    assert not SpeechDispatcher(tmp_path / "nobody.sock").say_through("Number A 42.", "en")
