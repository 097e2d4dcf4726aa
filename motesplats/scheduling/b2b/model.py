"""The exact model: a literal for every meeting in every slot, and for the end of every break."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from motesplats.scheduling.b2b.counting import starts
from motesplats.scheduling.b2b.given import Given

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

    Literal = Any


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for: only ``waiting`` may have breaks (None: anybody), ``least`` to ``most``.

    ``fewest``: the fewest breaks, rather than any timetable.
    """

    waiting: frozenset[int] | None = None
    least: int = 0
    most: int | None = None
    fewest: bool = False


@dataclass(slots=True)
class Build:
    """A model in the making: ``at[m][slot]`` holds meeting m, ``busy[p][slot]`` participant p."""

    given: Given
    model: "CpModel"
    own: tuple[tuple[int, ...], ...]
    at: "list[dict[int, IntVar]]" = field(default_factory=list)
    busy: "list[dict[int, Literal]]" = field(default_factory=list)
    ends: "list[list[Literal]]" = field(default_factory=list)


def build(given: Given, asked: Asked) -> Build:
    """The model of what is asked for.

    Somebody without breaks is one literal per ``starts``: with it the solver refutes in fractions
    of a second what the literals of breaks alone leave open for minutes. Implied constraints (as
    many busy slots as meetings; at most two busy participants a table) and the literals of a
    break's end follow the paper named in ``given``.
    """
    # Loaded late because the library takes 0.4 s that most commands do not need.
    from ortools.sat.python import cp_model

    work = Build(given, cp_model.CpModel(), given.own())
    _add_meetings(work)
    _add_participants(work, asked.waiting)
    _add_tables(work)
    _add_precedences(work)
    _add_fairness(work)
    total = [end for ends in work.ends for end in ends]
    if asked.waiting is not None or asked.least or asked.most is not None:
        most = len(total) if asked.most is None else asked.most
        work.model.add_linear_constraint(sum(total), asked.least, max(asked.least, most))
    if asked.fewest:
        work.model.minimize(sum(total))
    return work


def possible_slots(given: Given, m: int) -> list[int]:
    """When a meeting could be held, seen by itself."""
    meeting = given.meetings[m]
    away = {*given.forbidden[meeting.first], *given.forbidden[meeting.second]}
    return [
        slot
        for slot in given.half_of(meeting.half)
        if slot not in away and meeting.fixed in (None, slot)
    ]


def _add_meetings(work: Build) -> None:
    for m in range(len(work.given.meetings)):
        slots = possible_slots(work.given, m)
        work.at.append({slot: work.model.new_bool_var("") for slot in slots})
        work.model.add_exactly_one(work.at[m].values())


def _add_participants(work: Build, waiting: Collection[int] | None) -> None:
    for p, own in enumerate(work.own):
        work.busy.append(_busy(work, own))
        work.ends.append([])
        if len(own) < 2:
            continue
        begun = {start: work.model.new_bool_var("") for start in starts(work.given, p, own)}
        if waiting is not None and p not in waiting:
            _add_unbroken(work, p, begun)
        else:
            _add_breaks(work, p)
            _add_either(work, p, begun)


def _busy(work: Build, own: Sequence[int]) -> "dict[int, Literal]":
    """A literal for each slot in which somebody can be busy: true with exactly one meeting."""
    busy: dict[int, Literal] = {}
    for slot in range(work.given.slots):
        here = [work.at[m][slot] for m in own if slot in work.at[m]]
        if here:
            busy[slot] = work.model.new_bool_var("")
            work.model.add_exactly_one(*here, ~busy[slot])
    return busy


def _covering(work: Build, p: int, begun: "dict[int, IntVar]", slot: int) -> "list[IntVar]":
    n = len(work.own[p])
    return [literal for start, literal in begun.items() if start <= slot < start + n]


def _usable(work: Build, p: int, begun: "dict[int, IntVar]") -> "dict[int, IntVar]":
    """The starts at which every slot of the run can be busy."""
    n, busy = len(work.own[p]), work.busy[p]
    return {s: x for s, x in begun.items() if all(t in busy for t in range(s, s + n))}


def _add_unbroken(work: Build, p: int, begun: "dict[int, IntVar]") -> None:
    begun = _usable(work, p, begun)
    work.model.add_exactly_one(begun.values())
    for slot, busy in work.busy[p].items():
        work.model.add_exactly_one(*_covering(work, p, begun, slot), ~busy)


def _add_either(work: Build, p: int, begun: "dict[int, IntVar]") -> None:
    """Unbroken from one of the starts, or with at least one break."""
    model, begun = work.model, _usable(work, p, begun)
    whole = model.new_bool_var("")
    model.add_exactly_one(*begun.values(), ~whole)
    model.add_bool_or(*work.ends[p], whole)
    for end in work.ends[p]:
        model.add_implication(end, ~whole)
    for slot, busy in work.busy[p].items():
        covering = _covering(work, p, begun, slot)
        model.add_bool_or(~whole, ~busy, *covering)
        for literal in covering:
            model.add_implication(literal, busy)


def _add_breaks(work: Build, p: int) -> None:
    """``ends``: a break ends where somebody is busy after idle slots and after a meeting."""
    model, busy = work.model, work.busy[p]
    model.add(sum(busy.values()) == len(work.own[p]))
    before: Literal = None
    for slot, here in busy.items():
        if before is None:
            before = here
            continue
        end = model.new_bool_var("")
        just = [busy[slot - 1]] if slot - 1 in busy else []
        model.add_bool_or(~here, ~before, end, *just)
        for implied in (here, before, *(~literal for literal in just)):
            model.add_implication(end, implied)
        work.ends[p].append(end)
        since = model.new_bool_var("")
        model.add_bool_or(before, here, ~since)
        model.add_implication(before, since)
        model.add_implication(here, since)
        before = since


def _add_tables(work: Build) -> None:
    tables = work.given.tables
    for slot in range(work.given.slots):
        here = [at[slot] for at in work.at if slot in at]
        if len(here) > tables:
            work.model.add(sum(here) <= tables)
            people = [busy[slot] for busy in work.busy if slot in busy]
            work.model.add(sum(people) <= 2 * tables)


def _add_precedences(work: Build) -> None:
    for m, meeting in enumerate(work.given.meetings):
        for before in meeting.after:
            for slot, literal in work.at[m].items():
                earlier = [x for t, x in work.at[before].items() if t < slot]
                work.model.add_bool_or(~literal, *earlier)


def _add_fairness(work: Build) -> None:
    """Whoever has fewest breaks is the measure; often somebody who can have none."""
    fairness, model = work.given.fairness, work.model
    lowest: Any = 0
    if all(work.ends):
        lowest = model.new_int_var(0, work.given.slots, "")
    for ends in work.ends:
        if len(ends) > fairness or not isinstance(lowest, int):
            model.add(sum(ends) <= lowest + fairness)
            model.add(sum(ends) >= lowest)
