"""What moves add up to, and where less than nothing may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.ids import PlaceId, ProductId
from kiosk.records.stock import rules, texts
from kiosk.records.stock.rules import OUTSIDE, NewMove, PlaceKind, Why

numbers = st.integers(1, 4)
moves = st.builds(
    NewMove,
    numbers.map(ProductId),
    st.integers(1, 50),
    numbers.map(PlaceId),
    numbers.map(PlaceId),
    st.sampled_from(Why),
)


@given(st.lists(moves, max_size=20))
def test_that_moves_only_carry_and_never_make_or_lose_anything(done):
    changed = rules.deltas(done)
    for product in {spot[0] for spot in changed}:
        assert sum(by for spot, by in changed.items() if spot[0] == product) == 0


@given(st.lists(moves, max_size=20))
def test_that_changes_are_in_one_order_and_none_is_nothing(done):
    changed = rules.deltas(done)
    assert list(changed) == sorted(changed)
    assert all(changed.values())


@given(st.lists(moves, max_size=12), st.randoms())
def test_that_the_order_of_moves_does_not_matter(done, random):
    mixed = list(done)
    random.shuffle(mixed)
    assert rules.deltas(mixed) == rules.deltas(done)


@given(st.lists(moves, max_size=12))
def test_that_moves_and_their_mirror_images_leave_nothing(done):
    back = [
        NewMove(each.product, each.quantity, each.to_place, each.from_place, Why.REVERSED)
        for each in done
    ]
    assert rules.deltas([*done, *back]) == {}


@pytest.mark.parametrize("kind", PlaceKind)
@pytest.mark.parametrize("counted", [True, False])
def test_that_only_outside_or_uncounted_goods_may_fall_below_zero(kind, counted):
    inside = kind in (PlaceKind.STORE, PlaceKind.BENCH, PlaceKind.SHELF, PlaceKind.ASIDE)
    assert (kind in OUTSIDE) == (not inside)
    assert rules.may_fall_below_zero(kind, counted=counted) == (not (inside and counted))


def test_that_the_first_day_has_every_place_but_shelves():
    kinds = {kind for _, kind in rules.OPENING_PLACES}
    assert kinds == set(PlaceKind) - {PlaceKind.SHELF}
    assert len({name for name, _ in rules.OPENING_PLACES}) == len(rules.OPENING_PLACES)


def test_that_every_kind_of_place_has_its_word():
    for language in ("en", "de", "ar"):
        assert all(texts.place_kind(kind, language) for kind in PlaceKind)
