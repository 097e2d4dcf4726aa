"""The lists behind a fair's counts, as plain values that other programs can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.visibility import Place, seen_field
from motesplats.storage import feedback, wishes
from motesplats.usecases.queries import parts_in

if TYPE_CHECKING:
    from motesplats.core.ids import FairId
    from motesplats.core.people import Seeker
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts

_SHOWN = ("first_name", "last_name")


def lists_behind(context: Context, fair_id: FairId, place: Place) -> dict[str, object]:
    """Seekers, employers, stations, wishes, timetable, arrivals and feedback, each as a list of
    objects.

    People are named as far as ``place`` may see them; texts of feedback are never among them.
    """
    with context.store.read() as connection:
        parts = parts_in(connection, fair_id)
        asked = wishes.wishes_of(connection, fair_id)
        saved = feedback.submissions_of(connection, fair_id)
    codes = {s.id: s.code for s in parts.seekers.values()}
    names = {e.id: e.name for e in parts.employers.values()}
    return {
        "seeker_list": [_seeker(s, place) for s in parts.seekers.values()],
        "employer_list": [
            {"name": e.name, "branch": e.branch, "roles": [r.title for r in e.roles]}
            for e in parts.employers.values()
        ],
        "station_list": [
            {"number": s.number, "employer": names[s.employer], "accessible": s.accessible}
            for s in parts.stations.values()
        ],
        "wish_list": [
            {"seeker": codes[w.seeker], "employer": names[w.employer], "rank": w.rank}
            for w in asked
        ],
        "timetable": _timetable(parts, place),
        "arrival_list": [
            {"seeker": codes[seeker], "at": at.isoformat()} for seeker, at in parts.arrivals.items()
        ],
        "feedback_list": [
            {"seeker": codes[s.seeker], "employer": names[s.employer], "version": s.version}
            for s in saved
        ],
    }


def _seeker(seeker: Seeker, place: Place) -> dict[str, object]:
    named = {name: seen_field(seeker, name, place) for name in _SHOWN}
    return {"code": str(seeker.code), **named}


def _timetable(parts: FairParts, place: Place) -> list[dict[str, object]]:
    views = [parts.view(meeting, place) for meeting in parts.meetings]
    return [
        {
            "seeker": parts.seekers[view.meeting.seeker].code,
            "employer": view.employer,
            "station": view.station,
            "starts": f"{view.starts:%H:%M}",
            "ends": f"{view.ends:%H:%M}",
            "slot": view.meeting.slot,
            "state": view.meeting.state.value,
        }
        for view in views
    ]
