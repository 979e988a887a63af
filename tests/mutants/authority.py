"""Mutants of who may do what, and of the record of who did what."""

from kiosk.records.audit.rules import COVERED
from tests.mutants.mutant import Mutant, tests

ASKED = "kiosk/cross_training/cover/service/authority.py"
TRAINING = "kiosk/cross_training/training/rules/__init__.py"
TASK = "kiosk/core/task.py"
AUDIT = "kiosk/records/audit/rules.py"
VERIFY = "kiosk/records/audit/service.py"

IN_FORCE = "cross_training/training/test_rules.py"
BESIDE = "cross_training/cover/test_service.py"
POLICY = "core/test_task.py"
CHAIN = "records/audit/test_service.py"


def omits(column: str) -> Mutant:
    """The audit's hash without one of its columns: what stands there could be changed unseen."""
    return Mutant(
        f"audit-hash-omits-{column}",
        AUDIT,
        f'"{column}",',
        "",
        tests(CHAIN, "the_hash_covers_every_column_there_is"),
    )


MUTANTS = (
    Mutant(
        "authority-any-kind-of-actor",
        ASKED,
        "if _KINDS[type(by)] not in task.actors:",
        "if type(by) not in _KINDS:",
        tests("database/test_acting.py", "an_actor_of_another_kind_is_refused"),
    ),
    Mutant(
        "authority-who-left",
        ASKED,
        'if row is None or not row["active"]:',
        "if row is None:",
        tests("database/test_acting.py", "somebody_who_left_acts_no_more"),
    ),
    Mutant(
        "authority-nobody-known",
        ASKED,
        'if row is None or not row["active"]:\n            raise Refused(ActRefusal.NOT_ACTIVE)',
        'if row is None:\n            return\n        if not row["active"]:\n'
        "            raise Refused(ActRefusal.NOT_ACTIVE)",
        tests(BESIDE, "somebody_unknown_may_do_nothing"),
    ),
    Mutant(
        "authority-in-training-in-force",
        TRAINING,
        "if held is None or held.level is Level.IN_TRAINING:",
        "if held is None:",
        tests(IN_FORCE, "being_trained_is_not_being_qualified"),
    ),
    Mutant(
        "authority-revoked",
        TRAINING,
        "if held.revoked_at is not None and held.revoked_at <= now:",
        "if held.revoked_at is not None and held.revoked_at > now:",
        tests("database/test_acting.py", "a_revoked_qualification_ends_at_once"),
    ),
    Mutant(
        "authority-revoked-a-moment-late",
        TRAINING,
        "held.revoked_at <= now:",
        "held.revoked_at < now:",
        tests(IN_FORCE, "revocation_and_suspension_hold_from_their_very_moment"),
    ),
    Mutant(
        "authority-suspended",
        TRAINING,
        "        return ActRefusal.SUSPENDED\n",
        "        return None\n",
        tests(IN_FORCE, "revocation_and_suspension_hold_from_their_very_moment"),
    ),
    Mutant(
        "authority-suspended-a-moment-late",
        TRAINING,
        "held.suspended_from <= now\n",
        "held.suspended_from < now\n",
        tests(IN_FORCE, "revocation_and_suspension_hold_from_their_very_moment"),
    ),
    Mutant(
        "authority-suspended-without-end",
        TRAINING,
        "if begun and (held.suspended_until is None or now < held.suspended_until):",
        "if begun and held.suspended_until is not None and now < held.suspended_until:",
        tests(IN_FORCE, "a_suspension_without_an_end_stays"),
    ),
    Mutant(
        "authority-expired-a-day-early",
        TRAINING,
        "day > held.until_day:",
        "day >= held.until_day:",
        tests(IN_FORCE, "the_last_day_counts_and_the_next_does_not"),
    ),
    Mutant(
        "authority-never-expires",
        TRAINING,
        "        return ActRefusal.EXPIRED\n",
        "        return None\n",
        tests(IN_FORCE, "the_last_day_counts_and_the_next_does_not"),
    ),
    Mutant(
        "authority-before-its-day",
        TRAINING,
        "    if day < held.from_day:\n        return ActRefusal.NOT_QUALIFIED\n",
        "",
        tests(IN_FORCE, "it_is_not_in_force_before_its_first_day"),
    ),
    Mutant(
        "authority-declares-for-oneself",
        "kiosk/cross_training/training/service/granting.py",
        "if isinstance(act.by, Person) and _one_human(act, act.by.id, person):",
        "if isinstance(act.by, Person) and act.by.id is None:",
        tests(BESIDE, "nobody_declares_a_qualification_for_herself"),
    ),
    Mutant(
        "authority-customers-take-orders-in",
        TASK,
        '_manager("orders.import", Skill.TAKE_IN_ORDERS)',
        '_manager("orders.import", Skill.TAKE_IN_ORDERS, _STAFF_OR_OWNER | _CUSTOMER)',
        tests(POLICY, "customers_jobs_and_the_owner_do_these_tasks_and_no_others"),
    ),
    Mutant(
        "authority-the-lobby-hands-out",
        TASK,
        '"pickup.release", Role.RECEPTION, Skill.HAND_OUT, emergency=True)',
        '"pickup.release", Role.RECEPTION, Skill.HAND_OUT, _STAFF | _CUSTOMER, emergency=True)',
        tests(POLICY, "customers_jobs_and_the_owner_do_these_tasks_and_no_others"),
    ),
    Mutant(
        "authority-learners-manage",
        TASK,
        "return Declared(id, Role.MANAGER, skill, actors, supervised=False)",
        "return Declared(id, Role.MANAGER, skill, actors)",
        tests(POLICY, "a_managers_tasks_are_no_learners"),
    ),
    # ------------------------------------------------------------------------------------- audit
    *(omits(column) for column in COVERED),
    Mutant(
        "audit-hash-not-compared",
        VERIFY,
        "if row.hash != expected:",
        "if row.hash == '':",
        tests(CHAIN, "a_changed_column_is_found_in_its_row"),
    ),
    Mutant(
        "audit-chain-not-followed",
        VERIFY,
        "if row.prev_hash != before:",
        "if row.prev_hash is None:",
        tests(CHAIN, "a_row_taken_out_is_found"),
    ),
    Mutant(
        "audit-hash-without-a-key",
        VERIFY,
        'made = act.keys.mac("audit", rules.canonical(values))',
        'made = __import__("hashlib").sha256(rules.canonical(values)).hexdigest()',
        tests(CHAIN, "an_untouched_audit_has_no_fault"),
    ),
    Mutant(
        "audit-may-fork",
        "kiosk/migrations/versions/0001_open_the_shop.sqlite.sql",
        "CONSTRAINT audit_chain_prev UNIQUE (chain, prev_hash)",
        "CONSTRAINT audit_chain_prev UNIQUE (chain, prev_hash, seq)",
        tests(CHAIN, "a_chain_never_forks"),
    ),
)
