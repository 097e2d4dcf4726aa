"""The fair in numbers for the employment service: a chart for the eye and the numbers beside it.

What must not be known has been taken out of the values already; nothing is hidden here.
"""

from collections.abc import Callable, Iterator, Sequence

from motesplats.documents.bars import Bar, FlowWithCharts
from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style
from motesplats.documents.values import SummaryFrame
from motesplats.feedback.small_numbers import SMALLEST, Shown, percent
from motesplats.feedback.summary_values import Cell, Condition, Industry, Row, Summary, Table
from motesplats.i18n import Words, isolated

_LOOK = Look(body=Style(11, leading=1.25), margin=18)
_LESSONS = 6


def summary(value: Summary, frame: SummaryFrame, tr: Words) -> bytes:
    """The summary as PDF; every chart says its numbers in letters too."""
    flow = FlowWithCharts(tr("Sammanställning av träffen"), tr.language, _LOOK, _foot(frame, tr))
    flow.heading(1, tr("Sammanställning av träffen"))
    facts = (frame.fair, frame.day, frame.place, frame.organiser)
    flow.paragraph(" · ".join(isolated(text) for text in facts if text))
    flow.bullets(tuple(_facts(value, tr)))
    flow.paragraph(_about_small_numbers(tr))
    for table in value.tables:
        _table(flow, table, tr)
    _industries(flow, value.industry, tr)
    _conditions(flow, value.conditions, tr)
    _missing(flow, value, tr)
    flow.heading(2, tr("Avvikelser och lärdomar"), follow=120)
    _lessons(flow, value.account.lessons, tr)
    return flow.finish()


def _facts(value: Summary, tr: Words) -> Iterator[str]:
    account = value.account
    for name, said in (
        (tr("Serie"), account.series),
        (tr("Samarbetspartner"), account.partners),
        (tr("Projektledare"), account.head),
    ):
        if said:
            yield f"{name}: {isolated(said)}"
    yield tr("Arbetsgivare på träffen: {n}", n=value.employers)
    for rate in value.rates:
        share = percent(rate.part, rate.whole)
        yield f"{rate.label.said(tr.language)}: {share} % ({rate.part}/{rate.whole})"
    if value.as_of:
        yield tr("Siffrorna räknades {when} och ändras inte efter det.", when=value.as_of)


def _conditions(flow: Flow, conditions: Sequence[Condition], tr: Words) -> None:
    if conditions:
        flow.heading(2, tr("Arbetsgivarnas villkor och behov av stöd"), follow=60)
    for one in conditions:
        flow.heading(3, one.question.said(tr.language), follow=30)
        answered = tr.plural("En arbetsgivare svarade.", "{n} arbetsgivare svarade.", one.employers)
        flow.paragraph(answered)
        if one.said:
            flow.bullets([f"”{isolated(text)}”" for text in one.said])


def _missing(flow: Flow, value: Summary, tr: Words) -> None:
    """What nobody has said anything of is named, so that its absence is not read as a nought."""
    if value.missing:
        flow.heading(2, tr("Jämställdhet och annat som saknas"), follow=60)
        flow.bullets(
            [tr("{what}: uppgift saknas.", what=one.said(tr.language)) for one in value.missing]
        )


def _lessons(flow: Flow, lessons: str, tr: Words) -> None:
    lines = [line.strip() for line in lessons.splitlines() if line.strip()]
    for line in lines:
        flow.paragraph(isolated(line))
    if not lines:
        flow.paragraph(tr("Fylls i för hand av den som höll i träffen."))
        flow.blanks("", _LESSONS)


def cell_text(cell: Cell, tr: Words) -> str:
    """A cell as it is read."""
    if cell.shown is Shown.NUMBER:
        return str(cell.number)
    return tr("färre än 5") if cell.shown is Shown.FEW else tr("visas inte")


def title_of(table: Table, tr: Words) -> str:
    """The title with the branch where the table is about one."""
    title = table.title.said(tr.language)
    return f"{title}: {table.group.said(tr.language)}" if table.group else title


def _about_small_numbers(tr: Words) -> str:
    return tr(
        "Siffrorna gäller grupper. Antal som gäller färre än {k} personer visas inte, och inte"
        " heller tal som de går att räkna ut från. Andelar visas från tio svar.",
        k=SMALLEST,
    )


def _foot(frame: SummaryFrame, tr: Words) -> Callable[[int], str]:
    def line(page: int) -> str:
        return f"{frame.fair} · " + tr("Sida {page}", page=page)

    return line


def _table(flow: FlowWithCharts, table: Table, tr: Words) -> None:
    if table.columns:
        flow.heading(2, title_of(table, tr), follow=90)
        _crossed(flow, table, tr)
    else:
        bars = [_bar(row, table, tr) for row in table.rows]
        flow.heading(2, title_of(table, tr), follow=flow.chart_height(bars))
        _bars(flow, bars, tr)
    if table.more:
        flow.paragraph(tr("Andra svar var få, eller visas inte för att skydda de få."))


def _bars(flow: FlowWithCharts, bars: Sequence[Bar], tr: Words) -> None:
    said = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
    flow.chart(bars, tr("Stapeldiagram. {numbers}.", numbers=said))


def _bar(row: Row, table: Table, tr: Words) -> Bar:
    (cell,) = row.cells
    label = row.label.with_gaps(tr.language)
    if cell.shown is not Shown.NUMBER:
        return Bar(label, None, cell_text(cell, tr))
    share = percent(cell.number, table.base)
    said = str(cell.number) if share is None else f"{cell.number} ({share} %)"
    return Bar(label, cell.number, said)


def _crossed(flow: Flow, table: Table, tr: Words) -> None:
    columns = [Column("", 2), *(Column(one.said(tr.language), 1.4) for one in table.columns)]
    rows = [
        (row.label.said(tr.language), *(cell_text(cell, tr) for cell in row.cells))
        for row in table.rows
    ]
    columns[0] = Column(tr("Grupp"), 2)
    flow.table(columns, rows)


def _industries(flow: Flow, industries: Sequence[Industry], tr: Words) -> None:
    if industries:
        flow.heading(2, tr("Branschens behov, enligt arbetsgivarna"), follow=60)
    for one in industries:
        flow.heading(3, one.branch.said(tr.language), follow=30)
        flow.bullets([_need(text.said(tr.language), number, tr) for text, number in one.needs])
        if one.said:
            flow.bullets([f"”{isolated(text)}”" for text in one.said])


def _need(need: str, employers: int, tr: Words) -> str:
    return tr("{need}: {n} arbetsgivare", need=need, n=employers)
