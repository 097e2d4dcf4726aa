"""Somebody comes after the own meeting began: what is left, and what can be done."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st
from live.days import course, instants, on, step
from live.halls import gathered, gatherings, meeting

from motesplats.core.fair import MeetingState
from motesplats.core.ids import InterpreterId, SeekerId, StationId
from motesplats.live.course import Act
from motesplats.live.gathering import Gathering, gather
from motesplats.live.lateness import FreeSlot, LateChoices, StartNow, Swap, late_choices

ASA = meeting("Åsa 1 0")
SPEECH = InterpreterId("i")
INSIDE = frozenset(map(SeekerId, ("Åsa", "Bo", "Siv", "Eva")))


def choices(gathering: Gathering, clock: str, inside: frozenset[SeekerId] = INSIDE) -> LateChoices:
    return late_choices(gathering, course(), inside, gathering.meetings[0], on(clock))


def test_what_is_left_of_the_talk_and_all_of_the_feedback() -> None:
    found = choices(gathered([ASA]), "09:04")
    assert (found.talk_seconds, found.feedback_seconds) == (360, 180)
    assert found.choices == (StartNow(360), FreeSlot(1), FreeSlot(2))


def test_with_less_than_a_minute_left_there_is_only_later() -> None:
    found = choices(gathered([ASA, "Bo 1 1"]), "09:09:30")
    assert found.choices == (FreeSlot(2),)
    assert choices(gathered([ASA]), "09:12").talk_seconds == 0


def test_only_slots_in_which_the_seeker_is_free_and_there_are_offered() -> None:
    assert choices(gathered([ASA, "Åsa 2 1"]), "09:04").choices == (StartNow(360), FreeSlot(2))
    early = gathered([meeting("Eva 1 0")], leaves=time(9, 50))
    assert choices(early, "09:04").choices == (StartNow(360), FreeSlot(1))


def test_an_interpreter_has_to_be_free_too() -> None:
    spoken = meeting("Åsa 1 0", interpreter=SPEECH)
    booked = gathered([spoken, meeting("Bo 2 1", interpreter=SPEECH), "Siv 2 2"])
    assert choices(booked, "09:04").choices == (StartNow(360), FreeSlot(2))


def test_a_swap_needs_somebody_inside_who_is_free_now_and_may_move() -> None:
    swap = gathered([ASA, "Bo 1 1"])
    assert Swap(meeting("Bo 1 1")) in choices(swap, "09:04").choices
    assert not swaps(choices(swap, "09:04", frozenset({SeekerId("Åsa")})))
    assert not swaps(choices(gathered([ASA, "Bo 1 1", "Bo 2 0"]), "09:04"))
    assert not swaps(choices(gathered([ASA, "Bo 1 1", "Åsa 2 1"]), "09:04"))
    assert not swaps(choices(gathered([ASA, meeting("Bo 1 1", locked=True)]), "09:04"))
    held = meeting("Bo 1 1", state=MeetingState.HELD)
    assert not swaps(choices(gathered([ASA, held]), "09:04"))


def swaps(found: LateChoices) -> list[Swap]:
    return [one for one in found.choices if isinstance(one, Swap)]


def test_the_station_s_own_time_counts() -> None:
    longer = course(step(Act.STRETCH, "09:05", minutes=2, station=StationId("t1")))
    found = late_choices(gathered([ASA]), longer, INSIDE, ASA, on("09:09"))
    assert found.talk_seconds == 180


@given(gatherings, instants, st.data())
def test_every_choice_keeps_people_and_interpreters_in_one_place(
    gathering: Gathering, now: object, data: st.DataObject
) -> None:
    one = {(m.seeker, m.slot): m for m in gathering.meetings}
    alone = gather(gathering.stations, gathering.seekers, one.values())
    if not alone.meetings:
        return
    late = data.draw(st.sampled_from(alone.meetings))
    for choice in late_choices(alone, course(), INSIDE, late, now).choices:
        moved = {late.id: getattr(choice, "slot", late.slot)}
        if isinstance(choice, Swap):
            moved = {late.id: choice.other.slot, choice.other.id: late.slot}
        slots = [(m.seeker, moved.get(m.id, m.slot)) for m in alone.meetings]
        tables = [(m.station, moved.get(m.id, m.slot)) for m in alone.meetings]
        assert len(set(slots)) == len(slots)
        assert len(set(tables)) == len(tables)
