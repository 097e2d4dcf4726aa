"""Troubles of a fair that goes on: seconds to the first and the third way out, to take the first
and to read the hall again, beside a search for the whole timetable anew.

``--quick`` measures the small fair only. By the wall clock and, in brackets, by the processor.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import time as clock_time
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from benchmarks._fair import registered
from motesplats.core.clock import ManualClock, at
from motesplats.core.fair import DayPlan, Meeting
from motesplats.core.ids import FairId
from motesplats.usecases import queries
from motesplats.usecases.arrival import WalkIn as Newcomer
from motesplats.usecases.arrival import check_in, walk_in
from motesplats.usecases.context import Context
from motesplats.usecases.hall_marks import employers_came
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.live_hall import hall_records, live_hall
from motesplats.usecases.mending_hall import hall_proposals
from motesplats.usecases.mending_taken import take_hall_proposal, undo_hall_proposal
from motesplats.usecases.planning import Search, make_timetable, publish_timetable, solve_fair
from motesplats.usecases.practice import PRACTICE_FAIR
from motesplats.usecases.troubles import Delay, HallProposal, Late, LostStation, NoShow, WalkIn
from motesplats.usecases.troubles import Trouble as AnyTrouble

T = TypeVar("T")
SEARCH_SECONDS = 20.0
GONE_INTO = timedelta(minutes=2, seconds=30)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a fair is, and when its day ends."""

    employers: int
    seekers: int
    ends: clock_time

    def __str__(self) -> str:
        return f"{self.employers} employers, {self.seekers} seekers"


SMALL = Size(14, 60, clock_time(11, 15))
LARGE = Size(120, 2000, clock_time(18, 0))


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the wall clock and by the processor."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.cpu:.2f})"


def spent(work: Callable[[], T]) -> tuple[T, Spent]:
    """What ``work`` answers and what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = work()
    return answer, Spent(time.perf_counter() - wall, time.process_time() - cpu)


class Hall:
    """A practice fair in the middle of its day, where one in ten has not come."""

    def __init__(self, size: Size, folder: Path) -> None:
        plan = DayPlan(clock_time(9, 0), size.ends)
        template = replace(PRACTICE_FAIR, plan=plan)
        self.context, self.fair_id = registered(folder, size.employers, size.seekers, template)
        self.fair = queries.fair_by_id(self.context, self.fair_id)
        self._move(clock_time(8, 0))
        make_timetable(self.context, self.fair_id, Search(1, SEARCH_SECONDS, time.monotonic))
        publish_timetable(self.context, self.fair_id)
        self._open()

    @property
    def clock(self) -> ManualClock:
        clock = self.context.clock
        assert isinstance(clock, ManualClock)
        return clock

    def _move(self, to: clock_time) -> None:
        self.clock.move_to(at(self.fair.day, to))

    def _open(self) -> None:
        self._move(clock_time(8, 30))
        context, fair_id = self.context, self.fair_id
        here = queries.employers_at(context, fair_id)
        employers_came(context, fair_id, tuple(e.id for e in here))
        for number, seeker in enumerate(queries.seekers(context, fair_id)):
            if number % 10:
                check_in(context, fair_id, seeker.code)
        self._move(clock_time(9, 0))
        start_day(context, fair_id)
        records = hall_records(context, fair_id)
        slots = live_hall(records, self.clock.now()).hall.timeline.slots
        self.clock.move_to(slots[len(slots) // 2].starts + GONE_INTO)

    def troubles(self) -> Iterator[tuple[str, AnyTrouble]]:
        """One of each, at the slot that goes on."""
        found = live_hall(hall_records(self.context, self.fair_id), self.clock.now()).hall
        missing: Meeting = next(one.meeting for one in found.missing if one.late)
        going = next(v for v in found.stations if v.meeting is not None and v.sits is not None)
        new = walk_in(self.context, self.fair_id, Newcomer("Noor")).seeker
        until = self.clock.now() + timedelta(minutes=30)
        assert going.meeting is not None
        yield "a no-show", NoShow(missing.id)
        yield "somebody late", Late(going.meeting.id)
        yield "a drop-in", WalkIn(new.seeker)
        yield "a lost table", LostStation(going.station.id)
        yield "a late employer", Delay(going.station.employer, until)


def searched(
    context: Context, fair_id: FairId, trouble: AnyTrouble
) -> tuple[HallProposal | None, Spent, Spent]:
    """The first way, what it took, and what it took to the last."""
    ways = hall_proposals(context, fair_id, trouble)
    best, first = spent(lambda: next(ways, None))
    _, rest = spent(lambda: list(ways))
    return best, first, Spent(first.wall + rest.wall, first.cpu + rest.cpu)


def taken(context: Context, fair_id: FairId, best: HallProposal) -> Spent:
    """What it took to take a way and to read the hall anew; it is undone after."""
    done, took = spent(lambda: take_hall_proposal(context, best))
    _, read = spent(lambda: hall_records(context, fair_id))
    undo_hall_proposal(context, fair_id, done.step)
    return Spent(took.wall + read.wall, took.cpu + read.cpu)


def measure(size: Size, folder: Path) -> None:
    """Print what each trouble takes at a fair of that size."""
    hall = Hall(size, folder)
    context, fair_id = hall.context, hall.fair_id
    _, anew = spent(lambda: solve_fair(context, fair_id))
    print(f"\n{size}; the whole timetable anew: {anew}\n")
    print("| trouble | first way | all ways | taken and shown | ratio of first to anew |")
    print("| --- | --- | --- | --- | --- |")
    for name, trouble in hall.troubles():
        best, first, every = searched(context, fair_id, trouble)
        shown = "–" if best is None else taken(context, fair_id, best)
        print(f"| {name} | {first} | {every} | {shown} | {first.cpu / anew.cpu:.3f} |")
    context.store.close()


def main() -> None:
    """Measure each trouble once; a table for each size of fair."""
    for size in (SMALL,) if "--quick" in sys.argv else (SMALL, LARGE):
        with tempfile.TemporaryDirectory() as folder:
            measure(size, Path(folder))


if __name__ == "__main__":
    main()
