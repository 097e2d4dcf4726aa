"""What belongs to this computer: kept over a restart, whatever happened to the file."""

from pathlib import Path

import pytest

from motesplats.laptop import Laptop, laptop_file, read_laptop, sounds_folder, write_laptop
from motesplats.live.gongs import Sound
from motesplats.settings import data_folder, resource_path


def test_choices_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "new" / "laptop.json"
    wanted = Laptop(volume=15, quiet=True, muted=True, screen="HDMI-1", look="contrast")
    wanted = wanted.with_gong(Sound.SOFT, on=False).with_own(Sound.TALK, "talk-1.wav")
    assert write_laptop(path, wanted)
    assert read_laptop(path) == wanted
    assert read_laptop(path).own_sound(Sound.TALK) == "talk-1.wav"
    again = wanted.with_gong(Sound.SOFT, on=True).with_own(Sound.TALK, "")
    assert (again.silent, again.own) == (frozenset(), ())
    assert [p.name for p in path.parent.iterdir()] == ["laptop.json"]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '"x"', "\x00\x01", "[" * 50_000, " " * 200_000, '{"volume": "loud"}',
     '{"volume": true, "silent": 3, "own": [], "screen": 5, "look": null, "muted": 1}',
     '{"own": {"talk": "../secret", "soft": 4, "double": "a\\\\b", "horn": "x.wav"}}'],
)  # fmt: skip
def test_a_damaged_file_is_as_a_new_one(tmp_path: Path, content: str) -> None:
    path = tmp_path / "laptop.json"
    path.write_text(content, "utf-8")
    assert read_laptop(path) == Laptop()


def test_what_is_still_right_in_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "laptop.json"
    path.write_text('{"volume": 400, "silent": ["soft", "horn"], "other": 1}', "utf-8")
    assert read_laptop(path) == Laptop(volume=100, silent=frozenset({Sound.SOFT}))
    path.write_bytes(b"\xff\xfe{}")
    assert read_laptop(path) == Laptop()


def test_a_disk_that_refuses_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    assert not write_laptop(tmp_path / "taken" / "laptop.json", Laptop())
    (tmp_path / "laptop.json").mkdir()
    assert not write_laptop(tmp_path / "laptop.json", Laptop())
    assert not list(tmp_path.glob(".writing-*"))
    assert read_laptop(tmp_path / "none.json") == Laptop()


def test_it_lies_in_the_data_folder_of_this_computer() -> None:
    assert laptop_file().parent == sounds_folder().parent == data_folder()


def test_every_gong_has_a_sound_of_its_own_and_they_are_small() -> None:
    files = [resource_path("sounds", f"{sound.value}.wav") for sound in Sound]
    assert all(file.exists() for file in files)
    assert sum(file.stat().st_size for file in files) <= 200_000
    assert len({file.read_bytes() for file in files}) == len(Sound)
