"""Papers for following up: whom to call, and how many have work with small numbers taken out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.bars import Bar, FlowWithCharts
from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.pdf import LANDSCAPE
from motesplats.documents.text import Style
from motesplats.documents.values import SummaryFrame
from motesplats.feedback.small_numbers import SMALLEST, Shown
from motesplats.feedback.summary_values import Cell, Row
from motesplats.i18n import Words, isolated

_LIST = Look(body=Style(10, leading=1.25), page=LANDSCAPE, margin=12)
_LOOK = Look(body=Style(11, leading=1.3), margin=18)


@dataclass(frozen=True, slots=True)
class CallRow:
    """Whom to call by when about what; ``reach`` are ways to get hold of them, one a line."""

    day: str
    what: str
    who: str
    reach: str
    officer: str


@dataclass(frozen=True, slots=True)
class ShareValue:
    """How many have work, how many answered something else, and who are silent, apart."""

    name: str
    works: Cell
    others: Cell
    silent: Cell


@dataclass(frozen=True, slots=True)
class OutcomeSheet:
    """What became of a fair's people: the shares, tables of indicators by their
    titles, and the promises in a sentence; ``told`` is the latest share in a sentence, empty where
    counts had to be taken out."""

    shares: tuple[ShareValue, ...]
    indicators: tuple[tuple[str, tuple[Row, ...]], ...]
    promises: str
    told: str = ""


def calls(rows: Sequence[CallRow], frame: SummaryFrame, tr: Words) -> bytes:
    """The list of whom to call, with room for the answer. Raises Refused(NOTHING_TO_PRINT)."""
    if not rows:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="followup")
    title = tr("Att följa upp")
    kept = tr("Bara för personalen. Förstörs efter uppföljningen.")
    flow = Flow(title, tr.language, _LIST, _foot(f"{frame.fair} · {kept}", tr))
    flow.heading(1, title)
    flow.paragraph(" · ".join(isolated(text) for text in (frame.fair, frame.day) if text))
    columns = (
        Column(tr("Senast"), 3),
        Column(tr("Vem"), 6),
        Column(tr("Vad"), 7),
        Column(tr("Kontakt"), 7),
        Column(tr("Handläggare"), 4),
        Column(tr("Svar"), 3),
    )
    flow.table(columns, [(r.day, r.who, r.what, r.reach, isolated(r.officer), "") for r in rows])
    return flow.finish()


def outcomes(sheet: OutcomeSheet, frame: SummaryFrame, tr: Words) -> bytes:
    """How many have work; whoever did not answer stands apart everywhere.

    Raises Refused(NOTHING_TO_PRINT) when nobody was followed up.
    """
    if not sheet.shares:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="outcomes")
    title = tr("Utfall efter träffen")
    flow = FlowWithCharts(title, tr.language, _LOOK, _foot(frame.fair, tr))
    flow.heading(1, title)
    flow.paragraph(" · ".join(isolated(text) for text in (frame.fair, frame.day) if text))
    flow.paragraph(
        tr(
            "Siffrorna gäller grupper. Antal som gäller färre än {k} personer visas inte, och inte"
            " heller tal som de går att räkna ut från. Andelar visas från tio svar.",
            k=SMALLEST,
        )
    )
    flow.heading(2, tr("Har arbete"))
    if sheet.told:
        flow.paragraph(sheet.told, bold=True)
    columns = (
        Column(tr("När"), 6),
        Column(tr("Har arbete"), 3),
        Column(tr("Annat svar"), 3),
        Column(tr("Ej svar"), 3),
    )
    flow.table(
        columns,
        [
            (one.name, *(_said(cell, tr) for cell in (one.works, one.others, one.silent)))
            for one in sheet.shares
        ],
    )
    for name, rows in sheet.indicators:
        _bars(flow, name, rows, tr)
    if sheet.promises:
        flow.heading(2, tr("Arbetsgivarnas löften"))
        flow.paragraph(sheet.promises)
    return flow.finish()


def _bars(flow: FlowWithCharts, title: str, rows: Sequence[Row], tr: Words) -> None:
    if not rows:
        return
    flow.heading(2, title, follow=60)
    bars = []
    for row in rows:
        (cell,) = row.cells
        length = cell.number if cell.shown is Shown.NUMBER else None
        bars.append(Bar(row.label.said(tr.language), length, _said(cell, tr)))
    said = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
    flow.chart(bars, tr("Stapeldiagram. {numbers}.", numbers=said))


def _said(cell: Cell, tr: Words) -> str:
    if cell.shown is Shown.NUMBER:
        return str(cell.number)
    return tr("färre än 5") if cell.shown is Shown.FEW else tr("visas inte")


def _foot(about: str, tr: Words) -> Callable[[int], str]:
    def line(page: int) -> str:
        return f"{about} · " + tr("Sida {page}", page=page)

    return line
