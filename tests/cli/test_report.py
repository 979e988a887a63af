"""``report``: one dispatch, and the list of who is in the building."""

from __future__ import annotations

import json

import pytest

from kiosk import business as businesses
from kiosk import cli
from kiosk.cli import report
from kiosk.cli.parser import REPORTS
from kiosk.front_office.queue.rules.visitors import Who
from tests.databases import Place
from tests.makers import queue as house
from tests.makers import visitors as makers

Capture = pytest.CaptureFixture[str]


def printed(place: Place, capsys: Capture, *words: str) -> str:
    at = ("--database", place.database, "--home", str(place.home))
    assert cli.main(["report", "evacuation", *words, *at]) == 0
    return capsys.readouterr().out


def test_that_the_list_prints_for_people_and_as_one_document(place: Place, capsys: Capture) -> None:
    opened = businesses.open_business(place.database, businesses.Home(place.home))
    makers.comes(opened, Who("Ana Lopez"), code="visitor")
    house.a_desk(opened, name="Ruth Reception")
    opened.close()
    text = printed(place, capsys)
    assert "Ana Lopez" in text
    assert "Ruth Reception" in text
    document = json.loads(printed(place, capsys, "--json"))
    assert document["report"] == "evacuation"
    assert [each["name"] for each in document["rows"]] == ["Ana Lopez", "Ruth Reception"]
    assert document["totals"] == {"staff": 1, "visitor": 1, "stays": 0, "people": 2}
    assert {each["key"] for each in document["columns"]} == set(document["rows"][0])


def test_that_every_report_that_is_offered_has_its_file() -> None:
    assert set(REPORTS) == set(report.REPORTS)
