"""Group meetings: one employer, several seekers, one feedback for those who are there."""

from dataclasses import replace
from datetime import time

import pytest

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import DayPlan, Fair
from motesplats.core.ids import GroupId
from motesplats.feedback.answers import read_answers
from motesplats.storage import feedback as stored
from motesplats.usecases import groups, queries
from motesplats.usecases.context import Context
from motesplats.usecases.fairs import change_fair
from motesplats.usecases.feedback import Signed, form_of, save_feedback
from motesplats.usecases.group_feedback import note_who_came
from motesplats.usecases.groups import (
    GroupPlan,
    GroupView,
    group_meetings,
    plan_group,
    put_in_group,
    put_wishers_in_group,
    remove_group,
    take_out_of_group,
)
from motesplats.usecases.kiosk import kiosk_meetings
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.report_material import material_of, report_of
from tests.usecases.builders import (
    ANSWERS,
    employer_named,
    fair_in,
    host,
    open_context,
    register,
    seeker_named,
    session_of,
    small_fair,
    someone,
)

NAMES = ("Ada", "Bea", "Cia", "Dag", "Eva", "Fia", "Gun", "Hal")


@pytest.fixture
def context() -> Context:
    return open_context()


def crowd(context: Context) -> Fair:
    """One employer at two stations, and eight people who wish for it."""
    fair = fair_in(context)
    people = (someone(f"{name} Alm", "Bygg AB") for name in NAMES)
    register(context, fair, host("Bygg AB", 1, 2), *people)
    return fair


def plan_in(context: Context, fair: Fair, name: str = "Bygg AB", **more: object) -> GroupPlan:
    employer = employer_named(context, fair, name)
    own = [s for s in queries.stations(context, fair.id) if s.employer == employer.id]
    values = {"station": own[0].id, "slot": 1, "title": "Så blir du snickare", **more}
    return GroupPlan(employer=employer.id, **values)


def made(context: Context, fair: Fair, **more: object) -> GroupId:
    group = plan_group(context, fair.id, plan_in(context, fair, **more)).group
    put_wishers_in_group(context, group)
    return group


def only_group(context: Context, fair: Fair) -> GroupView:
    (found,) = group_meetings(context, fair.id)
    return found


def give(context: Context, fair: Fair) -> None:
    """One feedback to the group."""
    session = session_of(context, fair, "Bygg AB")
    (here,) = [m for m in kiosk_meetings(context, session) if m.group is not None]
    form = form_of(employer_named(context, fair, "Bygg AB"))
    answers = read_answers(form, ANSWERS | {"preview": True})
    save_feedback(context, session, here.view.meeting.id, Signed(answers))


def test_one_feedback_to_a_group_of_eight_reaches_the_six_who_are_there(context: Context) -> None:
    fair = crowd(context)
    made(context, fair)
    members = only_group(context, fair).members
    host_id = employer_named(context, fair, "Bygg AB").id
    for place, member in enumerate(members):
        note_who_came(context, host_id, member.meeting, came=place < 6)
    give(context, fair)
    with context.store.read() as connection:
        material = material_of(connection, fair.id)
        given = [report_of(connection, material, s).used for s in queries.seekers(context, fair.id)]
    assert [len(one) for one in given] == [1, 1, 1, 1, 1, 1, 0, 0]


def test_nothing_is_saved_for_a_group_before_somebody_is_said_to_be_there(
    context: Context,
) -> None:
    fair = crowd(context)
    made(context, fair)
    with pytest.raises(Refused) as refused:
        give(context, fair)
    assert refused.value.refusal is Refusal.GROUP_NOBODY
    assert not only_group(context, fair).members[0].saved


def test_saving_twice_makes_a_version_for_each_and_the_same_again_none(context: Context) -> None:
    fair = crowd(context)
    made(context, fair)
    host_id = employer_named(context, fair, "Bygg AB").id
    first, second = only_group(context, fair).members[:2]
    note_who_came(context, host_id, first.meeting, came=True)
    give(context, fair)
    note_who_came(context, host_id, second.meeting, came=True)
    give(context, fair)
    with context.store.read() as connection:
        versions = {s.seeker: s.version for s in stored.submissions_of(connection, fair.id)}
    assert versions == {first.seeker.seeker: 1, second.seeker.seeker: 1}


def test_the_timetable_leaves_the_groups_people_and_station_alone(context: Context) -> None:
    fair = crowd(context)
    group = made(context, fair, capacity=4, replaces=False)
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    members = {one.seeker.seeker for one in only_group(context, fair).members}
    meetings = queries.parts(context, fair.id).meetings
    assert group
    assert meetings
    taken = plan_in(context, fair).station
    assert not [m for m in meetings if 1 in m.taken and (m.seeker in members or m.station == taken)]
    assert {m.seeker for m in meetings} & members


def test_whoever_meets_an_employer_in_a_group_has_no_meeting_of_two_with_it(
    context: Context,
) -> None:
    fair = crowd(context)
    made(context, fair, capacity=4)
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    members = {one.seeker.seeker for one in only_group(context, fair).members}
    assert members.isdisjoint(m.seeker for m in queries.parts(context, fair.id).meetings)


