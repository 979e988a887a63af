"""A desk's look is chosen in the person box, holds at once and at the next start."""

import pytest
from PySide6.QtCore import QPoint

from kiosk.app import look
from kiosk.app.look import Look
from tests.lobby.hands import find
from tests.shell.samples import a_desk


@pytest.mark.parametrize("scheme", look.SCHEMES)
@pytest.mark.parametrize("scale", look.SCALES)
def test_that_what_was_chosen_is_read_again(tmp_path, scheme, scale):
    look.keep(tmp_path / look.FILE, Look(scheme, scale))
    assert look.read(tmp_path / look.FILE) == Look(scheme, scale)


@pytest.mark.parametrize(
    "said", ["", "scheme = 3", 'scheme = "pink"\nscale = 9', "\x00[", "scale ="]
)
def test_that_a_file_of_no_use_is_the_look_it_came_with(tmp_path, said):
    (tmp_path / look.FILE).write_text(said)
    assert look.read(tmp_path / look.FILE) == Look()


@pytest.mark.expected_logs
def test_that_a_home_that_takes_no_file_stops_nobody(tmp_path):
    look.keep(tmp_path / "gone" / look.FILE, Look("dark", 1.3))


def test_that_the_person_box_changes_look_and_size_at_once(qtbot):
    desk = a_desk(qtbot)
    heard = []
    desk.look_chosen.connect(lambda *chosen: heard.append(chosen))
    desk.rail.person.click()
    find(desk, "person.look.dark").click()
    find(desk, "person.size.130").click()
    assert heard == [("dark", 1.0), ("dark", 1.3)]
    menu = desk.person_menu
    assert desk.rect().contains(menu.geometry())
    assert not menu.isHidden()
    for part in (*menu.scheme.segments, *menu.size_choice.segments, menu.sign_out_button):
        assert menu.rect().contains(part.rect().translated(part.mapTo(menu, QPoint(0, 0))))
