"""A fair of made-up people, read from files as real ones are."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from motesplats.usecases.fairs import FairChanged, fair_from_file
from motesplats.usecases.practice import write_practice
from motesplats.usecases.queries import all_fairs
from motesplats.usecases.registration import Kind, carry_out_import, plan_import, read_list

if TYPE_CHECKING:
    from motesplats.usecases.context import Context


def make_practice_fair(context: Context, name: str) -> FairChanged:
    """A fair of made-up people called ``name`` (with a number if that is taken), read from real
    files.
    """
    taken = {summary.fair.name for summary in all_fairs(context)}
    names = (name, *(f"{name} {number}" for number in range(2, len(taken) + 3)))
    free = next(one for one in names if one not in taken)
    with tempfile.TemporaryDirectory() as folder:
        files = write_practice(Path(folder))
        made = fair_from_file(context, free, files.fair)
        plan = plan_import(
            context,
            made.fair.id,
            seekers=read_list(context, files.seekers, Kind.SEEKERS),
            employers=read_list(context, files.employers, Kind.EMPLOYERS),
        )
        done = carry_out_import(context, plan)
    return FairChanged(made.fair, made.changed | done.changed)
