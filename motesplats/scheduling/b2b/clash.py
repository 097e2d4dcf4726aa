"""Which rules cannot hold together, when there is no timetable at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from motesplats.scheduling.b2b.asking import Answer, Effort, any_times
from motesplats.scheduling.b2b.given import Given, Half

WORK = 2.0


@dataclass(frozen=True, slots=True)
class RulesClash:
    """Rules without a timetable, as paths in the file; ``smallest``: each is needed for that.

    Where it is not known of some whether they are needed, they stay and ``smallest`` is False.
    """

    rules: tuple[str, ...]
    smallest: bool


def clash_of(given: Given, seed: int, work: float = WORK) -> RulesClash:
    """Rules that cannot hold together; ``work`` bounds the effort for each that is left out.

    That nobody is in two meetings at once and that all are held stands outside; where nothing else
    is needed the answer is ``requested``. Found by leaving rules out, halves of them at a time:
    one by one in the end, and what is needed then is needed with fewer rules too.
    """
    rules, smallest = rules_of(given), True
    step = max(1, len(rules) // 2)
    while step:
        at = 0
        while at < len(rules):
            fewer = rules[:at] + rules[at + step :]
            answer = _without(only(given, fewer), seed, work)
            if answer is Answer.NO:
                rules = fewer
            else:
                smallest = smallest and not (step == 1 and answer is Answer.UNKNOWN)
                at += step
        step //= 2
    return RulesClash(tuple(rules) or ("requested",), smallest)


def rules_of(given: Given) -> list[str]:
    """Every rule that could be left out, by its path: counted from 1, as in the file."""
    rules = ["nTables", "fairness"]
    rules += [f"forbidden[{p}]" for p, slots in enumerate(given.forbidden, 1) if slots]
    for n, meeting in enumerate(given.meetings, 1):
        if meeting.half is not Half.ANY:
            rules.append(f"requested[{n}]")
        if meeting.fixed is not None:
            rules.append(f"fixed[{n}]")
        if meeting.after:
            rules.append(f"precedences[{n}]")
    return rules


def only(given: Given, rules: Sequence[str]) -> Given:
    """The same meetings with only these rules."""
    kept = set(rules)
    return replace(
        given,
        tables=given.tables if "nTables" in kept else len(given.meetings) or 1,
        fairness=given.fairness if "fairness" in kept else given.slots,
        forbidden=tuple(
            slots if f"forbidden[{p}]" in kept else () for p, slots in enumerate(given.forbidden, 1)
        ),
        meetings=tuple(
            replace(
                meeting,
                half=meeting.half if f"requested[{n}]" in kept else Half.ANY,
                fixed=meeting.fixed if f"fixed[{n}]" in kept else None,
                after=meeting.after if f"precedences[{n}]" in kept else (),
            )
            for n, meeting in enumerate(given.meetings, 1)
        ),
    )


def _without(given: Given, seed: int, work: float) -> Answer:
    """Whether there is a timetable with the rules that are left."""
    # bool() is False: nothing but the work halts this, so that the answer is always the same.
    return any_times(given, Effort(work, seed, bool)).answer
