"""One longer meeting from the list to the papers, by hand, published, at the kiosk and mended."""

from datetime import time
from pathlib import Path

import pypdfium2
import pytest
from usecases.builders import (
    drafted_between,
    fair_in,
    host,
    meeting_between,
    planned,
    register,
    seeker_named,
    session_of,
    someone,
)

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, Meeting, MeetingState
from motesplats.core.people import Needs, Presence
from motesplats.core.visibility import Place
from motesplats.i18n import words_in
from motesplats.scheduling.rules import Rule
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.dropping import drop_draft
from motesplats.usecases.kiosk import kiosk_meetings
from motesplats.usecases.planning import move_meeting, publish_timetable, timetable
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.running import mark_meeting, mend_timetable
from motesplats.usecases.showing import lists_behind
from motesplats.usecases.views import MeetingView


@pytest.fixture
def fair(context: Context) -> Fair:
    """Rut, who needs longer time, and Bo meet Bygg AB, who leaves a quarter before the end."""
    made = fair_in(context)
    register(
        context, made, host("Bygg AB", 1, presence=Presence(leaves=time(9, 45))),
        host("Vård AB", 2),
        someone("Rut Ek", "Bygg AB", needs=Needs(longer_time=True)), someone("Bo Ås", "Bygg AB"),
        someone("Siv Alm", "Vård AB"),
    )  # fmt: skip
    return planned(context, made)


def shown(context: Context, fair: Fair, name: str) -> MeetingView:
    parts = queries.parts(context, fair.id)
    return parts.plan_of(seeker_named(context, fair, name).id, Place.SLIP)[0]


def printed(context: Context, fair: Fair, sheet: str, folder: Path) -> str:
    path = print_sheet(context, fair.id, sheet, folder, PrintJob(words_in("sv"))).path
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def test_it_takes_two_slots_and_no_other_meeting_stands_in_them(
    context: Context, fair: Fair
) -> None:
    rut, bo = (meeting_between(context, fair, name, "Bygg AB") for name in ("Rut", "Bo"))
    assert (rut.slots, bo.slots) == (2, 1)
    assert not set(rut.taken) & set(bo.taken)
    assert set(rut.taken) | set(bo.taken) == {0, 1, 2}


def test_papers_say_when_it_is_over(context: Context, fair: Fair, tmp_path: Path) -> None:
    rut, bo = shown(context, fair, "Rut"), shown(context, fair, "Bo")
    spans = {(time(9), "09:28"), (time(9, 15), "09:43")}
    assert (rut.starts, rut.until) in spans
    assert (bo.until, bo.when) == ("", f"{bo.starts:%H:%M}")
    slips = printed(context, fair, "slips", tmp_path)
    assert f"till {rut.until}" in slips
    assert slips.count("till ") == 1
    for sheet in ("timetable", "prep"):
        assert rut.when in printed(context, fair, sheet, tmp_path)


def test_by_hand_it_goes_only_where_it_has_room(context: Context, fair: Fair) -> None:
    rut, bo = (drafted_between(context, fair, name, "Bygg AB") for name in ("Rut", "Bo"))
    assert broken(context, rut, 2) == Rule.STATION_EMPTY
    assert broken(context, rut, 3) == Rule.OVERRUN
    assert broken(context, bo, rut.last) == Rule.STATION_TWICE


def broken(context: Context, meeting: Meeting, slot: int) -> str:
    with pytest.raises(Refused) as refused:
        move_meeting(context, meeting.id, meeting.station, slot)
    assert refused.value.refusal is Refusal.TIMETABLE_INVALID
    return str(refused.value.details["path"])


def test_it_is_moved_locked_dropped_and_published_with_its_length(
    context: Context, fair: Fair
) -> None:
    siv = drafted_between(context, fair, "Siv", "Vård AB")
    move_meeting(context, siv.id, siv.station, 3 if siv.slot != 3 else 2)
    assert drafted_between(context, fair, "Rut", "Bygg AB").slots == 2
    assert [m.id for m in timetable(context, fair.id).changes.moved] == [siv.id]
    drop_draft(context, fair.id)
    assert drafted_between(context, fair, "Rut", "Bygg AB").slots == 2
    assert publish_timetable(context, fair.id).new is False


def test_the_employer_s_screen_and_the_desk_tell_its_end(context: Context, fair: Fair) -> None:
    rut = shown(context, fair, "Rut")
    mine = kiosk_meetings(context, session_of(context, fair, "Bygg AB"))
    assert rut.when in [one.view.when for one in mine]
    answer = check_in_by_name(context, seeker_named(context, fair, "Rut").id)
    assert [view.when for view in answer.meetings] == [rut.when]
    told = lists_behind(context, fair.id, Place.EXPORT)["timetable"]
    assert (f"{rut.starts:%H:%M}", rut.until) in {(m["starts"], m["ends"]) for m in told}


def test_mending_keeps_its_length_and_gives_its_place_away_whole(
    context: Context, fair: Fair
) -> None:
    rut = meeting_between(context, fair, "Rut", "Bygg AB")
    bo = seeker_named(context, fair, "Bo").id
    mend_timetable(context, fair.id, 0, frozenset({bo}))
    assert meeting_between(context, fair, "Rut", "Bygg AB").slots == 2
    mark_meeting(context, rut.id, MeetingState.HELD)
    mend_timetable(context, fair.id, 3, frozenset())
    assert meeting_between(context, fair, "Rut", "Bygg AB").taken == rut.taken
