"""What people say for the statistics alone: municipality, gender and the groups they belong to."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.i18n import folded
from motesplats.settings import resource_path
from motesplats.storage import summaries
from motesplats.storage.summaries import NOTHING_SAID, FairAccount, SaidForStatistics
from motesplats.usecases.queries import known_fair, known_seeker

if TYPE_CHECKING:
    from motesplats.core.ids import FairId, OperationId, SeekerId
    from motesplats.usecases.context import Context

# Pages name what they write down.
__all__ = ["FairAccount", "SaidForStatistics"]

GENDERS = ("woman", "man", "other")
MOST_TAGS = 5
LONGEST_TAG = 40
LONGEST_TEXT = 2000
_SUMMED = frozenset({Topic.PEOPLE, Topic.REPORTS})


@dataclass(frozen=True, slots=True)
class SaidChanged:
    """What somebody says now, and what was known before."""

    seeker: SeekerId
    before: SaidForStatistics
    said: SaidForStatistics
    changed: frozenset[Topic] = _SUMMED


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """What the coordinator says of the fair now, and said before."""

    before: FairAccount
    account: FairAccount
    changed: frozenset[Topic] = frozenset({Topic.FAIRS, Topic.REPORTS})


@cache
def municipalities() -> tuple[str, ...]:
    """The 26 municipalities of Stockholm county, in the order of their codes."""
    content = resource_path("forms", "taxonomy.json").read_text(encoding="utf-8")
    listed = json.loads(content)["kommuner_stockholms_lan"]["list"]
    return tuple(str(name) for _code, name in listed)


def municipality_named(text: str) -> str:
    """The municipality's own spelling for what was written; other places as they were written."""
    plain = folded(text).replace("-", " ").strip()
    known = {folded(name).replace("-", " "): name for name in municipalities()}
    return known.get(
        plain, known.get(plain.removesuffix("s kommun").removesuffix(" kommun"), text.strip())
    )


def said_by(context: Context, seeker: SeekerId) -> SaidForStatistics:
    """What somebody has said. Raises Refused(UNKNOWN_SEEKER)."""
    with context.store.read() as connection:
        known = known_seeker(connection, seeker)
        return summaries.said_at(connection, known.fair).get(known.id, NOTHING_SAID)


def tags_at(context: Context, fair_id: FairId) -> dict[str, tuple[SeekerId, ...]]:
    """The groups of the fair and who belongs to each, for counts and filters of the staff."""
    with context.store.read() as connection:
        known_fair(connection, fair_id)
        said = summaries.said_at(connection, fair_id)
    names = sorted({tag for one in said.values() for tag in one.tags})
    return {name: tuple(s for s, one in said.items() if name in one.tags) for name in names}


def put_said(
    context: Context,
    seeker: SeekerId,
    said: SaidForStatistics,
    operation: OperationId | None = None,
) -> SaidChanged:
    """Write down what somebody says; nothing of it is seen by an employer.

    Raises Refused(UNKNOWN_SEEKER), Refused(GENDER_NOT_REGISTERED) when the fair has no ground for
    registering gender, and Refused(SETTING_INVALID) for a gender that is not in the list, more than
    five tags or a tag longer than 40 letters.
    """
    kept = tidy(said)
    with context.store.write("put_statistics", operation) as transaction:
        connection = transaction.connection
        known = known_seeker(connection, seeker)
        before = summaries.said_at(connection, known.fair).get(known.id, NOTHING_SAID)
        if not transaction.repeated:
            if kept.gender and not summaries.account_of(connection, known.fair).gender_basis:
                raise Refused(Refusal.GENDER_NOT_REGISTERED)
            summaries.put_said(connection, known.id, kept)
            transaction.journal([known.id])
    return SaidChanged(known.id, before, kept)


def tidy(said: SaidForStatistics) -> SaidForStatistics:
    """The same in its own spelling, each tag once. Raises Refused(SETTING_INVALID)."""
    tags = tuple(dict.fromkeys(" ".join(tag.split()) for tag in said.tags if tag.strip()))
    if said.gender and said.gender not in GENDERS:
        raise Refused(Refusal.SETTING_INVALID, setting="gender", value=said.gender)
    if len(tags) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in tags):
        raise Refused(Refusal.SETTING_INVALID, setting="tags", value=len(tags))
    return SaidForStatistics(
        said.gender, municipality_named(said.municipality), tuple(sorted(tags))
    )


def account_of(context: Context, fair_id: FairId) -> FairAccount:
    """What the coordinator says of the fair. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        return summaries.account_of(connection, known_fair(connection, fair_id).id)


def put_account(
    context: Context,
    fair_id: FairId,
    account: FairAccount,
    operation: OperationId | None = None,
) -> AccountChanged:
    """Write down what the coordinator says of the fair. Without a ground for registering gender,
    what was said of gender goes.

    Raises Refused(UNKNOWN_FAIR), Refused(SETTING_INVALID) for a text longer than 2,000 letters.
    """
    if len(account.lessons) > LONGEST_TEXT:
        raise Refused(Refusal.SETTING_INVALID, setting="lessons", value=len(account.lessons))
    kept = replace(
        account, lessons=account.lessons.strip(), gender_basis=account.gender_basis.strip()
    )
    with context.store.write("put_account", operation) as transaction:
        connection = transaction.connection
        fair = known_fair(connection, fair_id)
        before = summaries.account_of(connection, fair.id)
        if not transaction.repeated:
            summaries.put_account(connection, fair.id, kept)
            if not kept.gender_basis:
                summaries.forget_genders(connection, fair.id)
            transaction.journal([fair.id])
    return AccountChanged(before, kept)
