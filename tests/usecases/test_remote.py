"""Meetings by video and telephone, and what paper, hall and table say of them and of groups."""

from datetime import time
from pathlib import Path

import pytest

from motesplats.core.clock import at
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, MeetingState
from motesplats.core.ids import SeekerId
from motesplats.core.meeting_forms import Remote, RemoteWay
from motesplats.core.people import Seeker
from motesplats.i18n import SWEDISH, words_in
from motesplats.live.board import BoardName, free_stations, name_page, station_lines
from motesplats.live.hall import Hall as Found
from motesplats.live.hall import StationState
from motesplats.storage.timetables import stations_in_use
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import Signed, save_feedback
from motesplats.usecases.group_choices import other_meetings
from motesplats.usecases.group_feedback import note_who_came
from motesplats.usecases.groups import GroupPlan, group_meetings, plan_group, put_in_group
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.kiosk import kiosk_meetings, prep_card
from motesplats.usecases.kiosk_badges import Seat, seen_badge
from motesplats.usecases.kiosk_day import nobody_here, somebody_here
from motesplats.usecases.live_hall import hall_records, live_hall
from motesplats.usecases.other_forms import qr_of
from motesplats.usecases.print_queue import said_in
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.remote import meet_in_hall, meet_remotely, remotes
from motesplats.usecases.running import mark_meeting
from tests.usecases.builders import (
    answered,
    employer_named,
    open_context,
    planned_fair,
    seeker_named,
    session_of,
)
from tests.usecases.hall_troubles import Hall

LINK = "https://mote.example/abc"


@pytest.fixture
def context() -> Context:
    return open_context()


def by_video(context: Context, fair: Fair, who: SeekerId | None = None) -> Remote:
    made = Remote(employer_named(context, fair, "Vård AB").id, who, RemoteWay.VIDEO, LINK)
    meet_remotely(context, made)
    return made


def group_in(context: Context, fair: Fair, *names: str, slot: int = 3) -> SeekerId:
    """A group at Bygg AB with these people; the answer is the first of them."""
    host = employer_named(context, fair, "Bygg AB").id
    own = [s.id for s in queries.stations(context, fair.id) if s.employer == host]
    group = plan_group(context, fair.id, GroupPlan(host, own[0], slot, "Prova på")).group
    people = [seeker_named(context, fair, name).id for name in names]
    put_in_group(context, group, people)
    return people[0]


def now(hall: Hall) -> Found:
    records = hall_records(hall.context, hall.fair.id)
    return live_hall(records, hall.context.now()).hall


def everybody(hall: Hall) -> tuple[Seeker, ...]:
    return queries.seekers(hall.context, hall.fair.id)


def mark_all_missed(hall: Hall) -> None:
    """Let nobody have a meeting of two."""
    for meeting in hall.meetings:
        mark_meeting(hall.context, meeting.id, MeetingState.NO_SHOW)


def test_a_pairs_own_way_goes_before_the_employers(context: Context) -> None:
    fair = planned_fair(context)
    asa = seeker_named(context, fair, "Åsa").id
    whole = by_video(context, fair)
    own = Remote(whole.employer, asa, RemoteWay.PHONE, "070-174 06 05")
    assert meet_remotely(context, own).slips == (asa,)
    session = session_of(context, fair, "Vård AB")
    ways = {m.view.meeting.seeker: m.remote for m in kiosk_meetings(context, session)}
    assert ways.pop(asa) == own
    assert set(ways.values()) == {whole}
    lines = other_meetings(context, fair.id).remotes
    assert [line.seeker and line.seeker.name for line in lines] == [None, "Åsa Öst"]
    assert asa in meet_in_hall(context, whole.employer, None).slips
    assert meet_in_hall(context, whole.employer, asa).slips == (asa,)
    assert remotes(context, fair.id) == ()


def test_a_way_without_link_or_number_is_refused(context: Context) -> None:
    fair = planned_fair(context)
    host = employer_named(context, fair, "Vård AB").id
    for address in ("  ", "x" * 301):
        with pytest.raises(Refused) as refused:
            meet_remotely(context, Remote(host, None, RemoteWay.VIDEO, address))
        assert refused.value.refusal is Refusal.REMOTE_WITHOUT_ADDRESS


def test_a_telephone_dials_what_the_symbol_says(context: Context) -> None:
    host = employer_named(context, planned_fair(context), "Vård AB").id
    told = {
        way: qr_of(Remote(host, None, way, address))
        for way, address in ((RemoteWay.VIDEO, LINK), (RemoteWay.PHONE, "+46 70-174 06 05"))
    }
    assert told == {RemoteWay.VIDEO: LINK, RemoteWay.PHONE: "tel:+46701740605"}
    assert qr_of(Remote(host, None, RemoteWay.PHONE, "växeln")) == ""


def test_slips_tell_of_links_and_groups_and_are_wrong_without_them(
    context: Context, tmp_path: Path
) -> None:
    fair = planned_fair(context)
    by_video(context, fair, seeker_named(context, fair, "Bo").id)
    asa = group_in(context, fair, "Åsa")
    job = PrintJob(tr=words_in(SWEDISH))
    assert print_sheet(context, fair.id, "slips", tmp_path, job).path.stat().st_size
    (_, said), = said_in(context, fair.id, (asa,))  # fmt: skip
    assert {one.slot for one in said.meetings} >= {3}


