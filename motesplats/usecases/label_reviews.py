"""Labels in other languages: unreviewed until somebody who reads the language says that they hold.

A review is about the very texts that were read: a later version of the program with other texts is
unreviewed again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.texts import without_hidden
from motesplats.storage import label_reviews
from motesplats.storage.label_reviews import LabelReview
from motesplats.usecases.forms import label_languages

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import OperationId
    from motesplats.feedback.label_texts import LabelLanguage
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ReviewedLabels:
    """A language of labels, and who reviewed its texts as they are now (empty: nobody)."""

    language: LabelLanguage
    who: str = ""
    at: datetime | None = None

    @property
    def is_reviewed(self) -> bool:
        """Whether the texts hold, by somebody's word here or by the content's."""
        return self.language.reviewed or bool(self.who)


@dataclass(frozen=True, slots=True)
class LabelsReviewed:
    """Which language was reviewed, or is not any more."""

    language: str
    changed: frozenset[Topic] = frozenset({Topic.REPORTS})


def languages_reviewed(context: Context) -> tuple[ReviewedLabels, ...]:
    """Every language of labels in the order of the content, with who reviewed it."""
    with context.store.read() as connection:
        kept = {one.language: one for one in label_reviews.reviews(connection)}
    return tuple(_reviewed(one, kept.get(one.code)) for one in label_languages().values())


def label_languages_in(connection: Connection) -> dict[str, LabelLanguage]:
    """The languages of labels by code, ``reviewed`` as somebody has said in this store."""
    kept = {one.language: one for one in label_reviews.reviews(connection)}
    return {
        code: replace(one, reviewed=_reviewed(one, kept.get(code)).is_reviewed)
        for code, one in label_languages().items()
    }


def review_labels(
    context: Context, language: str, who: str, operation: OperationId | None = None
) -> LabelsReviewed:
    """Note that ``who`` reads the language and has found its labels right.

    Raises Refused(SETTING_INVALID, setting="who") without a name, and for a language without texts
    (setting="language").
    """
    name = " ".join(without_hidden(who).split())[:LONGEST_NAME]
    known = label_languages().get(language)
    if known is None or not known.texts:
        raise Refused(Refusal.SETTING_INVALID, setting="language", value=language)
    if not name:
        raise Refused(Refusal.SETTING_INVALID, setting="who", value=who)
    with context.store.write("review_labels", operation) as transaction:
        if not transaction.repeated:
            review = LabelReview(language, name, digest(known), context.now())
            label_reviews.put_review(transaction.connection, review)
            transaction.journal([language])
    return LabelsReviewed(language)


def unreview_labels(
    context: Context, language: str, operation: OperationId | None = None
) -> LabelsReviewed:
    """Take a review back: the labels are marked as unreviewed again."""
    with context.store.write("unreview_labels", operation) as transaction:
        if not transaction.repeated:
            label_reviews.remove_review(transaction.connection, language)
            transaction.journal([language])
    return LabelsReviewed(language)


def digest(language: LabelLanguage) -> str:
    """What stands for the language's texts as they are."""
    said = "\n".join(f"{key}\t{text}" for key, text in sorted(language.texts))
    return hashlib.sha256(said.encode()).hexdigest()


def _reviewed(language: LabelLanguage, kept: LabelReview | None) -> ReviewedLabels:
    if kept is None or kept.texts != digest(language):
        return ReviewedLabels(language)
    return ReviewedLabels(language, kept.who, kept.at)
