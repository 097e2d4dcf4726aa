"""Which rules cannot hold together, when there is no timetable at all."""

from collections.abc import Sequence
from dataclasses import replace

from motesplats.scheduling.b2b.asking import Answer, Effort, ask
from motesplats.scheduling.b2b.given import Given, Half
from motesplats.scheduling.b2b.model import Asked

WORK = 2.0


def clash_of(given: Given, seed: int) -> tuple[str, ...]:
    """A smallest set of rules without a timetable, as paths in the file: each is needed for it.

    That nobody is in two meetings at once and that all are held stands outside; where nothing else
    is needed the answer is ``requested``. Found by leaving rules out, halves of them at a time.
    """
    rules = rules_of(given)
    step = max(1, len(rules) // 2)
    while step:
        at = 0
        while at < len(rules):
            fewer = rules[:at] + rules[at + step :]
            if _impossible(only(given, fewer), seed):
                rules = fewer
            else:
                at += step
        step //= 2
    return tuple(rules) or ("requested",)


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


def _impossible(given: Given, seed: int) -> bool:
    """Proven so; a question left open counts as possible, and the rule stays."""
    # bool() is False: nothing but the work halts this, so that the answer is always the same.
    return ask(given, Asked(), Effort(WORK, seed, bool)).answer is Answer.NO
