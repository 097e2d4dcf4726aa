"""Who wants to meet whom, who must not, and who has met before."""

from sqlalchemy import Connection, delete, insert, select, true

from motesplats.core.ids import (
    EmployerId,
    FairId,
    SeekerId,
)
from motesplats.core.people import Wish
from motesplats.storage.summary_tables import fair_account
from motesplats.storage.tables import (
    employer,
    meeting,
    never_pair,
    seeker,
    submission,
    wish,
)


def wishes_of(connection: Connection, fair: FairId) -> tuple[Wish, ...]:
    rows = connection.execute(
        select(wish)
        .join(seeker, seeker.c.id == wish.c.seeker_id)
        .where(seeker.c.fair_id == fair)
        .order_by(wish.c.seeker_id, wish.c.rank, wish.c.employer_id)
    )
    return tuple(
        Wish(SeekerId(r.seeker_id), EmployerId(r.employer_id), r.rank, r.employer_score)
        for r in rows
    )


def replace_wishes(
    connection: Connection, seekers: frozenset[SeekerId], values: tuple[Wish, ...]
) -> None:
    """Let ``values`` be all the wishes of ``seekers``."""
    for one in sorted(seekers):
        connection.execute(delete(wish).where(wish.c.seeker_id == one))
    rows = [
        {
            "seeker_id": v.seeker,
            "employer_id": v.employer,
            "rank": v.rank,
            "employer_score": v.employer_score,
        }
        for v in values
    ]
    if rows:
        connection.execute(insert(wish), rows)


def add_pairs(
    connection: Connection, fair: FairId, pairs: frozenset[tuple[SeekerId, EmployerId]]
) -> None:
    """Let these meet too, as somebody without a wish may; pairs that are known stay as they are."""
    known = {(w.seeker, w.employer) for w in wishes_of(connection, fair)}
    rows = [{"seeker_id": s, "employer_id": e} for s, e in sorted(pairs - known)]
    if rows:
        connection.execute(insert(wish), rows)


def never_pairs(connection: Connection, fair: FairId) -> frozenset[tuple[SeekerId, EmployerId]]:
    """Pairs that must not meet; why is nobody's business and is not stored."""
    rows = connection.execute(
        select(never_pair.c.seeker_id, never_pair.c.employer_id)
        .join(seeker, seeker.c.id == never_pair.c.seeker_id)
        .where(seeker.c.fair_id == fair)
    )
    return frozenset((SeekerId(r[0]), EmployerId(r[1])) for r in rows)


def add_never_pair(connection: Connection, one: SeekerId, other: EmployerId) -> None:
    if connection.execute(
        select(never_pair.c.seeker_id).where(
            never_pair.c.seeker_id == one, never_pair.c.employer_id == other
        )
    ).first():
        return
    connection.execute(insert(never_pair).values(seeker_id=one, employer_id=other))


def remove_never_pair(connection: Connection, one: SeekerId, other: EmployerId) -> None:
    connection.execute(
        delete(never_pair).where(never_pair.c.seeker_id == one, never_pair.c.employer_id == other)
    )


def met_before(connection: Connection, fair: FairId) -> frozenset[tuple[SeekerId, str]]:
    """Seekers, each with the name of an employer that gave the same person feedback before.

    Before is at another fair of the same series, or at any other when the fair has no series.
    """
    earlier = seeker.alias("earlier")
    own = select(fair_account.c.series).where(fair_account.c.fair_id == fair)
    series = connection.execute(own).scalar() or ""
    along = select(fair_account.c.fair_id).where(fair_account.c.series == series)
    rows = connection.execute(
        select(seeker.c.id, employer.c.name)
        .join(earlier, earlier.c.person_id == seeker.c.person_id)
        .join(meeting, meeting.c.seeker_id == earlier.c.id)
        .join(submission, submission.c.meeting_id == meeting.c.id)
        .join(employer, employer.c.id == meeting.c.employer_id)
        .where(seeker.c.fair_id == fair, earlier.c.fair_id != fair)
        .where(earlier.c.fair_id.in_(along) if series else true())
    )
    return frozenset((SeekerId(r[0]), str(r[1])) for r in rows)
