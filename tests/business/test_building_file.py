"""The building list outside this PC: whole or not at all, fresh, and its trouble is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.business import Business, building_file
from kiosk.front_office.alarm import service as alarm
from kiosk.front_office.alarm.rules import Options
from kiosk.front_office.queue.rules.visitors import Who
from tests.makers import queue as house
from tests.makers import visitors as makers
from tests.makers.staff import OWNER


def into(business: Business, folder: Path) -> None:
    seen = business.read(alarm.policy).version
    said = Options(folder=str(folder))
    business.do(alarm.set_options, by=OWNER, options=said, seen=seen)


def test_that_who_is_in_stands_in_a_file_outside(business: Business, tmp_path: Path) -> None:
    folder = tmp_path / "outside"
    folder.mkdir()
    assert not building_file.write(business)
    into(business, folder)
    house.a_desk(business, name="Ruth Reception")
    for name in ("Ana Lopez", "ليلى حداد", "A" * 200):
        makers.comes(business, Who(name), code="visitor")
    assert building_file.write(business)
    text = (folder / building_file.TEXT).read_text(encoding="utf-8")
    assert "Ana Lopez  |  Lobby 1" in text
    assert "ليلى حداد" in text
    document = json.loads((folder / building_file.DATA).read_text(encoding="utf-8"))
    assert [each["name"] for each in document["people"]] == [
        "Ana Lopez", "ليلى حداد", "A" * 200, "Ruth Reception",
    ]  # fmt: skip
    assert sorted(each.name for each in folder.iterdir()) == sorted(
        [building_file.TEXT, building_file.DATA]
    )


@pytest.mark.expected_logs("building list")
def test_that_a_folder_that_is_gone_is_known_until_it_is_back(
    business: Business, tmp_path: Path
) -> None:
    folder = tmp_path / "outside"
    into(business, folder)
    assert not building_file.write(business)
    assert building_file.trouble_of(business) == str(folder)
    folder.mkdir()
    assert building_file.write(business)
    assert building_file.trouble_of(business) is None


@pytest.mark.expected_logs("building list")
def test_that_an_old_list_stays_whole_where_the_new_one_cannot_be_written(
    business: Business, tmp_path: Path
) -> None:
    folder = tmp_path / "outside"
    folder.mkdir()
    into(business, folder)
    assert building_file.write(business)
    before = (folder / building_file.TEXT).read_text(encoding="utf-8")
    (folder / building_file.TEXT).unlink()
    (folder / building_file.TEXT).mkdir()
    assert not building_file.write(business)
    assert not [each for each in folder.iterdir() if each.name.startswith(".")]
    (folder / building_file.TEXT).rmdir()
    assert building_file.write(business)
    after = (folder / building_file.TEXT).read_text(encoding="utf-8")
    assert len(after) == len(before)
