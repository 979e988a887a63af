"""The rows of *Who can do this now?*: oneself, colleagues to call, and whoever may stand beside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.boxes import PinBoxes
from kiosk.ui.buttons import Button, Kind
from kiosk.ui.chips import Avatar, initials
from kiosk.ui.context import Context, Helper
from kiosk.ui.notices import NoticeBar
from kiosk.ui.text import Label

SIDE, AIR = 18, 10
FACE = 32


class PersonLine(QWidget):
    """A face, a name, a second line, and at the end what one can do about it."""

    def __init__(self, name: str, second: str, *, called: str, own: bool = False) -> None:
        super().__init__()
        self.setObjectName(called)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SIDE, AIR, SIDE, AIR)
        self._row.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(name, "strong", name=f"{called}.name"))
        if second:
            said.addWidget(Label(second, "small", "soft", name=f"{called}.where"))
        face = Avatar(initials(name), "person" if own else "other", person=name, size=FACE)
        self._row.addWidget(face, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(said, 1)

    def show_face_of(self, name: str) -> None:
        """The row says *You*; its face is somebody's."""
        face = self._row.itemAt(0)
        widget = face.widget() if face is not None else None
        if isinstance(widget, Avatar):
            widget.set_person(initials(name), name)

    def offer(self, words: str, kind: Kind, icon: str, *, called: str) -> Button:
        """A button at the end."""
        button = Button(words, kind, icon=icon, size="small", name=called)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button


class HelperLine(QFrame):
    """A colleague who can do it: *Call*, and where it counts, a place to prove that they stand beside."""

    called = Signal()
    proven = Signal(str)

    def __init__(self, context: Context, helper: Helper, number: int, *, beside: bool) -> None:
        super().__init__()
        self.helper = helper
        base = f"shell.popover.helper.{number}"
        t = context.t
        self.line = PersonLine(helper.name, helper.where, called=base)
        self.here: Button | None = None
        if beside:
            self.here = self.line.offer(
                t("Beside me"), "secondary", "users", called=f"{base}.beside"
            )
            self.here.setAccessibleName(t("{name} stands beside me", name=helper.name))
            self.here.pressed_open.connect(self.open_pin)
        self.call = self.line.offer(t("Call"), "secondary", "phone", called=f"{base}.call")
        self.call.setAccessibleName(t("Call {name}", name=helper.name))
        self.call.pressed_open.connect(self.called)
        self.pin = PinBoxes(t("PIN of {name}", name=helper.name), name=f"{base}.pin")
        self.pin.filled.connect(self.proven)
        self.said = NoticeBar("", kind="overdue", name=f"{base}.said")
        self.said.hide()
        self.proof = QWidget()
        inside = QVBoxLayout(self.proof)
        inside.setContentsMargins(SIDE + FACE + 12, 0, SIDE, AIR)
        inside.setSpacing(6)
        label = Label(t("PIN of {name}", name=helper.name), "small")
        for part in (label, self.pin, self.said):
            inside.addWidget(part)
        self.proof.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.proof)

    @property
    def proving(self) -> bool:
        """Whether the PIN is being typed."""
        return not self.proof.isHidden()

    def open_pin(self) -> None:
        """Ask for the PIN of whoever stands beside."""
        self.proof.show()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, why: str) -> None:
        """It does not count: say why, and take the next."""
        self.pin.clear()
        self.pin.set_wrong(True)
        self.said.say(why, "", "overdue")
        self.said.show()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """No PIN stays behind."""
        self.pin.clear()
