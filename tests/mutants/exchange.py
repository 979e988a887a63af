"""Mutants of what comes from outside: an export's cells and sums, all or nothing, text made safe, search."""

from tests.mutants.mutant import Mutant, tests

SERVICE = "kiosk/desk/exchange/service.py"
CLI = "kiosk/cli/take_in.py"
CELLS = "kiosk/desk/exchange/formats/cells.py"
SHOPIFY = "kiosk/desk/exchange/formats/shopify.py"
TABLE = "kiosk/desk/exchange/formats/table.py"
ADDING = "kiosk/desk/exchange/rules/adding_up.py"
CHECKS = "kiosk/desk/exchange/rules/checks.py"
TEXTS = "kiosk/desk/exchange/texts.py"
TEXT = "kiosk/core/text.py"
CUSTOMERS = "kiosk/records/customers/rules.py"
SEARCH = "kiosk/records/customers/store.py"
PAPER = "kiosk/documents/text.py"
WORDS = "resources/i18n/de/LC_MESSAGES/kiosk.po"

TAKEN = "desk/exchange/test_service.py"
WHOLE = "desk/exchange/test_service_whole.py"
FILES = "desk/exchange/test_files.py"
HOSTILE = "desk/exchange/test_hostile.py"
SUMS = "desk/exchange/test_sums.py"
CELL = "desk/exchange/test_cells.py"
CLEAN = "core/test_text.py"
ON_PAPER = "documents/test_text.py"

