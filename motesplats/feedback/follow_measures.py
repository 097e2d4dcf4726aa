"""How well the fair did its work: the method's measures o1–o10, of the feedback and of groups.

No measure is about a person, and none is told of fewer than ten things that are counted.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median

from motesplats.feedback.follow_up_texts import FollowUpTexts, Target
from motesplats.feedback.form import NONE_MISSING, Level
from motesplats.feedback.small_numbers import PERCENT_FROM

# Somebody who types pauses; after longer than that the form was left and taken up again.
_LONGEST_PAUSE = timedelta(seconds=60)
_ONE_PIECE = 1
_STEPS = {Level.L1: 1, Level.L2: 2, Level.L3: 3, Level.L4: 4}


class Reached(StrEnum):
    """Whether a target was reached; UNKNOWN when too little is counted to say."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """None when fewer than ten are counted."""
        return 100 * self.part / self.whole if self.whole >= PERCENT_FROM else None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with its target: ``value`` in per cent, seconds or steps (None: too little to
    say), of ``whole`` that were counted; ``before`` is the value at the fair before."""

    target: Target
    value: float | None
    whole: int
    before: float | None = None

    @property
    def reached(self) -> Reached:
        way, value = self.target.way, self.value
        if value is None or (way == "falls" and self.before is None):
            return Reached.UNKNOWN
        ways = {
            "least": value >= self.target.number,
            "above": value > self.target.number,
            "seconds": value <= self.target.number,
            "falls": self.before is not None and value < self.before,
        }
        return Reached.YES if ways[way] else Reached.NO


@dataclass(frozen=True, slots=True)
class Told:
    """What of a saved form the measures look at; ``person`` is the same over fairs."""

    person: str
    employer: str
    day: date
    role: str
    gaps: frozenset[str]
    wants_more: bool
    kept: bool
    levels: Mapping[str, Level]


def part_measure(identity: str, found: Part, texts: FollowUpTexts) -> Measure:
    """A measure that is a share."""
    return Measure(_target(identity, texts), found.percent, found.whole)


def time_measure(saves: Iterable[Sequence[datetime]], texts: FollowUpTexts) -> Measure:
    """The middle of the times that forms took, each told by when it was kept while it was typed."""
    taken = [seconds for times in saves if (seconds := writing_time(times)) is not None]
    value = median(taken) if len(taken) >= PERCENT_FROM else None
    return Measure(_target("o2", texts), value, len(taken))


def writing_time(saves: Sequence[datetime]) -> float | None:
    """The seconds from the first keeping to the last, without the pauses in which nobody wrote;
    None for a form that came in one piece, from paper or a file: nobody types one in a second."""
    gaps = [later - earlier for earlier, later in itertools.pairwise(saves)]
    written = sum(gap.total_seconds() for gap in gaps if gap <= _LONGEST_PAUSE)
    return written if written > _ONE_PIECE else None


def closed_gaps(forms: Iterable[Told], day: date) -> Part:
    """Gaps of each person's fair before the one of ``day`` that nobody mentions there for the same
    role; of those who were told of any in that role both times."""
    by_role: dict[tuple[str, str], dict[date, set[str]]] = {}
    for one in forms:
        if one.day <= day:
            said = by_role.setdefault((one.person, one.role), {}).setdefault(one.day, set())
            said |= one.gaps - {NONE_MISSING}
    closed = whole = 0
    for days in by_role.values():
        earlier = [known for known in days if known < day]
        if day in days and earlier:
            before = days[max(earlier)]
            whole += len(before)
            closed += len(before - days[day])
    return Part(closed, whole)


def came_true(forms: Iterable[Told], day: date, within: timedelta = timedelta(days=30)) -> Part:
    """Wishes to meet again at the fair of ``day`` that came true: the promise was kept, or the two
    met at another fair within the time."""
    known = tuple(forms)
    met = {(one.person, one.employer, one.day) for one in known}
    wanted = [one for one in known if one.day == day and one.wants_more]
    kept = sum(
        one.kept
        or any(
            (who, where) == (one.person, one.employer) and day < later <= day + within
            for who, where, later in met
        )
        for one in wanted
    )
    return Part(kept, len(wanted))


def came_back(before: Iterable[str], now: Iterable[str]) -> Part:
    """The employers of the fair before who are here again, by name."""
    earlier = {name.casefold() for name in before}
    return Part(len(earlier & {name.casefold() for name in now}), len(earlier))


def calibration(
    own: Mapping[str, Mapping[str, Level]], forms: Iterable[Told], day: date
) -> tuple[float | None, int]:
    """How far people's own view is from the employers' at the fair of ``day``: the mean over people
    and competencies of the distance to the middle of what employers said; and of how many people.

    ``own`` is by person and competency. None for fewer than ten people.
    """
    heard: dict[tuple[str, str], list[int]] = {}
    for one in forms:
        if one.day == day:
            for name, level in one.levels.items():
                if level in _STEPS:
                    heard.setdefault((one.person, name), []).append(_STEPS[level])
    far: dict[str, list[float]] = {}
    for (person, name), levels in heard.items():
        mine = own.get(person, {}).get(name, Level.NOT_OBSERVED)
        if mine in _STEPS:
            far.setdefault(person, []).append(abs(_STEPS[mine] - median(levels)))
    every = [distance for distances in far.values() for distance in distances]
    return (sum(every) / len(every) if len(far) >= PERCENT_FROM else None), len(far)


def calibration_measure(
    now: tuple[float | None, int], before: float | None, texts: FollowUpTexts
) -> Measure:
    """The distance between the own view and the employers', beside that of the fair before."""
    return Measure(_target("o5", texts), *now, before)


def _target(identity: str, texts: FollowUpTexts) -> Target:
    return next(one for one in texts.targets if one.id == identity)
