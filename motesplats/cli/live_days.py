"""``rehearse --live``: the hall of a made-up day, by itself or in a window to train in."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from datetime import timedelta
from itertools import count
from time import perf_counter
from typing import TYPE_CHECKING

from motesplats.cli.rehearsing import FOUND, PRACTICE_PIN, STORE, TIMETABLES, clear_for, files_in
from motesplats.core.clock import ManualClock, PacedClock, SystemClock, at
from motesplats.exchange.instances import write_problem_file, write_timetable_file
from motesplats.storage.store import Store
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.hall_steps import arm_start
from motesplats.usecases.kiosk import set_pin
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.practice import write_practice
from motesplats.usecases.queries import employers_at
from motesplats.usecases.rehearsal import fair_from_lists
from motesplats.usecases.simulated_day import DayOrder, play_day
from motesplats.usecases.simulated_people import people_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from motesplats.cli.output import Output
    from motesplats.core.clock import Clock
    from motesplats.core.fair import Fair
    from motesplats.scheduling.problem import Problem
    from motesplats.scheduling.timetable import Timetable
    from motesplats.usecases.simulated_people import SimulatedPeople

    Window = Callable[[Context, str, SimulatedPeople], int]

_BEFORE = timedelta(minutes=10)


def train(arguments: Namespace, output: Output, window: Window) -> int:
    """Open the window ten minutes before the start of a practice fair whose day goes as fast as
    ``--speed`` says; people act by themselves.
    """
    clear_for(arguments.out)
    path = arguments.out / STORE
    with closing(Store.open(path, clock=SystemClock())) as store:
        context = Context(store, SystemClock())
        fair = _published_fair(context, arguments)
        for employer in employers_at(context, fair.id):
            set_pin(context, employer.id, PRACTICE_PIN)
        arm_start(context, fair.id, by_hand=True)
    # Opened anew: the first thread that writes owns the writing, which is the window's worker.
    paced = PacedClock(at(fair.day, fair.plan.starts) - _BEFORE, arguments.speed)
    with closing(Store.open(path, clock=paced)) as store:
        context = Context(store, paced)
        return window(context, output.tr.language, people_of(context, fair, arguments.seed))


def play(arguments: Namespace, output: Output) -> None:
    """Play the whole day at once and leave every timetable that was published, as files."""
    began, clock = perf_counter(), ManualClock()
    clear_for(arguments.out)
    (arguments.out / TIMETABLES).mkdir(exist_ok=True)
    numbers = count(1)

    def published(problem: Problem, timetable: Timetable) -> None:
        place = arguments.out / TIMETABLES / f"{next(numbers):03}"
        write_problem_file(place.with_suffix(".problem.json"), problem)
        write_timetable_file(place.with_suffix(".timetable.json"), timetable)

    power, store = PulledPlug(clock), Store.open(arguments.out / STORE, clock=clock)
    context = Context(store, clock)
    fair = _published_fair(context, arguments)
    order = DayOrder(
        arguments.seed,
        pull_plug=power,
        published=published,
        watch=Watch(progress=output.progress(output.tr("Övar"))),
    )
    day = play_day(context, clock, fair, order)
    (power.store or store).close()
    facts: dict[str, object] = {
        "seconds": round(perf_counter() - began, 2),
        "came": day.came,
        "without": len(day.without),
        "held": day.held,
        "missed": day.missed,
        "feedback": day.forms,
        "full_feedback": round(day.full_feedback, 3),
        "mended": day.mended,
        "power_cuts": day.power_cuts,
        "timetables": next(numbers) - 1,
        "faults": list(day.faults),
    }
    output.result(facts, _lines(facts, output))


class PulledPlug:
    """The power goes: the store's files lie as they are, and what they hold is opened anew.

    What the first program had not stored is gone with it; it keeps the files it had open.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.store: Store | None = None

    def __call__(self, store: Store) -> Store:
        """The store as it is found when the power is back."""
        path = store.path
        if path is None:
            return store
        found = path.with_name(f"{FOUND}{path.name}")
        for tail in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(path.with_name(path.name + tail), f"{found}{tail}")
        self.store = Store.open(found, clock=self._clock)
        return self.store


def _published_fair(context: Context, arguments: Namespace) -> Fair:
    source: Path | None = arguments.source
    registration = arguments.out / "registration"
    files = write_practice(registration) if source is None else files_in(source)
    fair = fair_from_lists(context, files)
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    return fair


def _lines(facts: dict[str, object], output: Output) -> tuple[str, ...]:
    tr = output.tr
    told = tr(
        "{came} kom, {held} möten hölls, {missed} uteblev, {mended} lagningar, {faults} fel.",
        **(facts | {"faults": len(facts["faults"] if isinstance(facts["faults"], list) else ())}),
    )
    return (told,)
