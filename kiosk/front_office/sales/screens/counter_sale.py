"""The counter: tap or scan, say what was given, take it. Three actions; nobody needs to be a customer."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from typing_extensions import override

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.core import words
from kiosk.core.ids import CustomerId, OrderId, PickupId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.front_office.sales import service
from kiosk.front_office.sales.rules import Counter, Key, Keys, RungUp
from kiosk.front_office.sales.screens import ways
from kiosk.front_office.sales.screens.basket import Basket
from kiosk.front_office.sales.screens.sale_page import (
    BY_NAME,
    DONE,
    EMPTY,
    PICK,
    ROWS,
    SalePage,
)
from kiosk.front_office.sales.screens.terminal import AtTerminal
from kiosk.records.customers import service as customers
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Order
from kiosk.records.settings.rules import PREFIX, Series
from kiosk.ui.context import Context
from kiosk.ui.paying import Taken
from kiosk.ui.text import island
from kiosk.ui.theme import Theme, theme_of

RETURN = "sales_return"


@dataclass(frozen=True, slots=True)
class Beside:
    """The collection beside which somebody buys something more."""

    order: OrderId
    number: str
    pickup: PickupId | None


class CounterSale(SalePage):
    """The field has the keyboard whenever it can; Enter in it, when it is empty, takes the money."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.basket = Basket()
        self._counter: Counter | None = None
        self._customer: tuple[CustomerId, str] | None = None
        self._beside: Beside | None = None
        self._page = Keys((), 0)
        self._offset = 0
        self._room = 0
        self._searching = ""
        self._showing = EMPTY
        self._terminal = AtTerminal(
            self, self.tender, self.lost, sold=self._sold_by_card, refused=self._refused
        )
        self._connect()
        self.guard(self.tender.take, Task.SALE_RING_UP)
        self.keys.installEventFilter(self)
        self.retext()

    def _connect(self) -> None:
        self.back.pressed_open.connect(functools.partial(self.context.go, RETURN))
        self.field.code.connect(self._on_code)
        self.field.looked.connect(self._look)
        self.field.went_on.connect(self.tender.take_it)
        self.order.chosen.connect(self._on_order)
        self.keys.pressed.connect(self._add)
        self.keys.wanted.connect(self._edit)
        self.keys.turned.connect(self._turn)
        self.rows.changed.connect(self._put)
        self.head.wanted.connect(self._want_customer)
        self.head.dropped.connect(self._drop_customer)
        self.pick.asked.connect(self._ask_customer)
        self.pick.chosen.connect(self._chose_customer)
        self.tender.taken.connect(self._take)
        self.tender.changed.connect(self._show_steps)

    # ---- what a screen offers

    @override
    def opened(
        self, *, order: OrderId | None = None, pickup: PickupId | None = None, **arguments: object
    ) -> None:
        """With `order` the sale stands beside its collection: it is its customer's, and leads back to `pickup`."""
        if order is not None:
            self.ask(orders.order, then=functools.partial(self._stand_beside, pickup), order=order)
        self.refresh()
        self._focus()

    @override
    def refresh(self) -> None:
        self._ask_keys()
        self._ask_counter()

    @override
    def retext(self) -> None:
        self.word_page()
        self._show_basket()
        self._show_keys()

    @override
    def regard(self) -> None:
        super().regard()
        self.tender.renew()

    @override
    def scanned(self, code: str) -> None:
        self.field.take(code)

    @override
    def wipe(self) -> None:
        self.basket.clear()
        self._customer = self._beside = None
        self.field.drop()
        super().wipe()

    # ---- keys

    def _ask_keys(self) -> None:
        if self._searching or not self._room:
            return
        self.ask(
            service.picture_keys, then=self._got_keys, newest=True, limit=self._room,
            offset=self._offset, by_name=self.order.value() == BY_NAME,
        )  # fmt: skip

    def _got_keys(self, page: Keys) -> None:
        if not self._searching:
            self._page = page
            self._show_keys()

    def _show_keys(self) -> None:
        page, shown = self._page, self._page.keys
        more = 0 if self._searching else page.total - self._offset - len(shown)
        if more > 0 and len(shown) == self._room:
            shown, more = shown[:-1], more + 1
        self.keys.show_keys(shown, more, again=self._offset > 0 and not self._searching)
        self.keys.count(self.basket.counts)
        nothing = self.t("There are no products yet. They come in with the orders of the web shop.")
        if self._searching:
            nothing = self.t("No product is called that: {words}", words=self._searching)
        self.none.setText(nothing)
        self.none.setVisible(not shown)

    def _on_order(self, _order: str) -> None:
        self._offset = 0
        self._stop_looking()
        self._focus()

    def _turn(self) -> None:
        left = self._page.total - self._offset - len(self._page.keys)
        self._offset = self._offset + self._room - 1 if left > 0 else 0
        self._ask_keys()

    def _look(self, text: str) -> None:
        self._searching = text.strip()
        if self._searching:
            self.ask(
                service.find, then=self._found, newest=True, said=self._searching,
                limit=self._room,
            )  # fmt: skip
        else:
            self._stop_looking()

    def _found(self, found: Keys) -> None:
        if self._searching:
            self._page = found
            self._show_keys()

    def _stop_looking(self) -> None:
        self._searching = ""
        self.field.wipe()
        self._ask_keys()

    # ---- codes

    def _on_code(self, code: str, typed: bool) -> None:
        then = functools.partial(self._named, code, typed)
        self.ask(service.find, then=then, busy=[self.field], said=code, limit=self._room or 15)

    def _named(self, code: str, typed: bool, found: Keys) -> None:
        if found.exact or (typed and len(found.keys) == 1):
            self.context.beep("right")
            self._stop_looking()
            self._add(found.keys[0])
        elif typed and found.keys:
            self.keys.focus_first()
        elif code.upper().startswith(PREFIX[Series.SALE]):
            self.field.wipe()
            self.context.go(RETURN, number=code)
        else:
            self.context.beep("wrong")
            fact = self.t("No product has the number {code}.", code=island(code))
            self.notice("blocked", fact, self.t("Look for it by its name."))

    # ---- the basket

    def _add(self, key: Key) -> None:
        self._put(key, self.basket.counts.get(key.product, 0) + 1)

    def _put(self, key: Key, pieces: int) -> None:
        if key.left is not None and pieces > key.left:
            self.context.beep("wrong")
            fact = self.t("{name}: {n} in the store.", name=key.name, n=max(0, key.left))
            self.notice("blocked", fact, self.t("Count them, or receive the new ones first."))
            pieces = max(0, key.left)
        if pieces != self.basket.counts.get(key.product, 0):
            self.basket.put(key, pieces)
        self._changed()

    def _edit(self, key: Key) -> None:
        if key.product not in self.basket.counts:
            self._add(key)
        self.rows.edit(key.product)

    def _changed(self) -> None:
        self._showing = ROWS if self.basket.counts else EMPTY
        self._show_basket()
        self._show_keys()
        self._focus()

    def _show_basket(self) -> None:
        counter = self._counter
        included = counter.taxes_included if counter is not None else True
        reckoned = self.basket.reckoned(included=included)
        self.rows.show_basket(self.basket, reckoned)
        self.middle.setCurrentIndex(self._showing)
        self.head.show_customer(self._customer[1] if self._customer is not None else "")
        if counter is None or not self.basket.counts:
            self.tender.clear(self.t("Scan or tap something first."))
            return
        known = self._customer is not None
        self.tender.ask(
            ways.due(reckoned, counter, self.context),
            ways.ways(counter, self.context, customer=known, slip=not self._terminal.there),
        )

    def _show_steps(self) -> None:
        t, way = self.t, self.tender.way
        second = t("Cash given") if way is None or way.change else way.words
        at = 0
        if self.basket.counts:
            at = 2 if self.tender.outcome is not None else 1
        self.steps.show_steps((t("Tap or scan"), second, t("Take it")), at)

    # ---- the till and the customer

    def _ask_counter(self) -> None:
        self.ask(
            service.counter, then=self._got_counter, newest=True, station=self.context.station,
            customer=self._customer[0] if self._customer is not None else None,
        )  # fmt: skip

    def _got_counter(self, counter: Counter) -> None:
        self._counter = counter
        self._terminal.show(counter.under_way)
        self._show_basket()

    def _want_customer(self) -> None:
        again = self._showing == PICK
        self._showing = (ROWS if self.basket.counts else EMPTY) if again else PICK
        self._show_basket()
        if not again:
            self.pick.begin()

    def _ask_customer(self, text: str) -> None:
        self.ask(customers.search, then=self.pick.show_found, newest=True, words=text, limit=5)

    def _chose_customer(self, customer: tuple[CustomerId, str]) -> None:
        self._customer = customer
        self._changed()
        self._ask_counter()

    def _stand_beside(self, pickup: PickupId | None, order: Order) -> None:
        number = order.number.lstrip("#")
        self._beside = Beside(order.id, number, pickup)
        self._chose_customer((order.customer, self.t("with order {number}", number=island(number))))

    def _drop_customer(self) -> None:
        self._customer = self._beside = None
        self._changed()
        self._ask_counter()

    # ---- money

    def _take(self, taken: Taken) -> None:
        due = self.basket.reckoned(
            included=self._counter.taxes_included if self._counter is not None else True
        )
        if taken.way == WayToPay.CARD and self._terminal.there:
            customer = self._customer[0] if self._customer is not None else None
            order = self._beside.order if self._beside is not None else None
            self._terminal.take(self.basket.items, due.total, customer, order)
            return
        then = functools.partial(self._sold, taken.given)
        self.ask(
            service.ring_up, then=then, otherwise=self._refused, busy=[self.tender.take],
            items=self.basket.items, shown=due.total, way=WayToPay(taken.way), given=taken.given,
            slip=taken.reference,
            customer=self._customer[0] if self._customer is not None else None,
            order=self._beside.order if self._beside is not None else None,
        )  # fmt: skip

    def _sold_by_card(self, sold: RungUp) -> None:
        self._sold(0, sold)

    def _sold(self, given: int, sold: RungUp) -> None:
        t, language = self.t, self.context.language
        self.context.beep("right")
        self.basket.clear()
        if self._beside is not None:
            self._lead_back(self._beside)
        self._customer = self._beside = None
        number = island(sold.number)
        detail = t("Receipt {number} is printing.", number=number)
        if given:
            figure = words.amount(sold.change, self.context.currency, language)
            self.done.say(t("Give back"), detail, figure)
        else:
            self.done.say(t("Sold"), detail, "")
        self._showing = DONE
        self._show_basket()
        self._show_keys()
        self._ask_counter()
        self._focus()

    def _lead_back(self, beside: Beside) -> None:
        fact = self.t("Sold with order {number}.", number=island(beside.number))
        go = functools.partial(self.context.go, "pickup.counter", pickup_id=beside.pickup)
        back = None if beside.pickup is None else (self.t("Back to the pick-up"), go)
        self.notice("ready", fact, "", back)

    def _refused(self, refusal: Refusal) -> None:
        self.context.beep("wrong")
        self.context.say_refusal(refusal)
        self.refresh()

    # ---- Qt

    def _focus(self) -> None:
        """The hands are at the scanner: it has the keyboard, unless the tender asks for something."""
        if self.isVisible() and self._showing != PICK:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _measure(self) -> None:
        room = self.keys.room(self.keys.height())
        if room != self._room:
            self._room = room
            self._offset = 0
            self._ask_keys()

    @override
    def on_theme(self, theme: Theme) -> None:
        super().on_theme(theme)
        self._room = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.keys and event.type() == QEvent.Type.Resize:
            self._measure()
        return super().eventFilter(watched, event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.on_theme(theme_of(self))
        self._measure()
        self._focus()
