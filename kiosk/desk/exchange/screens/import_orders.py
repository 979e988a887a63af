"""Import orders: choose a file, see what would become of it, decide, and go on to fulfilment."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedLayout, QVBoxLayout
from typing_extensions import override

from kiosk.core import words
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.desk.exchange import service, texts
from kiosk.desk.exchange.rules import Preview, TakenIn
from kiosk.desk.exchange.screens.choosing import Choosing
from kiosk.desk.exchange.screens.preview import PreviewPage
from kiosk.desk.exchange.screens.refused import RefusedPage
from kiosk.desk.exchange.screens.under_way import UnderWay
from kiosk.ui.background import Errand
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.empty import EmptyState
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading

SOURCE = "shopify"


class ImportScreen(Screen):
    """One page at a time: choosing, under way, the preview, what cannot be taken in, done."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._file = ""
        self._correcting = False
        self._began = 0.0
        self._seconds = 0.0
        self._preview: Preview | None = None
        self._done: TakenIn | None = None
        self._errand: Errand | None = None
        self._back_to: Any = None
        self.setAcceptDrops(True)
        self.title = Heading("", name="exchange.title")
        self.dry = Chip("", "supervised", icon="eye", name="exchange.dry")
        self.another = Button("", icon="folder-input", name="exchange.another")
        self.choosing = Choosing(context)
        self.under_way = UnderWay(context)
        self.preview = PreviewPage(context)
        self.refused = RefusedPage(context)
        self.done = EmptyState(icon="check", name="exchange.done")
        self._arrange()
        self._connect()
        self._turn(self.choosing)
        self.retext()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.dry)
        head.addStretch(1)
        head.addWidget(self.another)
        self._pages = QStackedLayout()
        self._pages.setContentsMargins(0, 0, 0, 0)
        for page in (self.choosing, self.under_way, self.preview, self.refused, self.done):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(self._pages, 1)

    def _connect(self) -> None:
        self.choosing.chosen.connect(self.look_at)
        self.another.pressed_open.connect(self._start_over)
        self.refused.empty.primary.pressed_open.connect(self._start_over)
        self.refused.bad.save.pressed_open.connect(self._save)
        self.done.primary.pressed_open.connect(lambda: self.context.go("fulfilment"))
        self.done.secondary.pressed_open.connect(self._start_over)
        self.under_way.stopped.connect(self._stop)
        self.preview.correct.pressed_open.connect(self._correct)
        self.preview.take.pressed_open.connect(self._take)
        self.preview.show_row.connect(self._show_row)
        self.preview.bad.save.pressed_open.connect(self._save)
        self.guard(self.preview.take, Task.ORDERS_IMPORT)

    # ---- what the window asks

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("Import orders"))
        self.dry.setText(t("Look only: nothing is written yet"))
        self.another.set_words(t("Another file"))
        self.choosing.retext(self._file if self._correcting else "")
        if self._preview is not None:
            self._word_preview(self._preview)
        if self._done is not None:
            self._word_done(self._done)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            self.look_at(path)

    # ---- reading

    def look_at(self, file: str) -> None:
        """Read this file and show what would become of it; one at a time."""
        if self._pages.currentWidget() is self.under_way:
            return
        self._file, self._correcting, self._preview = file, False, None
        self._began = time.monotonic()
        self._turn(self.under_way)
        self.under_way.begin(Path(file).name, None)
        self._back_to = self.choosing
        self._errand = self.ask_long(
            service.look_at,
            then=self._seen,
            otherwise=self._say_no,
            progress=self.under_way.go,
            file=file,
            source=SOURCE,
        )

    def _seen(self, preview: Preview) -> None:
        self._seconds = time.monotonic() - self._began
        self._preview = preview
        self._word_preview(preview)
        self._turn(self.refused if preview.refused else self.preview)

    def _word_preview(self, preview: Preview) -> None:
        if preview.refused:
            self.refused.show_preview(preview)
            return
        title = texts.source(preview.source, self.context.language)
        self.preview.show_preview(preview, self._seconds, title)

    def _show_row(self, row: int) -> None:
        self.ask(
            service.record,
            then=lambda cells: self.preview.show_record(row, cells),
            file=self._file,
            source=SOURCE,
            row=row,
        )

    # ---- deciding

    def _take(self) -> None:
        preview = self._preview
        if preview is None or not preview.drafts:
            return
        self._turn(self.under_way)
        self.under_way.begin(preview.file, preview.new)
        self._back_to = self.preview
        self._errand = self.ask_long(
            service.take_in,
            then=self._taken,
            otherwise=self._say_no,
            progress=self.under_way.go,
            source=preview.source,
            drafts=preview.drafts,
            skip_bad=bool(preview.problems),
            left_out=preview.left_out,
        )

    def _taken(self, done: TakenIn) -> None:
        self._done = done
        self._word_done(done)
        self._turn(self.done)

    def _word_done(self, done: TakenIn) -> None:
        t, tn = self.t, self.tn
        booked = words.amount_with_currency(
            done.totals.booked.total, self.context.currency, self.context.language
        )
        papers = [
            tn("{n} deposit", "{n} deposits", done.deposits),
            tn("{n} invoice", "{n} invoices", done.invoices),
            tn("{n} credit note", "{n} credit notes", done.credit_notes),
        ]
        listed = words.joined(papers, self.context.language)
        said = t("Booked: {amount} by {papers}.", amount=words.island(booked), papers=listed)
        if done.history:
            said += " " + tn(
                "{n} order of the past is kept and books nothing.",
                "{n} orders of the past are kept and book nothing.",
                done.history,
            )
        left_out = self._preview.bad_rows if self._preview is not None else 0
        if left_out:
            said += " " + tn("{n} row was left out.", "{n} rows were left out.", left_out)
        fact = tn("{n} order is taken in", "{n} orders are taken in", done.imported)
        self.done.say(fact, said, t("Go to fulfilment"), t("Another file"))

    def _say_no(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self._turn(self._back_to)

    def _stop(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
        self._turn(self._back_to)

    def _correct(self) -> None:
        self._correcting = True
        self.choosing.retext(self._file)
        self._turn(self.choosing)

    def _start_over(self) -> None:
        self._correcting, self._preview, self._done = False, None, None
        self.choosing.path.wipe()
        self.choosing.retext()
        self._turn(self.choosing)

    # ---- the list of bad rows

    def _save(self) -> None:
        dialog = QFileDialog(self, self.t("Save this list"))
        dialog.setObjectName("exchange.save_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{Path(self._file).stem}-left-out.csv")
        dialog.fileSelected.connect(self.save_list)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_list(self, file: str) -> None:
        """Write the list of what cannot be taken in to `file`."""
        if self._preview is None:
            return
        said = texts.listed(self._preview.problems, self.context.language)
        try:
            Path(file).write_text(said, encoding="utf-8-sig", newline="")
        except OSError as error:
            why = error.strerror or ""
            self.notice("overdue", self.t("The list could not be saved."), why)
            return
        self.notice("ready", self.t("The list is saved."), words.island(file))

    # ---- pages

    def _turn(self, page: Any) -> None:  # noqa: ANN401 - one of the pages
        self._pages.setCurrentWidget(page)
        self.dry.setVisible(page is self.preview)
        self.another.setVisible(page is self.preview)


def _dropped(event: QDropEvent) -> str:
    """The path of the one file that is dragged over us, or empty."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    return urls[0].toLocalFile()
