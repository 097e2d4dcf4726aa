"""Pairs that must not meet: from a column in a list of seekers, or one pair at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.visibility import Place, seen_name
from motesplats.i18n import folded, isolated
from motesplats.storage import employers, journal, people, wishes
from motesplats.usecases.changes import Change, Oddity
from motesplats.usecases.queries import known_seeker

if TYPE_CHECKING:
    from motesplats.core.ids import EmployerId, FairId, OperationId, SeekerId
    from motesplats.exchange.rows import ReadFile
    from motesplats.storage.store import Connection
    from motesplats.usecases.changes import ImportPlan
    from motesplats.usecases.context import Context

_VERB = "keep_apart"


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Whether a pair must not meet now; ``changed`` is empty when nothing is new."""

    seeker: SeekerId
    employer: EmployerId
    apart: bool
    changed: frozenset[Topic]


def keep_apart(
    context: Context, seeker_id: SeekerId, employer: str, operation: OperationId | None = None
) -> KeptApart:
    """Let the next timetable keep the seeker from the employer of that name; why is not stored.

    Raises Refused(UNKNOWN_SEEKER) and Refused(UNKNOWN_EMPLOYER).
    """
    return _put(context, seeker_id, employer, operation, apart=True)


def let_meet(
    context: Context, seeker_id: SeekerId, employer: str, operation: OperationId | None = None
) -> KeptApart:
    """Let the two meet again: what takes ``keep_apart`` back. Raises the same refusals."""
    return _put(context, seeker_id, employer, operation, apart=False)


def _put(
    context: Context,
    seeker_id: SeekerId,
    employer: str,
    operation: OperationId | None,
    *,
    apart: bool,
) -> KeptApart:
    verb, inverse = (_VERB, "let_meet") if apart else ("let_meet", _VERB)
    with context.store.write(verb, operation) as transaction:
        connection = transaction.connection
        seeker = known_seeker(connection, seeker_id)
        other = _known_employer(connection, seeker.fair, employer)
        was = (seeker_id, other) in wishes.never_pairs(connection, seeker.fair)
        if transaction.repeated or was == apart:
            transaction.journal(())
            return KeptApart(seeker_id, other, apart, frozenset())
        put = wishes.add_never_pair if apart else wishes.remove_never_pair
        put(connection, seeker_id, other)
        if not apart:
            journal.mark_undone(connection, _VERB, seeker_id, transaction.operation)
        told = {"verb": inverse, "seeker": seeker_id, "employer": other}
        transaction.journal([seeker_id, other], told)
    return KeptApart(seeker_id, other, apart, frozenset({Topic.WISHES}))


def _known_employer(connection: Connection, fair: FairId, name: str) -> EmployerId:
    for one in employers.employers_of(connection, fair):
        if folded(one.name) == folded(name):
            return one.id
    raise Refused(Refusal.UNKNOWN_EMPLOYER, employer=name)


def plan_apart(connection: Connection, plan: ImportPlan, file: ReadFile | None) -> ImportPlan:
    """The plan with the pairs that a list of seekers keeps apart, shown among the wishes.

    A list adds pairs and takes none away. A name that no employer bears is pointed out, since
    nobody is kept from it.
    """
    rows = () if file is None else file.seekers
    stored = wishes.never_pairs(connection, plan.fair)
    present = {s.id: s for s in people.seekers_of(connection, plan.fair)}
    present |= {s.id: s for s in (*plan.changed_seekers, *plan.new_seekers)}
    known = {e.id: e for e in employers.employers_of(connection, plan.fair)}
    known |= {e.id: e for e in (*plan.changed_employers, *plan.new_employers)}
    hosts = {folded(e.name): e for e in known.values()}
    new: dict[tuple[SeekerId, EmployerId], Change] = {}
    odd: list[Change] = []
    for row, owner in zip(rows, plan.owners, strict=True):
        for name in row.never:
            host = hosts.get(folded(name))
            if host is None:
                odd.append(Change(row.row, name, Oddity.UNKNOWN_TO_KEEP_FROM))
            elif (owner, host.id) not in stored:
                who = seen_name(present[owner], Place.COORDINATOR)
                label = f"{isolated(who)} – {isolated(host.name)}"
                new.setdefault((owner, host.id), Change(row.row, label, Oddity.KEPT_APART))
    told = replace(
        plan.wishes,
        new=(*plan.wishes.new, *new.values()),
        suspicious=(*plan.wishes.suspicious, *odd),
    )
    return replace(plan, wishes=told, apart=tuple(new))
