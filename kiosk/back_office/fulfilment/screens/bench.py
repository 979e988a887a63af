"""The bench: one order, the scan field, its pieces or packages, and the one thing to do next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.back_office.fulfilment import texts
from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.back_office.fulfilment.screens import worded
from kiosk.back_office.fulfilment.screens.packing import Boxes
from kiosk.back_office.fulfilment.screens.scan import ScanField
from kiosk.back_office.fulfilment.service.bench import Bench
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip, State
from kiosk.ui.context import Context
from kiosk.ui.notices import NoticeBar
from kiosk.ui.progress import ProgressBar
from kiosk.ui.select import Select
from kiosk.ui.table import Cell, Table
from kiosk.ui.text import Label, Run, island

SIDE, TAKEN = 16, 440
CHIPS: dict[ShipmentState, State] = {
    ShipmentState.WAITING: "plain",
    ShipmentState.ASSIGNED: "waiting",
    ShipmentState.PICKED: "waiting",
    ShipmentState.PACKED: "waiting",
    ShipmentState.STAGED: "ready",
}
S = ShipmentState


class BenchPanel(QFrame):
    """Shows a `Bench`; asks nothing itself. Buttons are the screen's, which guards and connects them."""

    placed = Signal(int, str)
    moved = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("fulfilment.bench")
        self._context = context
        self.bench: Bench | None = None
        self.boxes = Boxes()
        self.places: dict[int, str] = {}
        self._room = 900
        self._make()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._padded(self._head(), (14, 6)))
        self._column.addLayout(self._padded(self._scan_row(), (6, 14)))
        self._column.addWidget(self.wrong_box)
        self._column.addWidget(self.table)
        self._column.addLayout(self._padded(self._shelf_row(), (14, 0)))
        self._column.addLayout(self._padded(self._actions(), (14, 14)))
        self.table.pressed_cell.connect(self._on_cell)
        self.table.refitted.connect(self._limit)
        self.shelf.chosen.connect(self._on_shelf)

    def _make(self) -> None:
        self.title = Label("", "title", name="fulfilment.title")
        self.chip = Chip("", name="fulfilment.state")
        self.part = Chip("", "plain", name="fulfilment.part")
        self.hands = Label("", "body", "soft", name="fulfilment.hands")
        self.scan = ScanField(name="fulfilment.scan")
        self.progress = ProgressBar(name="fulfilment.progress")
        self.wrong = NoticeBar("", kind="overdue", name="fulfilment.wrong")
        self.wrong_box = QWidget()
        inside = QHBoxLayout(self.wrong_box)
        inside.setContentsMargins(SIDE, 0, SIDE, 14)
        inside.addWidget(self.wrong)
        self.wrong_box.hide()
        self.table = Table((), density="two_lines", name="fulfilment.lines")
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.shelf_words = Label("", "strong", name="fulfilment.shelf_words")
        self.shelf = Select(name="fulfilment.shelf")
        self.start = Button("", "primary", icon="hand", name="fulfilment.start")
        self.pack = Button("", "primary", icon="package", name="fulfilment.pack")
        self.stage = Button("", "primary", icon="archive", name="fulfilment.stage")
        self.later = Button("", icon="clock", name="fulfilment.later")
        self.add_box = Button("", icon="plus", name="fulfilment.add_box")
        self.unpack = Button("", icon="package-open", name="fulfilment.unpack")
        self.labels = Button("", icon="printer", name="fulfilment.labels")
        trailing = Qt.AlignmentFlag.AlignTrailing
        self.reason = Label("", "small", "soft", align=trailing, name="fulfilment.reason")
        self.later_words = Label("", "small", "soft", name="fulfilment.later_words")

    def _padded(self, inner: QHBoxLayout | QVBoxLayout, up: tuple[int, int]) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(SIDE, up[0], SIDE, up[1])
        box.addLayout(inner)
        return box

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        for chip in (self.chip, self.part):
            head.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.hands, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _scan_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.scan, 3)
        # Aligned: the lower of the two would otherwise be the height of both.
        row.addWidget(self.progress, 2, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _shelf_row(self) -> QHBoxLayout:
        self._shelf_widgets = (self.shelf_words, self.shelf)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.shelf_words)
        row.addWidget(self.shelf)
        row.addStretch(1)
        return row

    def _actions(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in (self.labels, self.unpack, self.add_box, self.later):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.start, self.pack, self.stage):
            row.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.later_words, 1)
        below.addWidget(self.reason, 1)
        column.addLayout(below)
        return column

    # ---- what it shows

    def show_bench(self, bench: Bench, *, mine: bool) -> None:
        """Show this order as it is now; what was decided of packages and places stays while it fits."""
        before = self.bench
        self.bench = bench
        if before is None or (before.shipment, before.state) != (bench.shipment, bench.state):
            self.boxes.fill(bench.lines)
            self.places = {}
            self.calm()
        context, t = self._context, self._context.t
        number = island(bench.number.lstrip("#"))
        self.title.set_runs(
            [
                Run(t("Order {number}", number=number)),
                Run(f"  {bench.customer}", bold=False, role="heading"),
            ]
        )
        self.chip.set_state(CHIPS.get(bench.state, "plain"), t(texts.STATES[bench.state]))
        self.part.setVisible(bench.part > 1)
        self.part.setText(t("Part {part}", part=bench.part))
        self.hands.setText(worded.since(bench, mine, context))
        self.show_rows()

    def show_rows(self) -> None:
        """The table, the progress and the buttons of this state."""
        bench, context = self.bench, self._context
        if bench is None:
            return
        rows, chosen = self._rows(bench)
        self.table.set_columns(worded.columns(bench, context))
        self.table.set_rows(rows, choose=chosen)
        if chosen is None:
            self.table.clearSelection()
        self._limit()
        done, total = self._done(bench)
        self.progress.setVisible(total > 0)
        self.progress.go(done, total, context.t("{done} of {n}", done=done, n=total))
        self._word_scan(bench)
        self._show_shelf(bench)
        self._show_buttons(bench)

    def fit(self, height: int) -> None:
        """Many lines scroll by themselves; the page does not."""
        self._room = height
        self._limit()

    def _limit(self) -> None:
        table = self.table
        most = max(4, (self._room - TAKEN) // table.row_height())
        tall = table.head_height() + most * table.row_height()
        table.setFixedHeight(min(table.whole_height(), tall))

    def _rows(self, bench: Bench) -> tuple[list[list[Cell]], int | None]:
        context = self._context
        if bench.state is S.PICKED:
            return worded.box_rows(bench, self.boxes.rows(), context), None
        if bench.parcels:
            following = self.next_parcel()
            ids: list[int] = [parcel.id for parcel in bench.parcels]
            rows = worded.parcel_rows(bench, self.places, context)
            return rows, ids.index(following) if following in ids else None
        return worded.line_rows(bench, context)

    def _done(self, bench: Bench) -> tuple[int, int]:
        if bench.state is S.ASSIGNED:
            return bench.picked, bench.quantity
        if bench.state is S.PACKED:
            return sum(p.id in self.places for p in bench.parcels), len(bench.parcels)
        return 0, 0

    def next_parcel(self) -> int | None:
        """The first package that has no place yet."""
        if self.bench is None or self.bench.state is not S.PACKED:
            return None
        return next((p.id for p in self.bench.parcels if p.id not in self.places), None)

    def _word_scan(self, bench: Bench) -> None:
        t = self._context.t
        asks = {
            S.ASSIGNED: t("Scan the next piece, or type its number"),
            S.PICKED: t("Scan a piece into package {number}", number=self.boxes.open),
            S.PACKED: t("Scan a shelf place, or type its name"),
        }.get(bench.state, t("Scan a package, or type an order's number"))
        self.scan.setPlaceholderText(asks)
        self.scan.setAccessibleName(asks)

    def _show_shelf(self, bench: Bench) -> None:
        shown = bench.state is S.PACKED and bool(bench.shelves)
        for widget in self._shelf_widgets:
            widget.setVisible(shown)
        if shown:
            t = self._context.t
            parcel = self.next_parcel() or bench.parcels[-1].id
            number = next(p.number for p in bench.parcels if p.id == parcel)
            words = t("Shelf place of package {number}", number=island(number))
            self.shelf_words.setText(words)
            none = ("", t("Choose"))
            self.shelf.set_choices([none, *((name, name) for name in bench.shelves)])
            self.shelf.setAccessibleName(words)
            self.shelf.set_value(self.places.get(parcel, ""))

    def _show_buttons(self, bench: Bench) -> None:
        t, tn, state = self._context.t, self._context.tn, bench.state
        self.start.set_words(t("Start picking"))
        self.later.set_words(t("The rest comes later"))
        self.add_box.set_words(t("One more package"))
        self.unpack.set_words(t("Unpack"))
        many = len(bench.parcels)
        self.labels.set_words(tn("Print label", "Print {n} labels", many))
        used = self.boxes.used()
        pieces = tn("Pack {n} piece", "Pack {n} pieces", bench.quantity)
        into = tn("Pack into {n} package", "Pack into {n} packages", used)
        self.pack.set_words(into if used > 1 else pieces)
        self.stage.set_words(tn("Put on the shelf", "Put {n} packages on the shelf", many))
        shown: dict[Button, bool] = {
            self.start: state is S.WAITING,
            self.later: state is S.ASSIGNED,
            self.pack: state in (S.ASSIGNED, S.PICKED),
            self.add_box: state is S.PICKED,
            self.unpack: state is S.PACKED,
            self.stage: state is S.PACKED,
            self.labels: state in (S.PACKED, S.STAGED),
        }
        for button, there in shown.items():
            button.setVisible(there)

    def why_closed(self) -> dict[Button, str]:
        """Buttons that wait for something, each with what it waits for."""
        bench, t, tn = self.bench, self._context.t, self._context.tn
        if bench is None:
            return {}
        found: dict[Button, str] = {}
        if bench.state is S.ASSIGNED:
            left = bench.quantity - bench.picked
            found[self.pack] = tn(
                "Opens when the last piece is scanned.", "Opens when {n} more pieces are scanned.",
                left,
            )  # fmt: skip
            if not bench.picked:
                found[self.later] = t("Scan at least one piece first.")
        if bench.state is S.PACKED and self.next_parcel() is not None:
            found[self.stage] = t("Opens when every package has a place.")
        return found

    def explain(self, reasons: dict[Button, str]) -> None:
        """Below the buttons: why the main one waits, or what the second one means."""
        bench = self.bench
        main = next((b for b in (self.pack, self.stage) if not b.isHidden()), None)
        said = reasons.get(main, "") if main is not None else ""
        self.reason.setText(said)
        later = ""
        if bench is not None and bench.state is S.ASSIGNED and self.later not in reasons:
            later = self._context.t("What is scanned goes on. The rest becomes a part of its own.")
        self.later_words.setText(later)
        for label, words in ((self.reason, said), (self.later_words, later)):
            label.setVisible(bool(words))

    def alarm(self, fact: str, action: str = "") -> None:
        """A scan that stops, with what could be done about it."""
        self.wrong.say(fact, "", "overdue", action=action)
        self.wrong_box.show()

    def calm(self) -> None:
        """The scan that stopped is over."""
        self.wrong_box.hide()

    # ---- hands

    def _on_cell(self, row: int, _column: str) -> None:
        rows = self.boxes.rows()
        if 0 <= row < len(rows):
            self.moved.emit(rows[row][0], rows[row][1])

    def _on_shelf(self, name: str) -> None:
        parcel = self.next_parcel()
        if parcel is None and self.bench is not None and self.bench.parcels:
            parcel = self.bench.parcels[-1].id
        if name and parcel is not None:
            self.placed.emit(parcel, name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.scan.align_to(rtl=rtl)
