"""Customers for tests, made by acts."""

from collections.abc import Mapping
from typing import Any

from kiosk.business import Business
from kiosk.core.by import Owner
from kiosk.core.ids import CustomerId, MessageId
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import NewCustomer
from kiosk.records.messages.rules import MessageKind

OWNER = Owner("tester")


@does(Task.CUSTOMER_ADD)
def take_in(act: Act, *, people: tuple[NewCustomer, ...]) -> list[CustomerId]:
    """The step `customers.take_in` as an act of its own."""
    return customers.take_in(act, customers=people)


@does(Task.CUSTOMER_ADD)
def tell(
    act: Act, *, kind: MessageKind, customer: CustomerId, about: int, content: Mapping[str, Any]
) -> MessageId:
    """The step `customers.tell` as an act of its own."""
    return customers.tell(act, kind=kind, customer=customer, about=about, content=content)


def customer(
    business: Business,
    name: str = "Maren Sommer",
    *,
    email: str = "",
    phone: str = "",
    postcode: str = "",
    city: str = "Hamburg",
    language: str = "",
) -> CustomerId:
    """A card, as the reception adds one."""
    new = NewCustomer(
        name, email=email, phone=phone, postcode=postcode, city=city, language=language
    )
    return business.do(customers.add_customer, by=OWNER, customer=new)
