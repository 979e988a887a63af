"""Grounds to put things on: a card, a well, the bars above and below. Their look stands in the stylesheet."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.ui.theme import repolish

# ground: a window. surface, sunken, brand: plain areas. card, well, hint: rounded. bar, foot, keys: across the
# window with a line. rule: a hairline. popover: the reason of a closed control.
FrameKind = Literal[
    "ground", "surface", "sunken", "brand",
    "card", "well", "hint", "popover",
    "bar", "foot", "keys", "rule",
]  # fmt: skip


class Frame(QFrame):
    """A ground of one kind."""

    def __init__(self, kind: FrameKind, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # Plain widgets of ours paint a ground from the sheet only when told to.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", kind)

    def set_kind(self, kind: FrameKind) -> None:
        """Become another kind."""
        self.setProperty("kind", kind)
        repolish(self)
