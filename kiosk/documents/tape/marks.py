"""What a tape must say of itself: that it is a copy, not fiscal, not signed, or how it was signed."""

from __future__ import annotations

from kiosk.core.words import island, t
from kiosk.documents.table import Weight
from kiosk.documents.tape.parts import Centre, Part, Space, Text


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
    parts: list[Part] = []
    if signed is not None:
        serial, counter, signature = signed
        said = t(
            "Fiscal device {serial}, number {count}",
            language,
            serial=island(serial),
            count=island(str(counter)),
        )
        parts += [Text(said), Text(island(signature))]
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
