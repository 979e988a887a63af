"""Mutants of what money at the counter promises: the tax of deposits, credit notes, a hand-over taken back."""

from tests.mutants.mutant import Mutant, tests

TAKING_IN = "kiosk/back_office/accounting/service/taking_in.py"

LIMIT = "kiosk/back_office/accounting/service/crediting.py"
CREDIT = "kiosk/back_office/till/service/crediting.py"

TAKEN = "back_office/accounting/test_taking_in.py"
CREDITED = "back_office/till/test_crediting.py"

MUTANTS = (
    Mutant(
        "an-import-without-the-tax-of-its-deposits",
        TAKING_IN,
        "taxing = rules.deposits_are_taxed(act.facts.country)",
        "taxing = False",
        tests(TAKEN, "what_was_paid_in_the_shop_bears_its_tax_and_is_deducted_with_it"),
    ),
    Mutant(
        "an-import-that-taxes-deposits-everywhere",
        TAKING_IN,
        "taxing = rules.deposits_are_taxed(act.facts.country)",
        "taxing = True",
        tests(TAKEN, "where_deposits_bear_no_tax_an_import_books_none"),
    ),
    Mutant(
        "tax-of-an-import-that-its-payment-does-not-say",
        TAKING_IN,
        '"tax": sum(tax for _, _, tax in shares),',
        '"tax": 0,',
        tests(TAKEN, "what_was_paid_in_the_shop_bears_its_tax_and_is_deducted_with_it"),
    ),
    Mutant(
        "a-credit-note-above-ones-own-limit",
        LIMIT,
        "wrong = rules.over_credit(page.limits, minor, page.before)",
        "wrong = None",
        tests(CREDITED, "ones_own_limit_holds_at_once_and_on_the_day"),
    ),
    Mutant(
        "a-credit-note-that-pays-out-what-was-to-stay",
        CREDIT,
        "if money is MoneyTo.OPEN and back:",
        "if False:",
        tests(CREDITED, "what_is_unpaid_is_taken_off_first"),
    ),
    Mutant(
        "a-credit-note-pays-cash-without-a-till",
        CREDIT,
        "    if cash:",
        "    if cash < 0:",
        tests(CREDITED, "cash_goes_back_only_from_an_open_till"),
    ),
    Mutant(
        "a-credit-note-of-an-old-page",
        CREDIT,
        "if page.version != seen:",
        "if False:",
        tests(CREDITED, "a_page_that_is_out_of_date_credits_nothing"),
    ),
    Mutant(
        "a-credit-note-pays-all-by-one-way",
        CREDIT,
        "way=WayToPay.STORE_CREDIT if money is MoneyTo.STORE_CREDIT else None,",
        "way=WayToPay.STORE_CREDIT if money is MoneyTo.STORE_CREDIT else WayToPay.CARD,",
        tests(CREDITED, "each_payment_goes_back_by_its_own_way_and_cash_only_for_cash"),
    ),
)
