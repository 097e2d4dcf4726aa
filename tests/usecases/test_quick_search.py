"""Quick search: what is found, by what, and in which order."""

from datetime import timedelta

import pytest
from usecases.builders import (
    fair_in,
    host,
    meeting_between,
    open_context,
    planned,
    planned_fair,
    register,
    seeker_named,
    someone,
)

from motesplats.core.clock import at
from motesplats.core.fair import Fair, MeetingState
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in
from motesplats.usecases.context import Context
from motesplats.usecases.protection import protect
from motesplats.usecases.quick_search import Found, FoundKind, find, search_index
from motesplats.usecases.running import mark_meeting


@pytest.fixture
def context() -> Context:
    return open_context()


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def found(context: Context, fair: Fair, text: str, minutes: int = -30) -> list[Found]:
    now = at(fair.day, fair.plan.starts) + timedelta(minutes=minutes)
    return list(find(search_index(context, fair.id), text, now))


def names(context: Context, fair: Fair, text: str, minutes: int = -30) -> list[str]:
    plain = str.maketrans("", "", "\u2068\u2069")
    return [
        hit.name.translate(plain).split(" · ")[0] for hit in found(context, fair, text, minutes)
    ]


def test_people_are_found_by_name_code_and_phone(context: Context, fair: Fair) -> None:
    asa = seeker_named(context, fair, "Åsa")
    for typed in ("asa", "ÖST", "ås ös", asa.code, asa.code[3:8].lower(), "0605"):
        assert names(context, fair, typed) == ["Åsa Öst"], typed
    assert names(context, fair, "å") == []
    assert names(context, fair, "zz") == []


def test_protected_people_are_found_by_their_code_only(context: Context, fair: Fair) -> None:
    asa = seeker_named(context, fair, "Åsa")
    protect(context, asa.id, True)
    for typed in ("asa", "öst", "0605"):
        assert names(context, fair, typed) == []
    (hit,) = found(context, fair, asa.code)
    assert "Åsa" not in repr(hit.name)
    assert hit.next is not None
    assert "Åsa" not in hit.next.seeker.label


def test_employers_and_stations_tell_who_comes_next(context: Context, fair: Fair) -> None:
    (hit,) = found(context, fair, "bygg")
    assert (hit.kind, hit.stations) == (FoundKind.EMPLOYER, (1,))
    for typed in ("1", "bord 1", "Bord1", "table 1"):
        (station,) = found(context, fair, typed)
        assert (station.kind, station.stations, station.next) == (
            FoundKind.STATION, (1,), hit.next,
        )  # fmt: skip
    assert found(context, fair, "bord 7") == []


def test_a_time_finds_what_is_then_at_one_station_or_at_all(context: Context, fair: Fair) -> None:
    slots = queries.parts(context, fair.id).slots
    first = [
        h.next and h.next.meeting.slot for h in found(context, fair, f"{slots[0].starts:%H:%M}")
    ]
    assert set(first) == {0}
    (only,) = found(context, fair, f"{slots[0].starts:%H.%M} bord 2")
    assert (only.kind, only.stations) == (FoundKind.MEETING, (2,))
    assert found(context, fair, "23:59") == []


def test_who_meets_next_comes_first_and_who_meets_no_more_last(context: Context) -> None:
    made = fair_in(context)
    register(context, made, host("Bygg AB", 1), *(someone(f"An {n}", "Bygg AB") for n in "ABCD"))
    fair = planned(context, made)
    order = sorted(queries.parts(context, fair.id).meetings, key=lambda m: m.slot)
    assert [hit.key for hit in found(context, fair, "an")] == [m.seeker for m in order]
    minutes = fair.plan.slot_minutes
    later = found(context, fair, "an", minutes)
    assert [hit.key for hit in later] == [m.seeker for m in (*order[1:], order[0])]
    assert later[-1].next is None


def test_a_meeting_that_was_missed_is_not_what_comes_next(context: Context, fair: Fair) -> None:
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    mark_meeting(context, meeting.id, MeetingState.NO_SHOW)
    (hit,) = found(context, fair, "siv")
    assert hit.next is None


def test_who_is_inside_is_told_with_the_time(context: Context, fair: Fair) -> None:
    siv = seeker_named(context, fair, "Siv")
    assert found(context, fair, "siv")[0].inside is None
    came = check_in(context, fair.id, siv.code)
    assert found(context, fair, "siv")[0].inside == came.at
