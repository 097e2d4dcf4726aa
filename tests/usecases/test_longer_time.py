"""Longer time that is decided at the desk, and what becomes of the timetable."""

import pytest
from usecases.builders import (
    fair_in,
    host,
    meeting_between,
    planned,
    register,
    seeker_named,
    someone,
)

from motesplats.core.errors import Refused
from motesplats.core.fair import Fair, Topic
from motesplats.core.ids import OperationId, SeekerId
from motesplats.core.people import Needs
from motesplats.usecases.arrival import WalkIn, walk_in
from motesplats.usecases.context import Context
from motesplats.usecases.longer_time import give_longer_time
from motesplats.usecases.planning import publish_timetable
from motesplats.usecases.queries import seekers
from motesplats.usecases.running import mend_timetable


@pytest.fixture
def fair(context: Context) -> Fair:
    """Rut meets Bygg AB and Vård AB, Bo meets Bygg AB; four time slots."""
    made = fair_in(context)
    register(
        context, made, host("Bygg AB", 1), host("Vård AB", 2),
        someone("Rut Ek", "Bygg AB", "Vård AB"), someone("Bo Ås", "Bygg AB"),
    )  # fmt: skip
    return planned(context, made)


def lengths(context: Context, fair: Fair) -> set[int]:
    return {meeting_between(context, fair, "Rut", who).slots for who in ("Bygg AB", "Vård AB")}


def test_longer_time_is_given_once_and_taken_back(context: Context, fair: Fair) -> None:
    rut = seeker_named(context, fair, "Rut").id
    answer = give_longer_time(context, rut, True, OperationId("press"))
    assert (answer.needs, answer.changed) == (
        Needs(longer_time=True),
        {Topic.PEOPLE, Topic.TIMETABLE},
    )
    assert give_longer_time(context, rut, True).changed == frozenset()
    give_longer_time(context, rut, False)
    assert give_longer_time(context, rut, True, OperationId("press")).changed == frozenset()
    assert seeker_named(context, fair, "Rut").needs == Needs()
    with pytest.raises(Refused):
        give_longer_time(context, SeekerId("nobody"), True)


def test_planned_meetings_keep_their_length_until_they_are_mended(
    context: Context, fair: Fair
) -> None:
    give_longer_time(context, seeker_named(context, fair, "Rut").id, True)
    assert lengths(context, fair) == {1}
    mend_timetable(context, fair.id, 0, frozenset())
    assert lengths(context, fair) == {2}


def test_what_has_begun_keeps_its_length(context: Context, fair: Fair) -> None:
    first = min(
        (meeting_between(context, fair, "Rut", who) for who in ("Bygg AB", "Vård AB")),
        key=lambda meeting: meeting.slot,
    )
    give_longer_time(context, seeker_named(context, fair, "Rut").id, True)
    mend_timetable(context, fair.id, first.slot + 1, frozenset())
    assert lengths(context, fair) == {1, 2}


def test_publishing_gives_the_draft_the_lengths_of_today(context: Context, fair: Fair) -> None:
    register(context, fair, someone("Rut Ek", needs=Needs(longer_time=True)))
    planned(context, fair)
    assert lengths(context, fair) == {2}
    give_longer_time(context, seeker_named(context, fair, "Rut").id, False)
    assert publish_timetable(context, fair.id).new is True
    assert lengths(context, fair) == {1}


def test_a_drop_in_may_need_longer_time(context: Context, fair: Fair) -> None:
    walk_in(context, fair.id, WalkIn("Siv", longer_time=True))
    assert [s.first_name for s in seekers(context, fair.id) if s.needs.longer_time] == ["Siv"]
