"""One tape, two papers: the PDF and the printer's bytes say the same, in every script, and obey nobody."""

# ruff: noqa: RUF001 - a minus is a minus

from __future__ import annotations

import random
import re

import pytest
import zxingcpp

from kiosk.documents import barcode, tape
from kiosk.documents.tape import (
    Bars,
    Centre,
    Dashes,
    Pair,
    Space,
    Square,
    Tape,
    Text,
    Weight,
    raster,
)
from tests.devices import rolls
from tests.documents import reading, tapes


def words_of(said: str) -> list[str]:
    return re.sub(r"[-−_]{4,}", "", said).replace("−", "-").split()


def codes_of(picture):
    return [(str(code.format), code.text) for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_printer_and_pdf_say_the_same_words(language):
    made = tapes.receipt(language, copy=2)
    printed = words_of(rolls.read(tape.escpos(made)).text)
    shown = words_of(reading.text(tape.pdf(made)))
    assert sorted(printed) == sorted(shown)
    assert "R-0118" in printed


def test_that_the_same_tape_gives_the_same_bytes_twice():
    made = tapes.receipt("ar")
    assert tape.escpos(made) == tape.escpos(made)
    assert tape.pdf(made) == tape.pdf(made)


def test_that_amounts_end_their_line_and_only_the_sum_is_large():
    roll = rolls.read(tape.escpos(tapes.receipt("en")))
    rows = [each for each in roll.things if isinstance(each, rolls.Printed)]
    for row in rows:
        if row.text.endswith(("148.00", "62.00", "210.00", "-180.00", "30.00", "EUR")):
            assert len(row.text) == rolls.COLUMNS
    assert [row.text.split()[0] for row in rows if row.high == 2 and row.wide == 1] == ["Paid"]
    name = next(row for row in rows if row.text == "Harbour Lane")
    assert (name.strong, name.high, name.wide, name.middle) == (True, 2, 2, True)
    assert roll.cuts == 1
    assert roll.pulses == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_that_a_scanner_reads_the_codes_of_both(language):
    made = tapes.receipt(language)
    wanted = {("Code 128", "R-0118"), ("QR Code", "FY1:K4TM82WD:PU-7/2")}
    assert set(reading.codes(tape.pdf(made))) == wanted
    assert set(codes_of(rolls.picture(rolls.read(tape.escpos(made))))) == wanted


@pytest.mark.parametrize("number", ["2", "2026-0331", "R-999999999", "X" * 20, "a{b}c", "~ !"])
def test_that_bars_of_every_number_that_fits_are_read_back(number):
    roll = rolls.read(tape.escpos(Tape("x", "en", (Space(), Bars(number), Space()))))
    assert codes_of(rolls.picture(roll)) == [("Code 128", number)]
    assert number in [line.strip() for line in roll.lines]


@pytest.mark.parametrize("wrong", ["", "X" * 21, "Ł-1", "a\nb", "\x1bp"])
def test_that_bars_refuse_what_a_roll_cannot_say(wrong):
    with pytest.raises(ValueError, match="bars"):
        Bars(wrong)


def test_that_arabic_is_printed_as_dots_in_reading_order():
    made = tapes.receipt("ar")
    roll = rolls.read(tape.escpos(made))
    letters = [line.strip() for line in roll.lines if line.strip()]
    assert letters == ["K4TM 82WD", "R-0118"]
    assert sum(picture.height for picture in roll.pictures) > 800
    # The printer's dots are those of the PDF, which other tests read sign by sign.
    shown = reading.text(tape.pdf(made))
    assert "R-0118" in shown
    assert "180.00" in shown


def test_that_one_line_in_another_script_is_a_picture_and_the_rest_stays_letters():
    made = Tape(
        "x", "en", (Pair("Oak frame", "1.00"), Pair("نور الدين", "2.00"), Text("Thank you"))
    )
    roll = rolls.read(tape.escpos(made))
    assert [isinstance(each, rolls.Printed) for each in roll.things] == [True, False, True]
    assert 20 <= roll.pictures[0].height <= 48
    dark = 1 - sum(roll.pictures[0].tobytes().count(bytes([n])) * n.bit_count() for n in range(256)) / (
        roll.pictures[0].height * rolls.DOTS
    )  # fmt: skip
    assert 0.005 < dark < 0.3


def test_that_a_name_is_data_and_never_a_command():
    roll = rolls.read(tape.escpos(tapes.names()))
    assert roll.pulses == []
    assert roll.cuts == 1
    assert any(line.startswith("Bobp") and line.endswith("1.00") for line in roll.lines)


def test_that_whatever_a_name_holds_the_printer_only_prints():
    dice = random.Random(7)
    signs = [chr(number) for number in range(0x100)] + list("€łαنש😀\u202e\u2066\ud83d中")
    for _ in range(60):
        name = "".join(dice.choices(signs, k=dice.randrange(80)))
        made = Tape(name, "en", (Centre(name, Weight.LARGE), Text(name), Pair(name, name[:9])))
        roll = rolls.read(tape.escpos(made))
        assert (roll.pulses, roll.cuts) == ([], 1)


def test_that_long_words_go_on_under_the_amount_and_none_is_lost():
    words = "Sarah Müller-Lüdenscheidt-von-und-zu-Hohenstein, oak frame with museum glass"
    roll = rolls.read(tape.escpos(Tape("x", "de", (Pair(words, "1.148,00"), Text("x" * 130)))))
    first, *rest = roll.lines
    assert first.endswith("  1.148,00")
    said = "".join([first.removesuffix("1.148,00"), *rest[:-3]])
    assert reading.signs(said) == reading.signs(words)
    assert "".join(rest[-3:]) == "x" * 130


def test_that_nothing_said_is_nothing_printed():
    empty = Tape("x", "en", (Text(""), Centre(""), Pair("", "1.00"), Text("a\n\nb"), Dashes()))
    assert rolls.read(tape.escpos(empty)).lines == ["1.00".rjust(48), "a", "", "b", "-" * 48]


def test_that_a_tape_as_long_as_a_shopping_spree_comes_out_whole():
    lines = tuple(Pair(f"مقال {number}", f"{number}.00") for number in range(400))
    roll = rolls.read(tape.escpos(Tape("x", "ar", lines)))
    assert sum(picture.height for picture in roll.pictures) > 400 * 24
    assert max(picture.height for picture in roll.pictures) <= 128
    assert len(reading.text(tape.pdf(Tape("x", "en", tuple(Pair("a", str(n)) for n in range(400))))).split()) == 800  # fmt: skip


def test_that_no_picture_holds_an_order_that_printers_obey_anywhere():
    thin = bytes([0x10, 0x14, 0x01, 0x00, 0x01, 0x10, 0x04, 0x10, 0x10, 0x05]) + bytes(62)
    (_, dots) = raster._printed([thin, bytes(71) + b"\x10", b"\x14" + bytes(71)])
    assert not any(order in dots for order in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))
    assert len(dots) == 3 * 72
    for unit in (2, 3, 6):
        rows = raster._cells(barcode.bars("R-0118"), unit, 1)
        assert not any(row[at] == 0x10 for row in rows for at in range(72))


