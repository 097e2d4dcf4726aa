"""How good the feedback of a fair is, in the middle, and groups beside each other."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from usecases.builders import (
    fair_in,
    give_feedback,
    host,
    planned,
    register,
    seeker_named,
    someone,
)
from usecases.followed_fairs import met_fair

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import FairId
from motesplats.feedback.follow_measures import Reached
from motesplats.feedback.form import Level
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.feedback_quality import feedback_quality
from motesplats.usecases.follow_figures import figures, measures
from motesplats.usecases.seeker_cards import CardFilled, save_card
from motesplats.usecases.statistics_said import (
    FairAccount,
    SaidForStatistics,
    put_account,
    put_said,
)

ASKED = "learning"


def large_fair(
    context: Context, many: int, name: str = "Träffen", day: date = date(2026, 11, 26)
) -> Fair:
    """A fair at which so many people met one employer each, who wrote about them."""
    fair = fair_in(context, name, day=day)
    people = [someone(f"P{n} Ek", f"B{n} AB", phone=f"070-174 06 {n:02}") for n in range(many)]
    register(context, fair, *(host(f"B{n} AB", n + 1) for n in range(many)), *people)
    planned(context, fair)
    for n in range(many):
        give_feedback(context, fair, f"P{n}", f"B{n} AB")
    return fair


def test_the_middle_is_told_from_ten_forms_on(context: Context) -> None:
    fair = large_fair(context, 10)
    found = feedback_quality(context, fair.id)
    assert [one.whole for one in found.middles] == [10] * 6
    safety = found.middles[-1]
    assert (safety.value, safety.reached) == (1.0, True)
    few = feedback_quality(context, met_fair(context, "Liten").id)
    assert {(one.value, one.reached, one.whole) for one in few.middles} == {(None, None, 1)}
    assert few.compared == ()


@pytest.mark.parametrize(("women", "is_told"), [(10, True), (11, False)])
def test_groups_are_compared_only_where_each_has_ten(
    context: Context, women: int, *, is_told: bool
) -> None:
    fair = large_fair(context, 20)
    put_account(context, fair.id, FairAccount(gender_basis="Uppdraget"))
    for number, one in enumerate(queries.seekers(context, fair.id)):
        put_said(context, one.id, SaidForStatistics("woman" if number < women else "man"))
    names = [one.name for one in feedback_quality(context, fair.id).compared]
    assert names == (["Kön"] if is_told else [])
    assert "Kön" in [name for name, _ in figures(context, fair.id).groups]


def test_the_own_view_is_held_against_that_of_the_fair_before(context: Context) -> None:
    first = large_fair(context, 10, "Första")
    second = large_fair(context, 10, "Andra", date(2026, 12, 10))
    for fair, level in ((first, Level.L1), (second, Level.L3)):
        for n in range(10):
            seeker = seeker_named(context, fair, f"P{n}")
            save_card(context, seeker.id, CardFilled(levels=((ASKED, level),)))
    found = {one.target.id: one for one in measures(context, second.id)}["o5"]
    assert found.whole == 10
    assert found.value is not None
    assert found.before is not None
    assert found.reached is (Reached.YES if found.value < found.before else Reached.NO)
    alone = {one.target.id: one for one in measures(context, first.id)}["o5"]
    assert (alone.before, alone.reached) == (None, Reached.UNKNOWN)


def test_a_form_that_cannot_be_read_is_not_measured(context: Context) -> None:
    fair = met_fair(context)
    with context.store.write("break") as transaction:
        transaction.connection.exec_driver_sql("UPDATE submission SET answers = '{\"gap\": 1}'")
    assert {one.whole for one in feedback_quality(context, fair.id).middles} == {0}


def test_a_fair_that_is_not_there_has_no_quality(
    context: Context, refused: Callable[..., AbstractContextManager[object]]
) -> None:
    with refused(Refusal.UNKNOWN_FAIR):
        feedback_quality(context, FairId("nothing"))
