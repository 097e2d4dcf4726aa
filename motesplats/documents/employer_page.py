"""A page for each employer at the end of the day: its own meetings and promises, no one else's."""

from collections.abc import Sequence
from dataclasses import dataclass

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style
from motesplats.documents.values import NOBODY, Following, SummaryFrame
from motesplats.i18n import Words, isolated

# A page holds so many meetings at each size; more go on to the next page.
_SIZES = ((14, 11.0), (22, 10.0), (1000, 9.0))


@dataclass(frozen=True, slots=True)
class OwnMeeting:
    """A meeting: when, with whom as the employer may keep it on paper, what became of it, and the
    promise with its day (empty for none)."""

    when: str
    who: str
    became: str
    promise: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class EmployerPage:
    """An employer's day; ``minutes`` is the time in meetings, ``said`` questions about the day with
    the employer's own answers."""

    employer: str
    meetings: tuple[OwnMeeting, ...]
    held: int
    forms: int
    missed: int
    minutes: int
    said: tuple[tuple[str, str], ...] = ()
    contact: str = ""


def employer_pages(
    pages: Sequence[EmployerPage], frame: SummaryFrame, tr: Words, follow: Following = NOBODY
) -> bytes:
    """A page or more for each employer, in the order given.

    Raises Refused(NOTHING_TO_PRINT) without employers, Refused(STOPPED) when cancelled.
    """
    if not pages:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="employers")
    most = max(len(page.meetings) for page in pages)
    size = next(size for limit, size in _SIZES if most <= limit)
    headings = (Style(size + 9, True, 1.2), Style(size + 3, True, 1.2), Style(size, True, 1.3))
    look = Look(body=Style(size, leading=1.25), headings=headings, margin=16)
    flow = Flow(tr("Er dag"), tr.language, look)
    for done, page in enumerate(pages, start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        if done > 1:
            flow.new_page()
        _page(flow, page, frame, tr)
        follow.progress(done, len(pages))
    return flow.finish()


def _page(flow: Flow, page: EmployerPage, frame: SummaryFrame, tr: Words) -> None:
    many = len(page.meetings)
    flow.heading(1, tr.plural("Ert möte", "Era {n} möten", many))
    about = (page.employer, frame.fair, frame.day)
    flow.paragraph(" · ".join(isolated(text) for text in about if text))
    flow.paragraph(_numbers(page, tr))
    if page.meetings:
        columns = (
            Column(tr("Tid"), 2),
            Column(tr("Vem"), 5),
            Column(tr("Möte"), 4),
            Column(tr("Ert löfte"), 6),
            Column(tr("Senast"), 3),
        )
        rows = [(m.when, isolated(m.who), m.became, m.promise, m.due) for m in page.meetings]
        flow.table(columns, rows)
    if any(one.promise for one in page.meetings):
        flow.paragraph(tr("Den ni har lovat något väntar på er. Arrangören frågar hur det gick."))
    if page.said:
        flow.heading(2, tr("Det här sa ni om dagen"))
    for question, answer in page.said:
        flow.paragraph(question, bold=True)
        flow.paragraph(f"”{isolated(answer)}”")
    if page.contact:
        flow.paragraph(page.contact)
    flow.paragraph(tr("Tack för i dag. Det ni har skrivit hjälper dem ni har träffat vidare."))


def _numbers(page: EmployerPage, tr: Words) -> str:
    hours, minutes = divmod(page.minutes, 60)
    time = tr("{h} h {m} min", h=hours, m=minutes) if hours else tr("{m} min", m=minutes)
    parts = (
        tr.plural("Ett möte hölls.", "{n} möten hölls.", page.held),
        tr.plural("Ett formulär är sparat.", "{n} formulär är sparade.", page.forms),
        tr.plural("En person kom inte.", "{n} personer kom inte.", page.missed),
        tr("Tid i möten: {time}.", time=time),
    )
    return " ".join(parts)
