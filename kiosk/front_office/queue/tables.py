"""Queue's tables: visits, who came and for what, tickets and their periods, kinds and services, cases on hold."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, PrimaryKeyConstraint

from kiosk.core.task import Role
from kiosk.database.tables import identity, table, unique_while
from kiosk.database.types import Choice, Day, Flag, Folded, Json, Moment, Whole, Word
from kiosk.front_office.queue.rules import CaseKind, HoldReason, Reason, VisitState
from kiosk.front_office.queue.rules.kinds import (
    CallBy,
    Departure,
    Outcome,
    Overnight,
    Purpose,
    Told,
)
from kiosk.front_office.queue.rules.tickets import PeriodKind, TicketState, WaitCause

visit = table(
    "visit",
    identity(),
    Column("number", Word, nullable=False),
    Column("day", Day, nullable=False),
    Column("state", Choice(VisitState), nullable=False),
    Column("reason", Choice(Reason), nullable=False),
    Column("customer_id", Whole, ForeignKey("customer.id")),
    Column("about", Whole),
    Column("station", Word, nullable=False),
    Column("language", Word, nullable=False),
    Column("served_by", Whole, ForeignKey("person.id")),
    Column("served_at_station", Word),
    Column("arrived_at", Moment),
    Column("waiting_at", Moment),
    Column("served_at", Moment),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    Index("ix_visit_day", "day", "state"),
    Index("ix_visit_state", "state"),
    Index("ix_visit_about", "reason", "about", "day"),
    versioned=True,
)
"""`about` is the pickup of a collection; `number` what is called out: ``A 42``, counted anew each day."""

# ------------------------------------------------------------------------- what the owner declared

service = table(
    "service",
    identity(),
    Column("names", Json, nullable=False),
    Column("task", Word, nullable=False),
    Column("minutes", Whole, nullable=False),
    Column("last_before", Whole, nullable=False),
    Column("overnight", Choice(Overnight), nullable=False),
    Column("tolerance", Whole, nullable=False),
    Column("active", Flag, nullable=False),
    Column("position", Whole, nullable=False),
    Column("version", Whole, nullable=False),
    CheckConstraint("minutes > 0 AND last_before >= 0 AND tolerance >= 0", name="minutes"),
    versioned=True,
)
"""A queue; `task` is the id of the task that whoever serves must be able to do. Times are minutes."""

visit_kind = table(
    "visit_kind",
    identity(),
    Column("code", Word, nullable=False, unique=True),
    Column("names", Json, nullable=False),
    Column("purpose", Choice(Purpose), nullable=False),
    Column("asks", Json, nullable=False),
    Column("papers", Json, nullable=False),
    Column("badge", Flag, nullable=False),
    Column("told", Choice(Told), nullable=False),
    Column("told_role", Choice(Role)),
    Column("services", Json, nullable=False),
    Column("stays", Flag, nullable=False),
    Column("early", Whole, nullable=False),
    Column("late", Whole, nullable=False),
    Column("active", Flag, nullable=False),
    Column("position", Whole, nullable=False),
    Column("version", Whole, nullable=False),
    CheckConstraint("early >= 0 AND late >= 0", name="minutes"),
    versioned=True,
)
"""`papers` are codes of forms, `services` ids of queues; `early` and `late` minutes round a planned time."""

# ------------------------------------------------------------------------------ who came, for what

visitor = table(
    "visitor",
    Column("visit_id", Whole, ForeignKey("visit.id"), primary_key=True),
    Column("kind_id", Whole, ForeignKey("visit_kind.id"), nullable=False),
    Column("name", Word, nullable=False),
    Column("folded", Folded, nullable=False),
    Column("last_name_key", Word, nullable=False),
    Column("company", Word, nullable=False),
    Column("phone", Word, nullable=False),
    Column("phone_key", Word),
    Column("email", Word, nullable=False),
    Column("email_key", Word),
    Column("code_key", Word, unique=True),
    Column("uid", Word, unique=True),
    Column("host_id", Whole, ForeignKey("person.id")),
    Column("packages", Whole),
    Column("planned_at", Moment),
    Column("planned_until", Moment),
    Column("call_by", Choice(CallBy)),
    Column("outcome", Choice(Outcome)),
    Column("badge", Word),
    Column("refused_by", Whole, ForeignKey("person.id")),
    Column("departed_at", Moment),
    Column("departed_how", Choice(Departure)),
    Column("version", Whole, nullable=False),
    Index("ix_visitor_phone_key", "phone_key"),
    Index("ix_visitor_email_key", "email_key"),
    Index("ix_visitor_last_name_key", "last_name_key", "planned_at"),
    Index("ix_visitor_planned_at", "planned_at"),
    versioned=True,
)
"""One row for every visit of a declared kind. `code_key` is the keyed hash of its pass code, `uid` the
iCalendar one of a planned visit. Empty text = not known."""

call_preference = table(
    "call_preference",
    Column("customer_id", Whole, ForeignKey("customer.id"), primary_key=True),
    Column("call_by", Choice(CallBy), nullable=False),
    Column("said_at", Moment, nullable=False),
    Column("version", Whole, nullable=False),
    versioned=True,
)
"""How this customer wants to be called; the reason is never kept."""

not_admitted = table(
    "not_admitted",
    identity(),
    Column("name", Word, nullable=False),
    Column("folded", Folded, nullable=False),
    Column("phone_key", Word),
    Column("email_key", Word),
    Column("reason", Word, nullable=False),
    Column("by_person", Whole, ForeignKey("person.id"), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Day),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    Index("ix_not_admitted_folded", "folded"),
    versioned=True,
)
"""The refused list: whoever is on it is met by a person, with polite words; the reason is the manager's."""

