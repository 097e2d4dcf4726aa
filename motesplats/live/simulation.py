"""A made-up day's disturbances from a seed, as dated events that a driver plays on real verbs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from motesplats.live.phases import Timeline


class Happening(StrEnum):
    """What happens; the event's ``who`` is the place in the list of its kind, from 0.

    SEEKER_ARRIVES, SEEKER_NO_SHOW (dated at the end of the day: nobody came): seekers. WALK_IN:
    drop-ins, new people. EMPLOYER_ARRIVES, EMPLOYER_LEAVES: employers. INTERPRETER_ARRIVES:
    interpreters. POWER_CUT, POWER_BACK: nobody (0).
    """

    EMPLOYER_ARRIVES = "employer_arrives"
    INTERPRETER_ARRIVES = "interpreter_arrives"
    SEEKER_ARRIVES = "seeker_arrives"
    SEEKER_NO_SHOW = "seeker_no_show"
    WALK_IN = "walk_in"
    EMPLOYER_LEAVES = "employer_leaves"
    POWER_CUT = "power_cut"
    POWER_BACK = "power_back"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at an instant (UTC) to somebody."""

    at: datetime
    what: Happening
    who: int = 0


@dataclass(frozen=True, slots=True)
class Disturbances:
    """How much goes wrong; shares of the seekers, 0–1, rounded to whole people."""

    no_shows: float = 0.10
    late: float = 0.10
    walk_ins: int = 3
    employer_late: timedelta = timedelta(minutes=20)
    employers_late: int = 1
    employers_leaving: int = 1
    interpreters_late: int = 1
    power_cuts: int = 1


@dataclass(frozen=True, slots=True)
class Cast:
    """How many there are of each kind."""

    seekers: int
    employers: int
    interpreters: int = 0


USUAL = Disturbances()


def simulated_day(
    timeline: Timeline, cast: Cast, seed: int, disturbances: Disturbances = USUAL
) -> tuple[Event, ...]:
    """A day's events in order of time; the same arguments give the same day.

    Late seekers come 1–25 minutes after the start, the others 5–30 before it. Walk-ins come in the
    first half, an employer leaves in the last third, the power is away for 10–90 s.
    """
    random = Random(seed)
    starts, ends = timeline.slots[0].starts, timeline.slots[-1].ends
    events = [
        *_seekers(random, starts, ends, cast.seekers, disturbances),
        *_walk_ins(random, starts, ends, disturbances.walk_ins),
        *_employers(random, starts, ends, cast.employers, disturbances),
        *_interpreters(random, starts, cast.interpreters, disturbances.interpreters_late),
        *_power(random, starts, ends, disturbances.power_cuts),
    ]
    order = {what: place for place, what in enumerate(Happening)}
    return tuple(sorted(events, key=lambda e: (e.at, order[e.what], e.who)))


def _seekers(
    random: Random, starts: datetime, ends: datetime, count: int, disturbances: Disturbances
) -> Iterator[Event]:
    people = random.sample(range(count), count)
    absent = round(count * disturbances.no_shows)
    late = absent + round(count * disturbances.late)
    for place, who in enumerate(people):
        if place < absent:
            yield Event(ends, Happening.SEEKER_NO_SHOW, who)
        elif place < late:
            yield Event(starts + _seconds(random, 60, 1500), Happening.SEEKER_ARRIVES, who)
        else:
            yield Event(starts - _seconds(random, 300, 1800), Happening.SEEKER_ARRIVES, who)


def _walk_ins(random: Random, starts: datetime, ends: datetime, count: int) -> Iterator[Event]:
    half = int((ends - starts).total_seconds()) // 2
    for who in range(count):
        yield Event(starts + _seconds(random, 0, half), Happening.WALK_IN, who)


def _employers(
    random: Random, starts: datetime, ends: datetime, count: int, disturbances: Disturbances
) -> Iterator[Event]:
    """Who comes late does not leave early."""
    people = random.sample(range(count), count)
    late = people[: disturbances.employers_late]
    leaving = [who for who in people if who not in late][: disturbances.employers_leaving]
    third = int((ends - starts).total_seconds()) // 3
    for who in people:
        came = disturbances.employer_late if who in late else -_seconds(random, 1200, 3600)
        yield Event(starts + came, Happening.EMPLOYER_ARRIVES, who)
    for who in leaving:
        yield Event(ends - _seconds(random, 60, third), Happening.EMPLOYER_LEAVES, who)


def _interpreters(random: Random, starts: datetime, count: int, late: int) -> Iterator[Event]:
    people: Sequence[int] = random.sample(range(count), count)
    for place, who in enumerate(people):
        came = _seconds(random, 60, 1200) if place < late else -_seconds(random, 600, 1800)
        yield Event(starts + came, Happening.INTERPRETER_ARRIVES, who)


def _power(random: Random, starts: datetime, ends: datetime, count: int) -> Iterator[Event]:
    """Each cut lies in a part of the day of its own, so that no two overlap."""
    part = (ends - starts) / max(count, 1)
    for place in range(count):
        cut = starts + part * place + part * random.uniform(0.1, 0.8)
        away = min(_seconds(random, 10, 90), part * 0.1)
        yield Event(cut, Happening.POWER_CUT)
        yield Event(cut + away, Happening.POWER_BACK)


def _seconds(random: Random, least: int, most: int) -> timedelta:
    return timedelta(seconds=random.randint(least, max(least, most)))
