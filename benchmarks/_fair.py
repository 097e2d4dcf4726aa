"""A practice fair in a store of its own, taken as far as a measurement needs it."""

from dataclasses import replace
from pathlib import Path

from motesplats.core.clock import ManualClock
from motesplats.core.fair import Fair
from motesplats.core.ids import FairId
from motesplats.exchange.registration import read_registration
from motesplats.exchange.rows import Kind
from motesplats.storage.store import Store
from motesplats.usecases.context import Context
from motesplats.usecases.fairs import change_fair, fair_from_file
from motesplats.usecases.practice import (
    PRACTICE_FAIR,
    PracticeFiles,
    write_practice,
)
from motesplats.usecases.registration import carry_out_import, plan_import


def new_context(folder: Path, name: str = "store") -> Context:
    """An empty, unencrypted store below ``folder``, at eight in the morning of a November day."""
    clock = ManualClock()
    return Context(Store.open(folder / f"{name}.mplats", clock=clock), clock)


def registered(
    folder: Path, employers: int, seekers: int, template: Fair = PRACTICE_FAIR
) -> tuple[Context, FairId]:
    """A store with one fair, its employers, seekers and wishes."""
    files = write_practice(folder / "files", employers=employers, seekers=seekers)
    context = new_context(folder)
    return context, import_all(context, files, template)


def import_all(context: Context, files: PracticeFiles, template: Fair = PRACTICE_FAIR) -> FairId:
    """Read the settings and both lists and store them, as the import command does."""
    fair = fair_from_file(context, template.name, files.fair).fair
    if fair.plan != template.plan:
        change_fair(context, replace(fair, plan=template.plan))
    plan = plan_import(
        context,
        fair.id,
        seekers=read_registration(files.seekers, Kind.SEEKERS),
        employers=read_registration(files.employers, Kind.EMPLOYERS),
    )
    carry_out_import(context, plan)
    return fair.id
