"""The whole fair is late, or an interpreter: who cannot stay, and what can be done for each."""

from dataclasses import replace
from datetime import time

from usecases.fair_of_the_day import broken, day_fair, named, person, standing, told

from motesplats.core.fair import Fair, Meeting
from motesplats.core.ids import InterpreterId, OperationId
from motesplats.core.people import Interpreter, Needs, Presence
from motesplats.storage import employers, people
from motesplats.usecases import queries
from motesplats.usecases.batches import undo_batch
from motesplats.usecases.context import Context
from motesplats.usecases.hall_steps import Longer, make_longer
from motesplats.usecases.instead import Instead
from motesplats.usecases.late_fair import Who, carry_out_late, interpreter_plan, late_plan
from motesplats.usecases.planning import make_timetable, publish_timetable

ONCE = OperationId("once")
HELPER = InterpreterId("tolk")


def last_of(context: Context, fair: Fair) -> Meeting:
    return max(standing(context, fair), key=lambda m: m.slot)


def must_leave(context: Context, fair: Fair, meeting: Meeting) -> time:
    """Let the meeting's seeker have to go when the meeting is over; when that is."""
    parts = queries.parts(context, fair.id)
    leaves = parts.slots[meeting.last].change_at
    seeker = replace(parts.seekers[meeting.seeker], presence=Presence(None, leaves))
    with context.store.write("leaves") as transaction:
        people.change_seeker(transaction.connection, seeker)
    return leaves


def test_a_plan_for_the_late_keeps_the_rules_and_goes_back(context: Context) -> None:
    fair = day_fair(context)
    last = last_of(context, fair)
    must_leave(context, fair, last)
    plan = late_plan(context, fair.id, Longer(30, 0))
    assert [leaver.who for leaver in plan.leavers] == [Who.SEEKER]
    assert plan.people == 1
    assert last.id in {one.view.meeting.id for one in plan.remaining}
    make_longer(context, fair.id, Longer(30, 0))
    before = told(context, fair)
    done = carry_out_late(context, plan, ONCE)
    assert carry_out_late(context, plan, ONCE).slips == done.slips == (last.seeker,)
    assert not broken(context, fair)
    undo_batch(context, fair.id, done.operation)
    assert told(context, fair) == before


def test_employers_and_interpreters_who_must_leave_are_named_too(context: Context) -> None:
    fair = day_fair(context)
    last = last_of(context, fair)
    parts = queries.parts(context, fair.id)
    leaves = parts.slots[last.last].change_at
    host = replace(parts.employers[last.employer], presence=Presence(None, leaves))
    with context.store.write("leaves") as transaction:
        employers.change_employer(transaction.connection, host)
    assert [one.who for one in late_plan(context, fair.id, Longer(30, 0)).leavers] == [Who.EMPLOYER]
    assert not late_plan(context, fair.id, Longer(-5, 0)).leavers


def spoken(context: Context, *helpers: str) -> Fair:
    """The fair where Siv speaks through an interpreter, with these."""
    fair = day_fair(context)
    siv = queries.parts(context, fair.id).seekers[person(context, fair, "Siv")]
    with context.store.write("languages") as transaction:
        connection = transaction.connection
        people.change_seeker(connection, replace(siv, needs=Needs(interpreter="arabiska")))
        known = tuple(
            Interpreter(InterpreterId(name), fair.id, name, ("arabiska",)) for name in helpers
        )
        employers.put_interpreters(connection, fair.id, known)
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    return fair


def of_siv(context: Context, fair: Fair) -> Meeting:
    siv = person(context, fair, "Siv")
    return next(m for m in standing(context, fair) if m.seeker == siv)


def test_a_late_interpreter_s_meeting_moves_to_where_both_are_free(context: Context) -> None:
    fair = spoken(context, "tolk")
    meeting = of_siv(context, fair)
    plan = interpreter_plan(context, fair.id, HELPER, (meeting.id,))
    assert [one.option.way for one in plan.remaining] == [Instead.LATER]
    done = carry_out_late(context, plan)
    assert of_siv(context, fair) != meeting
    assert not broken(context, fair)
    undo_batch(context, fair.id, done.operation)
    assert of_siv(context, fair) == meeting


def test_another_interpreter_of_the_language_may_come_instead(context: Context) -> None:
    fair = spoken(context, "tolk", "tolkning")
    meeting = of_siv(context, fair)
    assert meeting.interpreter is not None
    plan = interpreter_plan(context, fair.id, meeting.interpreter, (meeting.id,))
    there = plan.remaining[0].option.meeting
    assert there is not None
    assert there.interpreter != meeting.interpreter


def test_of_two_meetings_at_once_the_second_moves(context: Context) -> None:
    fair = spoken(context, "tolk")
    meeting = of_siv(context, fair)
    other = next(
        m for m in standing(context, fair)
        if m.seeker != meeting.seeker and m.employer == named(context, fair, "Bygg AB")
    )  # fmt: skip
    plan = interpreter_plan(context, fair.id, HELPER, (meeting.id, other.id))
    assert len(plan.remaining) == 1
