"""What can become of a meeting that cannot be held as planned: later, somebody else, a call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState
from motesplats.core.ids import MeetingId, new_id
from motesplats.core.visibility import Place
from motesplats.usecases.batches import Batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from motesplats.core.fair import CalledOff, Meeting
    from motesplats.core.ids import EmployerId, SeekerId
    from motesplats.core.people import Employer, Seeker
    from motesplats.usecases.places_left import Left
    from motesplats.usecases.views import FairParts, MeetingView

_MOST_OTHERS = 3
_ANY_BRANCH = "generic"


class Instead(StrEnum):
    """What becomes of the meeting, the best first: the same employer at another time, another
    employer, a call by phone, or nothing."""

    LATER = "later"
    OTHER = "other"
    PHONE = "phone"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Option:
    """One way; ``view`` is the meeting as it would be, None where nobody meets in the hall.

    ``wished``: the seeker asked for that employer; ``similar``: it has the same role or branch.
    """

    way: Instead
    view: MeetingView | None = None
    wished: bool = True
    similar: bool = True

    @property
    def meeting(self) -> Meeting | None:
        return None if self.view is None else self.view.meeting


@dataclass(frozen=True, slots=True)
class Remaining:
    """A meeting that cannot be held as planned, its ways from the best on, and the one chosen."""

    view: MeetingView
    options: tuple[Option, ...]
    option: Option

    def as_it_becomes(self) -> Meeting:
        """The meeting as the chosen way leaves it."""
        if self.option.way is Instead.LATER and self.option.meeting is not None:
            return self.option.meeting
        off = self.option.way is Instead.PHONE
        return replace(
            self.view.meeting, state=MeetingState.BY_PHONE if off else MeetingState.CANCELLED
        )


def remaining_of(
    left: Left,
    parts: FairParts,
    meetings: Iterable[Meeting],
    chosen: Mapping[MeetingId, Option],
) -> tuple[Remaining, ...]:
    """The ways of each meeting, in order of time.

    What a person chose is kept; of the others those with the fewest meetings left choose first, so
    that nobody is left with nothing while others have two.
    """
    gone = {m.id: m for m in meetings}
    left = left.allowing(_alike(left, parts, gone.values()))
    kept = tuple(m for m in left.meetings if m.id not in gone)
    fixed = [(gone[one], option) for one, option in chosen.items() if one in gone]
    kept = (*kept, *(o.meeting for _, o in fixed if o.meeting is not None))
    options = dict(chosen)
    found: dict[MeetingId, tuple[Option, ...]] = {}
    have = {m.seeker: sum(k.seeker == m.seeker for k in kept) for m in gone.values()}
    for meeting in sorted(gone.values(), key=lambda m: (have[m.seeker], m.slot, m.id)):
        mine = options.get(meeting.id)
        others = kept if mine is None else tuple(m for m in kept if m is not mine.meeting)
        found[meeting.id] = tuple(_options(left, parts, meeting, others))
        if mine is None:
            options[meeting.id] = best = _best(found[meeting.id])
            kept = kept if best.meeting is None else (*kept, best.meeting)
    return tuple(
        Remaining(parts.view(m, Place.BOARD), _with(options[m.id], found[m.id]), options[m.id])
        for m in sorted(gone.values(), key=lambda m: (m.slot, m.id))
    )


def batch_of(remaining: Iterable[Remaining], reason: CalledOff) -> Batch:
    """The chosen ways as one change."""
    after, added = [], []
    for one in remaining:
        there = one.option.meeting
        if one.option.way is Instead.OTHER and there is not None:
            added.append(there)
        after.append(one.as_it_becomes())
    return Batch(tuple(after), tuple(added), reason)


def _alike(
    left: Left, parts: FairParts, meetings: Iterable[Meeting]
) -> Iterator[tuple[SeekerId, EmployerId]]:
    """Those who could meet an employer like the one that they cannot meet."""
    for meeting in meetings:
        here = parts.employers[meeting.employer]
        for one in parts.employers.values():
            pair = meeting.seeker, one.id
            if pair not in left.planning.never and similar(here, one):
                yield pair


def _best(options: tuple[Option, ...]) -> Option:
    return next(o for o in options if o.wished)


def _with(mine: Option, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The ways with the chosen one among them, at its own place."""
    same = [_place_of(o) == _place_of(mine) for o in options]
    if any(same):
        return tuple(mine if is_it else o for o, is_it in zip(options, same, strict=True))
    return (mine, *options)


def _place_of(option: Option) -> tuple[object, ...]:
    there = option.meeting
    return option.way, None if there is None else (there.employer, there.station, there.slot)


def _options(
    left: Left, parts: FairParts, meeting: Meeting, kept: tuple[Meeting, ...]
) -> Iterator[Option]:
    same = next(left.ways(meeting, meeting.employer, kept), None)
    if same is not None:
        yield Option(Instead.LATER, parts.view(same, Place.BOARD))
    yield from _others(left, parts, meeting, kept)
    seeker = parts.seekers[meeting.seeker]
    if can_be_called(seeker):
        yield Option(Instead.PHONE)
    yield Option(Instead.CANCEL)


def can_be_called(seeker: Seeker) -> bool:
    """Whether an employer may be given a number to call."""
    return bool(seeker.phone) and not seeker.protected


def _others(
    left: Left, parts: FairParts, meeting: Meeting, kept: tuple[Meeting, ...]
) -> Iterator[Option]:
    """Other employers, those of the seeker's wishes with the same role or branch first, each when
    it disturbs the day least."""
    here = parts.employers[meeting.employer]
    ranks = {w.employer: w.rank for w in left.planning.wishes if w.seeker == meeting.seeker}
    met = {m.employer for m in parts.meetings if m.seeker == meeting.seeker}
    met |= {m.employer for m in kept if m.seeker == meeting.seeker}
    never = {e for s, e in left.planning.never if s == meeting.seeker}
    found: list[tuple[tuple[object, ...], EmployerId]] = []
    for one in parts.employers.values():
        alike, rank = similar(here, one), ranks.get(one.id)
        if one.id not in met | never and (rank is not None or alike):
            order = (rank is None, not alike, rank or 0, one.name, one.id)
            found.append((order, one.id))
    made = 0
    for (unwished, strange, *_), employer in sorted(found):
        if made == _MOST_OTHERS:
            return
        ways = left.ways(replace(meeting, id=MeetingId(new_id())), employer, kept)
        nearest = min(ways, key=lambda m: (abs(m.slot - meeting.slot), m.slot), default=None)
        if nearest is not None:
            made += 1
            fresh = replace(nearest, state=MeetingState.PLANNED, locked=False)
            view = parts.view(fresh, Place.BOARD)
            yield Option(Instead.OTHER, view, wished=not unwished, similar=not strange)


def similar(one: Employer, other: Employer) -> bool:
    """Whether two employers have a role in common, or a branch that says something."""
    if one.branch == other.branch != _ANY_BRANCH:
        return True
    both = [
        {role.ssyk or role.title.casefold() for role in employer.roles} for employer in (one, other)
    ]
    return not both[0].isdisjoint(both[1])
