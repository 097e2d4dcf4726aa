"""Headings in another language are unreviewed until somebody with a name has read them."""

from dataclasses import replace

import pytest
from usecases.builders import planned_fair, register, someone

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import OperationId
from motesplats.storage import label_reviews
from motesplats.usecases.context import Context
from motesplats.usecases.forms import label_languages
from motesplats.usecases.label_reviews import (
    ReviewedLabels,
    label_languages_in,
    languages_reviewed,
    review_labels,
    unreview_labels,
)
from motesplats.usecases.report_material import material_of


def arabic(context: Context) -> ReviewedLabels:
    return next(one for one in languages_reviewed(context) if one.language.code == "ar")


def test_a_review_has_a_name_and_a_day_and_can_be_taken_back(context: Context) -> None:
    assert not arabic(context).is_reviewed
    review_labels(context, "ar", "  Amal   Åberg ")
    one = arabic(context)
    assert (one.who, one.at, one.is_reviewed) == ("Amal Åberg", context.now(), True)
    unreview_labels(context, "ar")
    assert not arabic(context).is_reviewed


def test_reports_say_what_was_reviewed(context: Context) -> None:
    fair = planned_fair(context)
    register(context, fair, someone("Rim Ek", language="ar"))
    review_labels(context, "ar", "Amal")
    with context.store.read() as connection:
        languages = material_of(connection, fair.id).languages
    assert {code for code, one in languages.items() if one.reviewed} == {"ar"}


def test_other_texts_are_not_reviewed_by_an_earlier_word(context: Context) -> None:
    review_labels(context, "ar", "Amal")
    with context.store.write("test") as transaction:
        (kept,) = label_reviews.reviews(transaction.connection)
        label_reviews.put_review(transaction.connection, replace(kept, texts="older"))
    assert not arabic(context).is_reviewed
    with context.store.read() as connection:
        assert not label_languages_in(connection)["ar"].reviewed


@pytest.mark.parametrize(
    ("language", "who", "setting"),
    [("ar", " ", "who"), ("ti", "Selam", "language"), ("xx", "Selam", "language")],
)
def test_a_review_needs_a_name_and_texts(
    context: Context, language: str, who: str, setting: str
) -> None:
    with pytest.raises(Refused) as refused:
        review_labels(context, language, who)
    assert refused.value.refusal is Refusal.SETTING_INVALID
    assert refused.value.details["setting"] == setting


def test_a_repeated_press_changes_nothing(context: Context) -> None:
    review_labels(context, "ar", "Amal", OperationId("one"))
    unreview_labels(context, "ar", OperationId("two"))
    review_labels(context, "ar", "Amal", OperationId("one"))
    assert not arabic(context).is_reviewed
    review_labels(context, "ar", "Amal")
    unreview_labels(context, "ar", OperationId("two"))
    assert arabic(context).is_reviewed


def test_every_language_is_there_and_tigrinya_has_no_text_yet(context: Context) -> None:
    codes = [one.language.code for one in languages_reviewed(context)]
    assert codes == ["ar", "uk", "prs", "so", "ti"] == list(label_languages())
    assert label_languages()["ti"].texts == ()
