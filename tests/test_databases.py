"""Every test gets a business of its own on both databases, and none reaches another's."""

from tests import founding


def test_that_a_business_is_the_one_that_was_founded(business):
    assert business.facts.name == founding.founding().name


def test_that_copies_of_the_template_are_apart(templates, place, database_kind, tmp_path):
    from kiosk import business as businesses

    other = templates.copy(database_kind, tmp_path / "second")
    assert other.database != place.database
    one = businesses.open_business(place.database, place.home)
    second = businesses.open_business(other.database, other.home)
    assert one.facts.id == second.facts.id
    one.close()
    second.close()
    templates.remove(database_kind, other)
