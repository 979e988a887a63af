"""Mutants of what is kept and found again: keys, checks that must not be blind, notices, visits, calls, papers."""

from tests.mutants.mutant import Mutant, tests

HOME = "kiosk/business/home.py"
OPENING = "kiosk/business/opening.py"
CHECKED = "kiosk/back_office/accounting/service/checks.py"
ORDERS = "kiosk/records/orders/service.py"
PICKUPS = "kiosk/lobby/pickup/service/today.py"
MESSAGES = "kiosk/records/messages/service.py"
QUEUE = "kiosk/front_office/queue/service/visits.py"
HELP = "kiosk/lobby/help/service.py"
PRINTER = "kiosk/devices/printer.py"
SCANNER = "kiosk/devices/scanner.py"
SCREEN = "kiosk/ui/screen.py"
BOXES = "kiosk/ui/boxes.py"

FOUND = "business/test_home.py"
BOOK_CHECKS = "back_office/accounting/test_checks.py"
PORTS = "devices/test_ports.py"
VISITS = "front_office/queue/test_service.py"
CALLS = "lobby/help/test_service.py"
NOTICES = "records/messages/test_service.py"
CALLING = "ui/test_screen.py"

MUTANTS = (
    Mutant(
        "key-readable-by-others",
        HOME,
        "os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)",
        "os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)",
        tests(FOUND, "keys_are_this_users_alone_and_not_beside_the_database"),
    ),
    Mutant(
        "recovery-code-too-short",
        HOME,
        "for _ in range(RECOVERY_SIGNS))",
        "for _ in range(4)) * (RECOVERY_SIGNS // 4)",
        tests(FOUND, "a_recovery_code_has_160_bits_in_readable_signs"),
    ),
    Mutant(
        "business-founded-over-another",
        OPENING,
        "        raise Trouble(TroubleKind.ALREADY_A_BUSINESS, place.path.name)\n",
        "        pass\n",
        tests(FOUND, "a_second_business_in_one_place_is_refused"),
    ),
    Mutant(
        "founding-leaves-a-trace",
        OPENING,
        "        business.close()\n        _leave_no_trace(draft)\n        raise\n",
        "        business.close()\n        raise\n",
        tests(FOUND, "a_refused_founding_can_be_tried_again"),
    ),
    Mutant(
        "database-of-a-newer-program-opened",
        "kiosk/migrations/__init__.py",
        "        _refuse_newer(connection)\n",
        "",
        tests("migrations/test_upgrade.py", "a_database_of_a_newer_program_is_refused"),
    ),
    # ---------------------------------------------------------------------------------- verify
    Mutant(
        "verify-blind-for-a-gap",
        CHECKED,
        '        yield Fault(_TABLES[series], number, "number", number, "missing")\n',
        "        del number\n",
        tests(BOOK_CHECKS, "a_series_that_was_set_forward_shows_a_gap"),
    ),
    Mutant(
        "verify-blind-for-a-series-set-back",
        CHECKED,
        "        if to > last.get(year, 0):\n",
        "        if to < 0:\n",
        tests(BOOK_CHECKS, "a_series_that_was_set_back_is_named"),
    ),
    Mutant(
        "verify-blind-for-the-billing-axis",
        CHECKED,
        "        if each.billing is expected:\n",
        "        if each.billing is not None:\n",
        tests(BOOK_CHECKS, "a_billing_axis_that_lies_is_named"),
    ),
    Mutant(
        "verify-blind-for-a-wrong-balance",
        "kiosk/back_office/accounting/service/blame.py",
        "return tuple(dict.fromkeys([*faults, *_balances(view, faults)]))",
        "return tuple(dict.fromkeys(faults))",
        tests(BOOK_CHECKS, "a_wrong_balance_is_named_by_account_and_month"),
    ),
    Mutant(
        "verify-blind-for-an-orders-sums",
        ORDERS,
        "        if wanted != said\n",
        "        if wanted is None\n",
        tests("records/orders/test_verify.py", "verify_names_the_order_and_the_column"),
    ),
    Mutant(
        "verify-blind-for-a-hand-over",
        PICKUPS,
        "        if collected != (row.handover_id is not None):\n",
        "        if collected and row.handover_id is None:\n",
        tests("lobby/pickup/test_today.py", "a_seeded_fault_is_found_with_its_row"),
    ),
    # ------------------------------------------------------------------- notices, visits, calls
    Mutant(
        "notice-not-in-the-outbox",
        MESSAGES,
        '    act.send(OUTBOX_KIND, {"message": made})\n',
        "",
        tests(NOTICES, "a_message_waits_with_its_facts_and_its_outbox_row"),
    ),
    Mutant(
        "notice-tried-again-after-it-left",
        MESSAGES,
        "    if not store.failed(act, message, state, why):\n        raise _not_open(act, message)\n",
        "    store.failed(act, message, state, why)\n",
        tests(NOTICES, "a_sent_message_forgets_its_code"),
    ),
    Mutant(
        "visit-has-a-twin",
        QUEUE,
        "        return VisitId(known.id)\n    if known is not None and known.state",
        "        pass\n    if known is not None and known.state",
        tests(VISITS, "arriving_twice_for_the_same_is_one_visit"),
    ),
    Mutant(
        "visit-sent-away-while-served",
        QUEUE,
        "    if found.state not in (VisitState.ARRIVED, VisitState.WAITING):\n",
        "    if found.state is VisitState.LEFT_UNSERVED:\n",
        tests(VISITS, "who_is_being_served_is_not_sent_away"),
    ),
    Mutant(
        "help-called-twice",
        HELP,
        "    if known is not None:\n        return HelpCallId(known.id)\n",
        "",
        tests(CALLS, "a_second_press_at_one_screen_joins_the_call"),
    ),
    Mutant(
        "help-taken-by-two",
        HELP,
        "    if row.state is CallState.COMING and row.person_id != person:\n"
        "        raise Refused(HelpRefusal.SOMEBODY_COMING, name=_first(row.coming))\n",
        "",
        tests(CALLS, "the_first_who_presses_coming_takes_it"),
    ),
    # --------------------------------------------------------------------------------- devices
    Mutant(
        "printer-writes-over",
        PRINTER,
        "os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)",
        "os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)",
        tests(PORTS, "printing_never_writes_over_a_sheet"),
    ),
    Mutant(
        "printer-out-of-its-folder",
        PRINTER,
        '    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).lstrip(".-")[:100]\n'
        '    return plain if _NAME.fullmatch(plain) else "document"\n',
        "    return name\n",
        tests(PORTS, "a_name_never_leaves_the_folder"),
    ),
    Mutant(
        "printer-takes-anything",
        PRINTER,
        'if not pdf.startswith(b"%PDF-"):',
        "if not pdf:",
        tests(PORTS, "only_a_pdf_is_printed"),
    ),
    Mutant(
        "scanner-two-codes-of-one-burst",
        SCANNER,
        "            ended = self._burst(text)\n            self._over = True\n",
        "            ended = self._burst(text)\n",
        tests("devices/test_scanner.py", "a_second_code_after_the_enter_is_swallowed"),
    ),
    Mutant(
        "scanner-control-signs-in-a-code",
        SCANNER,
        "        if not was_clean:\n",
        "        if was_clean is None:\n",
        tests("devices/test_scanner.py", "a_hostile_code_presses_nothing"),
    ),
    # --------------------------------------------------------------------------------- screens
    Mutant(
        "screen-new-key-for-each-try",
        SCREEN,
        "            if _same(unsettled.call, call):\n                return unsettled.call\n",
        "            del unsettled\n",
        tests(CALLING, "trying_again_after_trouble_uses_the_same_key"),
    ),
    Mutant(
        "screen-key-of-the-one-before",
        SCREEN,
        "return (one.verb, one.by) == (other.verb, other.by) and one.arguments == other.arguments",
        "return one.verb == other.verb and one.arguments == other.arguments",
        tests(CALLING, "another_person_never_uses_the_key_of_the_one_before"),
    ),
    Mutant(
        "screen-key-for-other-words",
        SCREEN,
        "(one.verb, one.by) == (other.verb, other.by) and one.arguments == other.arguments",
        "(one.verb, one.by) == (other.verb, other.by)",
        tests(CALLING, "what_is_asked_otherwise_has_a_key_of_its_own"),
    ),
    Mutant(
        "screen-shows-an-outdated-answer",
        SCREEN,
        "        if not asked.outdated:\n            self._tell(asked, outcome)\n",
        "        self._tell(asked, outcome)\n",
        tests(CALLING, "only_the_newest_search_is_shown"),
    ),
    Mutant(
        "pin-read-aloud",
        BOXES,
        '        self.setAccessibleDescription("\\u2022" * len(self._signs))\n',
        "        super()._describe()\n",
        tests("ui/test_typing.py", "a_pin_is_masked_on_the_screen_and_to_assistive_technology"),
    ),
    Mutant(
        "signature-by-a-tap",
        "kiosk/ui/signature.py",
        "LEAST_TRAVEL = 0.06\n",
        "LEAST_TRAVEL = 0.0\n",
        tests("ui/test_signature.py", "a_tap_is_no_signature"),
    ),
)
