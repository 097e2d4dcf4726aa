"""The language check leaves ordinary feedback alone, and still finds what is about the person."""

from pathlib import Path
from time import process_time

import pytest

from motesplats.feedback.language import HintLevel, LanguageCheck

HERE = Path(__file__).parent
FILES = HERE.parent / "files"


def lines_of(name: str, folder: Path = HERE) -> list[str]:
    read = (folder / name).read_text("utf-8").splitlines()
    return [line for line in read if line and not line.startswith("#")]


ORDINARY = lines_of("ordinary_sentences.txt")
# Written after the rules were mended, in three sets; 1 of 60, 2 of 70 and 0 of 60 were stopped.
UNSEEN = lines_of("ordinary_sentences_unseen.txt")
FOUND = [tuple(line.split(" | ", 1)) for line in lines_of("sentences_to_find.txt")]
HALVES = ("tuned", "unseen")
# The first measurement of the unseen half: none of 300 stopped, 109 of 117 found.
MOST_MISSED = {"tuned": 1, "unseen": 8}


def test_at_most_one_ordinary_sentence_in_a_hundred_gets_a_hint(check: LanguageCheck) -> None:
    told = {text: check.find(text) for text in (*ORDINARY, *UNSEEN)}
    wrong = [text for text, hints in told.items() if hints]
    assert len(told) >= 390
    assert len(wrong) <= len(told) / 100, wrong


def test_no_ordinary_sentence_is_blocked(check: LanguageCheck) -> None:
    hints = [hint for text in (*ORDINARY, *UNSEEN) for hint in check.find(text)]
    assert HintLevel.BLOCK not in {hint.level for hint in hints}


@pytest.mark.parametrize("half", HALVES)
def test_of_a_half_of_the_large_set_at_most_one_in_a_hundred_gets_a_hint(
    check: LanguageCheck, half: str
) -> None:
    told = {t: check.find(t) for t in lines_of(f"language_ordinary_{half}.txt", FILES)}
    wrong = [text for text, hints in told.items() if hints]
    assert len(told) >= 300
    assert len(wrong) <= len(told) / 100, wrong
    assert HintLevel.BLOCK not in {hint.level for hints in told.values() for hint in hints}


@pytest.mark.parametrize("half", HALVES)
def test_of_a_half_of_what_should_be_found_few_are_missed(check: LanguageCheck, half: str) -> None:
    pairs = [line.split(" | ", 1) for line in lines_of(f"language_to_find_{half}.txt", FILES)]
    missed = [text for name, text in pairs if name not in {h.category for h in check.find(text)}]
    assert len(pairs) >= 100
    assert len({name for name, _ in pairs}) == len(check.categories)
    assert len(missed) <= MOST_MISSED[half], missed


def test_a_weak_word_counts_only_in_a_sentence_about_somebody(check: LanguageCheck) -> None:
    assert check.find("Rehab är en stor arbetsgivare. Du kan söka dit.") == ()
    assert check.find("Vi går vidare! Har du diabetes?") != ()


@pytest.mark.parametrize(("category", "text"), FOUND)
def test_what_may_not_be_kept_about_a_person_is_found(
    check: LanguageCheck, category: str, text: str
) -> None:
    assert category in {hint.category for hint in check.find(text)}


@pytest.mark.parametrize(
    ("about_the_work", "about_the_person"),
    [
        ("Du hjälpte en patient med diabetes.", "Du har diabetes."),
        ("Du hjälper resenärer i rullstol.", "Du sitter i rullstol."),
        ("Läs på om diabetes.", "Läs på om din diabetes."),
        ("Systemet är 20 år gammalt.", "Du är 20 år gammal."),
        ("Kursen startar 3/10.", "Du får 3/10."),
        ("Du löste 4 av 5 uppgifter.", "Du får 4 av 5."),
        ("Varor från Kina lossas tidigt.", "Du är från Kina."),
        ("Lägg listan i facket.", "Du är med i facket."),
        ("Kniven är slö.", "Du är slö."),
        ("Din handledare är ny, och hon hjälper dig.", "Hon är ny."),
    ],
)
def test_the_same_word_is_left_alone_about_the_work_and_found_about_the_person(
    check: LanguageCheck, about_the_work: str, about_the_person: str
) -> None:
    assert check.find(about_the_work) == ()
    assert check.find(about_the_person) != ()


def test_a_long_text_is_checked_while_it_is_typed(check: LanguageCheck) -> None:
    """A text field holds 280 letters, and its hints come after a pause of 300 ms."""
    text = ("Du hjälpte en kund, en gäst och någon annan om vad som gäller vid sjukdom " * 4)[:280]
    check.find(text)
    began = process_time()
    check.find(text)
    assert process_time() - began < 0.1
