"""Sound, speech and printing: the real ones where a test can hear them, and the fakes."""

import socketserver
import threading
from pathlib import Path

import pytest

from kiosk.devices import printer, sound, speech
from kiosk.devices.sound import Beep

PDF = b"%PDF-1.7\n%%EOF"


class Service(socketserver.StreamRequestHandler):
    """Answers as speech-dispatcher does and keeps what it was told."""

    def handle(self):
        for raw in self.rfile:
            line = raw.decode().rstrip("\r\n")
            self.server.told.append(line)
            if line == "SPEAK":
                self.wfile.write(b"230 OK RECEIVING DATA\r\n")
                text = []
                for piece in self.rfile:
                    if piece == b".\r\n":
                        break
                    text.append(piece.decode().rstrip("\r\n"))
                self.server.spoken.append(" ".join(text))
                self.server.heard.set()
                self.wfile.write(b"225-1\r\n225 OK MESSAGE QUEUED\r\n")
            else:
                self.wfile.write(b"200 OK\r\n")


class Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@pytest.fixture
def service(tmp_path):
    server = Server(str(tmp_path / "speechd.sock"), Service)
    server.told, server.spoken, server.heard = [], [], threading.Event()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def voice(service, tmp_path):
    one = speech.SpeechDispatcher(tmp_path / "speechd.sock")
    yield one
    one.close()


def test_that_a_sentence_is_said_in_its_language(service, voice):
    assert voice.available()
    voice.say(".2 of 3 are ready\r\nSTOP all", "de")
    assert service.heard.wait(5)
    assert service.spoken == ["..2 of 3 are ready STOP all"]
    assert "SET self LANGUAGE de" in service.told


def test_that_a_new_sentence_cuts_the_one_before(service, voice):
    voice.say("one", "en")
    assert service.heard.wait(5)
    service.heard.clear()
    voice.say("two", "en")
    assert service.heard.wait(5)
    assert service.told.count("CANCEL self") == 2


def test_that_without_a_service_nothing_is_said_and_nothing_fails(tmp_path):
    silent = speech.SpeechDispatcher(tmp_path / "nobody.sock")
    assert not silent.available()
    silent.say("hello", "en")
    silent.stop()
    silent.close()
    assert threading.active_count() >= 1


def test_that_the_fakes_say_that_they_are():
    real = [sound.Bell(lambda: None), speech.SpeechDispatcher(), printer.FolderPrinter]
    fakes = [sound.SilentSound(), speech.SilentSpeech(), printer.PaperlessPrinter()]
    assert not any(one.fake for one in real)
    assert all(one.fake for one in fakes)


def test_that_a_wrong_scan_sounds_different_from_a_right_one():
    rings = []
    bell = sound.Bell(lambda: rings.append(1))
    bell.beep(Beep.RIGHT)
    right = len(rings)
    bell.beep(Beep.WRONG)
    assert len(rings) - right != right


def test_that_printing_never_writes_over_a_sheet(tmp_path):
    folder = printer.FolderPrinter(tmp_path / "printed")
    first = folder.print_pdf("2026-0331", PDF)
    second = folder.print_pdf("2026-0331", PDF + b"\n")
    assert first.place != second.place
    names = sorted(path.name for path in (tmp_path / "printed").iterdir())
    assert names == ["2026-0331 (2).pdf", "2026-0331.pdf"]
    assert Path(first.place).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "name", ["../../up", "/etc/x", "..", "", "a\x00b", "C:\\x", "-rf", "n" * 300]
)
def test_that_a_name_never_leaves_the_folder(tmp_path, name):
    place = printer.FolderPrinter(tmp_path / "printed").print_pdf(name, PDF).place
    assert Path(place).resolve().parent == tmp_path / "printed"


def test_that_only_a_pdf_is_printed(tmp_path):
    with pytest.raises(printer.CannotPrint) as said:
        printer.FolderPrinter(tmp_path).print_pdf("x", b"<html>")
    assert said.value.why == printer.NOT_A_PDF


def test_that_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(printer.CannotPrint) as said:
        printer.FolderPrinter(tmp_path / "file" / "printed").print_pdf("x", PDF)
    assert said.value.why == printer.NO_FOLDER


def test_that_the_fake_printer_can_jam():
    fake = printer.PaperlessPrinter()
    fake.print_pdf("receipt", PDF)
    fake.jammed = True
    with pytest.raises(printer.CannotPrint):
        fake.print_pdf("receipt", PDF)
    assert len(fake.printed) == 1
