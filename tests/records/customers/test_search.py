"""Finding a customer by what somebody types, the same on both databases."""

from kiosk.records.customers import service as customers
from tests.makers import customers as making

PEOPLE = {
    "Łukasz Wiśniewski": ["luk", "łuk", "WISN", "wiśniewski łukasz", "lukasz w"],
    "Jürgen Müller-Lüdenscheidt": [
        "müller",
        "muller",
        "MÜLLER-LÜD",
        "lude",
        "mullerlud",
        "jur mul",
    ],
    "Sinéad O'Brien": ["o'brien", "obrien", "brien", "o brien", "sinead", "O’Bri"],
    "İpek Straße": ["ipek", "strasse", "straße", "STRASSE"],
    "محمد علي": ["محمد", "علي محمد"],
    "100% Frames_x": ["100%", "frames_", "frames_x"],
    "Ann_x Backslash\\y": ["ann_", "backslash\\"],
}


def found(business, words: str) -> list[str]:
    return [each.name for each in business.read(customers.search, words=words)]


def test_that_everybody_is_found_by_the_beginnings_of_their_names(business):
    for name in PEOPLE:
        making.customer(business, name)
    for name, asked in PEOPLE.items():
        for words in asked:
            assert name in found(business, words), (name, words)
