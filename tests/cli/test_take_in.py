"""The command import: exit codes, the list of bad rows, the one JSON document."""

import json

import pytest

from kiosk import business as businesses
from kiosk import cli
from kiosk.records.orders import service as orders
from tests.desk.exchange.files import order, put, sheet, text
from tests.makers import shopify
from tests.makers.exchange import EXAMPLE

ZERO = dict.fromkeys(("total", "taxes", "shipping", "refunded", "outstanding"), "0.00")


@pytest.fixture
def command(place, capsys):
    """Runs ``import orders FILE ...`` and gives exit code, standard output, standard error."""

    def run(file, *options):
        where = ["--database", place.database, "--home", str(place.home)]
        code = cli.main(["import", "orders", str(file), *where, *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def numbers(place):
    """The numbers of all orders in the business."""

    def read():
        opened = businesses.open_business(place.database, place.home)
        try:
            return sorted(each.number for each in opened.read(orders.recent))
        finally:
            opened.close()

    return read


@pytest.fixture
def one_bad(tmp_path):
    """An export of three orders; the second says a quantity below zero."""
    path = tmp_path / "orders_export.csv"
    cells = put(sheet(order("#1"), order("#2"), order("#3")), 5, "Lineitem quantity", "-2")
    path.write_text(text(cells))
    return path


def test_that_the_example_is_taken_in_with_its_sums(command, numbers):
    code, out, _ = command(EXAMPLE, "--format", "shopify", "--json")
    said = json.loads(out)
    assert code == 0
    assert (said["imported"], said["unchanged"], said["rejected"]) == (4, 0, [])
    sums = {"total": "241.00", "taxes": "38.48", "shipping": "0.00"}
    sums |= {"refunded": "10.00", "outstanding": "54.00"}
    assert said["totals"]["file"] == said["totals"]["taken_in"] == sums
    assert said["totals"]["booked"]["total"] == "172.00"
    assert said["totals"]["history"]["refunded"] == "10.00"
    assert numbers() == ["#1001", "#1002", "#1003", "#1004"]
    code, out, _ = command(EXAMPLE, "--json")
    again = json.loads(out)
    assert code == 0
    assert (again["imported"], again["unchanged"]) == (0, 4)
    assert again["totals"] == said["totals"]


@pytest.mark.parametrize("more", [(), ("--skip-bad",)])
def test_that_a_dry_run_of_a_good_file_writes_nothing_either(command, numbers, more):
    code, out, _ = command(EXAMPLE, "--dry-run", "--json", *more)
    said = json.loads(out)
    assert (code, said["imported"], said["dry_run"]) == (0, 4, True)
    assert numbers() == []


def test_that_a_dry_run_writes_nothing_and_names_the_bad_row(command, numbers, one_bad):
    code, out, _ = command(one_bad, "--dry-run", "--json")
    said = json.loads(out)
    assert code == 1
    (bad,) = said["rejected"]
    assert (bad["row"], bad["column"], bad["value"]) == (5, "Lineitem quantity", "-2")
    assert bad["reason"] == "A quantity cannot be below zero."
    assert (said["imported"], said["dry_run"]) == (2, True)
    assert numbers() == []


def test_that_one_bad_row_stops_all_unless_it_is_skipped(command, numbers, one_bad):
    code, out, _ = command(one_bad)
    assert code == 1
    assert 'row 5, Lineitem quantity, #2, "-2": A quantity cannot be below zero.' in out
    assert "Nothing was taken in." in out
    assert numbers() == []
    code, out, _ = command(one_bad, "--json")
    assert code == 1
    assert json.loads(out)["totals"]["taken_in"] == ZERO
    code, out, _ = command(one_bad, "--skip-bad", "--json")
    said = json.loads(out)
    assert code == 0
    assert (said["imported"], [bad["row"] for bad in said["rejected"]]) == (2, [5])
    assert numbers() == ["#1", "#3"]


def test_that_a_broken_file_is_refused_also_with_skip_bad(command, numbers, tmp_path):
    path = tmp_path / "cut.csv"
    path.write_text(shopify.export(20, seed=2)[:-300])
    code, out, _ = command(path, "--skip-bad", "--json")
    said = json.loads(out)
    assert code == 1
    assert said["imported"] == 0
    assert said["rejected"][-1]["reason"] == "The file ends in the middle of this row."
    assert numbers() == []


def test_that_a_missing_file_cannot_run(command, tmp_path):
    code, out, _ = command(tmp_path / "none.csv", "--json")
    assert code == 2
    assert json.loads(out)["error"]["code"] == "not_a_file"


def test_that_people_read_sums_side_by_side_and_machines_only_json(command, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(shopify.export(50, seed=4))
    code, out, err = command(path)
    assert code == 0
    assert out.count("same") == 5
    assert "50 orders taken in" in out
    assert "50 of 50" in err
    code, out, _ = command(path)
    assert "Nothing new: all 50 good orders are here already." in out