MUTANTS = (
    Mutant(
        "import-one-id-twice",
        SERVICE,
        "        if first is not order:\n",
        "        if first is None:\n",
        tests(TAKEN, "one_id_under_two_numbers_is_a_problem"),
    ),
    Mutant(
        "import-the-same-order-again",
        SERVICE,
        "new = [draft for draft in drafts if draft.source_id not in known]",
        "new = list(drafts)",
        tests(TAKEN, "an_import_whose_orders_came_meanwhile_writes_only_its_audit"),
    ),
    Mutant(
        "import-known-order-drafted-again",
        SERVICE,
        "            if rules.source_id(order) not in known\n",
        "",
        tests(TAKEN, "the_same_file_twice_changes_nothing"),
    ),
    Mutant(
        "import-changed-order-accepted",
        SERVICE,
        "if before is None or before.fingerprint == rules.fingerprint(order):",
        "if before is None or before.fingerprint:",
        tests(TAKEN, "an_order_changed_in_the_shop_is_named_and_stays_as_it_was"),
    ),
    Mutant(
        "import-changed-meanwhile-accepted",
        SERVICE,
        "if changed and not skip_bad:",
        "if changed and skip_bad:",
        tests(TAKEN, "a_change_meanwhile_refuses_all_unless_bad_ones_are_skipped"),
    ),
    Mutant(
        "import-half-kept",
        SERVICE,
        "            papers.append(_write(act, some, products))\n",
        "            papers.append(_write(act, some, products))\n"
        "            act.connection.connection.commit()\n",
        tests(WHOLE, "an_order_that_fails_in_the_middle_leaves_the_database_as_it_was"),
    ),
    Mutant(
        "import-books-not-compared",
        SERVICE,
        "    if totals != rules.totals_of(new):\n",
        "    if totals is None:\n",
        tests(WHOLE, "a_sum_that_is_not_the_drafts_refuses_all"),
    ),
    Mutant(
        "import-other-currency-than-ours",
        SHOPIFY,
        "if self.ours and code != self.ours:",
        "if self.ours and not code:",
        tests(CELL, "a_file_in_another_currency_than_ours_has_no_good_order"),
    ),
    Mutant(
        "import-two-currencies",
        SHOPIFY,
        "elif self.began and code != self.began:",
        "elif self.began and not code:",
        tests(CELL, "a_second_currency_names_the_first"),
    ),
    Mutant(
        "import-negative-quantity",
        CELLS,
        "        if number < 0:\n",
        "        if number is None:\n",
        tests(CELL, "what_is_no_quantity_is_named"),
    ),
    Mutant(
        "import-negative-amount",
        CELLS,
        "        if minor < 0:\n",
        "        if minor is None:\n",
        tests(CELL, "what_is_no_amount_is_named"),
    ),
    Mutant(
        "import-total-not-checked",
        ADDING,
        "if base - off + (0 if included else sums.taxes) == sums.total:",
        "if base - off + (0 if included else sums.taxes) <= sums.total + base:",
        tests(SUMS, "a_wrong_total_is_named_with_what_the_lines_add_up_to"),
    ),
    Mutant(
        "import-refund-above-what-was-paid",
        CHECKS,
        "    if refunded > most:\n",
        "    if refunded > most + order.total:\n",
        tests(SUMS, "refund_and_balance_must_fit_the_state_of_payment"),
    ),
    Mutant(
        "import-tax-too-high",
        CHECKS,
        "if tax.basis_points == 0 or base_of(tax.minor, tax.basis_points) > most:",
        "if tax.basis_points == 0:",
        tests(SUMS, "more_tax_than_the_total_holds_is_named"),
    ),
    Mutant(
        "import-file-of-any-size",
        TABLE,
        "LIMIT_BYTES = 64 * 1024 * 1024",
        "LIMIT_BYTES = 1024 * 1024 * 1024",
        tests(FILES, "a_file_above_the_limit_is_refused_at_once_and_unread"),
    ),
    Mutant(
        "import-file-cut-off",
        TABLE,
        "            raise UnreadableError(_whole(number, ImportRefusal.TRUNCATED, column, shown(cells[-1])))",
        "            del column",
        tests(FILES, "a_file_that_ends_in_the_middle_of_a_row_is_refused"),
    ),
    Mutant(
        "import-bidi-not-cleaned",
        CELLS,
        "return texts.clean_text(raw[: limit * 20], limit=limit, lines=lines)",
        "return raw[:limit].strip()",
        tests(HOSTILE, "unseen_signs_are_taken_out"),
    ),
    Mutant(
        "import-dry-run-writes",
        CLI,
        "done = None if bad or asked.dry_run else _take_in(",
        "done = None if bad else _take_in(",
        tests("cli/test_take_in.py", "a_dry_run_of_a_good_file_writes_nothing_either"),
    ),
    Mutant(
        "import-bad-rows-skipped-unasked",
        CLI,
        "bad = bool(preview.problems) and (preview.refused or not asked.skip_bad)",
        "bad = bool(preview.problems) and preview.refused",
        tests("cli/test_take_in.py", "one_bad_row_stops_all_unless_it_is_skipped"),
    ),
    Mutant(
        "csv-formula-not-disarmed",
        TEXTS,
        '_FORMULA = "=+-@\\t\\r"',
        '_FORMULA = "=+@"',
        tests("desk/exchange/test_texts.py", "no_cell_of_the_list_is_a_formula"),
    ),
    Mutant(
        "csv-tab-not-disarmed",
        TEXTS,
        '_FORMULA = "=+-@\\t\\r"',
        '_FORMULA = "=+-@\\r"',
        tests("desk/exchange/test_texts.py", "no_cell_of_the_list_is_a_formula"),
    ),
    Mutant(
        "match-by-the-name-alone",
        CUSTOMERS,
        "    return all(both) and both == (other.phone, other.last_name)\n",
        "    return both == (other.phone, other.last_name)\n",
        tests("records/customers/test_rules.py", "a_name_alone_never_makes_two_one"),
    ),
    Mutant(
        "match-whatever-the-email",
        CUSTOMERS,
        "    if one.email and other.email:\n        return one.email == other.email\n",
        "    if one.email and one.email == other.email:\n        return True\n",
        tests(
            "records/customers/test_rules.py",
            "two_different_e_mails_are_two_people_whatever_the_phone",
        ),
    ),
    # ------------------------------------------------------------------------------------- text
    Mutant(
        "text-keeps-nul",
        TEXT,
        '("Cc", "Cs", "Co", "Cn", "Cf")',
        '("Cs", "Co", "Cn", "Cf")',
        tests(CLEAN, "what_nobody_sees_is_taken_out"),
    ),
    Mutant(
        "text-keeps-halves-of-signs",
        TEXT,
        '("Cc", "Cs", "Co", "Cn", "Cf")',
        '("Cc", "Co", "Cn", "Cf")',
        tests(CLEAN, "what_nobody_sees_is_taken_out"),
    ),
    Mutant(
        "text-keeps-bidi",
        TEXT,
        "if number in _BIDI or number in _INVISIBLE:\n        return False",
        "if number in _BIDI:\n        return True",
        tests(CLEAN, "what_nobody_sees_is_taken_out"),
    ),
    Mutant(
        "text-cut-inside-a-sign",
        TEXT,
        "        if not extends:\n",
        "        if place >= 0:\n",
        tests(CLEAN, "a_long_name_is_cut_between_signs_as_people_see_them"),
    ),
    Mutant(
        "text-not-composed",
        TEXT,
        '    text = unicodedata.normalize("NFC", text)\n    if text.isprintable():',
        "    if text.isprintable():",
        tests(CLEAN, "two_ways_to_write_a_letter_are_one"),
    ),
    Mutant(
        "search-with-wildcards",
        SEARCH,
        "    return (column >= low) & (column < high)\n",
        '    return (high > "") & column.like(low + "%")\n',
        tests("records/customers/test_search.py", "wildcards_and_umlauts_find_only_themselves"),
    ),
    # ------------------------------------------------------------------------------------ paper
    Mutant(
        "paper-keeps-controls",
        PAPER,
        'if sign.isprintable() or sign in _KEPT or sign == "\\u00a0")',
        "if sign)",
        tests(ON_PAPER, "controls_and_overrides_of_direction_are_gone_and_joiners_stay"),
    ),
    Mutant(
        "paper-without-a-cap",
        PAPER,
        "CAP = 5_000\n",
        "CAP = 5_000_000\n",
        tests(ON_PAPER, "a_text_of_200_000_signs_costs_what_5_000_cost"),
    ),
    Mutant(
        "paper-words-never-broken",
        PAPER,
        "UNBROKEN = 60\n",
        "UNBROKEN = 6_000\n",
        tests(ON_PAPER, "what_has_no_spaces_is_broken_at_60_signs"),
    ),
    Mutant(
        "paper-silent-about-a-missing-glyph",
        "kiosk/documents/fonts.py",
        "sign for sign in seen if not (sign.isspace() or invisible(sign) or face_for(sign))",
        "sign for sign in seen if not sign",
        tests(
            "documents/test_fonts.py",
            "a_sign_in_no_face_is_named_once_and_spaces_and_joiners_are_not",
        ),
    ),
    # ------------------------------------------------------------------------------------ words
    Mutant(
        "words-a-fact-left-out",
        WORDS,
        'msgstr "{name}, seit {time}"',
        'msgstr "{name}, seit Kurzem"',
        tests("test_catalogues.py", "every_translation_names_the_facts_of_the_english"),
    ),
    Mutant(
        "words-left-in-english",
        WORDS,
        'msgstr "Es bediente Sie {name}."',
        'msgstr "You were served by {name}."',
        tests("test_catalogues.py", "no_english_is_left"),
    ),
    Mutant(
        "words-not-translated",
        WORDS,
        'msgstr "{name}, wählen Sie Ihre PIN"',
        'msgstr ""',
        tests("test_catalogues.py", "everything_is_translated_in_every_form"),
    ),
    Mutant(
        "words-a-refusal-without-a-sentence",
        "kiosk/cross_training/cover/texts.py",
        '    ActRefusal.NOT_SIGNED_IN: "Sign in first.",\n',
        "",
        tests("test_house_words.py", "every_refusal_has_a_sentence"),
    ),
)
