"""Mutants of my roles: taking one, its note, and whose rooms a desk's rail has."""

from tests.mutants.mutant import Mutant, tests

TAKING = "kiosk/desk/roles/service/taking.py"
NOTES = "kiosk/desk/roles/rules/notes.py"
RAIL = "kiosk/shell/rail.py"

SERVICE = "desk/roles/test_service.py"

MUTANTS = (
    Mutant(
        "role-taken-by-any-pin",
        TAKING,
        "if said.outcome is not Outcome.IN:",
        "if said.outcome is Outcome.DISABLED:",
        tests(SERVICE, "a_wrong_pin_is_an_answer_and_is_counted"),
    ),
    Mutant(
        "role-taken-for-somebody-else",
        TAKING,
        "if _who(act) != person:",
        "if not _who(act):",
        tests(SERVICE, "nobody_takes_a_role_for_somebody_else"),
    ),
    Mutant(
        "role-taken-with-another-note",
        TAKING,
        "if rules.mark_of(lines) != seen:",
        "if not seen:",
        tests(SERVICE, "another_note_must_be_read_first"),
    ),
    Mutant(
        "role-taken-without-its-warning",
        TAKING,
        "if warnings and not warned:",
        "if warnings and not seen:",
        tests(SERVICE, "warnings_are_answered_before_the_pin_is_tried"),
    ),
    Mutant(
        "note-open-till-is-no-money",
        NOTES,
        "return Line(LineKind.TILL_OPEN, each.session, money=True, facts=facts)",
        "return Line(LineKind.TILL_OPEN, each.session, money=False, facts=facts)",
        tests(SERVICE, "an_open_till_is_a_money_line_and_stands_in_the_note"),
    ),
    Mutant(
        "rail-has-everybodys-rooms",
        RAIL,
        "return COVERED if entry.role in self._covered else None",
        "return COVERED",
        tests(
            "shell/test_roles.py", "rooms_of_roles_that_are_neither_mine_nor_covered_are_not_there"
        ),
    ),
)
