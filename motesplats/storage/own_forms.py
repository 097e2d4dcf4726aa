"""Forms as they were given, what a fair changes in the form of a branch, and branches of the
store's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from motesplats.storage.own_form_tables import (
    fair_form,
    form_given,
    own_branch,
    submission_form,
)

if TYPE_CHECKING:
    from motesplats.core.ids import FairId, SubmissionId


def keep_form(connection: Connection, given: SubmissionId, digest: str, form: str) -> None:
    """Note on which form a submission was given; the form is kept once."""
    known = select(form_given.c.digest).where(form_given.c.digest == digest)
    if connection.execute(known).first() is None:
        connection.execute(insert(form_given).values(digest=digest, form=form))
    connection.execute(insert(submission_form).values(submission_id=given, digest=digest))


def forms_given(connection: Connection, digests: frozenset[str]) -> dict[str, str]:
    """The forms as JSON text, by digest."""
    if not digests:
        return {}
    wanted = select(form_given).where(form_given.c.digest.in_(sorted(digests)))
    return {row.digest: row.form for row in connection.execute(wanted)}


def changes_of(connection: Connection, fair: FairId) -> dict[str, str]:
    """What the fair changes in its forms as JSON text, by branch."""
    rows = connection.execute(select(fair_form).where(fair_form.c.fair_id == fair))
    return {row.branch: row.changes for row in rows}


def put_changes(connection: Connection, fair: FairId, branch: str, changes: str) -> None:
    """Keep what the fair changes in the form of a branch; empty for nothing any more."""
    own = (fair_form.c.fair_id == fair, fair_form.c.branch == branch)
    connection.execute(delete(fair_form).where(*own))
    if changes:
        connection.execute(insert(fair_form).values(fair_id=fair, branch=branch, changes=changes))


def own_branches(connection: Connection) -> tuple[str, ...]:
    """The store's own branches as JSON text, in order of id."""
    rows = connection.execute(select(own_branch.c.content).order_by(own_branch.c.id))
    return tuple(str(row.content) for row in rows)


def put_own_branch(connection: Connection, branch: str, content: str) -> None:
    """Keep a branch of the store's own; one with the same id is replaced."""
    connection.execute(delete(own_branch).where(own_branch.c.id == branch))
    connection.execute(insert(own_branch).values(id=branch, content=content))
