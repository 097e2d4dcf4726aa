"""The print queue: it stays, it goes on where it broke off, and it knows whose slip is out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from usecases.builders import (
    employer_named,
    later,
    open_context,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.clock import ManualClock
from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair, MeetingState
from motesplats.core.ids import SeekerId
from motesplats.i18n import Words
from motesplats.storage import timetables
from motesplats.storage.store import Store
from motesplats.usecases import print_queue as queue
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.print_queue import JobState, PaperWay, PrintOrder, Trouble
from motesplats.usecases.protection import protect
from motesplats.usecases.queries import parts
from motesplats.usecases.slips import outdated_slips, slips_now


def text_of(path: Path) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(path))


def names(context: Context, fair: Fair, ids: tuple[SeekerId, ...]) -> list[str]:
    seekers = parts(context, fair.id).seekers
    return [seekers[one].first_name for one in ids]


def printed(context: Context, fair: Fair, folder: Path, *only: str, sheet: str = "slips") -> None:
    """Print these people's papers, everybody's when nobody is named."""
    whom = tuple(seeker_named(context, fair, name).id for name in only)
    job = queue.queue_print(context, fair.id, PrintOrder(sheet, whom or None))
    job = queue.begin_job(context, job.id)
    made = queue.make_job(context, job, PaperWay(folder, Words()))
    queue.job_came_to(context, made, made.job.total, made.job.total)
    queue.end_job(context, job.id, JobState.DONE)


def test_a_job_is_for_these_people_in_swedish_order(context: Context) -> None:
    fair = planned_fair(context)
    job = queue.queue_print(context, fair.id, PrintOrder("badges", printer="P", first_label=3))
    assert names(context, fair, job.seekers) == ["Bo", "Siv", "Åsa"]
    assert queue.print_jobs(context, fair.id) == (job,)
    assert (job.total, job.done, job.state, job.printer) == (3, 0, JobState.WAITING, "P")


def test_certificates_are_for_those_who_came(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    with refused(Refusal.NOTHING_TO_PRINT, what="certificates"):
        queue.queue_print(context, fair.id, PrintOrder("certificates"))
    check_in_by_name(context, seeker_named(context, fair, "Siv").id)
    job = queue.queue_print(context, fair.id, PrintOrder("certificates"))
    assert names(context, fair, job.seekers) == ["Siv"]


def test_a_job_that_broke_off_prints_only_those_who_are_left(
    context: Context, tmp_path: Path
) -> None:
    fair = planned_fair(context)
    job = queue.queue_print(context, fair.id, PrintOrder("slips", printer="P"))
    made = queue.make_job(context, queue.begin_job(context, job.id), PaperWay(tmp_path, Words()))
    assert made.path.name == "slips.pdf"
    assert [made.done_after(page) for page in (0, 1, 2)] == [0, 2, 3]
    queue.job_came_to(context, made, 2, 3)
    broken = queue.end_job(context, job.id, JobState.FAILED, Trouble.PRINTER_STOPPED)
    assert (broken.done, broken.why) == (2, Trouble.PRINTER_STOPPED)
    again = queue.begin_job(context, queue.go_on_from(context, job.id, 3, "").id)
    rest = queue.make_job(context, again, PaperWay(tmp_path, Words()))
    text = text_of(rest.path)
    assert "Åsa Öst" in text
    assert "Bo Ek" not in text
    assert rest.path != made.path
    assert (rest.done_after(1), rest.first_page) == (3, 1)
    assert names(context, fair, slips_now(context, fair.id).missing) == ["Åsa"]


def test_pages_of_a_sheet_of_the_whole_fair_are_counted(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    job = queue.queue_print(context, fair.id, PrintOrder("signs", printer="P"))
    made = queue.make_job(context, queue.begin_job(context, job.id), PaperWay(tmp_path, Words()))
    assert (made.done_after(1), made.first_page) == (1, 1)
    queue.job_came_to(context, made, 1, 2)
    again = queue.make_job(
        context, queue.print_jobs(context, fair.id)[0], PaperWay(tmp_path, Words())
    )
    assert again.first_page == 2


def test_the_queue_is_there_after_a_restart_and_nothing_prints_by_itself(tmp_path: Path) -> None:
    path, clock = tmp_path / "s.mplats", ManualClock()
    before = Context(Store.open(path, clock=clock), clock)
    fair = planned_fair(before)
    for _ in range(2):
        job = queue.queue_print(before, fair.id, PrintOrder("badges", printer="P"))
    queue.begin_job(before, job.id)
    before.store.close()
    after = Context(Store.open(path, clock=clock), clock)
    states = [one.state for one in queue.take_up_queue(after, fair.id)]
    assert states == [JobState.INTERRUPTED, JobState.WAITING]
    assert queue.take_up_queue(after, fair.id) == queue.print_jobs(after, fair.id)
    after.store.close()


def test_nonsense_is_refused_and_a_job_can_be_taken_out(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    job = queue.queue_print(context, fair.id, PrintOrder("badges"))
    for number in (0, 4):
        with refused(Refusal.SETTING_INVALID, setting="number", value=number):
            queue.go_on_from(context, job.id, number, "")
    queue.forget_job(context, job.id)
    assert not queue.print_jobs(context, fair.id)
    with refused(Refusal.NOTHING_TO_PRINT, what=""):
        queue.begin_job(context, job.id)


def test_a_job_without_anything_left_does_not_begin(
    context: Context, tmp_path: Path, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    printed(context, fair, tmp_path)
    job = queue.print_jobs(context, fair.id)[0]
    with refused(Refusal.NOTHING_TO_PRINT, what="slips"):
        queue.begin_job(context, job.id)


def test_whoever_left_the_fair_since_leaves_the_job_too(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    job = queue.queue_print(context, fair.id, PrintOrder("slips"))
    ghost = replace(job, seekers=(*job.seekers, SeekerId("gone")), total=4)
    made = queue.make_job(context, ghost, PaperWay(tmp_path, Words()))
    assert made.job.total == len(made.ends) == 3
    assert len(queue.said_in(context, fair.id, (SeekerId("gone"),))) == 0


def mark(context: Context, fair: Fair, name: str, state: MeetingState) -> None:
    """Let something become of a person's first published meeting."""
    seeker = seeker_named(context, fair, name).id
    with context.store.write("test") as transaction:
        meeting = timetables.meetings_with(transaction.connection, seeker)[0]
        timetables.mark_meeting(transaction.connection, meeting.id, state)


