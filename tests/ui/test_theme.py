"""The theme: contrast of every pair, every role that is named exists, a window has its own look."""

import re
from pathlib import Path
from typing import get_args

import pytest
from PySide6 import QtWidgets
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui import icons, theme
from kiosk.ui.theme import Scheme, Theme, Window, apply_theme, theme_of
from tests.ui.sheets import Page, contrast

UI = Path(theme.__file__).parent
LOOKS: list[tuple[Window, Scheme]] = [
    ("lobby", "light"), ("lobby", "high_contrast"),
    ("desk", "light"), ("desk", "dark"), ("desk", "high_contrast"),
    ("display", "light"), ("display", "high_contrast"),
]  # fmt: skip
STATES = ("ready", "waiting", "overdue", "blocked", "supervised", "cover", "practice")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "soft", "accent")
      for ground in ("ground", "surface", "sunken", "accent_tint", *(f"s_{s}_tint" for s in STATES))),
    *(("danger", ground) for ground in ("ground", "surface")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_press")),
    *(("on_danger", ground) for ground in ("danger", "danger_hover", "danger_press")),
    *((ink, ground) for ink in ("on_brand", "on_brand_soft")
      for ground in ("brand", "brand_deep", "brand_arch")),
    ("brand_mark", "brand"), ("on_mark", "brand_mark"), ("on_fill", "s_practice_stripe"),
    *((f"s_{s}", ground) for s in STATES for ground in (f"s_{s}_tint", "surface", "ground")),
    *(("on_fill", f"s_{s}_fill") for s in STATES),
]  # fmt: skip
MARK_PAIRS = [
    *((mark, ground) for mark in ("edge", "focus", "accent")
      for ground in ("ground", "surface", "sunken")),
    ("brand_mark", "brand"),
    *((f"s_{s}_fill", ground) for s in STATES for ground in ("surface", "ground")),
]  # fmt: skip


@pytest.mark.parametrize(("window", "scheme"), LOOKS)
def test_that_every_text_pair_holds_seven_to_one(window: Window, scheme: Scheme) -> None:
    look = Theme.load(window, scheme)
    low = {
        pair: round(contrast(look.colour(pair[0]), look.colour(pair[1])), 2)
        for pair in TEXT_PAIRS
        if contrast(look.colour(pair[0]), look.colour(pair[1])) < 7.0
    }
    assert low == {}


@pytest.mark.parametrize(("window", "scheme"), LOOKS)
def test_that_every_mark_holds_three_to_one(window: Window, scheme: Scheme) -> None:
    look = Theme.load(window, scheme)
    low = [
        pair for pair in MARK_PAIRS if contrast(look.colour(pair[0]), look.colour(pair[1])) < 3.0
    ]
    assert low == []


@pytest.mark.parametrize("level", ["none", "I", "L", "U", "O"])
def test_that_the_letter_of_a_level_is_read_on_its_cell(level: str) -> None:
    for scheme in ("light", "dark"):
        ground, letter = Theme.load("desk", scheme).heat(level)
        assert contrast(ground, letter) >= 7.0


def test_that_the_colours_a_stylesheet_and_a_painter_see_are_the_same(qtbot: QtBot) -> None:
    for window, scheme in LOOKS:
        look = Theme.load(window, scheme)
        sheet = look.stylesheet()
        assert "$" not in sheet
        assert look.colour("accent").name() in sheet


def test_that_every_selector_names_a_class_that_exists() -> None:
    template = (theme.FOLDER / "kiosk.qss").read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/|\{[^}]*\}|\[[^\]]*\]", " ", template, flags=re.DOTALL)
    names = set(re.findall(r"\bQ[A-Za-z]+", bare))
    assert names
    assert [name for name in sorted(names) if not hasattr(QtWidgets, name)] == []


def test_that_every_property_that_a_selector_asks_for_is_set_somewhere() -> None:
    template = (theme.FOLDER / "kiosk.qss").read_text(encoding="utf-8")
    asked = set(re.findall(r'\[(\w+)="', template))
    code = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
    assert [name for name in sorted(asked) if f'setProperty("{name}"' not in code] == []


