"""House rules about the catalogues: whole, fresh, true to the English, and drawn by our fonts."""

import ast
import gettext
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from kiosk import bootstrap
from kiosk.core import words
from kiosk.documents import fonts
from tests import catalogue
from tests.catalogue import Message, Said
from tests.house import (
    KIOSK,
    breaches_in,
    called,
    calls,
    holds,
    in_rooms,
    literal,
    nothing,
    python_files,
)

LANGUAGES = catalogue.languages()

# What a language writes as English does.
SAME = {
    "de": {
        "ALARM, {time}: {count}",
        "Alarm, {time}. {people}, {outside}.",
        "{queue}, {place}",
        "Alarm",
        "Bank",
        "In Shopify",
        "Journal",
        "Marketing",
        "Name",
        "PCs",
        "Service",
        "Text {size} %",
    },
    "es": {"No", "Total", "Total, {currency}"},
    "fr": {"Badge {number}", "E-mail", "Net", "{span} minutes", "Total", "Total, {currency}"},
    "ar": set(),
    "zh": set(),
}

# These hand on what others say: titles and sections stand in the entries of the directory.
HANDED_ON = {
    ("kiosk/app/first_minute/sentences.py", "sentence"),
    ("kiosk/back_office/till/documents.py", "text"),
    ("kiosk/shell/bars.py", "title"),
    ("kiosk/shell/lobby.py", "entry.title"),
    ("kiosk/shell/rail.py", "section"),
    ("kiosk/shell/rail.py", "item.entry.title"),
    *((f"kiosk/ui/{file}.py", name) for file in ("context", "screen") for name in ("text", "one", "many")),
}  # fmt: skip


def facts(text: str) -> set[str]:
    """The names in braces."""
    return set(re.findall(r"{(\w*)}", text))


def plain(text: str) -> str:
    """`text` without its facts."""
    return re.sub(r"{\w*}", "", text)


def single_forms(language: str) -> set[int]:
    """The plural forms that stand for one number alone, so that it need not be said."""
    form_of = gettext.c2py(Catalog(language).plural_expr)
    forms = [form_of(number) for number in range(1000)]
    return {form for form in forms if forms.count(form) == 1}


def other_facts(said: Said, single: set[int]) -> list[str]:
    """The translations that name other facts than the English."""
    one, many = said.message
    wanted = facts(many or one)
    return [
        f"{many or one!r} -> {text!r}"
        for form, text in enumerate(said.forms)
        if facts(text) != wanted
        and not (many is not None and form in single and facts(text) == wanted - {"n"})
    ]


# ------------------------------------------------------------------------------------ whole and fresh


def test_that_every_sentence_of_the_code_is_found():
    hidden = set(catalogue.untraced(python_files(KIOSK))) - HANDED_ON
    nothing(f"{place}: t({said}) hides its sentence" for place, said in sorted(hidden))


def test_that_sentences_are_found_where_they_stand():
    code = """
    def say(t, tn, state, empty):
        words = {1: "Waiting", 2: "Done"}
        t("No file" if empty else "A file")
        t(words[state])
        t(words.get(state, "Unknown"))
        tn("{n} row", "{n} rows", 3)
        [t(head) for head in ("Row", "Column")]
        Entry("rows", "Rows", section="Files")
    """
    found = catalogue.read(ast.parse(re.sub(r"(?m)^    ", "", code)), "tests.catalogue")
    ones = {"No file", "A file", "Waiting", "Done", "Unknown", "Row", "Column", "Rows", "Files"}
    assert set(found) == {*map(Message, ones), Message("{n} row", "{n} rows")}


