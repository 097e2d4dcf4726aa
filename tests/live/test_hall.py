"""What the hall looks like: each station, the missing, the free, the counts."""

from datetime import time

import pytest
from hypothesis import given
from live.days import course, courses, instants, step
from live.halls import (
    BYGG,
    VARD,
    facts,
    first,
    forms,
    gathered,
    gatherings,
    known,
    meeting,
    read,
    shown,
)

from motesplats.core.fair import MeetingState
from motesplats.core.ids import SeekerId, StationId
from motesplats.live.course import Act, Course
from motesplats.live.gathering import Facts, Gathering
from motesplats.live.hall import FormState, StationState, hall

TWO = gathered(["Åsa 1 0", "Bo 1 1", "Siv 1 2", "Bo 2 0"])


def state(clock: str, known_facts: Facts, day: Course | None = None) -> tuple[str, int]:
    view = first(shown(TWO, known_facts, clock, day))
    return view.state.value, view.seconds


@pytest.mark.parametrize(
    ("clock", "inside", "told"),
    [
        ("08:40", "Åsa", ("before", 0)),
        ("09:02", "Bo", ("waiting", 120)),
        ("09:02", "Åsa", ("talk", 0)),
        ("09:11", "Åsa", ("feedback", 0)),
        ("09:11", "", ("waiting", 660)),
        ("09:14", "Åsa", ("change", 0)),
        ("09:20", "Åsa Bo", ("break", 0)),
        ("10:00", "Åsa", ("after", 0)),
    ],
)
def test_a_station_follows_the_phases_and_waits_for_its_seeker(
    clock: str, inside: str, told: tuple[str, int]
) -> None:
    assert state(clock, facts(inside)) == told


def test_stations_stand_in_order_of_number_with_their_next_meeting() -> None:
    found = shown(TWO, facts("Åsa Bo"), "09:02")
    assert [view.station.number for view in found.stations] == [1, 2]
    assert (first(found).meeting, first(found).next) == (meeting("Åsa 1 0"), meeting("Bo 1 1"))
    assert found.stations[1].next is None
    assert first(shown(TWO, facts("Åsa"), "09:20")).next == meeting("Bo 1 1")
    assert first(shown(TWO, facts("Åsa"), "10:20")).next is None


def test_an_empty_slot_is_free_and_a_meeting_that_no_longer_stands_is_not_shown() -> None:
    gone = meeting("Åsa 1 0", state=MeetingState.NO_SHOW)
    view = first(shown(gathered([gone]), facts("Åsa"), "09:02"))
    assert (view.state, view.meeting) == (StationState.FREE, None)
    assert first(shown(gathered([]), facts(""), "09:14")).state is StationState.FREE


def test_an_employer_is_missed_ten_minutes_before_and_not_earlier() -> None:
    absent = facts("Åsa", employers_here=frozenset({VARD}))
    assert state("08:49", absent) == ("before", 0)
    assert state("08:50", absent) == ("employer_missing", 0)
    assert state("10:05", absent) == ("after", 0)


def test_an_employer_who_left_or_rests_and_a_pause_for_all() -> None:
    assert state("09:02", facts("Åsa", employers_gone=frozenset({BYGG}))) == ("employer_left", 0)
    assert state("09:02", facts("Åsa", resting=frozenset({StationId("t1")}))) == ("paused", 0)
    assert state("09:30", facts("Åsa"), course(step(Act.PAUSE, "09:02"))) == ("paused", 0)


def test_a_meeting_runs_over_when_the_form_is_not_saved_and_the_next_waits() -> None:
    both = facts("Bo Siv")
    assert state("09:44", both) == ("overrun", 60)
    assert state("09:46", both) == ("overrun", 180)
    assert state("09:56", both) == ("feedback", 0)


@pytest.mark.parametrize(
    "known_facts",
    [
        facts("Bo Siv", saved=forms("Bo 1 1")),
        facts("Bo Siv", seated=(read("Siv", 1, "09:44"),)),
        facts("Bo Siv", resting=frozenset({StationId("t1")})),
        facts("Bo"),
        facts("Siv"),
    ],
)
def test_nothing_runs_over_when_the_form_is_saved_or_nobody_waits(known_facts: Facts) -> None:
    assert state("09:44", known_facts)[0] != "overrun"
    assert state("09:46", known_facts)[0] != "overrun"


def test_nobody_waits_over_a_break_or_after_the_last_slot() -> None:
    assert state("09:14", facts("Åsa Bo")) == ("change", 0)
    assert state("09:31", facts("Åsa Bo")) == ("talk", 0)
    assert state("09:59", facts("Siv")) == ("change", 0)


def test_a_station_with_more_minutes_lives_in_its_own_time() -> None:
    longer = course(step(Act.STRETCH, "09:05", minutes=2, station=StationId("t1")))
    found = shown(TWO, facts("Åsa Bo"), "09:11", longer)
    assert [view.state.value for view in found.stations] == ["talk", "feedback"]


def test_forms_are_missing_from_feedback_on_and_named_once_the_change_begins() -> None:
    late = shown(TWO, facts("Åsa Bo"), "09:11")
    assert (first(late).form, first(late).missing_forms) == (FormState.MISSING, ())
    found = shown(TWO, facts("Åsa Bo", saved=forms("Bo 2 0")), "09:14")
    assert first(found).missing_forms == ("Åsa 1 0",)
    assert found.stations[1].form is FormState.SAVED
    assert (found.counts.forms_saved, found.counts.forms_due) == (1, 2)
    assert first(shown(TWO, facts("Åsa"), "09:02")).form is FormState.NONE


