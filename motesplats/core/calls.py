"""What came of calling somebody who was missing at the fair."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motesplats.core.ids import SeekerId


class CallOutcome(StrEnum):
    """What the desk knows after a call; LATE is given without one."""

    LATE = "late"
    NO_ANSWER = "no_answer"
    COMING = "coming"
    NOT_COMING = "not_coming"


@dataclass(frozen=True, slots=True)
class Call:
    """The latest about one person, and when it was noted (UTC).

    ``coming`` is when somebody who comes will be here (UTC), None when they did not say.
    """

    seeker: SeekerId
    outcome: CallOutcome
    at: datetime
    coming: datetime | None = None
