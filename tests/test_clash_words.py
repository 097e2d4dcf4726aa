"""What stands in the way of decided meetings, in words."""

import pytest

from motesplats.clash_words import limits_said, meetings_said
from motesplats.core.errors import Refusal, Refused
from motesplats.i18n import SWEDISH, words_in
from motesplats.scheduling.held_clash import HeldClash, Hindrance, Limit
from motesplats.wording import sentence

tr = words_in(SWEDISH)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("kind", list(Hindrance))
def test_everything_that_can_hinder_has_its_words(kind: Hindrance) -> None:
    limit = Limit(kind, "Bo Ek", 2, (0, 1), "Bygg AB", "09.00–09.28")
    said = limits_said(HeldClash((), (limit,), smallest=True), tr)
    assert said
    assert "{" not in said


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (Limit(Hindrance.SEEKER_HERE, "Bo"), "Bo är inte här under någon hel mötestid"),
        (Limit(Hindrance.INTERPRETERS, "somaliska"), "det finns ingen tolk på somaliska"),
        (Limit(Hindrance.STAFFED, "E1", 2, (0, 3)), "E1 är här mötestid 0, 3"),
    ],
)
def test_nobody_and_files_without_a_clock_are_told_plainly(limit: Limit, said: str) -> None:
    assert plain(limits_said(HeldClash((), (limit,), smallest=True), tr)) == said


def test_of_very_many_meetings_the_first_are_named() -> None:
    clash = HeldClash(tuple((f"S{n}", "E") for n in range(15)), (), smallest=False)
    assert plain(meetings_said(clash, tr)).endswith("S11 – E och 3 till")
    told = sentence(Refused(Refusal.DECIDED_CLASH_AMONG, clash=clash), tr)
    assert told.startswith("Alla bestämda möten får inte plats. Bland de här")
