"""Mutants of money, the ledger, stock, orders and the way to the shelf: what must come out to the cent and piece."""

from tests.mutants.mutant import Mutant, tests

MONEY = "kiosk/core/money.py"
SETTLED = "kiosk/back_office/accounting/rules/handing_over.py"
BILLS = "kiosk/back_office/accounting/rules/bills.py"
POSTED = "kiosk/back_office/accounting/rules/books.py"
BILLING = "kiosk/back_office/accounting/service/billing.py"
POSTING = "kiosk/back_office/accounting/service/posting.py"
STOCK = "kiosk/records/stock/store/goods.py"
STOCK_ACTS = "kiosk/records/stock/service.py"
ORDERS = "kiosk/records/orders/store.py"
ORDER_ACTS = "kiosk/records/orders/service.py"
SHELF = "kiosk/back_office/fulfilment/service/steps.py"
SHELF_STORE = "kiosk/back_office/fulfilment/store/shipments.py"

SUMS = "core/test_money.py"
BOOKS = "back_office/accounting/test_service.py"
BOOK_RULES = "back_office/accounting/test_rules.py"
GOODS = "records/stock/test_service.py"
WAITING = "records/orders/test_service.py"
PACKED = "back_office/fulfilment/test_service.py"

MUTANTS = (
    Mutant(
        "share-loses-a-cent",
        MONEY,
        "by_remainder[len(weights) - left :]",
        "by_remainder[len(weights) - left + 1 :]",
        tests(SUMS, "parts_add_up_to_the_whole_and_none_is_a_cent_off"),
    ),
    Mutant(
        "share-of-what-is-owed-back",
        MONEY,
        "sign = -1 if total < 0 else 1",
        "sign = 1",
        tests(SUMS, "parts_add_up_to_the_whole_and_none_is_a_cent_off"),
    ),
    Mutant(
        "rounding-half-down",
        MONEY,
        "rounding=ROUND_HALF_UP)",
        'rounding="ROUND_HALF_DOWN")',
        tests(SUMS, "half_a_cent_is_rounded_away_from_zero"),
    ),
    Mutant(
        "rounding-half-even",
        MONEY,
        "rounding=ROUND_HALF_UP)",
        'rounding="ROUND_HALF_EVEN")',
        tests(SUMS, "half_a_cent_is_rounded_away_from_zero"),
    ),
    Mutant(
        "tax-within-as-tax-on",
        MONEY,
        "return part(gross, basis_points, 10_000 + basis_points)",
        "return part(gross, basis_points, 10_000)",
        tests(SUMS, "tax_within_a_price_and_on_top_of_it_differ"),
    ),
    Mutant(
        "tax-on-as-tax-within",
        MONEY,
        "return part(net, basis_points, 10_000)",
        "return part(net, basis_points, 10_000 + basis_points)",
        tests(SUMS, "tax_within_a_price_and_on_top_of_it_differ"),
    ),
    Mutant(
        "float-money",
        MONEY,
        "return rounded(Decimal(minor) * numerator / denominator)",
        "return round(minor * (numerator / denominator))",
        tests(SUMS, "a_part_of_a_large_amount_is_exact"),
    ),
    Mutant(
        "money-without-a-limit",
        MONEY,
        "    if minor >= LARGEST:\n",
        "    if minor < 0:\n",
        tests(SUMS, "a_slipped_key_is_no_amount"),
    ),
    Mutant(
        "money-cuts-decimals",
        MONEY,
        'if decimals[places:].strip("0"):',
        'if decimals[places:] == "x":',
        tests(SUMS, "more_decimals_than_the_currency_has_are_refused"),
    ),
    # ------------------------------------------------------------------------------- the ledger
    Mutant(
        "deduct-more-than-the-deposit",
        SETTLED,
        "deducted = min(billed, max(taking.part(so_far.deposit_left), 0))",
        "deducted = billed",
        tests(BOOKS, "an_order_that_nobody_paid_or_invoiced_is_not_handed_over_either"),
    ),
    Mutant(
        "deposit-not-shared-by-value",
        SETTLED,
        "return minor * self.value // self.rest if self.rest > 0 else 0",
        "return minor",
        tests(BOOK_RULES, "a_deposit_is_shared_by_value_with_the_cent_on_the_last"),
    ),
    Mutant(
        "still-to-pay-ignored",
        BILLING,
        "    if settled.still_to_pay:\n",
        "    if settled.still_to_pay < 0:\n",
        tests(BOOKS, "an_unpaid_order_is_not_handed_over"),
    ),
    Mutant(
        "credit-note-on-the-wrong-side",
        POSTED,
        "        money.append(Posting(CLEARING[way], -minor - rounding))\n",
        "        money.append(Posting(CLEARING[way], minor - rounding))\n",
        tests(BOOKS, "a_credit_note_takes_back_sale_and_tax_at_the_orders_mix"),
    ),
    Mutant(
        "deposit-on-the-wrong-side",
        POSTED,
        "(Posting(CLEARING[way], minor), Posting(Use.DEPOSITS, -minor))",
        "(Posting(CLEARING[way], -minor), Posting(Use.DEPOSITS, minor))",
        tests(BOOKS, "a_deposit_is_owed_until_the_goods_go_out"),
    ),
    Mutant(
        "credit-more-than-was-paid",
        BILLING,
        "if minor > known.so_far.refundable:",
        "if minor > known.so_far.paid_in + known.total:",
        tests(BOOKS, "amounts_that_fit_no_order_are_refused"),
    ),
    Mutant(
        "credit-twice",
        SETTLED,
        "return self.paid_in + self.on_bills - self.refunded",
        "return self.paid_in + self.on_bills",
        tests(BOOKS, "a_credit_note_takes_back_sale_and_tax_at_the_orders_mix"),
    ),
    Mutant(
        "invoice-more-than-open",
        BILLING,
        "if open_minor > known.total - so_far.ahead - so_far.final - so_far.deposit_left:",
        "if open_minor > 10**12:",
        tests(BOOKS, "amounts_that_fit_no_order_are_refused"),
    ),
    Mutant(
        "deposit-in-another-currency",
        BILLING,
        "if known.currency != currency:",
        "if not currency:",
        tests(BOOKS, "amounts_that_fit_no_order_are_refused"),
    ),
    Mutant(
        "entry-that-does-not-balance",
        POSTING,
        "            raise Refused(AccountingRefusal.NOT_BALANCED)\n",
        "            break\n",
        tests(BOOKS, "an_entry_that_does_not_balance_is_refused"),
    ),
    Mutant(
        "kept-balances-not-raised",
        POSTING,
        '    ledger.add_to_balances(act, sums, f"{day:%Y-%m}")\n',
        "    del sums\n",
        tests("back_office/accounting/test_books.py", "the_trial_balance_is_the_scan_of_all_lines"),
    ),
    Mutant(
        "each-unit-rounded",
        BILLS,
        "    tax = _up_to(line.tax, first + count, line) - _up_to(line.tax, first, line)\n",
        "    tax = _up_to(line.tax, count, line)\n",
        tests(BOOK_RULES, "units_one_by_one_are_the_line_with_the_cents_on_the_last"),
    ),
    Mutant(
        "shipping-billed-as-goods",
        BILLS,
        "what = LineKind.SHIPPING if line.fee else LineKind.GOODS",
        "what = LineKind.GOODS",
        tests(BOOK_RULES, "shipping_is_income_of_its_own"),
    ),
    # ------------------------------------------------------------------------------------ stock
    Mutant(
        "stock-falls-below-zero",
        STOCK,
        "fits = (on_hand.c.quantity + by >= 0) | on_hand.c.loose.is_(True)",
        "fits = (on_hand.c.quantity + by >= -1000) | on_hand.c.loose.is_(True)",
        tests(GOODS, "goods_that_are_not_there_cannot_be_picked"),
    ),
    Mutant(
        "stock-of-thousands-below-zero",
        STOCK,
        "if known[spot][0] + by >= 0 or known[spot][1]}",
        "if known[spot][0] + by >= -1000 or known[spot][1]}",
        tests(GOODS, "thousands_of_spots_change_at_once_or_not_at_all"),
    ),
    Mutant(
        "stock-reversed-twice",
        STOCK_ACTS,
        "if store.reversal_of(act, move) is not None:",
        "if store.reversal_of(act, move) == 0:",
        tests(GOODS, "a_move_is_taken_back_once"),
    ),
    Mutant(
        "stock-never-counted",
        STOCK_ACTS,
        "        store.set_counted(act, product)\n",
        "",
        tests(GOODS, "received_goods_lie_in_the_store_and_are_counted"),
    ),
    Mutant(
        "stock-moves-nothing",
        STOCK_ACTS,
        "        if each.quantity < 1:\n",
        "        if each.quantity < -10**9:\n",
        tests(GOODS, "less_than_one_piece_never_moves"),
    ),
    Mutant(
        "stock-wrong-sum-not-seen",
        STOCK_ACTS,
        "        if row.quantity != total:\n",
        "        if row.quantity is None:\n",
        tests(GOODS, "verify_names_the_spot_whose_sum_is_wrong"),
    ),
    # ----------------------------------------------------------------------------------- orders
    Mutant(
        "order-released-beyond-ordered",
        ORDERS,
        "            gone + by <= order_line.c.quantity,\n",
        "",
        tests(WAITING, "more_than_waits_is_refused_with_the_line_that_is_short"),
    ),
    Mutant(
        "order-line-of-another-order",
        ORDERS,
        "            order_line.c.order_id == _WHICH,\n            order_line.c.id.in_",
        "            order_line.c.id.in_",
        tests(WAITING, "a_line_of_another_order_is_refused"),
    ),
    Mutant(
        "order-taken-in-twice",
        ORDER_ACTS,
        "        if before or twice:\n",
        "        if twice:\n",
        tests(WAITING, "an_order_that_came_before_is_refused"),
    ),
    Mutant(
        "order-does-not-add-up",
        ORDER_ACTS,
        "if not rules.adds_up(order):",
        "if rules.adds_up(order) is None:",
        tests(WAITING, "an_order_that_cannot_be_is_refused"),
    ),
    # -------------------------------------------------------------------------------- the shelf
    Mutant(
        "wrong-item-picked",
        SHELF,
        "    if not said or not fitting:\n",
        "    fitting = fitting or list(found.lines)\n    if not said:\n",
        tests(PACKED, "a_wrong_item_is_refused_and_nothing_moves"),
    ),
    Mutant(
        "one-too-many-picked",
        SHELF_STORE,
        "shipment_line.c.picked + _MORE <= shipment_line.c.quantity",
        "shipment_line.c.picked + _MORE <= shipment_line.c.quantity + 1",
        tests(PACKED, "one_piece_too_many_is_refused"),
    ),
    Mutant(
        "piece-in-no-package",
        SHELF,
        "if put != {line.id: line.picked for line in found.lines} or any(",
        "if not put or any(",
        tests(PACKED, "packing_is_refused_while_a_piece_is_in_no_package"),
    ),
    Mutant(
        "package-without-a-place",
        SHELF,
        "if {item.package_id for item in contents} != set(chosen):",
        "if not chosen:",
        tests(
            "back_office/fulfilment/test_staging.py",
            "no_package_stays_behind_and_none_of_another_order_comes_along",
        ),
    ),
    Mutant(
        "shelf-that-is-none",
        SHELF,
        "if place is None or place.kind is not PlaceKind.SHELF:",
        "if place is None:",
        tests(PACKED, "staging_needs_a_shelf_for_every_package"),
    ),
    Mutant(
        "order-started-twice",
        SHELF,
        "if not waiting or part is None:",
        "part = part or 2\n    if not waiting:",
        tests(PACKED, "two_who_start_one_order_get_one_shipment"),
    ),
    Mutant(
        "package-handed-out-twice",
        SHELF_STORE,
        'gone = {"some": list(which), "out_at": act.now, "place_id": None}',
        'gone = {"some": list(which), "staged_at": act.now}',
        tests(PACKED, "handing_out_empties_the_shelf_once"),
    ),
    Mutant(
        "step-out-of-order",
        SHELF,
        "    if found.state is not state:\n",
        "    if found.state is ShipmentState.CANCELLED:\n",
        tests(PACKED, "a_step_out_of_order_is_refused"),
    ),
)
