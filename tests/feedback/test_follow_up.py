"""When people are asked, how many have work, and that no small number can be worked out."""

import json
from datetime import date, timedelta
from itertools import product

import pytest

from motesplats.feedback.follow_up import (
    Followed,
    Outcome,
    Share,
    answer_counts,
    asked_at,
    day_of,
    group_shares,
    guarded,
    indicator_rows,
    share_of,
    shares,
    with_mark,
)
from motesplats.feedback.follow_up_texts import FollowUpTexts, read_follow_up_texts
from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import Shown
from motesplats.feedback.summary_values import Row
from motesplats.settings import resource_path

FAIR = date(2026, 11, 30)
GROUPS = {"a": Text("Ena"), "b": Text("Andra")}


@pytest.fixture(scope="module")
def texts() -> FollowUpTexts:
    content = resource_path("forms", "follow_up.json").read_text("utf-8")
    return read_follow_up_texts(json.loads(content))


def people(many: int, group: str = "") -> list[Followed]:
    return [Followed(f"{group}{number}", group) for number in range(many)]


def told(answers: str, point: str = "m1", *marks: str) -> list[Outcome]:
    return [Outcome(f"{n}", point, one, frozenset(marks)) for n, one in enumerate(answers)]


def shown(rows: tuple[Row, ...]) -> dict[str, str]:
    """The indicators as they are read: a number, ``<5`` or ``–``."""
    signs = {Shown.FEW: "<5", Shown.LEFT_OUT: "–"}
    return {row.label.en: signs.get(row.cells[0].shown, str(row.cells[0].number)) for row in rows}


def test_people_are_asked_after_a_week_and_one_three_six_and_twelve_months(
    texts: FollowUpTexts,
) -> None:
    days = [day_of(point, FAIR).isoformat() for point in texts.points]
    assert days == ["2026-12-07", "2026-12-30", "2027-02-28", "2027-05-30", "2027-11-30"]


@pytest.mark.parametrize(
    ("answered", "after", "asked"),
    [
        ((), 0, "w1 m1 m3 m6 m12"),
        ((), 40, "m1 m3 m6 m12"),
        (("w1",), 8, "m1 m3 m6 m12"),
        (("m1",), 40, "m3 m6 m12"),
        (("m3",), 10, "m6 m12"),
        (("m12",), 800, ""),
        (("somewhen",), 800, "m12"),
    ],
)
def test_nobody_is_called_twice_about_the_same(
    texts: FollowUpTexts, answered: tuple[str, ...], after: int, asked: str
) -> None:
    found = asked_at(texts.points, answered, FAIR, FAIR + timedelta(after))
    assert [point.id for point, _ in found] == asked.split()


def test_ten_of_twenty_answered_and_the_silent_stand_apart() -> None:
    share = share_of(people(20), {one.seeker: one for one in told("A" * 10)})
    assert (share.of_all, share.of_answered, share.silent) == (50, 100, 10)
    share = share_of(people(20), {one.seeker: one for one in told("AAAABFFSPS" + "N" * 4)})
    assert (share.works, share.others, share.silent) == (5, 5, 10)
    assert (share.of_all, share.of_answered, share.everybody) == (25, 50, 20)


def test_there_is_no_percentage_of_fewer_than_ten() -> None:
    share = share_of(people(9), {one.seeker: one for one in told("AAAAA")})
    assert (share.of_all, share.of_answered) == (None, None)


def test_whoever_had_work_is_asked_whether_they_still_have(texts: FollowUpTexts) -> None:
    outcomes = [*told("AABFF", "w1"), *told("AFNAF", "m1")]
    first, second = shares(people(6), outcomes, texts)
    assert (first.share, first.still) == (Share(3, 2, 1), None)
    assert (second.share, second.still) == (Share(2, 2, 2), Share(1, 1, 1))
    assert answer_counts(people(3), {"0": outcomes[0]}, texts) == (1, 0, 0, 0, 0, 2)


def test_a_share_with_a_small_part_leaves_nothing_to_work_out() -> None:
    assert guarded(Share(10, 0, 10)).share == Share(10, 0, 10)
    safe = guarded(Share(10, 3, 7))
    assert safe.share is None
    assert safe.others.shown is Shown.FEW
    assert Shown.LEFT_OUT in (safe.works.shown, safe.silent.shown)


def test_groups_are_shown_only_when_each_of_them_can_be(texts: FollowUpTexts) -> None:
    everybody = [*people(10, "a"), *people(12, "b")]
    outcomes = [Outcome(f"{group}{n}", "m1", "A") for group, n in product("ab", range(5))]
    found = group_shares(everybody, outcomes, GROUPS)
    assert [(label.sv, share) for label, share in found] == [
        ("Ena", Share(5, 0, 5)),
        ("Andra", Share(5, 0, 7)),
    ]
    assert group_shares(everybody, outcomes[:9], GROUPS) == ()
    assert group_shares(people(10, "a"), outcomes, GROUPS) == ()


def test_the_indicators_count_by_the_latest_point_of_their_moment(texts: FollowUpTexts) -> None:
    outcomes = [*told("F" * 20, "w1"), *told("A" * 6 + "B" * 6 + "S" * 7 + "N")]
    found = shown(indicator_rows(people(30), outcomes, "end", texts))
    assert found["In employment incl. self-employment"] == "12"
    assert found["Employment with financial support"] == "6"
    assert found["In education or training"] == "7"
    assert found["Engaged in job searching"] == "0"
    assert found["Unknown or no answer"] == "11"
    assert len(found) == 9
    assert indicator_rows(people(30), outcomes, "m6", texts) == ()


def test_only_those_who_had_work_before_can_have_bettered_it(texts: FollowUpTexts) -> None:
    outcomes = told("A" * 10, "m6", "better", "worked_before")
    outcomes += [Outcome("10", "m6", "A", frozenset({"better"}))]
    found = shown(indicator_rows(people(20), outcomes, "m6", texts))
    assert found["Improved labour market situation (of those employed at entry)"] == "10"
    assert "Engaged in job searching" not in found
    assert len(with_mark(outcomes, "better")) == 11


def test_no_single_person_can_be_worked_out_of_the_indicators(texts: FollowUpTexts) -> None:
    """Every split of 24 answers: what is shown leaves at least two ways for each hidden count."""
    for a, b, s, f in product(range(0, 13, 2), range(0, 5, 2), range(0, 5, 2), range(0, 5, 2)):
        if not a + b + s + f:
            continue
        outcomes = told("A" * a + "B" * b + "S" * s + "F" * f)
        found = indicator_rows(people(24), outcomes, "end", texts)
        cells = {row.label.en: row.cells[0] for row in found}
        works, supported = (
            cells["In employment incl. self-employment"],
            cells["Employment with financial support"],
        )
        if works.shown is supported.shown is Shown.NUMBER:
            assert works.number - supported.number not in range(1, 5)
        assert not any(c.shown is Shown.NUMBER and 0 < c.number < 5 for c in cells.values())
