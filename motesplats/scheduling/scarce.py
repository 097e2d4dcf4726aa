"""People who need an interpreter, all of them at once and exactly: their small model goes first.

Who takes an interpreter's time from whom is settled by a model of those people alone: the rules of
their days, seats, and for every set of languages no more people than interpreters (Hall 1935).
What everybody else would lose is in the price of a seat (``prices``): the Lagrangean relaxation of
the seats (A. Geoffrion, Math. Programming Study 2, 1974).
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

from motesplats.scheduling.bound import Choice, choose
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.index import Index, slots_in
from motesplats.scheduling.prices import prices_of
from motesplats.scheduling.proof import Ways, solved

MOST_STARTS = 20_000
# The library's own measure of work, about a second each; unlike seconds the same on any machine.
EFFORT = 6.0
FINE = 1_000


@dataclass(frozen=True, slots=True)
class Helped:
    """The pairs of people who need an interpreter, and their slots, that serve F best.

    ``prices`` are those of a seat at each employer; ``most``: what these people's share of F, less
    the prices of their seats, cannot exceed.
    """

    slots: dict[int, int]
    prices: list[int]
    most: int


def helped_best(index: Index, choice: Choice, halted: Callable[[], bool]) -> Helped | None:
    """What serves those who need an interpreter best.

    None where nobody needs one, where they are too many for a model, or when ``halted``. Longer
    meetings may find no station of their own in those slots.
    """
    draft = Draft(index)
    room = {
        p: draft.room(p)
        for p, s in enumerate(index.seeker_of)
        if index.language[s] >= 0 and index.domain[p]
    }
    starts = [(p, t) for p, slots in room.items() for t in slots_in(slots)]
    if not starts or len(starts) > MOST_STARTS:
        return None
    model, prices = _Model(draft, starts), prices_of(index, choice)
    answer = solved(model.cp, model.worth(prices), Ways(EFFORT), halted)
    if answer is None:
        return None
    slots = {p: t for (p, t), x in model.x.items() if answer.solver.value(x)}
    return Helped(slots, prices, math.floor(answer.solver.best_objective_bound / FINE))


def around(draft: Draft) -> Choice:
    """The best pairs of all others while those who need an interpreter keep what they have."""
    index = draft.index
    theirs = {p for p, s in enumerate(index.seeker_of) if index.language[s] >= 0}
    kept = {p for p in theirs if draft.slot_of[p] >= 0}
    return choose(index, theirs - kept, sure=kept - index.pinned.keys())


class _Model:
    """The rules over ``x``, a literal for each pair and slot in which it could begin."""

    def __init__(self, draft: Draft, starts: Iterable[tuple[int, int]]) -> None:
        # Loaded late because the library takes 400 ms that most commands do not need.
        from ortools.sat.python import cp_model

        self.cp: Any = cp_model.CpModel()
        self._draft, self._index = draft, draft.index
        self.x: dict[tuple[int, int], Any] = {start: self.cp.new_bool_var("") for start in starts}
        self._own: dict[int, dict[int, dict[int, Any]]] = {}
        for (p, t), x in self.x.items():
            self._own.setdefault(self._index.seeker_of[p], {}).setdefault(p, {})[t] = x
        for rule in (self._days, self._walks, self._rests, self._seats, self._interpreters):
            rule()

    def worth(self, prices: list[int]) -> Any:
        """F of these people, less what their seats are worth to others; they win ties."""
        index, terms = self._index, []
        for (p, _), x in self.x.items():
            terms.append((FINE * (index.utility[p] - prices[index.employer_of[p]]) + 1) * x)
        for s, pairs in self._own.items():
            have = self._draft.meets[s]
            levels = [(FINE * bonus, self.cp.new_bool_var("")) for bonus in index.bonuses[have:]]
            for (_, easier), (_, harder) in pairwise(levels):
                self.cp.add_implication(harder, easier)
            self.cp.add(sum(level for _, level in levels) <= sum(_all(pairs)))
            terms += [bonus * level for bonus, level in levels]
        return sum(terms)

    def _days(self) -> None:
        for s, pairs in self._own.items():
            for starts in pairs.values():
                self.cp.add_at_most_one(starts.values())
            for busy in self._taking(pairs).values():
                self.cp.add_at_most_one(busy)
            self.cp.add(sum(_all(pairs)) <= self._index.most[s] - self._draft.meets[s])

    def _taking(self, pairs: Iterable[int]) -> dict[int, list[Any]]:
        """The literals of the pairs by the slots that their meetings take."""
        found: dict[int, list[Any]] = {}
        for p in pairs:
            for t, x in self._own[self._index.seeker_of[p]][p].items():
                for u in slots_in(self._index.span(p, t)):
                    found.setdefault(u, []).append(x)
        return found

    def _walks(self) -> None:
        index = self._index
        for (p, t), x in self.x.items():
            s = index.seeker_of[p]
            walk, end = index.walk[s][index.employer_of[p]], t + index.length[p]
            if index.plain[s]:
                continue
            for u in range(end, end + max(walk)):
                near = [
                    starts[u]
                    for q, starts in self._own[s].items()
                    if q != p and u in starts and walk[index.employer_of[q]] > u - end
                ]
                self.cp.add_at_most_one(x, *near)

    def _rests(self) -> None:
        index = self._index
        for s, pairs in self._own.items():
            most = index.problem.seekers[s].max_run
            if most is None:
                continue
            for first in range(index.n_slots - most):
                row = range(first, first + most + 1)
                if not any(index.pauses >> t & 1 for t in row[1:]):
                    begun = [x for own in pairs.values() for t, x in own.items() if t in row]
                    self.cp.add(sum(begun) <= most)

    def _seats(self) -> None:
        index = self._index
        for e, pairs in _grouped(self._pairs(), index.employer_of).items():
            chairs = [p for p in pairs if index.problem.seekers[index.seeker_of[p]].wheelchair]
            for those, left in (
                (pairs, self._draft.left[e]),
                (chairs, self._draft.chairs_left[e]),
            ):
                for t, taking in self._taking(those).items():
                    if len(taking) > left[t]:
                        self.cp.add(sum(taking) <= max(0, left[t]))
            self.cp.add(
                sum(x for p in pairs for x in self._own[index.seeker_of[p]][p].values())
                <= max(0, index.most_there[e] - self._draft.met[e])
            )

    def _interpreters(self) -> None:
        index, helping = self._index, self._draft.helping
        tongues = [index.language[s] for s in index.seeker_of]
        taking = {k: self._taking(pairs) for k, pairs in _grouped(self._pairs(), tongues).items()}
        for n in range(1, len(taking) + 1):
            for group in combinations(sorted(taking), n):
                for t in range(index.n_slots):
                    wanting = [x for k in group for x in taking[k].get(t, ())]
                    able = sum(
                        slots >> t & 1
                        and not helping[t] >> i & 1
                        and any(spoken >> k & 1 for k in group)
                        for i, (_, slots, spoken) in enumerate(index.speakers)
                    )
                    if len(wanting) > able:
                        self.cp.add(sum(wanting) <= able)

    def _pairs(self) -> Iterator[int]:
        return (p for pairs in self._own.values() for p in pairs)


def _all(pairs: dict[int, dict[int, Any]]) -> Iterator[Any]:
    return (x for starts in pairs.values() for x in starts.values())


def _grouped(pairs: Iterable[int], owner: Any) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for p in pairs:
        groups.setdefault(owner[p], []).append(p)
    return groups
