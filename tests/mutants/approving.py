"""Mutants of who approves an invoice above the limit, and of the owner's limits of money."""

from tests.mutants.mutant import Mutant, tests

ACT = "kiosk/back_office/till/service/approving.py"
VIEW = "kiosk/database/acting.py"
PANEL = "kiosk/ui/second_person.py"
LIMITS = "kiosk/desk/administration/rules.py"

APPROVED = "back_office/till/test_approving.py"
BY_HAND = "lobby/pickup/screens/test_counter_approval.py"
OWNED = "desk/administration/test_money_rules.py"

MUTANTS = (
    Mutant(
        "approval-of-ones-own",
        ACT,
        "    if first.get(approver, approver) == first.get(me, me):\n",
        "    if approver == 0:\n",
        tests(APPROVED, "nobody_approves_for_themselves"),
    ),
    Mutant(
        "approval-by-anybody",
        ACT,
        "    return other.active and view.why_not(named, task, about=about) is None",
        "    return other.active",
        tests(APPROVED, "only_who_may_approves_however_right_the_pin_is"),
    ),
    Mutant(
        "approval-authority-not-asked",
        VIEW,
        "            return refused.refusal\n        return None\n",
        "            return None\n        return None\n",
        tests(APPROVED, "only_who_may_approves_however_right_the_pin_is"),
    ),
    Mutant(
        "approval-by-a-wrong-pin",
        ACT,
        "if said.outcome is not Outcome.IN:",
        "if said.outcome is Outcome.DISABLED:",
        tests(APPROVED, "a_wrong_pin_is_counted_as_theirs_and_leaves_everything_to_pay"),
    ),
    Mutant(
        "approval-without-its-name",
        ACT,
        "    act.note(approver=approver)\n",
        "    act.note()\n",
        tests(APPROVED, "both_names_stay_in_the_record"),
    ),
    Mutant(
        "approval-keeps-the-pin-of-another",
        PANEL,
        "        self.page.pin.clear()\n        self.page.pin.set_wrong(False)\n",
        "        self.page.pin.set_wrong(False)\n",
        tests(BY_HAND, "another_name_clears_the_pin"),
    ),
    Mutant(
        "money-rules-a-day-below-one-return",
        LIMITS,
        "if rules.return_day < rules.return_one:",
        "if rules.return_day < 0:",
        tests(OWNED, "a_day_is_not_less_than_one_return"),
    ),
    Mutant(
        "money-rules-below-nothing",
        LIMITS,
        "if not all(0 <= each < LARGEST for each in asdict(rules).values()):",
        "if not all(each < LARGEST for each in asdict(rules).values()):",
        tests(OWNED, "no_limit_is_below_nothing_or_beyond_any_sum"),
    ),
)
