"""Layouts of the on-screen keyboard: rows of signs for each language, small and capital."""

from dataclasses import dataclass

NUMBERS = "1234567890"
MARKS = ("@", ".", "-", "_", "'", "/", "+", "&", ",", "?")


@dataclass(frozen=True)
class Layout:
    """Three rows of letters; a layout without capitals has no shift key."""

    rows: tuple[str, str, str]
    capitals: bool = True

    def row(self, number: int, *, capital: bool) -> list[str]:
        """The signs of a row."""
        signs = list(self.rows[number])
        if not capital or not self.capitals:
            return signs
        # The sharp s has no single capital that a name would use.
        return [sign.upper() if len(sign.upper()) == 1 else sign for sign in signs]


LAYOUTS: dict[str, Layout] = {
    "en": Layout(("qwertyuiop", "asdfghjkl", "zxcvbnm")),
    "de": Layout(("qwertzuiopü", "asdfghjklöä", "yxcvbnmß")),
    "ar": Layout(("ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظأإ"), capitals=False),
}
