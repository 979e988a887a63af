"""The declared tasks: said here a second time, so that nobody gains one without anybody's noticing."""

from __future__ import annotations

from kiosk.core.task import Actor, Role, Task

CUSTOMERS_ALONE = {
    "alarm.ask_help", "call_back.ask", "help.call", "pickup.identify", "pickup.leave",
    "pickup.request", "text.answer", "ticket.send", "visit.identify",
}  # fmt: skip
CUSTOMERS_TOO = {"text.end", "ticket.leave", "visit.arrive", "visit.depart"}
"""What staff do for somebody who does not want to touch a screen."""
A_KIOSK_ITSELF = {"trouble.note", "trouble.over"}
JOBS = {
    "alarm.park", "alarm.write_list", "beside.stand", "cover.end", "message.deliver",
    "person.sign_in", "person.sign_out", "pickup.make_ready", "pickup.mark_overdue",
    "pin.choose_first", "print.deliver", "text.end_left", "ticket.cause", "ticket.close",
    "visit.no_show", "visit.remind", "visit.sweep",
}  # fmt: skip
OWNER_ALONE = {"business.found"}
OWNER_TOO = {
    "settings.change", "pickup.set_rules", "money.set_rules", "station.set_up", "person.add", "person.disable", "pin.set", "pin.unlock",
    "qualification.declare", "qualification.suspend", "customer.add", "product.add", "place.add",
    "goods.receive", "orders.import", "drawer.add", "role.assign", "badge.give", "badge.end",
    "person.same", "person.rename", "presence.set", "absence.enter", "absence.end", "alarm.set_up",
    "lobby.set_up", "visit.plan", "visit.take_in",
}  # fmt: skip


def of(actor: Actor) -> set[str]:
    """The tasks that such an actor may do."""
    return {task.id for task in Task if actor in task.actors}


def test_that_customers_jobs_and_the_owner_do_these_tasks_and_no_others() -> None:
    assert of(Actor.CUSTOMER) == CUSTOMERS_ALONE | CUSTOMERS_TOO | A_KIOSK_ITSELF
    assert of(Actor.SYSTEM) == JOBS | A_KIOSK_ITSELF
    assert of(Actor.OWNER) == OWNER_ALONE | OWNER_TOO


def test_that_staff_do_all_the_others() -> None:
    every = {task.id for task in Task}
    nobodys = CUSTOMERS_ALONE | A_KIOSK_ITSELF | JOBS | OWNER_ALONE
    assert of(Actor.PERSON) == every - nobodys


def test_that_a_managers_tasks_are_no_learners() -> None:
    managers = [task for task in Task if task.role is Role.MANAGER]
    assert managers
    assert not [task.id for task in managers if task.value.supervised]


def test_that_every_task_has_an_id_of_its_own_and_somebody_who_does_it() -> None:
    ids = [task.id for task in Task]
    assert len(ids) == len(set(ids))
    assert all(task.actors for task in Task)
