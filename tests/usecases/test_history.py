"""Undo and redo on a real store: order, what stands in the way, names, papers, restarts."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from usecases.builders import (
    answered,
    employer_named,
    give_feedback,
    later,
    meeting_between,
    planned_fair,
    register,
    seeker_named,
    session_of,
    someone,
)
from usecases.histories import SWEDISH, arrive, bare, coming, inside, plain, said

from motesplats.core.clock import ManualClock
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import DayPlan, Fair, MeetingState
from motesplats.core.history import Actor, Step
from motesplats.core.ids import OperationId
from motesplats.live.alarms import AlarmCode, Handled
from motesplats.step_words import actor_said
from motesplats.storage.recording import DAY_TABLES
from motesplats.storage.store import Store
from motesplats.usecases import hall_marks as marks
from motesplats.usecases import hall_steps as steps
from motesplats.usecases import queries
from motesplats.usecases.arrival import (
    WalkIn,
    check_in_by_name,
    greeting_of,
    undo_check_in,
    walk_in,
)
from motesplats.usecases.context import Context
from motesplats.usecases.dropping import drop_draft
from motesplats.usecases.fairs import change_fair
from motesplats.usecases.feedback import autosave
from motesplats.usecases.history import (
    history,
    redo_last,
    redo_on_to,
    undo_back_to,
    undo_last,
)
from motesplats.usecases.planning import move_meeting, publish_timetable, timetable
from motesplats.usecases.protection import protect
from motesplats.usecases.running import mark_meeting
from motesplats.wording import sentence

Refuses = Callable[..., pytest.RaisesExc[Refused]]
ONCE, AGAIN = OperationId("once"), OperationId("again")


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def test_steps_are_undone_newest_first_and_redone_in_order(context: Context, fair: Fair) -> None:
    arrive(context, fair, "Bo", "Siv")
    assert coming(context, fair) == ("Checka in Siv Ål", "")
    assert [plain(undo_last(context, fair.id).step) for _ in range(2)] == [
        "Checka in Siv Ål", "Checka in Bo Ek",
    ]  # fmt: skip
    assert inside(context, fair) == set()
    assert coming(context, fair)[1] == "Checka in Bo Ek"
    assert [plain(redo_last(context, fair.id).step) for _ in range(2)] == [
        "Checka in Bo Ek", "Checka in Siv Ål",
    ]  # fmt: skip
    assert (inside(context, fair), coming(context, fair)[1]) == ({"Bo", "Siv"}, "")


def test_the_time_of_an_arrival_comes_back_with_it(context: Context, fair: Fair) -> None:
    bo = seeker_named(context, fair, "Bo").id
    came = check_in_by_name(context, bo).at
    undo_last(context, fair.id)
    later(context, minutes=5)
    redo_last(context, fair.id)
    found = greeting_of(context, bo)
    assert found is not None
    assert (found.at, found.again) == (came, False)
    undo_last(context, fair.id)
    assert greeting_of(context, bo) is None


def test_a_new_step_ends_what_could_be_redone(
    context: Context, fair: Fair, refused: Refuses
) -> None:
    arrive(context, fair, "Bo")
    undo_last(context, fair.id)
    arrive(context, fair, "Siv")
    assert coming(context, fair) == ("Checka in Siv Ål", "")
    with refused(Refusal.NOTHING_TO_REDO):
        redo_last(context, fair.id)


def test_a_repeated_press_undoes_one_step(context: Context, fair: Fair) -> None:
    arrive(context, fair, "Bo", "Siv")
    for _ in range(2):
        assert plain(undo_last(context, fair.id, ONCE).step) == "Checka in Siv Ål"
    assert inside(context, fair) == {"Bo"}
    for _ in range(2):
        assert plain(redo_last(context, fair.id, AGAIN).step) == "Checka in Siv Ål"
    undo_last(context, fair.id)
    undo_last(context, fair.id)
    assert undo_last(context, fair.id, ONCE).changed == frozenset()


def test_what_was_taken_back_by_its_own_button_is_a_step_too(context: Context, fair: Fair) -> None:
    arrive(context, fair, "Bo", "Siv")
    bo = seeker_named(context, fair, "Bo").id
    undo_check_in(context, bo)
    assert coming(context, fair)[0] == "Ta tillbaka incheckningen av Bo Ek"
    undo_last(context, fair.id)
    assert inside(context, fair) == {"Bo", "Siv"}
    redo_last(context, fair.id)
    undo_last(context, fair.id)
    undo_check_in(context, bo)
    undo_last(context, fair.id)
    assert [plain(undo_last(context, fair.id).step) for _ in range(2)] == [
        "Checka in Siv Ål", "Checka in Bo Ek",
    ]  # fmt: skip


def test_a_hundred_steps_are_undone_after_a_restart_the_same_day(tmp_path: Path) -> None:
    clock = ManualClock()
    with closing(Store.open(tmp_path / "s.mplats", clock=clock)) as store:
        context = Context(store, clock)
        fair = planned_fair(context)
        bo = seeker_named(context, fair, "Bo").id
        for _ in range(50):
            check_in_by_name(context, bo)
            undo_check_in(context, bo)
        check_in_by_name(context, bo)
    clock.advance(timedelta(hours=5))
    with closing(Store.open(tmp_path / "s.mplats", clock=clock)) as store:
        context = Context(store, clock)
        oldest = history(context, fair.id)[-1].step.sequence
        done = undo_back_to(context, fair.id, oldest)
        assert done.steps == 101 + 1
        assert inside(context, fair) == set()
        clock.advance(timedelta(hours=1))
        assert redo_on_to(context, fair.id, 10_000).steps == done.steps
        assert inside(context, fair) == {"Bo"}


def test_yesterdays_steps_stay_done(context: Context, fair: Fair, refused: Refuses) -> None:
    arrive(context, fair, "Bo")
    later(context, hours=24)
    assert coming(context, fair) == ("", "")
    for ask in (undo_last, redo_last):
        with refused(Refusal.NOTHING_TO_UNDO if ask is undo_last else Refusal.NOTHING_TO_REDO):
            ask(context, fair.id)
    for go in (undo_back_to, redo_on_to):
        with pytest.raises(Refused):
            go(context, fair.id, 1)


def test_a_step_that_did_more_than_its_rows_is_not_undone_by_them(
    context: Context, fair: Fair
) -> None:
    bo = seeker_named(context, fair, "Bo")
    with context.store.write("goes_home") as transaction:
        run = transaction.connection.exec_driver_sql
        run("INSERT INTO arrival VALUES (?, '2026-11-26T08:00:00+00:00')", (bo.id,))
        run("UPDATE seeker SET leaves = '10:00' WHERE id = ?", (bo.id,))
        transaction.journal([bo.id], {"verb": "comes_back"})
    assert coming(context, fair)[0] == "Publicera version 1 av schemat"


def test_steps_of_other_fairs_are_left_alone(context: Context, fair: Fair) -> None:
    other = planned_fair(context, "En annan")
    arrive(context, fair, "Bo")
    arrive(context, other, "Siv")
    assert plain(undo_last(context, fair.id).step) == "Checka in Bo Ek"
    assert (inside(context, fair), inside(context, other)) == (set(), {"Siv"})


def test_all_kinds_of_steps_of_a_day_go_back_and_forth(context: Context, fair: Fair) -> None:
    before = whole(context)
    bo, siv = (seeker_named(context, fair, name).id for name in ("Bo", "Siv"))
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    steps.arm_start(context, fair.id, by_hand=True)
    move_siv(context, fair)
    publish_timetable(context, fair.id)
    marks.employers_came(context, fair.id, (employer_named(context, fair, "Bygg AB").id,))
    steps.start_day(context, fair.id)
    marks.sat_down(context, meeting.station, bo)
    mark_meeting(context, meeting.id, MeetingState.NO_SHOW)
    marks.put_alarm_away(context, fair.id, Handled(AlarmCode.NO_SHOW, (siv,)))
    steps.make_longer(context, fair.id, steps.Longer(2))
    protect(context, bo, True)
    after = whole(context)
    count = undo_back_to(context, fair.id, 5).steps
    assert (count, whole(context)) == (10, before)
    assert redo_on_to(context, fair.id, 10_000).steps == count
    assert whole(context) == after


def whole(context: Context) -> list[object]:
    """The day tables as they stand."""
    with context.store.read() as connection:
        return [
            (day.table.name, sorted(map(repr, connection.execute(day.table.select()))))
            for day in DAY_TABLES
        ]


def test_going_back_stops_where_it_cannot_go_on(
    context: Context, fair: Fair, refused: Refuses
) -> None:
    published_move(context, fair)
    arrive(context, fair, "Bo", "Siv")
    give_feedback(context, fair, "Siv", "Bygg AB")
    assert undo_back_to(context, fair.id, 1).steps == 2
    with refused(Refusal.CANNOT_UNDO):
        undo_back_to(context, fair.id, 1)


def move_siv(context: Context, fair: Fair) -> int:
    """Move Siv's meeting with Bygg AB to the time when that station is free; its slot."""
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    drafted = [view.meeting for view in timetable(context, fair.id).meetings]
    taken = {m.slot for m in drafted if m.station == meeting.station}
    (slot,) = set(range(4)) - taken
    move_meeting(context, meeting.id, meeting.station, slot)
    return slot


