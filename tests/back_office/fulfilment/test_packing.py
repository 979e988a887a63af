"""Which piece goes into which package: nothing is lost, whatever is moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.back_office.fulfilment.screens.packing import Boxes
from kiosk.back_office.fulfilment.service import Packing, WorkLine


def lines(*picked: int) -> tuple[WorkLine, ...]:
    return tuple(
        WorkLine(n, n, n, f"Line {n}", f"SKU-{n}", "", "", each, each)
        for n, each in enumerate(picked, start=1)
    )


def boxes(*picked: int) -> Boxes:
    made = Boxes()
    made.fill(lines(*picked))
    return made


def test_that_all_lies_in_one_package_at_first():
    assert boxes(1, 2).packing() == (Packing(1, 1, 1), Packing(2, 1, 2))


def test_that_a_scan_takes_one_piece_into_the_open_package():
    made = boxes(1, 3)
    assert made.add() == 2
    assert made.take(2)
    assert made.packing() == (Packing(1, 1, 1), Packing(2, 1, 2), Packing(2, 2, 1))
    assert made.used() == 2
    assert made.take(2)
    assert made.take(2)
    assert not made.take(2)


def test_that_a_press_sends_the_whole_row_round_the_packages():
    made = boxes(1, 3)
    made.add()
    made.next_box(2, 1)
    assert made.packing() == (Packing(1, 1, 1), Packing(2, 2, 3))
    made.next_box(2, 2)
    assert made.packing() == (Packing(1, 1, 1), Packing(2, 1, 3))


@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from(["add", "take", "next"]), st.integers(1, 4)), max_size=20),
)
def test_that_no_piece_is_lost_or_doubled(picked, hands):
    made = boxes(*picked)
    for hand, line in hands:
        if hand == "add":
            made.add()
        elif hand == "take":
            made.take(line)
        else:
            for each, box, _held in made.rows():
                if each == line:
                    made.next_box(line, box)
                    break
    put: dict[int, int] = {}
    for each in made.packing():
        assert each.quantity > 0
        put[each.line] = put.get(each.line, 0) + each.quantity
    assert put == dict(enumerate(picked, start=1))
