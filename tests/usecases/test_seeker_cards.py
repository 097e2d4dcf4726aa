"""The seeker's card: what employers read of it, and how seekers see themselves in their report."""

from collections.abc import Callable

import pytest
from usecases.builders import (
    employer_named,
    fair_in,
    give_feedback,
    host,
    meeting_between,
    plan_for,
    planned_fair,
    register,
    seeker_named,
    session_of,
    someone,
)
from usecases.test_reports import release_all

from motesplats.core.cards import SeekerCard
from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.visibility import Place, may_see
from motesplats.feedback.compile import compile_report
from motesplats.feedback.form import Level
from motesplats.storage.people import remove_seeker
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import form_of
from motesplats.usecases.forms import form_library
from motesplats.usecases.kiosk import prep_card
from motesplats.usecases.protection import protect
from motesplats.usecases.registration import carry_out_import
from motesplats.usecases.report_material import material_of, report_of
from motesplats.usecases.seeker_cards import CardFilled, card_view, level_choices, save_card

TOLD = SeekerCard("Mina exempel", "Hur ser veckan ut?", "Lett ett lag – planerar")
FILLED = CardFilled(TOLD, "Min trädgård", (("g_craft", Level.L4), ("learning", Level.L1)))


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def written(context: Context, fair: Fair, name: str = "Siv") -> CardFilled:
    return card_view(context, seeker_named(context, fair, name).id).filled


def fill(context: Context, fair: Fair, filled: CardFilled = FILLED) -> None:
    save_card(context, seeker_named(context, fair, "Siv").id, filled)


def test_a_card_is_kept_tidy_and_taken_back(context: Context, fair: Fair) -> None:
    untidy = SeekerCard(" Mina  exempel ", "Hur ser veckan ut?", "\n Lett ett lag – planerar \n\n")
    levels = (*FILLED.levels, ("g_flex", Level.NOT_OBSERVED))
    siv = seeker_named(context, fair, "Siv").id
    saved = save_card(context, siv, CardFilled(untidy, "Min trädgård", levels))
    assert written(context, fair) == FILLED == saved.filled
    save_card(context, siv, saved.before)
    assert written(context, fair) == CardFilled()


def test_the_same_card_sent_twice_is_one(context: Context, fair: Fair) -> None:
    siv = seeker_named(context, fair, "Siv").id
    save_card(context, siv, FILLED, "en-gång")
    save_card(context, siv, CardFilled(), "en-gång")
    assert written(context, fair) == FILLED


@pytest.mark.parametrize("protected", [False, True])
def test_employers_read_the_card_and_never_how_somebody_sees_themselves(
    context: Context, fair: Fair, protected: bool
) -> None:
    fill(context, fair)
    protect(context, seeker_named(context, fair, "Siv").id, protected)
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    card = prep_card(context, session_of(context, fair, "Bygg AB"), meeting.id)
    assert card.told == (SeekerCard() if protected else TOLD)
    assert "L4" not in repr(card)
    assert not may_see("seeker.own_levels", Place.KIOSK)
    assert not may_see("seeker.own_levels", Place.PREP_CARD)


def test_the_report_sets_how_somebody_sees_themselves_beside_the_employers(
    context: Context, fair: Fair
) -> None:
    fill(context, fair)
    give_feedback(context, fair, "Siv", "Bygg AB")
    release_all(context, fair)
    siv = seeker_named(context, fair, "Siv")
    with context.store.read() as connection:
        one = report_of(connection, material_of(connection, fair.id), siv)
    report = compile_report(one.facts, one.views, form_library(), "sv", one.released)
    [craft] = [row for row in report.told.levels.entries if row.name == "Yrkeskunnande"]
    assert "En tydlig styrka" in craft.own
    assert [line.level for line in craft.lines] == ["En bit på väg"]


def test_what_is_asked_about_oneself_is_what_the_wished_employers_ask(context: Context) -> None:
    fair = fair_in(context)
    hosts = (host("Kod AB", 1, branch="it"), host("Vård AB", 2, branch="care"))
    register(context, fair, *hosts, someone("Siv Ål", "Vård AB", "Kod AB"), someone("Bo Ek"))
    siv, bo = (seeker_named(context, fair, name).id for name in ("Siv", "Bo"))
    asked = [one.id for one in card_view(context, siv).asked]
    care, code = (form_of(employer_named(context, fair, n)) for n in ("Vård AB", "Kod AB"))
    assert asked[: len(care.competencies)] == [one.id for one in care.competencies]
    assert {one.id for one in code.competencies} <= set(asked)
    assert len(asked) == len(set(asked))
    assert "g_craft" in [one.id for one in card_view(context, bo).asked]


def test_levels_to_choose_have_words_and_no_zero() -> None:
    assert [one.code for one in level_choices()] == ["L1", "L2", "L3", "L4"]


def test_numbers_of_people_are_not_kept_on_a_card(
    context: Context, fair: Fair, refused: Callable[..., object]
) -> None:
    with refused(Refusal.TEXT_BLOCKED, item="question"):
        fill(context, fair, CardFilled(SeekerCard(question="Är 19900101-0017 rätt?")))


def test_a_list_fills_cards_and_an_empty_cell_erases_nothing(context: Context, fair: Fair) -> None:
    fill(context, fair)
    newer = someone("Siv Ål", card=SeekerCard(question="Vem lär mig?"))
    plan = register(context, fair, newer)
    assert [change.label for change in plan.seekers.changed] == ["Siv Ål"]
    assert written(context, fair).card == SeekerCard(
        TOLD.feedback_on, "Vem lär mig?", TOLD.portfolio
    )
    assert written(context, fair).levels == FILLED.levels
    assert register(context, fair, newer).is_empty


def test_a_card_of_somebody_who_is_gone_outdates_the_preview(
    context: Context, fair: Fair, refused: Callable[..., object]
) -> None:
    plan = plan_for(context, fair, someone("Siv Ål", card=TOLD))
    with context.store.write("test") as transaction:
        remove_seeker(transaction.connection, seeker_named(context, fair, "Siv").id)
        transaction.journal([])
    with refused(Refusal.PREVIEW_OUTDATED):
        carry_out_import(context, plan)
