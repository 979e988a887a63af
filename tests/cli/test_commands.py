"""Every command: its exit code, its one JSON document, and a sentence for whatever does not fit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import business as businesses
from kiosk import cli
from kiosk.business import demonstration
from kiosk.core.by import System
from kiosk.core.task import Role
from kiosk.records.staff import rules as staff_rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Cost, Outcome
from tests.databases import Place
from tests.founding import OWNER, PIN
from tests.tampering import tamper

Said = tuple[int, str, str]
Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staff_rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives exit code, standard output and standard error."""

    def command(*words: object) -> Said:
        code = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def at(place: Place, run: Run) -> Run:
    """Runs a command on a business that is there, on both databases."""

    def command(*words: object) -> Said:
        return run(*words, "--database", place.database, "--home", place.home)

    return command


@pytest.fixture
def new(empty_database: str, tmp_path: Path, run: Run) -> Run:
    """Runs a command where there is nothing yet, on both databases."""

    def command(*words: object) -> Said:
        return run(*words, "--database", empty_database, "--home", tmp_path / "home")

    return command


@pytest.fixture
def pin_file(tmp_path: Path) -> Path:
    path = tmp_path / "pin"
    path.write_text(f"{PIN}\n")
    return path


def error_of(said: Said) -> str:
    """The code of the error that a command with --json ended in."""
    code, out, err = said
    assert (code, err) == (2, "")
    return str(json.loads(out)["error"]["code"])


# ------------------------------------------------------------------------------------------ init


def test_that_init_founds_a_business_with_an_owner_who_gets_in(
    new: Run, empty_database: str, tmp_path: Path, pin_file: Path
) -> None:
    code, out, err = new(
        "init", "--name", "Harbour Lane", "--country", "ch", "--owner", OWNER, "--pin-file", pin_file,
        "--json",
    )  # fmt: skip
    assert (code, err) == (0, "")
    said = json.loads(out)
    assert said["name"] == "Harbour Lane"
    assert [len(group) for group in said["recovery_code"].split("-")] == [4] * 8
    opened = businesses.open_business(empty_database, tmp_path / "home")
    facts = opened.facts
    assert (facts.id, facts.currency, facts.zone) == (said["business"], "CHF", "Europe/Zurich")
    assert (facts.usual_rate, facts.reduced_rate, facts.demonstration) == (810, 260, False)
    (owner,) = opened.read(staff.people)
    answer = opened.do(staff.sign_in, by=System("sign-in"), person=owner.id, pin=PIN)
    opened.close()
    assert (owner.name, answer.outcome) == (OWNER, Outcome.IN)


def test_that_init_without_a_pin_leaves_it_to_the_first_window(new: Run) -> None:
    code, out, err = new("init", "--name", "Harbour Lane")
    assert (code, err) == (0, "")
    assert "Recovery code, shown once: " in out


def test_that_init_never_founds_over_a_business(at: Run) -> None:
    assert error_of(at("init", "--name", "Second", "--json")) == "already_a_business"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "business_name_missing"),
        (("--name", " \u200b "), "business_name_missing"),
        (("--name", "N", "--country", "Q1"), "country_unknown"),
        (("--name", "N", "--currency", "EURO"), "currency_unknown"),
        (("--name", "N", "--language", "tlh"), "usage"),
        (("--name", "N", "--pin-file", "/nowhere/pin"), "file"),
        (("--name", "N", "--pin-file", "/"), "file"),
        (("--name", "N", "--seed", "one"), "usage"),
    ],
)
def test_that_what_init_refuses_is_said_and_leaves_the_place_empty(
    new: Run, empty_database: str, words: tuple[str, ...], code: str
) -> None:
    assert error_of(new("init", *words, "--json")) == code
    assert not businesses.is_founded(empty_database)


@pytest.mark.parametrize("digits", ["12345", "111111", "abcdef", "", "7391540"])
def test_that_a_pin_that_is_none_founds_nothing(
    new: Run, empty_database: str, tmp_path: Path, digits: str
) -> None:
    path = tmp_path / "pin"
    path.write_text(digits)
    assert error_of(new("init", "--name", "N", "--pin-file", path, "--json")).startswith("pin_")
    assert not businesses.is_founded(empty_database)
    path.write_bytes(b"\xff\xfe\x00")
    assert error_of(new("init", "--name", "N", "--pin-file", path, "--json")).startswith("pin_")


