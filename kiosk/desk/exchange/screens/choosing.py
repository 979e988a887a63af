"""Before there is a file: how one gets an export, and three ways to give it to us."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.empty import EmptyState, Way
from kiosk.ui.field import Field

WIDTH = 560


class Choosing(QWidget):
    """`chosen` carries the path of a file: picked, typed, or dropped on the screen."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("exchange.choosing")
        self.empty = EmptyState(icon="folder-input", name="exchange.empty")
        self.path = Field("", name="exchange.path")
        self.read = Button("", "secondary", name="exchange.read")
        typed = QHBoxLayout()
        typed.setSpacing(8)
        typed.addWidget(self.path, 1)
        typed.addWidget(self.read)
        narrow = QHBoxLayout()
        narrow.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        holder.setLayout(typed)
        narrow.addWidget(holder, 1000)
        narrow.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addWidget(self.empty)
        column.addSpacing(8)
        column.addLayout(narrow)
        column.addStretch(3)
        self.empty.primary.pressed_open.connect(self.choose)
        self.read.pressed_open.connect(self._typed)
        self.path.entered.connect(self._typed)

    def retext(self, again: str = "") -> None:
        """Word it; `again` is the file that somebody went to correct."""
        t = self._context.t
        if again:
            said = t("Save it under the same name, then read it once more.")
            self.empty.say(t("Correct the file in its program"), said, t("Choose a file"))
            self.path.set_text(again)
        else:
            self.empty.say(
                t("No file yet"),
                t(
                    "Drop an orders export here, or choose it. Nothing is written before you say so."
                ),
                t("Choose a file"),
            )
        self.path.set_texts("", placeholder=t("Or type where it lies"))
        self.read.set_words(t("Read this file"))
        self.empty.set_ways(
            (
                Way("store", t("In Shopify"),
                    t("Open Orders and choose Export, as a CSV file for any program.")),
                Way("download", t("On this PC"),
                    t("It is called orders_export.csv. Leave it just as it is.")),
                Way("eye", t("Here"),
                    t("You see what every order becomes and whether the sums agree. Then you decide.")),
            )
        )  # fmt: skip

    def choose(self) -> None:
        """Open the system's dialogue beside the work, not in its way."""
        dialog = QFileDialog(self, self._context.t("Choose an orders export"))
        dialog.setObjectName("exchange.dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{self._context.t('Orders export')} (*.csv)", "* (*)"])
        dialog.fileSelected.connect(self.chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _typed(self) -> None:
        if self.path.text():
            self.chosen.emit(self.path.text())
        else:
            self.path.set_error(self._context.t("Type the path of the file first."))
