"""Mutants of the counter: what is sold once, comes back once, stays within its limit, and is never paid twice."""

from tests.mutants.mutant import Mutant, tests

RULES = "kiosk/front_office/sales/rules.py"
SELLING = "kiosk/front_office/sales/service/selling.py"
RETURNING = "kiosk/front_office/sales/service/returning.py"
PAPERS = "kiosk/front_office/sales/service/papers.py"
STORE = "kiosk/front_office/sales/store.py"
PAYING = "kiosk/ui/paying.py"
KEYS = "kiosk/ui/cash_keys.py"
TENDER = "kiosk/ui/tender.py"
SCREEN = "kiosk/front_office/sales/screens/counter_sale.py"

PURE = "front_office/sales/test_rules.py"
SOLD = "front_office/sales/test_selling.py"
BACK = "front_office/sales/test_returning.py"
PAID = "ui/test_paying.py"
PRESSED = "ui/test_tender.py"
SEEN = "front_office/sales/test_screen.py"

MUTANTS = (
    Mutant(
        "sale-without-its-till",
        "kiosk/front_office/sales/service/standing.py",
        "        return int(till.cash_needs_session(act).id)",
        "        return till.session_now(act)",
        tests(SOLD, "cash_needs_an_open_till_and_a_card_only_the_day"),
    ),
    Mutant(
        "sale-at-another-price",
        SELLING,
        "if basket.total != shown:",
        "if basket.total < shown:",
        tests(SOLD, "what_does_not_fit_is_refused_as_a_value"),
    ),
    Mutant(
        "sale-of-nothing",
        SELLING,
        "if basket.total <= 0:",
        "if basket.total < 0:",
        tests(SOLD, "nothing_to_pay_is_no_sale"),
    ),
    Mutant(
        "sale-with-too-little",
        SELLING,
        "    if given < cash:",
        "    if given < 0:",
        tests(SOLD, "too_little_cash_is_refused_and_nothing_happens"),
    ),
    Mutant(
        "sale-without-its-slip",
        SELLING,
        "if way is WayToPay.CARD and not slip:",
        "if way is WayToPay.CARD and slip is None:",
        tests(SOLD, "what_does_not_fit_is_refused_as_a_value"),
    ),
    Mutant(
        "sale-that-leaves-the-goods",
        SELLING,
        "            if product.kind is ProductKind.GOODS",
        "            if product.kind is ProductKind.SERVICE",
        tests(SOLD, "goods_leave_money_comes_and_the_books_balance"),
    ),
    Mutant(
        "drawer-opens-for-a-card",
        "kiosk/front_office/sales/service/standing.py",
        "open_drawer=way is WayToPay.CASH",
        "open_drawer=True",
        tests(SOLD, "the_printer_is_told_and_the_drawer_opens_for_cash_only"),
    ),
    Mutant(
        "return-of-a-line-named-twice",
        RETURNING,
        "        asked[item.line] = asked.get(item.line, 0) + item.quantity",
        "        asked[item.line] = item.quantity",
        tests(BACK, "an_odd_return_is_refused_and_nothing_happens"),
    ),
    Mutant(
        "receipt-to-nobody",
        PAPERS,
        "    if not card.email:",
        "    if card.email is None:",
        tests(BACK, "a_receipt_is_sent_to_a_customer_with_an_address_only"),
    ),
    Mutant(
        "return-above-the-day",
        RULES,
        "    if minor + before > table.day:",
        "    if minor > table.day:",
        tests(PURE, "a_limit_holds_for_one_act_and_for_the_day"),
    ),
    Mutant(
        "cash-against-a-card",
        RULES,
        "    return (paid, WayToPay.STORE_CREDIT)",
        "    return (paid, WayToPay.STORE_CREDIT, WayToPay.CASH)",
        tests(PURE, "money_goes_back_as_it_came_or_stays_as_credit_of_somebody"),
    ),
    Mutant(
        "cash-above-the-cap",
        RULES,
        "minor > table.cash:",
        "minor > table.cash * 2:",
        tests(PURE, "cash_has_a_cap"),
    ),
    Mutant(
        "fault-back-on-sale",
        RETURNING,
        "PlaceKind.ASIDE if line.id in aside else PlaceKind.STORE",
        "PlaceKind.STORE if line.id in aside else PlaceKind.STORE",
        tests(BACK, "what_has_a_fault_is_set_aside"),
    ),
    Mutant(
        "receipt-copies-without-end",
        PAPERS,
        "if lately >= rules.COPIES_AN_HOUR:",
        "if lately > rules.COPIES_AN_HOUR:",
        tests(BACK, "copies_are_limited_within_the_hour"),
    ),
    Mutant(
        "wild-card-in-a-search",
        STORE,
        "product.c.folded.contains(word, autoescape=True)",
        "product.c.folded.contains(word)",
        tests(SOLD, "a_product_is_found_by_number_or_name"),
    ),
    Mutant(
        "change-beside-a-card",
        PAYING,
        "        if not way.change:\n            return Taken(way.key, self.to_pay, 0, 0",
        "        if not way.change:\n            return Taken(way.key, self.to_pay, self.given or 0, 0",
        tests(PAID, "only_cash_gives_change"),
    ),
    Mutant(
        "too-little-is-enough",
        PAYING,
        "if self.given < self.to_pay and not due.part:",
        "if self.given < 0 and not due.part:",
        tests(PAID, "money_given_in_cash_is_never_lost"),
    ),
    Mutant(
        "thousands-guessed",
        KEYS,
        "        if len(decimals) > money.exponent(currency):",
        "        if len(decimals) > 3:",
        tests(PAID, "what_is_no_amount_says_why"),
    ),
    Mutant(
        "given-stays-for-another-amount",
        TENDER,
        "            self._now = replace(self._now, given=None)\n            self._pad_open = False",
        "            self._pad_open = False",
        tests(PRESSED, "another_amount_forgets_what_was_given_and_the_same_keeps_it"),
    ),
    Mutant(
        "resolver-not-asked",
        TENDER,
        "        closed = self._context.closed(self._task)\n        said = closed.reason",
        "        closed = None\n        said = closed.reason",
        tests(PRESSED, "the_resolver_closes_the_button_whatever_was_chosen"),
    ),
    Mutant(
        "more-than-the-store-holds",
        SCREEN,
        "if key.left is not None and pieces > key.left:",
        "if key.left is not None and pieces < 0:",
        tests(SEEN, "more_than_is_there_is_not_put_in"),
    ),
)
