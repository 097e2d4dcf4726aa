"""Labels in further languages: by the Swedish words that they stand beside, English in the gaps."""

from dataclasses import replace

import pytest

from motesplats.feedback.label_texts import (
    Label,
    LabelLanguage,
    labels_beside,
    read_label_languages,
    texts_beside,
)
from motesplats.feedback.library import FormLibrary
from motesplats.usecases.forms import label_languages

SOMALI = {
    "languages": [
        {"code": "sv", "name": "Svenska", "dir": "ltr", "reviewed": True},
        {"code": "so", "name": "Soomaali", "name_sv": "somaliska", "dir": "ltr"},
        {"code": "ti", "name": "ትግርኛ", "dir": "ltr", "reviewed": True},
    ],
    "opening_sv": {"orig": "På svenska."},
    "labels": {
        "strengths": {"so": "Xooggaaga"},
        "L4": {"so": "Xoog cad"},
        "orig": {"so": "Qoraal"},
    },
}


@pytest.fixture
def somali() -> LabelLanguage:
    return read_label_languages(SOMALI)[0]


def test_swedish_is_no_label_language_and_a_text_is_reviewed_only_when_it_says_so() -> None:
    so, ti = read_label_languages(SOMALI)
    assert (so.code, so.called.sv, so.reviewed) == ("so", "somaliska", False)
    assert (ti.code, ti.reviewed, ti.texts) == ("ti", True, ())


def test_each_label_is_found_by_its_swedish_words(
    library: FormLibrary, somali: LabelLanguage
) -> None:
    labels = labels_beside(library.report, somali)
    assert labels.of("Dina styrkor") == Label("Xooggaaga", "so")
    assert labels.of("En tydlig styrka") == Label("Xoog cad", "so")
    assert labels.of("Åsa Öst") is None
    assert labels.opening == (Label("Qoraal", "so"),)
    assert labels.complete


def test_what_nobody_has_translated_is_said_in_english(
    library: FormLibrary, somali: LabelLanguage
) -> None:
    labels = labels_beside(library.report, replace(somali, texts=()))
    assert labels.of("Dina styrkor") == Label("Your strengths", "en")
    assert {label.language for _, label in labels.beside} == {"en"}
    assert not labels.complete


@pytest.mark.parametrize("language", label_languages().values(), ids=lambda one: one.code)
def test_every_heading_and_level_has_a_label_in_every_language(
    library: FormLibrary, language: LabelLanguage
) -> None:
    labels = labels_beside(library.report, language)
    titles = [section.title.sv for section in library.report.sections]
    assert all(labels.of(words) for words in (*titles, *labels.levels))
    assert language.right_to_left == (language.code in {"ar", "prs"})
    assert not language.reviewed


def test_whoever_reviews_sees_each_text_beside_its_swedish_words(
    library: FormLibrary, somali: LabelLanguage
) -> None:
    assert texts_beside(library.report, somali) == (
        ("På svenska.", "Qoraal"),
        ("Dina styrkor", "Xooggaaga"),
        ("En tydlig styrka", "Xoog cad"),
    )


@pytest.mark.parametrize("language", label_languages().values(), ids=lambda one: one.code)
def test_every_text_of_a_language_is_there_for_the_reviewer(
    library: FormLibrary, language: LabelLanguage
) -> None:
    assert len(texts_beside(library.report, language)) == len(language.texts)
