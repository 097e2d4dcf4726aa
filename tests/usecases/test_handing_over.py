"""Reports on their way into people's hands: what is next at the exit, and what was given."""

from pathlib import Path

import pytest

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair
from motesplats.core.ids import OperationId, SeekerId
from motesplats.i18n import SWEDISH, words_in
from motesplats.usecases.context import Context
from motesplats.usecases.handing_over import (
    HandOverPlace,
    HandOverWay,
    NextAtExit,
    at_exit,
    choose_hand_over,
    hand_over,
    handed_over,
    hold_for_talk,
)
from motesplats.usecases.print_queue import (
    ENVELOPED,
    REPORT,
    PaperWay,
    PrintOrder,
    job_came_to,
    make_job,
    queue_print,
)
from motesplats.usecases.reports import Decision, decide_text, release_list
from tests.usecases.builders import give_feedback, open_context, planned_fair, seeker_named


@pytest.fixture
def context() -> Context:
    return open_context()


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def found(context: Context, fair: Fair, name: str) -> NextAtExit:
    return at_exit(context, fair.id, seeker_named(context, fair, name).code).next


def release_all(context: Context, fair: Fair) -> None:
    for text in release_list(context, fair.id):
        decide_text(context, text.submission, text.item, Decision.RELEASED)


def whole(context: Context, fair: Fair, name: str = "Åsa") -> SeekerId:
    """Somebody whose report is ready."""
    for employer in ("Bygg AB", "Vård AB"):
        give_feedback(context, fair, name, employer)
    release_all(context, fair)
    return seeker_named(context, fair, name).id


def test_what_is_next_at_the_exit_follows_what_the_report_lacks(
    context: Context, fair: Fair
) -> None:
    assert found(context, fair, "Åsa") is NextAtExit.NOTHING
    give_feedback(context, fair, "Åsa", "Bygg AB")
    assert found(context, fair, "Åsa") is NextAtExit.STOPPED
    release_all(context, fair)
    give_feedback(context, fair, "Åsa", "Vård AB")
    assert found(context, fair, "Åsa") is NextAtExit.UNREAD
    release_all(context, fair)
    assert found(context, fair, "Åsa") is NextAtExit.PRINT


def test_who_has_not_given_feedback_is_told_by_name(context: Context, fair: Fair) -> None:
    give_feedback(context, fair, "Åsa", "Bygg AB")
    release_all(context, fair)
    here = at_exit(context, fair.id, seeker_named(context, fair, "Åsa").code)
    assert (here.next, here.waiting) == (NextAtExit.PARTLY, ("Vård AB",))


def test_a_report_may_wait_for_a_talk_for_one_person_or_for_all(
    context: Context, fair: Fair
) -> None:
    asa = whole(context, fair)
    hold_for_talk(context, asa, held=True)
    assert found(context, fair, "Åsa") is NextAtExit.TALK
    hold_for_talk(context, asa, held=False)
    assert found(context, fair, "Åsa") is NextAtExit.PRINT
    choose_hand_over(context, fair.id, HandOverPlace.TALK)
    assert found(context, fair, "Åsa") is NextAtExit.TALK


def test_what_was_given_is_counted_and_can_be_taken_back(context: Context, fair: Fair) -> None:
    asa = whole(context, fair)
    assert handed_over(context, fair.id).left == 1
    hand_over(context, asa, HandOverWay.ENVELOPE)
    told = handed_over(context, fair.id)
    assert [(person.name, one.way) for person, one in told.given] == [
        ("Åsa Öst", HandOverWay.ENVELOPE)
    ]
    assert (told.left, told.place) == (0, HandOverPlace.EXIT)
    assert at_exit(context, fair.id, seeker_named(context, fair, "Åsa").code).handed is not None
    hand_over(context, asa, None)
    assert handed_over(context, fair.id).given == ()


def test_an_unknown_badge_says_so(context: Context, fair: Fair) -> None:
    with pytest.raises(Refused) as refused:
        at_exit(context, fair.id, "MPS0000000X")
    assert refused.value.refusal is Refusal.UNKNOWN_BADGE


@pytest.mark.parametrize(("sheet", "pages"), [(REPORT, 0), (ENVELOPED, 1)])
def test_one_report_prints_through_the_queue_and_counts_as_printed(
    context: Context, fair: Fair, tmp_path: Path, sheet: str, pages: int
) -> None:
    asa = whole(context, fair)
    job = queue_print(context, fair.id, PrintOrder(sheet, (asa,)))
    made = make_job(context, job, PaperWay(tmp_path, words_in(SWEDISH)))
    code = seeker_named(context, fair, "Åsa").code
    assert made.path.name == f"{code}.pdf"
    assert made.path.read_bytes().startswith(b"%PDF")
    assert made.ends[0] >= 1 + pages
    assert not at_exit(context, fair.id, code).state.printed
    job_came_to(context, made, 1, 1)
    assert at_exit(context, fair.id, code).state.printed


def test_a_report_without_feedback_is_not_printed(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    bo = seeker_named(context, fair, "Bo").id
    job = queue_print(context, fair.id, PrintOrder(REPORT, (bo,)))
    with pytest.raises(Refused) as refused:
        make_job(context, job, PaperWay(tmp_path, words_in(SWEDISH)))
    assert refused.value.refusal is Refusal.NO_FEEDBACK


def test_the_same_press_twice_hands_over_once(context: Context, fair: Fair) -> None:
    asa = whole(context, fair)
    hand_over(context, asa, HandOverWay.HAND, OperationId("once"))
    hand_over(context, asa, None, OperationId("once"))
    assert [one.way for _, one in handed_over(context, fair.id).given] == [HandOverWay.HAND]
