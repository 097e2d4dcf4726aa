"""When the gong sounds, and that it never sounds late."""

from datetime import timedelta

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
    ("now", "sound"),
    [
        ("09:09:59", None),
        ("09:10", Sound.FEEDBACK),
        ("09:10:03", Sound.FEEDBACK),
        ("09:10:04", None),
        ("09:45", Sound.TALK),
    ],
)
def test_a_gong_is_played_once_and_not_late(now: str, sound: Sound | None) -> None:
    day = planned(course().day, course().plan)
    found = due(day, None, on(now))
    assert (found and found.sound) == sound
    assert due(day, found, on(now)) is None


def test_a_press_that_is_seen_after_a_tick_is_heard() -> None:
    soft = due(timeline(course(), on("09:08:01")), None, on("09:08:01"))
    pressed = course(step(Act.NEXT, "09:08:01"))
    found = due(timeline(pressed, on("09:08:02")), soft, on("09:08:02"))
    assert found is not None
    assert found.sound is Sound.FEEDBACK


def test_the_soft_chime_sounds_again_when_the_talk_was_lengthened_after_it() -> None:
    soft = due(timeline(course(), on("09:08")), None, on("09:08"))
    longer = course(step(Act.SHIFT, "09:08:30", minutes=2))
    again = due(timeline(longer, on("09:10")), soft, on("09:10"))
    assert again is not None
    assert again.sound is Sound.SOFT


def test_nothing_sounds_while_the_start_waits() -> None:
    day = course(by_hand=True)
    assert due(timeline(day, on("09:04")), None, on("09:04")) is None


@given(courses, instants)
def test_no_sleep_and_no_jump_plays_a_missed_gong(day: Course, now: object) -> None:
    found = due(timeline(day, now), None, now)
    assert found is None or timedelta() <= now - found.at <= TOLERANCE


@given(courses)
def test_ticking_through_a_day_plays_each_gong_at_most_once(day: Course) -> None:
    times = timeline(day, on("12:00"))
    heard = [None]
    for tick in sorted(gong.at + timedelta(seconds=n) for gong in gongs(times) for n in range(4)):
        sounds = due(times, heard[-1], tick)
        heard += [sounds] if sounds is not None else []
    assert len(set(heard)) == len(heard)
