"""Mutants of who signs off what somebody has learnt, and of what a colleague may know of it."""

from tests.mutants.mutant import Mutant, tests

RULES = "kiosk/cross_training/training/rules/__init__.py"
MATRIX = "kiosk/cross_training/training/rules/matrix.py"
GRANTING = "kiosk/cross_training/training/service/granting.py"
ACTS = "cross_training/training/test_granting.py"
SEEN = "cross_training/training/test_matrix.py"

MUTANTS = (
    Mutant(
        "training-anybody-signs-off",
        RULES,
        "    if not signer.trains:\n        return TrainingRefusal.ONLY_A_TRAINER\n",
        "",
        tests(ACTS, "only_a_trainer_signs_off"),
    ),
    Mutant(
        "training-money-without-a-manager",
        RULES,
        "if skill in PROVEN_BY_PIN and not signer.manages:",
        "if skill in PROVEN_BY_PIN and not signer.trains:",
        tests(ACTS, "money_takes_a_trainer_who_is_a_manager"),
    ),
    Mutant(
        "training-signs-off-for-oneself",
        GRANTING,
        "    _not_oneself(act, person)\n    signer =",
        "    signer =",
        tests(ACTS, "nobody_signs_off_for_herself_nor_for_another_account_of_hers"),
    ),
    Mutant(
        "training-another-account-of-oneself",
        GRANTING,
        "return humans.get(one, one) == humans.get(other, other)",
        "return one == other",
        tests(ACTS, "nobody_signs_off_for_herself_nor_for_another_account_of_hers"),
    ),
    Mutant(
        "training-a-trainer-not-in-force-signs",
        GRANTING,
        "row.level is Level.TRAINER and rules.why_not(",
        "row.level is Level.TRAINER or rules.why_not(",
        tests(ACTS, "a_trainer_who_is_not_in_force_signs_nothing"),
    ),
    Mutant(
        "training-undoes-a-revocation",
        GRANTING,
        "    if revoked and not (signer.owner or signer.manages):",
        "    if revoked and signer.owner:",
        tests(ACTS, "what_was_revoked_is_given_back_by_a_manager_alone"),
    ),
    Mutant(
        "training-lifts-ones-own-suspension",
        GRANTING,
        "    _not_oneself(act, person)\n    known = _known(act, person, skill)\n    ended",
        "    known = _known(act, person, skill)\n    ended",
        tests(ACTS, "a_manager_does_not_lift_her_own_suspension"),
    ),
    Mutant(
        "training-sign-off-into-the-past",
        GRANTING,
        "if until < act.day:",
        "if until is None:",
        tests(ACTS, "what_has_ended_is_renewed_and_never_into_the_past"),
    ),
    Mutant(
        "training-reasons-seen-by-all",
        MATRIX,
        "    if not told:\n",
        "    if told is None:\n",
        tests(ACTS, "reasons_and_dates_are_seen_by_few"),
    ),
    Mutant(
        "training-counts-accounts",
        MATRIX,
        "            able.add(line.human)",
        "            able.add(line.person)",
        tests(SEEN, "it_agrees_with_counting_by_hand"),
    ),
    Mutant(
        "training-away-with-one-account-only",
        MATRIX,
        "left = [line for line in able if line.human != gone]",
        "left = [line for line in able if line.person != person]",
        tests(SEEN, "it_agrees_with_counting_by_hand"),
    ),
)
