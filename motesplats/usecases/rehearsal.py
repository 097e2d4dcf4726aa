"""A whole fair on a clock that is moved by hand, through the same use cases as the window's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from motesplats.core.clock import ManualClock, at
from motesplats.core.fair import Fair, MeetingState, time_slots
from motesplats.exchange.fair_file import read_fair_file
from motesplats.feedback.answers import read_answers
from motesplats.storage.feedback import Decision
from motesplats.usecases import queries
from motesplats.usecases.arrival import WalkIn, check_in, walk_in
from motesplats.usecases.context import UNWATCHED, Context, Watch
from motesplats.usecases.fairs import fair_from_file
from motesplats.usecases.feedback import Signed, autosave, open_form, save_feedback
from motesplats.usecases.kiosk import KioskSession, kiosk_meetings, set_pin, unlock_kiosk
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.practice import PracticeFiles, made_up_answers
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.registration import Kind, carry_out_import, plan_import, read_list
from motesplats.usecases.report_files import make_reports
from motesplats.usecases.reports import decide_text, release_list
from motesplats.usecases.running import mark_meeting, mend_timetable

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.core.fair import TimeSlot
    from motesplats.core.ids import EmployerId, SeekerId
    from motesplats.core.people import Seeker
    from motesplats.i18n import Words
    from motesplats.storage.store import Store
    from motesplats.usecases.kiosk import KioskMeeting

_BEFORE_THE_START = timedelta(minutes=30)
_STAY_AWAY = 0.05
_LATE = 0.08
_WALK_INS = 0.01
_NO_FEEDBACK = 0.05
_WISHES_OF_A_WALK_IN = 3
_SHEETS_BEFORE = ("badges", "slips", "signs", "timetable", "prep")


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What came of the rehearsal."""

    fair: Fair
    seekers: int
    employers: int
    meetings: int
    held: int
    feedback: int
    reports: int
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class RehearsalOrder:
    """Where the sheets go, in which language, and the seed that makes the day repeatable."""

    folder: Path
    tr: Words
    seed: int = 1


@dataclass(slots=True)
class _Day:
    """The fair that is being played: who comes when is drawn once, from the seed."""

    context: Context
    clock: ManualClock
    fair: Fair
    chance: Random
    seed: int
    absent: set[SeekerId] = field(default_factory=set)
    late: dict[SeekerId, int] = field(default_factory=dict)
    sessions: dict[EmployerId, KioskSession] = field(default_factory=dict)
    forms: int = 0


