"""Every task and every skill, declared once: the permission, the qualification and the record of an act.

A *task* is one act that a role does. A *skill* groups tasks into what a person can be taught and
qualified in; it fits on one page. A limit or a template is a scope of a qualification, never part of
a task's id. Whatever is not declared here cannot be done: deny by default.
"""

from __future__ import annotations

from enum import Enum

from kiosk.core.declared import OFFICE, Actor, Declared, Office, Role, Skill

__all__ = [
    "ENDS_RIGHTS",
    "MONEY_ROLES",
    "OFFICE",
    "PROVEN_BY_PIN",
    "Actor",
    "Declared",
    "Office",
    "Role",
    "Skill",
    "Task",
]

_STAFF = frozenset({Actor.PERSON})
_STAFF_OR_OWNER = frozenset({Actor.PERSON, Actor.OWNER})
_OWNER = frozenset({Actor.OWNER})
_SYSTEM = frozenset({Actor.SYSTEM})
_CUSTOMER = frozenset({Actor.CUSTOMER})


PROVEN_BY_PIN = frozenset(
    {Skill.TAKE_MONEY, Skill.CLOSE_TILL, Skill.REFUND, Skill.BOOKS, Skill.INVOICE, Skill.PAPERS}
)
"""Money, papers and refunds: whoever stands beside a learner proves it by PIN, act by act."""
MONEY_ROLES = frozenset({Role.ACCOUNTING})
"""Roles that are taken by badge and PIN (by PIN alone where somebody has no badge)."""


