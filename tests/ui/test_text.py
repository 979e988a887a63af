"""Text: plain always, wrapped never widened, tall enough for Arabic."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.core import words
from kiosk.ui import fonts, text
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.choices import CheckRow, Choice
from kiosk.ui.codes import CodeDisplay
from kiosk.ui.doors import DoorTile
from kiosk.ui.field import Field
from kiosk.ui.lines import LineRow
from kiosk.ui.notices import NoticeBar
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.steps import Stepper
from kiosk.ui.text import Label, Run, island, lay_out
from kiosk.ui.theme import Theme
from tests.ui.sheets import Page

LONG = "W" * 200
NAMES = (LONG, "Maximilian-Alexander " * 10)


def _drawn(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_that_the_shipped_faces_are_used_with_equal_digits(qtbot: QtBot) -> None:
    assert {"Atkinson Hyperlegible", "Noto Sans Arabic"} <= set(fonts.register())
    font = fonts.face(30)
    assert font.families()[0] == "Atkinson Hyperlegible"
    theme = Theme.load("lobby")
    widths = {round(lay_out(digit * 4, 999, theme, "body").natural, 2) for digit in "0123456789"}
    assert len(widths) == 1


@pytest.mark.parametrize("words", ["R&D", "<b>bold</b>", "&amp;", "<img src='x.png'>"])
def test_that_markup_is_shown_as_it_was_written(qtbot: QtBot, page: Page, words: str) -> None:
    label = Label(words)
    page(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == words
    theme = Theme.load("lobby")
    assert label.sizeHint().width() == round(lay_out(words, 9999, theme, "body").natural + 1.5)
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface.text(QAccessible.Text.Name) == words


def test_that_an_ampersand_makes_no_shortcut(qtbot: QtBot, page: Page) -> None:
    button = Button("R&D", name="rd")
    page(button)
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "R&D"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", NAMES)
def test_that_a_name_of_200_characters_wraps_and_never_widens(
    qtbot: QtBot, page: Page, name: str, scale: float
) -> None:
    widgets: list[QWidget] = [
        Label(name), Label(name, "title"), Button(name, "primary", icon="hand"), Choice(name, name),
        CheckRow(name), DoorTile(name, name, "hand"), LineRow(name, name, chip=("ready", "Ready")),
        NoticeBar(name, name), Field(name, hint=name), Chip(name, "ready"),
    ]  # fmt: skip
    page(*widgets, scale=scale)
    for widget in widgets:
        assert widget.minimumSizeHint().width() <= 952, type(widget).__name__
        assert widget.width() <= 1080
        if widget.hasHeightForWidth():
            assert widget.heightForWidth(952) > widget.heightForWidth(5000) or scale == 1.0
    assert Label(name).heightForWidth(400) >= 4 * Theme.load("lobby").type("body").line


def test_that_a_wrapped_line_stays_inside_its_width(qtbot: QtBot) -> None:
    theme = Theme.load("lobby")
    for name in NAMES:
        laid = lay_out(name, 300, theme, "body")
        for number in range(laid.lines):
            assert laid.layout.lineAt(number).naturalTextWidth() <= 300.5


def test_that_running_text_takes_the_line_height_of_the_scale(qtbot: QtBot) -> None:
    theme = Theme.load("lobby")
    laid = lay_out("one\ntwo\nthree", 900, theme, "body")
    assert (laid.lines, laid.height) == (3, 3 * 42)


def test_that_arabic_has_taller_lines_and_no_letter_spacing(qtbot: QtBot) -> None:
    theme = Theme.load("lobby")
    for role in ("title", "body", "small", "display"):
        assert theme.line(role, rtl=True) >= 1.35 * theme.type(role).size
    assert theme.font("title").letterSpacing() < 0
    assert theme.font("title", rtl=True).letterSpacing() == 0


def test_that_text_starts_at_the_right_in_arabic_and_a_code_does_not_turn(
    qtbot: QtBot, page: Page
) -> None:
    plain, code = Label("مرحبا"), CodeDisplay("K4TM82WD")
    page(plain, code, rtl=True)
    image = _drawn(plain)
    ground = image.pixelColor(0, 0)
    columns = [
        x for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]  # fmt: skip
    assert min(columns) > image.width() / 2
    assert code.text() == "K4TM 82WD"
    assert not code.rtl
    assert code.accessibleName() == "K 4 T M , 8 2 W D"


def test_that_an_island_is_isolated_left_to_right() -> None:
    assert island("14:30") == "\u206614:30\u2069"


def test_that_a_bold_stretch_counts_characters_beyond_the_basic_plane(
    qtbot: QtBot, page: Page
) -> None:
    label = Label()
    label.set_runs([Run("\U0001d538", bold=True), Run(" plain")])
    page(label)
    ranges = lay_out([Run("\U0001d538", bold=True), Run(" x", bold=False)], 900,
                     Theme.load("lobby"), "body").layout.formats()  # fmt: skip
    assert [(part.start, part.length) for part in ranges] == [(0, 2), (2, 2)]


def test_that_large_text_is_cut_nowhere(qtbot: QtBot, page: Page) -> None:
    words = "Kraftfahrzeughaftpflichtversicherung und noch mehr"
    widgets: list[QWidget] = [
        Label(words), Button(words, "primary"), Choice(words, words), DoorTile(words, words, "hand"),
        NoticeBar(words, words), Stepper([words, "Sign", "Pay"], 0),
        SegmentedChoice((("a", words), ("b", "Other")), "a", columns=1),
    ]  # fmt: skip
    page(*widgets, scale=2.0)
    for widget in widgets:
        assert widget.height() >= widget.heightForWidth(widget.width()), type(widget).__name__


def test_that_all_labels_are_plain(qtbot: QtBot, page: Page) -> None:
    sheet = page(NoticeBar("<b>x</b>", "y", action="z"), Field("<i>label</i>", hint="<b>hint</b>"))
    labels = sheet.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_that_the_next_visitor_finds_no_paragraph_of_the_one_before(qapp: QApplication) -> None:
    theme = Theme.load()
    own = words.t("Sign in first.", "en")
    named = words.t("{name}, your PIN", "en", name="Walter Pym")
    for said in (own, named, "Walter Pym"):
        text.lay_out(said, 400, theme, "body")
    assert text._of_a_visit.cache_info().currsize >= 2
    text.forget_words()
    assert text._of_a_visit.cache_info().currsize == 0
    before = text._of_the_house.cache_info().hits
    text.lay_out(own, 400, theme, "body")
    assert text._of_the_house.cache_info().hits == before + 1


def test_that_a_sentence_with_a_fact_in_it_is_no_word_of_the_house() -> None:
    assert words.fixed(words.t("Sign in first.", "de"))
    assert not words.fixed(words.t("{name}, your PIN", "de", name="Walter Pym"))
    assert not words.fixed("Walter Pym")
