"""Keys are found, wrapped and never beside the database; a founding is whole or leaves no trace."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from kiosk import business as businesses
from kiosk.business import home as homes
from kiosk.core.refusal import Refused, Trouble, TroubleKind
from kiosk.database.engine import where
from tests import founding


def test_that_the_recovery_code_opens_the_wrapped_key(place: object) -> None:
    (kept,) = (place.home / "data").glob("*.recovery")
    wrapped = homes.Wrapped.read(kept.read_text())
    master = homes.unwrap(wrapped, place.recovery_code)
    assert master == homes.Home.of(place.home).master(wrapped.business_id)
    assert homes.unwrap(wrapped, place.recovery_code.replace("-", " ").lower()) == master


def test_that_another_recovery_code_does_not() -> None:
    wrapped = homes.wrap(b"k" * 32, "some-business", homes.new_recovery_code())
    with pytest.raises(Trouble) as trouble:
        homes.unwrap(wrapped, homes.new_recovery_code())
    assert trouble.value.kind is TroubleKind.WRONG_KEY


def test_that_a_wrapped_key_of_another_business_does_not_open() -> None:
    code = homes.new_recovery_code()
    wrapped = homes.wrap(b"k" * 32, "one", code)
    with pytest.raises(Trouble):
        homes.unwrap(homes.Wrapped("other", wrapped.salt, wrapped.sealed), code)


def test_that_a_recovery_code_has_160_bits_in_readable_signs() -> None:
    codes = {homes.new_recovery_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert set(code) <= {*homes.ALPHABET, "-"}
        assert len(code.replace("-", "")) * 5 == 160
    # No sign follows from another: each place takes nearly every sign, no group comes twice.
    plain = [code.replace("-", "") for code in codes]
    assert all(len({code[place] for code in plain}) > 25 for place in range(32))
    groups = [group for code in codes for group in code.split("-")]
    assert len(groups) - len(set(groups)) < 10


def test_that_keys_are_this_users_alone_and_not_beside_the_database(place: object) -> None:
    keys = place.home / "keys"
    assert stat.S_IMODE(keys.stat().st_mode) == 0o700
    for key in keys.iterdir():
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    beside = [each.name for each in (place.home / "data").glob("*.key")]
    assert beside == []


def test_that_without_its_key_a_business_does_not_open(place: object) -> None:
    for key in (place.home / "keys").iterdir():
        key.unlink()
    with pytest.raises(Trouble) as trouble:
        businesses.open_business(place.database, place.home)
    assert trouble.value.kind is TroubleKind.WRONG_KEY


def test_that_a_second_business_in_one_place_is_refused(place: object, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        founding.found(place.database, tmp_path / "other")
    assert trouble.value.kind is TroubleKind.ALREADY_A_BUSINESS


def test_that_an_empty_place_holds_no_business(empty_database: str, tmp_path: Path) -> None:
    assert not businesses.is_founded(empty_database)
    with pytest.raises(Trouble) as trouble:
        businesses.open_business(empty_database, tmp_path / "home")
    assert trouble.value.kind is TroubleKind.NO_BUSINESS


def test_that_a_refused_founding_can_be_tried_again(empty_database: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with pytest.raises(Refused):
        businesses.create(empty_database, home, founding.founding(), owner="Owner", pin="123456")
    place = where(empty_database)
    if place.path is not None:
        assert not businesses.is_founded(empty_database)
        # Whatever was begun beside it holds the owner's name: gone too.
        assert list(place.path.parent.glob(f"{place.path.name}.new*")) == []
    made, _code = businesses.create(
        empty_database, home, founding.founding(), owner="Owner", pin=founding.PIN
    )
    assert made.facts.name == "Lindqvist Framing"
    made.close()


def test_that_what_was_founded_opens_again_with_its_facts(place: object) -> None:
    opened = businesses.open_business(place.database, place.home)
    said = founding.founding()
    assert (opened.facts.currency, opened.facts.languages) == (said.currency, said.languages)
    assert [name for name in businesses.CHECKS if opened.check(name).faults] == []
    opened.close()
