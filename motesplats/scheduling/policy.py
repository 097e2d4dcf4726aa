"""What a fair wants of its timetable, worked into the problem before it is solved."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from motesplats.core.fair import MetBefore, Mode
from motesplats.scheduling.problem import MOST_LEVELS, MOST_UTILITY, Pair, Problem

LAST_RESORT = 1
REUNION = 10
DEEP_MEETINGS = 3
DEEP_LEVELS = 2


def in_mode(problem: Problem, mode: Mode) -> Problem:
    """The problem of a fair with many short meetings, or with fewer and deeper ones.

    Many short: fairness counts up to everybody's sixth meeting. Fewer, deeper: at most three
    meetings each, every one a slot longer, and fairness counts the first two. Decided: all are
    held.
    """
    if mode is Mode.MANY_SHORT:
        return replace(problem, fair_target=MOST_LEVELS)
    if mode is Mode.USUAL:
        return problem
    if mode is Mode.DECIDED:
        return replace(problem, all_held=True)
    return replace(
        problem,
        fair_target=min(problem.fair_target, DEEP_LEVELS),
        seekers=tuple(
            replace(
                s,
                max_meetings=min(s.max_meetings, DEEP_MEETINGS),
                extra_slots=max(s.extra_slots, 1),
            )
            for s in problem.seekers
        ),
    )


def with_equal_time(problem: Problem) -> Problem:
    """The problem with a slot more for whoever speaks through an interpreter.

    What is said twice takes twice the time, so that the same slot is half a conversation.
    """
    return replace(
        problem,
        seekers=tuple(
            replace(s, extra_slots=max(s.extra_slots, 1)) if s.language else s
            for s in problem.seekers
        ),
    )


def without(pairs: Sequence[Pair], never: Collection[tuple[str, str]]) -> tuple[Pair, ...]:
    """The pairs but for those who never meet, given as seeker and employer; no reason is kept."""
    return tuple(p for p in pairs if (p.seeker, p.employer) not in never)


def after_history(
    pairs: Sequence[Pair], met: Collection[tuple[str, str]], how: MetBefore
) -> tuple[Pair, ...]:
    """The pairs, with those who have ``met`` before as a last resort, as dearer, or not at all."""
    if how is MetBefore.NEVER:
        return without(pairs, met)
    return tuple(_weighed(p, how) if (p.seeker, p.employer) in met else p for p in pairs)


def _weighed(pair: Pair, how: MetBefore) -> Pair:
    if how is MetBefore.AVOID:
        return replace(pair, utility=LAST_RESORT)
    if how is MetBefore.PREFER:
        return replace(pair, utility=min(pair.utility + REUNION, MOST_UTILITY))
    return pair
