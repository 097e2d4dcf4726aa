"""A first bound on breaks: who can be busy when, tables counted, meetings themselves left out."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.scheduling.b2b.given import Given, Half

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

EFFORT = 2.0


@dataclass(frozen=True, slots=True)
class _Kind:
    """Participants that the bound cannot tell apart: how many meetings, when, and when not."""

    meetings: int
    morning: int
    afternoon: int
    forbidden: tuple[int, ...]


def starts(given: Given, participant: int, own: tuple[int, ...]) -> tuple[int, ...]:
    """The slots at which all the participant's meetings could begin, held without a break."""
    halves = Counter(given.meetings[m].half for m in own)
    kind = _Kind(
        len(own), halves[Half.MORNING], halves[Half.AFTERNOON], given.forbidden[participant]
    )
    return _starts(given, kind)


def _starts(given: Given, kind: _Kind) -> tuple[int, ...]:
    n = kind.meetings
    found = []
    for start in range(given.slots - n + 1):
        early = max(0, min(given.morning, start + n) - start)
        away = any(start <= slot < start + n for slot in kind.forbidden)
        if not away and early >= kind.morning and n - early >= kind.afternoon:
            found.append(start)
    return tuple(found)


def least_breaks(given: Given) -> int:
    """A number of breaks that no timetable can go below.

    Every participant either begins at one of ``starts`` or has at least one break and is busy in
    any slots; each slot has an even number of busy participants, at most two a table. Participants
    of one kind are counted, not told apart, which keeps this small. 0 where the counting shows
    that there is no timetable at all: who asks for one is told the clash.
    """
    # Loaded late because the library takes 0.4 s that most commands do not need.
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    busy: list[list[IntVar]] = [[] for _ in range(given.slots)]
    broken = [_add_kind(model, given, kind, number, busy) for kind, number in _kinds(given).items()]
    for column in busy:
        pairs = model.new_int_var(0, given.tables, "")
        model.add(sum(column) == 2 * pairs)
    model.minimize(sum(broken))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = EFFORT
    solver.solve(model)
    return max(0, round(solver.best_objective_bound))


def _kinds(given: Given) -> Counter[_Kind]:
    kinds: Counter[_Kind] = Counter()
    for p, own in enumerate(given.own()):
        halves = Counter(given.meetings[m].half for m in own)
        kinds[
            _Kind(len(own), halves[Half.MORNING], halves[Half.AFTERNOON], given.forbidden[p])
        ] += 1
    return kinds


def _add_kind(
    model: "CpModel", given: Given, kind: _Kind, number: int, busy: "list[list[IntVar]]"
) -> "IntVar":
    chosen = []
    for start in _starts(given, kind):
        chosen.append(model.new_int_var(0, number, ""))
        for slot in range(start, start + kind.meetings):
            busy[slot].append(chosen[-1])
    broken = model.new_int_var(0, number, "")
    anywhere = []
    for slot in set(range(given.slots)) - set(kind.forbidden):
        some = model.new_int_var(0, number, "")
        model.add(some <= broken)
        busy[slot].append(some)
        anywhere.append(some)
    model.add(sum(anywhere) == kind.meetings * broken)
    model.add(sum(chosen) + broken == number)
    return broken
