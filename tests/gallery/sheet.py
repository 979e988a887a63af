"""A page for pictures: things stand at given places, mirrored in Arabic."""

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.ui.pressable import Pressable
from kiosk.ui.ring import FocusRing
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, apply_theme, theme_of

WORDS: dict[str, tuple[str, str]] = {
    "Continue": ("Continue", "متابعة"),
    "One moment": ("One moment", "لحظة"),
    "Go back": ("Go back", "رجوع"),
    "Delete all": ("Delete all", "حذف الكل"),
    "Read more": ("Read more", "المزيد"),
    "Ready": ("Ready", "جاهز"),
    "Pick up": ("Pick up", "استلام طلب"),
    "Paperwork": ("Paperwork", "الأوراق"),
    "Check in": ("Check in", "تسجيل الوصول"),
    "Help": ("Help", "المساعدة"),
    "Order number": ("Order number", "رقم الطلب"),
    "No order with this number": ("No order with this number", "لا يوجد طلب بهذا الرقم"),
    "Closed until 12:45. The desk has paper forms.": (
        "Closed until 12:45. The desk has paper forms.",
        "مغلق حتى 12:45. النماذج الورقية عند المكتب.",
    ),
    "I have an appointment, or I am here to see someone": (
        "I have an appointment, or I am here to see someone",
        "لديّ موعد، أو جئت لمقابلة شخص",
    ),
    "You are checked in.": ("You are checked in.", "تم تسجيل وصولك."),
    "Please sit, we call A 42.": ("Please sit, we call A 42.", "تفضل بالجلوس، سننادي A 42."),
}


class Sheet(QWidget):
    """A page on which things stand at given places; mirrored in Arabic."""

    def __init__(self, theme: Theme, width: int, height: int, *, arabic: bool) -> None:
        super().__init__()
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(width, height)
        self.arabic = arabic
        if arabic:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        apply_theme(self, theme)
        self.typing: QWidget | None = None
        self.focused: list[QWidget] = []

    def say(self, words: str) -> str:
        """The words in the sheet's language."""
        return WORDS.get(words, (words, words))[int(self.arabic)]

    def put(self, widget: QWidget, x: int, y: int, width: int = 0, height: int = 0) -> QWidget:
        """Stand a widget here, in the size that it asks for unless one is given."""
        widget.setParent(self)
        # A widget made before it has its sheet measured itself in the default look.
        change = getattr(widget, "on_theme", None)
        if callable(change):
            change(theme_of(self))
        wide = width or widget.sizeHint().width()
        tall = height or (
            widget.heightForWidth(wide)
            if widget.hasHeightForWidth()
            else widget.sizeHint().height()
        )
        left = self.width() - x - wide if self.arabic else x
        widget.setGeometry(QRect(left, y, wide, tall))
        return widget

    def head(self, text: str, x: int, y: int) -> None:
        """The heading of a group."""
        self.put(Label(text, "small", "soft", bold=True), x, y, 620)

    def note(self, text: str, x: int, y: int, width: int = 290) -> None:
        """The line below a specimen."""
        self.put(Label(text, "small", "soft"), x, y, width)

    def take(self, path: Path) -> Path:
        """Write the picture."""
        self.show()
        if self.typing is not None:
            self.activateWindow()
            self.typing.setFocus()
            QApplication.processEvents()
        for widget in self.focused:
            FocusRing(self).stand_around(widget)
        pixmap: QPixmap = self.grab()
        pixmap.save(str(path))
        self.close()
        self.deleteLater()
        return path


def in_state(sheet: Sheet, button: Pressable, state: str) -> Pressable:
    """Put a specimen into a state that only a hand could bring about."""
    if state == "hover":
        button.hovered = True
    elif state == "focus":
        sheet.focused.append(button)
    elif state == "press":
        button.setDown(True)
    elif state == "closed":
        button.set_closed(sheet.say("Closed until 12:45. The desk has paper forms."))
    elif state == "busy":
        button.set_busy(sheet.say("One moment"))
        button.show_busy()
    return button
