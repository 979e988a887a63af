"""Mutants of PINs and badges, of who is here, who is away, and which accounts are one person."""

from tests.mutants.mutant import Mutant, tests

STAFF = "kiosk/records/staff/service/pins.py"
STAFF_RULES = "kiosk/records/staff/rules.py"
BADGES = "kiosk/records/staff/service/badges.py"
AWAY = "kiosk/records/staff/service/absences.py"

PINS = "records/staff/test_service.py"
BADGE = "records/staff/test_badges.py"
LOCK_OUT = "records/staff/test_lock_out.py"
PRESENT = "records/staff/test_presence.py"

MUTANTS = (
    # -------------------------------------------------------------------------------------- PINs
    Mutant(
        "pin-failure-not-counted",
        STAFF,
        "    store.count_failure(act, person, found.pin_version, failures, opens, disabled)\n",
        "",
        tests(PINS, "a_wrong_pin_is_counted_and_kept"),
    ),
    Mutant(
        "pin-disabled-at-eleven",
        STAFF_RULES,
        "DISABLED_AT = 10\n",
        "DISABLED_AT = 11\n",
        tests(PINS, "the_tenth_wrong_pin_disables_it_everywhere"),
    ),
    Mutant(
        "pin-delay-missing",
        STAFF,
        "if act.now < found.next_try_at:",
        "if found.next_try_at is None:",
        tests(PINS, "the_third_wrong_pin_makes_the_next_try_wait"),
    ),
    Mutant(
        "pin-delay-from-the-fourth",
        STAFF_RULES,
        "SLOW_FROM = 3\n",
        "SLOW_FROM = 4\n",
        tests("records/staff/test_rules.py", "waiting_rises_with_each_wrong_pin"),
    ),
    Mutant(
        "pin-disabled-still-opens",
        STAFF,
        "if found.disabled_at is not None:",
        "if found.disabled_at == 0:",
        tests(PINS, "the_tenth_wrong_pin_disables_it_everywhere"),
    ),
    Mutant(
        "pin-pepper-dropped",
        STAFF,
        'return keys.mac("pin-pepper", f"{person}:{pin}")',
        'return f"{person}:{pin}"',
        tests(PINS, "the_hash_needs_the_pepper_and_meets_the_standard"),
    ),
    Mutant(
        "pin-same-hash-for-two",
        STAFF,
        'f"{person}:{pin}"',
        "pin",
        tests(PINS, "the_hash_needs_the_pepper_and_meets_the_standard"),
    ),
    Mutant(
        "pin-unknown-is-faster",
        STAFF,
        "        _spend_the_same(ahead.keys, person, pin)\n",
        "        pass\n",
        tests(PINS, "unknown_and_known_cost_the_same"),
    ),
    Mutant(
        "pin-changed-meanwhile-opens",
        STAFF,
        "if act.ahead.kept != found.hash:",
        "if act.ahead.kept is None:",
        tests(PINS, "a_pin_changed_while_it_was_tried_opens_nothing"),
    ),
    Mutant(
        "pin-of-who-left-opens",
        STAFF,
        "if found is None or not found.active or found.hash is None:",
        "if found is None or found.hash is None:",
        tests(PINS, "who_left_is_signed_out_and_cannot_come_back"),
    ),
    Mutant(
        "pin-guessable-taken",
        STAFF,
        "    if rules.guessable(pin):\n        raise Refused(StaffRefusal.PIN_GUESSABLE)\n",
        "",
        tests(PINS, "a_pin_that_is_guessed_first_is_refused"),
    ),
    Mutant(
        "pin-cheap-hash",
        STAFF_RULES,
        "ARGON2 = Cost(1, 46 * 1024)",
        "ARGON2 = Cost(1, 64)",
        tests("records/staff/test_rules.py", "the_cost_meets_the_standard"),
    ),
    Mutant(
        "pin-unlocks-itself",
        STAFF,
        "        raise Refused(StaffRefusal.UNLOCK_SELF)\n",
        "        pass\n",
        tests(PINS, "a_second_person_opens_a_disabled_pin_and_nobody_her_own"),
    ),
    Mutant(
        "pin-unlocks-its-second-account",
        STAFF,
        "one.get(act.by.id, act.by.id) == one.get(person, person):",
        "act.by.id == person:",
        tests(PRESENT, "nobody_opens_the_pin_of_the_own_second_account"),
    ),
    Mutant(
        "pin-any-recovery-code",
        STAFF,
        "if act.ahead is not True:",
        "if act.ahead is None:",
        tests(LOCK_OUT, "the_recovery_code_opens_it_and_a_wrong_code_does_not"),
    ),
    Mutant(
        "pin-station-not-counted",
        STAFF,
        '    count_at_station(act)\n    act.note(outcome="wrong_pin", failures=failures)',
        '    act.note(outcome="wrong_pin", failures=failures)',
        tests(LOCK_OUT, "guessing_through_everybody_at_one_desk_rests_that_desk_alone"),
    ),
    Mutant(
        "pin-desk-never-rests",
        STAFF,
        "if kept is None or act.now >= kept.sleeps_until:",
        "if kept is None or act.now:",
        tests(LOCK_OUT, "a_clock_set_back_wakes_no_desk_that_rests"),
    ),
    Mutant(
        "pin-clock-set-back-locks-everybody",
        STAFF_RULES,
        "return now + wait if wait else _OVER",
        "return now + wait",
        tests(LOCK_OUT, "a_clock_set_back_wakes_no_desk_that_rests"),
    ),
    Mutant(
        "keypad-guesses-lock-a-colleague-out",
        STAFF,
        '    act.note(outcome="wrong_pin_at_keypad", failures=failures)',
        "    for who in tried:\n        store.count_failure(act, who, store.one(act, who).pin_version,"
        " 9, act.now, act.now)",
        tests(PINS, "nobody_at_a_keypad_locks_a_colleague_out"),
    ),
    # ------------------------------------------------------------------------------------ badges
    Mutant(
        "badge-enough-without-a-pin",
        BADGES,
        "needs_pin = copied or not rules.fresh(pin_at, act.now, rules.PIN_AGAIN_AFTER)",
        "needs_pin = copied",
        tests(BADGE, "a_badge_alone_is_not_enough_before_a_pin_was_typed_here"),
    ),
    Mutant(
        "badge-copy-unnoticed",
        BADGES,
        "needs_pin = copied or not rules.fresh",
        "needs_pin = not rules.fresh",
        tests(BADGE, "the_same_badge_at_two_desks_within_a_minute_asks_for_the_pin_and_is_shown"),
    ),
    Mutant(
        "badge-copy-not-shown",
        BADGES,
        "    store.add_clash(act, badge, other.station)\n",
        "",
        tests(BADGE, "the_same_badge_at_two_desks_within_a_minute_asks_for_the_pin_and_is_shown"),
    ),
    Mutant(
        "badge-fresh-in-the-future",
        STAFF_RULES,
        "return at is not None and timedelta() <= now - at < lasts",
        "return at is not None and now - at < lasts",
        tests(BADGE, "a_clock_set_back_makes_no_pin_fresh_and_hides_no_copy"),
    ),
    Mutant(
        "badge-ended-still-opens",
        BADGES,
        "if row.ended_at is not None or person is None or not person.active:",
        "if person is None or not person.active:",
        tests(BADGE, "an_ended_badge_is_refused_at_once_and_proves_nothing_any_more"),
    ),
    Mutant(
        "badge-opens-a-closed-pin",
        BADGES,
        "if person.disabled_at is not None:",
        "if person.disabled_at == 0:",
        tests(BADGE, "a_badge_does_not_open_what_ten_wrong_pins_closed"),
    ),
    Mutant(
        "badge-kept-as-it-is",
        BADGES,
        'return keys.mac("badge", plain)',
        "return plain",
        tests(BADGE, "the_database_does_not_say_what_a_badge_says"),
    ),
    # ---------------------------------------------------------------------------------- absences
    Mutant(
        "absence-kind-told-to-everybody",
        AWAY,
        "row.kind if sees else None",
        "row.kind",
        tests(PRESENT, "the_kind_is_told_to_the_person_who_entered_it_and_a_manager_alone"),
    ),
    Mutant(
        "absence-confirmed-by-who-entered-it",
        AWAY,
        "if asker is None or asker == row.entered_by:",
        "if asker is None:",
        tests(PRESENT, "the_person_confirms_what_a_colleague_entered_and_nobody_his_own"),
    ),
    Mutant(
        "absence-ended-by-anybody",
        AWAY,
        "if by is not None and not _sees(row, by, manages(act, person=by)):",
        "if by is not None and row is None:",
        tests(PRESENT, "an_absence_is_ended_by_its_own_three_alone_and_once"),
    ),
    Mutant(
        "presence-said-by-anybody",
        AWAY,
        "if by is not None and by != person and not sends_home:",
        "if by is None and not sends_home:",
        tests(PRESENT, "nobody_says_where_a_colleague_is_but_a_manager_that_one_has_left"),
    ),
    Mutant(
        "presence-over-night",
        "kiosk/records/staff/service/arriving.py",
        "    return day >= view.day\n",
        "    return day <= view.day\n",
        tests(PRESENT, "whoever_forgot_to_sign_out_is_not_in_on_the_next_day"),
    ),
    Mutant(
        "same-person-in-a-chain",
        STAFF_RULES,
        "    one, other = humans.get(person, person), humans.get(first, first)\n",
        "    one, other = person, first\n",
        tests(PRESENT, "joined_accounts_have_one_first_whatever_is_said_in_whatever_order"),
    ),
)
