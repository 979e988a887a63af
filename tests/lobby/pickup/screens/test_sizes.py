"""Every page of a collection in every size: no word is cut, every target fits a finger."""

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.lobby.pickup import service as pickups
from kiosk.shell.bars import Ease
from tests.lobby.hands import (
    beside_the_window,
    cut_labels,
    small_targets,
)
from tests.lobby.pickup.screens.ways import FITS, let_it_pass
from tests.lobby.windows import Lobby
from tests.makers import pickup as makers

LOOKS = {
    "upright": ((1080, 1920), Ease(), "en"),
    "upright ar": ((1080, 1920), Ease(), "ar"),
    "text 200": ((1080, 1920), Ease(scale=2.0), "en"),
    "text 150 ar": ((1080, 1920), Ease(scale=1.5), "ar"),
    "wide": ((1920, 1080), Ease(), "en"),
    "wide text 200": ((1920, 1080), Ease(scale=2.0), "en"),
    "low": ((1080, 1920), Ease(low_reach=True), "en"),
    "small": ((1280, 720), Ease(), "en"),
    "german": ((1080, 1920), Ease(), "de"),
    "small german": ((1280, 720), Ease(), "de"),
    "demonstration": ((607, 1080), Ease(), "en"),
    "demonstration de": ((607, 1080), Ease(), "de"),
    "demonstration ar": ((607, 1080), Ease(), "ar"),
    "demonstration text 150": ((607, 1080), Ease(scale=1.5), "de"),
    "least": ((540, 960), Ease(), "de"),
    "part of a screen": ((960, 540), Ease(), "en"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_that_no_page_cuts_a_word_or_offers_a_small_target(qtbot, business, look):
    size, ease, language = LOOKS[look]
    made = makers.ready(business, (30_000, 1900, 4000), lines=2, paid=False)
    window = Lobby(business, language=language)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window._show_ease(ease)
    wrong = []

    def check(page):
        for _ in range(3):
            QApplication.processEvents()
        found = (
            *cut_labels(window),
            *beside_the_window(window),
            *small_targets(window, int(72 * window._fit)),
        )
        wrong.extend(f"{page}: {each}" for each in found)
        if window.navigator.width() > window.pages.viewport().width():
            wrong.append(f"{page}: the page is wider than its window")

    check("home")
    window.go("pickup.find")
    check("find")
    page = window.navigator.current
    page._other_way()
    check("number")
    page.scanned(made.square)
    page.fact.field.edit.setText("9999")
    page._go_on()
    check("wrong")
    let_it_pass(window)
    page.fact.field.edit.setText(FITS)
    page._go_on()
    check("lines")
    window.navigator.current._go_on()
    check("sign")
    sign = window.navigator.current
    sign._turn()
    check("typed")
    if size[1] > size[0] and ease.scale == 1.0 and not ease.low_reach:
        assert window.pages.verticalScrollBar().maximum() == 0, "the keyboard's last row is cut"
    sign.name.set_text("Lin Bo")
    sign._sign()
    check("waiting")
    makers.pay(business, made)
    staff = makers.receptionist(business)
    seen = makers.fetch(business, made.pickup, staff)
    business.do(pickups.release, staff, None, "Desk 1", pickup=made.pickup, seen=seen.version)
    check("done")
    window.go("help.call")
    check("help")
    assert wrong == []
    window.leave()
