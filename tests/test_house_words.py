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


def word_list() -> list[dict[str, str]]:
    """The rows of resources/words.md: code term, the screen word in each language, words never shown."""
    rows = []
    for line in source(ROOT / "resources" / "words.md").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 5 and not set(line) <= set("|- :"):
            rows.append(dict(zip(("term", *LANGUAGES, "never"), cells, strict=True)))
    return rows[1:]


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
