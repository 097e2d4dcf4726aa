"""Whole days on which much goes wrong: after every repair the timetable keeps the rules."""

import random
from collections import Counter
from datetime import time, timedelta

import pytest

from motesplats.core.fair import DayPlan, Meeting, MeetingState
from motesplats.core.people import Needs
from motesplats.exchange.rows import EmployerRow, SeekerRow
from motesplats.scheduling.rules import violations
from motesplats.usecases.arrival import WalkIn as Newcomer
from motesplats.usecases.arrival import check_in, walk_in
from motesplats.usecases.context import Context
from motesplats.usecases.hall_day import hall_day
from motesplats.usecases.mending_taken import take_hall_proposal, undo_hall_proposal
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import seekers
from motesplats.usecases.running import mark_meeting
from motesplats.usecases.troubles import Delay, Late, LostStation, NoShow, Trouble, WalkIn, Way
from tests.usecases.builders import host, someone
from tests.usecases.hall_troubles import Hall

HOSTS = ("Bygg AB", "Vård AB", "Skola AB")
PLAN = DayPlan(time(9, 0), time(10, 30))


def rows(chance: random.Random) -> tuple[SeekerRow | EmployerRow, ...]:
    """Four stations, and fourteen people of whom some need longer or cannot sit long."""
    people = tuple(
        someone(
            f"Person{n} Ek",
            *chance.sample(HOSTS, chance.randint(1, 3)),
            needs=Needs(longer_time=chance.random() < 0.1),
        )
        for n in range(14)
    )
    return (host(HOSTS[0], 1, 2), host(HOSTS[1], 3), host(HOSTS[2], 4), *people)


class Day:
    """A day that goes on from slot to slot while things go wrong."""

    def __init__(self, context: Context, seed: int) -> None:
        self.chance = random.Random(seed)
        self.hall = Hall(context, rows(self.chance), plan=PLAN)
        self.context, self.fair = context, self.hall.fair.id
        names = [s.first_name for s in seekers(context, self.fair)]
        self.hall.open(*self.chance.sample(names, 4))
        self.repairs: Counter[str] = Counter()

    def going(self) -> list[Meeting]:
        """The meetings that go on."""
        return [m for m in self.hall.meetings if m.stands and self.begun() - 1 in m.taken]

    def begun(self) -> int:
        with self.context.store.read() as connection:
            return hall_day(connection, self.fair, self.context.now()).begun

    def trouble(self) -> Trouble | None:
        """Something that goes wrong now, if anything."""
        here = self.hall.clock.now()
        kind = self.chance.choice((NoShow, NoShow, Late, WalkIn, LostStation, Delay))
        if kind in (NoShow, Late):
            going = [m for m in self.going() if m.state is MeetingState.PLANNED]
            return kind(self.chance.choice(going).id) if going else None
        if kind is WalkIn:
            new = walk_in(self.context, self.fair, Newcomer(f"Ny{self.chance.random()}"))
            return WalkIn(new.seeker.seeker)
        if kind is LostStation:
            first = self.begun()
            return LostStation(self.hall.station(self.chance.randint(1, 4)), first, first + 1)
        late = self.hall.employer(self.chance.choice(HOSTS))
        return Delay(late, here + timedelta(minutes=self.chance.randint(5, 25)))

    def somebody_comes(self) -> None:
        missing = [s for s in seekers(self.context, self.fair) if self.chance.random() < 0.1]
        for one in missing:
            check_in(self.context, self.fair, one.code)

    def repair(self, trouble: Trouble) -> None:
        """Take one of the ways, and sometimes take it back."""
        before, ways = self.hall.meetings, self.hall.ways(trouble)
        assert len(ways) <= 3
        if not ways:
            return
        chosen = self.chance.choice(ways)
        if chosen.way is not Way.START_NOW:
            planned = chosen.planning.planned(chosen.wanted)
            assert violations(chosen.planning.problem, planned) == ()
        done = take_hall_proposal(self.context, chosen)
        self.repairs[chosen.way] += 1
        self.check(before, trouble)
        if self.chance.random() < 0.25:
            undo_hall_proposal(self.context, self.fair, done.step)
            assert self.hall.meetings == before

    def check(self, before: tuple[Meeting, ...], trouble: Trouble) -> None:
        """Nobody is in two places, what has happened stays, and every rule is kept."""
        after = {m.id: m for m in self.hall.meetings}
        touched = {getattr(trouble, "meeting", None)}
        for m in before:
            over = not m.stands or m.state is MeetingState.HELD or m.locked
            if (over or m.slot < self.begun()) and m.id not in touched:
                assert after[m.id] == m
        places = Counter(
            (who, slot)
            for m in after.values()
            if m.stands
            for who in (m.seeker, m.station)
            for slot in m.taken
        )
        assert set(places.values()) <= {1}
        with self.context.store.read() as connection:
            live = hall_day(connection, self.fair, self.context.now()).live()
            planning = planning_of(connection, self.fair, live)
        assert violations(planning.problem, planning.timetable().meetings) == ()


@pytest.mark.parametrize("seed", range(5))
def test_a_day_of_troubles_keeps_every_rule(context: Context, seed: int) -> None:
    day = Day(context, seed)
    for _ in range(6):
        for _ in range(2):
            trouble = day.trouble()
            if trouble is not None:
                day.repair(trouble)
        day.somebody_comes()
        going = [m for m in day.going() if m.state is MeetingState.PLANNED]
        for m in going:
            if day.chance.random() < 0.5:
                mark_meeting(context, m.id, MeetingState.HELD)
        day.hall.wait(15)
    assert day.repairs
