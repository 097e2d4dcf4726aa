"""The hall of the largest fair, told anew for every second of a slot, beside a bare count."""

import random
from datetime import date, time, timedelta

from benchmarks._measure import Comparison, print_table, timed
from motesplats.core.clock import at
from motesplats.core.fair import Arrival, DayPlan, Meeting, Station
from motesplats.core.ids import (
    BadgeCode,
    EmployerId,
    FairId,
    MeetingId,
    PersonId,
    SeekerId,
    StationId,
)
from motesplats.core.people import Seeker, Wish
from motesplats.live.alarms import alarms
from motesplats.live.course import Act, Course, Step
from motesplats.live.gathering import Facts, Gathering, Seated, gather
from motesplats.live.hall import hall
from motesplats.live.phases import planned

SEEKERS, STATIONS, SLOTS, WISHES, RUNS = 1000, 40, 24, 6, 200
DAY, PLAN = date(2026, 11, 26), DayPlan(time(9, 0), time(15, 0))


def main() -> None:
    """Measure in the middle of the day, with a third of the stations given minutes of their own."""
    chance = random.Random(1)
    meetings = _meetings(chance)
    gathering, facts = _gathering(chance, meetings), _facts(chance, meetings)
    course = Course(DAY, PLAN, steps=tuple(_steps()))
    noon = at(DAY, time(12, 0))
    instants = [noon + timedelta(seconds=15 * 60 * run / RUNS) for run in range(RUNS)]
    found = hall(gathering, facts, course, noon)
    bare = timed("one pass over meetings and seekers", lambda _: _count(gathering, facts), RUNS)
    whole = timed("the hall", lambda run: hall(gathering, facts, course, instants[run]), RUNS)
    told = timed("its alarms", lambda _: alarms(found, gathering, facts), RUNS)
    wishes, halls = _wishes(chance), (gathering.stations, gathering.seekers, meetings)
    sorting = timed("sorting the records first", lambda _: gather(*halls, wishes), 20)
    size = f"{SEEKERS} seekers, {STATIONS} stations, {SLOTS} slots"
    print_table(*(Comparison(ours, bare, size) for ours in (whole, told, sorting)))


def _meetings(chance: random.Random) -> list[Meeting]:
    return [
        Meeting(
            MeetingId(f"{slot}.{n}"),
            SeekerId(str(who)),
            EmployerId(str(n)),
            StationId(str(n)),
            slot,
        )
        for slot in range(SLOTS)
        for n, who in enumerate(chance.sample(range(SEEKERS), STATIONS))
    ]


def _gathering(chance: random.Random, meetings: list[Meeting]) -> Gathering:
    stations = [Station(StationId(str(n)), EmployerId(str(n)), n) for n in range(STATIONS)]
    return gather(stations, map(_seeker, range(SEEKERS)), meetings, _wishes(chance))


def _wishes(chance: random.Random) -> list[Wish]:
    return [
        Wish(SeekerId(str(who)), EmployerId(str(n)), rank)
        for who in range(SEEKERS)
        for rank, n in enumerate(chance.sample(range(STATIONS), WISHES), start=1)
    ]


def _seeker(number: int) -> Seeker:
    code = BadgeCode(f"MPS{number:08}")
    return Seeker(SeekerId(str(number)), PersonId(str(number)), FairId("f"), code, "Ada", "Ek")


def _facts(chance: random.Random, meetings: list[Meeting]) -> Facts:
    slots = planned(DAY, PLAN).slots
    doors = at(DAY, time(8, 30))
    held = [m for m in meetings if m.slot < SLOTS // 2]
    return Facts(
        arrivals=tuple(
            Arrival(SeekerId(str(n)), doors) for n in range(SEEKERS) if chance.random() < 0.9
        ),
        employers_here=frozenset(EmployerId(str(n)) for n in range(STATIONS)),
        saved=frozenset(m.id for m in held if chance.random() < 0.95),
        seated=tuple(Seated(m.station, m.seeker, slots[m.slot].starts) for m in held),
    )


def _steps() -> list[Step]:
    morning = at(DAY, time(9, 5))
    return [
        Step(Act.STRETCH, morning, slot=n % SLOTS, minutes=1, station=StationId(str(n)))
        for n in range(0, STATIONS, 3)
    ]


def _count(gathering: Gathering, facts: Facts) -> int:
    """The least that a hall could be: how many came, and how many of their forms are saved."""
    came = {arrival.seeker for arrival in facts.arrivals}
    due = sum(m.seeker in came and m.id in facts.saved for m in gathering.meetings)
    return due + sum(seeker.id in came for seeker in gathering.seekers)


if __name__ == "__main__":
    main()
