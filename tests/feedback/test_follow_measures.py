"""The measures of a fair: what they count, and that too little is not told."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from motesplats.feedback.follow_measures import (
    Measure,
    Part,
    Reached,
    Told,
    calibration,
    came_back,
    came_true,
    closed_gaps,
    part_measure,
    time_measure,
    writing_time,
)
from motesplats.feedback.follow_up_texts import FollowUpTexts, read_follow_up_texts
from motesplats.feedback.form import Level
from motesplats.settings import resource_path

FIRST, SECOND = date(2026, 9, 10), date(2026, 10, 1)
FORM = Told("p", "bygg", FIRST, "9111", frozenset({"cv"}), False, False, {})
BEGAN = datetime(2026, 9, 10, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def texts() -> FollowUpTexts:
    content = resource_path("forms", "follow_up.json").read_text("utf-8")
    return read_follow_up_texts(json.loads(content))


def saves(*seconds: int) -> tuple[datetime, ...]:
    return tuple(BEGAN + timedelta(seconds=s) for s in seconds)


def test_a_pause_is_no_writing_and_paper_takes_no_time() -> None:
    assert writing_time(saves(0, 20, 45, 500, 530)) == 75
    assert writing_time(saves(0)) is None
    assert writing_time(saves(0, 500)) is None
    assert writing_time(saves(0, 1)) is None


def test_the_time_for_a_form_is_the_middle_one(texts: FollowUpTexts) -> None:
    measure = time_measure([saves(0, n) for n in range(30, 45)], texts)
    assert (measure.value, measure.whole, measure.reached) == (37, 15, Reached.YES)
    assert time_measure([saves(0, 30)] * 9, texts).reached is Reached.UNKNOWN


@pytest.mark.parametrize(
    ("name", "part", "whole", "reached"),
    [
        ("o1", 9, 10, Reached.YES),
        ("o1", 8, 10, Reached.NO),
        ("o1", 9, 9, Reached.UNKNOWN),
        ("o10", 5, 10, Reached.NO),
        ("o10", 6, 10, Reached.YES),
    ],
)
def test_a_target_is_reached_or_not_or_nobody_can_say(
    texts: FollowUpTexts, name: str, part: int, whole: int, reached: Reached
) -> None:
    assert part_measure(name, Part(part, whole), texts).reached is reached


def test_what_should_fall_needs_a_fair_before(texts: FollowUpTexts) -> None:
    target = next(one for one in texts.targets if one.id == "o5")
    assert Measure(target, 0.8, 12).reached is Reached.UNKNOWN
    assert Measure(target, 0.8, 12, 1.1).reached is Reached.YES
    assert Measure(target, 1.1, 12, 0.8).reached is Reached.NO


def test_a_gap_is_closed_when_nobody_names_it_for_the_same_role_again() -> None:
    before = replace(FORM, gaps=frozenset({"cv", "licence", "none"}))
    now = replace(FORM, day=SECOND, gaps=frozenset({"licence"}))
    elsewhere = replace(FORM, day=SECOND, role="2512", gaps=frozenset())
    later = replace(FORM, day=SECOND + timedelta(30), gaps=frozenset())
    assert closed_gaps([before, now, elsewhere, later], SECOND) == Part(1, 2)
    assert closed_gaps([now], SECOND) == Part(0, 0)


def test_a_wish_to_meet_again_comes_true_by_a_promise_or_a_meeting() -> None:
    wish = replace(FORM, wants_more=True)
    met = replace(FORM, day=SECOND)
    assert came_true([wish, met], FIRST) == Part(1, 1)
    assert came_true([wish, replace(met, employer="vård")], FIRST) == Part(0, 1)
    assert came_true([wish, replace(met, day=FIRST + timedelta(31))], FIRST) == Part(0, 1)
    assert came_true([replace(wish, kept=True), FORM], FIRST) == Part(1, 1)


def test_employers_come_back_by_name() -> None:
    assert came_back(["Bygg AB", "Vård AB"], ["BYGG AB", "Åkeri AB"]) == Part(1, 2)


def test_the_own_view_is_held_against_the_middle_of_the_employers() -> None:
    own = {f"p{n}": {"cv": Level.L4, "craft": Level.NOT_OBSERVED} for n in range(10)}
    heard = {"cv": Level.L2, "craft": Level.L1, "other": Level.NOT_OBSERVED}
    forms = [replace(FORM, person=f"p{n}", levels=heard) for n in range(10)]
    assert calibration(own, forms, FIRST) == (2.0, 10)
    assert calibration(own, forms[:9], FIRST) == (None, 9)
    assert calibration({}, forms, FIRST) == (None, 0)
    assert calibration(own, forms, SECOND) == (None, 0)
