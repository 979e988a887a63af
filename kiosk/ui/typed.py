"""What people type, made plain: digits of any script become 0 to 9, each kind of field keeps its own signs."""

import unicodedata
from collections.abc import Callable
from typing import Literal

FieldKind = Literal["text", "number", "phone", "postcode", "pin", "money", "email"]
DIGITS = "0123456789"


def plain_digits(text: str) -> str:
    """The text with compatible forms folded and every script's digits as 0 to 9."""
    folded = unicodedata.normalize("NFKC", text)
    kept: list[str] = []
    for sign in folded:
        value = unicodedata.decimal(sign, None)
        kept.append(sign if value is None else str(int(value)))
    return "".join(kept)


def _only(signs: str) -> Callable[[str], str]:
    def keep(text: str) -> str:
        return "".join(sign for sign in plain_digits(text) if sign in signs)

    return keep


def _shown(text: str) -> str:
    return "".join(
        sign for sign in unicodedata.normalize("NFC", text) if sign.isprintable() or sign == " "
    )


def _postcode(text: str) -> str:
    return "".join(sign for sign in plain_digits(text).upper() if sign.isalnum() or sign in " -")


def _money(text: str) -> str:
    # Arabic has its own decimal and thousands signs.
    return _only(DIGITS + ".,' -")(text.replace("\u066b", ".").replace("\u066c", ","))


KEEPS: dict[FieldKind, Callable[[str], str]] = {
    "text": _shown,
    "email": lambda text: "".join(plain_digits(_shown(text)).split()),
    "number": _only(DIGITS),
    "phone": _only(DIGITS + "+ ()-/"),
    "postcode": _postcode,
    "pin": _only(DIGITS),
    "money": _money,
}
# Read left to right in every language.
ISLANDS: frozenset[FieldKind] = frozenset({"number", "phone", "postcode", "pin", "money", "email"})
