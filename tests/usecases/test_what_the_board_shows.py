"""What the coordinator wants on the board, what people are called there, and own sounds."""

import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from usecases.builders import fair_in, planned_fair, register, seeker_named, someone

from motesplats.core.errors import Refusal, Refused, StoreUnavailable
from motesplats.core.fair import Topic
from motesplats.core.ids import FairId, OperationId
from motesplats.i18n import Words
from motesplats.live.board import BoardChoice, Layout
from motesplats.live.gongs import Sound
from motesplats.usecases.board import board_choice, board_names, choose_board
from motesplats.usecases.context import Context
from motesplats.usecases.live_hall import hall_records
from motesplats.usecases.protection import protect
from motesplats.usecases.sounds import keep_sound

Expect = Callable[..., pytest.RaisesExc[Refused]]


def test_the_board_follows_the_day_until_somebody_chooses(context: Context) -> None:
    fair = planned_fair(context)
    assert board_choice(context, fair.id) == BoardChoice()
    wanted = BoardChoice(Layout.NAMES, by_phase=False, english=True, message="Fika\n  i foajén ")
    chosen = choose_board(context, fair.id, wanted)
    assert chosen.choice.message == "Fika i foajén"
    assert chosen.changed == {Topic.HALL}
    assert board_choice(context, fair.id) == chosen.choice
    choose_board(context, fair.id, BoardChoice(Layout.CLOCK))
    assert board_choice(context, fair.id) == BoardChoice(Layout.CLOCK)


def test_a_repeated_press_changes_nothing(context: Context) -> None:
    fair, once = planned_fair(context), OperationId("once")
    choose_board(context, fair.id, BoardChoice(message="Ett"), once)
    choose_board(context, fair.id, BoardChoice(message="Två"), once)
    assert board_choice(context, fair.id).message == "Ett"


def test_a_message_that_nobody_can_read_is_refused(context: Context, refused: Expect) -> None:
    fair = planned_fair(context)
    choose_board(context, fair.id, BoardChoice(message="x" * 120))
    with refused(Refusal.MESSAGE_TOO_LONG):
        choose_board(context, fair.id, BoardChoice(message="y" * 121))
    assert board_choice(context, fair.id).message == "x" * 120
    with refused(Refusal.UNKNOWN_FAIR):
        choose_board(context, FairId("x"), BoardChoice())


def named(context: Context, fair_id: FairId) -> list[str]:
    """What people are called, in order, without the marks around parts of another direction."""
    names = board_names(hall_records(context, fair_id).known, Words()).values()
    texts = [one.text for one in sorted(names, key=lambda name: name.key)]
    return [text.replace("\u2068", "").replace("\u2069", "") for text in texts]


def test_names_are_first_names_with_the_beginning_of_the_code_in_swedish_order(
    context: Context,
) -> None:
    fair = planned_fair(context)
    shown = [text.split() for text in named(context, fair.id)]
    assert [words[0] for words in shown] == ["Bo", "Siv", "Åsa"]
    assert {len(words[1]) for words in shown} == {4}
    protect(context, seeker_named(context, fair, "Åsa").id, True)
    shown = [text.split() for text in named(context, fair.id)]
    assert [words[0] for words in shown] == ["Bo", "Kod", "Siv"]
    assert [len(word) for word in shown[1]] == [3, 4, 4]


def test_a_name_of_another_direction_is_set_apart_from_its_code(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, someone("محمد"))
    (name,) = board_names(hall_records(context, fair.id).known, Words()).values()
    assert name.text.startswith("\u2068محمد\u2069 \u2068")


def test_two_who_would_be_called_the_same_have_their_whole_codes(context: Context) -> None:
    fair = planned_fair(context)
    known = hall_records(context, fair.id).known
    first = next(iter(known.people.values()))
    known.people.update(
        {seeker: type(first)(seeker, "Bo", f"AAAA BBB{n}") for n, seeker in enumerate(known.people)}
    )
    texts = {name.text for name in board_names(known, Words()).values()}
    assert len(texts) == len(known.people)
    assert all("BBB" in text for text in texts)


def sound(path: Path, seconds: float, rate: int = 8000) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(rate)
        file.writeframes(b"\x80" * round(seconds * rate))
    return path


def test_an_own_sound_is_copied_and_the_one_before_it_goes(tmp_path: Path) -> None:
    folder = tmp_path / "sounds"
    one, other = sound(tmp_path / "a.wav", 1), sound(tmp_path / "b.wav", 2)
    name = keep_sound(one, Sound.TALK, folder)
    one.unlink()
    assert (folder / name).exists()
    assert keep_sound(other, Sound.SOFT, folder) != name
    newer = keep_sound(other, Sound.TALK, folder)
    assert sorted(p.name for p in folder.glob("talk-*")) == [newer]
    assert keep_sound(other, Sound.TALK, folder) == newer


def test_what_is_no_short_sound_is_refused_and_nothing_is_copied(
    tmp_path: Path, refused: Expect
) -> None:
    folder, odd = tmp_path / "sounds", tmp_path / "odd.wav"
    for content in (b"", b"RIFF", b"ID3 not a wav at all", sound(odd, 1).read_bytes()[:900]):
        odd.write_bytes(content)
        with refused(Refusal.SOUND_NOT_WAV):
            keep_sound(odd, Sound.TALK, folder)
    with refused(Refusal.SOUND_NOT_WAV):
        keep_sound(sound(odd, 0), Sound.TALK, folder)
    with refused(Refusal.SOUND_TOO_LONG):
        keep_sound(sound(odd, 10.5), Sound.TALK, folder)
    with refused(Refusal.SOUND_TOO_LARGE):
        keep_sound(sound(odd, 9, 600_000), Sound.TALK, folder)
    with pytest.raises(StoreUnavailable):
        keep_sound(tmp_path / "none.wav", Sound.TALK, folder)
    assert not folder.exists()
