"""Papers to fill in by hand before the fair: the employer's role profile, the seeker's card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.people import MOST_DEMANDS
from motesplats.documents.flow import Flow, Look
from motesplats.documents.own_pages import Paper, own_pages
from motesplats.documents.role_sheet import page_foot
from motesplats.documents.text import Style
from motesplats.documents.values import NOBODY, Following
from motesplats.i18n import Words, isolated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.documents.brief_values import CardPaper, Criterion

_TIGHT = Look(body=Style(12, leading=1.2), margin=15, air=0.5)
_BOX = "[\u00a0\u00a0\u00a0]"


def role_form(fair: str, tr: Words) -> bytes:
    """An empty role profile: one page."""
    flow = Flow(tr("Rollprofil"), tr.language, _TIGHT, page_foot(fair, tr))
    flow.heading(1, tr("Rollprofil"))
    flow.paragraph(tr("Fyll i en profil för varje roll. Lämna den till koordinatorn före träffen."))
    flow.paragraph(tr("Arbetsgivare"), bold=True)
    flow.blanks("")
    flow.paragraph(tr("Rollens namn"), bold=True)
    flow.blanks(tr("Antal lediga jobb:"))
    flow.paragraph(tr("Vad ska den nya medarbetaren ha uppnått om 1–3 år?"), bold=True)
    flow.blanks("")
    flow.blanks("")
    flow.paragraph(tr("Högst fem krav. Skriv hur lång tid det tar, om det går att lära på jobbet."))
    for number in range(1, MOST_DEMANDS + 1):
        flow.paragraph(tr("Krav {n}", n=number), bold=True)
        flow.blanks("")
        flow.paragraph(tr("Varför?"))
        flow.blanks(tr("Tid att lära:"))
    flow.paragraph(tr("Vilket språk behövs i arbetet, och varför?"), bold=True)
    flow.blanks("")
    flow.paragraph(tr("Lönespann (frivilligt)"), bold=True)
    flow.blanks("")
    return flow.finish()


def card_papers(values: Sequence[CardPaper], tr: Words, follow: Following = NOBODY) -> bytes:
    """A card for each seeker, each from a new page.

    Raises Refused(NOTHING_TO_PRINT) without cards, Refused(STOPPED) when cancelled.
    """
    return own_pages(Paper("cards", tr("Mitt kort")), values, _card, tr, follow)


def _card(flow: Flow, value: CardPaper, tr: Words) -> None:
    flow.heading(1, tr("Mitt kort"))
    whom = (isolated(value.heading), value.code if value.code != value.heading else "")
    flow.paragraph(" · ".join(text for text in whom if text), bold=True)
    flow.paragraph(tr("Du väljer själv vad du skriver. Lämna kortet när du kommer till träffen."))
    flow.heading(2, tr("Det här läser arbetsgivarna du träffar"))
    for question in (
        tr("Det här vill jag helst ha återkoppling på:"),
        tr("En fråga som jag vill ställa:"),
        tr("Fråga mig gärna om:"),
    ):
        flow.paragraph(question)
        flow.blanks("", 2)
    flow.paragraph(tr("Det här har jag gjort, och det visar att jag kan:"))
    flow.blanks("", 3)
    if value.criteria:
        flow.heading(2, tr("Så ser jag på mig själv"), follow=120)
        flow.paragraph(
            tr("Ingen arbetsgivare ser dina kryss. Du får dem bredvid arbetsgivarnas svar efteråt.")
        )
        flow.paragraph(tr("Kryssa för det som stämmer bäst just nu. Hoppa över det du vill."))
    for one in value.criteria:
        _choices(flow, one)


def _choices(flow: Flow, one: Criterion) -> None:
    flow.heading(3, one.name, follow=90)
    for anchor in one.anchors:
        flow.paragraph(f"{_BOX} {anchor}")
