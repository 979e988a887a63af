"""What was said in a talk by text: on this page for as long as it goes on, in no table and no file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.context import Context
from kiosk.ui.text import Label, Run, Small

MOST = 3


class Talk(QWidget):
    """The last pairs of a text and its answer; as many widgets as at the beginning."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pairs: list[tuple[str, str, str]] = []
        self.head = Label("", "strong", name="text.show.said")
        self.rows: list[tuple[QFrame, Label, QFrame, Label, Small]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        for place in range(MOST):
            own, own_words = self._bubble("hint", f"text.show.said.{place}.own")
            theirs, answer = self._bubble("card", f"text.show.said.{place}.answer")
            when = Small("", name=f"text.show.said.{place}.when")
            inside = theirs.layout()
            if inside is not None:
                inside.addWidget(when)
            for bubble, side in (
                (own, Qt.AlignmentFlag.AlignTrailing), (theirs, Qt.AlignmentFlag.AlignLeading),
            ):  # fmt: skip
                row = QHBoxLayout()
                row.addStretch(1) if side is Qt.AlignmentFlag.AlignTrailing else None
                row.addWidget(bubble, 3)
                row.addStretch(1) if side is Qt.AlignmentFlag.AlignLeading else None
                column.addLayout(row)
            self.rows.append((own, own_words, theirs, answer, when))
        self.retext()

    def add(self, text: str, answer: str, at: str) -> None:
        """The customer answered."""
        self._pairs = [*self._pairs, (text, answer, at)][-MOST:]
        self._show()

    def forget(self) -> None:
        """The talk is over."""
        self._pairs = []
        self._show()

    def wipe(self) -> None:
        """The same, when the page goes."""
        self.forget()

    def retext(self) -> None:
        """The words of this desk."""
        t = self._context.t
        self.head.set_runs(
            [
                Run(t("What was said")),
                Run("   " + t("not kept after the end"), bold=False, colour="soft"),
            ]
        )
        self._show()

    def _show(self) -> None:
        t = self._context.t
        self.head.setVisible(bool(self._pairs))
        for place, (own, own_words, theirs, answer, when) in enumerate(self.rows):
            there = place < len(self._pairs)
            text, said, at = self._pairs[place] if there else ("", "", "")
            own_words.setText(_alone(text))
            answer.setText(_alone(said))
            when.setText(t("Customer, {time}", time=at) if there else "")
            own.setVisible(there)
            theirs.setVisible(there)

    def _bubble(self, kind: str, name: str) -> tuple[QFrame, Label]:
        frame = QFrame()
        frame.setProperty("kind", kind)
        said = Label("", "body", name=name)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(2)
        inside.addWidget(said)
        return frame, said


def _alone(said: str) -> str:
    """What somebody typed runs as its own letters do, whatever the desk reads."""
    return f"\u2068{said}\u2069" if said else ""