# ------------------------------------------------------------------------------------------ marks


def test_that_a_copy_says_which_one_it_is_and_the_first_print_does_not():
    assert "COPY" not in rolls.read(tape.escpos(tapes.receipt("en"))).text
    assert "COPY 2" in rolls.read(tape.escpos(tapes.receipt("en", copy=2))).text
    assert "COPY 2" in reading.text(tape.pdf(tapes.receipt("en", copy=2)))


def test_that_an_outage_stands_on_the_receipt():
    said = rolls.read(tape.escpos(tapes.receipt("en", marks=tapes.OUTAGE))).text
    assert "Fiscal device out of order" in said
    assert "This receipt is not signed." in said
    assert "Demonstration" not in said


def test_that_the_demonstration_says_that_it_is_not_fiscal_in_every_language():
    for language, said in (("en", "not a fiscal receipt"), ("de", "kein")):
        marks = tape.fiscal_marks(language, demonstration=True)
        assert said in rolls.read(tape.escpos(Tape("x", language, marks))).text
    assert tape.fiscal_marks("en") == ()


def test_that_a_receipt_of_a_till_without_its_device_is_none_and_says_so():
    marks = tape.fiscal_marks("en", no_device=True)
    assert "Not a fiscal receipt" in rolls.read(tape.escpos(Tape("x", "en", marks))).text
    both = tape.fiscal_marks("en", no_device=True, demonstration=True)
    assert both == tape.fiscal_marks("en", demonstration=True)


def test_that_a_signature_is_printed_whole():
    marks = tape.fiscal_marks("en", signed=("TSE-1", 41, "MZXW6" * 16))
    roll = rolls.read(tape.escpos(Tape("x", "en", marks)))
    assert roll.lines[0] == "Fiscal device TSE-1, number 41"
    assert "".join(roll.lines[1:]) == "MZXW6" * 16


def test_that_practice_stands_at_both_ends():
    made = Tape("x", "en", (Text("Oak frame"),), practice="Practice")
    lines = rolls.read(tape.escpos(made)).lines
    assert [lines[0], lines[-1]] == ["Practice", "Practice"]
    assert reading.text(tape.pdf(made)).count("Practice") == 2


def test_that_a_square_without_a_code_stands_alone():
    roll = rolls.read(tape.escpos(Tape("x", "en", (Square("FY1:R-0118"),))))
    assert codes_of(rolls.picture(roll)) == [("QR Code", "FY1:R-0118")]
    assert roll.text.strip() == ""
