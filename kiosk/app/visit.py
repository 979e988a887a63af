"""With no display: the first minute, then one order from a web shop's export to the customer's hands.

Both are walks in the tests. They press and type as people do in real windows, on a demonstration business
made for the seed, and write a picture of each step and the receipts into a folder.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

from kiosk.app.first_minute.lived import Lived
from kiosk.app.hand import Hand, until
from kiosk.app.windows import Hall
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Tab
from kiosk.business import Business, Home, delivery, demonstration
from kiosk.business.demonstration import story as stories
from kiosk.business.demonstration.story import Bought, Fate
from kiosk.core.by import System
from kiosk.database import engine
from kiosk.database.clock import MachineClock
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech
from kiosk.lobby.pickup import service as pickups
from kiosk.records.staff import service as staff

R = TypeVar("R")
LOBBY_SIZE, DESK_SIZE = (1080, 1920), (1440, 900)
ASKING = System("visit")
NEWEST = 5
"""How many of the messages that went out last are looked through for the customer's."""


@dataclass
class Visit:
    """What is needed to live one visit: the windows, their hands, and the folder for what comes of it."""

    business: Business
    hall: Hall
    folder: Path
    seed: int
    say: Callable[[str], None]
    made: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lobby_window = self.hall.lobby("Kiosk 1")
        self.desk_window = self.hall.desk("Desk 1")
        for window, size in ((self.lobby_window, LOBBY_SIZE), (self.desk_window, DESK_SIZE)):
            window.resize(*size)
            window.show()
        self.lobby, self.desk = Hand(self.lobby_window), Hand(self.desk_window)
        self.rng = random.Random(self.seed)

    # ---- the visit

    def live(self) -> None:
        """All of it; `NeverCame` says at which step it stopped."""
        bought = self._bought()
        self.lobby.waits_for("home.pickup")
        self._picture("01-lobby-home", self.lobby)
        self._picture("02-desk-sign-in", self.desk)
        self._take_in(bought)
        self._prepare(bought[0])
        code = self._notice(bought[0])
        self._come_in(code, bought[0].buyer.phone[-4:])
        self._hand_over(bought[0])
        self._leave()

    def _bought(self) -> list[Bought]:
        story = stories.load(self.seed)
        now = MachineClock().wall() - timedelta(days=1)
        first = 7000 + self.rng.randint(1, 900)
        drawn = stories.orders(story, stories.buyers(story, 6, start=first), 400, now, first=first)
        paid = [each for each in drawn if each.fate is Fate.TO_PICK and each.buyer.email]
        small = [each for each in paid if 2 <= len(each.lines) <= 3 and each.total < 25_000]
        return small[:3]

    def _take_in(self, bought: list[Bought]) -> None:
        """The manager signs in and takes the web shop's export in."""
        path = self.folder / "orders_export.csv"
        path.write_bytes(stories.export(bought, self.business.facts.currency))
        self._sign_in("Farid Haddad")
        self.desk.presses("rail.exchange.import")
        self.desk.types("exchange.path", str(path))
        self.desk.presses("exchange.read")
        self.desk.waits_for("exchange.take")
        self._picture("03-desk-import", self.desk)
        self.desk.presses("exchange.take")
        self.desk.waits_for("exchange.done")
        self._picture("04-desk-imported", self.desk)
        self.say(f"{len(bought)} orders taken in from {path.name}.")

    def _prepare(self, first: Bought) -> None:
        """The picker scans every piece, packs and puts the package on a shelf place."""
        self._sign_out()
        self._sign_in("Chloe Marsh")
        self.desk.presses("rail.fulfilment")
        self.desk.waits_for("fulfilment.scan")
        self.desk.types("fulfilment.scan", f"{first.number}\r")
        bare = first.number.lstrip("#")
        until(lambda: bare in self.desk.reads("fulfilment.title"), f"order {bare} on the bench")
        self.desk.presses("fulfilment.start")
        self.desk.waits_for("fulfilment.lines")
        self.desk.types("fulfilment.scan", "NOT-MINE\r")
        self.desk.waits_for("fulfilment.wrong")
        self._picture("05-desk-wrong-item", self.desk)
        for product, quantity in first.lines:
            for _piece in range(quantity):
                self.desk.types("fulfilment.scan", f"{product.sku}\r")
        self.desk.presses("fulfilment.pack")
        self.desk.waits_for("fulfilment.stage")
        self.desk.types("fulfilment.scan", "B4\r")
        self._picture("06-desk-packed", self.desk)
        self.desk.presses("fulfilment.stage")
        until(lambda: self._on_shelf(first), f"{first.number} on the shelf")
        self.say(f"Order {first.number} is on shelf B4.")

    def _on_shelf(self, first: Bought) -> bool:
        cards = self._ask(fulfilment.board, tab=Tab.ON_SHELF).cards
        return any(card.number == first.number for card in cards)

    def _notice(self, first: Bought) -> str:
        """The customer reads the code in the newest message that came about the order."""
        until(lambda: bool(self._letter(first)), "the customer's notice")
        letter = self._letter(first)
        path = self.folder / "notice.txt"
        path.write_text(letter, encoding="utf-8")
        self.made.append(path)
        return demonstration.code_in(letter)

    def _letter(self, first: Bought) -> str:
        letters = sorted(delivery.sent_folder(self.business).glob("*.txt"), reverse=True)
        said = (path.read_text(encoding="utf-8") for path in letters[:NEWEST])
        return next((letter for letter in said if first.number in letter), "")

    def _come_in(self, code: str, phone_end: str) -> None:
        """The customer types the code and the end of the phone; the desk's card lights at that moment."""
        self._sign_out()
        self._sign_in("Ana Lindqvist")
        self.desk.waits_for("today.title")
        self.lobby.presses("home.pickup")
        self.lobby.types("pickup.code", code.replace(" ", ""))
        self.lobby.types("pickup.fact.phone", phone_end)
        self._picture("07-lobby-code", self.lobby)
        self.lobby.presses("pickup.keys.go")
        until(lambda: bool(self.lobby.reads("pickup.lines.title")), "the lines of the order")
        self._picture("08-lobby-lines", self.lobby)
        self.lobby.presses("pickup.lines.go_on")
        self.lobby.waits_for("pickup.waiting.title")
        until(lambda: bool(self.lobby.reads("pickup.waiting.title")), "the number")
        self._picture("09-lobby-waiting", self.lobby)

    def _hand_over(self, first: Bought) -> None:
        """The receptionist fetches, scans each package and hands over."""
        card = f"today.lobby.{self._pickup(first)}"
        self.desk.waits_for(card)
        self._picture("10-desk-today-lit", self.desk)
        self.desk.presses(f"{card}.action")
        self.desk.waits_for("pickup.counter.scan")
        until(lambda: bool(self.desk.reads("pickup.counter.title")), "the counter")
        self._picture("11-desk-counter", self.desk)
        number = first.number.lstrip("#")
        self.desk.types("pickup.counter.scan", f"{number}-1\r")
        self.desk.presses("pickup.counter.hand_over")
        self.desk.waits_for("pickup.counter.print")
        self._picture("12-desk-handed-over", self.desk)
        self.desk.presses("pickup.counter.print")
        printed = self.business.home.documents / "printed"
        until(lambda: printed.is_dir() and any(printed.glob("*.pdf")), "the receipt as PDF")
        for pdf in sorted(printed.glob("*.pdf")):
            self.made.append(Path(pdf.replace(self.folder / pdf.name)))
        self.say(f"Order {first.number} is in the customer's hands.")

    def _leave(self) -> None:
        self.lobby.waits_for("pickup.done.title")
        until(lambda: bool(self.lobby.reads("pickup.done.title")), "the thanks")
        self._picture("13-lobby-done", self.lobby)
        self.desk.presses("rail.today")
        self.desk.waits_for("today.title")
        self._picture("14-desk-today", self.desk)

    # ---- what people do again and again

    def _sign_in(self, name: str) -> None:
        person = next(each.id for each in self._ask(staff.people) if each.name == name)
        if not self.desk.sees(f"sign_in.face.{person}"):
            self.desk.presses("sign_in.other")
            self.desk.types("sign_in.search", name.split(maxsplit=1)[0])
        self.desk.presses(f"sign_in.face.{person}")
        self.desk.types("sign_in.pin", stories.load(self.seed).told["business"]["pin"])
        until(lambda: not self.desk.sees("sign_in.pin"), f"{name} signed in")

    def _sign_out(self) -> None:
        self.desk.presses("rail.person")
        self.desk.presses("person.sign_out")
        self.desk.waits_for("sign_in.pin")

    def _pickup(self, first: Bought) -> int:
        return int(self._ask(pickups.find, words=first.number)[0].pickup)

    def _ask(self, question: Callable[..., R], **arguments: Any) -> R:  # noqa: ANN401 - each read's own
        answer: R = self.business.submit(question, arguments, ASKING).result(timeout=30)
        return answer

    def _picture(self, name: str, hand: Hand) -> None:
        self.made.append(hand.pictures(self.folder / f"{name}.png"))


