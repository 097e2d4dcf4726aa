"""How good the feedback of a fair is by the method's rubric, and whether groups get it alike."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean, median
from typing import TYPE_CHECKING

from motesplats.feedback.parity import LEAST, Group, parity_of
from motesplats.feedback.quality import MEASURES, Quality, quality_of
from motesplats.storage import feedback
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.forms import form_library, language_check
from motesplats.usecases.groupings import groupings_in
from motesplats.usecases.queries import known_fair, parts_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.ids import FairId, SeekerId
    from motesplats.feedback.parity import Parity
    from motesplats.feedback.reading import Text
    from motesplats.storage.feedback import Submission
    from motesplats.usecases.context import Context
    from motesplats.usecases.groupings import Grouping

# Who has feedback and who has none cannot be compared by how good it is.
_COMPARED_FROM = 1


@dataclass(frozen=True, slots=True)
class QualityMiddle:
    """The middle over a fair's forms of one measure of the rubric, between 0 and 1 (None for fewer
    than ten forms), and what is aimed at."""

    text: Text
    value: float | None
    whole: int
    target: float

    @property
    def reached(self) -> bool | None:
        """None when too few forms are there to say."""
        return None if self.value is None else self.value >= self.target


@dataclass(frozen=True, slots=True)
class Compared:
    """Groups whose feedback is held beside each other; ``name`` is what they are grouped by."""

    name: str
    parity: Parity


@dataclass(frozen=True, slots=True)
class FeedbackQuality:
    """The rubric over a whole fair; ``compared`` has only what may be shown, and ``question`` is
    what a difference is put as."""

    middles: tuple[QualityMiddle, ...]
    compared: tuple[Compared, ...]
    question: Text


def feedback_quality(context: Context, fair_id: FairId) -> FeedbackQuality:
    """How good the feedback of a fair is, of the forms and never of a person.

    Groups are compared only where each has ten forms. Raises Refused(UNKNOWN_FAIR).
    """
    with context.store.read() as connection:
        fair = known_fair(connection, fair_id)
        submissions = feedback.submissions_of(connection, fair.id)
        parts = parts_in(connection, fair.id)
        groupings = groupings_in(connection, fair.id, parts, submissions)
    found = tuple(_qualities(submissions))
    rubric = form_library().rubric
    return FeedbackQuality(
        middles=tuple(
            QualityMiddle(
                one.text,
                median(getattr(quality, one.id) for _, quality in found)
                if len(found) >= LEAST
                else None,
                len(found),
                one.target,
            )
            for one in rubric.measures
        ),
        compared=tuple(_compared(groupings[_COMPARED_FROM:], found)),
        question=rubric.question,
    )


def whole_of(quality: Quality) -> float:
    """The six measures alike, as one number of a form between 0 and 1."""
    return fmean(getattr(quality, name) for name in MEASURES)


def _qualities(submissions: Iterable[Submission]) -> Iterable[tuple[SeekerId, Quality]]:
    for one in submissions:
        stored = stored_form(one)
        if stored is not None:
            yield one.seeker, quality_of(*stored, language_check(), form_library())


def _compared(
    groupings: Iterable[Grouping], found: tuple[tuple[SeekerId, Quality], ...]
) -> Iterable[Compared]:
    for grouping in groupings:
        values: list[list[float]] = [[] for _ in grouping.groups]
        for seeker, quality in found:
            values[grouping.of[seeker]].append(whole_of(quality))
        named = zip(grouping.groups, values, strict=True)
        parity = parity_of(Group(name, tuple(some)) for name, some in named)
        if parity is not None:
            yield Compared(grouping.name, parity)
