"""What a mutant is: one line of the program broken on purpose, and the tests of which one must notice."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Mutant:
    """`old` stands exactly once in the file `path` and becomes `new`; one of `tests` must then fail.

    `server`: only PostgreSQL shows it; all others run on the embedded database alone.
    """

    name: str
    path: str
    old: str
    new: str
    tests: tuple[str, ...]
    server: bool = False

    def broken(self, source: str) -> str:
        """The file's text with the break in it."""
        if source.count(self.old) != 1:
            raise ValueError(f"{self.name}: {self.old!r} stands {source.count(self.old)} times")
        return source.replace(self.old, self.new)


def tests(path: str, *names: str) -> tuple[str, ...]:
    """The node ids of tests below `tests/`; the names are given without their ``test_that_``."""
    return tuple(f"tests/{path}::test_that_{name}" for name in names)