def published_move(context: Context, fair: Fair) -> str:
    """Siv's meeting with Bygg AB moved and published as version 2."""
    move_siv(context, fair)
    publish_timetable(context, fair.id)
    return meeting_between(context, fair, "Siv", "Bygg AB").id


def test_an_employers_work_is_not_undone_and_says_why_it_is_in_the_way(
    context: Context, fair: Fair
) -> None:
    published_move(context, fair)
    at_kiosk = context.by(Actor.EMPLOYER)
    later(context, minutes=42)
    give_feedback(at_kiosk, fair, "Siv", "Bygg AB")
    assert coming(context, fair)[0] == "Publicera version 2 av schemat"
    with pytest.raises(Refused) as refusal:
        undo_last(context, fair.id)
    assert refusal.value.refusal is Refusal.CANNOT_UNDO
    told = bare(sentence(refusal.value, SWEDISH))
    assert told == (
        "Det går inte att ångra ”Publicera version 2 av schemat”, för detta har hänt sedan: "
        "Bygg AB 09.42: Spara återkoppling till Siv Ål."
    )


def test_a_meeting_that_somebody_writes_about_does_not_move(
    context: Context, fair: Fair, refused: Refuses
) -> None:
    meeting = published_move(context, fair)
    session = session_of(context, fair, "Bygg AB")
    answers = answered(context, fair, "Bygg AB")
    autosave(context.by(Actor.EMPLOYER), session, meeting, answers)
    with refused(Refusal.CANNOT_UNDO):
        undo_last(context, fair.id)
    assert timetable(context, fair.id).version == 2


