"""Layouts of the on-screen keyboard: rows of signs for each language, small and capital."""

from dataclasses import dataclass

NUMBERS = "1234567890"
MARKS = ("@", ".", "-", "_", "'", "/", "+", "&", ",", "?")


@dataclass(frozen=True)
class Layout:
    """Three rows of letters; a layout without capitals has no shift key.

    `more` stands below the marks: letters of names that are rarer in this language.
    """

    rows: tuple[str, str, str]
    more: str = ""
    capitals: bool = True

    def row(self, number: int, *, capital: bool) -> list[str]:
        """The signs of a row."""
        return self._cased(self.rows[number], capital=capital)

    def rarer(self, *, capital: bool) -> list[str]:
        """The signs below the marks."""
        return self._cased(self.more, capital=capital)

    def _cased(self, row: str, *, capital: bool) -> list[str]:
        signs = list(row)
        if not capital or not self.capitals:
            return signs
        # The sharp s has no single capital that a name would use.
        return [sign.upper() if len(sign.upper()) == 1 else sign for sign in signs]


LAYOUTS: dict[str, Layout] = {
    "en": Layout(("qwertyuiop", "asdfghjkl", "zxcvbnm"), "áéèäöüçñø"),
    "de": Layout(("qwertzuiopü", "asdfghjklöä", "yxcvbnmß"), "áéèêçñøåł"),
    "es": Layout(("qwertyuiopáé", "asdfghjklñíó", "zxcvbnmúü"), "çàèòïâêôã"),
    "fr": Layout(("azertyuiopéè", "qsdfghjklmàç", "wxcvbnêëï"), "âîôûùœæÿñ"),
    # Names are written in pinyin, as passports write them: a choice of signs would need a dictionary.
    "zh": Layout(("qwertyuiop", "asdfghjkl", "zxcvbnm"), "üéè"),
    "ar": Layout(("ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظأإ"), capitals=False),
}
