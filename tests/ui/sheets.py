"""A page with a theme for widgets under test, and the hand that touches them."""

from typing import Any, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.ui.theme import Scheme, Theme, Window, apply_theme


class Page(Protocol):
    """What the fixture `page` gives: `page` below, kept alive for the test."""

    def __call__(self, *widgets: QWidget, **looks: Any) -> QWidget:
        """Show these widgets."""


def page(
    *widgets: QWidget,
    window: Window = "lobby",
    scheme: Scheme = "light",
    scale: float = 1.0,
    rtl: bool = False,
    width: int = 1080,
    touch: bool = False,
) -> QWidget:
    """The widgets below each other on a shown page."""
    sheet = QWidget()
    sheet.setProperty("kind", "ground")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if rtl:
        sheet.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    column = QVBoxLayout(sheet)
    for widget in widgets:
        column.addWidget(widget)
    apply_theme(sheet, Theme.load(window, scheme, scale, touch=touch))
    column.activate()
    sheet.resize(width, max(column.heightForWidth(width), column.sizeHint().height()))
    sheet.show()
    QApplication.processEvents()
    return sheet


def key(widget: QWidget, code: Qt.Key, text: str = "", *, repeat: bool = False) -> None:
    """Press and release one key on this widget."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text, repeat)
        QApplication.sendEvent(widget, event)


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2."""

    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (part(value) for value in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def type_into(widget: QWidget, text: str) -> None:
    """Type any script: the test library's own typing ends the process on letters beyond ASCII."""
    for sign in text:
        key(widget, Qt.Key.Key_unknown, sign)
