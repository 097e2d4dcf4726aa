"""What the hall looks like at an instant: each station, who is missing, free, or runs over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motesplats.core.fair import Meeting, Station
from motesplats.core.ids import MeetingId, SeekerId, StationId
from motesplats.live.course import Course, spanned, station_slots, timeline
from motesplats.live.gathering import Facts, Gathering, Seated, Together
from motesplats.live.phases import Held, Moment, Phase, SlotTimes, Timeline, moment
from motesplats.live.presence import (
    Missing,
    Reserve,
    free_at,
    missing_at,
    open_to_somebody,
    reserves_among,
)

EMPLOYER_DUE = timedelta(minutes=10)


class StationState(StrEnum):
    """What goes on at a station."""

    BEFORE = "before"
    WAITING = "waiting"
    TALK = "talk"
    FEEDBACK = "feedback"
    CHANGE = "change"
    OVERRUN = "overrun"
    FREE = "free"
    BREAK = "break"
    EMPLOYER_MISSING = "employer_missing"
    EMPLOYER_COMING = "employer_coming"
    EMPLOYER_LEFT = "employer_left"
    PAUSED = "paused"
    AFTER = "after"


class FormState(StrEnum):
    """The form of the meeting that a station has now: not yet due, due, or saved."""

    NONE = "none"
    MISSING = "missing"
    SAVED = "saved"


_OUTSIDE = {
    Phase.BEFORE: StationState.BEFORE,
    Phase.BREAK: StationState.BREAK,
    Phase.AFTER: StationState.AFTER,
}


@dataclass(frozen=True, slots=True)
class StationView:
    """One station: what goes on there and with whom.

    ``meeting`` is the slot's (None: free, or between slots), ``sits`` who is there as far as is
    known, ``next`` the meeting after. ``seconds`` tells how long the seeker has been waited for or
    how much a meeting runs over, otherwise 0. ``missing_forms`` are meetings that are over without
    a form. ``wrong`` is a badge that was read here and belongs to somebody else's meeting.
    ``comes`` is when an employer who is late said to come. ``group``: a group meeting instead.
    """

    station: Station
    state: StationState
    seconds: int
    meeting: Meeting | None
    sits: SeekerId | None
    next: Meeting | None
    form: FormState
    missing_forms: tuple[MeetingId, ...]
    wrong: Seated | None
    comes: datetime | None = None
    group: Together | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Heads and forms: ``expected`` = inside + late + not yet due + gone home."""

    expected: int
    inside: int
    late: int
    gone_home: int
    forms_saved: int
    forms_due: int


@dataclass(frozen=True, slots=True)
class Hall:
    """The whole hall at ``at``: the moment and timeline of the day, the stations in order of
    number, the missing in order of time, and who is inside and free for what is free now."""

    at: datetime
    moment: Moment
    timeline: Timeline
    stations: tuple[StationView, ...]
    counts: Counts
    missing: tuple[Missing, ...]
    free: tuple[SeekerId, ...]
    reserves: tuple[Reserve, ...]


@dataclass(frozen=True, slots=True)
class _Now:
    """The instant and what is asked of it over and over."""

    at: datetime
    course: Course
    common: Timeline
    moment: Moment
    facts: Facts
    inside: frozenset[SeekerId]
    arrived: frozenset[SeekerId]
    read_last: Mapping[SeekerId, Seated]
    read_at: Mapping[StationId, Seated]


@dataclass(frozen=True, slots=True)
class _Place:
    """A station in its own time: the slot's meeting, the one before it during a talk, and the
    one that it would keep waiting; ``since`` when a badge that is read belongs to the slot."""

    station: Station
    slots: tuple[SlotTimes, ...]
    moment: Moment
    since: datetime | None = None
    meeting: Meeting | None = None
    before: Meeting | None = None
    coming: Meeting | None = None
    next: Meeting | None = None
    group: Together | None = None


@dataclass(frozen=True, slots=True)
class _Forms:
    due: int
    saved: int
    missing: Mapping[StationId, tuple[MeetingId, ...]]


