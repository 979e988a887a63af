"""Which of the words on a window are English where another language was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from tests import catalogue

FACT = re.compile(r"{\w*}")


def pattern(texts: Iterable[str]) -> re.Pattern[str]:
    """Any of `texts`, whatever its facts are; one that is little more than a fact is left out."""
    said = [text for text in texts if len(FACT.sub("", text).strip(" .,:;?")) > 2]
    return re.compile("|".join("(?:.+)".join(map(re.escape, FACT.split(text))) for text in said))


@cache
def english() -> re.Pattern[str]:
    """Every sentence of the house."""
    return pattern({text for message in catalogue.spoken() for text in message if text})


@cache
def said_in(language: str) -> re.Pattern[str]:
    """Every sentence that is kept in `language`, and what it writes as English does."""
    return pattern({text for said in catalogue.kept(language) for text in said.forms})


def shown(window: QWidget) -> Iterator[str]:
    """What is read on a window, or said of it to a screen reader."""
    for child in window.findChildren(QWidget):
        if not child.isVisibleTo(window):
            continue
        yield child.accessibleName()
        yield child.accessibleDescription()
        if isinstance(child, (QLabel, QAbstractButton)):
            yield child.text()
        if isinstance(child, QLineEdit):
            yield child.placeholderText()


def left_in_english(window: QWidget, language: str) -> set[str]:
    """The sentences of the house that stand on this window as English only says them."""
    parts = {part for text in shown(window) for part in text.splitlines() if part}
    return {
        part
        for part in parts
        if english().fullmatch(part) and not said_in(language).fullmatch(part)
    }
