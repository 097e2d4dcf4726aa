"""``rehearse``: a whole fair without a window, and the practice fair that the window opens on."""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import count
from time import perf_counter
from typing import TYPE_CHECKING

from motesplats.core.clock import SystemClock
from motesplats.storage.store import Store
from motesplats.usecases import queries
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.kiosk import set_pin
from motesplats.usecases.practice import PracticeFiles, write_practice
from motesplats.usecases.rehearsal import RehearsalOrder, fair_from_lists, rehearse_fair

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from motesplats.cli.output import Output

    Picture = Callable[[Context, Path], tuple[Path, ...]]

PRACTICE_PIN = "1234"
STORE = "store.mplats"
_STORE_FILES = (STORE, f"{STORE}-wal", f"{STORE}-shm")
# The store as it is found after a power cut, and the timetables of a day that was played.
FOUND, TIMETABLES = "found-", "timetables"
_MARK = ".rehearsal"


def rehearse(arguments: Namespace, output: Output, picture: Picture) -> None:
    """Play a whole fair on a new store in OUT; with ``--screens`` leave a picture of every page."""
    began = perf_counter()
    out: Path = arguments.out
    files = (
        write_practice(out / "registration", seed=arguments.seed)
        if arguments.source is None
        else files_in(arguments.source)
    )
    clear_for(out)
    store = Store.open(out / STORE, clock=SystemClock())
    try:
        watch = Watch(progress=output.progress(output.tr("Övar")))
        done = rehearse_fair(
            store, files, RehearsalOrder(out / "pdf", output.tr, arguments.seed), watch
        )
        made = list(done.files)
        if arguments.screens:
            context = Context(store, SystemClock())
            made += picture(context, out / "screens")
    finally:
        store.close()
    made = [out / STORE, *made]
    facts = {
        "seconds": round(perf_counter() - began, 2),
        "seekers": done.seekers,
        "employers": done.employers,
        "meetings": done.meetings,
        "held": done.held,
        "feedback": done.feedback,
        "reports": done.reports,
        "files": [str(path) for path in made],
    }
    output.result(facts, tuple(str(path) for path in made))


def files_in(folder: Path) -> PracticeFiles:
    """The three registration files as ``practice`` names them."""
    return PracticeFiles(folder / "seekers.xlsx", folder / "employers.csv", folder / "fair.toml")


def fill_practice_store(context: Context, folder: Path) -> None:
    """Read the practice fair into an empty store; every employer's PIN is 1234."""
    if queries.all_fairs(context):
        return
    fair = fair_from_lists(context, write_practice(folder))
    for employer in queries.employers_at(context, fair.id):
        set_pin(context, employer.id, PRACTICE_PIN)


def clear_for(out: Path) -> None:
    """Take away what an earlier rehearsal left, and nothing that is not known to be one's.

    A store that no rehearsal has made is kept beside under a name of its own.
    """
    out.mkdir(parents=True, exist_ok=True)
    mark_of_one = out / _MARK
    if mark_of_one.exists():
        for name in _STORE_FILES:
            (out / name).unlink(missing_ok=True)
            (out / f"{FOUND}{name}").unlink(missing_ok=True)
        for folder in ("pdf", "screens", TIMETABLES):
            shutil.rmtree(out / folder, ignore_errors=True)
    elif (out / _STORE_FILES[0]).exists():
        free = next(n for n in count(1) if not (out / f"store-{n}.mplats").exists())
        for name in _STORE_FILES:
            with suppress(FileNotFoundError):
                (out / name).rename(out / name.replace("store", f"store-{free}"))
    mark_of_one.touch()