def move(context: Context, fair: Fair, name: str) -> None:
    """Let a person's first published meeting be at another time at the same station."""
    seeker = seeker_named(context, fair, name).id
    meetings = parts(context, fair.id).meetings
    first = next(m for m in meetings if m.seeker == seeker)
    taken = {m.slot for m in meetings if seeker == m.seeker or first.station == m.station}
    slot = next(slot for slot in range(4) if slot not in taken)
    with context.store.write("test") as transaction:
        timetables.change_meetings(transaction.connection, (replace(first, slot=slot),))


@pytest.mark.parametrize(
    ("state", "wrong"),
    [(MeetingState.CANCELLED, ["Bo"]), (MeetingState.NO_SHOW, []), (MeetingState.HELD, [])],
)
def test_a_slip_is_wrong_when_it_sends_its_owner_to_nothing(
    context: Context, tmp_path: Path, state: MeetingState, wrong: list[str]
) -> None:
    fair = planned_fair(context)
    printed(context, fair, tmp_path)
    mark(context, fair, "Bo", state)
    assert names(context, fair, outdated_slips(context, fair.id)) == wrong


def test_a_moved_meeting_and_a_hidden_name_make_slips_wrong_until_they_are_printed_anew(
    context: Context, tmp_path: Path
) -> None:
    fair = planned_fair(context)
    assert names(context, fair, slips_now(context, fair.id).missing) == ["Bo", "Siv", "Åsa"]
    printed(context, fair, tmp_path)
    assert slips_now(context, fair.id).outdated == slips_now(context, fair.id).missing == ()
    move(context, fair, "Åsa")
    protect(context, seeker_named(context, fair, "Siv").id, True)
    register(context, fair, someone("Ny Person"))
    assert names(context, fair, outdated_slips(context, fair.id)) == ["Siv", "Åsa"]
    printed(context, fair, tmp_path, "Åsa")
    assert names(context, fair, outdated_slips(context, fair.id)) == ["Siv"]
    move(context, fair, "Åsa")
    assert names(context, fair, outdated_slips(context, fair.id)) == ["Siv", "Åsa"]


def test_a_slip_says_its_version_and_when_it_was_printed(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    mark(context, fair, "Bo", MeetingState.CANCELLED)
    printed(context, fair, tmp_path, "Bo")
    (path,) = tmp_path.iterdir()
    text = " ".join(text_of(path).split())
    assert "Schema version 1, utskriven 09:00. Äldre lappar gäller inte." in text
    later(context, minutes=1)
    assert text.count("Bord") == 1


def test_badges_alone_say_nothing_of_slips(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    printed(context, fair, tmp_path, sheet="badges")
    assert len(slips_now(context, fair.id).missing) == 3


def test_without_a_timetable_nobody_lacks_a_slip() -> None:
    context = open_context()
    fair = small_fair(context)
    assert employer_named(context, fair, "Bygg AB")
    assert slips_now(context, fair.id).missing == ()