def _anybody(id: str, role: Role = Role.RECEPTION, actors: frozenset[Actor] = _STAFF) -> Declared:  # noqa: A002
    return Declared(id, role, Skill.WELCOME, actors, bound=False, anybody=True, supervised=False)


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
    PERSON_RENAME = _manager("person.rename", Skill.PEOPLE)
    PERSON_DISABLE = _manager("person.disable", Skill.PEOPLE)
    PIN_SET = _manager("pin.set", Skill.PEOPLE)
    PIN_UNLOCK = _manager("pin.unlock", Skill.PEOPLE)
    PIN_CHOOSE_FIRST = _manager("pin.choose_first", Skill.PEOPLE, _SYSTEM)
    QUALIFICATION_DECLARE = _manager("qualification.declare", Skill.TRAIN)
    QUALIFICATION_SUSPEND = _manager("qualification.suspend", Skill.TRAIN)
    ROLE_ASSIGN = _manager("role.assign", Skill.PEOPLE)
    BADGE_GIVE = _manager("badge.give", Skill.PEOPLE)
    BADGE_END = _manager("badge.end", Skill.PEOPLE)
    SAME_PERSON = _manager("person.same", Skill.PEOPLE)
    QUALIFICATION_SIGN_OFF = Declared(
        "qualification.sign_off", Role.MANAGER, Skill.TRAIN, bound=False, anybody=True,
        supervised=False,
    )  # fmt: skip
    PRESENCE_SET = _anybody("presence.set", actors=_STAFF_OR_OWNER)
    ABSENCE_ENTER = _anybody("absence.enter", actors=_STAFF_OR_OWNER)
    ABSENCE_END = _anybody("absence.end", actors=_STAFF_OR_OWNER)
    COVER_TAKE = _anybody("cover.take")
    COVER_RENEW = _anybody("cover.renew")
    COVER_HAND_BACK = _anybody("cover.hand_back")
    COVER_TAKE_BACK = _anybody("cover.take_back")
    COVER_TICK = _anybody("cover.tick")
    COVER_REVIEW = _anybody("cover.review")
    COVER_END = Declared("cover.end", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    BESIDE_STAND = Declared("beside.stand", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    EMERGENCY_OPEN = _anybody("emergency.open")
    EMERGENCY_CLOSE = _anybody("emergency.close")
    EMERGENCY_REVIEW = Declared(
        "emergency.review", Role.MANAGER, Skill.TRAIN, bound=False, supervised=False,
        apart_from=frozenset({"emergency.open"}),
    )  # fmt: skip
    APPROVAL_REFUSE = _anybody("approval.refuse")
    COLLEAGUE_CALL = _anybody("colleague.call")
    COLLEAGUE_COME = _anybody("colleague.come")
    COLLEAGUE_CLOSE = _anybody("colleague.close")
    CASE_HOLD = Declared("case.hold", Role.RECEPTION, Skill.WELCOME, bound=False)
    CASE_TAKE = Declared("case.take", Role.RECEPTION, Skill.WELCOME, bound=False)
    CASE_END = Declared("case.end", Role.RECEPTION, Skill.WELCOME, bound=False)
    TICKET_CALL = _anybody("ticket.call")
    TICKET_LOOK = _anybody("ticket.look")
    TICKET_HOLD = _anybody("ticket.hold")
    TICKET_TRANSFER = _anybody("ticket.transfer")
    TICKET_FINISH = _anybody("ticket.finish")
    TICKET_LEAVE = _anybody("ticket.leave", actors=_STAFF | _CUSTOMER)
    TICKET_CLOSE = Declared("ticket.close", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    TICKET_CAUSE = Declared("ticket.cause", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    FOLLOW_UP_END = _anybody("follow_up.end")
    TEXT_SHOW = _anybody("text.show")
    TEXT_CHANGE = _anybody("text.change")
    TEXT_ANSWER = Declared("text.answer", Role.RECEPTION, Skill.WELCOME, _CUSTOMER)
    TEXT_END = _anybody("text.end", actors=_STAFF | _CUSTOMER)
    TEXT_END_LEFT = Declared("text.end_left", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    TROUBLE_NOTE = Declared("trouble.note", Role.RECEPTION, Skill.WELCOME, _CUSTOMER | _SYSTEM)
    TROUBLE_OVER = Declared("trouble.over", Role.RECEPTION, Skill.WELCOME, _CUSTOMER | _SYSTEM)
    TROUBLE_SEE_TO = _anybody("trouble.see_to")
    VISIT_DEPART = _anybody("visit.depart", actors=_STAFF | _CUSTOMER)
    VISIT_MEET = _anybody("visit.meet")
    VISIT_SWEEP = Declared("visit.sweep", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    VISIT_REMIND = Declared("visit.remind", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    BADGE_PRINT = _anybody("visit.print_badge")
    ALARM_RAISE = _anybody("alarm.raise")
    ALARM_ASK_HELP = Declared("alarm.ask_help", Role.RECEPTION, Skill.WELCOME, _CUSTOMER)
    ALARM_HELP = _anybody("alarm.help")
    ALARM_MARK_SAFE = _anybody("alarm.mark_safe")
    ALARM_END = _anybody("alarm.end")
    ALARM_PARK = Declared("alarm.park", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    ALARM_WRITE_LIST = Declared("alarm.write_list", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    ALARM_SET_UP = _manager("alarm.set_up", Skill.SETTINGS)
    SIGN_IN = Declared("person.sign_in", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    SIGN_OUT = Declared("person.sign_out", Role.RECEPTION, Skill.WELCOME, _SYSTEM)

    CUSTOMER_ADD = Declared("customer.add", Role.RECEPTION, Skill.WELCOME, _STAFF_OR_OWNER)
    PRODUCT_ADD = Declared("product.add", Role.FULFILMENT, Skill.COUNT_STOCK, _STAFF_OR_OWNER)
    PLACE_ADD = Declared("place.add", Role.FULFILMENT, Skill.COUNT_STOCK, _STAFF_OR_OWNER)
    GOODS_RECEIVE = Declared("goods.receive", Role.FULFILMENT, Skill.GOODS_IN, _STAFF_OR_OWNER)

    ORDERS_IMPORT = _manager("orders.import", Skill.TAKE_IN_ORDERS)

    SHIPMENT_START = Declared(
        "shipment.start", Role.FULFILMENT, Skill.PICK_AND_PACK, emergency=True
    )
    SHIPMENT_PICK = Declared("shipment.pick", Role.FULFILMENT, Skill.PICK_AND_PACK, emergency=True)
    SHIPMENT_PACK = Declared("shipment.pack", Role.FULFILMENT, Skill.PICK_AND_PACK, emergency=True)
    SHIPMENT_UNPACK = Declared(
        "shipment.unpack", Role.FULFILMENT, Skill.PICK_AND_PACK, emergency=True
    )
    SHIPMENT_STAGE = Declared(
        "shipment.stage", Role.FULFILMENT, Skill.PICK_AND_PACK, emergency=True
    )
    SHIPMENT_SPLIT = Declared(
        "shipment.split", Role.FULFILMENT, Skill.PICK_AND_PACK, emergency=True
    )
    SHIPMENT_PREPARE_AGAIN = Declared(
        "shipment.prepare_again", Role.RECEPTION, Skill.HAND_OUT, emergency=True
    )

    DRAWER_ADD = _manager("drawer.add", Skill.SETTINGS)
    TILL_OPEN = Declared("till.open", Role.ACCOUNTING, Skill.TAKE_MONEY, emergency=True)
    TILL_HAND_OVER = Declared("till.hand_over", Role.ACCOUNTING, Skill.TAKE_MONEY)
    TILL_COUNT = Declared("till.count", Role.ACCOUNTING, Skill.CLOSE_TILL)
    TILL_CLOSE = Declared("till.close", Role.ACCOUNTING, Skill.CLOSE_TILL)
    TILL_VERIFY = Declared(
        "till.verify", Role.ACCOUNTING, Skill.CLOSE_TILL, bound=False, supervised=False,
        apart_from=frozenset({"till.close"}),
    )  # fmt: skip
    TILL_REPORT = Declared("till.report", Role.ACCOUNTING, Skill.TAKE_MONEY)
    CASH_MOVE = Declared("cash.move", Role.ACCOUNTING, Skill.TAKE_MONEY)
    PAYMENT_TAKE = Declared("payment.take", Role.ACCOUNTING, Skill.TAKE_MONEY, emergency=True)
    PAYMENT_VOID = Declared("payment.void", Role.ACCOUNTING, Skill.TAKE_MONEY)
    PAYMENT_REFUND = Declared("payment.refund", Role.ACCOUNTING, Skill.REFUND)
    PAY_LATER = Declared("payment.later", Role.ACCOUNTING, Skill.TAKE_MONEY)
    PAY_LATER_APPROVE = Declared(
        "payment.later_approve", Role.ACCOUNTING, Skill.BOOKS, bound=False, supervised=False,
        apart_from=frozenset({"payment.later"}),
    )  # fmt: skip
    INVOICE_PRINT = Declared("invoice.print", Role.ACCOUNTING, Skill.INVOICE, emergency=True)

    INVOICE_CREDIT = Declared("invoice.credit", Role.ACCOUNTING, Skill.REFUND)

    SALE_RING_UP = Declared("sale.ring_up", Role.SALES, Skill.SELL, emergency=True)
    SALE_GIVE_BACK = Declared("sale.give_back", Role.SALES, Skill.REFUND)
    SALE_GIVE_BACK_APPROVE = Declared(
        "sale.give_back_approve", Role.SALES, Skill.REFUND, bound=False, supervised=False,
        apart_from=frozenset({"sale.give_back"}),
    )  # fmt: skip
    SALE_REPRINT = Declared("sale.reprint", Role.SALES, Skill.SELL)
    SALE_INVOICE = Declared("sale.invoice", Role.SALES, Skill.SELL)

    PICKUP_MAKE_READY = Declared("pickup.make_ready", Role.FULFILMENT, Skill.HAND_OUT, _SYSTEM)
    PICKUP_MARK_OVERDUE = Declared("pickup.mark_overdue", Role.RECEPTION, Skill.HAND_OUT, _SYSTEM)
    PICKUP_IDENTIFY = Declared("pickup.identify", Role.RECEPTION, Skill.HAND_OUT, _CUSTOMER)
    PICKUP_REQUEST = Declared("pickup.request", Role.RECEPTION, Skill.HAND_OUT, _CUSTOMER)
    PICKUP_LEAVE = Declared("pickup.leave", Role.RECEPTION, Skill.HAND_OUT, _CUSTOMER)
    PICKUP_CLAIM = Declared("pickup.claim", Role.RECEPTION, Skill.HAND_OUT, emergency=True)
    PICKUP_GIVE_BACK = Declared("pickup.give_back", Role.RECEPTION, Skill.HAND_OUT, emergency=True)
    PICKUP_SCAN = Declared("pickup.scan", Role.RECEPTION, Skill.HAND_OUT, emergency=True)
    PICKUP_RELEASE = Declared("pickup.release", Role.RECEPTION, Skill.HAND_OUT, emergency=True)
    PICKUP_PRINT = Declared("pickup.print", Role.RECEPTION, Skill.HAND_OUT, emergency=True)
    PICKUP_REISSUE = Declared("pickup.reissue", Role.RECEPTION, Skill.HAND_OUT)
    PICKUP_VOID = Declared("pickup.void", Role.RECEPTION, Skill.REFUND)
    PICKUP_EXTEND = Declared("pickup.extend", Role.RECEPTION, Skill.HAND_OUT)
    PICKUP_CANCEL = Declared("pickup.cancel", Role.RECEPTION, Skill.HAND_OUT)

    LOBBY_SET_UP = _manager("lobby.set_up", Skill.SETTINGS)
    VISIT_PLAN = Declared("visit.plan", Role.RECEPTION, Skill.WELCOME, _STAFF_OR_OWNER)
    VISIT_TAKE_IN = Declared("visit.take_in", Role.RECEPTION, Skill.WELCOME, _STAFF_OR_OWNER)
    VISIT_CANCEL = Declared("visit.cancel", Role.RECEPTION, Skill.WELCOME)
    VISIT_IDENTIFY = Declared("visit.identify", Role.RECEPTION, Skill.WELCOME, _CUSTOMER)
    VISIT_ARRIVE = Declared(
        "visit.arrive", Role.RECEPTION, Skill.WELCOME, _CUSTOMER | _STAFF, emergency=True
    )
    TICKET_SEND = Declared("ticket.send", Role.RECEPTION, Skill.WELCOME, _CUSTOMER)
    VISIT_DECIDE = Declared("visit.decide", Role.RECEPTION, Skill.WELCOME, emergency=True)
    VISIT_REFUSE = _manager("visit.refuse", Skill.PEOPLE, _STAFF)
    VISIT_NO_SHOW = Declared("visit.no_show", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    CALL_BACK_ASK = Declared("call_back.ask", Role.RECEPTION, Skill.WELCOME, _CUSTOMER)
    CALL_BACK_DONE = Declared("call_back.done", Role.RECEPTION, Skill.WELCOME, emergency=True)

    HELP_CALL = Declared("help.call", Role.RECEPTION, Skill.WELCOME, _CUSTOMER)
    HELP_ANSWER = Declared("help.answer", Role.RECEPTION, Skill.WELCOME, emergency=True)
    MESSAGE_DELIVER = Declared("message.deliver", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    PRINT_DELIVER = Declared("print.deliver", Role.RECEPTION, Skill.WELCOME, _SYSTEM)
    PRINT_SORT_OUT = Declared("print.sort_out", Role.RECEPTION, Skill.WELCOME)
    DRAWER_OPEN = Declared("drawer.open", Role.ACCOUNTING, Skill.TAKE_MONEY, emergency=True)

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

    @property
    def anybody(self) -> bool:
        """Whether everyone who works here may do it, whatever they have learnt."""
        return self.value.anybody

    @property
    def by_pin(self) -> bool:
        """Whether it is money, papers or refunds: proven by PIN wherever a badge alone would do else."""
        return self.value.skill in PROVEN_BY_PIN


ENDS_RIGHTS = frozenset(
    {
        Task.QUALIFICATION_DECLARE, Task.QUALIFICATION_SIGN_OFF, Task.QUALIFICATION_SUSPEND,
        Task.ROLE_ASSIGN, Task.PERSON_DISABLE, Task.SAME_PERSON, Task.COVER_HAND_BACK,
        Task.COVER_TAKE_BACK, Task.COVER_END, Task.EMERGENCY_CLOSE, Task.EMERGENCY_REVIEW,
    }
)  # fmt: skip
"""After one of these somebody may no longer do what an act that is under way may just have been allowed."""
