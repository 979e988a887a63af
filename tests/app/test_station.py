"""What a PC is: read from its file, asked for on the command line, or said not to be understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app import station
from kiosk.app.station import Station, UnreadableStation


def written(folder: Path, text: str) -> Path:
    path = folder / "station.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_that_a_pc_without_a_file_is_a_desk(tmp_path):
    assert station.read(tmp_path / "station.toml") == Station("desk", "Desk 1")


def test_that_the_file_says_what_this_pc_is(tmp_path):
    path = written(tmp_path, 'kind = "lobby"\nname = "Kiosk 2"\n')
    assert station.read(path) == Station("lobby", "Kiosk 2")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("lobby", Station("lobby", "Kiosk 2")),
        ("desk", Station("desk", "Desk 1")),
        ("display", Station("display", "Display 1")),
    ],
)
def test_that_the_command_line_goes_first_and_keeps_a_name_that_fits(tmp_path, asked, found):
    path = written(tmp_path, 'kind = "lobby"\nname = "Kiosk 2"\n')
    assert station.read(path, wanted=asked) == found


def test_that_a_name_alone_is_enough_with_the_command_line(tmp_path):
    assert station.read(written(tmp_path, 'name = "Counter"'), wanted="desk").name == "Counter"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("192.168.1.50", ("192.168.1.50", 9100)),
        ("printer.local:9101", ("printer.local", 9101)),
        ("[fe80::1]", ("fe80::1", 9100)),
        ("[fe80::1]:9101", ("fe80::1", 9101)),
    ],
)
def test_that_the_counters_machines_stand_in_the_file(tmp_path, said, found):
    path = written(tmp_path, f'printer = "{said}"\nterminal = "simulated"\nfiscal = "simulated"\n')
    assert station.read(path) == Station("desk", "Desk 1", found, "simulated", "simulated")
    # Asked for as a lobby, the PC still has the printer that stands beside it.
    assert station.read(path, wanted="lobby").printer == found


def test_that_a_pc_has_no_printer_and_a_terminal_of_its_own_unless_it_says_so(tmp_path):
    here = station.read(written(tmp_path, 'kind = "desk"'))
    assert (here.printer, here.terminal, here.fiscal) == (None, "slip", "none")


def test_that_a_hostile_name_is_cleaned(tmp_path):
    path = written(tmp_path, 'kind = "desk"\nname = "De\\u0000sk\\u202e 2"\n')
    assert "\x00" not in station.read(path).name
    assert "\u202e" not in station.read(path).name


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("kind = desk", "toml"),
        ("[[[", "toml"),
        ('kind = "till"', "kind"),
        ("kind = 3", "kind"),
        ('kind = ["desk"]', "kind"),
        ('kind = "desk"\nname = 4', "name"),
        ('kind = "desk"\nname = " "', "name"),
        ("printer = 9100", "printer"),
        ('printer = ""', "printer"),
        ('printer = "a b"', "printer"),
        ('printer = "till:0"', "printer"),
        ('printer = "till:65536"', "printer"),
        ('printer = "http://till/x"', "printer"),
        ('terminal = "other"', "terminal"),
        ("fiscal = true", "fiscal"),
    ],
)
def test_that_a_file_that_says_something_else_is_named(tmp_path, text, why):
    path = written(tmp_path, text)
    with pytest.raises(UnreadableStation) as said:
        station.read(path)
    assert str(said.value) == f"{path}: {station.WHYS[why]}"


def test_that_a_file_of_other_bytes_is_named(tmp_path):
    path = tmp_path / "station.toml"
    path.write_bytes(b"kind = \xff\xfe")
    with pytest.raises(UnreadableStation, match="TOML"):
        station.read(path)


def test_that_a_folder_in_its_place_is_named(tmp_path):
    (tmp_path / "station.toml").mkdir()
    with pytest.raises(UnreadableStation, match="cannot be read"):
        station.read(tmp_path / "station.toml")
