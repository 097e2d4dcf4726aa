"""Fairs of one series beside each other: the numbers of their summaries, and no others."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from openpyxl import load_workbook
from usecases.builders import (
    fair_in,
    give_feedback,
    host,
    later,
    planned,
    register,
    seeker_named,
    someone,
)
from usecases.followed_fairs import after, answers, fair_with

from motesplats.core.errors import Refusal
from motesplats.core.fair import DayPlan, Fair
from motesplats.core.ids import FairId, new_id
from motesplats.feedback.small_numbers import SMALLEST
from motesplats.i18n import words_in
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.comparing import compared, fairs_of_series
from motesplats.usecases.context import Context
from motesplats.usecases.exports import ExportOrder, export, note_export
from motesplats.usecases.queries import seekers
from motesplats.usecases.series import NextFair, next_fair
from motesplats.usecases.statistics_said import FairAccount, put_account
from motesplats.usecases.summaries import fair_summary

TR = words_in("sv")


def two_fairs(context: Context) -> tuple[Fair, Fair]:
    """Twelve came to the first and answered afterwards; the second, a week later, had four."""
    first = fair_with(context, 12, practice=False)
    after(context, 8)
    answers(context, first, "AAAAAAAAAFFF")
    wanted = replace(first, id=FairId(new_id()), name="Våren", day=date(2026, 12, 3))
    second = next_fair(context, NextFair(first.id, wanted)).fair
    register(context, second, *(someone(f"Q{n} Ek") for n in range(4)))
    for n in range(4):
        check_in_by_name(context, seeker_named(context, second, f"Q{n}").id)
    later(context, days=1)
    return first, second


def table(folder: Path, title: str) -> dict[tuple[object, object], tuple[object, ...]]:
    """A sheet of the workbook by part and what: the fairs' cells."""
    rows = load_workbook(folder / "export/series.xlsx")[title].iter_rows(values_only=True)
    return {(row[0], row[2]): row[4:] for row in rows}


def written(context: Context, fair: Fair, folder: Path) -> None:
    note_export(context, fair.id, ("series",))
    export(context, fair.id, ExportOrder(("series",), folder, TR))


def test_fairs_of_a_series_stand_beside_each_other(context: Context, tmp_path: Path) -> None:
    first, second = two_fairs(context)
    written(context, second, tmp_path)
    counts, shares = (table(tmp_path, name) for name in ("Antal", "Andelar i procent"))
    assert counts["Del", "Vad"] == ("Träffen, 2026-11-26", "Våren, 2026-12-03")
    assert counts["De som kom", "Kom till träffen"] == (12, "färre än 5")
    assert counts["Uppföljning", "Har arbete"] == ("visas inte", None)
    assert all(cells[1] is None for key, cells in shares.items() if key != ("Del", "Vad"))
    assert [one.fair for one in compared(context, first.id)] == [first, second]


def test_the_share_with_work_is_of_everybody_who_came(context: Context, tmp_path: Path) -> None:
    first, second = two_fairs(context)
    answers(context, first, "AAAAAA" + "F" * 6)
    written(context, second, tmp_path)
    assert table(tmp_path, "Antal")["Uppföljning", "Har arbete"] == (6, None)
    assert table(tmp_path, "Andelar i procent")["Uppföljning", "Har arbete, av alla som kom"] == (
        50, None,
    )  # fmt: skip


def test_no_number_stands_there_that_is_not_in_the_fair_s_own_summary(
    context: Context, tmp_path: Path
) -> None:
    fairs = two_fairs(context)
    written(context, fairs[0], tmp_path)
    for place, fair in enumerate(fairs):
        told = fair_summary(context, fair.id)
        known = {cell.number for t in told.tables for row in t.rows for cell in row.cells}
        found = {cells[place] for key, cells in table(tmp_path, "Antal").items()
                 if key[0] not in ("Del", "Uppföljning")}  # fmt: skip
        numbers = {one for one in found if isinstance(one, int)}
        assert numbers <= known
        assert not numbers & set(range(1, SMALLEST))


def test_what_is_compared_stays_what_it_was(
    context: Context, tmp_path: Path, refused: Callable[..., object]
) -> None:
    first, second = two_fairs(context)
    assert fair_summary(context, first.id).as_of == ""
    with refused(Refusal.NOTHING_TO_COMPARE):
        compared(context, first.id)
    written(context, second, tmp_path)
    before = fair_summary(context, first.id)
    register(context, first, someone("Sen Ek"))
    check_in_by_name(context, seeker_named(context, first, "Sen").id)
    assert fair_summary(context, first.id) == before


def test_only_fairs_of_the_same_series_that_are_over_are_compared(
    context: Context, refused: Callable[..., object]
) -> None:
    first = fair_with(context, 5, practice=False)
    practised = fair_in(context, "Övning")
    put_account(context, practised.id, FairAccount(series=first.name))
    wanted = replace(first, id=FairId(new_id()), name="Våren", day=date(2027, 4, 8))
    coming = next_fair(context, NextFair(first.id, wanted)).fair
    assert fairs_of_series(context, coming.id) == ()
    after(context, 1)
    assert fairs_of_series(context, coming.id) == (first,)
    with refused(Refusal.NOTHING_TO_COMPARE):
        compared(context, first.id)
    after(context, 200)
    assert fairs_of_series(context, first.id) == (first, coming)
    put_account(context, coming.id, FairAccount(series="En annan"))
    assert fairs_of_series(context, first.id) == (first,)


def test_practice_fairs_are_compared_at_any_time_and_keep_nothing(context: Context) -> None:
    fairs = [fair_with(context, 6, name) for name in ("Ett", "Två")]
    note_export(context, fairs[0].id, ("series",))
    assert [one.fair.name for one in compared(context, fairs[0].id)] == ["Ett", "Två"]
    assert fair_summary(context, fairs[0].id).as_of == ""


def test_shares_are_told_from_ten_on(context: Context, tmp_path: Path) -> None:
    large = fair_in(context, plan=DayPlan(time(9), time(13)))
    people = [someone(f"P{n} Ek", "Bygg AB", municipality="Solna") for n in range(10)]
    register(context, large, host("Bygg AB", 1), *people)
    planned(context, large)
    for seeker in seekers(context, large.id):
        check_in_by_name(context, seeker.id)
        give_feedback(context, large, seeker.first_name, "Bygg AB")
    fair_with(context, 6, "Den lilla")
    written(context, large, tmp_path)
    shares = table(tmp_path, "Andelar i procent")
    assert shares["Del", "Vad"] == ("Den lilla, 2026-11-26", "Träffen, 2026-11-26")
    assert shares["Bostadskommun", "Solna"] == (None, 100)
    assert [cells for key, cells in shares.items() if key[0] == "Möten"] == [(None, 100)] * 2
