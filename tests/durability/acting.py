"""A process that does acts and says each one's key once it is kept; what power cuts are tried on.

    python -m tests.durability.acting DATABASE HOME ACTS PRODUCT [SYNCHRONOUS]

SYNCHRONOUS replaces the promised setting of that name: only the test that must fail says so.
"""

import os
import sys
from pathlib import Path

from kiosk import business as businesses
from kiosk.core.by import Owner
from kiosk.core.ids import CustomerId, Key, ProductId
from kiosk.database import engine
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import NewCustomer
from kiosk.records.messages.rules import MessageKind
from kiosk.records.stock import service as stock
from tests.makers import customers as customer_makers

OWNER = Owner("tester")
CHECKPOINT_EVERY = 12
"""More often than the program does, so that many cuts fall into a checkpoint and the log's restart."""


def main(database: str, home: str, acts: str, product: str, synchronous: str = "") -> None:
    if synchronous:
        engine.SETTINGS["synchronous"] = int(synchronous)
    business = businesses.open_business(database, Path(home))
    for number in range(int(acts)):
        act(business, number, ProductId(int(product)))
        # One system call, after the act has answered: what the person at the screen has seen.
        os.write(1, f"ACK {number}\n".encode())
        if number % CHECKPOINT_EVERY == CHECKPOINT_EVERY - 1:
            business.checkpoint()
    business.close()


def act(business: businesses.Business, number: int, product: ProductId) -> None:
    """A new card with its words, goods received with their balance, or a message with its outbox row."""
    key = Key(f"crash-{number}")
    if number % 3 == 0:
        new = NewCustomer(f"Crash {number}", email=f"crash{number}@example.com")
        business.do(customers.add_customer, OWNER, key, customer=new)
    elif number % 3 == 1:
        business.do(stock.receive, OWNER, key, product=product, quantity=number)
    else:
        business.do(
            customer_makers.tell,
            OWNER,
            key,
            kind=MessageKind.PICKUP_READY,
            customer=CustomerId(1),
            about=number,
            content={"number": str(number)},
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
