"""Who reviewed the labels of a language, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from motesplats.storage.values import instant_text, instant_value
from motesplats.storage.wording_tables import label_review

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class LabelReview:
    """``texts`` is a digest of the labels as they were reviewed."""

    language: str
    who: str
    texts: str
    at: datetime


def reviews(connection: Connection) -> tuple[LabelReview, ...]:
    """One for each language that somebody has reviewed, in order of code."""
    rows = connection.execute(select(label_review).order_by(label_review.c.language))
    return tuple(LabelReview(r.language, r.who, r.texts, instant_value(r.at)) for r in rows)


def put_review(connection: Connection, value: LabelReview) -> None:
    remove_review(connection, value.language)
    connection.execute(
        insert(label_review).values(
            language=value.language, who=value.who, texts=value.texts, at=instant_text(value.at)
        )
    )


def remove_review(connection: Connection, language: str) -> None:
    connection.execute(delete(label_review).where(label_review.c.language == language))
