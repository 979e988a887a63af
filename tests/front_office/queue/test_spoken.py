"""Words on hold: three to five letters, none like another, never one that is used today."""

from __future__ import annotations

import itertools

import pytest

from kiosk.front_office.queue.rules import spoken

LANGUAGES = sorted(spoken.WORDS)


def apart(one: str, other: str) -> bool:
    """Whether more than one letter has to change to make one word the other."""
    if abs(len(one) - len(other)) > 1:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) > 1
    return all(long[:at] + long[at + 1 :] != short for at in range(len(long)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_words_are_short_plain_and_never_one_letter_apart(language: str) -> None:
    words = spoken.WORDS[language]
    longest = 6 if language == "ar" else 5
    assert all(3 <= len(word) <= longest and word.isalpha() for word in words)
    assert all(apart(one, other) for one, other in itertools.combinations(words, 2))
    assert len(words) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_word_in_use_is_never_given_again(language: str) -> None:
    taken: list[str] = []
    for number in range(3 * len(spoken.WORDS[language])):
        taken.append(spoken.next_word(language, taken, number * 7))
    assert len({spoken.heard(word) for word in taken}) == len(taken)
    assert set(taken[: len(spoken.WORDS[language])]) == set(spoken.WORDS[language])


def test_that_a_language_without_words_of_its_own_takes_the_english_ones() -> None:
    assert spoken.next_word("fr", (), 0) == "KIWI"


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("kiwi", "KIWI"),
        ("  Kiwi ", "KIWI"),
        ("kiwi  2", "KIWI 2"),
        ("ساعه", "ساعه"),
        ("ساعة", "ساعه"),
    ],
)
def test_that_a_word_is_heard_however_it_is_typed(said: str, heard: str) -> None:
    assert spoken.heard(said) == heard
