"""What a step would do is told before it is done."""

from dataclasses import replace
from datetime import time

from live.days import FIRST, course, on, step, told

from motesplats.core.fair import Meeting
from motesplats.core.ids import (
    BadgeCode,
    EmployerId,
    FairId,
    MeetingId,
    PersonId,
    SeekerId,
    StationId,
)
from motesplats.core.people import Presence, Seeker
from motesplats.live.course import Act
from motesplats.live.gongs import Sound
from motesplats.live.preview import Shortened, preview


def someone(leaves: time | None) -> Seeker:
    person = PersonId("p")
    fair, code = FairId("f"), BadgeCode("MPS00000000")
    return Seeker(SeekerId("s"), person, fair, code, "Åsa", "Öst", presence=Presence(None, leaves))


def meeting(slot: int, station: StationId = FIRST) -> Meeting:
    return Meeting(MeetingId(f"m{slot}"), SeekerId("s"), EmployerId("e"), station, slot)


def test_later_slots_breaks_the_new_end_and_gongs_are_told() -> None:
    found = preview(course(), step(Act.SHIFT, "09:14", slot=1, minutes=5), (), ())
    assert [told(slot)[:5] for slot in found.slots] == ["09:35", "09:50"]
    assert [(b.title, b.begins, b.ends) for b in found.breaks] == [
        ("Fika", on("09:15"), on("09:35"))
    ]
    assert (found.ended, found.ends) == (on("10:00"), on("10:05"))
    assert (found.gongs[0].at, found.gongs[0].sound) == (on("09:35"), Sound.TALK)


def test_who_must_have_left_by_then_is_told_once() -> None:
    late = step(Act.SHIFT, "09:14", minutes=5)
    found = preview(course(), late, [meeting(0), meeting(1)], [someone(time(9, 45))])
    assert [m.slot for m in found.too_late] == [1]
    assert not preview(course(), late, [meeting(1)], [someone(None)]).too_late
    assert not preview(course(), late, [meeting(1)], [someone(time(9, 40))]).too_late


def test_feedback_that_would_be_shortened_is_named_and_not_shortened() -> None:
    early = step(Act.NEXT, "09:10:30")
    found = preview(course(), early, (), ())
    assert found.shortened == (Shortened(0, 30),)
    assert told(found.slots[0]) == "09:00 09:10 09:12 09:14"
    forced = preview(course(), replace(early, may_shorten=True), (), ())
    assert (forced.ended - forced.ends).total_seconds() == 150


def test_minutes_for_one_station_concern_its_own_meetings_only() -> None:
    longer = step(Act.STRETCH, "09:31", slot=1, minutes=5, station=FIRST)
    own, other = meeting(1), meeting(1, StationId("other"))
    found = preview(course(), longer, [own, other], [someone(time(9, 45))])
    assert [told(slot) for slot in found.slots] == [
        "09:30 09:45 09:48 09:48", "09:48 09:55 09:58 10:00",
    ]  # fmt: skip
    assert found.too_late == (own,)
    assert found.ends == found.ended
    assert not found.breaks
