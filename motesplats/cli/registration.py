"""``practice`` and ``import``: from registration files to a fair in the store."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from motesplats.core.fair import DayPlan, Fair
from motesplats.core.ids import FairId
from motesplats.i18n import mark
from motesplats.usecases import fairs, queries
from motesplats.usecases.practice import write_practice
from motesplats.usecases.registration import (
    Kind,
    carry_out_import,
    plan_import,
    read_list,
    write_rejected,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from motesplats.cli.output import Output
    from motesplats.usecases.changes import Changes, ImportPlan
    from motesplats.usecases.context import Context
    from motesplats.usecases.registration import ReadFile

_LINE = mark(
    "{title}: {new} nya, {changed} ändrade, {unchanged} oförändrade, {gone} borta, "
    "{suspicious} att titta på, {rejected} gick inte att läsa"
)
_USUAL_DAY = DayPlan(time(9, 0), time(16, 0))


def practice(arguments: Namespace, output: Output) -> None:
    """Write the registration files of a made-up fair."""
    files = write_practice(
        arguments.folder,
        employers=arguments.employers,
        seekers=arguments.seekers,
        seed=arguments.seed,
    )
    paths = [files.seekers, files.employers, files.fair]
    output.result({"files": [str(path) for path in paths]}, tuple(str(path) for path in paths))


def import_lists(context: Context, arguments: Namespace, output: Output) -> None:
    """Read registration lists into a fair; with ``--dry-run`` only say what would change."""
    lists = {
        kind: read_list(context, path, kind, arguments.mapping)
        for kind, path in (
            (Kind.EMPLOYERS, arguments.employers),
            (Kind.SEEKERS, arguments.seekers),
            (Kind.WISHES, arguments.wishes),
        )
        if path is not None
    }
    fair = _fair(context, arguments)
    plan = plan_import(
        context,
        fair.id,
        seekers=lists.get(Kind.SEEKERS),
        employers=lists.get(Kind.EMPLOYERS),
        wishes=lists.get(Kind.WISHES),
    )
    if not arguments.dry_run:
        carry_out_import(context, plan)
    if arguments.errors is not None:
        _write_errors(arguments.errors, tuple(lists.values()), output)
    output.result(counts_of(plan), _lines(plan, output))


def counts_of(plan: ImportPlan) -> dict[str, object]:
    """How many of each list are new, changed, unchanged, gone, suspicious and rejected."""
    return {
        "seekers": _counts(plan.seekers),
        "employers": _counts(plan.employers),
        "wishes": _counts(plan.wishes),
    }


def _fair(context: Context, arguments: Namespace) -> Fair:
    if arguments.settings is not None:
        return fairs.fair_from_file(context, arguments.fair, arguments.settings).fair
    today: date = context.now().date()
    template = Fair(FairId(""), arguments.fair, "", today, _USUAL_DAY)
    return fairs.fair_called(context, arguments.fair, template)


def _write_errors(path: Path, lists: tuple[ReadFile, ...], output: Output) -> None:
    for number, read in enumerate(one for one in lists if one.rejected):
        target = path if number == 0 else path.with_stem(f"{path.stem}-{read.kind.value}")
        write_rejected(target, read, output.tr)
        output.say(output.tr("Rader som inte gick att läsa: {path}", path=str(target)))


def _counts(changes: Changes) -> dict[str, int]:
    return {
        "new": len(changes.new),
        "changed": len(changes.changed),
        "unchanged": len(changes.unchanged),
        "gone": len(changes.gone),
        "suspicious": len(changes.suspicious),
        "rejected": len(changes.rejected),
    }


def _lines(plan: ImportPlan, output: Output) -> tuple[str, ...]:
    tr = output.tr
    titles = (
        (tr("Arbetssökande"), plan.seekers),
        (tr("Arbetsgivare"), plan.employers),
        (tr("Önskemål"), plan.wishes),
    )
    return tuple(tr(_LINE, title=title, **_counts(changes)) for title, changes in titles)


def known_fair(context: Context, name: str) -> Fair:
    """The fair that ``--fair`` names. Raises Refused(UNKNOWN_FAIR)."""
    return queries.fair_by_name(context, name)
