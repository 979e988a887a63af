"""What a tape must say of itself: that it is a copy, not fiscal, not signed, or how it was signed."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.words import island, t
from kiosk.documents.table import Weight
from kiosk.documents.tape.parts import Centre, Part, Space, Text


@dataclass(frozen=True, slots=True)
class Fiscal:
    """What a fiscal device said of a receipt: `signed` is its serial, its counter and its signature.

    `outage`: it should have signed and did not. `no_device`: one is asked for and none was ever there.
    """

    outage: bool = False
    signed: tuple[str, int, str] | None = None
    no_device: bool = False


def copy_mark(count: int, language: str) -> tuple[Part, ...]:
    """The head of the `count`-th copy; nothing on the first print."""
    if count <= 0:
        return ()
    said = t("COPY {count}", language, count=island(str(count)))
    return (Centre(said, Weight.STRONG),)


def fiscal_marks(
    language: str,
    *,
    demonstration: bool = False,
    outage: bool = False,
    no_device: bool = False,
    signed: tuple[str, int, str] | None = None,
) -> tuple[Part, ...]:
    """The last lines: of the demonstration, of a device that is out or was never there, or its answer.

    `signed` is the device's serial, its counter and its signature.
    """
    parts: list[Part] = [Text(said) for said in _signed(signed, language)]
    if outage:
        parts += [
            Space(),
            Centre(t("Fiscal device out of order", language), Weight.STRONG),
            Centre(t("This receipt is not signed.", language)),
        ]
    if no_device and not demonstration:
        parts += [Space(), Centre(t("Not a fiscal receipt", language), Weight.STRONG)]
    if demonstration:
        parts += [Space(), Centre(t("Demonstration: not a fiscal receipt.", language))]
    return tuple(parts)


def fiscal_lines(fiscal: Fiscal, language: str, *, demonstration: bool = False) -> tuple[str, ...]:
    """The same marks as sentences, for a receipt on a sheet; of the demonstration its foot speaks."""
    said = list(_signed(fiscal.signed, language))
    if fiscal.outage:
        said += [
            t("Fiscal device out of order", language),
            t("This receipt is not signed.", language),
        ]
    if fiscal.no_device and not demonstration:
        said.append(t("Not a fiscal receipt", language))
    return tuple(said)


def _signed(signed: tuple[str, int, str] | None, language: str) -> tuple[str, ...]:
    if signed is None:
        return ()
    serial, counter, signature = signed
    said = t(
        "Fiscal device {serial}, number {count}",
        language,
        serial=island(serial),
        count=island(str(counter)),
    )
    return (said, island(signature))
