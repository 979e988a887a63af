"""The first run end to end: from an empty folder to a business that the owner's PIN opens."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kiosk import business as businesses
from kiosk.app import unconfirmed
from kiosk.app.first_run import FirstRunWindow, Notebook
from kiosk.business import Home
from kiosk.business.home import Wrapped, unwrap
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.desk.administration.rules import Draft
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Cost, Outcome
from tests import founding
from tests.makers.desks import NOBODY, find

PIN = "704815"


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def home(tmp_path) -> Home:
    return Home(tmp_path / "home")


def a_window(qtbot: QtBot, home: Home, **more) -> FirstRunWindow:
    window = FirstRunWindow(str(home.root / "data" / "kiosk.db"), home, **more)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    return window


def go_on(window) -> None:
    window.wizard.next._debounce._last = None
    find(window, "setup.next").click()


def test_that_a_business_is_there_in_the_end_and_its_owner_gets_in(qtbot, home):
    window = a_window(qtbot, home, language="en")
    find(window, "welcome.mine").click()
    find(window, "setup.business_name").setText("Harbour Lane")
    for _ in range(3):
        go_on(window)
    assert Notebook(home).read().name == "Harbour Lane"
    find(window, "setup.owner").setText("Maren Sommer")
    for boxes in ("setup.pin", "setup.again"):
        find(window, boxes).set_text(PIN)
    go_on(window)
    qtbot.waitUntil(lambda: window.wizard.title.text() == "Write this code down", timeout=20_000)
    groups = find(window, "setup.code").accessibleName().split()
    assert [len(group) for group in groups] == [4] * 8
    find(window, "setup.written").click()
    first, second = window.wizard.recovery.asks
    find(window, "setup.group_a").setText(groups[first])
    find(window, "setup.group_b").setText(groups[second])
    go_on(window)
    assert not window.isVisible()
    assert Notebook(home).read() is None
    assert not unconfirmed.waits(home.root, window._database)
    opened = businesses.open_business(str(home.root / "data" / "kiosk.db"), home)
    try:
        assert opened.facts.name == "Harbour Lane"
        [owner] = opened.read(staff.people)
        answer = opened.do(staff.sign_in, by=NOBODY, person=owner.id, pin=PIN)
        assert (owner.name, answer.outcome) == ("Maren Sommer", Outcome.IN)
    finally:
        opened.close()


def test_that_a_code_that_nobody_confirmed_is_shown_anew_at_the_next_start(qtbot, home):
    database = str(home.root / "data" / "kiosk.db")
    Notebook(home).keep(Draft(step=3, name="Harbour Lane").moved_to("AT").text())
    unconfirmed.begin(home.root, database)
    made, lost = businesses.create(
        database, home, founding.founding(), owner="Maren Sommer", pin=PIN
    )
    business_id = made.facts.id
    made.close()
    assert unconfirmed.waits(home.root, database)
    window = a_window(qtbot, home, founded=True)
    qtbot.waitUntil(lambda: window.wizard.title.text() == "Write this code down", timeout=20_000)
    code = "-".join(find(window, "setup.code").accessibleName().split())
    assert code != lost
    sealed = Wrapped.read((home.root / "data" / "kiosk.db.recovery").read_text())
    assert unwrap(sealed, code) == home.master(business_id)
    with pytest.raises(Trouble):
        unwrap(sealed, lost)
    window.close()
    assert unconfirmed.waits(home.root, database)
    businesses.open_business(database, home).close()


def test_that_what_could_not_be_founded_waits_for_no_code(qtbot, home, monkeypatch):
    window = a_window(qtbot, home)

    def fail(*_said: object, **_more: object) -> None:
        raise Trouble(TroubleKind.DISK_FULL)

    monkeypatch.setattr(businesses, "create", fail, raising=False)
    with pytest.raises(Trouble):
        window._create(founding.founding(), "Maren Sommer", PIN)
    assert not unconfirmed.waits(home.root, window._database)


def test_that_a_second_start_goes_on_where_the_first_one_stopped(qtbot, home):
    Notebook(home).keep(Draft(step=2, name="Harbour Lane").moved_to("AT").text())
    window = a_window(qtbot, home)
    assert find(window, "welcome.mine").words == "Go on with Harbour Lane"
    find(window, "welcome.mine").click()
    assert find(window, "setup.title").text() == "Which languages do you speak?"


def test_that_the_draft_is_for_this_user_alone_and_a_broken_one_is_left_aside(home):
    notebook = Notebook(home)
    assert notebook.keep(Draft(name="X").text())
    [file] = [path for path in home.root.iterdir() if path.is_file()]
    assert file.stat().st_mode & 0o077 == 0
    file.write_bytes(b"\xff\xfe{")
    assert notebook.read() is None


def test_that_a_folder_that_cannot_be_written_is_not_called_saved(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert not Notebook(Home(tmp_path / "file")).keep("{}")


def test_that_the_languages_change_the_whole_window(qtbot, home):
    window = a_window(qtbot, home, language="en")
    find(window, "welcome.language.ar").click()
    assert window.isRightToLeft()
    assert window.context.language == "ar"


def test_that_the_demonstration_is_offered_where_there_is_one(qtbot, home):
    tried: list[bool] = []
    window = a_window(qtbot, home, demonstration=lambda: tried.append(True))
    find(window, "welcome.demo").click()
    assert tried == [True]
    assert not a_window(qtbot, home).welcome.demo_card.isVisible()