def test_those_who_wish_the_most_get_the_seats(context: Context) -> None:
    fair = small_fair(context)
    group = plan_group(context, fair.id, plan_in(context, fair, capacity=2)).group
    put_wishers_in_group(context, group)
    view = only_group(context, fair)
    assert [m.seeker.name for m in view.members] == ["Siv Ål", "Åsa Öst"]
    assert view.room == 0


def test_a_group_is_refused_with_a_reason_when_it_cannot_be(context: Context) -> None:
    fair = small_fair(context)
    other = plan_in(context, fair, "Vård AB").station
    for refusal, wrong in (
        (Refusal.GROUP_WITHOUT_TITLE, {"title": "  "}),
        (Refusal.GROUP_SIZE, {"capacity": 1}),
        (Refusal.GROUP_OUTSIDE_DAY, {"slot": 3, "slots": 2}),
        (Refusal.UNKNOWN_STATION, {"station": other}),
    ):
        with pytest.raises(Refused) as refused:
            plan_group(context, fair.id, plan_in(context, fair, **wrong))
        assert refused.value.refusal is refusal
    plan_group(context, fair.id, plan_in(context, fair))
    with pytest.raises(Refused) as refused:
        plan_group(context, fair.id, plan_in(context, fair, title="En till"))
    assert refused.value.refusal is Refusal.GROUP_STATION_TAKEN


def test_nobody_is_in_two_groups_at_once_or_in_one_that_is_full(context: Context) -> None:
    fair = small_fair(context)
    first = plan_group(context, fair.id, plan_in(context, fair, capacity=2)).group
    second = plan_group(context, fair.id, plan_in(context, fair, "Vård AB")).group
    asa, bo, siv = (seeker_named(context, fair, name).id for name in ("Åsa", "Bo", "Siv"))
    put_in_group(context, first, [asa])
    with pytest.raises(Refused) as refused:
        put_in_group(context, second, [asa])
    assert refused.value.refusal is Refusal.GROUP_CLASH
    with pytest.raises(Refused) as refused:
        put_in_group(context, first, [bo, siv])
    assert refused.value.refusal is Refusal.GROUP_FULL
    put_wishers_in_group(context, second)
    names = [[m.seeker.name for m in view.members] for view in group_meetings(context, fair.id)]
    assert sorted(names) == [["Bo Ek"], ["Åsa Öst"]]


def test_a_group_can_be_changed_left_and_removed_until_there_is_feedback(context: Context) -> None:
    fair = crowd(context)
    group = made(context, fair)
    later = plan_in(context, fair, slot=2, title="Kom och prova")
    assert len(plan_group(context, fair.id, later, group).slips) == 8
    view = only_group(context, fair)
    assert (view.group.slot, view.group.title) == (2, "Kom och prova")
    take_out_of_group(context, group, view.members[0].seeker.seeker)
    assert len(only_group(context, fair).members) == 7
    host_id = employer_named(context, fair, "Bygg AB").id
    note_who_came(context, host_id, view.members[1].meeting, came=True)
    give(context, fair)
    for verb in (
        lambda: remove_group(context, group),
        lambda: take_out_of_group(context, group, view.members[1].seeker.seeker),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.refusal is Refusal.MEETING_HAS_FEEDBACK


def test_a_group_without_feedback_goes_with_its_seats(context: Context) -> None:
    fair = crowd(context)
    group = made(context, fair)
    assert len(remove_group(context, group).slips) == 8
    assert group_meetings(context, fair.id) == ()
    with pytest.raises(Refused) as refused:
        put_in_group(context, group, [])
    assert refused.value.refusal is Refusal.UNKNOWN_GROUP


def test_another_employer_cannot_say_who_is_in_a_group(context: Context) -> None:
    fair = small_fair(context)
    group = plan_group(context, fair.id, plan_in(context, fair)).group
    put_wishers_in_group(context, group)
    other = employer_named(context, fair, "Vård AB").id
    with pytest.raises(Refused) as refused:
        note_who_came(context, other, only_group(context, fair).members[0].meeting, came=True)
    assert refused.value.refusal is Refusal.NOT_YOUR_MEETING


def test_a_group_stands_in_the_employers_day_under_its_title(context: Context) -> None:
    fair = crowd(context)
    made(context, fair)
    session = session_of(context, fair, "Bygg AB")
    (here,) = kiosk_meetings(context, session)
    assert here.view.seeker.name == "Så blir du snickare"
    assert here.group is not None
    assert len(here.group.members) == 8
    assert groups.group_meetings(context, fair.id)[0].starts == here.view.starts


def test_a_group_that_the_day_has_no_time_for_waits_for_another(context: Context) -> None:
    fair = crowd(context)
    made(context, fair, slot=3)
    change_fair(context, replace(fair, plan=DayPlan(time(9, 0), time(9, 30))))
    assert only_group(context, fair).starts is None
    assert kiosk_meetings(context, session_of(context, fair, "Bygg AB")) == ()