def test_an_undone_publication_says_whose_slips_are_wrong(context: Context, fair: Fair) -> None:
    published_move(context, fair)
    siv = seeker_named(context, fair, "Siv").id
    later(context, minutes=3)
    with context.store.write("print_slips") as transaction:
        transaction.journal([fair.id])
    done = undo_last(context, fair.id)
    assert (done.slips, done.printed) == ((siv,), context.now())
    assert redo_last(context, fair.id).slips == (siv,)
    undo_last(context, fair.id)
    arrive(context, fair, "Bo")
    assert undo_last(context, fair.id).slips == ()


def test_no_two_publications_bear_the_same_version(context: Context, fair: Fair) -> None:
    published_move(context, fair)
    undo_last(context, fair.id)
    assert timetable(context, fair.id).version == 1
    assert publish_timetable(context, fair.id).version == 3


def test_a_drop_in_is_taken_off_whole_and_not_done_again(
    context: Context, fair: Fair, refused: Refuses
) -> None:
    arrive(context, fair, "Bo")
    walk_in(context, fair.id, WalkIn("Nadia", "Ny"))
    arrive(context, fair, "Siv")
    assert undo_back_to(context, fair.id, history(context, fair.id)[1].step.sequence).steps == 2
    assert len(queries.seekers(context, fair.id)) == 3
    with refused(Refusal.NOTHING_TO_REDO):
        redo_last(context, fair.id)
    assert said(context, fair)[2] == "Checka in Siv Ål"
    assert "Lägg till drop-in en person som är borttagen" in said(context, fair)
    assert plain(undo_last(context, fair.id).step) == "Checka in Bo Ek"


def test_a_drop_in_that_a_list_names_stays(context: Context, fair: Fair) -> None:
    new = walk_in(context, fair.id, WalkIn("Nadia", "Ny"))
    register(context, fair, someone("Nadia Ny", occupation="Kock"))
    assert new.seeker.seeker in {s.id for s in queries.seekers(context, fair.id)}
    with pytest.raises(Refused) as refusal:
        undo_last(context, fair.id)
    assert sentence(refusal.value, SWEDISH).startswith("Det går inte att ångra ”Lägg till drop-in")


def test_a_time_that_the_fair_lost_is_not_gone_back_to(
    context: Context, fair: Fair, refused: Refuses
) -> None:
    assert move_siv(context, fair) == 3
    drop_draft(context, fair.id)
    change_fair(context, replace(fair, plan=DayPlan(time(9, 0), time(9, 45))))
    with refused(Refusal.CANNOT_UNDO):
        undo_last(context, fair.id)


def test_what_somebody_else_changed_since_is_told(context: Context, fair: Fair) -> None:
    meeting = meeting_between(context, fair, "Bo", "Vård AB")
    mark_meeting(context, meeting.id, MeetingState.CANCELLED)
    mark_meeting(context.by(Actor.EMPLOYER), meeting.id, MeetingState.HELD)
    with pytest.raises(Refused) as refusal:
        undo_last(context, fair.id)
    since = refusal.value.details["since"]
    assert isinstance(since, Step)
    assert (since.kind, actor_said(since, SWEDISH)) == ("mark_meeting:held", "\u2068Vård AB\u2069")


def test_a_step_that_cannot_be_redone_says_so(context: Context, fair: Fair) -> None:
    meeting = meeting_between(context, fair, "Bo", "Vård AB")
    mark_meeting(context, meeting.id, MeetingState.CANCELLED)
    undo_last(context, fair.id)
    mark_meeting(context.by(Actor.EMPLOYER), meeting.id, MeetingState.HELD)
    with pytest.raises(Refused) as refusal:
        redo_last(context, fair.id)
    assert refusal.value.refusal is Refusal.CANNOT_REDO
    assert "göra om ”Ställ in mötet" in sentence(refusal.value, SWEDISH)
    nothing_else = Refused(Refusal.CANNOT_REDO, step=refusal.value.details["step"])
    assert sentence(nothing_else, SWEDISH).endswith("för något annat har ändrats sedan.")
