"""Whether an order's lines, discounts, shipping and tax add up to what it says it cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of one order as the file gives them, all in minor units.

    `gross` is quantity times price over all lines, `tips` the part of it that is a tip.
    """

    gross: int
    tips: int
    discount: int
    line_discounts: int
    subtotal: int
    shipping: int
    duties: int
    taxes: int
    total: int


@dataclass(frozen=True, slots=True)
class AddedUp:
    """How the sums fit together.

    `goods_discount` is what the lines cost less, `shipping_discount` what is still to be taken off
    shipping, `taxes_included` whether prices contain the tax (also said where there is no tax).
    """

    goods_discount: int
    shipping_discount: int
    taxes_included: bool


def add_up(sums: Sums) -> AddedUp | int:
    """How `sums` fit together, or the total to which the lines really add up.

    Shops write two things in more than one way. The order's discount may contain one on shipping,
    which is then either already off the shipping column or not; the lines' own discounts tell
    which. A tip is a line that may stand outside the subtotal. No reading but these is tried.
    """
    for goods_discount, tips_apart, on_shipping in _readings(sums):
        base = sums.subtotal + tips_apart + sums.shipping + sums.duties
        for off in (0, on_shipping):
            for included in (True, False):
                if base - off + (0 if included else sums.taxes) == sums.total:
                    return AddedUp(goods_discount, off, included)
    return _lines_say(sums)


def _readings(sums: Sums) -> Iterator[tuple[int, int, int]]:
    """Each way to explain the subtotal: discount on goods, tips beside it, discount on shipping."""
    for tips_apart in dict.fromkeys((0, sums.tips)):
        goods = sums.gross - tips_apart
        for discount in dict.fromkeys((sums.discount, sums.line_discounts)):
            if goods - discount == sums.subtotal:
                yield discount, tips_apart, max(sums.discount - discount, 0)


def subtotal_fits(sums: Sums) -> bool:
    """Whether the lines explain the subtotal: then it is the total that is wrong."""
    return any(True for _ in _readings(sums))


def _lines_say(sums: Sums) -> int:
    """The total that the lines give, tax included or on top, whichever is nearer to the file's."""
    base = sums.gross - sums.discount + sums.shipping + sums.duties
    return min(base, base + sums.taxes, key=lambda total: abs(total - sums.total))
