"""A file of which nothing can be taken in: what is wrong, where, and the way to another one."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.desk.exchange import texts
from kiosk.desk.exchange.rules import Preview, Problem
from kiosk.desk.exchange.screens.bad import BadPanel
from kiosk.ui.context import Context
from kiosk.ui.empty import EmptyState

MOST, MOST_LOW, LOW, WIDTH = 5, 2, 700, 960


class RefusedPage(QWidget):
    """The reason in one sentence; where there are several, all of them as a list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("exchange.refused")
        self.empty = EmptyState(icon="ban", name="exchange.refused.empty")
        self.bad = BadPanel(context, MOST, name="exchange.refused.bad")
        self.bad.setMaximumWidth(WIDTH)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.bad, 1000)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addWidget(self.empty)
        column.addSpacing(14)
        column.addLayout(across)
        column.addStretch(3)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bad.set_most(MOST_LOW if event.size().height() < LOW else MOST)

    def show_preview(self, preview: Preview) -> None:
        """Say why."""
        t = self._context.t
        of_file = [problem for problem in preview.problems if not problem.order]
        self.empty.say(
            t("Nothing of this file can be taken in"),
            self._sentence((of_file or list(preview.problems))[-1]),
            t("Choose another file"),
        )
        self.bad.show_problems(preview.problems, preview.bad_rows, refused=True)
        self.bad.setVisible(len(preview.problems) > 1)

    def _sentence(self, problem: Problem) -> str:
        why = texts.why(problem.reason, self._context.language)
        where = [self._context.t("Row {row}", row=problem.row)] if problem.row else []
        where += [words.island(problem.column)] if problem.column else []
        return f"{', '.join(where)}: {why}" if where else why
