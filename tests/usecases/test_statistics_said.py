"""Municipality, gender and groups: counted in the summary, and nowhere else."""

from dataclasses import replace
from datetime import date

import pytest
from usecases.builders import (
    employer_named,
    fair_in,
    give_feedback,
    host,
    later,
    planned,
    planned_fair,
    register,
    seeker_named,
    session_of,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import OperationId
from motesplats.feedback.small_numbers import Shown
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.employers_words import release_words, words_to_read
from motesplats.usecases.follow_up import follow_up_texts
from motesplats.usecases.groups import (
    GroupPlan,
    plan_group,
    put_wishers_in_group,
)
from motesplats.usecases.kiosk_closing import LastWords, keep_last_words
from motesplats.usecases.polls import Ballot, cast_ballot
from motesplats.usecases.statistics_said import (
    FairAccount,
    SaidForStatistics,
    account_of,
    municipalities,
    municipality_named,
    put_account,
    put_said,
    said_by,
    tags_at,
)
from motesplats.usecases.summaries import fair_summary, summary_to_hand_out

NAMES = ("Bo Ek", "Åsa Öst", "Siv Ål", "Ida Ek", "Per Ek", "Ulf Ek", "Eva Ås", "Lo By", "Mo By",
         "Jo By", "Tea Ros", "Kim Alm")  # fmt: skip
SOLNA = {"municipality": "Solna kommun", "tags": ("Långtidsarbetslös",)}


def counted_fair(context: Context, **more: object) -> Fair:
    """Twelve people who came: seven of Solna in one group, five of Täby in none."""
    fair = fair_in(context, **more)
    rows = [someone(name, **(SOLNA if n < 7 else {"municipality": "täby"}))
            for n, name in enumerate(NAMES)]  # fmt: skip
    register(context, fair, *rows)
    for seeker in queries.seekers(context, fair.id):
        check_in_by_name(context, seeker.id)
    return fair


def numbers(context: Context, fair: Fair, table: str) -> dict[str, int]:
    found = [
        one for one in fair_summary(context, fair.id).tables if table in (one.id, one.title.sv)
    ]
    return {row.label.sv: row.cells[0].number for one in found for row in one.rows}


def test_groups_and_places_of_the_list_are_counted(context: Context) -> None:
    fair = counted_fair(context)
    assert numbers(context, fair, "Målgrupper bland dem som kom") == {"Långtidsarbetslös": 7}
    assert numbers(context, fair, "t9") == {"Solna": 7, "Täby": 5}
    assert [len(people) for people in tags_at(context, fair.id).values()] == [7]
    bo = seeker_named(context, fair, "Bo").id
    register(context, fair, someone("Bo Ek"))
    assert said_by(context, bo).municipality == "Solna"


def test_places_are_spelled_as_they_are_registered() -> None:
    assert len(municipalities()) == 26
    written = ("upplands bro", "Upplands-Bro kommun", "Stockholms kommun", "Malmö ")
    found = [municipality_named(one) for one in written]
    assert found == ["Upplands-Bro", "Upplands-Bro", "Stockholm", "Malmö"]


def test_gender_is_kept_only_where_the_fair_has_a_ground_for_it(
    context: Context, refused: object
) -> None:
    fair = counted_fair(context)
    bo, said = seeker_named(context, fair, "Bo").id, SaidForStatistics(gender="man")
    register(context, fair, someone("Åsa Öst", gender="woman"))
    assert not said_by(context, seeker_named(context, fair, "Åsa").id).gender
    with refused(Refusal.GENDER_NOT_REGISTERED):
        put_said(context, bo, said)
    put_account(context, fair.id, FairAccount(gender_basis="Beslut om statistik"))
    put_said(context, bo, said)
    assert said_by(context, bo).gender == "man"
    put_account(context, fair.id, FairAccount(lessons="Fler bord."))
    assert not said_by(context, bo).gender
    assert account_of(context, fair.id).lessons == "Fler bord."


@pytest.mark.parametrize(
    "said", [SaidForStatistics(gender="x"), SaidForStatistics(tags=tuple("abcdef"))]
)
def test_what_is_not_asked_for_is_not_kept(
    context: Context, refused: object, said: SaidForStatistics
) -> None:
    fair = counted_fair(context)
    with refused(Refusal.SETTING_INVALID):
        put_said(context, seeker_named(context, fair, "Bo").id, said)
    with refused(Refusal.SETTING_INVALID):
        put_account(context, fair.id, FairAccount(lessons="x" * 2001))


def test_what_is_missing_is_said_to_be_missing(context: Context) -> None:
    fair = counted_fair(context)
    missing = {one.sv for one in fair_summary(context, fair.id).missing}
    assert "De som kom, efter kön" in missing
    assert "Bostadskommun" not in missing


def test_released_words_of_employers_are_told_without_their_names(
    context: Context, refused: object
) -> None:
    fair = planned_fair(context)
    bygg = session_of(context, fair, "Bygg AB")
    keep_last_words(context, bygg, LastWords(hinders="Ingen tid.", good="Kaffet."))
    (read,) = words_to_read(context, fair.id)
    assert fair_summary(context, fair.id).conditions[0].said == ()
    release_words(context, read, True)
    (told,) = fair_summary(context, fair.id).conditions
    assert (told.employers, told.said) == (1, ("Ingen tid.",))
    assert "Bygg" not in repr(told)
    keep_last_words(context, bygg, LastWords(hinders="Bo var sen."))
    assert fair_summary(context, fair.id).conditions[0].said == ()
    with refused(Refusal.PREVIEW_OUTDATED):
        release_words(context, read, True)
    release_words(context, words_to_read(context, fair.id)[0], False)


def test_the_same_press_twice_changes_nothing_more(context: Context) -> None:
    fair = counted_fair(context)
    bo, once = seeker_named(context, fair, "Bo").id, OperationId("once")
    put_said(context, bo, SaidForStatistics(municipality="Solna"), once)
    put_said(context, bo, SaidForStatistics(municipality="Täby"), once)
    assert said_by(context, bo).municipality == "Solna"
    put_account(context, fair.id, FairAccount(series="Vår"), OperationId("twice"))
    put_account(context, fair.id, FairAccount(series="Höst"), OperationId("twice"))
    assert account_of(context, fair.id).series == "Vår"


def test_words_are_released_once_by_one_press(context: Context) -> None:
    fair = planned_fair(context)
    keep_last_words(context, session_of(context, fair, "Bygg AB"), LastWords(hinders="Ingen tid."))
    (read,) = words_to_read(context, fair.id)
    release_words(context, read, True, OperationId("once"))
    release_words(context, read, False, OperationId("once"))
    assert fair_summary(context, fair.id).conditions[0].said == ("Ingen tid.",)


def test_numbers_stay_once_they_are_handed_out(context: Context, refused: object) -> None:
    fair = counted_fair(context, practice=False, day=date(2026, 11, 26))
    with refused(Refusal.SUMMARY_TOO_EARLY):
        summary_to_hand_out(context, fair.id)
    later(context, days=4000)
    first = summary_to_hand_out(context, fair.id)
    put_said(context, seeker_named(context, fair, "Bo").id, SaidForStatistics())
    put_account(context, fair.id, FairAccount(lessons="Fler bord."))
    second = summary_to_hand_out(context, fair.id)
    assert first.as_of
    assert (first.tables, first.rates, first.missing) == (
        second.tables, second.rates, second.missing,
    )  # fmt: skip
    assert second.account.lessons == "Fler bord."
    assert replace(first, account=second.account) == second


def test_a_group_is_not_told_where_those_outside_it_are_few(context: Context) -> None:
    fair = counted_fair(context)
    others = [s.id for s in queries.seekers(context, fair.id)][7:10]
    for seeker in others:
        put_said(context, seeker, SaidForStatistics(tags=("Långtidsarbetslös",)))
    assert numbers(context, fair, "Målgrupper bland dem som kom") == {}
    shown = {
        c.shown for t in fair_summary(context, fair.id).of("t9") for r in t.rows for c in r.cells
    }
    assert shown == {Shown.NUMBER}


def test_the_poll_reaches_the_summary_and_small_groups_keep_their_quality(context: Context) -> None:
    fair = planned_fair(context)
    for number in range(12):
        cast_ballot(context, fair.id, Ballot("seeker", {"e1": 3 + number % 2}))
    give_feedback(context, fair, "Åsa", "Bygg AB")
    tables = fair_summary(context, fair.id).tables
    (poll,) = [table for table in tables if table.id == "poll"]
    assert poll.group.sv == follow_up_texts().who["seeker"].sv
    assert not [row for table in tables if table.id == "t10" for row in table.rows]


def test_group_meetings_are_a_kind_of_their_own_in_the_numbers(context: Context) -> None:
    fair = fair_in(context)
    wished = ("Bygg AB", "Vård AB", "Bygg AB", "Skola AB")
    register(
        context, fair, host("Bygg AB", 1), host("Vård AB", 2), host("Skola AB", 3),
        *(someone(name, wished[number % 4]) for number, name in enumerate(NAMES)),
    )  # fmt: skip
    own, employer = queries.stations(context, fair.id)[0], employer_named(context, fair, "Bygg AB")
    plan = GroupPlan(employer=employer.id, station=own.id, slot=1, title="Visning")
    put_wishers_in_group(context, plan_group(context, fair.id, plan).group)
    planned(context, fair)
    tables = {one.title.sv: one for one in fair_summary(context, fair.id).tables}
    (row,) = tables["Möten på andra sätt"].rows
    assert [cell.number for cell in row.cells] == [6]
