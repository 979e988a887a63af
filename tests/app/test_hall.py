"""The windows of one process: only real devices in earnest, and the post of the demonstration goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app import rounds
from kiosk.app.windows import Hall
from kiosk.business import Business, delivery
from kiosk.business.pretence import OnlyPretends
from kiosk.devices.printer import PaperlessPrinter
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech
from kiosk.records.messages import service as messages
from tests.makers import pickup as maker


@pytest.fixture
def database_kind() -> str:
    """What is proved is about windows; the services have been proved on both databases."""
    return "embedded"


@pytest.mark.parametrize(
    "fake", [{"sound": SilentSound()}, {"speech": SilentSpeech()}, {"printer": PaperlessPrinter()}]
)
def test_that_a_real_business_refuses_a_device_that_only_pretends(qapp, business, fake):
    with pytest.raises(OnlyPretends):
        Hall(business, **fake)


@pytest.fixture
def pretended(business: Business) -> Business:
    """As if it had been founded as a demonstration: the founding of one takes its time."""
    business._facts = replace(business.facts, demonstration=True)
    return business


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "DELIVER_MS", 20)
    monkeypatch.setattr(rounds, "SETTLE_MS", 20)


@pytest.fixture
def hall(pretended: Business, qapp: object, quick: None) -> Iterator[Hall]:
    made = Hall(pretended, sound=SilentSound(), speech=SilentSpeech())
    yield made
    made.close()


def test_that_the_demonstration_tells_its_customers_by_itself(
    hall: Hall, pretended: Business, qtbot: QtBot
) -> None:
    made = maker.ready(pretended)
    folder: Path = delivery.sent_folder(pretended)
    qtbot.waitUntil(lambda: folder.is_dir() and any(folder.glob("*.txt")))
    (letter,) = folder.glob("*.txt")
    assert made.code in letter.read_text(encoding="utf-8")
    qtbot.waitUntil(lambda: pretended.read(messages.waiting) == ())


def test_that_a_real_business_keeps_its_messages_until_there_is_a_mail_server(
    business: Business, qtbot: QtBot, quick: None
) -> None:
    turned: list[str] = []
    hall = Hall(business)
    hall._rounds.append(rounds.Round(business, 20, lambda: turned.append("round")))
    maker.ready(business)
    qtbot.waitUntil(lambda: len(turned) > 3)
    hall.close()
    assert len(business.read(messages.waiting)) == 1
    assert not delivery.sent_folder(business).exists()


def test_that_what_waits_for_the_day_to_turn_is_looked_for_while_windows_are_open(
    business: Business, qtbot: QtBot, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[str] = []
    monkeypatch.setattr(business, "settle", lambda: settled.append("looked"))
    hall = Hall(business)
    qtbot.waitUntil(lambda: len(settled) > 1)
    hall.close()


def test_that_a_fault_in_a_round_is_logged_and_the_next_one_comes(
    hall: Hall, pretended: Business, qtbot: QtBot, expected_logs: list
) -> None:
    went: list[int] = []

    def work() -> None:
        went.append(1)
        if len(went) == 1:
            raise ValueError("once")

    hall._rounds.append(rounds.Round(pretended, 10, work))
    qtbot.waitUntil(lambda: len(went) > 1)
    assert [record.exc_info[0] for record in expected_logs] == [ValueError]


def test_that_a_sheet_that_does_not_come_out_is_an_answer_and_no_mistake(
    pretended: Business, qapp: object
) -> None:
    jammed = PaperlessPrinter()
    hall = Hall(pretended, sound=SilentSound(), speech=SilentSpeech(), printer=jammed)
    try:
        printed = hall.desk("Desk 1").context.print_pdf
        assert printed("R-1", b"%PDF-1.7") == "printed:1"
        jammed.jammed = True
        assert printed("R-1", b"%PDF-1.7") == ""
    finally:
        hall.close()
