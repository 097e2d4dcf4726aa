"""The fair in numbers, as groups.

What the organisers and the employment service may read about everybody.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState
from motesplats.documents.values import SummaryGroup, SummaryRow, SummaryValue
from motesplats.i18n import mark
from motesplats.storage import feedback
from motesplats.usecases.days import day_in_words
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.queries import known_fair, parts_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.ids import FairId
    from motesplats.feedback.answers import Answers
    from motesplats.feedback.form import Form
    from motesplats.i18n import Words
    from motesplats.usecases.context import Context

_GROUPS = (
    ("hire_chance", mark("Möjlighet till jobb"), True),
    ("gap", mark("Det som oftast saknades"), False),
    ("interventions", mark("Stöd som arbetsgivarna tror på"), False),
    ("we_can_offer", mark("Det arbetsgivarna själva kan erbjuda"), False),
    ("industry_needs", mark("Behov i branschen"), False),
)
_MOST_ROWS = 10


def summary_value(context: Context, fair_id: FairId, tr: Words) -> SummaryValue:
    """Counts over the whole fair; no person, and no employer beside a person.

    Raises Refused(UNKNOWN_FAIR).
    """
    with context.store.read() as connection:
        fair = known_fair(connection, fair_id)
        parts = parts_in(connection, fair_id)
        submissions = feedback.submissions_of(connection, fair_id)
    states = Counter(m.state for m in parts.meetings)
    forms = [form for form in map(stored_form, submissions) if form is not None]
    return SummaryValue(
        fair=fair.name,
        day=day_in_words(fair.day, tr),
        place=fair.place,
        registered=sum(not s.walk_in for s in parts.seekers.values()),
        arrived=len(parts.arrivals),
        walk_ins=sum(s.walk_in for s in parts.seekers.values()),
        employers=len(parts.employers),
        meetings_planned=len(parts.meetings),
        meetings_held=states[MeetingState.HELD],
        no_shows=states[MeetingState.NO_SHOW],
        feedback_given=len(submissions),
        groups=tuple(
            _group(item, tr(title), forms, tr, adds_up=one) for item, title, one in _GROUPS
        ),
    )


def _group(
    item: str,
    title: str,
    forms: Iterable[tuple[Form, Answers]],
    tr: Words,
    *,
    adds_up: bool,
) -> SummaryGroup:
    counts: Counter[str] = Counter()
    for form, answers in forms:
        question = form.item(item)
        for code in (answers.text(item), *answers.picks(item)):
            option = question.option(code)
            if option is not None:
                counts[option.text.said(tr.language)] += 1
    rows = tuple(SummaryRow(label, n) for label, n in counts.most_common(_MOST_ROWS))
    return SummaryGroup(title, rows, adds_up=adds_up)
