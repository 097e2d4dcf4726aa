"""What cannot hold together: the fewest pinned meetings that break a rule."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from motesplats.scheduling.problem import PinnedMeeting, Problem
from motesplats.scheduling.rules import Rule, Violation, violations
from motesplats.scheduling.timetable import planned


@dataclass(frozen=True, slots=True)
class Clash:
    """A rule and the pinned meetings that break it; without any one of them it would hold."""

    rule: Rule
    meetings: tuple[PinnedMeeting, ...]


def smallest_clash(problem: Problem) -> Clash | None:
    """The fewest pinned meetings that cannot hold together; None if all can.

    A deletion filter for each broken rule (Chinneck & Dravnieks 1991): a meeting without which the
    rule is still broken does not belong to the clash. The clash with fewest meetings is returned.
    """
    found = _broken(problem, problem.pinned)
    clashes = [Clash(v.rule, _fewest(problem, v)) for v in found]
    return min(clashes, key=lambda c: len(c.meetings), default=None)


def _broken(problem: Problem, pinned: Sequence[PinnedMeeting]) -> tuple[Violation, ...]:
    alone = replace(problem, pinned=tuple(pinned))
    return violations(alone, tuple(planned(m) for m in pinned))


def _fewest(problem: Problem, violation: Violation) -> tuple[PinnedMeeting, ...]:
    """The meetings that the violation names come last, so that the others are dropped first."""
    named = {violation.meeting, *violation.others}
    left = sorted(problem.pinned, key=lambda m: (planned(m) in named, m.slot, m.seeker))
    for meeting in tuple(left):
        fewer = [m for m in left if m != meeting]
        if any(v.rule is violation.rule for v in _broken(problem, fewer)):
            left = fewer
    return tuple(left)
