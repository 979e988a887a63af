"""Pictures of the lobby: home, pick-up and help, in each shape and state; and the hand-over at a desk."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from kiosk import business as businesses
from kiosk.app.directory import DIRECTORY
from kiosk.business import Business
from kiosk.core import words
from kiosk.core.by import Customer, Person
from kiosk.core.task import Role, Skill
from kiosk.database.clock import MachineClock
from kiosk.lobby.help import service as helps
from kiosk.lobby.pickup import service as pickups
from kiosk.shell.bars import Ease
from kiosk.shell.desk import DeskWindow
from kiosk.ui.signature import Point
from kiosk.ui.theme import Theme
from tests import founding
from tests.lobby.windows import Lobby
from tests.makers import desks
from tests.makers import pickup as makers
from tests.makers.staff import a_person

NOON = datetime(2026, 4, 13, 10, 4, tzinfo=UTC)
PIN = "407319"
UPRIGHT, WIDE = (1080, 1920), (1920, 1080)
SHAPES: dict[str, tuple[tuple[int, int], Ease, str]] = {
    "portrait": (UPRIGHT, Ease(), "en"),
    "landscape": (WIDE, Ease(), "en"),
    "high-contrast": (UPRIGHT, Ease(contrast=True), "en"),
    "arabic-low-reach": (UPRIGHT, Ease(low_reach=True), "ar"),
    "german": (UPRIGHT, Ease(), "de"),
    "spanish": (UPRIGHT, Ease(), "es"),
    "french": (UPRIGHT, Ease(), "fr"),
    "chinese": (UPRIGHT, Ease(), "zh"),
    "arabic": (UPRIGHT, Ease(), "ar"),
    "text-150": (UPRIGHT, Ease(scale=1.5), "en"),
    "text-200": (UPRIGHT, Ease(scale=2.0), "en"),
    "landscape-low-reach": (WIDE, Ease(low_reach=True), "en"),
    "landscape-text-200": (WIDE, Ease(scale=2.0), "en"),
    "small-landscape": ((1280, 720), Ease(), "en"),
}
HAND = (
    (0.05, 0.55), (0.09, 0.3), (0.13, 0.62), (0.17, 0.34), (0.2, 0.6), (0.26, 0.4), (0.27, 0.62),
    (0.34, 0.44), (0.36, 0.63), (0.44, 0.3), (0.42, 0.66), (0.5, 0.48), (0.47, 0.66), (0.6, 0.5),
    (0.62, 0.6), (0.8, 0.5), (0.9, 0.49),
)  # fmt: skip


class StandingClock(MachineClock):
    """Monday 13 April, 12:04 in the shop; each act comes a little later."""

    def __init__(self) -> None:
        super().__init__()
        self.at = NOON

    def moment(self, said: datetime | None) -> datetime:
        """The hour of all pictures."""
        self.at += timedelta(milliseconds=1)
        return self.at


@contextmanager
def a_business() -> Iterator[Business]:
    """The shop of the pictures, empty."""
    with tempfile.TemporaryDirectory() as folder:
        made = replace(
            founding.founding(), name="Harbour Lane", trade="Framing & Print",
            address="4 Quay Street\nWesthaven", country="AT", languages=tuple(words.LANGUAGES),
        )  # fmt: skip
        home = Path(folder)
        business, _code = businesses.create(
            f"sqlite:///{home}/data/kiosk.db", home, made, owner="Maren Sommer", pin=PIN,
            clock=StandingClock(),
        )  # fmt: skip
        try:
            yield business
        finally:
            business.close()


def settle() -> None:
    """Let everything find its place."""
    for _ in range(6):
        QApplication.processEvents()


class Camera:
    """Takes pictures of one business."""

    def __init__(self, folder: Path, business: Business) -> None:
        self.folder, self.business = folder, business
        self.taken: list[Path] = []

    def take(self, name: str, window: QWidget) -> None:
        """Write one picture."""
        settle()
        path = self.folder / f"{name}.png"
        window.grab().save(str(path))
        self.taken.append(path)

    def lobby(self, shape: str) -> Lobby:
        """A lobby of this shape, at home."""
        size, ease, language = SHAPES[shape]
        window = Lobby(self.business, station="Lobby 1", language=language, now=lambda: NOON)
        window.resize(*size)
        window.show()
        window._show_ease(ease)
        settle()
        return window

    def desk(self, who: Person, name: str, station: str, language: str = "en") -> DeskWindow:
        """A desk at which somebody is signed in."""
        entries = [entry for entry in DIRECTORY if entry.id != "today"]
        window = desks.a_desk(
            self.business, entries, station=station, language=language,
            now=lambda: NOON + timedelta(minutes=4),
        )  # fmt: skip
        window.context.sign_in(who, name=name, role="Reception")
        return window


def close(window: Lobby | DeskWindow) -> None:
    """Done with this window."""
    window.leave()
    window.deleteLater()
    settle()


def known(window: Lobby, made: makers.OnShelf) -> None:
    """Through code and fact."""
    window.wipe()
    window.go("pickup.find")
    page = window.navigator.current
    page.scanned(made.square)
    page.fact.field.edit.setText(makers.PHONE[-4:])
    page._go_on()
    settle()


def order(
    business: Business, number: str, *, name: str = "Lin Bo", **more: object
) -> makers.OnShelf:
    """Two of three on the shelf, the mat this afternoon."""
    prices = (6_490, 4_200, 1_850)
    return makers.ready(
        business, prices, lines=2, name=name, number=number,
        promised_at=NOON + timedelta(hours=2, minutes=26),
        placed_at=datetime(2026, 3, 27, 9, 0, tzinfo=UTC), **more,
    )  # fmt: skip


def home(camera: Camera) -> None:
    """Home in every shape."""
    for shape in SHAPES:
        window = camera.lobby(shape)
        camera.take(f"lobby-home-{shape}", window)
        close(window)


def finding(camera: Camera, shape: str) -> None:
    """The code, the fact, and what does not fit."""
    ease = SHAPES[shape][1]
    window = camera.lobby(shape)
    window.go("pickup.find")
    page = window.navigator.current
    page.code.boxes.type("7F3K9Q")
    camera.take(f"lobby-code-entry-{shape}", window)
    page._other_way()
    page.number.field.set_text("1042")
    camera.take(f"lobby-order-number-{shape}", window)
    page.scanned("FY-" + "0" * 26)
    page.fact._on_chosen("family_name")
    page.retext()
    page._to_fact()
    camera.take(f"lobby-code-scanned-{shape}", window)
    for _ in range(2):
        page.fact.field.edit.setText("Bo")
        page._go_on()
        camera.take(f"lobby-code-wrong-{shape}", window)
        page._slow = 0
    page.fact.field.edit.setText("Bo")
    page._go_on()
    camera.take(f"lobby-see-the-desk-{shape}", window)
    window.wipe()
    window._show_ease(ease)
    close(window)


def collecting(camera: Camera, shape: str, number: int, ana: Person) -> None:
    """From what is ready to the thank-you."""
    business, (_size, ease, language) = camera.business, SHAPES[shape]
    made = order(business, str(number), paid=False)
    window = camera.lobby(shape)

    def again(pickup: makers.OnShelf) -> None:
        known(window, pickup)
        window._show_ease(ease)
        window.context.speak(language)
        settle()

    again(made)
    page = window.navigator.current
    camera.take(f"lobby-pickup-lines-{shape}", window)
    page.before._toggle()
    page.collector._toggle()
    page.collector.field.set_text("Eun-ji Park")
    camera.take(f"lobby-collector-{shape}", window)
    page.collector._typed()
    camera.take(f"lobby-collector-named-{shape}", window)
    page._go_on()
    sign = window.navigator.current
    camera.take(f"lobby-sign-empty-{shape}", window)
    sign.pad.show_strokes((tuple(Point(x, y, 40 * n) for n, (x, y) in enumerate(HAND)),))
    sign._word_sign()
    camera.take(f"lobby-sign-{shape}", window)
    sign._turn()
    sign.name.set_text("Eun-ji Park")
    camera.take(f"lobby-sign-typed-{shape}", window)
    sign._sign()
    camera.take(f"lobby-waiting-{shape}", window)
    seen = makers.fetch(business, made.pickup, ana, "Desk 1")
    camera.take(f"lobby-called-{shape}", window)
    pay(business, made)
    business.do(pickups.release, ana, None, "Desk 1", pickup=made.pickup, seen=seen.version)
    camera.take(f"lobby-done-{shape}", window)
    window.go("help.call")
    window._show_ease(ease)
    camera.take(f"lobby-help-{shape}", window)
    close(window)


def pay(business: Business, made: makers.OnShelf) -> None:
    """What was open is paid."""
    from tests.makers import accounting

    business.do(
        accounting.take_deposit, by=accounting.OWNER, order=made.order.id, minor=made.order.total
    )


def later(camera: Camera) -> None:
    """Another day, a missing paper, a rest that is still to come."""
    window = camera.lobby("portrait")
    known(window, order(camera.business, "1081"))
    page = window.navigator.current
    page.wishes.later.setChecked(True)
    page._word_go()
    camera.take("lobby-come-back", window)
    page._go_on()
    camera.take("lobby-see-you-then", window)
    close(window)


def counter(camera: Camera, ana: Person, eun: Person) -> None:
    """The hand-over at two desks."""
    business = camera.business
    made, other = order(business, "1090"), order(business, "1091", name="Ada Fenn", paid=False)
    found = makers.identify(business, made.code)
    makers.ask(business, found.visit)
    first = camera.desk(ana, "Ana Lindqvist", "Desk 1")
    second = camera.desk(eun, "Eun-ji Park", "Desk 2")
    for window in (first, second):
        window.go("pickup.counter", pickup_id=made.pickup)
    camera.take("desk-counter-open", first)
    page = first.navigator.current
    page._take()
    camera.take("desk-counter-other-desk", second)
    packages = [each.number for each in page._counter.packages]
    page.scanned(packages[0])
    for scheme in ("light", "dark", "high_contrast"):
        first.set_look(scheme, 1.0)
        camera.take(f"desk-counter-scan-{scheme}", first)
    first.set_look("light", 1.0)
    page.scanned(business.read(pickups.counter, pickup=other.pickup).packages[0].number)
    camera.take("desk-counter-wrong-package", first)
    page.scanned(packages[1])
    camera.take("desk-counter-ready", first)
    page._hand_over()
    camera.take("desk-counter-done", first)
    first.go("pickup.counter", pickup_id=other.pickup)
    page._take()
    for package in page._counter.packages:
        page.scanned(package.number)
    camera.take("desk-counter-who-is-it", first)
    page._make_sure("known_to_me")
    camera.take("desk-counter-to-pay", first)
    first.resize(1280, 720)
    first.set_look("light", 1.3)
    camera.take("desk-counter-1280x720-large", first)
    close(second)
    close(first)
    arabic = camera.desk(ana, "Ana Lindqvist", "Desk 1", "ar")
    arabic.go("pickup.counter", pickup_id=other.pickup)
    camera.take("desk-counter-arabic", arabic)
    close(arabic)


def calls(camera: Camera, ana: Person) -> None:
    """Calls for help on a desk."""
    business = camera.business
    window = camera.desk(ana, "Ana Lindqvist", "Desk 1")
    for station, language in (("Lobby 2", "de"), ("Lobby 3", "ar")):
        business.do(helps.call, Customer(), None, station, language=language)
    window.go("help.calls")
    camera.take("desk-calls-for-help", window)
    made = business.read(helps.open_calls)[0]
    business.do(helps.coming, ana, None, "Desk 1", help_call=made.id, seen=made.version)
    camera.take("desk-calls-coming", window)
    close(window)


def pictures(folder: Path) -> list[Path]:
    """Write every picture of the lobby and of the hand-over."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setFont(Theme.load("lobby").font("body"))
    with a_business() as business:
        camera = Camera(folder, business)
        ana = Person(a_person(business, *Skill, name="Ana Lindqvist", pin=PIN), Role.RECEPTION)
        eun = Person(a_person(business, *Skill, name="Eun-ji Park", pin=PIN), Role.RECEPTION)
        served, waits = order(business, "1042"), order(business, "1043", name="Gil Moreau")
        for made in (served, waits):
            makers.ask(business, makers.identify(business, made.code).visit)
        business.do(pickups.claim, ana, None, "Desk 1", pickup=served.pickup)
        steps: list[Callable[[], None]] = [lambda: home(camera)]
        for number, shape in enumerate(SHAPES):
            steps.append(lambda shape=shape: finding(camera, shape))
            steps.append(
                lambda shape=shape, number=number: collecting(camera, shape, 1050 + number, ana)
            )
        steps += [
            lambda: later(camera),
            lambda: counter(camera, ana, eun),
            lambda: calls(camera, ana),
        ]
        for step in steps:
            step()
        return camera.taken