def test_that_one_sentence_has_one_plural():
    ones = [message.one for message in catalogue.spoken()]
    nothing(sorted({one for one in ones if ones.count(one) > 1}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_catalogue_says_what_the_code_says_and_nothing_else(language):
    kept, spoken = (
        {said.message for said in catalogue.kept(language)},
        set(catalogue.wanted(language)),
    )
    again = "run python3 -m tests.catalogue"
    nothing(
        [f"missing, {again}: {message}" for message in sorted(spoken - kept, key=str)]
        + [f"said no more, {again}: {message}" for message in sorted(kept - spoken, key=str)]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_everything_is_translated_in_every_form(language):
    forms = Catalog(language).num_plurals
    nothing(
        f"{said.message}: {said.forms}"
        for said in catalogue.kept(language)
        if said.fuzzy
        or not all(said.forms)
        or len(said.forms) != (1 if said.message.many is None else forms)
    )


def test_that_a_compiled_catalogue_says_each_form(tmp_path: Path):
    shutil.copytree(words.CATALOGUES, tmp_path / "i18n", ignore=shutil.ignore_patterns("*.mo"))
    written = bootstrap.compile_catalogues(tmp_path / "i18n")
    assert [path.parts[-3] for path in written] == sorted(LANGUAGES)
    arabic = gettext.translation(words.DOMAIN, str(tmp_path / "i18n"), languages=["ar"])
    said = [arabic.ngettext("{n} row", "{n} rows", number) for number in (0, 1, 2, 3, 11, 100)]
    assert said == ["{n} سطر", "سطر واحد", "سطران", "{n} أسطر", "{n} سطرًا", "{n} سطر"]


SHOWN = {
    "setText", "set_words", "set_texts", "say", "setPlaceholderText", "setToolTip", "notice",
    "setAccessibleName", "setAccessibleDescription", "setWindowTitle", "refuse", "set_state",
    "Label", "Button", "Cell", "Column", "Tab", "Run",
}  # fmt: skip
NOT_SHOWN = {"name", "icon", "colour", "kind", "state"}
OUR_NAME = "Foyer"


def bare_words(name: str, tree: ast.Module) -> Iterator[str]:
    """What a screen shows without asking for the reader's language."""
    for call in calls(tree):
        if called(call) in SHOWN:
            named = [pair.value for pair in call.keywords if pair.arg not in NOT_SHOWN]
            for node in [*call.args, *named]:
                parts = node.values if isinstance(node, ast.JoinedStr) else [node]
                text = " ".join(filter(None, map(literal, parts)))
                if re.search(r"[A-Z][a-z]+|[a-z]+ [a-z]+", text) and text != OUR_NAME:
                    yield f"line {call.lineno} shows {text!r} in English only"


def test_that_no_screen_shows_words_of_its_own():
    screens = [*in_rooms("screens"), *python_files(KIOSK / "shell"), *python_files(KIOSK / "ui")]
    holds(bare_words, screens)


def test_that_words_of_its_own_are_found():
    shown = 'x.setText("Nothing is ready")\nLabel(f"Order {number}", "body", name="x.words")'
    assert len(breaches_in(bare_words, shown)) == 2
    assert not breaches_in(bare_words, 'x.setText(t("Nothing is ready"))\nLabel("", "body")')


# ------------------------------------------------------------------------------- true to the English


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_translation_names_the_facts_of_the_english(language):
    single = single_forms(language)
    nothing(text for said in catalogue.kept(language) for text in other_facts(said, single))


def test_that_a_translation_with_other_facts_is_found():
    few = Said(Message("{n} row", "{n} rows"), ("eine Zeile", "{n} Zeilen"))
    assert other_facts(few, {0}) == []
    assert other_facts(few, set()) == ["'{n} rows' -> 'eine Zeile'"]
    assert other_facts(Said(Message("Hello {name}"), ("Guten Tag",)), {0})
    assert other_facts(Said(Message("Hello"), ("Guten Tag {name}",)), {0})


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_english_is_left(language):
    same = {
        said.message.one
        for said in catalogue.kept(language)
        if said.message.one in said.forms and any(map(str.isalpha, plain(said.message.one)))
    }
    nothing(sorted(same - SAME[language]))
    if language in ("ar", "zh"):
        latin = {"CSV", "EUR", "MB", "PIN", "PC", "SKU", "Shopify", "UTF", "init", "csv"}
        nothing(
            text
            for said in catalogue.kept(language)
            for text in said.forms
            for word in re.findall(r"[A-Za-z]{3,}", plain(text))
            if word not in latin and word.lower() not in said.message.one.lower()
        )


# ------------------------------------------------------------------------------------- as we speak


def texts(language: str) -> list[str]:
    """What people who read `language` see."""
    if language == "en":
        return [text for message in catalogue.spoken() for text in message if text]
    return [text for said in catalogue.kept(language) for text in said.forms]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_that_our_fonts_draw_every_sign(language):
    found = {text: fonts.missing(plain(text)) for text in texts(language)}
    nothing(f"{text!r} lacks {missing}" for text, missing in found.items() if missing)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_that_nobody_is_shouted_at(language):
    nothing(text for text in texts(language) if "!" in text)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_that_no_sentence_turns_the_direction_itself(language):
    # Codes and numbers become islands in code, once; a stray sign in a sentence cannot be seen.
    nothing(repr(text) for text in texts(language) if re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text))  # fmt: skip


def test_that_german_says_sie():
    nothing(text for text in texts("de") if re.search(r"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*)\b", text))  # fmt: skip


def test_that_spanish_says_usted_and_french_says_vous():
    familiar = {"es": r"\b(tú|tu|tus|te|ti)\b", "fr": r"\b(tu|te|toi|ton|ta|tes)\b"}
    nothing(
        text
        for language, words in familiar.items()
        for text in texts(language)
        if re.search(words, text, re.I)
    )


def test_that_french_parts_its_tall_signs_from_the_word_and_never_at_the_end_of_a_line():
    nothing(
        repr(text)
        for text in texts("fr")
        if re.search(r"(?<!\u00a0)[:;?»%]|«(?!\u00a0)|'", plain(text))
    )


def test_that_spanish_opens_its_questions():
    nothing(text for text in texts("es") if text.count("?") != text.count("¿"))


def test_that_chinese_has_its_own_marks_and_no_spaces_between_its_signs():
    between = "[\u4e00-\u9fff] [\u4e00-\u9fff]|[\u4e00-\u9fff][,;:?]|\\.$"
    nothing(text for text in texts("zh") if re.search(between, text))


def test_that_arabic_has_its_own_commas_and_latin_digits():
    nothing(text for text in texts("ar") if re.search("[,;?\u0660-\u0669\u06f0-\u06f9]", text))
