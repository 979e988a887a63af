"""Mutants of what money at the counter promises: the tax of deposits, credit notes, a hand-over taken back."""

from tests.mutants.mutant import Mutant, tests

TAKING_IN = "kiosk/back_office/accounting/service/taking_in.py"

TAKEN = "back_office/accounting/test_taking_in.py"

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
)
