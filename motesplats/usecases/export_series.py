"""The tables of fairs beside each other: a row for each thing that is counted, a column a fair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.exchange.sheets_file import Said, Sheet
from motesplats.feedback.small_numbers import PERCENT_FROM, SMALLEST, Shown, percent
from motesplats.i18n import mark
from motesplats.usecases.summaries import summary_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from motesplats.exchange.sheets_file import Cell as SheetCell
    from motesplats.feedback.summary_values import Cell, Table
    from motesplats.i18n import Words
    from motesplats.usecases.comparing import ComparedFair

    # The part, the group, what is counted, and of what kind the things counted are.
    Place = tuple[str, str, str, str]
    Told = tuple[Place, SheetCell]

_PLACE = (
    ("part", mark("Del")), ("group", mark("Grupp")),
    ("what", mark("Vad")), ("counted", mark("Räknas")),
)  # fmt: skip
_ABOUT = (
    mark("Träffarna i serien bredvid varandra, med siffrorna ur varje träffs sammanställning."),
    mark("Det som gäller färre än {n} personer visas inte, och andelar visas från {m}."),
    mark("En tom ruta: det räknades inte på den träffen, eller hörde inte till det vanligaste."),
    mark("Träffar är olika stora. Jämför andelar hellre än antal, och fråga vad som var olika."),
)


def series_sheets(found: Sequence[ComparedFair], tr: Words) -> tuple[Sheet, ...]:
    """What to know, the fairs, counts, and shares in per cent."""
    about = [tr(text, n=SMALLEST, m=PERCENT_FROM) for text in _ABOUT]
    columns = (("about", tr("Läs mig")),)
    return (
        Sheet("read_me", tr("Läs mig"), columns, tuple((text,) for text in about)),
        _fairs(found, tr),
        _beside("counts", tr("Antal"), found, _counts, tr),
        _beside("shares", tr("Andelar i procent"), found, _shares, tr),
    )


def _fairs(found: Sequence[ComparedFair], tr: Words) -> Sheet:
    columns = (
        ("fair", tr("Träff")), ("day", tr("Dag")), ("place", tr("Plats")),
        ("series", tr("Serie")), ("employers", tr("Arbetsgivare")),
        ("as_of", tr("Siffrorna räknades")),
    )  # fmt: skip
    rows = tuple(
        (
            one.fair.name,
            one.fair.day,
            one.fair.place,
            one.summary.account.series or None,
            one.summary.employers,
            one.summary.as_of or None,
        )
        for one in found
    )
    return Sheet("fairs", tr("Träffarna"), columns, rows)


def _beside(
    key: str,
    title: str,
    found: Sequence[ComparedFair],
    tell: Callable[[ComparedFair, Words], Iterator[Told]],
    tr: Words,
) -> Sheet:
    """Rows in the order in which the fairs tell of them; blank where a fair does not."""
    parts: dict[str, dict[Place, dict[int, SheetCell]]] = {}
    for number, one in enumerate(found):
        for place, cell in tell(one, tr):
            parts.setdefault(place[0], {}).setdefault(place, {})[number] = cell
    rows = tuple(
        (*(text or None for text in place), *(cells.get(n) for n in range(len(found))))
        for part in parts.values()
        for place, cells in part.items()
    )
    fairs = [(f"fair_{n}", f"{one.fair.name}, {one.fair.day}") for n, one in enumerate(found, 1)]
    return Sheet(key, title, (*((name, tr(said)) for name, said in _PLACE), *fairs), rows)


def _counts(one: ComparedFair, tr: Words) -> Iterator[Told]:
    for table in one.summary.tables:
        for place, cell in _cells(table, tr):
            yield place, _number(cell, tr)
    people = summary_texts().labels["people"].said(tr.language)
    for point, share in one.work:
        when = point.said(tr.language)
        for what, cell in ((tr("Har arbete"), share.works), (tr("Ej svar"), share.silent)):
            yield (tr("Uppföljning"), when, what, people), _number(cell, tr)


def _shares(one: ComparedFair, tr: Words) -> Iterator[Told]:
    for rate in one.summary.rates:
        place = (tr("Möten"), "", rate.label.said(tr.language), "")
        yield place, percent(rate.part, rate.whole)
    for table in one.summary.tables:
        for place, cell in _cells(table, tr):
            if table.base >= PERCENT_FROM and cell.shown is Shown.NUMBER:
                yield place, percent(cell.number, table.base)
    people = summary_texts().labels["people"].said(tr.language)
    for point, safe in one.work:
        if safe.share is not None and safe.share.of_all is not None:
            what = tr("Har arbete, av alla som kom")
            yield (tr("Uppföljning"), point.said(tr.language), what, people), safe.share.of_all


def _cells(table: Table, tr: Words) -> Iterator[tuple[Place, Cell]]:
    said = tr.language
    title, group = table.title.said(said), table.group.said(said)
    counted = summary_texts().labels[table.kind].said(said)
    for row in table.rows:
        what = row.label.with_gaps(said)
        names = [f"{what}: {column.said(said)}" for column in table.columns] or [what]
        for name, cell in zip(names, row.cells, strict=True):
            yield (title, group, name, counted), cell


def _number(cell: Cell, tr: Words) -> SheetCell:
    if cell.shown is Shown.NUMBER:
        return cell.number
    if cell.shown is Shown.FEW:
        return Said("few", tr("färre än {n}", n=SMALLEST))
    return Said("left_out", tr("visas inte"))
