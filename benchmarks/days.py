"""A hundred made-up days with everything that goes wrong, and one day of the largest hall.

``--quick`` plays four small days. Every timetable that was published is judged by the rules, and
nobody may be in two places; a day beside the same day with nothing going wrong.
"""

import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import time, timedelta
from os import cpu_count
from pathlib import Path
from time import process_time

from motesplats.cli.live_days import PulledPlug
from motesplats.core.clock import ManualClock
from motesplats.core.fair import Break, DayPlan
from motesplats.exchange.fair_file import read_fair_file, write_fair_file
from motesplats.live.simulation import USUAL, Disturbances
from motesplats.storage.store import Store
from motesplats.usecases.context import Context
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.practice import write_practice
from motesplats.usecases.rehearsal import fair_from_lists
from motesplats.usecases.simulated_day import DayOrder, DayPlayed, play_day

CALM = Disturbances(0, 0, 0, employers_late=0, employers_leaving=0, interpreters_late=0)
LONG = DayPlan(time(9, 0), time(15, 30), breaks=(Break(time(12, 0), time(12, 30), "Lunch"),))
MANY, FEW = 100, 4


@dataclass(frozen=True, slots=True)
class Size:
    """How large a day is; ``step`` is how often people and coordinator act, in seconds."""

    employers: int
    seekers: int
    plan: DayPlan | None = None
    step: int = 30


SMALL, LARGE = Size(12, 60), Size(34, 1000, LONG, 60)


def main() -> None:
    """Play the days on all cores and print what came of them."""
    quick = "--quick" in sys.argv
    print("| day | came | held | missed | mended | without | full feedback | faults | CPU s |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    with ProcessPoolExecutor(cpu_count()) as pool:
        days = list(pool.map(small_day, range(1, (FEW if quick else MANY) + 1)))
    _print(f"{len(days)} days of 60 seekers, 14 stations, 9 slots", days)
    _print("the same hall, nothing goes wrong", [played(SMALL, 1, CALM)])
    if not quick:
        _print("1,000 seekers, 40 stations, 24 slots", [played(LARGE, 1, USUAL)])


def small_day(seed: int) -> tuple[DayPlayed, float]:
    """One day of the usual size with the usual troubles."""
    return played(SMALL, seed, USUAL)


def played(size: Size, seed: int, disturbances: Disturbances) -> tuple[DayPlayed, float]:
    """A day and the processor time that it took, the making of the fair left out."""
    clock = ManualClock()
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "store.mplats", clock=clock)
        context, power = Context(store, clock), PulledPlug(clock)
        files = write_practice(Path(folder), employers=size.employers, seekers=size.seekers)
        if size.plan is not None:
            settings = replace(read_fair_file(files.fair), plan=size.plan)
            files.fair.write_text(write_fair_file(settings), encoding="utf-8")
        fair = fair_from_lists(context, files)
        make_timetable(context, fair.id)
        publish_timetable(context, fair.id)
        step, began = timedelta(seconds=size.step), process_time()
        day = play_day(context, clock, fair, DayOrder(seed, step, disturbances, power))
        spent = process_time() - began
        (power.store or store).close()
    return day, spent


def _print(name: str, days: list[tuple[DayPlayed, float]]) -> None:
    told = [day for day, _ in days]
    cells = (
        _span([day.came for day in told]),
        _span([day.held for day in told]),
        _span([day.missed for day in told]),
        _span([day.mended for day in told]),
        str(sum(len(day.without) for day in told)),
        f"{min(day.full_feedback for day in told):.0%}",
        str(sum(len(day.faults) for day in told)),
        _span([round(spent, 1) for _, spent in days]),
    )
    print(f"| {name} | {' | '.join(cells)} |")
    for fault in {fault for day in told for fault in day.faults}:
        print(fault, file=sys.stderr)


def _span(values: list[int] | list[float]) -> str:
    least, most = min(values), max(values)
    return str(least) if least == most else f"{least}–{most}"


if __name__ == "__main__":
    main()
