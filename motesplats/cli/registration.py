"""``practice`` and ``import``: from registration files to a fair in the store."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import DayPlan, Fair
from motesplats.core.ids import FairId, new_id
from motesplats.i18n import mark
from motesplats.usecases import fairs
from motesplats.usecases.changes import Oddity
from motesplats.usecases.practice import write_practice
from motesplats.usecases.registration import (
    Kind,
    carry_out_import,
    plan_import,
    preview_import,
    read_list,
    reason_of,
    write_rejected,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from motesplats.cli.output import Output
    from motesplats.usecases.changes import Changes, ImportPlan
    from motesplats.usecases.context import Context
    from motesplats.usecases.registration import ReadFile

    Lists = Mapping[Kind, ReadFile]

_LINE = mark(
    "{title}: {new} nya, {changed} ändrade, {unchanged} oförändrade, {gone} borta, "
    "{suspicious} att titta på, {rejected} gick inte att läsa"
)
_LEFT_OUT = mark("{file}, rad {row}: {reason}")
_LEFT_OUT_CELL = mark("{file}, rad {row}, ”{column}”: {reason}")
_ODDITIES = {
    Oddity.SAME_PERSON_TWICE: mark("samma person står två gånger, den sista raden gäller"),
    Oddity.SAME_NAME: mark("två personer har samma namn"),
    Oddity.UNKNOWN_EMPLOYER: mark("önskemål om en arbetsgivare som inte finns på träffen"),
    Oddity.UNKNOWN_SEEKER: mark("önskemål från någon som inte finns på träffen"),
    Oddity.KEPT_APART: mark("två som inte ska mötas"),
    Oddity.UNKNOWN_TO_KEEP_FROM: mark(
        "ska inte möta en arbetsgivare som inte finns på träffen; rätta namnet och läs in igen"
    ),
    Oddity.WITHOUT_STATION: mark("arbetsgivaren har inget bord"),
    Oddity.STATION_IN_USE: mark("bordet har möten och är kvar"),
}
_MOST_REMARKS = 10
_MISFITS = frozenset({Refusal.MAPPING_INVALID, Refusal.COLUMNS_MISSING})
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


def read_lists(context: Context, arguments: Namespace) -> Lists:
    """Read the lists that are named, and see that the settings can be read too; stores nothing."""
    named = (
        (Kind.EMPLOYERS, arguments.employers),
        (Kind.SEEKERS, arguments.seekers),
        (Kind.WISHES, arguments.wishes),
    )
    given = [(kind, path) for kind, path in named if path is not None]
    lists, misfit = {}, None
    for kind, path in given:
        lists[kind], refusal = _read(context, path, kind, arguments.mapping)
        misfit = misfit or refusal
    # One file chooses the columns of one list as a rule; the others are read as ever.
    if misfit is not None and len(given) == 1:
        raise misfit
    if arguments.settings is not None:
        fairs.fair_as_told(context, arguments.fair, arguments.settings)
    return lists


def _read(
    context: Context, path: Path, kind: Kind, mapping: Path | None
) -> tuple[ReadFile, Refused | None]:
    if mapping is None:
        return read_list(context, path, kind), None
    try:
        return read_list(context, path, kind, mapping), None
    except Refused as error:
        if error.refusal not in _MISFITS:
            raise
        misfit = error
    try:
        return read_list(context, path, kind), misfit
    except Refused:
        raise misfit from None


def import_lists(context: Context, lists: Lists, arguments: Namespace, output: Output) -> None:
    """Bring the lists into a fair; with ``--dry-run`` only say what would change."""
    told = {f"{kind.value}": read for kind, read in lists.items()}
    if arguments.dry_run:
        fair = _fair_to_be(context, arguments)
        plan = preview_import(context, fair.id, **told)
    else:
        fair = _stored_fair(context, arguments)
        plan = plan_import(context, fair.id, **told)
        carry_out_import(context, plan)
        _warn_of_open_store(context, fair, output)
    read = tuple(lists.values())
    if arguments.errors is not None:
        _write_errors(arguments.errors, read, output)
    output.result(counts_of(plan), (*_lines(plan, output), *_remarks(plan, read, output)))


def counts_of(plan: ImportPlan) -> dict[str, object]:
    """How many of each list are new, changed, unchanged, gone, suspicious and rejected."""
    return {
        "seekers": _counts(plan.seekers),
        "employers": _counts(plan.employers),
        "wishes": _counts(plan.wishes),
    }


def _stored_fair(context: Context, arguments: Namespace) -> Fair:
    if arguments.settings is not None:
        return fairs.fair_from_file(context, arguments.fair, arguments.settings).fair
    return fairs.fair_called(context, arguments.fair, _usual_fair(context, arguments.fair))


def _fair_to_be(context: Context, arguments: Namespace) -> Fair:
    if arguments.settings is not None:
        return fairs.fair_as_told(context, arguments.fair, arguments.settings)
    return fairs.fair_as_it_is(context, _usual_fair(context, arguments.fair))


def _usual_fair(context: Context, name: str) -> Fair:
    return Fair(FairId(new_id()), name, "", local(context.now()).date(), _USUAL_DAY)


def _warn_of_open_store(context: Context, fair: Fair, output: Output) -> None:
    if not context.store.encrypted and not fair.practice:
        output.say(
            output.tr(
                "Filen är inte låst med lösenord. Gäller det riktiga personer: läs in i en ny fil "
                "med lösenordet i MOTESPLATS_PASSPHRASE."
            )
        )


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


def _remarks(plan: ImportPlan, lists: tuple[ReadFile, ...], output: Output) -> Iterator[str]:
    """Where to look, by row and without names: rows that stayed out, and odd ones that went in."""
    tr = output.tr
    for read in lists:
        for bad in read.rejected[:_MOST_REMARKS]:
            place = _LEFT_OUT_CELL if bad.column else _LEFT_OUT
            what = {"file": read.name, "row": bad.row, "reason": reason_of(bad, tr)}
            yield tr(place, column=bad.column, **what)
        if len(read.rejected) > _MOST_REMARKS:
            yield tr("… och {n} rader till.", n=len(read.rejected) - _MOST_REMARKS)
    odd = (*plan.seekers.suspicious, *plan.employers.suspicious, *plan.wishes.suspicious)
    for change in odd[:_MOST_REMARKS]:
        yield tr("Rad {row}: {what}.", row=change.row, what=tr(_ODDITIES[Oddity(change.note)]))
