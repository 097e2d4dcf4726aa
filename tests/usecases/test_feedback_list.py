"""The coordinator's list of meetings and their feedback: what is missing and what was skipped."""

import pytest
from usecases.builders import (
    answered,
    give_feedback,
    later,
    meeting_between,
    planned_fair,
    session_of,
)

from motesplats.core.fair import Fair, MeetingState
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import autosave
from motesplats.usecases.feedback_list import FeedbackRow, Given, feedback_list
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.running import mark_meeting
from motesplats.usecases.skips import Reason, Why, skip_form


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def row_of(context: Context, fair: Fair, name: str, employer: str = "Bygg AB") -> FeedbackRow:
    wanted = meeting_between(context, fair, name, employer).id
    rows = feedback_list(context, fair.id).rows
    return next(one for one in rows if one.view.meeting.id == wanted)


def test_each_meeting_says_what_became_of_its_feedback(context: Context, fair: Fair) -> None:
    session = session_of(context, fair, "Bygg AB")
    give_feedback(context, fair, "Bo", "Bygg AB")
    give_feedback(context, fair, "Bo", "Bygg AB", hire_chance="H5")
    siv = meeting_between(context, fair, "Siv", "Bygg AB").id
    autosave(context, session, siv, answered(context, fair, "Bygg AB"))
    asa = meeting_between(context, fair, "Åsa", "Bygg AB").id
    skip_form(context, session, asa, Why(Reason.NOT_CAME))
    told = [row_of(context, fair, name) for name in ("Bo", "Siv", "Åsa")]
    assert [one.given for one in told] == [Given.SAVED, Given.BEGUN, Given.SKIPPED]
    assert told[0].version == 2
    assert told[2].skip is not None
    assert told[2].skip.reason is Reason.NOT_CAME


def test_feedback_is_missing_once_the_meeting_is_over_or_held(context: Context, fair: Fair) -> None:
    assert row_of(context, fair, "Bo").given is Given.COMING
    mark_meeting(context, meeting_between(context, fair, "Bo", "Bygg AB").id, MeetingState.HELD)
    assert row_of(context, fair, "Bo").given is Given.MISSING
    start_day(context, fair.id)
    later(context, hours=12)
    told = feedback_list(context, fair.id)
    assert told.count(Given.MISSING) == len(told.rows) == 5


def test_a_meeting_that_was_called_off_is_not_waited_for(context: Context, fair: Fair) -> None:
    meeting = meeting_between(context, fair, "Bo", "Bygg AB").id
    mark_meeting(context, meeting, MeetingState.CANCELLED)
    assert len(feedback_list(context, fair.id).rows) == 4


def test_feedback_may_belong_to_the_same_employers_other_meetings(
    context: Context, fair: Fair
) -> None:
    told = feedback_list(context, fair.id)
    row = row_of(context, fair, "Bo", "Vård AB")
    same = next(one for one in told.rows if one.view.meeting.id == row.view.meeting.id)
    assert {one.view.seeker.name for one in told.others_of(same)} == {"Åsa Öst"}
