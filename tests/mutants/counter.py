"""Mutants of money at the counter: what comes, what it covers, what goes back, and the tax of deposits."""

from tests.mutants.mutant import Mutant, tests

PAYING = "kiosk/back_office/accounting/service/paying.py"
COVERING = "kiosk/back_office/accounting/service/covering.py"
SELLING = "kiosk/back_office/accounting/service/selling.py"
LATER = "kiosk/back_office/accounting/service/later.py"
MONEY = "kiosk/back_office/accounting/service/blame_money.py"
SETTLED = "kiosk/back_office/accounting/rules/handing_over.py"
POSTED = "kiosk/back_office/accounting/rules/books.py"
BILLS = "kiosk/back_office/accounting/rules/bills.py"
TAKING = "kiosk/back_office/accounting/rules/taking.py"
COINS = "kiosk/back_office/accounting/rules/coins.py"

PAID = "back_office/accounting/test_paying.py"
SOLD = "back_office/accounting/test_selling.py"
DEPOSITS = "back_office/accounting/test_deposits.py"
CHECKS = "back_office/accounting/test_money_checks.py"
SPLITS = "back_office/accounting/test_splits.py"
ROUNDED = "back_office/accounting/test_coins.py"

MUTANTS = (
    Mutant(
        "payment-of-any-size",
        TAKING,
        "    if minor >= money.LARGEST:\n",
        "    if minor < 0:\n",
        tests(PAID, "amounts_that_cannot_be_are_refused"),
    ),
    Mutant(
        "payment-of-nothing",
        TAKING,
        "    if minor <= 0:\n",
        "    if minor < -(10**12):\n",
        tests(PAID, "amounts_that_cannot_be_are_refused"),
    ),
    Mutant(
        "change-for-a-card",
        TAKING,
        "    if way is not WayToPay.CASH and (given or change or rounding):\n",
        "    if way is not WayToPay.CASH and given < 0:\n",
        tests(PAID, "amounts_that_cannot_be_are_refused"),
    ),
    Mutant(
        "change-that-does-not-add-up",
        TAKING,
        "    if given and given - change != minor + rounding:\n",
        "    if given and given < change:\n",
        tests(PAID, "amounts_that_cannot_be_are_refused"),
    ),
    Mutant(
        "order-in-another-currency-paid",
        PAYING,
        "        if known.currency != act.facts.currency:\n",
        "        if not known.currency:\n",
        tests(PAID, "an_order_in_another_currency_is_not_paid_at_the_counter"),
    ),
    Mutant(
        "store-credit-out-of-nothing",
        PAYING,
        "        if minor > has:\n",
        "        if minor < 0:\n",
        tests(PAID, "what_no_paper_used_goes_back_and_no_more"),
    ),
    Mutant(
        "payment-settled-twice",
        PAYING,
        "    if row.state is not PaymentState.PENDING:\n",
        "    if row.state is PaymentState.VOIDED:\n",
        tests(PAID, "a_pending_payment_books_when_its_outcome_is_known"),
    ),
    Mutant(
        "payment-voided-after-use",
        PAYING,
        "    if row.used:\n",
        "    if row.used < 0:\n",
        tests(PAID, "a_payment_is_voided_on_its_day_and_not_once_it_was_used"),
    ),
    Mutant(
        "payment-voided-twice",
        PAYING,
        "    if row.state is not PaymentState.CAPTURED:\n",
        "    if row.state is PaymentState.FAILED:\n",
        tests(PAID, "a_payment_is_voided_on_its_day_and_not_once_it_was_used"),
    ),
    Mutant(
        "used-money-goes-back",
        PAYING,
        "    if minor > row.minor - row.used - row.returned:\n",
        "    if minor > row.minor - row.returned:\n",
        tests(PAID, "what_no_paper_used_goes_back_and_no_more"),
    ),
    Mutant(
        "axis-silent-after-a-void",
        PAYING,
        "        _write_axis(act, known, known.so_far)\n",
        "        del known\n",
        tests(PAID, "a_payment_is_voided_on_its_day_and_not_once_it_was_used"),
    ),
    Mutant(
        "covering-more-than-is-left",
        COVERING,
        "        return int(row.minor - row.used - row.returned) - self.taken.get(row.id, 0)\n",
        "        return int(row.minor - row.used - row.returned)\n",
        tests(PAID, "two_payments_at_the_counter_are_each_used_once"),
    ),
    Mutant(
        "deposit-tax-never-taken-back",
        COVERING,
        "    return rules.of_deposit_tax((rate, tax) for _, _, rate, _, tax in made)\n",
        "    return ()\n",
        tests(DEPOSITS, "a_deposit_is_taxed_when_it_comes_in_and_deducted_with_its_tax"),
    ),
    Mutant(
        "deposit-never-taxed",
        PAYING,
        "    if not rules.deposits_are_taxed(view.facts.country):\n",
        "    if view.facts.country:\n",
        tests(DEPOSITS, "a_deposit_is_taxed_when_it_comes_in_and_deducted_with_its_tax"),
    ),
    Mutant(
        "deposit-taxed-everywhere",
        PAYING,
        "    if not rules.deposits_are_taxed(view.facts.country):\n",
        "    if not view.facts.country:\n",
        tests(DEPOSITS, "a_country_without_that_rule_taxes_the_goods_only"),
    ),
    Mutant(
        "counter-money-shared-like-a-deposit",
        SETTLED,
        "return self.paid_in - self.used - self.counter",
        "return self.paid_in - self.used",
        tests(PAID, "a_deposit_is_shared_and_the_counter_pays_the_rest"),
    ),
    Mutant(
        "counter-money-covers-nothing",
        SETTLED,
        "    counter, counter_ahead = _cover(so_far.counter, billed - deducted, open_ahead)\n",
        "    counter, counter_ahead = 0, 0\n",
        tests(PAID, "a_counter_payment_covers_in_full_what_is_taken_next"),
    ),
    Mutant(
        "rounding-never-booked",
        POSTED,
        "        Posting(Use.CASH_ROUNDING, -rounding),\n        Posting(Use.RECEIVABLE",
        "        Posting(Use.DEPOSITS, -rounding),\n        Posting(Use.RECEIVABLE",
        tests(PAID, "cash_is_booked_as_it_lies_in_the_drawer"),
    ),
    Mutant(
        "sale-not-paid-in-full",
        SELLING,
        "    if lacks > 0:\n",
        "    if lacks > total:\n",
        tests(PAID, "a_sale_that_is_not_paid_in_full_is_refused"),
    ),
    Mutant(
        "more-comes-back-than-was-sold",
        SELLING,
        "        if before + count > row.quantity:\n",
        "        if count > row.quantity:\n",
        tests(SOLD, "goods_come_back_cent_by_cent_and_never_more_than_was_sold"),
    ),
    Mutant(
        "money-for-goods-that-were-not-paid",
        SELLING,
        "    off = min(head.total - head.deducted - head.paid - head.credited, total)\n",
        "    off = 0\n",
        tests(SOLD, "goods_not_paid_yet_come_back_off_the_open_invoice_first"),
    ),
    Mutant(
        "receipt-invoiced-twice",
        SELLING,
        "    if before is not None:\n",
        "    if before is receipt:\n",
        tests(SOLD, "a_receipt_becomes_a_full_invoice_once"),
    ),
    Mutant(
        "owing-over-the-limit",
        LATER,
        "    if owed + minor > limit and approved_by is None:\n",
        "    if owed > limit and approved_by is None:\n",
        tests(SOLD, "nothing_is_owed_without_a_limit_and_nobody_approves_for_themselves"),
    ),
    Mutant(
        "approved-by-oneself",
        LATER,
        "    if approved_by is not None and approved_by == me:\n",
        "    if approved_by is not None and approved_by == -1:\n",
        tests(SOLD, "a_person_does_not_approve_for_themselves"),
    ),
    Mutant(
        "units-lose-a-cent",
        BILLS,
        "    return minor * last // whole - minor * first // whole\n",
        "    return minor * (last - first) // whole\n",
        tests(SPLITS, "a_random_split_loses_nothing"),
    ),
    Mutant(
        "coins-rounded-down",
        COINS,
        "(2 * abs(minor) + step) // (2 * step) * step",
        "(2 * abs(minor)) // (2 * step) * step",
        tests(ROUNDED, "cash_is_the_nearest_coin_and_a_half_goes_up"),
    ),
    Mutant(
        "verify-blind-for-coverings",
        MONEY,
        "        self._coverings()\n",
        "",
        tests(CHECKS, "one_wrong_row_is_named_alone"),
    ),
    Mutant(
        "verify-blind-for-the-tax-of-deposits",
        MONEY,
        "        self._taxes()\n",
        "",
        tests(CHECKS, "one_wrong_row_is_named_alone"),
    ),
)
