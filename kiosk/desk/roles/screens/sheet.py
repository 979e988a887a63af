"""The sheet of a note: its head with the role's arch, lines, what holds meanwhile, and the keys below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.task import Role
from kiosk.desk.roles.rules import Place
from kiosk.desk.roles.screens.note_row import NoteRow
from kiosk.desk.roles.screens.signs import RoleArch, Tint
from kiosk.ui.buttons import Button
from kiosk.ui.frames import Frame
from kiosk.ui.remarks import Remark
from kiosk.ui.text import Label, Run

SIDE = 24


class NoteSheet(QWidget):
    """Head, rows, band and foot; the screen that holds it says what its keys do."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._arch = QHBoxLayout()
        self.title = Label("", "title", name=f"{name}.title")
        self.second = Label("", "small", "soft", name=f"{name}.second")
        self.cross = Button("", "plain", icon="x", size="small", name=f"{name}.close")
        self.band = Label("", "body", "s_cover", name=f"{name}.band")
        self.remark = Remark("", "info", name=f"{name}.remark")
        self.later = Button("", "secondary", name=f"{name}.later")
        self.go = Button("", "primary", name=f"{name}.go")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.second)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 16, 16, 14)
        head.setSpacing(14)
        head.addLayout(self._arch)
        head.addLayout(words, 1)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self._band = Tint("s_cover_tint")
        inside = QVBoxLayout(self._band)
        inside.setContentsMargins(SIDE, 12, SIDE, 12)
        inside.addWidget(self.band)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 14, SIDE, 14)
        foot.setSpacing(12)
        foot.addWidget(self.remark, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.later)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Frame("rule"))
        column.addLayout(self._rows)
        column.addWidget(self._band)
        column.addLayout(foot)

    def show_head(self, role: Role, title: str, second: str) -> None:
        """Of which role it is."""
        empty(self._arch)
        arch = RoleArch(role, Place.COVERED, filled=True, wide=44)
        self._arch.addWidget(arch, 0, Qt.AlignmentFlag.AlignTop)
        self.title.setText(title)
        self.second.setText(second)

    def show_rows(self, rows: Sequence[NoteRow], nothing: str) -> None:
        """The lines; where there is none, a sentence that says so."""
        empty(self._rows)
        for row in rows:
            put(self._rows, row)
            put(self._rows, Frame("rule"))
        if not rows:
            label = Label(nothing, "body", "soft")
            label.setContentsMargins(SIDE, 16, SIDE, 16)
            put(self._rows, label)

    def show_band(self, strong: str, rest: str) -> None:
        """What holds from now on, on teal; nothing hides the band."""
        self._band.setVisible(bool(strong or rest))
        self.band.set_runs([Run(strong, bold=True), Run(f" {rest}" if rest else "")])


def put(layout: QHBoxLayout | QVBoxLayout, widget: QWidget) -> None:
    """Add what is seen at once: whoever presses a key before the next round finds it."""
    layout.addWidget(widget)
    widget.show()


def empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Take everything out; it is destroyed."""
    while layout.count():
        item = layout.takeAt(0)
        gone = item.widget() if item is not None else None
        if gone is not None:
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
