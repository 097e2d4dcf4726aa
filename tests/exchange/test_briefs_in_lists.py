"""Role briefs and seekers' cards in lists: columns are found, parts keep their order."""

import pytest

from motesplats.core.cards import LONGEST_ON_CARD, SeekerCard
from motesplats.core.people import Demand
from motesplats.exchange.registration import read_pasted
from motesplats.exchange.rows import Kind, Remark, RoleRow
from motesplats.exchange.synonyms import Field

HEADINGS = (
    "Arbetsgivare;Roll;Vad ska rollen ha uppnått om 1–3 år?;Krav;Varför;Går att lära på jobbet;"
    "Arbetsspråk;Varför språket;Lönespann;Antal platser\n"
)


def role(row: str, headings: str = HEADINGS) -> RoleRow:
    read = read_pasted(headings + row + "\n", Kind.EMPLOYERS)
    [found] = read.employers[0].roles
    return found


def test_a_whole_brief_is_read() -> None:
    found = role("A;Kock;Tre nya rätter;Hygien|Tempo|Ris;Säker mat||Gott;Nej|en månad|Ja, 2 dagar;"
                 "Svenska;För köket;28 000 kr;4")  # fmt: skip
    assert (found.aim, found.pay, found.places) == ("Tre nya rätter", "28 000 kr", 4)
    assert (found.work_language, found.language_why) == ("Svenska", "För köket")
    assert found.explained == (
        Demand("Hygien", "Säker mat"),
        Demand("Tempo", "", learnable=True, takes="en månad"),
        Demand("Ris", "Gott", learnable=True, takes="2 dagar"),
    )


def test_a_list_without_a_brief_says_nothing_of_it() -> None:
    found = role("A;Kock", "Arbetsgivare;Roll\n")
    assert found == RoleRow("Kock")


@pytest.mark.parametrize("said", ["x", "Ja", "1", "yes"])
def test_yes_means_learnt_in_a_time_nobody_told(said: str) -> None:
    assert role(f"A;Kock;;Tempo;;{said};;;;").explained == (Demand("Tempo", "", learnable=True),)


def test_more_reasons_than_demands_are_pointed_out() -> None:
    read = read_pasted(HEADINGS + "A;Kock;;Tempo;Fort|Rätt;;;;;\n", Kind.EMPLOYERS)
    assert Remark.MORE_REASONS_THAN_DEMANDS in [note.remark for note in read.notes]
    assert read.employers[0].roles[0].explained == (Demand("Tempo", "Fort"),)


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("Vad vill du helst få återkoppling på?", Field.FEEDBACK_ON),
        ("En fråga jag vill ställa", Field.QUESTION),
        ("Portfölj", Field.PORTFOLIO),
        ("Fråga mig om", Field.ASK_ME_ABOUT),
        ("Vill ha återkoppling", Field.CONSENT),
    ],
)
def test_questions_about_the_card_are_understood(question: str, field: Field) -> None:
    read = read_pasted(f"Namn;{question}\nÅsa Öst;Ja\n", Kind.SEEKERS)
    assert read.mapping.field_of(1) is field


def test_a_card_is_read_with_a_line_for_each_experience() -> None:
    row = f"Åsa Öst;{'a' * 400};Hur?;Lett ett lag\\, lugn"
    headings = "Namn;Vill ha återkoppling på;Min fråga;Portfölj\n"
    read = read_pasted(headings + row + "\n", Kind.SEEKERS)
    card = read.seekers[0].card
    assert card == SeekerCard("a" * LONGEST_ON_CARD, "Hur?", "Lett ett lag\\, lugn")
