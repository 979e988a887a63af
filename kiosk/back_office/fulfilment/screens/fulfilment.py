"""Fulfilment at the desk: the order in hand is picked, packed and put on the shelf, all by scan."""

from __future__ import annotations

import functools
from dataclasses import replace

from typing_extensions import override

from kiosk.back_office.fulfilment import service
from kiosk.back_office.fulfilment.rules import FulfilmentRefusal, ShipmentState
from kiosk.back_office.fulfilment.screens.board_page import BoardPage
from kiosk.back_office.fulfilment.screens.labels import labels_of
from kiosk.back_office.fulfilment.service import Picked, Tab
from kiosk.back_office.fulfilment.service import bench as benches
from kiosk.back_office.fulfilment.service.bench import Bench, Spot
from kiosk.core.ids import OrderId, PackageId, PlaceId, ShipmentId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind
from kiosk.ui.text import island

WRONG = (FulfilmentRefusal.WRONG_ITEM, FulfilmentRefusal.ITEM_COMPLETE)
S = ShipmentState


class FulfilmentScreen(BoardPage):
    """The scan field has the keyboard whenever it can; a scan means what the order in hand waits for."""

    @override
    def _connect(self) -> None:
        super()._connect()
        panel = self.panel
        self._unknown_shelf = ""
        panel.scan.code.connect(self._on_code)
        panel.wrong.pressed_open.connect(self._add_shelf)
        panel.placed.connect(self._place)
        panel.moved.connect(self._move)
        panel.start.pressed_open.connect(self._start)
        panel.pack.pressed_open.connect(self._pack)
        panel.stage.pressed_open.connect(self._stage)
        panel.later.pressed_open.connect(self._later)
        panel.unpack.pressed_open.connect(self._unpack)
        panel.add_box.pressed_open.connect(self._add_box)
        panel.labels.pressed_open.connect(self._print)

    @override
    def scanned(self, code: str) -> None:
        self.panel.scan.take(code)

    # ---- scans

    def _on_code(self, code: str) -> None:
        bench = self.panel.bench if self._in_hand is not None else None
        state = bench.state if bench is not None else None
        if bench is not None and state is S.ASSIGNED and bench.shipment is not None:
            self._pick(bench.shipment, code)
            return
        if bench is not None and state is S.PICKED:
            self._into_box(bench, code)
        elif bench is not None and state is S.PACKED:
            self._onto_shelf(bench, code)
        else:
            then = functools.partial(self._located, code)
            self.ask(benches.locate, then=then, busy=[self.panel.scan], code=code)
            return
        self.panel.scan.done()

    def _pick(self, shipment: ShipmentId, code: str) -> None:
        then = functools.partial(self._picked, shipment)
        if not self.may(Task.SHIPMENT_PICK, at=self.panel.scan):
            self.context.beep("wrong")
            self.panel.scan.done()
            return
        self.ask(
            service.pick, then=then, otherwise=self._not_picked, busy=[self.panel.scan],
            shipment_id=shipment, code=code,
        )  # fmt: skip

    def _picked(self, _shipment: ShipmentId, _answer: Picked) -> None:
        self.context.beep("right")
        self.panel.calm()
        self._look()

    def _not_picked(self, refusal: Refusal) -> None:
        self.context.beep("wrong")
        if refusal.code in WRONG:
            number = str(refusal.facts.get("number", "")).lstrip("#")
            said = replace(refusal, facts={**refusal.facts, "number": island(number)})
            self.panel.alarm(self.context.refusal_sentence(said))
        else:
            self.context.say_refusal(refusal)
            self._look()
        self._focus()

    def _stop(self, fact: str) -> None:
        self.context.beep("wrong")
        self.panel.alarm(fact)

    def _into_box(self, bench: Bench, code: str) -> None:
        said = code.strip().casefold()
        fitting = [
            line for line in bench.lines if said in (line.sku.casefold(), line.barcode.casefold())
        ]
        if not fitting:
            number = bench.number.lstrip("#")
            self._stop(
                self.t("This does not belong to order {number}. Put it back.", number=number)
            )
            return
        if any(self.panel.boxes.take(line.id) for line in fitting):
            self.context.beep("right")
            self.panel.calm()
        else:
            self._stop(self.t("All pieces of this are in the package already."))
        self.panel.show_rows()
        self._hold()

    def _onto_shelf(self, bench: Bench, code: str) -> None:
        shelf = next((name for name in bench.shelves if name.casefold() == code.casefold()), None)
        parcel = self.panel.next_parcel()
        if shelf is None:
            self._no_shelf(code)
        elif parcel is None:
            self._stop(self.t("Every package has a place already."))
        else:
            self.context.beep("right")
            self._place(parcel, shelf)

    def _no_shelf(self, code: str) -> None:
        may = self.context.closed(Task.PLACE_ADD) is None
        self._unknown_shelf = code if may else ""
        self.context.beep("wrong")
        fact = self.t("{name} is no shelf place. Scan the label of a shelf.", name=code)
        self.panel.alarm(fact, self.t("Add it as a shelf place") if may else "")

    def _add_shelf(self) -> None:
        name, parcel = self._unknown_shelf, self.panel.next_parcel()
        if name and parcel is not None:
            then = functools.partial(self._shelf_added, parcel, name)
            self.ask(
                stock.add_place, then=then, otherwise=self._refused, name=name, kind=PlaceKind.SHELF
            )

    def _shelf_added(self, parcel: int, name: str, _place: PlaceId) -> None:
        self._unknown_shelf = ""
        self._place(parcel, name)
        self._look()

    def _located(self, code: str, spot: Spot | None) -> None:
        if spot is None:
            self._stop(self.t("No order here has the number {code}.", code=code))
        else:
            self.context.beep("right")
            self._found(spot)

    # ---- packages

    def _place(self, parcel: int, name: str) -> None:
        self.panel.places[parcel] = name
        self.panel.calm()
        self.panel.show_rows()
        self._hold()
        self._focus()

    def _move(self, line: int, box: int) -> None:
        if self.panel.boxes.count == 1:
            self.panel.boxes.add()
        self.panel.boxes.next_box(line, box)
        self.panel.show_rows()
        self._hold()

    def _add_box(self) -> None:
        self.panel.boxes.add()
        self.panel.show_rows()
        self._focus()

    # ---- acts

    def _start(self) -> None:
        if self._in_hand is None:
            return
        order, shipment = self._in_hand
        busy = [self.panel.start]
        then = functools.partial(self._started, order)
        if shipment is None:
            self.ask(service.start, then=then, otherwise=self._refused, busy=busy, order=order)
        else:
            self.ask(
                service.resume, then=then, otherwise=self._refused, busy=busy, shipment_id=shipment
            )

    def _started(self, order: OrderId, shipment: ShipmentId) -> None:
        self._follow(Tab.PICKING, order, shipment)

    def _later(self) -> None:
        if self._in_hand is not None and self._in_hand[1] is not None:
            self.ask(
                service.split, then=self._split, otherwise=self._refused, busy=[self.panel.later],
                shipment_id=self._in_hand[1],
            )  # fmt: skip

    def _split(self, _rest: ShipmentId) -> None:
        self.notice("ready", self.t("The rest is under To pick again."))
        self.refresh()

    def _pack(self) -> None:
        if self._in_hand is not None and self._in_hand[1] is not None:
            order, shipment = self._in_hand[0], self._in_hand[1]
            self.ask(
                service.pack, then=functools.partial(self._packed, order, shipment),
                otherwise=self._refused, busy=[self.panel.pack], shipment_id=shipment,
                packing=self.panel.boxes.packing(),
            )  # fmt: skip

    def _packed(self, order: OrderId, shipment: ShipmentId, _packages: object) -> None:
        self._follow(Tab.PACKED, order, shipment)

    def _unpack(self) -> None:
        if self._in_hand is not None and self._in_hand[1] is not None:
            order = self._in_hand[0]
            self.ask(
                service.unpack, then=functools.partial(self._started, order),
                otherwise=self._refused, busy=[self.panel.unpack], shipment_id=self._in_hand[1],
            )  # fmt: skip

    def _stage(self) -> None:
        if self._in_hand is None or self._in_hand[1] is None:
            return
        order, shipment = self._in_hand
        places = tuple((PackageId(each), name) for each, name in self.panel.places.items())
        self.ask(
            service.stage, then=functools.partial(self._staged, order), otherwise=self._refused,
            busy=[self.panel.stage], shipment_id=shipment, places=places,
        )  # fmt: skip

    def _staged(self, order: OrderId, shipment: ShipmentId) -> None:
        bench = self.panel.bench
        if bench is not None:
            number = bench.number.lstrip("#")
            self.notice("ready", self.t("Order {number} is on the shelf.", number=number))
        self._follow(Tab.ON_SHELF, order, shipment)

    def _refused(self, refusal: Refusal) -> None:
        self.context.beep("wrong")
        self.context.say_refusal(refusal)
        self.refresh()

    def _print(self) -> None:
        if self._in_hand is not None and self._in_hand[1] is not None:
            order, shipment = self._in_hand
            self.ask(
                labels_of, then=self._printed, busy=[self.panel.labels], order=order,
                shipment=shipment, language=self.context.language,
                places=dict(self.panel.places),
            )  # fmt: skip

    def _printed(self, papers: tuple[tuple[str, bytes], ...]) -> None:
        for name, pdf in papers:
            self.context.print_pdf(name, pdf)
        said = self.tn("The label is printing.", "{n} labels are printing.", len(papers))
        self.notice("ready", said)
        self._focus()
