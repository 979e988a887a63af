"""Mutants of the collection: codes, second facts, the owner's table, the lease and the hand-over."""

from tests.mutants.mutant import Mutant, tests

CODES = "kiosk/core/codes.py"
POLICY = "kiosk/lobby/pickup/rules/policy.py"
LOBBY = "kiosk/lobby/pickup/service/lobby.py"
DESK = "kiosk/lobby/pickup/service/desk.py"
HAND = "kiosk/lobby/pickup/service/handing_over.py"
READY = "kiosk/lobby/pickup/service/ready.py"
STORE = "kiosk/lobby/pickup/store/pickups.py"
JOBS = "kiosk/lobby/pickup/store/jobs.py"
FACTS = "kiosk/records/customers/rules.py"

IN_LOBBY = "lobby/pickup/test_lobby.py"
NUMBER = "lobby/pickup/test_without_code.py"
GUARDED = "lobby/pickup/test_guards.py"
AT_DESK = "lobby/pickup/test_desk.py"
RELEASE = "lobby/pickup/test_release.py"
MADE = "lobby/pickup/test_ready.py"
RULES = "lobby/pickup/test_rules.py"
SYMBOLS = "lobby/pickup/test_codes.py"
SAME = tests(IN_LOBBY, "wrong_unknown_and_needs_the_desk_read_and_cost_the_same")

