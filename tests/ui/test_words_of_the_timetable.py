"""What a timetable says of itself, and what it would take for a wish, in words."""

from datetime import time

import pytest

from motesplats.core.ids import SeekerId
from motesplats.i18n import ENGLISH, SWEDISH, words_in
from motesplats.scheduling.change import Kind
from motesplats.scheduling.explain import Explanation, Ground, Met, Unmet
from motesplats.scheduling.repair import Aim
from motesplats.ui.explaining import how_good, kind_of_reason, what_it_takes, why
from motesplats.ui.mending_words import best_at, what_broke, what_it_costs, why_there
from motesplats.usecases.fitting import Broken, Cause, Fit
from motesplats.usecases.offers import Offer, Offers
from motesplats.usecases.planning import Figures
from motesplats.usecases.pricing import Price
from motesplats.usecases.views import Shown

tr = words_in(SWEDISH)


def figures(**more: object) -> Figures:
    values = {"meetings": 9, "utility": 1, "bound": 1, "levels": (5, 4, 0), "breaks": 0}
    return Figures(**{**values, "proven": True, **more})


def test_a_proven_timetable_says_so() -> None:
    assert how_good(figures(), 5, tr) == (
        "Alla 5 har minst 1 möte, 4 har minst 2, 0 har minst 3. Ingen väntar mellan två möten. "
        "Bevisat bäst: inget schema ger fler möten eller starkare önskemål."
    )


@pytest.mark.parametrize(
    ("score", "language", "said"),
    [
        (99_970, SWEDISH, "Högst 0,03 % från bästa möjliga."),
        (99_999, SWEDISH, "Högst 0,01 % från bästa möjliga."),
        (90_000, ENGLISH, "At most 10% from the best possible."),
    ],
)
def test_an_unproven_one_says_how_far_it_can_be_from_the_best(
    score: int, language: str, said: str
) -> None:
    found = figures(proven=False, score=score, score_bound=100_000, breaks=2)
    assert how_good(found, 5, words_in(language)).endswith(said)


def test_who_has_no_meeting_is_counted_first() -> None:
    assert how_good(figures(breaks=1), 7, tr).startswith("2 av 7 har inget möte, 4 har minst 2")
    assert "1 väntan mellan möten." in how_good(figures(breaks=1), 7, tr)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_change_has_its_words(kind: Kind) -> None:
    offer = Offer(kind, "Bo Ek", "Bygg AB", 3, "somaliska", time(9, 30), 4)
    said = what_it_takes(Offers(time(10, 15), (offer,)), tr)
    assert said.startswith("Går kl. 10.15 om ")
    assert "{" not in said


def test_changes_are_joined_and_nothing_is_said_of_none() -> None:
    both = (Offer(Kind.SEEKER_COMES), Offer(Kind.PAIR_ALLOWED))
    said = what_it_takes(Offers(time(9), both), tr)
    assert said == "Går kl. 09.00 om personen kommer och de två får mötas."
    assert what_it_takes(None, tr) == what_it_takes(Offers(time(9), ()), tr) == ""


@pytest.mark.parametrize("code", list(Unmet))
def test_every_reason_has_its_words(code: Unmet) -> None:
    assert "{" not in why(Explanation(code, limit=3, places=4, stronger=2), tr)


def test_a_full_employer_says_how_many_wish_more() -> None:
    said = why(Explanation(Unmet.EMPLOYER_FULL, places=4, stronger=2), tr)
    assert said.endswith("Av 4 som möter arbetsgivaren då har 2 starkare önskemål.")


@pytest.mark.parametrize("language", [SWEDISH, ENGLISH])
def test_every_cause_aim_ground_and_kind_has_its_words(language: str) -> None:
    tr = words_in(language)
    one = Shown(SeekerId("s"), "Bo Ek", "8QD5")
    found = Fit(tuple(Broken(cause, 2, (one,), ("Bygg AB",)) for cause in Cause), (one,))
    said = [
        *what_broke(found, tr),
        *(best_at(aim, tr) for aim in Aim),
        *(why_there(Ground(code, 2, 3, 1), tr) for code in Met),
        why_there(None, tr),
        *(kind_of_reason(code, tr) for code in Unmet),
    ]
    assert len(set(said[: len(Cause) + 1])) == len(Cause) + 1
    assert all(text and "{" not in text for text in said)


def test_a_price_is_told_in_people_and_papers() -> None:
    tr = words_in(SWEDISH)
    said = what_it_costs(Price(moved=0, losing=1, gaining=2, slips=3), tr)
    assert said == (
        "Ingen får en annan tid, 1 förlorar ett möte, 2 får ett nytt. 3 lappar att skriva ut igen."
    )
    assert what_it_costs(Price(1, 0, 0, 0), tr) == (
        "1 person får en annan tid eller ett annat bord."
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Alla 9 möten är placerade. Ingen väntar mellan två möten."),
        ({"breaks": 4}, "Alla 9 möten är placerade. Minsta möjliga väntan: 4 (bevisat)."),
        (
            {"breaks": 4, "proven": False, "breaks_bound": 2},
            "Alla 9 möten är placerade. 4 väntetider mellan möten. Färre än 2 går inte.",
        ),
        (
            {"lacking": 2, "proven": False},
            "7 av 9 bestämda möten är placerade. Det är inte visat om alla får plats.",
        ),
    ],
)
def test_decided_meetings_say_that_all_are_held_and_how_few_waits_there_could_be(
    more: dict[str, object], said: str
) -> None:
    assert how_good(figures(decided=9, **more), 5, tr) == said
