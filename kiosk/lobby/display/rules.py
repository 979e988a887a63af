"""Display's words: a *call* is a number with its desk; *show text* is what staff type for a customer to read."""

from __future__ import annotations

from enum import StrEnum


class TroubleSort(StrEnum):
    """What a lobby's station cannot do just now."""

    NO_PAPER = "no_paper"
    NO_NETWORK = "no_network"
    NO_SCANNER = "no_scanner"
    NO_SPEECH = "no_speech"
    TRIES = "tries"
    UNFINISHED = "unfinished"