def test_that_a_role_that_is_not_there_is_a_key_error() -> None:
    look = Theme.load("desk")
    for ask in (look.colour, look.type, look.font, look.size, look.radius, look.border, look.icon):
        with pytest.raises(KeyError):
            ask("no_such_role")
    with pytest.raises(KeyError):
        look.space(10)
    with pytest.raises(KeyError):
        Theme.load("lobby", "dark")


def test_that_every_role_named_in_our_widgets_exists() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
    lobby, desk = Theme.load("lobby"), Theme.load("desk")
    for role in re.findall(r'\.colour\("(\w+)"\)', code):
        assert lobby.colour(role).isValid()
    for role in re.findall(r'theme\.(?:line|type|font)\("(\w+)"', code):
        assert lobby.type(role).size <= 132
        assert desk.type(role).size <= 28


@pytest.mark.parametrize("window", get_args(Window))
def test_that_all_windows_know_the_type_of_a_shared_widget(window: Window) -> None:
    look = Theme.load(window)
    for role in ("title", "heading", "body", "label", "button", "action", "small", "chip", "code"):
        assert look.type(role).size > 0


def test_that_text_grows_with_the_scale_and_targets_never_shrink() -> None:
    plain, large = Theme.load("lobby"), Theme.load("lobby", scale=2.0)
    assert large.type("body").size == 2 * plain.type("body").size
    assert large.size("button") >= plain.size("button")
    small = Theme.load("desk", scale=0.9)
    assert small.size("button") == Theme.load("desk").size("button")


def test_that_a_desk_marked_has_touch_has_nothing_below_44() -> None:
    look = Theme.load("desk", touch=True)
    for role in ("button", "button_small", "field", "row", "row_dense", "nav", "target_min"):
        assert look.size(role) >= 44


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    ("window", "touch", "least"), [("lobby", False, 72), ("desk", False, 32), ("desk", True, 44)]
)
def test_that_the_least_target_is_what_a_finger_or_a_mouse_needs(
    window: Window, touch: bool, least: int, scale: float
) -> None:
    look = Theme.load(window, scale=scale, touch=touch)
    assert look.size("target_min") >= least
    assert look.size("button_small") >= least
    assert look.size("button") >= least


def test_that_two_windows_have_two_looks_at_once(qtbot: QtBot, page: Page) -> None:
    light, strong = QLabel(), QLabel()
    page(light)
    other = page(strong, scheme="high_contrast", scale=2.0)
    assert theme_of(light).scheme == "light"
    assert theme_of(strong).scheme == "high_contrast"
    assert theme_of(other).scale == 2.0
    apply_theme(other, Theme.load("lobby"))
    assert theme_of(strong).scheme == "light"


def test_that_a_widget_without_a_window_is_light(qtbot: QtBot) -> None:
    assert theme_of(QWidget()).scheme == "light"


def test_that_no_motion_takes_no_time() -> None:
    assert Theme.load("desk", motion=False).duration("panel") == 0
    assert 0 < Theme.load("desk").duration("panel") <= Theme.load("desk").duration("never_over")


def test_that_every_icon_named_in_our_widgets_is_shipped(qtbot: QtBot) -> None:
    for state in STATES:
        assert (icons.FOLDER / f"{Theme.load('desk').state_icon(state)}.svg").is_file()
    code = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
    for name in re.findall(r'icon=\s*"([a-z0-9-]+)"', code):
        assert (icons.FOLDER / f"{name}.svg").is_file(), name
    with pytest.raises(KeyError):
        icons.pixmap("no-such-icon", Theme.load("desk").colour("text"), 16)


def test_that_an_icon_is_drawn_in_the_colour_asked_for(qtbot: QtBot) -> None:
    ink = Theme.load("desk").colour("accent")
    image = icons.pixmap("square", ink, 48, 2.0).toImage()
    assert image.width() == 96
    seen = {
        image.pixelColor(x, 48).name() for x in range(96) if image.pixelColor(x, 48).alpha() == 255
    }
    assert ink.name() in seen


def test_that_no_gradient_shadow_or_family_stands_in_the_sheet() -> None:
    template = (theme.FOLDER / "kiosk.qss").read_text(encoding="utf-8").lower()
    bare = re.sub(r"/\*.*?\*/", "", template, flags=re.DOTALL)
    for word in ("gradient", "shadow", "font-family", "text-transform"):
        assert word not in bare