# ----------------------------------------------------------------------------- verify, audit head


def test_that_verify_finds_nothing_in_a_sound_business(at: Run) -> None:
    code, out, err = at("verify", "--json")
    assert (code, err.count("verify [")) == (0, 1)
    said = json.loads(out)
    assert said["ok"] is True
    assert [each["name"] for each in said["checks"]] == list(businesses.CHECKS)
    assert all(each["faults"] == [] for each in said["checks"])


def test_that_verify_names_the_row_that_was_tampered_with(at: Run, place: Place) -> None:
    opened = businesses.open_business(place.database, place.home)
    tamper(opened, "UPDATE audit SET task = 'pin.set' WHERE id = 1")
    opened.close()
    code, out, _err = at("verify", "audit", "--json")
    said = json.loads(out)
    assert (code, said["ok"]) == (1, False)
    (check,) = said["checks"]
    assert {(fault["table"], fault["id"]) for fault in check["faults"]} >= {("audit", 1)}
    code, out, _err = at("verify")
    assert code == 1
    assert "audit 1" in out
    assert at("verify", "ledger")[0] == 0


def test_that_an_unknown_check_is_said(at: Run) -> None:
    assert error_of(at("verify", "everything", "--json")) == "check_unknown"


def test_that_audit_head_prints_the_newest_record_of_every_chain(at: Run) -> None:
    code, out, err = at("audit", "head", "--json")
    assert (code, err) == (0, "")
    heads = json.loads(out)["heads"]
    assert heads
    assert all(set(head) == {"chain", "seq", "hash"} for head in heads)
    code, out, _err = at("audit", "head")
    assert heads[0]["hash"] in out


# ------------------------------------------------------------------------------- migrate, doctor


def test_that_migrate_says_at_which_step_the_database_stands(at: Run) -> None:
    code, out, err = at("migrate", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["step"]


def test_that_doctor_finds_a_sound_business_well(at: Run) -> None:
    code, out, err = at("doctor", "--json")
    said = {each["name"]: each for each in json.loads(out)["checks"]}
    assert (code, err) == (0, "")
    assert set(said) == {"python", "sqlite", "disk", "keys", "database"}


def test_that_doctor_says_how_to_mend_keys_that_others_can_read(at: Run, place: Place) -> None:
    keys = place.home / "keys"
    keys.chmod(0o755)
    code, out, _err = at("doctor")
    assert code == 1
    assert f"chmod 700 {keys}" in out


def test_that_doctor_is_content_where_nothing_is_set_up_yet(run: Run, tmp_path: Path) -> None:
    code, out, _err = run("doctor", "--json", "--home", tmp_path, "--database", tmp_path / "a.db")
    assert (code, json.loads(out)["ok"]) == (0, True)


# ------------------------------------------------------------------------------------------ user


def test_that_somebody_is_added_and_gets_in(at: Run, place: Place, pin_file: Path) -> None:
    words = ("user", "add", "Ana Lindqvist", "--role", "sales", "--pin-file", pin_file, "--json")
    code, out, err = at(*words)
    assert (code, err) == (0, "")
    person = json.loads(out)["person"]
    opened = businesses.open_business(place.database, place.home)
    added = next(each for each in opened.read(staff.people) if each.id == person)
    answer = opened.do(staff.sign_in, by=System("sign-in"), person=person, pin=PIN)
    opened.close()
    assert (added.name, added.role, answer.outcome) == ("Ana Lindqvist", Role.SALES, Outcome.IN)


def test_that_a_pin_that_was_disabled_is_opened_again(at: Run, place: Place) -> None:
    opened = businesses.open_business(place.database, place.home)
    (owner,) = opened.read(staff.people)
    tamper(opened, "UPDATE pin SET failures = 10, disabled_at = 1, version = version + 1")
    blocked = opened.do(staff.sign_in, by=System("sign-in"), person=owner.id, pin=PIN)
    opened.close()
    assert blocked.outcome is Outcome.DISABLED
    code, _out, err = at("user", "unlock", OWNER.upper())
    assert (code, err) == (0, "")
    opened = businesses.open_business(place.database, place.home)
    answer = opened.do(staff.sign_in, by=System("sign-in"), person=owner.id, pin=PIN)
    opened.close()
    assert answer.outcome is Outcome.IN


def test_that_a_badge_is_given_from_a_file_and_ended(at: Run, place: Place, tmp_path: Path) -> None:
    said = tmp_path / "badge"
    said.write_text("0412345678\n")
    code, out, err = at("user", "badge", OWNER, "--code-file", said, "--json")
    assert (code, err) == (0, "")
    person = json.loads(out)["person"]
    assert "0412345678" not in out
    opened = businesses.open_business(place.database, place.home)
    read = opened.do(staff.read_badge, by=System("sign-in"), code="0412345678")
    opened.close()
    assert (read.person, read.needs_pin) == (person, True)
    assert at("user", "badge", OWNER, "--end")[0] == 0
    opened = businesses.open_business(place.database, place.home)
    assert not opened.read(staff.has_badge, person=person)
    opened.close()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("unlock", "Nobody Here"), "person_unknown"),
        (("badge", "Nobody Here", "--end"), "person_unknown"),
        (("badge", OWNER), "badge_shape"),
        (("badge", OWNER, "--code-file", "/nowhere"), "file"),
        (("add", " "), ""),
        (("add", "Jon", "--role", "king"), "usage"),
        (("add", "Jon", "--pin-file", "/nowhere"), "file"),
        (("remove", "Jon"), "usage"),
    ],
)
def test_that_what_user_refuses_is_said_and_adds_nobody(
    at: Run, place: Place, words: tuple[str, ...], code: str
) -> None:
    found = error_of(at("user", *words, "--json"))
    assert found == code or (not code and found)
    opened = businesses.open_business(place.database, place.home)
    assert [each.name for each in opened.read(staff.people)] == [OWNER]
    opened.close()


