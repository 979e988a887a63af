"""Every page of the lobby in all six languages: nothing English is left, and what was typed stays."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kiosk.core import words
from kiosk.shell.lobby import LobbyWindow
from tests.house import nothing
from tests.lobby.english import left_in_english
from tests.lobby.pages import PAGES, Guest, a_lobby, settle

OTHERS = [each for each in words.LANGUAGES if each != "en"]
AT_ONCE = 0.3


@pytest.fixture
def database_kind():
    """Screens look the same on either database."""
    return "embedded"


@pytest.fixture
def guest(qtbot, business) -> Iterator[Guest]:
    window = a_lobby(business, languages=tuple(words.LANGUAGES))
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    yield Guest(business, window)
    window.leave()


def fields(window: QWidget) -> list[QLineEdit]:
    return [each for each in window.findChildren(QLineEdit) if each.isVisibleTo(window)]


def typed(window: QWidget) -> dict[QLineEdit, str]:
    return {field: field.text() for field in fields(window)}


def speak(window: LobbyWindow, language: str) -> float:
    """Choose a language, see the page in it; the seconds that this process took."""
    # Not how long the machine was at others meanwhile.
    began = time.process_time()
    window.context.speak(language)
    settle()
    window.grab()
    return time.process_time() - began


@pytest.mark.parametrize("page", PAGES)
def test_that_a_page_changes_its_language_whole_at_once_and_keeps_what_was_typed(guest, page):
    guest.go(page)
    window = guest.window
    for number, field in enumerate(fields(window)):
        field.setText("12" if field.validator() or field.inputMask() else f"Ana{number}")
    before = typed(window)
    for language in (*OTHERS, "en"):
        took = speak(window, language)
        assert typed(window) == before
        right = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert right == words.rtl(language)
        if language != "en":
            nothing(f"{language}: {text}" for text in left_in_english(window, language))
        assert took < AT_ONCE, f"{language}: {took * 1000:.0f} ms"


def test_that_pages_take_typing_in_these_tests(guest):
    guest.go("pickup.find")
    assert fields(guest.window)


def test_that_a_sentence_in_english_is_found(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    for text in ("Thank you, Lin Bo.", "王小明", "谢谢，Lin Bo。"):  # noqa: RUF001
        QLabel(text, page)
    page.show()
    assert left_in_english(page, "zh") == {"Thank you, Lin Bo."}
