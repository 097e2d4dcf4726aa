"""``solve``, ``backup``, ``restore`` and ``verify``: files in, files out."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from motesplats.cli.output import Exit
from motesplats.usecases import keeping
from motesplats.usecases.solving import Follow, SolveRequest, solve_file, write_solved

if TYPE_CHECKING:
    from argparse import Namespace

    from motesplats.cli.output import Output
    from motesplats.usecases.context import Context


def solve(arguments: Namespace, output: Output) -> None:
    """A timetable for a problem file."""
    request = SolveRequest(arguments.problem, arguments.previous, arguments.seconds, arguments.seed)
    bar = output.progress(output.tr("Schema"))
    follow = Follow(perf_counter, lambda step: bar(round(step.share * 100), 100))
    found = solve_file(request, follow)
    if arguments.output is not None:
        write_solved(arguments.output, found)
    figures = {
        "meetings": found.meetings,
        "utility": found.utility,
        "bound": found.bound,
        "levels": list(found.levels),
        "breaks": found.breaks,
        "seconds": round(found.seconds, 3),
        "proven": found.proven,
    }
    lines = tuple(f"{name}: {value}" for name, value in figures.items())
    output.result(figures, lines)


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
    output.result(facts, tuple(f"{name}: {value}" for name, value in facts.items()))
    return Exit.DONE if found.ok else Exit.UNREADABLE
