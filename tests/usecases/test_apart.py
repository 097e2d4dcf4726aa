"""Who must not meet: told by a list or one pair at a time, kept by the timetable, without why."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from usecases.builders import (
    employer_named,
    fair_in,
    host,
    plan_for,
    planned,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import OperationId
from motesplats.i18n import isolated
from motesplats.storage import journal, wishes
from motesplats.usecases import queries
from motesplats.usecases.apart import keep_apart, let_meet
from motesplats.usecases.changes import Change, Oddity
from motesplats.usecases.context import Context
from motesplats.usecases.registration import carry_out_import

Refuses = Callable[..., AbstractContextManager[None]]
AGAIN = OperationId("the same press")


def pairs(context: Context, fair: Fair) -> set[tuple[str, str]]:
    names = {e.id: e.name for e in queries.employers_at(context, fair.id)}
    people = {s.id: s.first_name for s in queries.seekers(context, fair.id)}
    with context.store.read() as connection:
        return {(people[s], names[e]) for s, e in wishes.never_pairs(connection, fair.id)}


def test_a_list_keeps_people_from_employers(context: Context) -> None:
    fair = fair_in(context)
    rows = (host("Bygg AB", 1), host("Vård AB", 2), someone("Åsa Öberg", "Vård AB", "Bygg AB"))
    register(context, fair, *rows)
    again = plan_for(context, fair, someone("Åsa Öberg", never=("bygg ab", "Bygg AB")))
    label = f"{isolated('Åsa Öberg')} – {isolated('Bygg AB')}"
    assert again.wishes.new == (Change(again.wishes.new[0].row, label, Oddity.KEPT_APART),)
    for _time in range(2):
        carry_out_import(context, again)
    assert pairs(context, fair) == {("Åsa", "Bygg AB")}
    met = queries.parts(context, planned(context, fair).id).meetings
    assert {m.employer for m in met} == {employer_named(context, fair, "Vård AB").id}


def test_a_newer_list_takes_no_pair_away_and_says_nothing_twice(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, host("Bygg AB", 1), someone("Bo Ek", never=("Bygg AB",)))
    assert pairs(context, fair) == {("Bo", "Bygg AB")}
    assert plan_for(context, fair, someone("Bo Ek", never=("Bygg AB",))).is_empty
    register(context, fair, someone("Bo Ek"))
    assert pairs(context, fair) == {("Bo", "Bygg AB")}


def test_a_name_that_no_employer_bears_is_pointed_out(context: Context) -> None:
    fair = fair_in(context)
    plan = plan_for(context, fair, host("Bygg AB", 1), someone("Bo Ek", never=("Flyg AB",)))
    told = [(change.label, change.note) for change in plan.wishes.suspicious]
    assert told == [("Flyg AB", Oddity.UNKNOWN_TO_KEEP_FROM)]
    assert plan.apart == ()


def test_a_pair_is_kept_apart_and_let_meet_again(context: Context) -> None:
    fair = small_fair(context)
    bo = seeker_named(context, fair, "Bo").id
    assert keep_apart(context, bo, "bygg ab", AGAIN).changed
    assert not keep_apart(context, bo, "Bygg AB", AGAIN).changed
    assert not keep_apart(context, bo, "Bygg AB").changed
    assert pairs(context, fair) == {("Bo", "Bygg AB")}
    assert not let_meet(context, bo, "Bygg AB").apart
    assert pairs(context, fair) == set()
    with context.store.read() as connection:
        back, kept = journal.about(connection, bo)[:2]
    assert (kept.inverse or {})["verb"] == back.verb == "let_meet"
    assert kept.undone_by == back.operation


def test_nobody_is_kept_from_an_employer_that_is_not_there(
    context: Context, refused: Refuses
) -> None:
    fair = small_fair(context)
    with refused(Refusal.UNKNOWN_EMPLOYER):
        keep_apart(context, seeker_named(context, fair, "Bo").id, "Flyg AB")
