"""One page per person for the case officer: only of those who say yes, who see it first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.documents.officer_pages import Section, sections_of
from motesplats.feedback.officer_basis import Basis, OneForm, basis_of
from motesplats.storage import feedback, summaries
from motesplats.storage.feedback import Decision
from motesplats.storage.summaries import Share
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.queries import known_employer, known_fair, known_seeker, parts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.ids import FairId, OperationId, SeekerId
    from motesplats.core.people import Seeker
    from motesplats.i18n import Words
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

_SHARED = frozenset({Topic.REPORTS})


@dataclass(frozen=True, slots=True)
class SharePreview:
    """The page exactly as the case officer would read it, and what the person has said so far."""

    seeker: Seeker
    sections: tuple[Section, ...]
    share: Share | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Whether the page is shared now; ``fetched``: a file already had it."""

    seeker: SeekerId
    share: Share | None
    fetched: bool = False
    changed: frozenset[Topic] = _SHARED


def share_preview(
    context: Context, seeker: SeekerId, tr: Words, *, with_levels: bool = False
) -> SharePreview:
    """What would be shared; the levels only if the person asks for them.

    Raises Refused(UNKNOWN_SEEKER), Refused(SHARE_PROTECTED), Refused(NO_FEEDBACK).
    """
    with context.store.read() as connection:
        known = _may_share(connection, seeker)
        basis = basis_in(connection, known, with_levels=with_levels)
        given = summaries.shares_at(connection, known.fair).get(known.id)
    return SharePreview(known, sections_of(basis, tr), given)


def share(
    context: Context,
    seeker: SeekerId,
    *,
    with_levels: bool = False,
    operation: OperationId | None = None,
) -> Shared:
    """The person says yes to sharing the page that was shown. Refusals as for the preview."""
    with context.store.write("share_with_officer", operation) as transaction:
        connection = transaction.connection
        known = _may_share(connection, seeker)
        given = Share(known.id, context.now(), with_levels)
        if not transaction.repeated:
            summaries.put_share(connection, given)
            transaction.journal([known.id])
    return Shared(known.id, given)


def withdraw_share(
    context: Context, seeker: SeekerId, operation: OperationId | None = None
) -> Shared:
    """The person takes the yes back; the next file is without the page.

    ``fetched`` of the answer says whether a file had it already, which the officer then has to
    delete. Raises Refused(UNKNOWN_SEEKER).
    """
    with context.store.write("withdraw_share", operation) as transaction:
        connection = transaction.connection
        known = known_seeker(connection, seeker)
        given = summaries.shares_at(connection, known.fair).get(known.id)
        fetched = given is not None and given.fetched_at is not None
        if given is not None and not transaction.repeated:
            summaries.remove_share(connection, known.id)
            transaction.journal([known.id])
    return Shared(known.id, None, fetched)


def basis_in(connection: Connection, seeker: Seeker, *, with_levels: bool) -> Basis:
    """The person's page from the forms of the fair. Raises Refused(NO_FEEDBACK)."""
    forms = tuple(_forms(connection, seeker))
    if not forms:
        raise Refused(Refusal.NO_FEEDBACK, code=seeker.code)
    decisions = feedback.decisions_of(connection, seeker.fair)
    released = frozenset(key for key, made in decisions.items() if made is Decision.RELEASED)
    return basis_of(forms, released, with_levels=with_levels)


def _may_share(connection: Connection, seeker: SeekerId) -> Seeker:
    known = known_seeker(connection, seeker)
    if known.protected:
        raise Refused(Refusal.SHARE_PROTECTED, code=known.code)
    return known


def _forms(connection: Connection, seeker: Seeker) -> Iterator[OneForm]:
    day = known_fair(connection, seeker.fair).day
    for one in feedback.submissions_about(connection, frozenset({seeker.id})):
        stored = stored_form(one)
        if stored is not None:
            yield OneForm(one.id, known_employer(connection, one.employer).name, day, *stored)


def shared_at(connection: Connection, fair_id: FairId) -> Iterator[tuple[Seeker, Share, Basis]]:
    """Everybody whose page goes to a case officer, in the order of registration; never somebody
    who is protected by now, whatever was said before."""
    shares = summaries.shares_at(connection, fair_id)
    seekers = parts_in(connection, fair_id).seekers if shares else {}
    for seeker in seekers.values():
        given = shares.get(seeker.id)
        forms = tuple(_forms(connection, seeker)) if given and not seeker.protected else ()
        if given is not None and forms:
            yield seeker, given, basis_in(connection, seeker, with_levels=given.with_levels)
