"""``solve``, ``backup``, ``restore`` and ``verify``: files in, files out."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from motesplats.cli.output import Exit
from motesplats.core.errors import StoreTrouble, StoreUnavailable
from motesplats.usecases import keeping
from motesplats.usecases.holding import hold_file, write_held
from motesplats.usecases.solving import Follow, SolveRequest, solve_file, write_solved
from motesplats.wording import sentence

if TYPE_CHECKING:
    from argparse import Namespace

    from motesplats.cli.output import Output
    from motesplats.usecases.context import Context


def solve(arguments: Namespace, output: Output) -> None:
    """A timetable for a problem file."""
    request = SolveRequest(arguments.problem, arguments.previous, arguments.seconds, arguments.seed)
    bar = output.progress(output.tr("Schema"))
    follow = Follow(perf_counter, lambda step: bar(round(step.share * 100), 100))
    if arguments.problem.suffix == ".dzn":
        _hold(request, follow, arguments, output)
        return
    found = solve_file(request, follow)
    if arguments.output is not None:
        write_solved(arguments.output, found)
    figures = {
        "meetings": found.meetings,
        "utility": found.utility,
        "bound": found.bound,
        "levels": list(found.levels),
        "breaks": found.breaks,
        "breaks_bound": found.breaks_bound,
        "seconds": round(found.seconds, 3),
        "proven": found.proven,
    }
    text = output.tr(
        "{meetings} möten, värde {utility} av högst {bound}. Minst ett möte: {one} personer.",
        meetings=found.meetings,
        utility=found.utility,
        bound=found.bound,
        one=found.levels[0] if found.levels else 0,
    )
    output.result(figures, (text,))


def _hold(request: SolveRequest, follow: Follow, arguments: Namespace, output: Output) -> None:
    found = hold_file(request, follow)
    if arguments.output is not None:
        write_held(arguments.output, found)
    held, meetings = found.held, len(found.held.slots)
    figures = {
        "meetings": meetings,
        "utility": meetings,
        "bound": meetings,
        "levels": list(found.levels),
        "breaks": held.breaks,
        "breaks_bound": held.bound,
        "seconds": found.seconds,
        "proven": held.proven,
    }
    text = output.tr(
        "{meetings} möten, {breaks} väntetider mellan möten; färre än {bound} går inte.",
        meetings=meetings,
        breaks=held.breaks,
        bound=held.bound,
    )
    output.result(figures, (text,))


def backup(context: Context, arguments: Namespace, output: Output) -> None:
    """Copy the store safely while it may be in use."""
    keeping.back_up(context, arguments.file)
    output.result({"file": str(arguments.file)}, (str(arguments.file),))


def verify(context: Context, _arguments: Namespace, output: Output) -> Exit:
    """Check that the store is whole."""
    found = keeping.verify(context)
    facts = {
        "integrity": found.integrity,
        "journal": found.journal,
        "lost": found.lost,
        "store_version": found.store_version,
    }
    if found.ok:
        output.result(facts, (output.tr("Allt är helt och inget saknas."),))
        return Exit.DONE
    path = str(context.store.path or "")
    trouble = StoreUnavailable(StoreTrouble.DAMAGED, path)
    output.failure(trouble.trouble.value, sentence(trouble, output.tr), facts)
    return Exit.UNREADABLE


# What can be said of a store that does not even open.
UNREAD: dict[str, object] = {
    "integrity": "unreadable",
    "journal": "unread",
    "lost": None,
    "store_version": None,
}
