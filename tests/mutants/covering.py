"""Mutants of taking and leaving a role, of proving that one stands beside, and of emergency access."""

from tests.mutants.mutant import Mutant, tests

RULES = "kiosk/cross_training/cover/rules/sessions.py"
COVERING = "kiosk/cross_training/cover/service/sessions.py"
STANDING = "kiosk/cross_training/cover/service/beside.py"
OPENING = "kiosk/cross_training/cover/service/emergencies.py"
SESSIONS = "cross_training/cover/test_sessions.py"
BESIDE = "cross_training/cover/test_beside.py"
OPENED = "cross_training/cover/test_emergencies.py"

MUTANTS = (
    Mutant(
        "cover-of-what-is-not-learnt",
        RULES,
        "    if not may_go_on(me, role):\n        return Severity(CoverRefusal.NOTHING_LEARNT)\n",
        "",
        tests(SESSIONS, "nothing_learnt_or_ones_own_or_twice_is_refused"),
    ),
    Mutant(
        "cover-of-ones-own",
        RULES,
        "    if role in me.own:\n        return Severity(CoverRefusal.OWN_ROLE)\n",
        "",
        tests(SESSIONS, "nothing_learnt_or_ones_own_or_twice_is_refused"),
    ),
    Mutant(
        "cover-warns-of-nothing",
        COVERING,
        "    if set(found.warnings) - set(warnings):\n",
        "    if set(warnings) - set(found.warnings) - set(warnings):\n",
        tests(SESSIONS, "warnings_are_acknowledged_and_kept"),
    ),
    Mutant(
        "cover-forgets-its-warnings",
        COVERING,
        "reason, found.warnings, end)",
        "reason, (), end)",
        tests(SESSIONS, "warnings_are_acknowledged_and_kept"),
    ),
    Mutant(
        "cover-for-a-cover",
        RULES,
        "if other is None or role not in other.own:",
        "if other is None:",
        tests(SESSIONS, "a_cover_is_not_handed_on_nor_to_each_other"),
    ),
    Mutant(
        "cover-of-each-other",
        RULES,
        "if any(each.absent == me.person for each in other.covers):",
        "if any(each.absent == other.person for each in other.covers):",
        tests(SESSIONS, "a_cover_is_not_handed_on_nor_to_each_other"),
    ),
    Mutant(
        "cover-for-ones-other-account",
        RULES,
        "if (other.human or other.person) == (me.human or me.person):",
        "if other.person == me.person:",
        tests(SESSIONS, "a_second_account_covers_nobody_of_itself"),
    ),
    Mutant(
        "cover-of-money-without-the-badge",
        COVERING,
        "if role in MONEY_ROLES and not store.badge_shown(",
        "if role not in MONEY_ROLES and not store.badge_shown(",
        tests(SESSIONS, "a_money_role_asks_for_the_badge_of_whoever_has_one"),
    ),
    Mutant(
        "cover-of-money-by-any-badge-of-the-day",
        COVERING,
        "shown_since = act.now - PROOF_LASTS",
        "shown_since = act.now - 2 * PROOF_LASTS",
        tests(SESSIONS, "a_money_role_asks_for_the_badge_of_whoever_has_one"),
    ),
    Mutant(
        "cover-of-a-lunch-all-day",
        RULES,
        "return min(night, now + LUNCH_LASTS) if short else night",
        "return night",
        tests(
            "cross_training/cover/test_rules.py", "a_lunch_is_an_hour_and_all_else_ends_at_night"
        ),
    ),
    Mutant(
        "cover-ticked-by-anybody",
        COVERING,
        "        if covers is not (known[line].note_kind is NoteKind.OUT) or not (covers or _owns(act, row)):\n"
        "            raise Refused(CoverRefusal.NOT_YOURS)\n",
        "",
        tests(SESSIONS, "money_lines_are_ticked_by_who_covers"),
    ),
    Mutant(
        "cover-renewed-by-anybody",
        COVERING,
        "    if row.person_id != me.person:\n        raise Refused(CoverRefusal.NOT_YOURS)\n",
        "",
        tests(SESSIONS, "only_who_covers_renews_and_only_what_is_open_to_her"),
    ),
    Mutant(
        "cover-renewed-unqualified",
        COVERING,
        "    if not rules.may_go_on(me, row.role):\n",
        "    if not me.own:\n",
        tests(SESSIONS, "only_who_covers_renews_and_only_what_is_open_to_her"),
    ),
    Mutant(
        "cover-ended-by-anybody",
        COVERING,
        "    if row.person_id != me.person and row.role not in me.own:\n",
        "    if not me.own:\n",
        tests(SESSIONS, "whose_role_it_is_takes_it_back_and_ticks_what_was_done"),
    ),
    Mutant(
        "cover-ends-before-its-end",
        COVERING,
        "if row.ending_at is not None or act.now < row.hard_end:",
        "if row.ending_at is not None:",
        tests(SESSIONS, "a_cover_ends_by_itself_and_is_renewed_before"),
    ),
    Mutant(
        "beside-by-a-badge-for-money",
        STANDING,
        "    if not pin and skill in PROVEN_BY_PIN:\n        raise Refused(CoverRefusal.PIN_NEEDED)\n",
        "",
        tests(BESIDE, "money_asks_for_the_pin_and_for_each_act"),
    ),
    Mutant(
        "beside-by-a-wrong-pin",
        STANDING,
        "        if proof.outcome is not Outcome.IN:\n",
        "        if proof.outcome is Outcome.WAIT:\n",
        tests(BESIDE, "a_wrong_pin_is_an_answer_and_is_counted"),
    ),
    Mutant(
        "beside-by-a-copied-badge",
        STANDING,
        "    if read.copied:\n",
        "    if read.copied is None:\n",
        tests(BESIDE, "a_badge_that_was_just_elsewhere_is_no_proof"),
    ),
    Mutant(
        "beside-by-anothers-badge",
        STANDING,
        "    if supervisor is not None and read.person != supervisor:\n",
        "    if supervisor == 0:\n",
        tests(BESIDE, "an_unknown_badge_or_anothers_is_none"),
    ),
    Mutant(
        "beside-ones-other-account",
        STANDING,
        "if learner == supervisor or len(humans) < 2:",
        "if learner == supervisor:",
        tests(BESIDE, "nobody_stands_beside_herself_or_her_other_account"),
    ),
    Mutant(
        "beside-without-knowing-how",
        STANDING,
        "held is None or held.level not in ACTS_ALONE or not in_force or",
        "held is None or not in_force or",
        tests(BESIDE, "only_who_can_do_it_alone_now_stands_beside"),
    ),
    Mutant(
        "beside-after-it-has-ended",
        STANDING,
        "held is None or held.level not in ACTS_ALONE or not in_force or",
        "held is None or held.level not in ACTS_ALONE or",
        tests(BESIDE, "only_who_can_do_it_alone_now_stands_beside"),
    ),
    Mutant(
        "emergency-for-another",
        OPENING,
        "    if not isinstance(act.by, Person) or act.by.id != person:\n",
        "    if not isinstance(act.by, Person):\n",
        tests(OPENED, "it_asks_for_a_reason_and_the_pin_and_never_for_another"),
    ),
    Mutant(
        "emergency-without-a-reason",
        OPENING,
        "    if len(said) < REASON_AT_LEAST:\n",
        "    if not said:\n",
        tests(OPENED, "it_asks_for_a_reason_and_the_pin_and_never_for_another"),
    ),
    Mutant(
        "emergency-opens-anything",
        OPENING,
        "    if skill not in rules.IN_AN_EMERGENCY:\n        raise Refused(CoverRefusal.NO_EMERGENCY)\n",
        "",
        tests(OPENED, "it_never_opens_refunds_qualifications_people_or_settings"),
    ),
    Mutant(
        "emergency-by-a-wrong-pin",
        OPENING,
        "    if proof.outcome is not Outcome.IN:\n",
        "    if proof.outcome is Outcome.WAIT:\n",
        tests(OPENED, "it_asks_for_a_reason_and_the_pin_and_never_for_another"),
    ),
    Mutant(
        "emergency-never-reviewed-no-matter",
        OPENING,
        "    if store.unreviewed(act, human, act.now - REVIEW_WITHIN):\n",
        "    if store.unreviewed(act, human, act.now - 99 * REVIEW_WITHIN):\n",
        tests(OPENED, "one_that_nobody_reviews_stops_the_next_of_that_human_being"),
    ),
    Mutant(
        "emergency-of-the-other-account",
        OPENING,
        "    (human,) = store.humans(act, [person])\n",
        "    human = person\n",
        tests(OPENED, "one_that_nobody_reviews_stops_the_next_of_that_human_being"),
    ),
    Mutant(
        "emergency-closed-by-anybody",
        OPENING,
        "    if not hers and not reviews:\n",
        "    if not hers and reviews is None:\n",
        tests(OPENED, "whoever_has_it_or_reviews_it_closes_it"),
    ),
    Mutant(
        "emergency-reviewed-by-oneself",
        OPENING,
        "    act.about = store.add_emergency(act, person, skill, said, until)\n",
        "    act.about = -store.add_emergency(act, person, skill, said, until)\n",
        tests(OPENED, "another_human_being_reviews_it_once"),
    ),
    Mutant(
        "emergency-reviewed-twice",
        OPENING,
        "    if row.reviewed_at is not None:\n        raise Refused(CoverRefusal.REVIEWED)\n",
        "",
        tests(OPENED, "another_human_being_reviews_it_once"),
    ),
)
