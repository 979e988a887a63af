"""Running text: broken in logical order, joined, put into the order of the eye."""

# ruff: noqa: RUF001

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.words import island
from kiosk.documents import page, text
from kiosk.documents.blocks import Paragraph
from tests.documents import reading

# Three sentences, each with the words that must be read from right to left, in this order.
SENTENCES = {
    "plain": "شكرا لك يا سيد بو على زيارتك اليوم",
    "islands": f"الطلب {island('1042')} جاهز والمبلغ {island('30.00')} يورو والرمز {island('K4TM 82WD')} لك",
    "brackets": "يمكنك إعادة ما فيه عيب (خلال 14 يوما) إلى «المتجر» لأن هذا الإيصال يكفي",
}
_NEVER_TO_THE_LEFT = set("اأإآدذرزوؤةىء")
_FORMS = {
    (False, False): "ISOLATED",
    (False, True): "INITIAL",
    (True, True): "MEDIAL",
    (True, False): "FINAL",
}


def forms_of(word: str) -> list[str]:
    """The form that each letter of `word` takes by the rules of the script, lam-alef as one."""
    letters: list[str] = []
    for letter in word:
        if letters and letters[-1] == "ل" and letter in "اأإآ":
            letters[-1] = "ل" + letter
        else:
            letters.append(letter)
    forms = []
    for place, letter in enumerate(letters):
        before = place > 0 and letters[place - 1][-1] not in _NEVER_TO_THE_LEFT and letter != "ء"
        after = (
            place + 1 < len(letters)
            and letter[-1] not in _NEVER_TO_THE_LEFT
            and letters[place + 1] != "ء"
        )
        forms.append(_FORMS[before, after])
    return forms


def arabic(word: str) -> bool:
    return "ARABIC LETTER" in unicodedata.name(word[0], "")


def bare(sentence: str) -> list[str]:
    """The words of a sentence without brackets and islands' marks."""
    cleaned = "".join(sign for sign in sentence if unicodedata.category(sign) != "Cf")
    return [word.strip("()«»،.") for word in cleaned.split()]


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
@pytest.mark.parametrize("width", [90, 160, 1000])
def test_that_each_word_of_an_arabic_sentence_is_joined_letter_by_letter(
    sentence: str, width: float
) -> None:
    found = text.lines(sentence, size=10, width=width, rtl=True)
    drawn: list[str] = []
    for line in found:
        visual = "".join(piece.text for piece in line.pieces).replace("\u00a0", " ")
        drawn += [word.strip("()«»") for word in reversed(visual.split())]
    joined = [word for word in drawn if arabic(word)]
    asked = [word for word in bare(sentence) if arabic(word)]
    assert len(joined) == len(asked)
    for shown, word in zip(joined, asked, strict=True):
        names = [unicodedata.name(sign) for sign in reversed(shown)]
        assert [name.split()[-2] for name in names] == forms_of(word), word


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
@pytest.mark.parametrize("paper", [page.A5, page.ROLL], ids=["A5", "roll"])
def test_that_the_words_of_an_arabic_sentence_stand_from_right_to_left_line_by_line(
    sentence: str, paper: page.Paper
) -> None:
    pdf = page.build(page.Document("\u00a0", "ar", paper, (Paragraph(sentence, bold=True),)))
    placed = reading.words(pdf)
    left_to_right = {"K4TM": 1, "82WD": 1}
    rows: list[tuple[float, float, str]] = []
    for word, left, right, base in placed:
        name = word.strip("()«»")
        if name in bare(sentence):
            place = -left if name in left_to_right else -right
            rows.append((-base, place, name))
    asked = bare(sentence)
    assert len(rows) == len(asked)
    lines_down = {name: line for line, _, name in rows}
    order = [name for _, _, name in sorted(rows)]
    if "K4TM" in order and lines_down["K4TM"] == lines_down["82WD"]:
        first, second = order.index("82WD"), order.index("K4TM")
        assert second == first + 1, "a code is read from left to right"
        order[first], order[second] = order[second], order[first]
    assert order == asked


def test_that_brackets_open_towards_what_they_hold_in_both_directions() -> None:
    line = text.one_line("نص (abc) [نص]", size=10, rtl=True)
    shown = "".join(piece.text for piece in line.pieces)
    assert shown.count("(abc)") == 1
    assert shown.startswith("[")
    assert shown.index("]") < shown.index("(")


