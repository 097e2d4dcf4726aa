"""What seekers say of their reports, and what they plan."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from motesplats.core.ids import SeekerId
from motesplats.feedback.report import PlannedStep, Reply
from motesplats.storage.tables import reply, report_print
from motesplats.storage.values import instant_text, text_tuple, texts


def reply_of(connection: Connection, seeker: SeekerId) -> Reply:
    """What the seeker has said; empty for nothing."""
    row = connection.execute(select(reply).where(reply.c.seeker_id == seeker)).one_or_none()
    if row is None:
        return Reply()
    pairs = zip(text_tuple(row.steps), text_tuple(row.days), strict=True)
    return Reply(row.objection, tuple(PlannedStep(text, when) for text, when in pairs))


def put_reply(connection: Connection, seeker: SeekerId, value: Reply, at: datetime) -> None:
    """Keep ``value`` instead of what was said before; a report that was printed is old by it."""
    connection.execute(delete(reply).where(reply.c.seeker_id == seeker))
    connection.execute(delete(report_print).where(report_print.c.seeker_id == seeker))
    if value == Reply():
        return
    connection.execute(
        insert(reply).values(
            seeker_id=seeker,
            objection=value.objection,
            steps=texts(tuple(step.text for step in value.steps)),
            days=texts(tuple(step.when for step in value.steps)),
            saved_at=instant_text(at),
        )
    )
