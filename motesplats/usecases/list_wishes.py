"""From the wishes in lists to who wants to meet whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.ids import (
    EmployerId,
    SeekerId,
)
from motesplats.core.people import Wish
from motesplats.core.visibility import Place, seen_name
from motesplats.i18n import folded, isolated
from motesplats.storage import employers, people, wishes
from motesplats.usecases.changes import Change, ImportPlan, Oddity, Sorting
from motesplats.usecases.matching import Register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.people import Employer, Seeker
    from motesplats.exchange.rows import (
        ReadFile,
        SeekerRow,
        WishRow,
    )
    from motesplats.storage.store import Connection


def plan_wishes(
    connection: Connection,
    plan: ImportPlan,
    seekers: ReadFile | None,
    file: ReadFile | None,
) -> ImportPlan:
    if seekers is None and file is None:
        return plan
    kept = _by_seeker(wishes.wishes_of(connection, plan.fair))
    present = {s.id: s for s in people.seekers_of(connection, plan.fair)}
    present |= {s.id: s for s in (*plan.changed_seekers, *plan.new_seekers)}
    known = {e.id: e for e in employers.employers_of(connection, plan.fair)}
    known |= {e.id: e for e in (*plan.changed_employers, *plan.new_employers)}
    hosts = {folded(e.name): e.id for e in known.values()}
    names = _Names(Register(present.values()), hosts, Sorting())
    wanted = dict(kept)
    rows = () if seekers is None else seekers.seekers
    for seeker_row, owner in zip(rows, plan.owners, strict=True):
        # No wish at all is an empty cell, which erases nothing.
        if seeker_row.wishes:
            wanted[owner] = _wishes_of_row(seeker_row, owner, names, kept.get(owner, {}))
    for wish_row in () if file is None else file.wishes:
        _single_wish(wish_row, names, wanted)
    pairs = _Pairs(present, known)
    _sort(kept, wanted, names.sorting, pairs)
    wishing = frozenset(s for s, own in wanted.items() if own != kept.get(s, {}))
    new = tuple(wish for s in wanted if s in wishing for wish in wanted[s].values())
    return replace(plan, wishes=names.sorting.result(file), wishing=wishing, new_wishes=new)


@dataclass(frozen=True, slots=True)
class _Names:
    """Finds whom a wish names."""

    register: Register
    hosts: dict[str, EmployerId]
    sorting: Sorting

    def employer(self, row: int, name: str) -> EmployerId | None:
        found = self.hosts.get(folded(name))
        if found is None:
            self.sorting.suspicious.append(Change(row, name, Oddity.UNKNOWN_EMPLOYER))
        return found


_WishesBySeeker = dict[SeekerId, dict[EmployerId, Wish]]


def _wishes_of_row(
    row: SeekerRow, owner: SeekerId, names: _Names, earlier: dict[EmployerId, Wish]
) -> dict[EmployerId, Wish]:
    # What employers asked for in a list of their own stays when the seeker's wishes come anew.
    own = {e: replace(w, rank=None) for e, w in earlier.items() if w.employer_score}
    for rank, name in enumerate(row.wishes, start=1):
        employer = names.employer(row.row, name)
        if employer is not None and own.get(employer, Wish(owner, employer)).rank is None:
            own[employer] = replace(own.get(employer, Wish(owner, employer)), rank=rank)
    return own


def _single_wish(row: WishRow, names: _Names, wanted: _WishesBySeeker) -> None:
    seeker = names.register.find(row)
    employer = names.employer(row.row, row.employer)
    if seeker is None:
        label = f"{row.first_name} {row.last_name}".strip() or row.email
        names.sorting.suspicious.append(Change(row.row, label, Oddity.UNKNOWN_SEEKER))
    if seeker is None or employer is None:
        return
    own = dict(wanted.get(seeker.id, {}))
    old = own.get(employer, Wish(seeker.id, employer))
    rank = old.rank if row.rank is None else row.rank
    own[employer] = replace(old, rank=rank, employer_score=row.employer_score or old.employer_score)
    wanted[seeker.id] = own


def _by_seeker(values: Iterable[Wish]) -> _WishesBySeeker:
    found: defaultdict[SeekerId, dict[EmployerId, Wish]] = defaultdict(dict)
    for value in values:
        found[value.seeker][value.employer] = value
    return dict(found)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Says in the preview who wants to meet whom."""

    seekers: dict[SeekerId, Seeker]
    employers: dict[EmployerId, Employer]

    def line(self, seeker: SeekerId, employer: EmployerId) -> Change:
        name = seen_name(self.seekers[seeker], Place.COORDINATOR)
        return Change(0, f"{isolated(name)} – {isolated(self.employers[employer].name)}")


def _sort(kept: _WishesBySeeker, wanted: _WishesBySeeker, sorting: Sorting, pairs: _Pairs) -> None:
    for seeker, own in wanted.items():
        earlier = kept.get(seeker, {})
        for employer, wish in own.items():
            old = earlier.get(employer)
            pile = sorting.new if old is None else sorting.changed
            pile = sorting.unchanged if wish == old else pile
            pile.append(pairs.line(seeker, employer))
        sorting.gone.extend(pairs.line(seeker, lost) for lost in earlier if lost not in own)
