"""Every task and every skill, declared once: the permission, the qualification and the record of an act.

A *task* is one act that a role does. A *skill* groups tasks into what a person can be taught and
qualified in; it fits on one page. A limit or a template is a scope of a qualification, never part of
a task's id. Whatever is not declared here cannot be done: deny by default.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Role(StrEnum):
    """A place in the business that a person may take."""

    RECEPTION = "reception"
    SALES = "sales"
    SERVICE = "service"
    MARKETING = "marketing"
    FULFILMENT = "fulfilment"
    MANUFACTURING = "manufacturing"
    ACCOUNTING = "accounting"
    MANAGER = "manager"


class Office(StrEnum):
    """Where a role stands in the house."""

    FRONT = "front"
    BACK = "back"
    MANAGEMENT = "management"


OFFICE = {
    Role.RECEPTION: Office.FRONT,
    Role.SALES: Office.FRONT,
    Role.SERVICE: Office.FRONT,
    Role.MARKETING: Office.FRONT,
    Role.FULFILMENT: Office.BACK,
    Role.MANUFACTURING: Office.BACK,
    Role.ACCOUNTING: Office.BACK,
    Role.MANAGER: Office.MANAGEMENT,
}


class Skill(StrEnum):
    """What a person can be taught and qualified in; the later issues' skills already have their names."""

    WELCOME = "welcome"
    HAND_OUT = "hand_out_orders"
    PAPERS = "papers"
    TAKE_MONEY = "take_money"
    CLOSE_TILL = "close_till"
    SELL = "sell"
    SERVICE = "service_requests"
    MARKET = "letters_and_recalls"
    PICK_AND_PACK = "pick_and_pack"
    SHIP = "ship"
    GOODS_IN = "goods_in"
    OWN_GOODS = "own_goods"
    COUNT_STOCK = "count_stock"
    WORKSHOP = "workshop"
    CHECK_WORK = "check_work"
    INVOICE = "invoice"
    REFUND = "refunds"
    BOOKS = "books"
    TAKE_IN_ORDERS = "take_in_orders"
    TRAIN = "train_and_cover"
    PEOPLE = "people"
    SETTINGS = "settings"


class Actor(StrEnum):
    """The kinds of `By` that a task may be done by."""

    PERSON = "person"
    CUSTOMER = "customer"
    SYSTEM = "system"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Declared:
    """One task: its id (`thing.verb`), whose it is, what one must have learnt, and who may do it.

    `supervised`: a learner may do it with a qualified person beside. `emergency`: emergency access may
    open it. `apart_from`: tasks that one human being must not combine with it on one object.
    """

    id: str
    role: Role
    skill: Skill
    actors: frozenset[Actor] = frozenset({Actor.PERSON})
    supervised: bool = True
    emergency: bool = False
    apart_from: frozenset[str] = frozenset()


_STAFF = frozenset({Actor.PERSON})
_STAFF_OR_OWNER = frozenset({Actor.PERSON, Actor.OWNER})
_OWNER = frozenset({Actor.OWNER})
_SYSTEM = frozenset({Actor.SYSTEM})
_CUSTOMER = frozenset({Actor.CUSTOMER})


def _manager(id: str, skill: Skill, actors: frozenset[Actor] = _STAFF_OR_OWNER) -> Declared:  # noqa: A002
    return Declared(id, Role.MANAGER, skill, actors, supervised=False)


