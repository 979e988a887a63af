"""Mutants of who stands beside, and of the picture that the resolver asks."""

from tests.mutants.mutant import Mutant, tests

ASKED = "kiosk/cross_training/cover/service/authority.py"
ASKING = "kiosk/cross_training/cover/store/authority.py"
RESOLVER = "kiosk/cross_training/cover/rules/resolver.py"
PICTURE = "kiosk/cross_training/cover/store/picture.py"
COVER = "kiosk/cross_training/cover/rules/authority.py"
BESIDE = "cross_training/cover/test_service.py"
SECOND = "cross_training/cover/test_second_person.py"
CELLS = "cross_training/cover/test_cells.py"
RESOLVES = "cross_training/cover/test_resolver.py"
AGREES = "cross_training/cover/test_agreement.py"
SAME = "an_act_says_the_same_as_the_question"

MUTANTS = (
    Mutant(
        "authority-helped-from-elsewhere",
        ASKING,
        " beside.c.station == at,",
        "",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-helped-in-another-skill",
        ASKING,
        "beside.c.learner_id == person.c.id, beside.c.skill == skill,",
        "beside.c.learner_id == person.c.id,",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-helps-everybody",
        ASKING,
        "beside.c.learner_id == person.c.id, beside.c.skill == skill,",
        "beside.c.skill == skill,",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-used-pin-counts-on",
        ASKING,
        "            beside.c.used_at.is_(None),\n",
        "",
        tests(SECOND, "a_pin_beside_counts_for_one_act_and_a_question_uses_none_up"),
    ),
    Mutant(
        "authority-beside-herself",
        COVER,
        "if beside is None or beside.same_human or not beside.active",
        "if beside is None or not beside.active",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-beside-her-other-account",
        ASKED,
        'row["beside_human"] == row["human"],',
        'row["beside_id"] == row["id"],',
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-beside-who-left",
        COVER,
        " or not beside.active or now >= beside.until:",
        " or now >= beside.until:",
        tests(BESIDE, "whoever_left_stands_beside_nobody"),
    ),
    Mutant(
        "authority-beside-for-ever",
        COVER,
        " or not beside.active or now >= beside.until:",
        " or not beside.active:",
        tests(SECOND, "help_ends_after_ten_minutes"),
    ),
    Mutant(
        "authority-badge-beside-money",
        COVER,
        "    if by_pin and not beside.by_pin:\n        return False\n",
        "",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-supervised-alone",
        COVER,
        "    if beside is None or beside.same_human",
        "    if beside is None:\n        return True\n    if beside.same_human",
        tests(BESIDE, "a_learner_needs_somebody_beside"),
    ),
    Mutant(
        "authority-two-learners",
        COVER,
        "    if held is None or held.level not in ACTS_ALONE:\n        return False\n",
        "    if held is None:\n        return False\n",
        tests(BESIDE, "two_learners_are_not_one_who_may"),
    ),
    Mutant(
        "authority-beside-out-of-force",
        COVER,
        "return training.why_not(held, day, now) is None",
        "return True",
        tests(BESIDE, "somebody_suspended_stands_beside_nobody"),
    ),
    Mutant(
        "authority-learner-at-what-none-may",
        COVER,
        "    if not task.supervised:\n        return refused or ActRefusal.NOT_QUALIFIED\n",
        "",
        tests(BESIDE, "some_tasks_are_no_learners_even_with_somebody_beside"),
    ),
    Mutant(
        "authority-any-level-acts",
        COVER,
        "if refused is None and held is not None and held.level in ACTS_ALONE:",
        "if refused is None and held is not None:",
        tests(BESIDE, "a_learner_needs_somebody_beside"),
    ),
    Mutant(
        "authority-out-of-force-acts",
        COVER,
        "if refused is None and held is not None and held.level in ACTS_ALONE:",
        "if held is not None and held.level in ACTS_ALONE:",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-suspended-learns-on",
        COVER,
        "if not learning and refused is not ActRefusal.EXPIRED:",
        "if held is None:",
        tests(CELLS, SAME),
    ),
    Mutant(
        "authority-ended-needs-a-sign-off-first",
        COVER,
        "if not learning and refused is not ActRefusal.EXPIRED:",
        "if not learning:",
        tests(CELLS, SAME),
    ),
    # ---------------------------------------------------------------------------------- resolver
    Mutant(
        "resolver-always-open",
        RESOLVER,
        "    if Actor.PERSON not in task.actors:\n        return Way.CLOSED, Why.NOT_LEARNT\n",
        "    if Actor.PERSON in task.actors:\n        return Way.OPEN, None\n",
        tests(AGREES, "the_resolver_agrees_with_the_authority"),
    ),
    Mutant(
        "resolver-always-closed",
        RESOLVER,
        "    if Actor.PERSON not in task.actors:\n        return Way.CLOSED, Why.NOT_LEARNT\n",
        "    if task.actors:\n        return Way.CLOSED, Why.NOT_LEARNT\n",
        tests(AGREES, "the_resolver_agrees_with_the_authority"),
    ),
    Mutant(
        "resolver-forgets-the-note",
        RESOLVER,
        "if cover is not None and cover.unticked and task.by_pin:",
        "if cover is not None and cover.unticked is None:",
        tests(RESOLVES, "a_cover_opens_it_until_its_end_and_after_its_note"),
    ),
    Mutant(
        "resolver-forgets-the-end",
        RESOLVER,
        "over = cover is not None and (cover.ending or house.now >= cover.hard_end)",
        "over = cover is not None and cover.ending",
        tests(RESOLVES, "a_cover_opens_it_until_its_end_and_after_its_note"),
    ),
    Mutant(
        "resolver-in-any-role",
        RESOLVER,
        "if task.value.bound and not me.acts_in(task.role):",
        "if task.value.bound and not me.own:",
        tests(AGREES, "the_resolver_agrees_with_the_authority"),
    ),
    Mutant(
        "resolver-forgets-emergencies",
        RESOLVER,
        "if task.value.emergency and task.skill in me.emergency:",
        "if task.value.emergency and task.skill in me.ended:",
        tests(AGREES, "the_resolver_agrees_with_the_authority"),
    ),
    Mutant(
        "resolver-helped-by-a-badge-for-money",
        RESOLVER,
        "house.now < each.until and (each.by_pin or not task.by_pin) and alone(other, task)",
        "house.now < each.until and alone(other, task)",
        tests(RESOLVES, "a_learner_is_open_with_somebody_beside_by_pin"),
    ),
    Mutant(
        "resolver-helped-by-herself",
        RESOLVER,
        "if other is None or (other.human or other.person) == (me.human or me.person):",
        "if other is None:",
        tests(RESOLVES, "a_learner_is_open_with_somebody_beside_by_pin"),
    ),
    Mutant(
        "resolver-helped-by-anybody",
        RESOLVER,
        "(each.by_pin or not task.by_pin) and alone(other, task)",
        "(each.by_pin or not task.by_pin)",
        tests(AGREES, "the_resolver_agrees_with_the_authority"),
    ),
    Mutant(
        "picture-with-who-left",
        PICTURE,
        "    .where(person.c.active.is_(True))\n",
        "",
        tests(AGREES, "the_resolver_agrees_with_the_authority"),
    ),
    Mutant(
        "picture-with-roles-of-before",
        PICTURE,
        " & person_role.c.until.is_(None)",
        "",
        tests(AGREES, "the_picture_forgets_what_is_over"),
    ),
    Mutant(
        "picture-with-covers-of-before",
        PICTURE,
        ".where(cover_session.c.ended_at.is_(None))",
        "",
        tests(AGREES, "the_resolver_agrees_with_the_authority"),
    ),
    Mutant(
        "picture-with-emergencies-of-before",
        PICTURE,
        "emergency.c.ended_at.is_(None), emergency.c.until > _NOW",
        "emergency.c.until > _NOW",
        tests(AGREES, "the_picture_forgets_what_is_over"),
    ),
    Mutant(
        "picture-with-used-pins",
        PICTURE,
        ".where(beside.c.used_at.is_(None), beside.c.until > _NOW, _LATER.c.id.is_(None))",
        ".where(beside.c.until > _NOW, _LATER.c.id.is_(None))",
        tests(AGREES, "the_newest_who_stands_beside_counts"),
    ),
    Mutant(
        "picture-with-any-helper",
        PICTURE,
        ".where(beside.c.used_at.is_(None), beside.c.until > _NOW, _LATER.c.id.is_(None))",
        ".where(beside.c.used_at.is_(None), beside.c.until > _NOW)",
        tests(AGREES, "the_newest_who_stands_beside_counts"),
    ),
)
