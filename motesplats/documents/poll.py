"""The poll on paper, to be typed in by keys, and its answers as charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.bars import Bar, FlowWithCharts
from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style
from motesplats.documents.values import SummaryFrame
from motesplats.feedback.small_numbers import percent
from motesplats.i18n import Words, isolated

_FORM = Look(
    Style(14, leading=1.35),
    (Style(22, True, 1.2), Style(15, True, 1.2), Style(14, True, 1.2)),
    margin=18,
)
_LOOK = Look(body=Style(11, leading=1.3), margin=18)
_LINES = 4


@dataclass(frozen=True, slots=True)
class PollForm:
    """A paper for one kind of people: the steps of the scale in words, what is asked, and the last
    question, which is answered in own words."""

    who: str
    steps: tuple[str, ...]
    questions: tuple[str, ...]
    last: str


@dataclass(frozen=True, slots=True)
class PollAnswers:
    """What one kind of people answered: for each question how many chose each of the
    ``steps``."""

    who: str
    people: int
    waiting: int
    steps: tuple[str, ...]
    questions: tuple[tuple[str, tuple[int, ...]], ...]


def poll_forms(forms: Sequence[PollForm], frame: SummaryFrame, tr: Words) -> bytes:
    """A page for each kind of people; nothing on it says who fills it in."""
    flow = Flow(tr("Enkät"), tr.language, _FORM)
    for number, form in enumerate(forms):
        if number:
            flow.new_page()
        flow.heading(1, tr("Vad tyckte du om träffen?"))
        flow.paragraph(" · ".join(isolated(text) for text in (frame.fair, form.who) if text))
        flow.paragraph(tr("Ringa in en siffra på varje rad. Skriv inget namn."))
        steps = [Column(f"{place} {step}", 2) for place, step in enumerate(form.steps, start=1)]
        marks = tuple(str(place) for place in range(1, len(form.steps) + 1))
        columns = (Column(tr("Fråga"), 7), *steps)
        flow.table(columns, [(question, *marks) for question in form.questions])
        flow.heading(2, form.last, follow=120)
        for _ in range(_LINES):
            flow.blanks("")
        flow.paragraph(tr("Lämna papperet i lådan. Tack för ditt svar."))
    return flow.finish()


def poll_answers(
    answers: Sequence[PollAnswers], said: Sequence[str], frame: SummaryFrame, tr: Words
) -> bytes:
    """The answers with a chart for each question. Raises Refused(NOTHING_TO_PRINT) before five
    have answered."""
    counted = [one for one in answers if one.people]
    if not counted:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="poll.results")
    title = tr("Svar på enkäten")
    flow = FlowWithCharts(title, tr.language, _LOOK)
    flow.heading(1, title)
    flow.paragraph(" · ".join(isolated(text) for text in (frame.fair, frame.day) if text))
    for one in counted:
        _chart(flow, one, tr)
    if said:
        flow.heading(2, tr("Vad ska vi ändra till nästa gång?"))
        flow.bullets([f"”{isolated(text)}”" for text in said])
    return flow.finish()


def _chart(flow: FlowWithCharts, one: PollAnswers, tr: Words) -> None:
    flow.heading(2, tr("{who}: {n} svar", who=one.who, n=one.people), follow=90)
    if one.waiting:
        words = tr.plural(
            "{n} svar till räknas inte, så att ingen kan räkna ut vad någon svarade.",
            "{n} svar till räknas inte, så att ingen kan räkna ut vad någon svarade.",
            one.waiting,
        )
        flow.paragraph(words)
    for question, steps in one.questions:
        flow.heading(3, question, follow=70)
        every = sum(steps)
        bars = [
            Bar(word, number, _number(number, every))
            for word, number in zip(one.steps, steps, strict=True)
        ]
        told = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
        flow.chart(bars, tr("Stapeldiagram. {numbers}.", numbers=told))


def _number(number: int, every: int) -> str:
    share = percent(number, every)
    return str(number) if share is None else f"{number} ({share} %)"
