"""The fair in numbers on one or two pages; groups below five people are never shown as a number."""

from collections.abc import Callable, Sequence

from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style
from motesplats.documents.values import SummaryGroup, SummaryRow, SummaryValue
from motesplats.i18n import Words

SMALLEST_SHOWN = 5
_LOOK = Look(body=Style(12, leading=1.1), margin=14, column=165)


def summary(value: SummaryValue, tr: Words) -> bytes:
    """The summary as PDF."""
    flow = Flow(tr("Sammanfattning av träffen"), tr.language, _LOOK, _foot(value, tr))
    flow.heading(1, tr("Sammanfattning av träffen"))
    flow.paragraph(" · ".join(text for text in (value.fair, value.day, value.place) if text))
    flow.paragraph(tr("Antal under fem visas inte, så att ingen person kan kännas igen."))
    people = _people(value, tr)
    _table(flow, people, shown_counts(people, tr), tr)
    _table(flow, _meetings(value, tr), _meeting_texts(value, tr), tr)
    flow.paragraph(_rate(value, tr))
    for group in value.groups:
        if group.rows:
            _table(flow, group, shown_counts(group, tr), tr)
    return flow.finish()


def shown_counts(group: SummaryGroup, tr: Words) -> tuple[str, ...]:
    """The text for each row's count: hidden below five, and one more hidden where subtraction
    would give it away."""
    texts = [
        str(row.count) if row.count >= SMALLEST_SHOWN else tr("färre än 5") for row in group.rows
    ]
    shown = [n for n, row in enumerate(group.rows) if row.count >= SMALLEST_SHOWN]
    if group.adds_up and shown and _given_away(group):
        texts[min(shown, key=lambda n: group.rows[n].count)] = tr("visas inte")
    return tuple(texts)


def _given_away(group: SummaryGroup) -> bool:
    """Whether the total tells what a hidden row holds: there is one, or all are at their least or
    their most."""
    hidden = [row.count for row in group.rows if row.count < SMALLEST_SHOWN]
    return len(hidden) == 1 or (bool(hidden) and sum(hidden) in (0, 4 * len(hidden)))


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


def _meeting_texts(value: SummaryValue, tr: Words) -> tuple[str, ...]:
    """The counts of meetings; what was planned is left out where it would give away who did not
    come."""
    planned, *others = shown_counts(_meetings(value, tr), tr)
    missed = value.meetings_planned - value.meetings_held
    if value.no_shows < SMALLEST_SHOWN and missed < 2 * SMALLEST_SHOWN:
        planned = tr("visas inte")
    return (planned, *others)


def _rate(value: SummaryValue, tr: Words) -> str:
    if value.meetings_held < SMALLEST_SHOWN or value.feedback_given < SMALLEST_SHOWN:
        return tr("För få möten för att räkna ut hur stor del som fick återkoppling.")
    percent = round(100 * value.feedback_given / value.meetings_held)
    return tr("Återkoppling gavs efter {percent} procent av de hållna mötena.", percent=percent)


def _table(flow: Flow, group: SummaryGroup, texts: Sequence[str], tr: Words) -> None:
    flow.heading(2, group.title, follow=60)
    columns = (Column(tr("Vad"), 4), Column(tr("Antal"), 1))
    labels = [row.label for row in group.rows]
    flow.table(columns, list(zip(labels, texts, strict=True)))
