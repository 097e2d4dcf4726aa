"""A timetable in which meetings are tried out at other places, many times a second."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from motesplats.scheduling.problem import Problem
from motesplats.scheduling.rules import Judge, Violation, judge_of
from motesplats.scheduling.timetable import PlannedMeeting

_Group = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seating:
    """The meetings by what they share; only those that share something with a meeting that is
    tried out are judged with it.

    ``pairs``: who may meet. Resources are judged among those meetings alone. Make one with
    ``seating_of``.
    """

    pairs: frozenset[tuple[str, str]]
    _judge: Judge
    _sharing: dict[_Group, list[PlannedMeeting]]
    _helpers: dict[str, tuple[str, ...]]

    def tried(
        self, out: Collection[PlannedMeeting], into: Sequence[PlannedMeeting]
    ) -> tuple[tuple[PlannedMeeting, ...], tuple[Violation, ...]]:
        """``into`` in place of ``out``, with the first interpreters that can come, and what that
        breaks; the meetings as they were given where no interpreters mend it.
        """
        broken: tuple[Violation, ...] | None = None
        for chosen in self._interpreted(into):
            found = self.broken(out, chosen)
            if not found:
                return chosen, ()
            broken = found if broken is None else broken
        return tuple(into), broken or ()

    def broken(
        self, out: Collection[PlannedMeeting], into: Sequence[PlannedMeeting]
    ) -> tuple[Violation, ...]:
        """What ``into`` would break in place of ``out``; what is broken without it is left out."""
        gone, new = set(out), set(into)
        around = dict.fromkeys(m for one in into for m in self._around(one) if m not in gone)
        found = self._judge.breaches((*around, *into))
        return tuple(v for v in found if not new.isdisjoint((v.meeting, *v.others)))

    def _around(self, one: PlannedMeeting) -> Iterator[PlannedMeeting]:
        for group in _groups(one):
            yield from self._sharing.get(group, ())

    def _interpreted(self, into: Sequence[PlannedMeeting]) -> Iterable[tuple[PlannedMeeting, ...]]:
        choices = []
        for one in into:
            helpers = dict.fromkeys((one.interpreter, *self._helpers.get(one.seeker, ())))
            choices.append([replace(one, interpreter=helper) for helper in helpers])
        return product(*choices)


def seating_of(problem: Problem, meetings: Iterable[PlannedMeeting]) -> Seating:
    """The seating of these meetings; making one costs as much as judging the timetable."""
    unlimited = {("employer", e.id) for e in problem.employers if e.max_meetings is None}
    sharing: defaultdict[_Group, list[PlannedMeeting]] = defaultdict(list)
    for one in meetings:
        for group in _groups(one):
            if group not in unlimited:
                sharing[group].append(one)
    helpers = {
        s.id: tuple(i.id for i in problem.interpreters if s.language in i.languages)
        for s in problem.seekers
        if s.language
    }
    pairs = frozenset((p.seeker, p.employer) for p in problem.pairs)
    return Seating(pairs, judge_of(problem), dict(sharing), helpers)


def _groups(one: PlannedMeeting) -> tuple[_Group, ...]:
    shared = ("seeker", one.seeker), ("employer", one.employer), ("station", one.station)
    return shared if one.interpreter is None else (*shared, ("interpreter", one.interpreter))
