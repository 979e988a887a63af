"""A package's face whose names come from its files when they are first asked for, not when it is imported.

An opening business imports the authority of every act, and with it the packages that it lives in; the
verbs beside it are imported by whoever asks the first of them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType

from typing_extensions import override


class Facade(ModuleType):
    """The module of such a package. A verb may have the name of its file: the verb is what is meant."""

    @override
    def __getattr__(self, name: str) -> object:
        part = self.__dict__["PLACES"].get(name)
        if part is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        self._take(part, import_module(f"{self.__name__}.{part}"))
        return self.__dict__[name]

    @override
    def __setattr__(self, name: str, value: object) -> None:
        # Python puts a file that was imported into its package, over a verb of the same name.
        super().__setattr__(name, value)
        if isinstance(value, ModuleType) and value.__name__ == f"{self.__name__}.{name}":
            self._take(name, value)

    def _take(self, part: str, module: ModuleType) -> None:
        for name, place in self.__dict__["PLACES"].items():
            if place == part:
                self.__dict__[name] = getattr(module, name)

    @override
    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.__dict__["PLACES"]})


def facade(package: str, parts: Mapping[str, str]) -> None:
    """Gives `package` (its ``__name__``) the names, one after the other, of its files.

    Call it once, in its ``__init__``, which imports the same names for whoever reads types.
    """
    module = sys.modules[package]
    places = {name: part for part, names in parts.items() for name in names.split()}
    module.__dict__["PLACES"] = places
    module.__class__ = Facade