# ------------------------------------------------------------------------------------- demo-data


def test_that_a_real_business_takes_no_demonstration_data(at: Run) -> None:
    said = at("demo-data", "--customers", "2", "--orders", "2", "--json")
    assert error_of(said) == "not_a_demonstration"


def test_that_a_demonstration_grows_by_what_was_asked_for(
    new: Run, empty_database: str, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    made, _code = demonstration.make(
        empty_database, home, seed=2, customers=3, orders_wanted=4, counter_days=1
    )
    made.close()
    code, out, err = new("demo-data", "--customers", "3", "--orders", "5", "--json")
    assert (code, json.loads(out)) == (0, {"customers": 3, "orders": 5})
    assert "demo-data [" in err
    assert new("verify")[0] == 0


# ------------------------------------------------------------------------- what does not fit at all


@pytest.mark.parametrize(
    "words",
    [
        ("init", "--nonsense"),
        ("verify", "a", "b"),
        ("audit",),
        ("audit", "tail"),
        ("user",),
        ("import",),
        ("import", "orders"),
        ("import", "wishes", "x.csv"),
        ("import", "orders", "x.csv", "--format", "cuneiform"),
        ("demo-data", "--customers", "-1"),
        ("migrate", "now"),
        ("doctor", "--database"),
    ],
)
def test_that_arguments_that_do_not_fit_are_one_error(run: Run, words: tuple[str, ...]) -> None:
    assert error_of(run(*words, "--json")) == "usage"
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert "usage: main.py" in err
    assert "Traceback" not in err


COMMANDS = (
    ("verify",), ("audit", "head"), ("migrate",), ("user", "add", "Jon"), ("user", "unlock", "Jon"),
    ("demo-data",), ("import", "orders", "x.csv"),
)  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_that_each_command_says_what_is_wrong_with_the_database(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    nothing = ("--home", tmp_path, "--database", tmp_path / "none.db", "--json")
    assert error_of(run(*words, *nothing)) == "no_business"
    other = ("--home", tmp_path, "--database", "mysql://root@localhost/shop", "--json")
    assert error_of(run(*words, *other)) == "unknown_database"
    away = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    assert (
        error_of(run(*words, "--home", tmp_path, "--database", away, "--json"))
        == "database_unreachable"
    )
    torn = tmp_path / "torn.db"
    torn.write_bytes(b"\x00" * 5000)
    assert error_of(run(*words, "--home", tmp_path, "--database", torn, "--json")) == "no_business"


def test_that_a_file_that_is_not_there_is_said(at: Run) -> None:
    code, _out, _err = at("import", "orders", "/nowhere/orders.csv")
    assert code == 2
