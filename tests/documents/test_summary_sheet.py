"""The summary: counts that tell nothing about one person."""

from dataclasses import replace

import pytest
from paper import text

from motesplats.documents.summary import shown_counts, summary
from motesplats.documents.values import SummaryGroup, SummaryRow, SummaryValue
from motesplats.i18n import words_in

TR = words_in("sv")
HIDDEN, LEFT_OUT = "färre än 5", "visas inte"
WHOLE = SummaryValue("Mässan", "2 november", "Folkets hus", 60, 55, 7, 12, 124, 90, 20, 87)


def group(*counts: int, adds_up: bool = True) -> SummaryGroup:
    rows = tuple(SummaryRow(f"Rad {n}", count) for n, count in enumerate(counts))
    return SummaryGroup("Grupp", rows, adds_up)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((9, 8, 7), ("9", "8", "7")),
        ((9, 7, 4), ("9", LEFT_OUT, HIDDEN)),
        ((9, 7, 4, 4), ("9", LEFT_OUT, HIDDEN, HIDDEN)),
        ((9, 7, 0, 0), ("9", LEFT_OUT, HIDDEN, HIDDEN)),
        ((9, 7, 3, 2), ("9", "7", HIDDEN, HIDDEN)),
        ((4,), (HIDDEN,)),
    ],
)
def test_no_small_number_is_shown_or_found_from_the_total(
    counts: tuple[int, ...], shown: tuple[str, ...]
) -> None:
    assert shown_counts(group(*counts), TR) == shown


def test_rows_that_do_not_add_up_hide_only_what_is_small() -> None:
    assert shown_counts(group(9, 4, adds_up=False), TR) == ("9", HIDDEN)


def test_who_did_not_come_is_not_found_by_subtracting_held_from_planned() -> None:
    said = text(summary(replace(WHOLE, meetings_held=123, no_shows=1), TR))
    assert "Planerade möten visas inte" in said
    assert "124" not in said
    assert "Planerade möten 124" in text(summary(WHOLE, TR))


def test_the_share_with_feedback_needs_enough_meetings() -> None:
    assert "97 procent" in text(summary(WHOLE, TR))
    few = replace(WHOLE, meetings_held=4, feedback_given=4)
    assert "För få möten" in text(summary(few, TR))


def test_a_question_that_nobody_answered_is_left_out() -> None:
    said = text(summary(replace(WHOLE, groups=(group(9, 8), SummaryGroup("Tomt", ()))), TR))
    assert "Grupp" in said
    assert "Tomt" not in said
