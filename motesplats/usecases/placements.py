"""Meetings as the journal keeps them, in ids only, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from motesplats.core.fair import Meeting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.storage.timetables import TimetableState
    from motesplats.usecases.drafts import Difference


def publication(version: int, changes: Difference) -> dict[str, object]:
    """What the journal keeps of a publication: the version before, and what it changed."""
    return {
        "verb": "publish_timetable",
        "version": version,
        "added": [m.id for m in changes.added],
        "moved": [placement(m) for m in changes.before],
        "removed": [placement(m) for m in changes.removed],
    }


def placement(meeting: Meeting) -> list[object]:
    """A meeting as the journal keeps it: ids, where and when, nothing that became of it."""
    who = [meeting.id, meeting.seeker, meeting.employer]
    where = [meeting.station, meeting.slot, meeting.interpreter]
    return [*who, *where, meeting.locked, meeting.slots]


def placed(told: Mapping[str, Any]) -> tuple[Meeting, ...]:
    """The meetings that a journal row tells of."""
    return tuple(_placed(*place) for place in told["meetings"])


def _placed(*place: Any) -> Meeting:
    # Rows from before meetings had several lengths do not say one.
    meeting, seeker, employer, station, slot, interpreter, locked, *slots = place
    made = Meeting(meeting, seeker, employer, station, slot, interpreter, locked=locked)
    return replace(made, slots=slots[0]) if slots else made


def same_places(former: tuple[Meeting, ...], wanted: tuple[Meeting, ...]) -> bool:
    """Whether both are the same pairs at the same places and times."""
    stood, stands = ([tuple(placement(m)[1:]) for m in ms] for ms in (former, wanted))
    return set(stood) == set(stands)


def draft_back(former: tuple[Meeting, ...], state: TimetableState) -> dict[str, object]:
    """How to bring the former draft back."""
    return {
        "verb": "restore_former_draft",
        "meetings": [placement(m) for m in former],
        "figures": dict(state.figures or {}),
        "made_of": state.made_of,
    }


def move_back(before: Meeting) -> dict[str, object]:
    """How to move a meeting back to where it stood."""
    return {
        "verb": "move_meeting",
        "meeting": before.id,
        "station": before.station,
        "slot": before.slot,
        "locked": before.locked,
    }