def live(folder: Path, *, seed: int | None = None, database: str | None = None) -> int:
    """Lives the first minute and one visit on a demonstration of its own; says where its pictures and papers are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert app is not None
    folder.mkdir(parents=True, exist_ok=True)
    chosen = seed if seed is not None else 1
    with tempfile.TemporaryDirectory(prefix="foyer-") as kept:
        say = _say
        say(f"No display: living the first minute of the demonstration, seed {chosen}.")
        business, _code = demonstration.make(
            database or str(Path(kept) / "data" / "kiosk.db"), Home(Path(kept)), seed=chosen
        )
        try:
            made = first_minute(business, folder, chosen, say)
        except BaseException:
            business.close()
            raise
        say("Now one order from a web shop's export to the customer's hands.")
        made += through(business, folder, chosen, say)
    say(f"{len(made)} pictures and papers in {folder}")
    return 0


def through(business: Business, folder: Path, seed: int, say: Callable[[str], None]) -> list[Path]:
    """The visit on an open business, which it closes; gives what it wrote."""
    try:
        return _in_windows(business, lambda hall: _visit(hall, folder, seed, say))
    finally:
        business.close()


def first_minute(
    business: Business, folder: Path, seed: int, say: Callable[[str], None]
) -> list[Path]:
    """The first minute on an open business, which stays open; gives what it wrote."""
    scene = demonstration.open_scene(business, seed)

    def live(hall: Hall) -> list[Path]:
        minute = Lived(hall, scene, folder, say)
        minute.live()
        return minute.made

    return _in_windows(business, live)


def _visit(hall: Hall, folder: Path, seed: int, say: Callable[[str], None]) -> list[Path]:
    visit = Visit(hall.business, hall, folder, seed, say)
    visit.live()
    return visit.made


def _in_windows(business: Business, live: Callable[[Hall], list[Path]]) -> list[Path]:
    engine.forbid_statements_here()
    hall = Hall(business, sound=SilentSound(), speech=SilentSpeech())
    try:
        return live(hall)
    finally:
        hall.close()
        engine.allow_statements_here()


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
