"""Staff's verbs: add a person, set and check PINs and badges, sign in and out, say who is here and who is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.facade import facade

if TYPE_CHECKING:
    from kiosk.records.staff.service.absences import (
        Away,
        Worker,
        absences,
        confirm_absence,
        end_absence,
        enter_absence,
        set_presence,
        workers,
    )
    from kiosk.records.staff.service.arriving import arrive, state_on
    from kiosk.records.staff.service.badges import (
        Badge,
        Clash,
        badge_holder,
        badges,
        clashes,
        end_badge,
        give_badge,
        has_badge,
        read_badge,
        see_clashes,
        show_badge,
    )
    from kiosk.records.staff.service.knowing import manages
    from kiosk.records.staff.service.people import (
        Member,
        add_person,
        assign_roles,
        hire,
        humans,
        let_go,
        names,
        names_before,
        own_roles,
        people,
        rename,
        same_human,
    )
    from kiosk.records.staff.service.pins import (
        check_pin,
        keep_pin,
        prove,
        set_pin,
        sign_in,
        unlock_by_code,
        unlock_pin,
    )
    from kiosk.records.staff.service.sessions import (
        Presence,
        people_of,
        proven,
        sign_out,
        signed_in_at,
        who_is_in,
    )

__all__ = [
    "Away",
    "Badge",
    "Clash",
    "Member",
    "Presence",
    "Worker",
    "absences",
    "add_person",
    "arrive",
    "assign_roles",
    "badge_holder",
    "badges",
    "check_pin",
    "clashes",
    "confirm_absence",
    "end_absence",
    "end_badge",
    "enter_absence",
    "give_badge",
    "has_badge",
    "hire",
    "humans",
    "keep_pin",
    "let_go",
    "manages",
    "names",
    "names_before",
    "own_roles",
    "people",
    "people_of",
    "prove",
    "proven",
    "read_badge",
    "rename",
    "same_human",
    "see_clashes",
    "set_pin",
    "set_presence",
    "show_badge",
    "sign_in",
    "sign_out",
    "signed_in_at",
    "state_on",
    "unlock_by_code",
    "unlock_pin",
    "who_is_in",
    "workers",
]

facade(
    __name__,
    {
        "absences": "Away Worker absences confirm_absence end_absence "
        "enter_absence set_presence workers",
        "arriving": "arrive state_on",
        "badges": "Badge Clash badge_holder badges clashes end_badge "
        "give_badge has_badge read_badge see_clashes show_badge",
        "knowing": "manages",
        "people": "Member add_person assign_roles hire humans let_go "
        "names names_before own_roles people rename same_human",
        "pins": "check_pin keep_pin prove set_pin sign_in unlock_by_code unlock_pin",
        "sessions": "Presence people_of proven sign_out signed_in_at who_is_in",
    },
)
