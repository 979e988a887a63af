"""Mutants of cases on hold, and of the two sides of a return above one's own limit."""

from tests.mutants.mutant import Mutant, tests

QUEUE = "kiosk/front_office/queue/store/cases.py"
SPOKEN = "kiosk/front_office/queue/rules/spoken.py"
DESK = "kiosk/lobby/pickup/service/desk.py"
HAND = "kiosk/lobby/pickup/service/handing_over.py"
KEEPING = "kiosk/lobby/pickup/service/keeping.py"
LOBBY = "kiosk/lobby/pickup/service/lobby.py"
TODAY = "kiosk/lobby/pickup/service/today.py"
HELD = "lobby/pickup/test_holding.py"
WORDS = "front_office/queue/test_spoken.py"

ACT = "kiosk/back_office/till/service/approving.py"
TASKS = "kiosk/core/task.py"
RULES = "kiosk/front_office/sales/rules.py"
RETURNING = "kiosk/front_office/sales/service/returning.py"
STORE = "kiosk/front_office/sales/store.py"
SECOND = "front_office/sales/test_second_person.py"
ONE_SIDE = tests(SECOND, "one_human_being_is_on_one_side_of_a_sale_over_its_whole_history")
OWN = tests(SECOND, "nobody_approves_their_own_under_whatever_account")
END = "        queue.end_case(act, case=CaseId(row.case_id))\n"

MUTANTS = (
    Mutant(
        "hold-taken-as-it-is-not",
        QUEUE,
        'held_case.c.version == bindparam("seen"), _OPEN',
        "_OPEN",
        tests(HELD, "what_has_changed_since_it_was_looked_at_is_not_taken"),
    ),
    Mutant(
        "hold-claimed-past-its-case",
        DESK,
        "    if row.case_id is not None and (seen is not None or row.case_taken_by != me):\n",
        "    if row.case_id is not None and seen is not None:\n",
        tests(HELD, "any_way_to_the_pickup_takes_its_case_along"),
    ),
    Mutant(
        "hold-given-back-to-nobody",
        DESK,
        "        queue.put_case_back(act, case=CaseId(row.case_id))\n",
        "        pass\n",
        tests(HELD, "given_back_it_is_on_hold_again_under_the_same_word"),
    ),
    Mutant(
        "hold-outlives-the-hand-over",
        HAND,
        END,
        "        pass\n",
        tests(HELD, "what_was_checked_stays_and_a_colleague_goes_on"),
    ),
    Mutant(
        "hold-outlives-a-cancelled-pickup",
        KEEPING,
        END,
        "        pass\n",
        tests(HELD, "a_cancelled_pickup_has_no_case_left"),
    ),
    Mutant(
        "hold-outlives-its-customer",
        LOBBY,
        END,
        "        pass\n",
        tests(HELD, "a_customer_who_leaves_at_the_lobby_ends_it"),
    ),
    Mutant(
        "hold-word-again-the-same-day",
        QUEUE,
        'or_(_OPEN, held_case.c.held_at >= bindparam("since"))',
        'and_(_OPEN, held_case.c.held_at >= bindparam("since"))',
        tests(HELD, "a_word_is_spoken_easily_and_nobody_has_it_twice_in_a_day"),
    ),
    Mutant(
        "hold-word-in-use",
        SPOKEN,
        "if heard(word) not in used]",
        "if word not in taken[1:]]",
        tests(WORDS, "a_word_in_use_is_never_given_again"),
    ),
    Mutant(
        "hold-waits-in-the-lobby",
        TODAY,
        "return row.visit_state is VisitState.IN_SERVICE or row.id in cases",
        "return row.visit_state is VisitState.IN_SERVICE",
        tests(HELD, "it_stands_among_those_being_served_and_not_in_the_lobby"),
    ),
    Mutant(
        "second-person-is-another-account",
        ACT,
        "    if first.get(approver, approver) == first.get(me, me):\n",
        "    if approver == me:\n",
        OWN,
    ),
    Mutant(
        "second-person-offers-another-account",
        ACT,
        "and first.get(each.id, each.id) != first.get(person, person)",
        "and each.id != person",
        OWN,
    ),
    Mutant(
        "second-person-asked-for-one-before",
        TASKS,
        'apart_from=frozenset({"sale.give_back"}),',
        'apart_from=frozenset({"sale.nothing"}),',
        ONE_SIDE,
    ),
    Mutant(
        "second-person-approved-one-before",
        RETURNING,
        "    if store.has_approved(act, asked.accounts, sale):\n",
        "    if store.has_approved(act, (), sale):\n",
        ONE_SIDE,
    ),
    Mutant(
        "second-person-by-a-wrong-pin",
        RETURNING,
        "    if said.outcome is not Outcome.IN:\n",
        "    if said.outcome is Outcome.DISABLED:\n",
        tests(SECOND, "a_wrong_pin_is_counted_as_theirs_and_gives_nothing_back"),
    ),
    Mutant(
        "second-person-without-a-name",
        RETURNING,
        "    store.add_approval(act, made, asked.person, approver)\n",
        "",
        tests(SECOND, "a_second_person_approves_and_both_names_stay"),
    ),
    Mutant(
        "return-limit-by-account",
        STORE,
        "    .where(_HUMAN == _FIRST)\n",
        '    .where(person.c.id == bindparam("who"))\n',
        tests(SECOND, "a_second_account_has_no_second_limit"),
    ),
    Mutant(
        "return-split-in-small-ones",
        RULES,
        "minor + of_sale > table.one:",
        "minor > table.one:",
        tests(SECOND, "many_small_acts_on_one_sale_are_one_large_one"),
    ),
    Mutant(
        "return-as-credit-without-end",
        RULES,
        "    if minor + before > table.day:\n        return SaleRefusal.OVER_LIMIT_DAY\n",
        "    if way is not WayToPay.STORE_CREDIT and minor + before > table.day:\n"
        "        return SaleRefusal.OVER_LIMIT_DAY\n",
        tests(SECOND, "store_credit_needs_nobody_else_within_ones_day"),
    ),
    Mutant(
        "return-of-two-in-ones-own-day",
        STORE,
        "        sale_return_approval.c.return_id.is_(None),\n",
        "",
        tests(SECOND, "what_two_have_seen_is_not_in_ones_own_day"),
    ),
)
