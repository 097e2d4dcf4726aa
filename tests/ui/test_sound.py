"""The gong for the ears: what is played, how loud, and what a computer without sound says."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from motesplats.i18n import words_in
from motesplats.laptop import Laptop
from motesplats.live.gongs import Sound
from motesplats.ui.sound import STATES, Gongs, SoundState


class Heard:
    """A loudspeaker that remembers."""

    def __init__(self, there: bool = True) -> None:
        self.there = there
        self.played: list[tuple[str, float]] = []

    def is_there(self) -> bool:
        return self.there

    def play(self, path: Path, volume: float) -> None:
        assert path.exists()
        self.played.append((path.name, volume))


def gongs(tmp_path: Path, laptop: Laptop, there: bool = True) -> tuple[Gongs, Heard]:
    heard = Heard(there)
    return Gongs(laptop, tmp_path, heard), heard


def test_each_gong_has_its_sound_as_loud_as_was_chosen(tmp_path: Path, qtbot: QtBot) -> None:
    given, heard = gongs(tmp_path, Laptop(volume=40))
    assert all(given.give(sound) for sound in Sound)
    assert heard.played == [(f"{sound.value}.wav", 0.4) for sound in Sound]
    given.follow(Laptop(volume=100).with_gong(Sound.SOFT, on=False))
    assert not given.give(Sound.SOFT)
    assert given.try_out(Sound.SOFT) is SoundState.READY
    assert heard.played[-1] == ("soft.wav", 1.0)


def test_in_the_quiet_a_gong_can_be_tried_but_the_day_is_silent(
    tmp_path: Path, qtbot: QtBot
) -> None:
    given, heard = gongs(tmp_path, Laptop(quiet=True))
    assert (given.state, given.give(Sound.TALK)) == (SoundState.QUIET, False)
    assert given.try_out(Sound.TALK) is SoundState.READY
    assert len(heard.played) == 1


@pytest.mark.parametrize("laptop", [Laptop(muted=True), Laptop(volume=0)])
def test_with_the_sound_off_nothing_is_played(tmp_path: Path, qtbot: QtBot, laptop: Laptop) -> None:
    given, heard = gongs(tmp_path, laptop)
    assert not given.give(Sound.TALK)
    assert given.try_out(Sound.TALK) is SoundState.MUTED
    assert heard.played == []


def test_without_a_loudspeaker_it_is_said_and_nothing_is_played(
    tmp_path: Path, qtbot: QtBot
) -> None:
    given, heard = gongs(tmp_path, Laptop(), there=False)
    assert (given.state, given.give(Sound.TALK)) == (SoundState.NO_DEVICE, False)
    assert given.try_out(Sound.TALK) is SoundState.NO_DEVICE
    assert heard.played == []


def test_an_own_sound_is_played_until_its_file_is_gone(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "mine.wav").write_bytes(b"RIFF")
    given, heard = gongs(tmp_path, Laptop().with_own(Sound.TALK, "mine.wav"))
    given.give(Sound.TALK)
    (tmp_path / "mine.wav").unlink()
    given.give(Sound.TALK)
    assert [name for name, _ in heard.played] == ["mine.wav", "talk.wav"]


def test_a_system_without_the_sound_library_goes_on(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    given = Gongs(Laptop(), tmp_path)
    assert (given.state, given.give(Sound.TALK)) == (SoundState.NO_LIBRARY, False)
    assert given.try_out(Sound.TALK) is SoundState.NO_LIBRARY


def test_the_library_is_loaded_by_the_first_gong_and_says_nothing_on_the_console(
    tmp_path: Path, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    given = Gongs(Laptop(), tmp_path)
    assert given.state in (SoundState.READY, SoundState.NO_DEVICE)
    given.give(Sound.SOFT)
    assert "".join(capfd.readouterr()) == ""


def test_every_state_is_said_in_both_languages() -> None:
    assert set(STATES) == set(SoundState)
    english = words_in("en")
    assert all(english(text) != text for text in STATES.values())