# ----------------------------------------------------------------------------------------- numbers

ticket = table(
    "ticket",
    identity(),
    Column("visit_id", Whole, ForeignKey("visit.id"), nullable=False),
    Column("service_id", Whole, ForeignKey("service.id"), nullable=False),
    Column("number", Word, nullable=False),
    Column("day", Day, nullable=False),
    Column("state", Choice(TicketState), nullable=False),
    Column("priority", Whole, nullable=False),
    Column("due_at", Moment),
    Column("arrived_at", Moment, nullable=False),
    Column("behind_at", Moment),
    Column("call_by", Choice(CallBy), nullable=False),
    Column("language", Word, nullable=False),
    Column("cause", Choice(WaitCause), nullable=False),
    Column("promised_from", Whole),
    Column("promised_to", Whole),
    Column("called_by", Whole, ForeignKey("person.id")),
    Column("called_station", Word),
    Column("called_at", Moment),
    Column("calls", Whole, nullable=False),
    Column("looked_at", Moment),
    Column("looked_by", Whole, ForeignKey("person.id")),
    Column("before_id", Whole, ForeignKey("ticket.id")),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    CheckConstraint("calls BETWEEN 0 AND 3", name="calls"),
    CheckConstraint("state NOT IN ('called', 'serving') OR called_by IS NOT NULL", name="somebody"),
    Index("ix_ticket_day", "day", "state"),
    Index("ix_ticket_state", "state", "service_id"),
    Index("ix_ticket_visit", "visit_id"),
    unique_while("state IN ('called', 'serving')", "ix_ticket_at_a_desk", "visit_id"),
    versioned=True,
)
"""One number in one queue; a visit is called to one desk at a time. `promised_from` and `promised_to` are
the range of minutes that was promised, `behind_at` when somebody who was missed came back too late."""

period = table(
    "period",
    identity(),
    Column("visit_id", Whole, ForeignKey("visit.id"), nullable=False),
    Column("ticket_id", Whole, ForeignKey("ticket.id"), nullable=False),
    Column("kind", Choice(PeriodKind), nullable=False),
    Column("cause", Choice(WaitCause)),
    Column("person_id", Whole, ForeignKey("person.id")),
    Column("station", Word),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment),
    CheckConstraint("ended_at IS NULL OR ended_at >= began_at", name="forward"),
    unique_while("ended_at IS NULL", "ix_period_open", "ticket_id"),
    Index("ix_period_ticket", "ticket_id"),
)
"""Every state of a ticket as a timed period, one open at most: they adjoin, so they add up to the second."""

pace = table(
    "pace",
    Column("service_id", Whole, ForeignKey("service.id"), nullable=False),
    Column("day", Day, nullable=False),
    Column("served", Whole, nullable=False),
    Column("seconds", Whole, nullable=False),
    Column("squares", Whole, nullable=False),
    PrimaryKeyConstraint("service_id", "day"),
)
"""How long serving took, kept up as each ends: number, sum and sum of squares of seconds by service and day."""

follow_up = table(
    "follow_up",
    identity(),
    Column("visit_id", Whole, ForeignKey("visit.id"), nullable=False),
    Column("ticket_id", Whole, ForeignKey("ticket.id"), nullable=False),
    Column("owner_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("what", Word, nullable=False),
    Column("since", Moment, nullable=False),
    Column("done_at", Moment),
    Column("done_by", Whole, ForeignKey("person.id")),
    Column("version", Whole, nullable=False),
    Index("ix_follow_up_open", "done_at", "since"),
    versioned=True,
)
"""What is still to come of a visit that was finished in part, and who sees to it."""

call_back = table(
    "call_back",
    identity(),
    Column("visit_id", Whole, ForeignKey("visit.id")),
    Column("customer_id", Whole, ForeignKey("customer.id")),
    Column("service_id", Whole, ForeignKey("service.id")),
    Column("name", Word, nullable=False),
    Column("phone", Word, nullable=False),
    Column("wanted", Word, nullable=False),
    Column("wanted_day", Day),
    Column("language", Word, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("done_at", Moment),
    Column("done_by", Whole, ForeignKey("person.id")),
    Column("version", Whole, nullable=False),
    Index("ix_call_back_open", "done_at", "asked_at"),
    versioned=True,
)
"""What a customer chose where nobody could serve: `wanted` is call_back, another_day or delivery."""

# ----------------------------------------------------------------------------------- cases on hold

_HELD = "ended_at IS NULL"

held_case = table(
    "held_case",
    identity(),
    Column("word", Word, nullable=False),
    Column("kind", Choice(CaseKind), nullable=False),
    Column("about", Whole, nullable=False),
    Column("visit_id", Whole, ForeignKey("visit.id")),
    Column("reason", Choice(HoldReason), nullable=False),
    Column("held_by", Whole, ForeignKey("person.id"), nullable=False),
    Column("held_at", Moment, nullable=False),
    Column("held_station", Word, nullable=False),
    Column("taken_by", Whole, ForeignKey("person.id")),
    Column("taken_at", Moment),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    unique_while(_HELD, "ix_held_case_word", "word"),
    unique_while(_HELD, "ix_held_case_about", "kind", "about"),
    versioned=True,
)  # fmt: skip
"""A case that anybody qualified may go on with; `word` is spoken, `about` the pick-up. One claim takes it."""
