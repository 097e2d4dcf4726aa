"""Whatever the staff does, in whatever order, all of it can be undone and done again."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from usecases.builders import answered, planned_fair, session_of

from motesplats.core.clock import ManualClock
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, MeetingState
from motesplats.core.history import Actor
from motesplats.live.alarms import AlarmCode, Handled
from motesplats.storage.recording import DAY_TABLES
from motesplats.storage.store import Store
from motesplats.usecases import apart, arrival, dropping, fairs, history, planning, queries
from motesplats.usecases import hall_marks as marks
from motesplats.usecases import hall_steps as steps
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import autosave
from motesplats.usecases.protection import protect
from motesplats.usecases.running import mark_meeting

MOST_TURNS = 100
NUMBER = st.integers(0, 7)
KINDS = st.sampled_from(
    (
        *("arrive", "leave", "protect", "apart", "move", "publish", "drop", "make", "mark", "arm"),
        *("start", "next", "pause", "resume", "longer", "came", "sat", "away", "undo", "redo"),
    )
)


class Staff:
    """Does something of each kind; ``number`` chooses to whom."""

    def __init__(self, context: Context, fair: Fair) -> None:
        self.context, self.fair = context, fair

    def deed(self, kind: str, number: int) -> None:
        """Do it; what is refused is not done."""
        context, fair = self.context, self.fair.id
        seeker = queries.seekers(context, fair)[number % 3]
        employer = queries.employers_at(context, fair)[number % 2]
        station = queries.stations(context, fair)[number % 2]
        meeting = queries.parts(context, fair).meetings[number % 5]
        alarm = Handled(AlarmCode.NO_SHOW, (seeker.id,))
        deeds: dict[str, Callable[[], object]] = {
            "arrive": partial(arrival.check_in_by_name, context, seeker.id),
            "leave": partial(arrival.undo_check_in, context, seeker.id),
            "protect": partial(protect, context, seeker.id, not seeker.protected),
            "apart": partial(apart.keep_apart, context, seeker.id, employer.name),
            "move": partial(
                planning.move_meeting, context, meeting.id, meeting.station, number % 4
            ),
            "publish": partial(planning.publish_timetable, context, fair),
            "drop": partial(dropping.drop_draft, context, fair),
            "make": partial(planning.make_timetable, context, fair, planning.Search(number)),
            "mark": partial(mark_meeting, context, meeting.id, list(MeetingState)[number % 4]),
            "arm": partial(steps.arm_start, context, fair, by_hand=number % 2 == 0),
            "start": partial(steps.start_day, context, fair),
            "next": partial(steps.next_phase, context, fair, may_shorten=True),
            "pause": partial(steps.pause_all, context, fair),
            "resume": partial(steps.resume_all, context, fair),
            "longer": partial(steps.make_longer, context, fair, steps.Longer(number + 1)),
            "came": partial(marks.employers_came, context, fair, (employer.id,)),
            "sat": partial(marks.sat_down, context, station.id, seeker.id),
            "away": partial(marks.put_alarm_away, context, fair, alarm),
            "undo": partial(history.undo_last, context, fair),
            "redo": partial(history.redo_last, context, fair),
        }
        try:
            deeds[kind]()
        except Refused:
            return


def rows(context: Context) -> list[tuple[str, list[str]]]:
    """The rows of the day as they stand."""
    with context.store.read() as connection:
        return [
            (day.table.name, sorted(map(repr, connection.execute(day.table.select()))))
            for day in DAY_TABLES
        ]


def turn_all(turn: Callable[[], object]) -> None:
    """As far as it goes; nothing but an end may stop it."""
    over = {Refusal.NOTHING_TO_UNDO, Refusal.NOTHING_TO_REDO}
    for _ in range(MOST_TURNS):
        try:
            turn()
        except Refused as refused:
            if refused.refusal in over:
                return
            raise
    raise AssertionError("there is no end to it")


@contextmanager
def opened(path: Path, clock: ManualClock) -> Iterator[Context]:
    with closing(Store.open(path, clock=clock)) as store:
        yield Context(store, clock)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a published timetable, made the day before: none of that is undone."""
    path = tmp_path_factory.mktemp("prepared") / "s.mplats"
    clock = ManualClock()
    clock.leap(timedelta(days=-1))
    with opened(path, clock) as context:
        planned_fair(context)
    return path


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=st.lists(st.tuples(KINDS, NUMBER), min_size=4, max_size=16))
def test_all_that_was_done_is_undone_and_redone_over_restarts(
    prepared: Path, deeds: list[tuple[str, int]]
) -> None:
    clock = ManualClock()
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(prepared, folder))
        with opened(path, clock) as context:
            fair, before = queries.all_fairs(context)[0].fair, rows(context)
            staff = Staff(context, fair)
            for kind, number in deeds:
                staff.deed(kind, number)
                clock.advance(timedelta(seconds=20))
            turn_all(partial(history.redo_last, context, fair.id))
            after = rows(context)
        with opened(path, clock) as context:
            turn_all(partial(history.undo_last, context, fair.id))
            assert rows(context) == before
        with opened(path, clock) as context:
            turn_all(partial(history.redo_last, context, fair.id))
            assert rows(context) == after
            turn_all(partial(history.undo_last, context, fair.id))
            assert rows(context) == before


def test_an_employers_work_stays_whatever_is_undone(context: Context) -> None:
    fair = planned_fair(context)
    staff = Staff(context, fair)
    at_kiosk = context.by(Actor.EMPLOYER)
    meeting = queries.parts(context, fair.id).meetings[0]
    name = next(e.name for e in queries.employers_at(context, fair.id) if e.id == meeting.employer)
    for number in range(3):
        staff.deed("arrive", number)
        autosave(
            at_kiosk, session_of(context, fair, name), meeting.id, answered(context, fair, name)
        )
    for _ in range(3):
        history.undo_last(context, fair.id)
    with context.store.read() as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM draft").scalar()
    assert (kept, queries.facts(context, fair.id).arrived) == (1, 0)


def test_settings_of_the_fair_are_not_undone(context: Context) -> None:
    fair = planned_fair(context)
    Staff(context, fair).deed("arrive", 0)
    fairs.change_fair(context, fair)
    history.undo_last(context, fair.id)
    assert queries.facts(context, fair.id).arrived == 0