def rehearse_fair(
    store: Store, files: PracticeFiles, order: RehearsalOrder, watch: Watch = UNWATCHED
) -> Rehearsed:
    """Play a whole fair from its registration files and leave its sheets and reports behind.

    5 % stay away, 8 % come late, 1 % walk in; at least 90 % of the meetings get feedback.
    """
    clock = ManualClock()
    context = Context(store, clock)
    day = _prepare(context, clock, files, order.seed)
    watch.progress(1, 10)
    made = [
        print_sheet(context, day.fair.id, sheet, order.folder, PrintJob(order.tr)).path
        for sheet in _SHEETS_BEFORE
    ]
    watch.progress(2, 10)
    _doors_open(day)
    slots = time_slots(day.fair.plan)
    for slot in slots:
        _play(day, slot)
        watch.progress(3 + 4 * slot.index // len(slots), 10)
    return _close(day, order, tuple(made), watch)


def fair_from_lists(context: Context, files: PracticeFiles) -> Fair:
    """Read the three registration files into a fair of the name that its settings give."""
    name = read_fair_file(files.fair).name
    fair = fair_from_file(context, name, files.fair).fair
    employers = read_list(context, files.employers, Kind.EMPLOYERS)
    seekers = read_list(context, files.seekers, Kind.SEEKERS)
    plan = plan_import(context, fair.id, employers=employers, seekers=seekers)
    carry_out_import(context, plan)
    return fair


def _prepare(context: Context, clock: ManualClock, files: PracticeFiles, seed: int) -> _Day:
    fair = fair_from_lists(context, files)
    clock.move_to(at(fair.day, fair.plan.starts) - _BEFORE_THE_START)
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    day = _Day(context, clock, fair, Random(seed), seed)
    for employer in queries.employers_at(context, fair.id):
        pin = f"{day.chance.randrange(10_000):04}"
        set_pin(context, employer.id, pin)
        day.sessions[employer.id] = unlock_kiosk(context, employer.id, pin)
    return day


def _doors_open(day: _Day) -> None:
    seekers = queries.seekers(day.context, day.fair.id)
    for seeker in seekers:
        drawn = day.chance.random()
        if drawn < _STAY_AWAY:
            day.absent.add(seeker.id)
        elif drawn < _STAY_AWAY + _LATE:
            day.late[seeker.id] = day.chance.randint(1, 2)
        else:
            day.clock.advance(timedelta(seconds=5))
            check_in(day.context, day.fair.id, seeker.code)
    _walk_ins(day, seekers)


def _walk_ins(day: _Day, seekers: tuple[Seeker, ...]) -> None:
    employers = [e.id for e in queries.employers_at(day.context, day.fair.id)]
    for number in range(max(1, round(_WALK_INS * len(seekers)))):
        wanted = day.chance.sample(employers, min(_WISHES_OF_A_WALK_IN, len(employers)))
        person = WalkIn("Drop-in", f"Testsson {number + 1}", wishes=tuple(wanted))
        walk_in(day.context, day.fair.id, person)


def _play(day: _Day, slot: TimeSlot) -> None:
    day.clock.move_to(at(day.fair.day, slot.starts))
    for seeker in queries.seekers(day.context, day.fair.id):
        if day.late.get(seeker.id) == slot.index:
            check_in(day.context, day.fair.id, seeker.code)
    if slot.index == 1:
        # By now the desk has called those who are missing.
        mend_timetable(day.context, day.fair.id, slot.index, frozenset(day.absent))
    day.clock.move_to(at(day.fair.day, slot.feedback_at))
    for session in day.sessions.values():
        for meeting in kiosk_meetings(day.context, session):
            if meeting.view.meeting.last == slot.index:
                _meet(day, session, meeting)


def _meet(day: _Day, session: KioskSession, meeting: KioskMeeting) -> None:
    known = meeting.view.meeting
    day.forms += 1
    if not meeting.inside:
        mark_meeting(day.context, known.id, MeetingState.NO_SHOW)
    elif day.chance.random() < _NO_FEEDBACK:
        mark_meeting(day.context, known.id, MeetingState.HELD)
    else:
        form = open_form(day.context, session, known.id).form
        raw = made_up_answers(form, day.forms, seed=day.seed, first=known.slot == 0)
        answers = read_answers(form, raw)
        autosave(day.context, session, known.id, answers)
        save_feedback(day.context, session, known.id, Signed(answers))


def _close(day: _Day, order: RehearsalOrder, made: tuple[Path, ...], watch: Watch) -> Rehearsed:
    context, fair = day.context, day.fair
    day.clock.move_to(at(fair.day, fair.plan.ends))
    for text in release_list(context, fair.id):
        decide_text(context, text.submission, text.item, Decision.RELEASED)
    watch.progress(8, 10)
    reports = make_reports(context, fair.id, order.folder / "reports")
    summary = print_sheet(context, fair.id, "summary", order.folder, PrintJob(order.tr)).path
    watch.progress(10, 10)
    facts = queries.facts(context, fair.id)
    held = sum(m.state is MeetingState.HELD for m in queries.parts(context, fair.id).meetings)
    return Rehearsed(
        fair=fair,
        seekers=facts.seekers,
        employers=facts.employers,
        meetings=facts.meetings,
        held=held,
        feedback=facts.feedback,
        reports=len(reports.files),
        files=(*made, summary, *reports.files),
    )
