"""What may not be kept in anybody's own words: identity numbers and ways to reach people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.feedback.language import HintLevel
from motesplats.usecases.forms import language_check

if TYPE_CHECKING:
    from collections.abc import Iterable

# How somebody puts what they think is their own.
_NEVER_KEPT = frozenset({"pii_number", "pii_contact"})


def refuse_numbers(item: str, said: Iterable[str]) -> None:
    """Raises Refused(TEXT_BLOCKED, item=…, category=…, hint=…) for identity numbers and contact
    details.
    """
    for text in said:
        for hint in language_check().find(text):
            if hint.level is HintLevel.BLOCK and hint.category in _NEVER_KEPT:
                raise Refused(Refusal.TEXT_BLOCKED, item=item, category=hint.name, hint=hint.hint)
