"""What an unmet wish would take is told with names, stations and times of the fair."""

from dataclasses import replace

from usecases.builders import (
    employer_named,
    fair_in,
    host,
    planned,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.people import Needs
from motesplats.exchange.rows import StationRow
from motesplats.scheduling.change import Kind
from motesplats.scheduling.explain import Explanation, Unmet
from motesplats.storage import wishes
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.offers import offers_of
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import parts_in
from motesplats.usecases.seeker_plans import UnmetWish, seeker_plan


def unmet_of(context: Context, *rows: object, first_name: str = "Bo") -> UnmetWish:
    fair = fair_in(context)
    register(context, fair, host("Bygg AB", 1), *rows)
    planned(context, fair)
    (found,) = seeker_plan(context, fair.id, seeker_named(context, fair, first_name).id).unmet
    return found


def test_a_missing_interpreter_is_named_by_language_and_time(context: Context) -> None:
    needs = Needs(interpreter="somaliska")
    hodan = replace(someone("Hodan Aden", "Bygg AB"), needs=needs)
    found = unmet_of(context, hodan, someone("Bo Ek", "Bygg AB"), first_name="Hodan")
    assert found.reason.code is Unmet.NO_INTERPRETER
    assert found.offers is not None
    (offer,) = found.offers.changes
    assert (offer.kind, offer.thing) == (Kind.INTERPRETER, "somaliska")
    assert offer.begins == found.offers.begins


def test_a_full_employer_names_the_wishes_there_and_what_would_help(context: Context) -> None:
    fair = fair_in(context)
    many = [someone(f"Ek {n}", "Bygg AB", phone=str(n)) for n in range(6)]
    register(context, fair, host("Bygg AB", 1), *many)
    planned(context, fair)
    plans = [seeker_plan(context, fair.id, one.id) for one in queries.seekers(context, fair.id)]
    left = [plan.unmet[0] for plan in plans if plan.unmet]
    assert {wish.reason.code for wish in left} == {Unmet.EMPLOYER_FULL}
    assert {wish.reason.stronger for wish in left} == {0}
    assert left[0].offers is not None
    (offer,) = left[0].offers.changes
    assert (offer.kind, offer.employer) == (Kind.ONE_MORE_STATION, "Bygg AB")


def test_a_station_is_told_by_its_number(context: Context) -> None:
    needs = Needs(wheelchair=True)
    steep = replace(host("Bygg AB"), stations=(StationRow(7, accessible=False),))
    fair = fair_in(context)
    register(context, fair, steep, replace(someone("Bo Ek", "Bygg AB"), needs=needs))
    register(context, fair, host("Vård AB", 2), someone("Siv Ål", "Vård AB"))
    planned(context, fair)
    bo = seeker_named(context, fair, "Bo")
    (found,) = seeker_plan(context, fair.id, bo.id).unmet
    assert found.offers is not None
    (offer,) = found.offers.changes
    assert (offer.kind, offer.station, offer.thing) == (Kind.STATION_REACHABLE, 7, "")


def test_where_nothing_helps_there_is_no_offer(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, host("Bygg AB", 1), someone("Bo Ek", "Bygg AB"))
    planned(context, fair)
    with context.store.read() as connection:
        planning, parts = planning_of(connection, fair.id), parts_in(connection, fair.id)
    assert offers_of(planning, parts, Explanation(Unmet.NO_COMMON_TIME)) is None


def test_a_pair_that_never_meets_has_that_for_its_reason(context: Context) -> None:
    fair = small_fair(context)
    siv, bygg = seeker_named(context, fair, "Siv").id, employer_named(context, fair, "Bygg AB").id
    with context.store.write("test") as transaction:
        wishes.add_never_pair(transaction.connection, siv, bygg)
    planned(context, fair)
    (unmet,) = seeker_plan(context, fair.id, siv).unmet
    assert (unmet.employer, unmet.reason.code) == ("Bygg AB", Unmet.NEVER_PAIR)