def test_who_sits_is_whose_badge_was_read_last() -> None:
    wrong = shown(TWO, facts("Åsa Bo Siv", seated=(read("Siv", 1, "09:01"),)), "09:02")
    assert (first(wrong).sits, first(wrong).wrong) == ("Siv", read("Siv", 1, "09:01"))
    right = facts("Åsa Siv", seated=(read("Siv", 1, "09:01"), read("Åsa", 1, "09:02")))
    assert (first(shown(TWO, right, "09:03")).sits, first(shown(TWO, right, "09:03")).wrong) == (
        "Åsa", None,
    )  # fmt: skip


def test_who_was_read_elsewhere_since_does_not_sit_here() -> None:
    away = facts("Åsa Bo", seated=(read("Åsa", 1, "09:01"), read("Åsa", 2, "09:02")))
    found = shown(TWO, away, "09:03")
    assert (first(found).state, first(found).sits) == (StationState.WAITING, None)
    assert found.stations[1].sits == "Åsa"
    earlier = facts("Bo", seated=(read("Bo", 2, "09:01"),))
    assert first(shown(TWO, earlier, "09:32")).sits == "Bo"


def test_who_comes_early_in_the_change_is_at_the_right_station() -> None:
    early = facts("Bo Siv", seated=(read("Siv", 1, "09:44"),))
    assert first(shown(TWO, early, "09:44")).wrong is None


def test_the_missing_are_listed_five_minutes_before_and_late_from_the_start() -> None:
    assert not shown(TWO, facts(""), "08:54").missing
    soon = shown(TWO, facts("Bo"), "08:56")
    assert [(m.seeker, m.seconds, m.late) for m in soon.missing] == [("Åsa", -240, False)]
    late = shown(TWO, facts(""), "09:02")
    assert [(m.seeker, m.late) for m in late.missing] == [("Åsa", True), ("Bo", True)]
    assert late.counts.late == 2
    assert not shown(
        TWO, facts("", gone_home=frozenset(map(SeekerId, ("Åsa", "Bo")))), "09:02"
    ).missing


def test_who_missed_a_meeting_is_looked_for_again_before_the_next() -> None:
    missed = meeting("Bo 2 0", state=MeetingState.NO_SHOW)
    later = gathered([missed, "Bo 1 1", meeting("Åsa 1 0", state=MeetingState.HELD)])
    assert not shown(later, facts(""), "09:02").missing
    assert shown(later, facts(""), "09:26").missing[0].meeting.slot == 1
    assert not shown(gathered(["Bo 2 0"]), facts(""), "09:16").missing


def test_nobody_is_late_while_the_start_waits() -> None:
    waiting = shown(TWO, facts(""), "09:07", course(by_hand=True))
    assert waiting.counts.late == 0
    assert first(waiting).state is StationState.BEFORE


def test_reserves_are_inside_free_want_who_is_free_and_have_not_met() -> None:
    wishes = ["Siv Bygg 2", "Siv Vård 1", "Eva Bygg 1", "Åsa Bygg 1", "Eva Vård 0"]
    spare = gathered(["Åsa 1 0", "Bo 2 0", "Siv 2 1"], wishes, leaves=time(9, 14))
    found = shown(spare, facts("Bo Siv Eva"), "09:03")
    assert found.free == ("Siv",)
    assert [(r.seeker, r.wants) for r in found.reserves] == [("Siv", ("Bygg",))]
    assert not shown(spare, facts("Åsa Bo Siv"), "09:03").reserves
    assert not shown(spare, facts("Siv", resting=frozenset({StationId("t1")})), "09:14").reserves


def test_nobody_is_offered_a_place_when_too_little_of_the_talk_is_left() -> None:
    spare = gathered(["Åsa 1 0", "Bo 2 0", "Siv 2 1"], ["Siv Bygg 2"])
    asked = {clock: shown(spare, facts("Bo Siv"), clock).reserves for clock in ("09:07", "09:08")}
    assert asked["09:07"]
    assert not asked["09:08"]
    assert not shown(spare, facts("Bo Siv"), "09:11").free


def test_who_sits_somewhere_is_not_free_and_after_the_last_slot_nobody_is_asked() -> None:
    sitting = facts("Siv Eva", seated=(read("Siv", 1, "09:01"),))
    assert shown(gathered([]), sitting, "09:03").free == ("Eva",)
    assert shown(gathered([]), facts("Siv"), "09:59").free == ()
    assert shown(gathered([]), facts("Siv"), "10:00").free == ()


@given(gatherings, known, courses, instants)
def test_heads_and_forms_add_up_in_any_hall(
    gathering: Gathering, known_facts: Facts, day: Course, now: object
) -> None:
    # Days of other plans have other slots: the meetings of this hall need three.
    found = hall(
        gathering, known_facts, Course(day.day, course().plan, day.by_hand, day.steps), now
    )
    counts = found.counts
    assert 0 <= counts.forms_saved <= counts.forms_due
    assert counts.inside + counts.late + counts.gone_home <= counts.expected
    assert len(found.stations) == 2
    assert all(view.seconds >= 0 for view in found.stations)


@given(gatherings, known, instants)
def test_nobody_sits_at_two_stations_or_is_free_and_sitting_or_asked_without_need(
    gathering: Gathering, known_facts: Facts, now: object
) -> None:
    found = hall(gathering, known_facts, course(), now)
    scanned = {seated.seeker for seated in known_facts.seated}
    sitting = [view.sits for view in found.stations if view.sits in scanned]
    assert len(set(sitting)) == len(sitting)
    assert not {view.sits for view in found.stations} & set(found.free)
    assert {r.seeker for r in found.reserves} <= set(found.free)
    for reserve in found.reserves:
        met = {m.employer for m in gathering.meetings_of(reserve.seeker)}
        assert not met & set(reserve.wants)