def test_that_a_latin_address_keeps_its_order_on_an_arabic_paper() -> None:
    line = text.one_line("4 Quay Street, Westhaven.", size=10, rtl=True)
    assert "".join(piece.text for piece in line.pieces) == "4 Quay Street, Westhaven."


def test_that_a_name_in_its_own_direction_keeps_it_inside_a_sentence() -> None:
    line = text.one_line(f"العميل {text.own('Bo & Co. (4)')}، شكرا", size=10, rtl=True)
    assert "Bo & Co. (4)" in "".join(piece.text for piece in line.pieces)


def test_that_a_code_is_never_broken_in_two() -> None:
    for width in range(60, 200, 7):
        found = text.lines(
            f"Your code is {island('K4TM 82WD')} and no other", size=10, width=width, rtl=False
        )
        assert sum("K4TM\u00a082WD" in line.said for line in found) == 1


def test_that_styles_keep_their_words_and_their_order() -> None:
    said = (text.strong("Oak frame,"), text.Span(" museum glass"), text.Span(" new", italic=True))
    (line,) = text.lines(said, size=10, width=400, rtl=False)
    faces = [piece.face.rsplit("-", 1)[1] for piece in line.pieces]
    assert faces == ["Bold", "Regular", "Italic"]
    assert line.said == "Oak frame, museum glass new"


@pytest.mark.parametrize("sign", ["x", "م", "中", "e\u0301\u0302", "\u2067a", "😀"])
def test_that_a_text_of_200_000_signs_costs_what_5_000_cost(sign: str) -> None:
    short = text.lines(sign * 6_000, size=10, width=300, rtl=True)
    long = text.lines(sign * 200_000, size=10, width=300, rtl=True)
    assert [line.said for line in long] == [line.said for line in short]
    assert sum(len(line.said) for line in long) <= text.CAP
    assert long[-1].said.endswith("…")


def test_that_what_has_no_spaces_is_broken_at_60_signs() -> None:
    found = text.lines("x" * 300, size=1, width=10_000, rtl=False)
    assert [len(line.said) for line in found] == [60] * 5


def test_that_no_line_is_wider_than_its_column() -> None:
    said = "Donaudampfschifffahrtsgesellschaftskapitän und " * 20 + "W" * 500
    for line in text.lines(said, size=10, width=70, rtl=False):
        assert line.width <= 70.01


CHINESE = "您的订单（共 3 件）已备好，请凭取件码到服务台领取。谢谢您的光临，期待再次见到您！"


@pytest.mark.parametrize("width", range(40, 200, 11))
def test_that_chinese_is_broken_between_signs_and_no_line_begins_with_a_comma(width: int) -> None:
    found = text.lines(CHINESE, size=10, width=width, rtl=False)
    assert "".join(line.said for line in found).replace(" ", "") == CHINESE.replace(" ", "")
    assert all(line.width <= width + 0.01 for line in found)
    assert not any(line.said[0] in "，。！）" or line.said[-1] == "（" for line in found)
    # No line ends early: two signs more, the longest unit here, would not have fitted.
    assert all(line.width > width - 40 for line in found[:-1])


def test_that_a_code_in_a_chinese_sentence_is_never_broken_in_two() -> None:
    said = f"您的取件码是{island('K4TM 82WD')}，请妥善保管。"
    for width in range(60, 200, 7):
        found = text.lines(said, size=10, width=width, rtl=False)
        assert sum("K4TM\u00a082WD" in line.said for line in found) == 1


def test_that_controls_and_overrides_of_direction_are_gone_and_joiners_stay() -> None:
    assert text.clean("a\x00b\x07\u202ec\u202c\ud800d\ufeff") == "abcd"
    assert text.clean("می\u200cخواهم\r\nx\ty") == "می\u200cخواهم\nx y"
    assert text.clean("e\u0301") == "é"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.booleans())
def test_that_any_text_at_all_is_laid_out(said: str, rtl: bool) -> None:
    found = text.lines(said, size=10, width=120, rtl=rtl)
    kept = reading.signs(text.clean(said))
    assert reading.signs("".join(line.said for line in found)) == kept
