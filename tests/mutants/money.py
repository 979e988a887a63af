"""Mutants of what money at the counter promises: the tax of deposits, credit notes, a hand-over taken back."""

from tests.mutants.mutant import Mutant, tests

TAKING_IN = "kiosk/back_office/accounting/service/taking_in.py"

LIMIT = "kiosk/back_office/accounting/service/crediting.py"
CREDIT = "kiosk/back_office/till/service/crediting.py"
VOID = "kiosk/lobby/pickup/service/undoing.py"
UNMADE = "kiosk/back_office/accounting/service/unmaking.py"
BROUGHT = "kiosk/back_office/fulfilment/service/bringing_back.py"

TAKEN = "back_office/accounting/test_taking_in.py"
CREDITED = "back_office/till/test_crediting.py"
UNDONE = "lobby/pickup/test_undoing.py"

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
    Mutant(
        "a-void-after-the-owners-window",
        VOID,
        "if handover.day != view.day or view.now - handover.at > window:",
        "if handover.day != view.day:",
        tests(UNDONE, "after_the_owners_window_it_is_too_late"),
    ),
    Mutant(
        "a-void-after-the-till-was-closed",
        VOID,
        "if undone.closed_since(view, handover.station, handover.at):",
        "if False:",
        tests(UNDONE, "after_the_close_of_its_till_only_a_credit_note_is_left"),
    ),
    Mutant(
        "a-void-of-goods-that-are-not-back",
        VOID,
        "if set(wanted) != set(back):",
        "if False:",
        tests(UNDONE, "only_what_is_all_back_within_the_window_is_taken_back_once"),
    ),
    Mutant(
        "a-void-twice",
        VOID,
        "    if not taken:\n",
        "    if False:\n",
        tests(UNDONE, "only_what_is_all_back_within_the_window_is_taken_back_once"),
    ),
    Mutant(
        "a-void-that-leaves-the-wrong-holder",
        VOID,
        'masked: dict[str, object] = {"collector": "", "signature": None, "facts": [], "wanted": None}',
        "masked: dict[str, object] = {}",
        tests(UNDONE, "what_is_known_of_the_wrong_holder_is_masked_and_the_record_is_the_incident"),
    ),
    Mutant(
        "a-void-that-keeps-the-sale",
        UNMADE,
        "posting.reverse(act, entry=EntryId(entry))",
        "pass",
        tests(UNDONE, "books_stock_shelf_and_order_are_as_before_the_hand_over"),
    ),
    Mutant(
        "a-void-that-keeps-the-deposit-used",
        UNMADE,
        "used=row.used - int(row.covers)",
        "used=row.used",
        tests(UNDONE, "books_stock_shelf_and_order_are_as_before_the_hand_over"),
    ),
    Mutant(
        "a-void-that-keeps-the-goods-out",
        BROUGHT,
        "back = stock.take_back(act, why=Why.HANDED_OVER, about=lines, at=at)",
        "back = [stock.TakenBack(r.order_line_id, r.quantity, 1) for r in rows]",
        tests(UNDONE, "books_stock_shelf_and_order_are_as_before_the_hand_over"),
    ),
)
