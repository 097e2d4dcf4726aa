"""Whether a store is whole: its pages, its references and its journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.storage.store import Store

# Saving a form names the meeting and, unless the same answers were there already, the submission.
_NAMED_SUBMISSIONS = """
    SELECT json_extract(subjects, '$[1]') FROM journal
    WHERE verb = 'save_feedback' AND json_array_length(subjects) = 2
"""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found.

    ``integrity`` and ``journal`` are ``ok``, or say in English what is wrong; ``lost`` counts the
    journal rows that were once committed and are not there any more, a cut tail included.
    """

    integrity: str
    journal: str
    lost: int
    store_version: str

    @property
    def ok(self) -> bool:
        return self.integrity == "ok" and self.journal == "ok" and self.lost == 0


def verify(store: Store) -> Verified:
    """Read every page, every reference and the whole journal. Raises StoreUnavailable."""
    with store.read() as connection:
        lost = _lost(connection)
        return Verified(_integrity(connection), _journal(connection, lost), lost, store.version)


def _integrity(connection: Connection) -> str:
    found = str(connection.execute(text("PRAGMA integrity_check(1)")).scalar())
    if found == "ok" and (broken := connection.execute(text("PRAGMA foreign_key_check")).first()):
        return f"a row of {broken[0]} refers to a row of {broken[2]} that is missing"
    return found


def _lost(connection: Connection) -> int:
    # Sequences count from 1 and a rollback takes its number back: the highest is the number of all.
    highest = connection.execute(
        text("SELECT max(seq) FROM sqlite_sequence WHERE name = 'journal'")
    ).scalar()
    rows = connection.execute(text("SELECT count(*) FROM journal")).scalar()
    return int(highest or 0) - int(rows or 0)


def _journal(connection: Connection, lost: int) -> str:
    if lost:
        return f"{lost} rows are missing"
    doubled = connection.execute(
        text("SELECT count(*) - count(DISTINCT operation) FROM journal")
    ).scalar()
    return f"{doubled} operations are there twice" if doubled else "ok"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the operations looked for are missing, and how many took effect twice."""

    lost: int
    duplicated: int


def tally(store: Store, operations: Sequence[str]) -> Tally:
    """Look for ``operations`` in the journal, and hold the saved forms against their journal rows.

    A row that names a new submission which is not there is a loss; a submission that no row names
    is something done twice. (So in a store from which nobody has been erased.)
    """
    with store.read() as connection:
        rows = connection.execute(text("SELECT operation FROM journal")).scalars().all()
        saved = set(connection.execute(text("SELECT id FROM submission")).scalars())
        told = connection.execute(text(_NAMED_SUBMISSIONS)).scalars().all()
    lost = len(set(operations) - set(rows)) + len(set(told) - saved)
    doubled = len(rows) - len(set(rows)) + len(saved - set(told))
    return Tally(lost, doubled)
