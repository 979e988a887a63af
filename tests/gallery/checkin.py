"""Pictures of check-in: every page in the shapes that matter, beside `lobby-checkin-confirm` and `lobby-call-me`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.visitors import Plan, Planned, Who
from kiosk.lobby.checkin.rules import Way
from kiosk.ui.context import Prospect
from tests.gallery.lobby import NOON, Camera, a_business, close, settle
from tests.lobby.windows import Lobby
from tests.makers import customers, visitors
from tests.makers.staff import OWNER, a_person, acting

SHAPES = (
    "portrait",
    "landscape",
    "german",
    "arabic",
    "text-200",
    "high-contrast",
    "small-landscape",
)
MONA = Who("Mona Quist", "", "+43 664 5550147", "mona@quist.example")


def on(window: Any) -> Any:
    """The page that is shown."""
    return window.navigator.current


def planned(business: Business, host: PersonId, minutes: int, who: Who = MONA) -> Planned:
    """An appointment so many minutes from now."""
    kind = visitors.kinds(business)["appointment"]
    at = NOON + timedelta(minutes=minutes)
    return business.do(queue.plan, by=acting(host), plan=Plan(kind.id, replace(who, host=host), at))


def by_code(window: Lobby, made: Planned, family: str) -> None:
    """Two facts."""
    window.go("checkin.find")
    page = on(window)
    page.shown[Way.CODE].set_text(made.code)
    page.family.set_text(family)
    page.go_on()
    settle()


def one_shape(camera: Camera, shape: str, host: PersonId, number: int) -> None:
    """The whole way of somebody with an appointment."""
    business = camera.business
    phone = f"+43 664 55501{number:02}"
    who = replace(MONA, phone=phone, email=f"mona{number}@quist.example")
    customers.customer(business, who.name, phone=phone, email=who.email)
    made = planned(business, host, 7, who)
    window = camera.lobby(shape)
    window.go("checkin.kind")
    camera.take(f"checkin-kind-{shape}", window)
    window.wipe()
    _ease(camera, window, shape)
    window.go("checkin.find")
    camera.take(f"checkin-find-{shape}", window)
    page = on(window)
    page.shown[Way.CODE].set_text("7F3K 9QAX")
    page.family.set_text("Nobody")
    page.go_on()
    camera.take(f"checkin-wrong-{shape}", window)
    window.wipe()
    _ease(camera, window, shape)
    by_code(window, made, "Quist")
    camera.take(f"checkin-confirm-{shape}", window)
    on(window)._yes()
    settle()
    on(window).rows["light"].setChecked(True)
    camera.take(f"checkin-call-me-{shape}", window)
    on(window)._play()
    camera.take(f"checkin-sample-{shape}", window)
    on(window).sample.hide()
    on(window)._arrive()
    settle()
    camera.take(f"checkin-here-{shape}", window)
    window.wipe()
    _ease(camera, window, shape)
    by_code(window, made, "Quist")
    camera.take(f"checkin-already-{shape}", window)
    on(window)._leave()
    camera.take(f"checkin-gone-{shape}", window)
    close(window)


def _ease(camera: Camera, window: Lobby, shape: str) -> None:
    from tests.gallery.lobby import SHAPES as EASES

    _size, ease, language = EASES[shape]
    window._show_ease(ease)
    if language != window.context.language:
        window.context.speak(language)
    settle()


def asking(camera: Camera, shape: str) -> None:
    """What a visitor is asked, and a driver; and that nobody can."""
    window = camera.lobby(shape)
    for code in ("visitor", "delivery", "advice"):
        window.wipe()
        _ease(camera, window, shape)
        window.go("checkin.kind")
        settle()
        page = on(window)
        offer = next(each for each in page._offers if each.kind.code == code)
        page._choose(offer)
        camera.take(f"checkin-asks-{code}-{shape}", window)
    window.wipe()
    _ease(camera, window, shape)
    back = NOON + timedelta(hours=1, minutes=26)
    window.context._expect = lambda _task: Prospect(now=False, back_at=back)
    window.go("checkin.kind")
    camera.take(f"checkin-kind-nobody-{shape}", window)
    page = on(window)
    page._choose(next(each for each in page._offers if each.kind.code == "advice"))
    camera.take(f"checkin-nobody-{shape}", window)
    page = on(window)
    page.name.set_text("Ana Lopez")
    page.phone.set_text("0664 5550142")
    page.go_on()
    camera.take(f"checkin-call-back-{shape}", window)
    close(window)


def outcomes(camera: Camera, host: PersonId) -> None:
    """Late, another day, refused: each with its own words."""
    business = camera.business
    boss = Person(host, Role.MANAGER)
    cases = {
        "late": (-40, "Ina Late"),
        "early": (50, "Edo Early"),
        "other-day": (2880, "Ole Otherday"),
    }
    for name, (minutes, called) in cases.items():
        made = planned(business, host, minutes, Who(called))
        window = camera.lobby("portrait")
        by_code(window, made, called.rpartition(" ")[2])
        camera.take(f"checkin-confirm-{name}", window)
        if name != "other-day":
            on(window)._yes()
            settle()
            on(window)._arrive()
            settle()
            camera.take(f"checkin-here-{name}", window)
        close(window)
    business.do(queue.keep_out, by=boss, who=Who("Rex Refused"), reason="", until=None)
    made = planned(business, host, 0, Who("Rex Refused"))
    window = camera.lobby("portrait")
    by_code(window, made, "Refused")
    on(window)._yes()
    settle()
    on(window)._arrive()
    settle()
    camera.take("checkin-here-refused", window)
    close(window)


def desks_pages(camera: Camera, host: PersonId) -> None:
    """The desk's list with one at the side, the form, and the owner's kinds."""
    window = camera.desk(Person(host, Role.RECEPTION), "Eun-ji Park", "Desk 1")
    window.resize(1440, 900)
    window.go("checkin.expected")
    settle()
    page = on(window)
    late = next((each for each in page._day.visits if each.undecided), page._day.visits[0])
    page.rows.choose(str(late.visit))
    page._choose(str(late.visit))
    camera.take("desk-expected", window)
    page._open_form()
    camera.take("desk-expected-plan", window)
    window.context.sign_out()
    window.context.sign_in(Person(host, Role.MANAGER), name="Eun-ji Park", role="Manager")
    window.go("checkin.kinds")
    settle()
    page = on(window)
    page._kind_chosen(page.kind_rows.facts[0].key)
    camera.take("desk-kinds", window)
    page._service_chosen(page.service_rows.facts[0].key)
    camera.take("desk-queues", window)
    close(window)


def pictures(folder: Path) -> list[Path]:
    """All of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with a_business() as business:
        camera = Camera(folder, business)
        business.do(queue.start_with, by=OWNER)
        host = a_person(
            business, Skill.WELCOME, Skill.PEOPLE, Skill.SETTINGS, name="Eun-ji Park", role=Role.MANAGER,
            roles=(Role.MANAGER, Role.RECEPTION),
        )  # fmt: skip
        for number, shape in enumerate(SHAPES):
            one_shape(camera, shape, host, number + 10)
        for shape in ("portrait", "landscape", "german", "arabic", "text-200"):
            asking(camera, shape)
        outcomes(camera, host)
        desks_pages(camera, host)
    return camera.taken
