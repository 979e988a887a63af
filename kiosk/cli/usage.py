"""Arguments that are not understood: said as any other error, so that --json stays one document."""

from __future__ import annotations

import argparse
from typing import NoReturn

from typing_extensions import override


class Misused(Exception):  # noqa: N818 - said to a person
    """The arguments do not fit; `usage` shows how they would."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """A parser that raises `Misused` where argparse would print and leave."""

    @override
    def error(self, message: str) -> NoReturn:
        raise Misused(message, self.format_usage().rstrip())


def count(text: str) -> int:
    """A whole number from zero on."""
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text} is less than nothing")
    return number
