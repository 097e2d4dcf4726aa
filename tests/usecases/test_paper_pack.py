"""The paper pack: everything that is needed without a computer, and nobody uncovered in it."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
import zxingcpp
from pypdfium2 import PdfDocument
from usecases.builders import (
    fair_in,
    host,
    open_context,
    planned,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Break, DayPlan, MeetingState
from motesplats.core.ids import MeetingId, form_code
from motesplats.core.people import Needs
from motesplats.i18n import words_in
from motesplats.storage import timetables
from motesplats.usecases.arrival import check_in
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.paper_pack import make_pack
from motesplats.usecases.planning import make_timetable
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.queries import parts

SWEDISH = words_in("sv")


def text_of(path: Path) -> str:
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(path)]
    return " ".join(" ".join(pages).split())


def test_everything_is_there_with_a_form_for_each_meeting(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    steps: list[tuple[int, int]] = []
    watch = Watch(lambda done, total: steps.append((done, total)))
    pack = make_pack(context, fair.id, tmp_path, SWEDISH, watch)
    assert [path.stem[:2] for path in pack.files] == [f"{n:02}" for n in range(1, 11)]
    assert steps[-1] == (10000, 10000)
    assert steps == sorted(steps)
    said = {path.stem[3:]: text_of(path) for path in pack.files}
    assert "070-174 06 05" in said["ringlista"]
    assert "Åsa Öst" in said["vem-går-vart"]
    assert "Öst" not in said["bordslistor"]
    assert "Bygg AB" in said["dagen"]
    meetings, hosts = parts(context, fair.id).meetings, 2
    with PdfDocument(pack.files[-2]) as forms:
        assert len(forms) == len(meetings) + hosts
        codes = {c.text for p in forms for c in zxingcpp.read_barcodes(p.render(scale=2).to_pil())}
    assert codes == {form_code(meeting.id) for meeting in meetings}


def test_protected_people_are_their_code_and_cancelled_meetings_are_gone(
    context: Context, tmp_path: Path
) -> None:
    fair = small_fair(context)
    quiet = Needs(quiet=True)
    hidden = someone("Zeb Kvist", "Bygg AB", protected=True)
    register(context, fair, hidden, someone("Ny Ek", "Vård AB", needs=quiet))
    planned(context, fair)
    bo = seeker_named(context, fair, "Bo").id
    meeting = next(m for m in parts(context, fair.id).meetings if m.seeker == bo)
    with context.store.write("test") as transaction:
        timetables.mark_meeting(transaction.connection, meeting.id, MeetingState.CANCELLED)
    pack = make_pack(context, fair.id, tmp_path, SWEDISH)
    texts = [text_of(path) for path in pack.files]
    assert not [text for text in texts if "Zeb" in text or "Kvist" in text]
    assert form_code(meeting.id) not in texts[-1]
    assert "Behöver en lugn plats" in texts[4]


def test_pauses_are_in_the_plan_of_the_day(tmp_path: Path) -> None:
    context = open_context()
    pauses = (Break(time(9, 30), time(9, 40), "Fika"), Break(time(9, 45), time(9, 50)))
    fair = fair_in(context, plan=DayPlan(time(9), time(11), breaks=pauses))
    register(context, fair, host("Bygg AB", 1), someone("Åsa Öst", "Bygg AB"), someone("Bo Ek"))
    planned(context, fair)
    pack = make_pack(context, fair.id, tmp_path, SWEDISH)
    assert "09:30–09:40 Fika" in text_of(pack.files[1])
    assert "09:45–09:50 Paus" in text_of(pack.files[1])
    assert "Ek" in text_of(pack.files[3])


@pytest.mark.parametrize("published", [True, False])
def test_a_pack_is_refused_before_there_is_something_to_go_by(
    context: Context, tmp_path: Path, refused: Callable[..., object], published: bool
) -> None:
    fair = small_fair(context)
    if published:
        with refused(Refusal.NO_TIMETABLE):
            make_pack(context, fair.id, tmp_path, SWEDISH)
        return
    make_timetable(context, fair.id)
    with refused(Refusal.NOT_PUBLISHED):
        make_pack(context, fair.id, tmp_path, SWEDISH)


def test_a_pack_can_be_stopped(
    context: Context, tmp_path: Path, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    with refused(Refusal.STOPPED):
        make_pack(context, fair.id, tmp_path, SWEDISH, Watch(cancelled=lambda: True))


def test_the_code_of_a_form_is_no_badge(context: Context, refused: Callable[..., object]) -> None:
    fair = planned_fair(context)
    assert form_code(MeetingId("a")) == form_code(MeetingId("a")) != form_code(MeetingId("b"))
    assert seeker_named(context, fair, "Bo")
    with refused(Refusal.UNKNOWN_BADGE):
        check_in(context, fair.id, form_code(MeetingId("a")))


def test_the_page_for_trying_out_labels_is_printed_as_they_are(
    context: Context, tmp_path: Path
) -> None:
    fair = planned_fair(context)
    job = PrintJob(SWEDISH, medium="L7160", offset=(1, 1))
    path = print_sheet(context, fair.id, "calibration", tmp_path, job).path
    assert "Håll sidan mot etikettarket" in text_of(path)
