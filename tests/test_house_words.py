"""House rules about words: every sentence in every language, one word for one thing."""

import importlib
import re
from enum import StrEnum

from tests import catalogue
from tests.house import (
    KIOSK,
    ROOT,
    imported,
    in_rooms,
    module_name,
    nothing,
    python_files,
    source,
)

# StrEnums of two rooms may share a word and are equal then: a code is told apart with its class.
Code = tuple[type, str]


def refusals() -> dict[Code, str]:
    """Every refusal code of the house with the place where it is declared."""
    core = [path for path in python_files(KIOSK) if path.is_relative_to(KIOSK / "core")]
    found: dict[Code, str] = {}
    for module in imported([*core, *in_rooms("rules")]):
        for name, kind in vars(module).items():
            if isinstance(kind, type) and issubclass(kind, StrEnum) and name.endswith("Refusal"):
                found |= {(kind, c.name): f"{kind.__module__}.{name}.{c.name}" for c in kind}
    return found


def sentences() -> dict[Code, str]:
    """Refusal code -> its English sentence, from every module that declares `REFUSALS`."""
    found: dict[Code, str] = {}
    for path in python_files(KIOSK):
        if re.search(r"^REFUSALS\b", source(path), re.M):
            said = importlib.import_module(module_name(path)).REFUSALS
            found |= {(type(code), code.name): text for code, text in said.items()}
    return found


def untold(codes: dict[Code, str], said: dict[Code, str]) -> list[str]:
    return [place for code, place in codes.items() if not said.get(code)]


def test_that_every_refusal_has_a_sentence():
    codes = refusals()
    assert codes
    nothing(untold(codes, sentences()))


def test_that_a_refusal_without_a_sentence_is_found():
    class OneRefusal(StrEnum):
        NO = "no"

    class OtherRefusal(StrEnum):
        NO = "no"

    codes = {(OneRefusal, "NO"): "one"}
    assert untold(codes, {(OneRefusal, "NO"): "No."}) == []
    assert untold(codes, {(OtherRefusal, "NO"): "No."}) == ["one"]


# ------------------------------------------------------------------------- one word for one thing


LANGUAGES = ("en", "de", "ar")


CUSTOMERS = ("es", "fr", "zh")
# Items of an account, and what does not work.
OTHER_THINGS = {"Open items", "Fiscal device out of order"}


def tables() -> list[list[list[str]]]:
    """The tables of resources/words.md: rows of cells, each table with its head first."""
    found: list[list[list[str]]] = []
    before = ""
    for line in source(ROOT / "resources" / "words.md").splitlines():
        if line.startswith("|") and not set(line) <= set("|- :"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not before.startswith("|"):
                found.append([])
            found[-1].append(cells)
        before = line
    return found


def word_list() -> list[dict[str, str]]:
    """What desks read: code term, the screen word in each language, words never shown."""
    _head, *rows = tables()[0]
    return [dict(zip(("term", *LANGUAGES, "never"), cells, strict=True)) for cells in rows]


def customers_words() -> list[dict[str, str]]:
    """What customers read: code term, the English word, and how their other languages say it."""
    _head, *rows = tables()[1]
    return [dict(zip(("term", "en", *CUSTOMERS), cells, strict=True)) for cells in rows]


def says(text: str, words: str) -> bool:
    """Whether `text` has one of the `words`, which a comma parts."""
    return any(word.strip().lower() in text.lower() for word in words.split(","))


def says_english(text: str, word: str) -> bool:
    """Whether an English sentence has this word, one or many, and not inside a fact."""
    return re.search(rf"\b{re.escape(word)}s?\b", re.sub(r"{\w*}", " ", text), re.I) is not None


def never_words() -> list[str]:
    listed = [word.strip() for row in word_list() for word in row["never"].split(",")]
    return [word for word in listed if word]


def never_said(text: str, words: list[str]) -> list[str]:
    """The words of `words` that stand in `text` as words of their own, in any case."""
    plain = re.sub(r"{\w*}", " ", text)
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", plain, re.I)]


def test_that_the_word_list_is_whole():
    rows = word_list()
    assert len(rows) > 20
    assert [row["term"] for row in rows if not all(row[language] for language in LANGUAGES)] == []


def test_that_the_words_of_customers_are_whole():
    rows = customers_words()
    assert len(rows) > 10
    assert [row["term"] for row in rows if not all(row[each] for each in ("en", *CUSTOMERS))] == []


def test_that_customers_read_one_word_for_one_thing():
    nothing(
        f"{language}: {said.message.one!r} -> {text!r} lacks {row[language]}"
        for language in CUSTOMERS
        for said in catalogue.kept(language)
        for row in customers_words()
        if says_english(said.message.one, row["en"]) and said.message.one not in OTHER_THINGS
        for text in said.forms
        if text and not says(text, row[language])
    )


def test_that_another_word_for_one_thing_is_found():
    assert says_english("Please come to the desk.", "desk")
    assert not says_english("Please come to {desk}.", "desk")
    assert says("Acuda al mostrador.", "mostrador")
    assert not says("Acuda a la ventanilla.", "mostrador")


def test_that_no_sentence_uses_a_word_that_is_never_shown():
    words = never_words()
    texts = [
        (", ".join(places), text)
        for message, places in catalogue.spoken().items()
        for text in (message.one, message.many or "")
    ]
    for language in catalogue.languages():
        texts += [(language, text) for said in catalogue.kept(language) for text in said.forms]
    nothing(
        f"{place}: {text!r} says {never_said(text, words)}"
        for place, text in texts
        if never_said(text, words)
    )


def test_that_a_word_that_is_never_shown_is_found():
    assert never_said("Your ticket is {number}.", ["ticket"]) == ["ticket"]
    assert never_said("Two Tickets wait.", ["ticket"]) == ["ticket"]
    assert never_said("{ticket} is next; ticketing", ["ticket"]) == []
