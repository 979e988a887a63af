"""Mutants of acting in a role: covers and their notes, emergencies, both sides by one human being."""

from tests.mutants.mutant import Mutant, tests

ASKED = "kiosk/cross_training/cover/service/authority.py"
ASKING = "kiosk/cross_training/cover/store/authority.py"
COVER = "kiosk/cross_training/cover/rules/authority.py"
RULES = "cross_training/cover/test_authority.py"
SECOND = "cross_training/cover/test_second_person.py"
STANDS = "cross_training/cover/test_beside.py"
OPENED = "cross_training/cover/test_emergencies.py"
SESSIONS = "cross_training/cover/test_sessions.py"
CELLS = "cross_training/cover/test_cells.py"
SAME = "an_act_says_the_same_as_the_question"

MUTANTS = (
    Mutant(
        "rights-end-beside-what-is-under-way",
        "kiosk/database/turns.py",
        "        turn = _ALONE\n",
        "        turn = _TURN\n",
        tests(
            "cross_training/cover/test_revoked.py",
            "no_act_is_later_than_its_right_at_any_of_two_hundred_moments",
        ),
        server=True,
    ),
    Mutant(
        "authority-both-sides-by-one",
        ASKED,
        'if apart and act.about is not None and store.combined(act, row["human"], apart):',
        'if apart and act.about is None and store.combined(act, row["human"], apart):',
        tests(SECOND, "nobody_does_both_sides_of_one_thing"),
    ),
    Mutant(
        "authority-both-sides-one-way-round",
        ASKED,
        "apart[other].add(task.id)",
        "apart[other].update()",
        tests(SECOND, "nobody_does_both_sides_of_one_thing"),
    ),
    Mutant(
        "authority-second-account-is-another",
        ASKING,
        'func.coalesce(same_person.c.human_id, audit.c.person_id) == bindparam("human"),',
        'audit.c.person_id == bindparam("human"),',
        tests(SECOND, "a_second_account_is_the_same_human_being"),
    ),
    Mutant(
        "authority-both-sides-of-anything",
        ASKING,
        'audit.c.about == bindparam("about"),\n        audit.c.task',
        'audit.c.about != bindparam("about"),\n        audit.c.task',
        tests(SECOND, "nobody_does_both_sides_of_one_thing"),
    ),
    Mutant(
        "authority-believes-the-caller",
        ASKED,
        "act.by = replace(by, cover=None, supervisor=None)",
        "act.by = by",
        tests(SECOND, "an_act_names_its_own_role_and_no_cover"),
    ),
    Mutant(
        "authority-role-as-said",
        ASKED,
        "        act.by = replace(by, role=act.task.role)\n        return\n",
        "        return\n",
        tests(SECOND, "an_act_names_its_own_role_and_no_cover"),
    ),
    Mutant(
        "authority-cover-not-named",
        ASKED,
        "act.by = replace(by, role=act.task.role, cover=cover)",
        "act.by = replace(by, role=act.task.role)",
        tests(SECOND, "an_act_in_a_covered_role_names_the_cover"),
    ),
    Mutant(
        "authority-helper-not-named",
        ASKED,
        'act.by = replace(by, supervisor=row["beside_id"])',
        "act.by = replace(by, supervisor=None)",
        tests(SECOND, "an_act_with_help_names_who_stood_beside"),
    ),
    Mutant(
        "authority-money-line-unticked",
        ASKED,
        'if act.task.by_pin and row["cover_unticked"]:',
        'if act.task.by_pin and row["cover_unticked"] is None:',
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-cover-without-end",
        ASKED,
        "if act.now >= ended:",
        "if act.now >= ended + FINISHING:",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-new-customer-after-the-end",
        ASKED,
        "if late or act.about is None or not _in_hand(act, cover, ended, asked):",
        "if late or act.about is None:",
        tests(SECOND, "the_customer_in_hand_is_finished_within_half_an_hour"),
    ),
    Mutant(
        "authority-customer-in-hand-for-ever",
        ASKED,
        "if late or act.about is None or",
        "if act.about is None or",
        tests(SECOND, "the_customer_in_hand_is_finished_within_half_an_hour"),
    ),
    Mutant(
        "authority-customer-in-hand-sent-away",
        ASKED,
        "if late or act.about is None or not _in_hand(act, cover, ended, asked):",
        "if ended:",
        tests(SECOND, "the_customer_in_hand_is_finished_within_half_an_hour"),
    ),
    Mutant(
        "authority-whoever-comes-after-the-end",
        "kiosk/cross_training/cover/store/authority.py",
        """        visit.c.served_by == bindparam("person"),
        visit.c.served_at <= bindparam("until", type_=Moment()),""",
        """        visit.c.served_by == bindparam("person"),""",
        tests(SECOND, "the_customer_in_hand_is_finished_within_half_an_hour"),
    ),
    Mutant(
        "authority-everything-while-somebody-is-in-hand",
        ASKED,
        "if act.task not in FINISHES:",
        "if act.about is None:",
        tests(SECOND, "the_customer_in_hand_is_finished_within_half_an_hour"),
    ),
    Mutant(
        "authority-pin-beside-for-ever",
        ASKED,
        "if act.asking or not act.task.by_pin:",
        "if not act.asking or not act.task.by_pin:",
        tests(SECOND, "a_pin_beside_counts_for_one_act_and_a_question_uses_none_up"),
    ),
    Mutant(
        "authority-a-question-uses-the-pin-up",
        ASKED,
        "if act.asking or not act.task.by_pin:",
        "if not act.task.by_pin:",
        tests(SECOND, "a_pin_beside_counts_for_one_act_and_a_question_uses_none_up"),
    ),
    Mutant(
        "authority-badge-beside-for-one-act",
        ASKED,
        "if act.asking or not act.task.by_pin:",
        "if act.asking:",
        tests(STANDS, "a_badge_counts_for_ten_minutes_at_this_station"),
    ),
    Mutant(
        "authority-emergency-waits-for-the-note",
        ASKED,
        "if task.value.bound and said is not Footing.EMERGENCY:",
        "if task.value.bound:",
        tests(SECOND, "an_emergency_does_not_wait_for_a_cover_or_its_note"),
    ),
    Mutant(
        "authority-emergency-unseen",
        ASKED,
        "        act.note(emergency=1)\n",
        "",
        tests(SECOND, "an_emergency_opens_the_skill_for_half_an_hour_and_is_written_down"),
    ),
    Mutant(
        "authority-emergency-opens-refunds",
        COVER,
        "if task.emergency and until is not None and now < until:",
        "if until is not None and now < until:",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-emergency-for-ever",
        COVER,
        "if task.emergency and until is not None and now < until:",
        "if task.emergency and until is not None:",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-emergency-a-moment-late",
        COVER,
        "until is not None and now < until:",
        "until is not None and now <= until:",
        tests(RULES, "everything_ends_at_its_very_moment"),
    ),
    Mutant(
        "authority-beside-a-moment-late",
        COVER,
        "now >= beside.until:",
        "now > beside.until:",
        tests(RULES, "everything_ends_at_its_very_moment"),
    ),
    Mutant(
        "authority-emergency-goes-on-when-closed",
        ASKING,
        "        emergency.c.ended_at.is_(None),\n",
        "",
        tests(OPENED, "whoever_has_it_or_reviews_it_closes_it"),
    ),
    Mutant(
        "authority-emergency-in-every-skill",
        ASKING,
        "emergency.c.person_id == person.c.id, emergency.c.skill == skill,",
        "emergency.c.person_id == person.c.id,",
        tests(OPENED, "it_opens_one_skill_for_half_an_hour_and_tells_at_once"),
    ),
    Mutant(
        "authority-emergency-of-anybody",
        ASKING,
        "emergency.c.person_id == person.c.id, emergency.c.skill == skill,",
        "emergency.c.skill == skill,",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-in-any-role",
        COVER,
        "if task.bound and not standing.in_role and said not in _UNLEARNT:",
        "if task.bound and standing.in_role is None and said not in _UNLEARNT:",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-approves-in-one-role-only",
        COVER,
        "if task.bound and not standing.in_role and said not in _UNLEARNT:",
        "if not standing.in_role and said not in _UNLEARNT:",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-role-taken-away-stays",
        ASKING,
        "            & person_role.c.until.is_(None),\n",
        "            & person_role.c.since.is_not(None),\n",
        tests(SECOND, "a_role_taken_away_ends_at_once"),
    ),
    Mutant(
        "authority-cover-handed-back-stays",
        ASKING,
        "            & cover_session.c.ended_at.is_(None),\n",
        "            & cover_session.c.started_at.is_not(None),\n",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-covers-every-role",
        ASKING,
        "(cover_session.c.person_id == person.c.id)\n            & (cover_session.c.role == role)",
        "(cover_session.c.person_id == person.c.id)\n            & (cover_session.c.role != role)",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-owns-every-role",
        ASKING,
        "            & (person_role.c.role == role)\n",
        "            & (person_role.c.role != role)\n",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-plain-lines-hold-money-back",
        ASKING,
        "            handover_line.c.money.is_(True),\n",
        "",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-ticked-lines-hold-money-back",
        ASKING,
        "            handover_line.c.ticked_at.is_(None),\n",
        "",
        tests(SESSIONS, "money_waits_for_its_ticks"),
    ),
)
