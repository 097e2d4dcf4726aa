"""Quick search among the people of the largest hall, beside a plain look through the names."""

import tempfile
from pathlib import Path

from benchmarks._measure import Comparison, print_table, timed
from motesplats.core.clock import ManualClock, at
from motesplats.i18n import folded
from motesplats.storage.store import Store
from motesplats.usecases.context import Context
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.practice import write_practice
from motesplats.usecases.queries import seekers
from motesplats.usecases.quick_search import find, search_index
from motesplats.usecases.rehearsal import fair_from_lists

SEEKERS, EMPLOYERS, RUNS = 1000, 34, 40
TYPED = ("an", "mar", "0606", "sjö", "bord 3", "09:30 bord 7")


def main() -> None:
    """Time the reading before the first letter, and each letter after it."""
    clock = ManualClock()
    context = Context(Store.open(None, clock=clock), clock)
    with tempfile.TemporaryDirectory() as folder:
        files = write_practice(Path(folder), employers=EMPLOYERS, seekers=SEEKERS)
        fair = fair_from_lists(context, files)
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    start = at(fair.day, fair.plan.starts)
    index, names = search_index(context, fair.id), [s.full_name for s in seekers(context, fair.id)]
    plain = timed("folding every name", lambda _: sum("mar" in folded(n) for n in names), RUNS)
    reading = timed("reading what can be found", lambda _: search_index(context, fair.id), RUNS)
    typing = timed("a letter", lambda run: find(index, TYPED[run % len(TYPED)], start), RUNS)
    size = f"{SEEKERS} seekers"
    print_table(Comparison(reading, plain, size), Comparison(typing, plain, size))


if __name__ == "__main__":
    main()
