"""A fair's question to the search as a file for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.exchange.instances import write_problem_file
from motesplats.usecases.problems import planning_of

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.core.ids import FairId
    from motesplats.usecases.context import Context


def write_fair_problem(context: Context, fair_id: FairId, path: Path) -> None:
    """Write what the timetable depends on as ``motesplats-instance/1``: no names of people in it.

    Raises the refusals of ``planning_of``, and StoreUnavailable.
    """
    with context.store.read() as connection:
        planning = planning_of(connection, fair_id)
    write_problem_file(path, planning.problem)
