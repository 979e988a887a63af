"""Mutants of the till: what keeps a count blind, a drawer whole and a report without a gap."""

from tests.mutants.mutant import Mutant, tests

TILL = "kiosk/back_office/till/"
RULES = f"{TILL}rules/cash.py"
PIECES = f"{TILL}rules/pieces.py"
STANDING = f"{TILL}service/standing.py"
OPENING = f"{TILL}service/opening.py"
CLOSING = f"{TILL}service/closing.py"
MOVING = f"{TILL}service/moving.py"
PAYING = f"{TILL}service/paying.py"
READING = f"{TILL}service/reading.py"
REPORTING = f"{TILL}service/reporting.py"
TAKINGS = f"{TILL}store/takings.py"
CHECKS = f"{TILL}service/checks.py"

PURE = "back_office/till/test_rules.py"
OPENED = "back_office/till/test_opening.py"
CLOSED = "back_office/till/test_closing.py"
VERIFIED = "back_office/till/test_verifying.py"
PAID = "back_office/till/test_paying.py"
BLIND = "back_office/till/test_blind.py"
FAULTS = "back_office/till/test_faults.py"

MUTANTS = (
    Mutant(
        "till-difference-at-the-limit-asks",
        RULES,
        "above = abs(off) > limit",
        "above = abs(off) >= limit",
        tests(PURE, "a_difference_above_the_limit_counts_again_then_gives_a_reason"),
    ),
    Mutant(
        "till-difference-without-its-sign",
        RULES,
        "off = counted - should_be",
        "off = should_be - counted",
        tests(CLOSED, "a_day_closes_with_its_difference_posted"),
    ),
    Mutant(
        "till-clock-set-back-closes",
        RULES,
        "return today < opened",
        "return False",
        tests(VERIFIED, "a_clock_set_back_within_the_day_closes_and_before_it_is_refused"),
    ),
    Mutant(
        "till-piece-counted-twice",
        PIECES,
        "if len(set(named)) < len(named) or",
        "if",
        tests(PURE, "what_is_no_piece_does_not_fit"),
    ),
    Mutant(
        "till-roll-of-one",
        PIECES,
        "return int(digits) * (kind.roll if rolled else 1)",
        "return int(digits)",
        tests(PURE, "what_is_typed_beside_a_coin_is_read"),
    ),
    Mutant(
        "till-uncounted-kinds-pass",
        STANDING,
        "if whole and (missing := rules.missing(pieces, currency)):",
        "if False and (missing := rules.missing(pieces, currency)):",
        tests(CLOSED, "a_count_that_is_not_whole_closes_nothing"),
    ),
    Mutant(
        "till-own-drawer-of-everybody",
        STANDING,
        "if found.sharing is Sharing.OWN and found.holder != who(act):",
        "if False:",
        tests(OPENED, "cash_of_ones_own_drawer_is_ones_own"),
    ),
    Mutant(
        "till-cash-while-counting",
        STANDING,
        "    if found.state is not SessionState.OPEN:\n        raise gone_on(act, found=found)",
        "    if False:\n        raise gone_on(act, found=found)",
        tests(CLOSED, "counting_stops_cash_and_not_cards"),
    ),
    Mutant(
        "till-opening-unexplained",
        OPENING,
        "if minor != should_be and not reason:",
        "if False:",
        tests(OPENED, "an_opening_that_differs_is_explained_and_posted"),
    ),
    Mutant(
        "till-told-while-open",
        READING,
        "if found.state not in rules.TELLS:",
        "if False:",
        tests(BLIND, "no_read_tells_the_expected_cash_before_the_count_is_closed"),
    ),
    Mutant(
        "till-second-count-copies-the-first",
        READING,
        "(found.state in rules.TELLS or not newest.complete)",
        "True",
        tests(CLOSED, "a_second_count_starts_empty_and_is_kept_like_the_first"),
    ),
    Mutant(
        "till-mid-day-report-tells-cash",
        REPORTING,
        "WayCount(str(way), many, None if way is WayToPay.CASH else minor)",
        "WayCount(str(way), many, minor)",
        tests(BLIND, "no_read_tells_the_expected_cash_before_the_count_is_closed"),
    ),
    Mutant(
        "till-first-count-tells",
        CLOSING,
        "    if said.again:\n",
        "    if False:\n",
        tests(CLOSED, "a_large_difference_is_counted_once_more_and_nothing_is_told_before"),
    ),
    Mutant(
        "till-closed-without-a-reason",
        CLOSING,
        "> standing.limits(act).difference and not reason:",
        "> standing.limits(act).difference and False:",
        tests(CLOSED, "a_large_difference_is_counted_once_more_and_nothing_is_told_before"),
    ),
    Mutant(
        "till-safe-and-float-do-not-add-up",
        RULES,
        "return to_safe >= 0 and left >= 0 and to_safe + left == counted",
        "return to_safe + left == counted",
        tests(PURE, "safe_and_float_are_what_was_counted"),
    ),
    Mutant(
        "till-verified-by-who-closed",
        CLOSING,
        "if row.closed_by == who:",
        "if False:",
        tests(VERIFIED, "somebody_else_verifies_once_and_that_stops_no_opening"),
    ),
    Mutant(
        "till-move-without-a-bag",
        MOVING,
        "if kind is MoveKind.TO_SAFE and not bag:",
        "if False:",
        tests(CLOSED, "bad_moves_are_refused"),
    ),
    Mutant(
        "till-voided-cash-counted",
        TAKINGS,
        "PaymentState.PENDING, PaymentState.FAILED, PaymentState.VOIDED",
        "PaymentState.PENDING, PaymentState.FAILED",
        tests(PAID, "a_payment_is_voided_while_its_till_is_open"),
    ),
    Mutant(
        "till-refunded-cash-kept",
        TAKINGS,
        "return int(view.execute(came).scalar_one()) - int(view.execute(went).scalar_one())",
        "return int(view.execute(came).scalar_one())",
        tests(PAID, "after_the_close_only_a_refund_gives_back"),
    ),
    Mutant(
        "till-coins-not-rounded",
        PAYING,
        "coins = books.cash_rounded(minor, step)",
        "coins = minor",
        tests(PAID, "cash_is_rounded_to_the_coins_of_the_country"),
    ),
    Mutant(
        "till-cash-against-a-card",
        PAYING,
        "if way not in _BACK_AS[row.way]:",
        "if False:",
        tests(PAID, "no_cash_goes_out_against_a_card"),
    ),
    Mutant(
        "till-second-card-while-unknown",
        PAYING,
        "if takings.pending_of_order(act, order):",
        "if False:",
        tests(PAID, "no_second_payment_is_taken_while_the_first_is_unknown"),
    ),
    Mutant(
        "till-void-after-the-close",
        PAYING,
        "if found is None or standing.session_now(act) != found.id:",
        "if found is None:",
        tests(PAID, "after_the_close_only_a_refund_gives_back"),
    ),
    Mutant(
        "till-check-without-its-gaps",
        CHECKS,
        "for number in sorted(set(wanted) - set(numbers)):",
        "for number in ():",
        tests(FAULTS, "a_changed_row_is_named"),
    ),
)
