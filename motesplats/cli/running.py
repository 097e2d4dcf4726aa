"""``schedule``, ``print``, ``export``, ``arrive``, ``feedback``, ``show``: from plan to paper."""

from __future__ import annotations

from dataclasses import asdict
from time import perf_counter
from typing import TYPE_CHECKING

from motesplats.cli.output import Exit
from motesplats.core.errors import Refused
from motesplats.core.ids import read_badge_code
from motesplats.core.visibility import Place
from motesplats.i18n import mark
from motesplats.usecases import queries
from motesplats.usecases.arrival import CheckedIn, check_in
from motesplats.usecases.context import Watch
from motesplats.usecases.exports import ExportOrder, export, note_export
from motesplats.usecases.feedback import import_forms, read_forms
from motesplats.usecases.paper_pack import PACK, make_pack
from motesplats.usecases.planning import (
    Search,
    make_timetable,
    publish_timetable,
)
from motesplats.usecases.printing import REPORT_SHEETS, PrintJob, print_sheet
from motesplats.usecases.problem_files import write_fair_problem
from motesplats.usecases.report_files import ReportOrder, make_reports
from motesplats.usecases.showing import lists_behind
from motesplats.wording import sentence

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from motesplats.cli.output import Output
    from motesplats.core.fair import Fair
    from motesplats.usecases.context import Context

_COUNTS = {
    "seekers": mark("arbetssökande"),
    "employers": mark("arbetsgivare"),
    "stations": mark("bord"),
    "time_slots": mark("mötestider"),
    "wishes": mark("önskemål"),
    "meetings": mark("möten"),
    "arrived": mark("incheckade"),
    "feedback": mark("ifyllda formulär"),
    "released": mark("frisläppta texter"),
    "reports": mark("utskrivna rapporter"),
}


def schedule(context: Context, arguments: Namespace, output: Output) -> None:
    """Make the timetable and publish it; ``--problem`` writes the problem for ``solve``."""
    fair = queries.fair_by_name(context, arguments.fair)
    if arguments.problem is not None:
        write_fair_problem(context, fair.id, arguments.problem)
    began = perf_counter()
    search = Search(arguments.seed, arguments.seconds, perf_counter)
    watch = Watch(progress=output.progress(output.tr("Schema")))
    made = make_timetable(context, fair.id, search, watch)
    published = publish_timetable(context, fair.id)
    figures = asdict(made.figures) | {
        "levels": list(made.figures.levels),
        "seconds": round(perf_counter() - began, 3),
        "version": published.version,
    }
    text = output.tr(
        "{meetings} möten, version {version}. Minst ett möte: {one} personer.",
        meetings=made.figures.meetings,
        version=published.version,
        one=made.figures.levels[0],
    )
    output.result(figures, (text,))


def print_sheets(context: Context, arguments: Namespace, output: Output) -> None:
    """Make sheets as PDF in a folder."""
    fair = queries.fair_by_name(context, arguments.fair)
    files: list[str] = []
    stopped: list[dict[str, str]] = []
    for what in dict.fromkeys(arguments.what):
        if what in REPORT_SHEETS:
            order = ReportOrder(pdf=what == "reports", page=what == "reports.html")
            more, reasons = _reports(context, fair, arguments.folder, output, order)
            files += more
            stopped += reasons
        elif what == PACK:
            watch = Watch(output.progress(what))
            pack = make_pack(context, fair.id, arguments.folder, output.tr, watch)
            files += [str(path) for path in pack.files]
        else:
            job = PrintJob(output.tr, watch=Watch(output.progress(what)))
            made = print_sheet(context, fair.id, what, arguments.folder, job)
            files.append(str(made.path))
    output.result({"files": files, "stopped": stopped}, tuple(files))


def _reports(
    context: Context, fair: Fair, folder: Path, output: Output, order: ReportOrder
) -> tuple[list[str], list[dict[str, str]]]:
    watch = Watch(output.progress("reports"))
    made = make_reports(context, fair.id, folder / "reports", order, watch)
    stopped = [{"code": one.code, "reason": one.reason.value} for one in made.stopped]
    for one in made.stopped:
        output.say(sentence(Refused(one.reason, code=one.code), output.tr))
    return [str(path) for path in made.files], stopped


def export_files(context: Context, arguments: Namespace, output: Output) -> None:
    """Write files for other programs in a folder."""
    fair = queries.fair_by_name(context, arguments.fair)
    watch = Watch(output.progress("export"))
    order = ExportOrder(tuple(arguments.what), arguments.folder, output.tr, watch)
    note_export(context, fair.id, order.kinds)
    files = [str(path) for path in export(context, fair.id, order).files]
    output.result({"files": files}, tuple(files))


def arrive(context: Context, arguments: Namespace, output: Output) -> Exit:
    """Check people in by badge code; one that is refused does not stop the rest."""
    fair = queries.fair_by_name(context, arguments.fair)
    answers: list[dict[str, object]] = []
    lines: list[str] = []
    refused = False
    for code in arguments.codes:
        shown = read_badge_code(code) or code
        try:
            came = check_in(context, fair.id, code)
        except Refused as error:
            refused = True
            answers.append(_not_in(shown, error))
            lines.append(sentence(error, output.tr))
        else:
            answers.append(_came(shown, came))
            lines.append(_greeting(came, output))
    output.result({"arrivals": answers}, lines)
    return Exit.REFUSED if refused else Exit.DONE


def _greeting(came: CheckedIn, output: Output) -> str:
    if not came.meetings:
        return output.tr("{who}: incheckad, inga möten", who=came.seeker.label)
    first = came.meetings[0]
    return output.tr(
        "{who}: {time}, bord {station}",
        who=came.seeker.label,
        time=f"{first.starts:%H:%M}",
        station=first.station,
    )


def _came(code: str, came: CheckedIn) -> dict[str, object]:
    first = came.meetings[0] if came.meetings else None
    return {
        "code": code,
        "result": "again" if came.again else "arrived",
        "first_station": None if first is None else first.station,
        "first_time": None if first is None else f"{first.starts:%H:%M}",
    }


def _not_in(code: str, error: Refused) -> dict[str, object]:
    return {
        "code": code,
        "result": error.refusal.value,
        "first_station": None,
        "first_time": None,
    }


def feedback(context: Context, arguments: Namespace, output: Output) -> Exit:
    """Save forms that were filled in elsewhere; refused when not one of them could be saved."""
    fair = queries.fair_by_name(context, arguments.fair)
    imported = import_forms(context, fair.id, read_forms(arguments.file))
    refused = [{"index": one.index, "reason": one.error.refusal.value} for one in imported.refused]
    hints = [{"index": h.index, "item": h.item, "category": h.category} for h in imported.hints]
    lines = [output.tr("Sparade formulär: {saved}", saved=imported.saved)]
    lines += [
        output.tr("Formulär {n}: ", n=one.index + 1) + sentence(one.error, output.tr)
        for one in imported.refused
    ]
    output.result({"saved": imported.saved, "refused": refused, "hints": hints}, lines)
    return Exit.REFUSED if refused and not imported.saved else Exit.DONE


def show(context: Context, arguments: Namespace, output: Output) -> None:
    """What there is in a fair: counts, and with ``--full`` the lists behind them."""
    fair = queries.fair_by_name(context, arguments.fair)
    counts = asdict(queries.facts(context, fair.id))
    lines = tuple(f"{output.tr(_COUNTS[name])}: {count}" for name, count in counts.items())
    if arguments.full:
        counts |= lists_behind(context, fair.id, Place.EXPORT)
    output.result(counts, lines)
