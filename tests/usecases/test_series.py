"""Fairs of one series: made from each other, with the same people, who meet again or anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from usecases.builders import (
    employer_named,
    fair_in,
    give_feedback,
    later,
    open_context,
    planned,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair, MeetingRules, MetBefore
from motesplats.core.ids import FairId, OperationId, new_id
from motesplats.core.people import ALL_DAY, Presence
from motesplats.feedback.own_form import FormChanges, OwnKind, OwnQuestion
from motesplats.feedback.reading import Text
from motesplats.storage.wishes import met_before
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.fair_forms import change_form, fair_form
from motesplats.usecases.protection import protect
from motesplats.usecases.seeker_plans import seeker_plan
from motesplats.usecases.series import NextFair, next_fair
from motesplats.usecases.statistics_said import FairAccount, account_of, put_account


@pytest.fixture
def context() -> Context:
    return open_context()


def spring(context: Context, fair: Fair, *, people: bool = True, name: str = "Våren") -> Fair:
    """The next fair after this one."""
    wanted = replace(fair, id=FairId(new_id()), name=name, day=date(2027, 4, 8))
    return next_fair(context, NextFair(fair.id, wanted, people), OperationId(name)).fair


def met(context: Context, fair: Fair) -> set[tuple[str, str]]:
    """First names and employers that count as having met before."""
    names = {s.id: s.first_name for s in queries.seekers(context, fair.id)}
    with context.store.read() as connection:
        return {(names[seeker], employer) for seeker, employer in met_before(connection, fair.id)}


def test_the_next_fair_has_employers_roles_stations_and_the_series(context: Context) -> None:
    fair = planned_fair(context)
    after = spring(context, fair, people=False)
    hosts = queries.employers_at(context, after.id)
    assert [(e.name, e.roles[0].title) for e in hosts] == [
        ("Bygg AB", "Montör"), ("Vård AB", "Montör")
    ]  # fmt: skip
    assert [s.number for s in queries.stations(context, after.id)] == [1, 2]
    assert queries.seekers(context, after.id) == ()
    assert {account_of(context, f.id).series for f in (fair, after)} == {"Träffen"}


def test_the_next_fair_asks_what_the_last_one_asked(context: Context) -> None:
    fair = small_fair(context)
    question = OwnQuestion("", OwnKind.TEXT, Text("Vad gjorde störst intryck?"))
    asked = change_form(context, fair.id, "generic", FormChanges((), (question,))).changes
    after = spring(context, fair)
    with context.store.read() as connection:
        form = fair_form(connection, employer_named(context, after, "Bygg AB"))
    assert form.item(asked.questions[0].id).text.sv == question.text.sv


def test_a_repeated_order_makes_one_fair(context: Context) -> None:
    fair = small_fair(context)
    wanted = NextFair(fair.id, replace(fair, id=FairId(new_id()), name="Våren"), with_people=True)
    once, again = (next_fair(context, wanted, OperationId("o")) for _ in range(2))
    assert once.fair == again.fair
    assert len(queries.seekers(context, once.fair.id)) == 3


def test_people_who_come_along_are_the_same_with_new_badges_and_still_protected(
    context: Context,
) -> None:
    fair = planned_fair(context)
    bo = someone("Bo Ek", presence=Presence(leaves=time(9, 30)))
    register(context, fair, bo)
    protect(context, seeker_named(context, fair, "Bo").id, True)
    after = spring(context, fair)
    old, new = (queries.seekers(context, f.id) for f in (fair, after))
    assert {s.person for s in old} == {s.person for s in new}
    assert not {s.code for s in old} & {s.code for s in new}
    assert seeker_named(context, after, "Bo").protected
    assert seeker_named(context, fair, "Bo").presence != ALL_DAY
    assert seeker_named(context, after, "Bo").presence == ALL_DAY


def test_a_person_s_plan_shows_all_fairs_with_all_meetings_in_order(context: Context) -> None:
    fair = planned_fair(context)
    after = spring(context, fair)
    register(context, after, someone("Åsa Öst", "Vård AB", email="asa@example.org"))
    planned(context, after)
    later_still = spring(context, after, name="Hösten")
    asa = seeker_named(context, later_still, "Åsa").id
    first, second = seeker_plan(context, later_still.id, asa).elsewhere
    assert (first.fair.name, second.fair.name) == ("Träffen", "Våren")
    assert {view.employer for view in first.meetings} == {"Bygg AB", "Vård AB"}
    starts = [view.starts for view in first.meetings]
    assert starts == sorted(starts)
    assert [view.employer for view in second.meetings] == ["Vård AB"]


def test_only_meetings_within_the_series_count_as_met_before(context: Context) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Åsa", "Bygg AB")
    later(context, days=100)
    after = spring(context, fair)
    assert met(context, after) == {("Åsa", "Bygg AB")}
    put_account(context, after.id, FairAccount(series="En annan"))
    assert met(context, after) == set()
    put_account(context, after.id, FairAccount())
    assert met(context, after) == {("Åsa", "Bygg AB")}


def test_a_series_goes_on_under_its_own_name(context: Context) -> None:
    fair = small_fair(context)
    put_account(context, fair.id, FairAccount(series="Jobbspåret", head="Eva", lessons="Hemligt"))
    said = account_of(context, spring(context, fair).id)
    assert (said.series, said.head, said.lessons) == ("Jobbspåret", "Eva", "")


def test_a_name_that_is_taken_is_refused_and_nothing_is_made(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    fair_in(context, "Våren")
    with refused(Refusal.FAIR_EXISTS, fair="Våren"):
        spring(context, fair)
    assert account_of(context, fair.id).series == ""
    with refused(Refusal.UNKNOWN_FAIR):
        next_fair(context, NextFair(FairId("nobody"), replace(fair, name="Hösten")))


@pytest.mark.parametrize(
    ("how", "employer"), [(MetBefore.AVOID, "Vård AB"), (MetBefore.PREFER, "Bygg AB")]
)
def test_the_next_fair_prefers_new_meetings_or_follow_ups_as_it_is_set(
    context: Context, how: MetBefore, employer: str
) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Åsa", "Bygg AB")
    later(context, days=100)
    after = spring(context, replace(fair, rules=MeetingRules(max_meetings=1, met_before=how)))
    wishes = ("Bygg AB", "Vård AB")
    register(context, after, someone("Åsa Öst", *wishes, email="asa@example.org"))
    planned(context, after)
    (met_there,) = seeker_plan(context, after.id, seeker_named(context, after, "Åsa").id).meetings
    assert met_there.employer == employer
