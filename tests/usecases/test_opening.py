"""What opening a store takes, and what a new passphrase must be."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from motesplats.core.clock import ManualClock
from motesplats.core.errors import Refusal, StoreTrouble, StoreUnavailable
from motesplats.usecases.opening import (
    Wanted,
    check_new_passphrase,
    open_store,
    wanted_for,
)


def test_a_new_store_wants_a_new_passphrase_and_an_encrypted_one_its_own(tmp_path: Path) -> None:
    path = tmp_path / "s.mplats"
    assert wanted_for(path) is Wanted.NEW_PASSPHRASE
    with closing(open_store(path, "korrekt häst", ManualClock()).store) as store:
        assert store.encrypted
    assert wanted_for(path) is Wanted.PASSPHRASE


def test_an_unencrypted_store_wants_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.mplats"
    open_store(path, "", ManualClock()).store.close()
    assert wanted_for(path) is Wanted.NOTHING


def test_nobody_chooses_a_passphrase_for_a_place_where_no_store_may_lie(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        wanted_for(tmp_path / "Dropbox" / "s.mplats")
    assert caught.value.trouble is StoreTrouble.SYNCED_FOLDER


@pytest.mark.parametrize(
    ("passphrase", "again", "setting"),
    [("", "", "passphrase"), ("sju tck", "sju tck", "passphrase"),
     ("korrekt häst", "korrekt hast", "passphrase_again"), ("åtta tec", "", "passphrase_again")],
)  # fmt: skip
def test_a_new_passphrase_is_long_enough_and_typed_the_same_twice(
    refused: Callable[..., object], passphrase: str, again: str, setting: str
) -> None:
    with refused(Refusal.SETTING_INVALID, setting=setting, value="•"):
        check_new_passphrase(passphrase, again)
    assert check_new_passphrase("åtta tec", "åtta tec") == "åtta tec"
