"""``report matrix`` and ``report cover``: who can do what, and what was done under covers and in emergencies."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from kiosk import business as businesses
from kiosk import cli
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.words import CoverReason
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import does
from tests.cross_training.cover.shops import STATION, covers, emergency, hand_back
from tests.databases import Place
from tests.makers.staff import a_person, acting

Capture = pytest.CaptureFixture[str]
pay = does(Task.PAYMENT_TAKE, about="thing")(lambda act, thing: True)


def printed(place: Place, capsys: Capture, *words: str, code: int = 0) -> str:
    at = ("--database", place.database, "--home", str(place.home))
    assert cli.main(["report", *words, *at]) == code
    return capsys.readouterr().out


def test_that_the_matrix_prints_for_people_as_a_document_and_on_paper(
    place: Place, capsys: Capture, tmp_path: Path
) -> None:
    opened = businesses.open_business(place.database, businesses.Home(place.home))
    a_person(opened, Skill.TAKE_MONEY, name="Ben Okafor", level=Level.TRAINER)
    a_person(opened, Skill.TAKE_MONEY, name="Ana Lindqvist", level=Level.SUPERVISED)
    opened.close()
    text = printed(place, capsys, "matrix")
    (line,) = [each for each in text.splitlines() if "Take money" in each]
    (hangs,) = [each for each in text.splitlines() if "Settings" in each]
    # What hangs on one person alone is marked; a learner is not among those who can.
    assert line.startswith("  Take money")
    assert hangs.startswith("! ")
    assert "Ben Okafor" in line
    assert "Ana Lindqvist" not in line
    paper, table = tmp_path / "matrix.pdf", tmp_path / "matrix.csv"
    document = json.loads(
        printed(place, capsys, "matrix", "--json", "--pdf", str(paper), "--csv", str(table))
    )
    assert document["report"] == "matrix"
    assert {each["person"]: each["take_money"] for each in document["rows"]}["Ben Okafor"] == "O"
    assert "settings" in document["totals"]["one_person_only"]
    assert "take_money" not in document["totals"]["one_person_only"]
    assert document["totals"]["alone"]["take_money"] == 2
    assert paper.read_bytes().startswith(b"%PDF")
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert [each["take_money"] for each in rows if each["person"] == "Ana Lindqvist"] == ["L"]
    # On another day: what was declared for ninety days has ended.
    later = json.loads(printed(place, capsys, "matrix", "--json", "--as-of", "2099-01-01"))
    assert later["totals"]["alone"]["take_money"] == 0
    assert later["as_of"] == "2099-01-01"


def test_that_covers_and_emergencies_are_listed_with_what_was_done(
    place: Place, capsys: Capture
) -> None:
    opened = businesses.open_business(place.database, businesses.Home(place.home))
    ana = a_person(opened, Skill.TAKE_MONEY, roles=(), name="Ana Lindqvist")
    ben = a_person(opened, Skill.TAKE_MONEY, role=Role.ACCOUNTING, name="Ben Okafor")
    away = {"absent": ben, "reason": CoverReason.AWAY}
    (session,) = covers(opened, ana, [Role.ACCOUNTING], **away)
    opened.do(pay, acting(ana), None, STATION, thing=7)
    opened.do(hand_back, acting(ana), session=session)
    opened.do(cover.review, acting(ben), session=session, word="thank you")
    greta = a_person(opened, Skill.WELCOME, name="Greta Holm")
    opened.do(emergency, acting(greta), None, STATION, skills=(Skill.TAKE_MONEY,))
    opened.do(pay, acting(greta), None, STATION, thing=8)
    opened.close()
    document = json.loads(printed(place, capsys, "cover", "--json"))
    under, urgent = document["rows"]
    assert (under["person"], under["for"], under["looked_by"], under["word"]) == (
        "Ana Lindqvist", "Ben Okafor", "Ben Okafor", "thank you",
    )  # fmt: skip
    assert under["acts"] >= 1
    assert (urgent["kind"], urgent["person"], urgent["acts"]) == ("emergency", "Greta Holm", 1)
    assert document["totals"]["acts_in_emergencies"] == 1
    assert document["totals"]["not_looked_at"] == 1
    assert "Greta Holm" in printed(place, capsys, "cover")
    printed(place, capsys, "cover", "--pdf", "nowhere.pdf", code=2)