def hall(gathering: Gathering, facts: Facts, course: Course, now: datetime) -> Hall:
    """The hall at ``now`` (aware), from what is known and the clock alone."""
    common = timeline(course, now)
    arrived = frozenset(arrival.seeker for arrival in facts.arrivals)
    present = moment(common, now)
    inside = arrived - facts.gone_home
    here = _Now(now, course, common, present, facts, inside, arrived, *_scans(facts))
    places = tuple(_place(gathering, here, station) for station in gathering.stations)
    forms = _forms(gathering, here, places)
    views = tuple(_view(place, here, forms) for place in places)
    missing = missing_at(gathering, common, arrived | facts.gone_home, now, facts.remote)
    free, reserves = _spare(gathering, here, views, open_to_somebody(present))
    return Hall(
        at=now,
        moment=present,
        timeline=common,
        stations=views,
        counts=_counts(gathering, here, missing, forms),
        missing=missing,
        free=free,
        reserves=reserves,
    )


def _place(gathering: Gathering, here: _Now, station: Station) -> _Place:
    later = gathering.meetings_at(station.id)
    slots = spanned(station_slots(here.course, here.common, station.id), later)
    present = here.moment
    if slots != here.common.slots:
        present = moment(Timeline(slots, held=here.common.held), here.at)
    if present.slot is None or present.phase in _OUTSIDE:
        from_slot = len(slots) if present.slot is None else present.slot.index
        coming = next((m for m in later if m.slot >= from_slot), None)
        return _Place(station, slots, present, next=coming)
    index = present.slot.index
    meeting = gathering.meeting_at(station.id, index)
    after = index + 1 if meeting is None else meeting.last + 1
    earlier = gathering.meeting_at(station.id, index - 1)
    before = slots[index - 1 if earlier is None else earlier.slot] if index else None
    following = gathering.meeting_at(station.id, after)
    talk = present.phase is Phase.TALK
    waited = before is not None and before.ends >= present.slot.starts
    adjoins = after < len(slots) and slots[after].starts <= present.slot.ends
    return _Place(
        station,
        slots,
        present,
        since=before.change_at if before else present.slot.starts - EMPLOYER_DUE,
        meeting=meeting,
        before=earlier if talk and waited else None,
        coming=meeting if talk else following if adjoins else None,
        next=next((m for m in later if m.slot > index), None),
        group=gathering.group_at(station.id, index),
    )


def _scans(facts: Facts) -> tuple[dict[SeekerId, Seated], dict[StationId, Seated]]:
    """Where each badge was read last, and whose badge was read last at each station; somebody who
    was read elsewhere since is no longer there."""
    latest = {seated.seeker: seated for seated in facts.seated}
    return latest, {s.station: s for s in facts.seated if latest[s.seeker] is s}


def _forms(gathering: Gathering, here: _Now, places: tuple[_Place, ...]) -> _Forms:
    """A form is due once the feedback of a meeting to which the seeker came has begun."""
    due, saved, missing = 0, 0, {}
    for place in places:
        late = []
        for meeting in gathering.meetings_at(place.station.id):
            slot = place.slots[meeting.slot]
            if meeting.id in here.facts.saved:
                due, saved = due + 1, saved + 1
            elif _takes_part(meeting, here) and slot.feedback_at <= here.at:
                due += 1
                late += [meeting.id] if slot.change_at <= here.at else []
        missing[place.station.id] = tuple(late)
    return _Forms(due, saved, missing)


def _view(place: _Place, here: _Now, forms: _Forms) -> StationView:
    station, read = place.station, here.read_at.get(place.station.id)
    sits = _sits(place, here)
    over = _overrun(place, here)
    state = StationState.OVERRUN if over is not None else _state(place, here, sits)
    awaited = {m.seeker for m in (place.meeting, place.coming) if m is not None}
    return StationView(
        station=station,
        state=state,
        seconds=_waited(place, here) if state is StationState.WAITING else over or 0,
        meeting=place.meeting,
        sits=sits,
        next=place.next,
        form=_form(place, here),
        missing_forms=forms.missing[station.id],
        wrong=read if read and read.seeker == sits and sits not in awaited else None,
        comes=_comes(here.facts, station),
        group=place.group,
    )


def _takes_part(meeting: Meeting, here: _Now) -> bool:
    """Whether the seeker has come, or takes part from elsewhere."""
    return meeting.seeker in here.arrived or meeting.id in here.facts.remote


def _state(place: _Place, here: _Now, sits: SeekerId | None) -> StationState:
    """What goes on, apart from running over; an employer's absence comes before the clock."""
    standstill = _standstill(place, here)
    if standstill is not None:
        return standstill
    if place.moment.phase in _OUTSIDE:
        return _OUTSIDE[place.moment.phase]
    if place.meeting is None and sits is None and place.group is None:
        return StationState.FREE
    if place.moment.phase is not Phase.CHANGE and sits is None and place.group is None:
        return StationState.WAITING
    return StationState(place.moment.phase.value)


