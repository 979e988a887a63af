"""Refusals are values with a sentence; trouble is of the surroundings; everything else is our bug."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class ActRefusal(StrEnum):
    """What `business.do` itself refuses, before the room's own rules are asked."""

    NOT_QUALIFIED = "not_qualified"
    EXPIRED = "qualification_expired"
    SUSPENDED = "qualification_suspended"
    NOT_IN_ROLE = "not_in_role"
    MONEY_LINE_UNTICKED = "money_line_unticked"
    COVER_ENDED = "cover_past_its_end"
    BOTH_SIDES = "second_person_both_sides"
    NOT_ACTIVE = "person_not_active"
    NOT_SIGNED_IN = "not_signed_in"
    WRONG_ACTOR = "wrong_actor"
    SECOND_PERSON = "second_person_needed"
    KEY_REUSED = "command_key_reused"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An anticipated no: a `code` that has a sentence in every language, and the facts it names."""

    code: StrEnum
    facts: dict[str, object] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Ends an act without any effect; carries the `refusal` to whoever asked."""

    def __init__(self, code: StrEnum, **facts: object) -> None:
        super().__init__(str(code), facts)
        self.refusal = Refusal(code, facts)


class TroubleKind(StrEnum):
    """What can be wrong around us; each is retried or said, never guessed."""

    BUSY = "database_busy"
    UNREACHABLE = "database_unreachable"
    DISK_FULL = "disk_full"
    DISK_FAILING = "disk_failing"
    READ_ONLY = "read_only"
    WRONG_KEY = "wrong_key"
    NEWER_DATABASE = "newer_database"
    UNKNOWN_DATABASE = "unknown_database"
    NO_BUSINESS = "no_business"
    ALREADY_A_BUSINESS = "already_a_business"
    DAMAGED = "database_damaged"


class Trouble(Exception):  # noqa: N818 - trouble of the surroundings, said and retried
    """The surroundings failed in a known way; nothing was half done."""

    def __init__(self, kind: TroubleKind, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else str(kind))
        self.kind = kind
        self.detail = detail
