"""The gallery draws what it is asked for as a program, and lays out whatever there is."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.display import environment
from tests.gallery import draw
from tests.house import ROOT


def gallery(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "tests/gallery", *map(str, words)],
        cwd=ROOT, env=environment(""), capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip


def test_that_every_module_that_draws_is_listed():
    assert {"components", "desk_components", "desk_today", "lobby", "office"} <= set(draw.modules())
    assert not {"draw", "sheet", "test_draw"} & set(draw.modules())


def test_that_one_module_is_drawn_with_no_display_and_laid_out(tmp_path):
    done = gallery(tmp_path / "out", "--only", "desk_components")
    assert (done.returncode, done.stderr) == (0, "")
    pictures = sorted((tmp_path / "out" / "desk_components").glob("*.png"))
    assert f"{len(pictures)} pictures in {tmp_path / 'out'}" in done.stdout
    assert pictures
    assert QImage(str(tmp_path / "out" / "index-01.png")).width() > 1000


def test_that_what_is_not_there_is_said():
    done = gallery("/nowhere", "--only", "attic")
    assert done.returncode == 2
    assert "attic" in done.stderr


@pytest.mark.parametrize(("many", "sheets"), [(0, 0), (1, 1), (30, 1), (31, 2)])
def test_that_every_picture_stands_on_a_sheet(tmp_path: Path, qapp, many, sheets):
    picture = QImage(400, 800, QImage.Format.Format_RGB32)
    picture.fill(QColor("#0a7d3f"))
    paths = [tmp_path / f"picture-{number}.png" for number in range(many)]
    for path in paths:
        picture.save(str(path))
    (tmp_path / "index-09.png").write_bytes(b"of yesterday")
    made = draw.index(paths, tmp_path)
    assert [path.name for path in made] == [f"index-{n + 1:02}.png" for n in range(sheets)]
    assert sorted(tmp_path.glob("index-*.png")) == made
    if made:
        sheet = QImage(str(made[0]))
        middle = draw.GAP + draw.CELL_WIDE // 2, draw.GAP + draw.CELL_HIGH // 2
        assert sheet.pixelColor(*middle) == QColor("#0a7d3f")