def test_nobody_is_missed_in_a_meeting_from_elsewhere(context: Context) -> None:
    hall = Hall(context)
    hall.open("Bo", "Siv", "Eva", "Ali", "Ann", "Åsa")
    missing = {one.seeker for one in now(hall).missing}
    first = hall.at(2, 0)
    assert first.seeker in missing
    meet_remotely(context, Remote(first.employer, first.seeker, RemoteWay.PHONE, "070"))
    found = now(hall)
    assert first.seeker not in {one.seeker for one in found.missing}
    states = {v.station.number: v.state for v in found.stations}
    assert (states[2], states[1]) == (StationState.TALK, StationState.WAITING)


def test_an_employer_who_is_elsewhere_is_not_missed(context: Context) -> None:
    hall = Hall(context)
    hall.clock.move_to(at(hall.fair.day, time(9, 0)))
    start_day(context, hall.fair.id)
    assert now(hall).stations[1].state is StationState.EMPLOYER_MISSING
    by_video(context, hall.fair)
    assert now(hall).stations[1].state is StationState.WAITING


def test_a_group_has_the_station_and_its_people_are_not_free(context: Context) -> None:
    hall = Hall(context)
    mark_all_missed(hall)
    hall.open()
    free = now(hall).free
    one = group_in(context, hall.fair, "Åsa", "Bo", slot=0)
    found = now(hall)
    assert one in free
    assert one not in found.free
    view = found.stations[0]
    names = {s.id: BoardName(s.first_name, (s.first_name,)) for s in everybody(hall)}
    assert station_lines(found, names)[0].now == "Prova på"
    gathering = hall_records(context, hall.fair.id).gathering
    assert [line.text for line in name_page(found, gathering, names, 9).lines] == ["Bo", "Åsa"]
    hall.wait(15)
    assert not name_page(now(hall), gathering, names, 9).lines
    hall.wait(-15)
    assert hall.station(1) not in {s.id for s in free_stations(found, gathering)}
    assert view.state is StationState.TALK
    assert view.group is not None
    assert view.group.group.title == "Prova på"
    assert hall.employer("Bygg AB") not in {e for r in found.reserves for e in r.wants}


def test_a_badge_that_is_read_at_the_groups_table_ticks_its_owner(context: Context) -> None:
    hall = Hall(context)
    mark_all_missed(hall)
    hall.open()
    group_in(context, hall.fair, "Åsa", "Bo", slot=0)
    session = session_of(context, hall.fair, "Bygg AB")
    code = seeker_named(context, hall.fair, "Bo").code
    for _ in range(2):
        seen = seen_badge(context, session, hall.station(1), code)
    stranger = seeker_named(context, hall.fair, "Ali").code
    assert seen_badge(context, session, hall.station(1), stranger).seat is Seat.FREE
    (group,) = group_meetings(context, hall.fair.id)
    assert seen.seat is Seat.RIGHT
    assert seen.meeting in {m.meeting for m in group.members}
    assert {m.seeker.name: m.came for m in group.members} == {"Bo Ek": True, "Åsa Öst": None}


def test_a_group_to_which_nobody_came_leaves_the_screen_until_somebody_does(
    context: Context,
) -> None:
    fair = planned_fair(context)
    group_in(context, fair, "Åsa", "Bo")
    session = session_of(context, fair, "Bygg AB")
    anchor = next(m for m in kiosk_meetings(context, session) if m.group).view.meeting
    assert prep_card(context, session, anchor.id).seeker.label == "Prova på"
    nobody_here(context, session, anchor.id)
    assert not [m for m in kiosk_meetings(context, session) if m.group]
    somebody_here(context, session, anchor.id)
    assert [m for m in kiosk_meetings(context, session) if m.group]
    with pytest.raises(Refused) as refused:
        mark_meeting(context, anchor.id, anchor.state)
    assert refused.value.refusal is Refusal.UNKNOWN_MEETING


def test_a_group_with_feedback_did_meet(context: Context) -> None:
    fair = planned_fair(context)
    group_in(context, fair, "Åsa", "Bo")
    session = session_of(context, fair, "Bygg AB")
    anchor = next(m for m in kiosk_meetings(context, session) if m.group).view.meeting
    with context.store.read() as connection:
        assert anchor.station in stations_in_use(connection, fair.id)
    note_who_came(context, session.employer, anchor.id, came=True)
    save_feedback(context, session, anchor.id, Signed(answered(context, fair, "Bygg AB")))
    with pytest.raises(Refused) as refused:
        nobody_here(context, session, anchor.id)
    assert refused.value.refusal is Refusal.MEETING_HAS_FEEDBACK
    other = session_of(context, fair, "Vård AB")
    with pytest.raises(Refused) as refused:
        nobody_here(context, other, anchor.id)
    assert refused.value.refusal is Refusal.NOT_YOUR_MEETING
