"""Distances of a lobby page in a window that is narrower than the screen it was drawn for."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QSpacerItem, QWidget

Measures = tuple[int, ...]
DRAWN, MADE = "drawn", "made"
"""Properties of a layout: what the design says of it, and what was made of that the last time."""


def fit_layouts(page: QWidget, fit: float) -> None:
    """Make every margin and spacing of `page` smaller by `fit`, or as it was where that is 1.

    A part with an `on_theme` of its own measures by its theme already.
    """
    for layout in page.findChildren(QLayout):
        parent = layout.parentWidget()
        measured = parent is None or hasattr(parent, "on_theme")
        if not measured and (fit < 1.0 or layout.property(DRAWN) is not None):
            _fit(layout, fit)


def _fit(layout: QLayout, fit: float) -> None:
    spacers = _spacers(layout)
    now = _measures(layout, spacers)
    drawn, made = layout.property(DRAWN) or now, layout.property(MADE) or now
    if len(now) != len(made):
        drawn = made = now
    # What a page has set anew since then is the design's.
    drawn = tuple(
        said if said != was else known for said, was, known in zip(now, made, drawn, strict=True)
    )
    fitted = tuple(round(each * fit) if each > 0 else each for each in drawn)
    layout.setContentsMargins(*fitted[:4])
    if isinstance(layout, QGridLayout):
        layout.setHorizontalSpacing(fitted[4])
        layout.setVerticalSpacing(fitted[5])
    else:
        layout.setSpacing(fitted[4])
    for place, spacer in enumerate(spacers):
        policy = spacer.sizePolicy()
        wide, high = fitted[6 + 2 * place : 8 + 2 * place]
        spacer.changeSize(wide, high, policy.horizontalPolicy(), policy.verticalPolicy())
    layout.setProperty(DRAWN, drawn)
    layout.setProperty(MADE, fitted)
    layout.invalidate()


def _measures(layout: QLayout, spacers: list[QSpacerItem]) -> Measures:
    m = layout.contentsMargins()
    between = (layout.spacing(), layout.spacing())
    if isinstance(layout, QGridLayout):
        between = (layout.horizontalSpacing(), layout.verticalSpacing())
    sizes = [size for each in spacers for size in each.sizeHint().toTuple()]
    return (m.left(), m.top(), m.right(), m.bottom(), *between, *sizes)


def _spacers(layout: QLayout) -> list[QSpacerItem]:
    if not isinstance(layout, QBoxLayout):
        return []
    items = [layout.itemAt(place) for place in range(layout.count())]
    found = [item.spacerItem() for item in items if item is not None]
    return [each for each in found if each is not None]
