"""When the gong sounds, and that it never sounds late."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from live.days import course, courses, instants, on, step

from motesplats.core.clock import local
from motesplats.live.course import Act, Course, timeline
from motesplats.live.gongs import TOLERANCE, Sound, due, gongs
from motesplats.live.phases import planned


def test_a_slot_has_four_sounds() -> None:
    day = course()
    first = [(g.sound, f"{local(g.at):%H:%M}") for g in gongs(planned(day.day, day.plan))[:4]]
    assert first == [
        (Sound.TALK, "09:00"), (Sound.SOFT, "09:08"),
        (Sound.FEEDBACK, "09:10"), (Sound.DOUBLE, "09:13"),
    ]  # fmt: skip


def test_a_short_talk_has_no_soft_chime() -> None:
    day = course(step(Act.NEXT, "09:02"))
    sounds = [g.sound for g in gongs(timeline(day, on("09:02"))) if g.slot == 0]
    assert sounds == [Sound.TALK, Sound.FEEDBACK, Sound.DOUBLE]


@pytest.mark.parametrize(
    ("heard", "now", "sound"),
    [
        ("09:09:59", "09:10", Sound.FEEDBACK),
        ("09:10", "09:10:01", None),
        ("09:07", "09:10:03", Sound.FEEDBACK),
        ("09:07", "09:10:04", None),
        ("08:00", "09:45", Sound.TALK),
    ],
)
def test_a_gong_is_played_once_and_not_late(heard: str, now: str, sound: Sound | None) -> None:
    day = course()
    found = due(planned(day.day, day.plan), on(heard), on(now))
    assert (found and found.sound) == sound


def test_nothing_sounds_while_the_start_waits() -> None:
    day = course(by_hand=True)
    assert due(timeline(day, on("09:04")), on("09:03"), on("09:04")) is None


@given(courses, instants, instants)
def test_no_sleep_and_no_jump_plays_a_missed_gong(day: Course, heard: object, now: object) -> None:
    found = due(timeline(day, now), heard, now)
    assert found is None or timedelta() <= now - found.at <= TOLERANCE


@given(courses)
def test_ticking_through_a_day_plays_each_gong_at_most_once(day: Course) -> None:
    times = timeline(day, on("12:00"))
    ticks = [gong.at + timedelta(seconds=n) for gong in gongs(times) for n in (-1, 0, 1, 2)]
    played = [due(times, one, other) for one, other in pairwise(sorted(ticks))]
    heard = [gong for gong in played if gong is not None]
    assert len(set(heard)) == len(heard)