class Task(Enum):
    """Every act of the house; a service function names exactly one of them with `@does`."""

    BUSINESS_FOUND = _manager("business.found", Skill.SETTINGS, _OWNER)
    SETTINGS_CHANGE = _manager("settings.change", Skill.SETTINGS)
    PICKUP_SET_RULES = _manager("pickup.set_rules", Skill.SETTINGS)
    MONEY_SET_RULES = _manager("money.set_rules", Skill.SETTINGS)
    STATION_SET_UP = _manager("station.set_up", Skill.SETTINGS)
    PERSON_ADD = _manager("person.add", Skill.PEOPLE)
    PERSON_DISABLE = _manager("person.disable", Skill.PEOPLE)
    PIN_SET = _manager("pin.set", Skill.PEOPLE)
    PIN_UNLOCK = _manager("pin.unlock", Skill.PEOPLE)
    PIN_CHOOSE_FIRST = _manager("pin.choose_first", Skill.PEOPLE, _SYSTEM)
    QUALIFICATION_DECLARE = _manager("qualification.declare", Skill.TRAIN)
    QUALIFICATION_SUSPEND = _manager("qualification.suspend", Skill.TRAIN)
    SIGN_IN = Declared("person.sign_in", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    SIGN_OUT = Declared("person.sign_out", Role.RECEPTION, Skill.WELCOME, _SYSTEM)

    CUSTOMER_ADD = Declared("customer.add", Role.RECEPTION, Skill.WELCOME, _STAFF_OR_OWNER)
    PRODUCT_ADD = Declared("product.add", Role.FULFILMENT, Skill.COUNT_STOCK, _STAFF_OR_OWNER)
    PLACE_ADD = Declared("place.add", Role.FULFILMENT, Skill.COUNT_STOCK, _STAFF_OR_OWNER)
    GOODS_RECEIVE = Declared("goods.receive", Role.FULFILMENT, Skill.GOODS_IN, _STAFF_OR_OWNER)

    ORDERS_IMPORT = _manager("orders.import", Skill.TAKE_IN_ORDERS)

    SHIPMENT_START = Declared("shipment.start", Role.FULFILMENT, Skill.PICK_AND_PACK)
    SHIPMENT_PICK = Declared("shipment.pick", Role.FULFILMENT, Skill.PICK_AND_PACK)
    SHIPMENT_PACK = Declared("shipment.pack", Role.FULFILMENT, Skill.PICK_AND_PACK)
    SHIPMENT_UNPACK = Declared("shipment.unpack", Role.FULFILMENT, Skill.PICK_AND_PACK)
    SHIPMENT_STAGE = Declared("shipment.stage", Role.FULFILMENT, Skill.PICK_AND_PACK)
    SHIPMENT_SPLIT = Declared("shipment.split", Role.FULFILMENT, Skill.PICK_AND_PACK)
    SHIPMENT_PREPARE_AGAIN = Declared("shipment.prepare_again", Role.RECEPTION, Skill.HAND_OUT)

    DRAWER_ADD = _manager("drawer.add", Skill.SETTINGS)
    TILL_OPEN = Declared("till.open", Role.ACCOUNTING, Skill.TAKE_MONEY)
    TILL_HAND_OVER = Declared("till.hand_over", Role.ACCOUNTING, Skill.TAKE_MONEY)
    TILL_COUNT = Declared("till.count", Role.ACCOUNTING, Skill.CLOSE_TILL)
    TILL_CLOSE = Declared("till.close", Role.ACCOUNTING, Skill.CLOSE_TILL)
    TILL_VERIFY = Declared(
        "till.verify", Role.ACCOUNTING, Skill.CLOSE_TILL, apart_from=frozenset({"till.close"})
    )
    TILL_REPORT = Declared("till.report", Role.ACCOUNTING, Skill.TAKE_MONEY)
    CASH_MOVE = Declared("cash.move", Role.ACCOUNTING, Skill.TAKE_MONEY)
    PAYMENT_TAKE = Declared("payment.take", Role.ACCOUNTING, Skill.TAKE_MONEY)
    PAYMENT_VOID = Declared("payment.void", Role.ACCOUNTING, Skill.TAKE_MONEY)
    PAYMENT_REFUND = Declared("payment.refund", Role.ACCOUNTING, Skill.REFUND)
    PAY_LATER = Declared("payment.later", Role.ACCOUNTING, Skill.TAKE_MONEY)
    PAY_LATER_APPROVE = Declared(
        "payment.later_approve", Role.ACCOUNTING, Skill.BOOKS, supervised=False,
        apart_from=frozenset({"payment.later"}),
    )  # fmt: skip
    INVOICE_PRINT = Declared("invoice.print", Role.ACCOUNTING, Skill.INVOICE)

    SALE_RING_UP = Declared("sale.ring_up", Role.SALES, Skill.SELL)
    SALE_GIVE_BACK = Declared("sale.give_back", Role.SALES, Skill.REFUND)
    SALE_REPRINT = Declared("sale.reprint", Role.SALES, Skill.SELL)
    SALE_INVOICE = Declared("sale.invoice", Role.SALES, Skill.SELL)

    PICKUP_MAKE_READY = Declared("pickup.make_ready", Role.FULFILMENT, Skill.HAND_OUT, _SYSTEM)
    PICKUP_MARK_OVERDUE = Declared("pickup.mark_overdue", Role.RECEPTION, Skill.HAND_OUT, _SYSTEM)
    PICKUP_IDENTIFY = Declared("pickup.identify", Role.RECEPTION, Skill.HAND_OUT, _CUSTOMER)
    PICKUP_REQUEST = Declared("pickup.request", Role.RECEPTION, Skill.HAND_OUT, _CUSTOMER)
    PICKUP_LEAVE = Declared("pickup.leave", Role.RECEPTION, Skill.HAND_OUT, _CUSTOMER)
    PICKUP_CLAIM = Declared("pickup.claim", Role.RECEPTION, Skill.HAND_OUT)
    PICKUP_GIVE_BACK = Declared("pickup.give_back", Role.RECEPTION, Skill.HAND_OUT)
    PICKUP_SCAN = Declared("pickup.scan", Role.RECEPTION, Skill.HAND_OUT)
    PICKUP_RELEASE = Declared("pickup.release", Role.RECEPTION, Skill.HAND_OUT)
    PICKUP_PRINT = Declared("pickup.print", Role.RECEPTION, Skill.HAND_OUT)
    PICKUP_REISSUE = Declared("pickup.reissue", Role.RECEPTION, Skill.HAND_OUT)
    PICKUP_EXTEND = Declared("pickup.extend", Role.RECEPTION, Skill.HAND_OUT)
    PICKUP_CANCEL = Declared("pickup.cancel", Role.RECEPTION, Skill.HAND_OUT)

    HELP_CALL = Declared("help.call", Role.RECEPTION, Skill.WELCOME, _CUSTOMER)
    HELP_ANSWER = Declared("help.answer", Role.RECEPTION, Skill.WELCOME)
    MESSAGE_DELIVER = Declared("message.deliver", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    PRINT_DELIVER = Declared("print.deliver", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    PRINT_SORT_OUT = Declared("print.sort_out", Role.RECEPTION, Skill.WELCOME)
    DRAWER_OPEN = Declared("drawer.open", Role.ACCOUNTING, Skill.TAKE_MONEY)

    @property
    def id(self) -> str:
        """The task's name in records and on the command line, such as ``pickup.release``."""
        return self.value.id

    @property
    def role(self) -> Role:
        """Whose task it is."""
        return self.value.role

    @property
    def skill(self) -> Skill:
        """What one must be qualified in to do it."""
        return self.value.skill

    @property
    def actors(self) -> frozenset[Actor]:
        """The kinds of `By` that may do it."""
        return self.value.actors
