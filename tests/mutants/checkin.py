"""Mutants of check-in: a twin, one fact enough, the refused list ignored, a name that lists people."""

from tests.mutants.mutant import Mutant, tests

RULES = "kiosk/front_office/queue/rules/visitors.py"
ARRIVING = "kiosk/front_office/queue/service/arriving.py"
FINDING = "kiosk/lobby/checkin/service/finding.py"
CHECKIN = "kiosk/lobby/checkin/rules.py"
VISITORS = "front_office/queue/test_visitors.py"
FOUND = "lobby/checkin/test_finding.py"

MUTANTS = (
    Mutant(
        "checkin-twin-of-who-is-here",
        ARRIVING,
        "    if row is not None and row.state in LIVE:\n",
        "    if False:\n",
        tests(VISITORS, "two_kiosks_that_check_in_one_person_at_once_make_one_visit"),
    ),
    Mutant(
        "checkin-twin-of-who-is-planned",
        RULES,
        "    coming = [each for each in sure if each.state in COMES]\n",
        "    coming = []\n",
        tests(VISITORS, "a_planned_visit_of_today_is_matched_first"),
    ),
    Mutant(
        "checkin-without-the-lock",
        ARRIVING,
        "    store.arrive_alone(act)\n",
        "",
        tests(VISITORS, "two_kiosks_that_check_in_one_person_at_once_make_one_visit"),
        server=True,
    ),
    Mutant(
        "checkin-joins-by-the-name-alone",
        RULES,
        "    return not against and all(",
        "    return not against or all(",
        tests(VISITORS, "a_name_alone_joins_no_stranger"),
    ),
    Mutant(
        "checkin-one-fact-enough",
        FINDING,
        "    fit = [each for each in visits if cards.fits(_as_card(each), fact, said)]\n",
        "    fit = list(visits)\n",
        tests(FOUND, "each_way_needs_its_second_fact"),
    ),
    Mutant(
        "checkin-one-fact-said-twice",
        FINDING,
        " if fact in BESIDE[way] else None\n",
        "\n",
        tests(FOUND, "one_fact_said_twice_is_not_two"),
    ),
    Mutant(
        "checkin-name-lists-people",
        FINDING,
        "        ids = [each.id for each in same if text.folded(each.name) == match.folded]\n",
        "        ids = [each.id for each in same]\n",
        tests(FOUND, "a_name_lists_nobody"),
    ),
    Mutant(
        "checkin-tries-not-counted",
        FINDING,
        "        store.add_wrong(act, act.station, session, near, whose)\n",
        "",
        tests(FOUND, "three_wrong_tries_send_to_the_desk_and_lock_no_screen"),
    ),
    Mutant(
        "checkin-refused-list-ignored",
        RULES,
        "        (refused, Outcome.REFUSED),\n",
        "",
        tests(
            VISITORS,
            "who_is_on_the_refused_list_gets_no_ticket_before_a_manager_decides",
        ),
    ),
    Mutant(
        "checkin-another-visit-taken",
        ARRIVING,
        "    if isinstance(act.by, Customer) and visit is not None and act.by.visit != visit:\n",
        "    if False:\n",
        tests(VISITORS, "only_who_has_proved_it_arrives_as_a_planned_visit"),
    ),
    Mutant(
        "checkin-name-shown-whole",
        CHECKIN,
        'return " ".join(f"{part[0]}{DOTS}" for part in name.split())',
        "return name",
        tests(FOUND, "who_is_on_a_card_only_is_found_with_two_facts_and_masked"),
    ),
)
