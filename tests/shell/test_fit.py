"""A lobby in a window that is only a part of a screen: all of it smaller, nothing cut."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.shell.fit import LEAST_FIT, fit_of
from kiosk.ui.fitting import fit_layouts
from kiosk.ui.theme import Theme


@pytest.mark.parametrize("size", [(1080, 1920), (720, 1280), (1920, 1080), (1280, 720)])
def test_that_a_kiosk_s_whole_screen_is_shown_as_drawn(size):
    assert fit_of(*size) == 1.0


@pytest.mark.parametrize("size", [(607, 1080), (540, 960), (640, 1000), (960, 540)])
def test_that_a_narrow_window_shows_the_whole_width_of_the_page(size):
    wide = 1080 if size[1] > size[0] else 1200
    assert size[0] - 0.02 * wide <= wide * fit_of(*size) <= size[0]


def test_that_even_a_sliver_keeps_a_size_that_can_be_read():
    assert fit_of(100, 900) == LEAST_FIT


def test_that_type_sizes_and_spaces_become_smaller_alike():
    whole, half = Theme.load("lobby"), Theme.load("lobby", fit=0.5)
    assert half.type("body").size * 2 == whole.type("body").size
    assert half.size("top_bar") * 2 == whole.size("top_bar")
    assert half.icon("normal") * 2 == whole.icon("normal")
    assert half.space(4) * 2 == whole.space(4)
    assert half.scale == whole.scale


def test_that_distances_come_back_as_they_were_drawn(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(36, 20, 36, 10)
    column.setSpacing(14)
    column.addSpacing(28)
    for _ in range(3):
        fit_layouts(page, 0.5)
    assert column.contentsMargins().left() == 18
    assert column.spacing() == 7
    assert column.itemAt(0).sizeHint().height() == 14
    # What a page sets anew is the design's again.
    column.setSpacing(20)
    fit_layouts(page, 0.5)
    assert column.spacing() == 10
    fit_layouts(page, 1.0)
    assert (column.spacing(), column.contentsMargins().left()) == (20, 36)
    assert column.itemAt(0).sizeHint().height() == 28
