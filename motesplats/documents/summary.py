"""The fair in numbers on one or two pages; groups below five people are never shown as a number."""

from collections.abc import Callable, Sequence

from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style
from motesplats.documents.values import SummaryGroup, SummaryRow, SummaryValue
from motesplats.i18n import Words

SMALLEST_SHOWN = 5
_LOOK = Look(body=Style(12, leading=1.3), column=160)


def summary(value: SummaryValue, tr: Words) -> bytes:
    """The summary as PDF."""
    flow = Flow(tr("Sammanfattning av träffen"), tr.language, _LOOK, _foot(value, tr))
    flow.heading(1, tr("Sammanfattning av träffen"))
    flow.paragraph(" · ".join(text for text in (value.fair, value.day, value.place) if text))
    _table(flow, _people(value, tr), tr)
    _table(flow, _meetings(value, tr), tr)
    flow.paragraph(_rate(value, tr))
    for group in value.groups:
        if group.rows:
            _table(flow, group, tr)
    flow.paragraph(tr("Antal under fem visas inte, så att ingen person kan kännas igen."))
    return flow.finish()


def shown_counts(group: SummaryGroup, tr: Words) -> tuple[str, ...]:
    """The text for each row's count: hidden below five, and one more hidden where subtraction
    would give it away."""
    texts = [
        str(row.count) if row.count >= SMALLEST_SHOWN else tr("färre än 5") for row in group.rows
    ]
    shown = [n for n, row in enumerate(group.rows) if row.count >= SMALLEST_SHOWN]
    if group.adds_up and shown and len(group.rows) - len(shown) == 1:
        texts[min(shown, key=lambda n: group.rows[n].count)] = tr("visas inte")
    return tuple(texts)


def _foot(value: SummaryValue, tr: Words) -> Callable[[int], str]:
    def line(page: int) -> str:
        return f"{value.fair} · " + tr("Sida {page}", page=page)

    return line


def _people(value: SummaryValue, tr: Words) -> SummaryGroup:
    rows = (
        SummaryRow(tr("Anmälda arbetssökande"), value.registered),
        SummaryRow(tr("Kom till träffen"), value.arrived),
        SummaryRow(tr("Kom utan anmälan"), value.walk_ins),
        SummaryRow(tr("Arbetsgivare"), value.employers),
    )
    return SummaryGroup(tr("Deltagare"), rows)


def _meetings(value: SummaryValue, tr: Words) -> SummaryGroup:
    rows = (
        SummaryRow(tr("Planerade möten"), value.meetings_planned),
        SummaryRow(tr("Hållna möten"), value.meetings_held),
        SummaryRow(tr("Den sökande uteblev"), value.no_shows),
        SummaryRow(tr("Möten med återkoppling"), value.feedback_given),
    )
    return SummaryGroup(tr("Möten"), rows)


def _rate(value: SummaryValue, tr: Words) -> str:
    if value.meetings_held < SMALLEST_SHOWN or value.feedback_given < SMALLEST_SHOWN:
        return tr("För få möten för att räkna ut hur stor del som fick återkoppling.")
    percent = round(100 * value.feedback_given / value.meetings_held)
    return tr("Återkoppling gavs efter {percent} procent av de hållna mötena.", percent=percent)


def _table(flow: Flow, group: SummaryGroup, tr: Words) -> None:
    flow.heading(2, group.title, follow=60)
    columns: Sequence[Column] = (Column(tr("Vad"), 4), Column(tr("Antal"), 1))
    texts = zip(group.rows, shown_counts(group, tr), strict=True)
    flow.table(columns, [(row.label, text) for row, text in texts])