MUTANTS = (
    Mutant(
        "number-beside-a-postcode",
        LOBBY,
        "    fits = fits and (method is not None or fact in rules.BESIDE_A_NUMBER)\n",
        "",
        tests(NUMBER, "half_the_town_s_postcode_is_no_fact_beside_a_number"),
    ),
    Mutant(
        "number-makes-sure-who-it-is",
        LOBBY,
        'values |= {"visit_id": visit, "method": method}',
        'values |= {"visit_id": visit, "method": Method.CODE_AND_FACT}',
        tests(NUMBER, "the_desk_still_makes_sure_who_it_is"),
    ),
    Mutant(
        "number-for-somebody-else",
        LOBBY,
        "    if collector and row.method is not Method.CODE_AND_FACT:\n",
        "    if collector and row.id < 0:\n",
        tests(NUMBER, "nobody_else_collects_by_the_number"),
    ),
    Mutant(
        "code-check-symbol-ignored",
        CODES,
        "        and check_symbol(text[:-1]) == text[-1]\n",
        "",
        tests(SYMBOLS, "every_single_wrong_symbol_is_noticed"),
    ),
    Mutant(
        "code-of-half-the-symbols",
        CODES,
        "ALPHABET[byte & 31]",
        "ALPHABET[byte & 15]",
        tests(SYMBOLS, "each_symbol_is_as_likely_as_any_other"),
    ),
    Mutant(
        "code-wrong-not-counted",
        LOBBY,
        "    store.add_wrong(act, act.station, session, about)\n",
        "",
        tests(IN_LOBBY, "three_wrong_tries_in_a_session_send_to_the_desk"),
    ),
    Mutant(
        "code-session-without-a-limit",
        LOBBY,
        " and tries.session < rules.SESSION_TRIES",
        "",
        tests(IN_LOBBY, "three_wrong_tries_in_a_session_send_to_the_desk"),
    ),
    Mutant(
        "code-day-without-a-limit",
        LOBBY,
        "open_to_tries = tries.pickup < rules.DAY_TRIES and ",
        "open_to_tries = ",
        tests(IN_LOBBY, "five_wrong_facts_in_a_day_need_the_desk_for_that_pickup"),
    ),
    Mutant(
        "code-without-a-second-fact",
        LOBBY,
        "if row is None or not fits or not open_to_tries",
        "if row is None or not open_to_tries",
        tests(IN_LOBBY, "five_wrong_facts_in_a_day_need_the_desk_for_that_pickup"),
    ),
    Mutant(
        "code-unknown-reads-otherwise",
        LOBBY,
        "slow = rules.slow_seconds(tries.station + 1)",
        "slow = rules.slow_seconds(tries.station + 1) if row is not None else 0",
        SAME,
    ),
    Mutant(
        "code-unknown-costs-less",
        LOBBY,
        "fits = customers.fits(act, customer=whose, fact=fact, said=said)",
        "fits = row is not None and customers.fits(act, customer=whose, fact=fact, said=said)",
        SAME,
    ),
    Mutant(
        "code-unknown-is-not-told-to-the-desk",
        LOBBY,
        "    act.changed(Change.PICKUP, about or 0)\n",
        "    if about:\n        act.changed(Change.PICKUP, about)\n",
        SAME,
    ),
    Mutant(
        "fact-that-the-card-lacks-fits",
        FACTS,
        " and bool(told)\n",
        "\n",
        tests("records/customers/test_rules.py", "nothing_fits_a_card_that_lacks_the_fact"),
    ),
    Mutant(
        "tries-of-yesterday-count",
        STORE,
        ").where(w.pickup_id == _WHICH, w.day == day, w.at >= pickup.c.code_at)",
        ").where(w.pickup_id == _WHICH, w.at >= pickup.c.code_at)",
        tests(IN_LOBBY, "a_code_of_yesterday_tries_again_today"),
    ),
    Mutant(
        "tries-at-the-lost-code-count",
        STORE,
        ").where(w.pickup_id == _WHICH, w.day == day, w.at >= pickup.c.code_at)",
        ").where(w.pickup_id == _WHICH, w.day == day)",
        tests(AT_DESK, "a_new_code_ends_the_days_wrong_tries"),
    ),
    Mutant(
        "slow-for-the-rest-of-the-day",
        STORE,
        "of_station = select(func.count()).where(w.station == station, w.at > since)",
        "of_station = select(func.count()).where(w.station == station)",
        tests("lobby/pickup/test_guards.py", "a_screen_forgets_wrong_tries_after_ten_minutes"),
    ),
    Mutant(
        "slow-never",
        POLICY,
        "return min(2 ** min(wrong, 4), SLOWEST) if wrong > 0 else 0",
        "return 0",
        tests(RULES, "a_lobby_screen_slows_down_and_is_never_locked"),
    ),
    Mutant(
        "pickup-by-a-visit-that-is-over",
        LOBBY,
        "if row is None or row.state not in LIVE or not _here(act, row):",
        "if row is None or row.state not in LIVE:",
        tests("lobby/pickup/test_visit_over.py", "who_left_asks_for_nothing"),
    ),
    Mutant(
        "pickup-by-a-visit-of-yesterday",
        LOBBY,
        "        and local_day(began, view.facts.zone) == view.day\n",
        "",
        tests("lobby/pickup/test_visit_over.py", "a_visit_of_yesterday_asks_for_nothing"),
    ),
    Mutant(
        "pickup-by-nobody",
        LOBBY,
        "visit = act.by.visit if isinstance(act.by, Customer) else None\n    row = None if visit is None else store.by_visit(act, visit)\n    if row is None or row.state",
        "visit = act.by.visit or VisitId(1)\n    row = store.by_visit(act, visit)\n    if row is None or row.state",
        tests(IN_LOBBY, "nobody_asks_for_what_is_somebody_elses"),
    ),
    Mutant(
        "pickup-of-what-is-not-ready",
        LOBBY,
        "if not set(lines) <= set(there.ready):",
        "if not set(lines):",
        tests(IN_LOBBY, "only_what_is_ready_can_be_asked_for"),
    ),
    Mutant(
        "lobby-high-value-unsigned",
        LOBBY,
        "    if rules.signature_needed(value, collector=collector, table=table) and not signed:\n",
        "    if value < 0:\n",
        tests(IN_LOBBY, "a_high_value_is_signed_for"),
    ),
    Mutant(
        "lobby-anybody-collects-a-high-value",
        LOBBY,
        "if collector and not rules.holder_may_collect(value, table):",
        "if collector and value < 0:",
        tests(IN_LOBBY, "nobody_else_collects_a_high_value_by_the_code_alone"),
    ),
    # -------------------------------------------------------------------------------- the desk
    Mutant(
        "lease-ignored",
        DESK,
        "if row.claimed_by in (None, me) or row.lease_until <= act.now:",
        "if row.claimed_by in (None, me) or row.lease_until:",
        tests(AT_DESK, "two_desks_cannot_have_one_pickup"),
    ),
    Mutant(
        "lease-for-ever",
        DESK,
        "if row.claimed_by in (None, me) or row.lease_until <= act.now:",
        "if row.claimed_by in (None, me):",
        tests(AT_DESK, "a_lease_that_is_over_is_anybodys_with_all_its_ticks"),
    ),
    Mutant(
        "lease-of-somebody-else",
        DESK,
        "    if row.claimed_by != _me(act):\n        raise _somebody_else(row)\n    if seen",
        "    if seen",
        tests(RELEASE, "only_the_desk_that_has_it_hands_over"),
    ),
    Mutant(
        "claim-guard-dropped",
        STORE,
        ".where(pickup.c.id == _WHICH, _FREE)",
        ".where(pickup.c.id == _WHICH)",
        tests(GUARDED, "the_claim_itself_takes_nothing_from_anybody"),
    ),
    Mutant(
        "proof-at-the-desk-not-counted",
        DESK,
        '    if not _proven(act, row, method, shown, facts):\n        store.add_wrong(act, act.station, f"desk {_me(act)}", row.id)\n        act.changed(Change.PICKUP, pickup)\n        return Verified',
        "    if not _proven(act, row, method, shown, facts):\n        return Verified",
        tests(AT_DESK, "wrong_proof_at_the_desk_is_kept_and_counted"),
    ),
    Mutant(
        "proof-of-any-kind-is-enough",
        POLICY,
        "if method is None or method not in _ENOUGH[where]:",
        "if method is None:",
        tests(RULES, "the_owners_table_says_who_proves_what"),
    ),
    Mutant(
        "proof-by-the-name-twice",
        POLICY,
        "facts if where is Band.LOW else facts - {str(Fact.FAMILY_NAME)}",
        "facts",
        tests(RULES, "the_name_is_one_of_two_facts_for_what_is_low_only"),
    ),
    Mutant(
        "proof-not-asked-again-for-more",
        HAND,
        "if not rules.enough(row.method, rules.band(value, paid=True, table=table), row.facts):",
        "if row.method is None:",
        tests(RELEASE, "too_weak_a_proof_for_the_value_is_refused_at_the_hand_over_too"),
    ),
    Mutant(
        "code-lost-and-made-anew-for-anybody",
        DESK,
        '    if not _proven(act, row, method, "", facts):\n',
        "    if not facts and method is Method.TWO_FACTS:\n",
        tests(AT_DESK, "a_new_code_needs_a_document_or_two_facts"),
    ),
    Mutant(
        "package-of-another-pickup",
        DESK,
        "package = next((each for each in there.packages if each.number == said), None)",
        "package = next((each for each in there.packages), None)",
        tests(AT_DESK, "a_package_of_another_pickup_stops"),
    ),
    # --------------------------------------------------------------------------- the hand-over
    Mutant(
        "package-not-scanned",
        HAND,
        "if there.left or not taken:",
        "if not taken:",
        tests(RELEASE, "every_wanted_package_is_scanned_first"),
    ),
    Mutant(
        "unpaid-goods-leave",
        "kiosk/back_office/accounting/service/billing.py",
        "    if settled.still_to_pay:\n",
        "    if settled.still_to_pay < 0:\n",
        tests(RELEASE, "nothing_leaves_unpaid"),
    ),
    Mutant(
        "paper-missing-at-the-hand-over",
        HAND,
        "    if papers(act, row=row):\n",
        "    if papers(act, row=row) < 0:\n",
        tests(RELEASE, "a_missing_paper_keeps_the_goods_here"),
    ),
    Mutant(
        "signature-for-another-list",
        HAND,
        "if row.signature is not None and there.is_what_was_signed(taking.lines):",
        "if row.signature is not None:",
        tests(RELEASE, "a_signature_counts_for_the_list_that_was_signed_only"),
    ),
    Mutant(
        "signature-missing",
        HAND,
        "if rules.signature_needed(value, collector=row.collector, table=table):",
        "if value < 0:",
        tests(RELEASE, "a_high_value_is_signed_for_and_the_signature_is_kept"),
    ),
    Mutant(
        "signature-kept-after-another-choice",
        DESK,
        "wanted=sorted(chosen), signature=None)",
        "wanted=sorted(chosen))",
        tests(RELEASE, "choosing_again_at_the_desk_takes_the_signature_away"),
    ),
    Mutant(
        "signed-hash-without-the-lines",
        HAND,
        "plain = [row.order_number, row.number, listed, row.collector]",
        "plain = [row.order_number, row.number, row.collector]",
        tests("lobby/pickup/test_signed.py", "the_hash_is_of_the_very_list_that_was_signed"),
    ),
    Mutant(
        "signed-hash-without-the-collector",
        HAND,
        "plain = [row.order_number, row.number, listed, row.collector]",
        "plain = [row.order_number, row.number, listed]",
        tests("lobby/pickup/test_signed.py", "the_hash_is_of_the_very_list_that_was_signed"),
    ),
    Mutant(
        "code-not-burned",
        STORE,
        '_BURNED: dict[str, Any] = {"code_seed": None, "code_hash": None, "qr_hash": None}',
        "_BURNED: dict[str, Any] = {}",
        tests(RELEASE, "the_code_is_burned"),
    ),
    Mutant(
        "square-not-burned",
        STORE,
        '{"code_seed": None, "code_hash": None, "qr_hash": None}',
        '{"code_seed": None, "code_hash": None}',
        tests(GUARDED, "nothing_of_a_burned_code_is_kept"),
    ),
    Mutant(
        "rest-keeps-the-old-code",
        READY,
        "    codes.issue(act, pickup=made, version=1)\n",
        "    old = {name: parent._mapping[name] for name in ('code_seed', 'code_hash', 'qr_hash')}\n"
        "    store.change(act, made, 1, LIVE, **old, code_at=act.now)\n",
        tests(RELEASE, "a_part_leaves_a_child_with_a_code_of_its_own"),
    ),
    Mutant(
        "state-not-guarded",
        STORE,
        "        .where(pickup.c.state.in_([literal(each, pickup.c.state.type) for each in sorted(states)]))\n",
        "",
        tests(GUARDED, "a_change_holds_to_state_and_version"),
    ),
    Mutant(
        "version-not-guarded",
        STORE,
        '.where(pickup.c.id == _WHICH, pickup.c.version == bindparam("seen"))',
        ".where(pickup.c.id == _WHICH)",
        tests(GUARDED, "a_change_holds_to_state_and_version"),
    ),
    Mutant(
        "customer-told-twice",
        READY,
        "    jobs.tell(act, PickupId(row.id), staged)\n",
        "",
        tests(MADE, "nothing_is_due_once_it_is_done_and_doing_it_again_changes_nothing"),
    ),
    Mutant(
        "overdue-on-its-last-day",
        POLICY,
        "    return day > last\n",
        "    return day >= last\n",
        tests(RULES, "an_end_on_what_became_a_closed_day_moves_to_the_next_open_one"),
    ),
    Mutant(
        "who-is-here-is-overdue",
        JOBS,
        "return view.rows(chosen.where(or_(late, left), nobody).order_by(p.id))",
        "return view.rows(chosen.where(or_(late, left)).order_by(p.id))",
        tests(MADE, "who_is_in_the_lobby_is_never_overdue"),
    ),
)
