"""``rehearse --live --speed``: a window on a made-up day, to train in."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from motesplats.cli.rehearsing import STORE, clear_for, fill_practice_store
from motesplats.core.clock import PacedClock, SystemClock, at
from motesplats.storage.store import Store
from motesplats.usecases.context import Context
from motesplats.usecases.hall_steps import arm_start
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.queries import all_fairs
from motesplats.usecases.simulated_people import people_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from motesplats.cli.output import Output
    from motesplats.core.fair import Fair
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
        fair = _ready_fair(Context(store, SystemClock()), arguments)
    # Opened anew: the first thread that writes owns the writing, which is the window's worker.
    paced = PacedClock(at(fair.day, fair.plan.starts) - _BEFORE, arguments.speed)
    with closing(Store.open(path, clock=paced)) as store:
        context = Context(store, paced)
        return window(context, output.tr.language, people_of(context, fair, arguments.seed))


def _ready_fair(context: Context, arguments: Namespace) -> Fair:
    fill_practice_store(context, arguments.out / "registration")
    fair = all_fairs(context)[0].fair
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    arm_start(context, fair.id, by_hand=True)
    return fair
