"""The role brief: written by hand or read from a list, and what the employer reads of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from usecases.builders import (
    employer_named,
    host,
    meeting_between,
    planned_fair,
    register,
    session_of,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.people import Demand, Role
from motesplats.exchange.rows import RoleRow
from motesplats.i18n import Words
from motesplats.usecases.brief_words import demand_said, language_said
from motesplats.usecases.context import Context
from motesplats.usecases.kiosk import prep_card
from motesplats.usecases.role_briefs import brief_hints, new_role, remove_role, save_role

WELD = Demand("Du kan svetsa", "Balkarna bär taket")
DRIVE = Demand("Du kör truck", "Godset är tungt", learnable=True, takes="en vecka")


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def brief(context: Context, fair: Fair, *asks: Demand, **more: object) -> Role:
    """The first role of Bygg AB with these demands, not stored yet."""
    role = employer_named(context, fair, "Bygg AB").roles[0]
    return replace(role, aim="Tre hus står klara", **more).asking(asks)


def roles_of(context: Context, fair: Fair) -> tuple[Role, ...]:
    return employer_named(context, fair, "Bygg AB").roles


def test_what_the_role_shall_achieve_and_why_it_asks_reach_the_employers_screen(
    context: Context, fair: Fair
) -> None:
    saved = save_role(context, brief(context, fair, WELD, DRIVE, Demand(" "), pay="30 000 kr"))
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    card = prep_card(context, session_of(context, fair, "Bygg AB"), meeting.id)
    assert roles_of(context, fair) == (saved.role,)
    assert (card.aim, card.asks) == ("Tre hus står klara", (WELD, DRIVE))
    assert card.demands == ("Du kan svetsa", "Du kör truck")


def test_a_role_says_why_and_what_is_learnt_on_the_job() -> None:
    tr = Words()
    assert demand_said(WELD, tr) == "Du kan svetsa. Varför: Balkarna bär taket."
    assert demand_said(DRIVE, tr).endswith("Går att lära på jobbet: en vecka.")
    assert demand_said(Demand("Du ler!", learnable=True), tr) == "Du ler! Går att lära på jobbet."


def test_the_language_of_the_work_is_told_with_its_reason(context: Context, fair: Fair) -> None:
    role, tr = brief(context, fair), Words()
    assert language_said(role, tr) == ""
    spoken = replace(role, work_language="Svenska")
    assert language_said(spoken, tr) == "Svenska."
    why = replace(spoken, language_why="För säkerheten")
    assert language_said(why, tr) == "Svenska. Varför: För säkerheten."


def test_time_to_learn_means_that_it_can_be_learnt(context: Context, fair: Fair) -> None:
    told = save_role(context, brief(context, fair, Demand("Du kör", takes=" två  dagar ")))
    assert told.role is not None
    assert told.role.asks == (Demand("Du kör", "", learnable=True, takes="två dagar"),)


@pytest.mark.parametrize(
    ("change", "setting"),
    [
        ({"title": " "}, "role"),
        ({"title": "MÅLARE"}, "role"),
        ({"places": 0}, "places"),
        ({"demands": tuple("abcdef")}, "demands"),
    ],
)
def test_nonsense_in_a_brief_is_refused(
    context: Context, fair: Fair, refused: Callable[..., object],
    change: dict[str, object], setting: str,
) -> None:  # fmt: skip
    painter = replace(new_role(employer_named(context, fair, "Bygg AB").id), title="Målare")
    save_role(context, painter)
    with refused(Refusal.SETTING_INVALID, setting=setting):
        save_role(context, replace(brief(context, fair), **change))


@pytest.mark.parametrize("place", ["aim", "why"])
def test_numbers_of_people_are_not_kept_in_a_brief(
    context: Context, fair: Fair, refused: Callable[..., object], place: str
) -> None:
    number = "Ring 19900101-0017"
    role = brief(context, fair, Demand("Du kan", number))
    with refused(Refusal.TEXT_BLOCKED):
        save_role(context, replace(role, aim=number) if place == "aim" else role)


def test_a_range_of_pay_is_no_number_of_a_person(context: Context, fair: Fair) -> None:
    role = brief(context, fair, WELD, pay="28 000–34 000 kr i månaden")
    assert save_role(context, role).role == role


def test_a_new_role_comes_last_and_one_that_was_removed_comes_back(
    context: Context, fair: Fair
) -> None:
    painter = replace(new_role(employer_named(context, fair, "Bygg AB").id), title="Målare")
    assert save_role(context, painter).before is None
    assert [role.title for role in roles_of(context, fair)] == ["Montör", "Målare"]
    gone = remove_role(context, painter)
    assert [role.title for role in roles_of(context, fair)] == ["Montör"]
    assert gone.before is not None
    save_role(context, gone.before)
    assert [role.title for role in roles_of(context, fair)] == ["Montör", "Målare"]


def test_the_same_change_twice_is_one(context: Context, fair: Fair) -> None:
    role, operation = brief(context, fair, WELD), "en-gång"
    save_role(context, role, operation)
    save_role(context, replace(role, aim="Något annat"), operation)
    assert roles_of(context, fair)[0].aim == "Tre hus står klara"
    remove_role(context, role, operation)
    assert roles_of(context, fair)


def test_a_list_that_comes_again_updates_a_brief_and_makes_no_doubles(
    context: Context, fair: Fair
) -> None:
    row = RoleRow("montör", demands=("Du kan svetsa", "Du kör truck"), explained=(WELD,))
    register(context, fair, host("Bygg AB", 1, roles=(row,)))
    newer = replace(row, aim="Fem hus", explained=(DRIVE,))
    assert register(context, fair, host("Bygg AB", 1, roles=(newer,))).changed_employers
    [role] = roles_of(context, fair)
    assert (role.aim, role.asks) == ("Fem hus", (WELD, DRIVE))
    assert register(context, fair, host("Bygg AB", 1, roles=(newer,))).is_empty


def test_a_list_that_says_little_takes_no_brief_away(context: Context, fair: Fair) -> None:
    save_role(context, brief(context, fair, WELD, places=4))
    register(context, fair, host("Bygg AB", 1, roles=(RoleRow("Arbetsledare"),)))
    leader, written = roles_of(context, fair)
    assert (leader.title, written.title) == ("Arbetsledare", "Montör")
    assert (written.asks, written.places) == ((WELD,), 4)
    register(context, fair, host("Bygg AB", 1, roles=(RoleRow("Montör"),)))
    assert roles_of(context, fair)[0].places == 4


def test_the_language_check_reads_a_brief(context: Context, fair: Fair) -> None:
    assert brief_hints(brief(context, fair, WELD), "sv") == ()
    young = brief(context, fair, Demand("Vi söker en ung tjej"))
    assert brief_hints(young, "sv")
