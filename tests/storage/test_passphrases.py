"""The passphrase of a store: when it is needed, how it counts, and that it is not kept."""

from contextlib import closing
from pathlib import Path

from motesplats.core.clock import ManualClock
from motesplats.storage.connection import is_encrypted, is_new
from motesplats.storage.store import Store


def opened(path: Path, passphrase: str = "") -> Store:
    return Store.open(path, passphrase, clock=ManualClock())


def test_what_only_a_passphrase_opens_is_known_beforehand(tmp_path: Path) -> None:
    secret, plain, foreign = (tmp_path / f"{n}.mplats" for n in ("secret", "plain", "foreign"))
    opened(secret, "hemligt").close()
    opened(plain).close()
    foreign.write_bytes(b"%PDF-1.7 " + bytes(40))
    found = [is_encrypted(p) for p in (secret, plain, foreign, tmp_path, tmp_path / "none.mplats")]
    assert found == [True, False, False, False, False]
    assert [is_new(p) for p in (secret, tmp_path, tmp_path / "none.mplats")] == [False, False, True]


def test_letters_typed_on_another_keyboard_are_the_same_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "s.mplats"
    opened(path, "H\u00e4st \u00e5 \u00f6ga").close()
    with closing(opened(path, "Ha\u0308st a\u030a o\u0308ga")) as store:
        assert store.encrypted


def test_an_open_store_knows_its_passphrase_without_keeping_it(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "s.mplats", "korrekt häst")) as store:
        assert store.opens_with("korrekt häst")
        assert not store.opens_with("korrekt hast")
        assert not store.opens_with("")
    with closing(opened(tmp_path / "plain.mplats")) as store:
        assert not store.opens_with("")
