"""Given meetings as a MaxSAT problem for RC2 of python-sat; a program that runs by itself.

``python -m benchmarks._sat FILE`` prints seconds and breaks; whoever starts it may end it.
Its literals are those of the published encoding: a meeting in a slot, somebody busy, a break's end.
"""

import sys
import time
from pathlib import Path
from typing import Any

from motesplats.scheduling.b2b.dzn import read_dzn
from motesplats.scheduling.b2b.given import Given, breaks_of, holds
from motesplats.scheduling.b2b.model import possible_slots


def main() -> None:
    """Solve the file that is named."""
    from pysat.examples.rc2 import RC2  # Not a part of the project; brought here by the bench

    given = read_dzn(Path(sys.argv[1]).read_text("utf-8"))
    begun = time.perf_counter()
    encoding = Encoding(given)
    with RC2(encoding.wcnf, solver="g4", adapt=True, exhaust=True, minz=True, trim=5) as rc2:
        found = encoding.slots(rc2.compute())
    assert holds(given, found), "what is asked for is what the file asks for"
    print(f"{time.perf_counter() - begun:.2f}", sum(breaks_of(given, found)), flush=True)


class Encoding:
    """The clauses: ``at[m][slot]`` is the literal of meeting m then."""

    def __init__(self, given: Given) -> None:
        from pysat.formula import WCNF, IDPool

        self.given, self.pool, self.wcnf = given, IDPool(), WCNF()
        self.at = [
            {slot: self._new() for slot in possible_slots(given, m)}
            for m in range(len(given.meetings))
        ]
        self._busy: list[dict[int, int]] = []
        for literals in self.at:
            self._exactly(list(literals.values()), 1)
        for own in given.own():
            self._person(own)
        self._tables()
        self._precedences()

    def slots(self, model: list[int]) -> tuple[int, ...]:
        """When every meeting is held in a model of the clauses."""
        true = {literal for literal in model if literal > 0}
        return tuple(next(t for t, x in at.items() if x in true) for at in self.at)

    def _new(self) -> int:
        return int(self.pool.id(("literal", self.pool.top)))

    def _add(self, *literals: int) -> None:
        self.wcnf.append(list(literals))

    def _card(self, make: str, literals: list[int], bound: int) -> None:
        from pysat.card import CardEnc, EncType

        ladder = bound == 1 and len(literals) > 4
        kind = EncType.ladder if ladder else EncType.seqcounter
        kind = EncType.pairwise if bound == 1 and not ladder else kind
        build: Any = getattr(CardEnc, make)
        found = build(lits=literals, bound=bound, vpool=self.pool, encoding=kind)
        self.wcnf.extend(found.clauses)

    def _exactly(self, literals: list[int], bound: int) -> None:
        self._card("equals", literals, bound)

    def _at_most(self, literals: list[int], bound: int) -> None:
        if len(literals) > bound:
            self._card("atmost", literals, bound)

    def _person(self, own: tuple[int, ...]) -> None:
        busy: dict[int, int] = {}
        for slot in range(self.given.slots):
            here = [self.at[m][slot] for m in own if slot in self.at[m]]
            if here:
                busy[slot] = self._new()
                for literal in here:
                    self._add(-literal, busy[slot])
                self._add(-busy[slot], *here)
                self._at_most(here, 1)
        self._busy.append(busy)
        if busy:
            self._exactly(list(busy.values()), len(own))
        if len(own) > 1:
            self._breaks(busy)

    def _breaks(self, busy: dict[int, int]) -> None:
        since, ends = 0, []
        for slot, here in busy.items():
            if not since:
                since = here
                continue
            end, until = self._new(), self._new()
            just = [busy[slot - 1]] if slot - 1 in busy else []
            self._add(-here, *just, -since, end)
            for implied in (here, since, *(-literal for literal in just)):
                self._add(-end, implied)
            self._add(-since, until)
            self._add(-here, until)
            self._add(since, here, -until)
            since = until
            ends.append(end)
        for end in ends:
            self.wcnf.append([-end], weight=1)
        self._at_most(ends, self.given.fairness)

    def _tables(self) -> None:
        """As in the published files somebody there has no break, so fairness is a plain bound."""
        for slot in range(self.given.slots):
            tables = self.given.tables
            self._at_most([at[slot] for at in self.at if slot in at], tables)
            self._at_most([busy[slot] for busy in self._busy if slot in busy], 2 * tables)

    def _precedences(self) -> None:
        for m, meeting in enumerate(self.given.meetings):
            for before in meeting.after:
                for slot, literal in self.at[m].items():
                    self._add(-literal, *(x for t, x in self.at[before].items() if t < slot))


if __name__ == "__main__":
    main()
