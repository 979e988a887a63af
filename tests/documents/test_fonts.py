"""Which face draws what."""

# ruff: noqa: RUF001

from __future__ import annotations

import subprocess
import sys

import pytest

from kiosk.documents import fonts


@pytest.mark.parametrize("bold", [False, True])
def test_that_all_figures_of_a_face_are_of_one_width(bold: bool) -> None:
    face = next(iter(fonts.chain(bold=bold)))
    assert len({face.width(digit, 10) for digit in "0123456789"}) == 1


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Größe", "AtkinsonHyperlegible-Regular"),
        ("Łódź", "AtkinsonHyperlegible-Regular"),
        ("Nguyễn", "NotoSans-Regular"),
        ("Жуковський", "NotoSans-Regular"),
        ("Ωμέγα", "NotoSans-Regular"),
        ("شكرا", "NotoSansArabic-Regular"),
        ("王小明", "NotoSansSC-Regular"),
        ("カタカナ", "NotoSansSC-Regular"),
        ("\ufe8e", "NotoSansArabic-Regular"),
    ],
)
def test_that_a_word_is_drawn_by_one_face_that_has_all_its_letters(text: str, face: str) -> None:
    found = fonts.face_for(text)
    assert found is not None
    assert found.name == face


def test_that_a_sign_in_no_face_is_named_once_and_spaces_and_joiners_are_not() -> None:
    said = "한소한 😀\u200d\ufe0f ✓\u2066R&D\u2069\u202f20 %"
    assert fonts.missing(said) == "한소😀✓"


def test_that_nothing_is_missing_in_the_languages_of_the_house() -> None:
    alphabets = (
        "äöüÄÖÜßéèêëçñ¿¡œæøåąęćńśźżłŁőűğşıİčďěňřšťůž„“”‘’‚–—…€£¥×÷−±°§·•‰½ ∞≈≠≤≥"
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ،؛؟٪٠١٢٣٤٥٦٧٨٩ًٌٍَُِّْـ"
    )
    assert fonts.missing(alphabets) == ""


def test_that_every_sign_of_gb_2312_is_in_the_face_also_in_bold() -> None:
    pairs = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    signs = "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)
    assert len(signs) == 6763
    for bold in (False, True):
        assert [sign for sign in signs if not fonts.face_for(sign, bold=bold)] == []


def test_that_every_joined_form_of_every_arabic_letter_is_in_the_face() -> None:
    forms = [chr(code) for code in range(0xFE70, 0xFEFD) if code not in (0xFE75,)]
    for bold in (False, True):
        assert [form for form in forms if not fonts.face_for(form, bold=bold)] == []


def test_that_reportlab_is_not_imported_before_the_first_paper() -> None:
    program = (
        "import sys, kiosk.documents.page, kiosk.documents.label, kiosk.documents.preview,"
        "kiosk.documents.table, kiosk.documents.codes, kiosk.documents.heads\n"
        "assert not {'reportlab', 'segno', 'pypdfium2', 'PIL', 'sqlalchemy', 'PySide6',"
        "'arabic_reshaper', 'bidi'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