def _standstill(place: _Place, here: _Now) -> StationState | None:
    """Why nothing can go on at the station: nobody is there, or it rests."""
    employer, facts = place.station.employer, here.facts
    if employer in facts.employers_gone:
        return StationState.EMPLOYER_LEFT
    comes = _comes(facts, place.station)
    if comes is not None and here.at < comes:
        return StationState.EMPLOYER_COMING
    due = comes is not None or here.at + EMPLOYER_DUE >= place.slots[0].starts
    if due and place.moment.phase is not Phase.AFTER and not _is_here(facts, place.station):
        return StationState.EMPLOYER_MISSING
    if place.moment.held is Held.PAUSED or place.station.id in facts.resting:
        return StationState.PAUSED
    return None


def _comes(facts: Facts, station: Station) -> datetime | None:
    """When the station's employer, who is late, said to come."""
    return next((one.at for one in facts.expected if one.employer == station.employer), None)


def _is_here(facts: Facts, station: Station) -> bool:
    """Whether the station's employer is here; whoever is to come again is not."""
    return station.employer in facts.employers_here and _comes(facts, station) is None


def _sits(place: _Place, here: _Now) -> SeekerId | None:
    """Who sits at the station: whose badge was read there last, else whose meeting it is, if that
    person is inside and has not been read elsewhere since the station was last free."""
    if place.since is None:
        return None
    read = here.read_at.get(place.station.id)
    if read is not None and read.at >= place.since:
        return read.seeker
    if place.meeting is not None and place.meeting.id in here.facts.remote:
        return place.meeting.seeker
    if place.meeting is None or place.meeting.seeker not in here.inside:
        return None
    elsewhere = here.read_last.get(place.meeting.seeker)
    return place.meeting.seeker if elsewhere is None or elsewhere.at < place.since else None


def _overrun(place: _Place, here: _Now) -> int | None:
    """Seconds since the change began without a form, while the next seeker waits inside; over as
    soon as that badge is read at the station, and when the next feedback begins."""
    done = place.meeting if place.moment.phase is Phase.CHANGE else place.before
    if done is None or place.coming is None or _standstill(place, here) is not None:
        return None
    if done.id in here.facts.saved or not _takes_part(done, here):
        return None
    ended = place.slots[done.slot].change_at
    read = here.read_at.get(place.station.id)
    if read is not None and read.seeker == place.coming.seeker and read.at >= ended:
        return None
    return round((here.at - ended).total_seconds()) if place.coming.seeker in here.inside else None


def _waited(place: _Place, here: _Now) -> int:
    index = place.moment.slot.index if place.moment.slot is not None else 0
    return round((here.at - place.slots[index].starts).total_seconds())


def _form(place: _Place, here: _Now) -> FormState:
    if place.meeting is None:
        return FormState.NONE
    if place.meeting.id in here.facts.saved:
        return FormState.SAVED
    due = place.moment.phase is not Phase.TALK and _takes_part(place.meeting, here)
    return FormState.MISSING if due else FormState.NONE


def _spare(
    gathering: Gathering, here: _Now, views: tuple[StationView, ...], index: int | None
) -> tuple[tuple[SeekerId, ...], tuple[Reserve, ...]]:
    """Who is inside and free in the slot, and which of them want an employer who is free in it."""
    if index is None or index >= len(here.common.slots):
        return (), ()
    sitting = frozenset(view.sits for view in views)
    free = free_at(gathering, here.common.slots[index], here.inside - sitting)
    facts = here.facts
    employers = frozenset(
        view.station.employer
        for view in views
        if _is_here(facts, view.station)
        and view.station.employer not in facts.employers_gone
        and view.station.id not in facts.resting
        and gathering.group_at(view.station.id, index) is None
        and (
            (meeting := gathering.meeting_at(view.station.id, index)) is None
            or meeting.seeker not in here.inside
        )
    )
    return free, reserves_among(gathering, free, employers)


def _counts(
    gathering: Gathering, here: _Now, missing: tuple[Missing, ...], forms: _Forms
) -> Counts:
    return Counts(
        expected=len(gathering.seekers),
        inside=len(here.inside),
        late=sum(one.late for one in missing),
        gone_home=len(here.facts.gone_home),
        forms_saved=forms.saved,
        forms_due=forms.due,
    )
