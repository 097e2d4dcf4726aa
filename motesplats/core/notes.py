"""Quick notes: one line that somebody wants to remember from the fair."""

from dataclasses import dataclass
from datetime import datetime

from motesplats.core.ids import EmployerId, FairId, SeekerId, StationId

LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class About:
    """Whom or what a note is about: one of the three, or nothing."""

    seeker: SeekerId | None = None
    employer: EmployerId | None = None
    station: StationId | None = None


ABOUT_NOTHING = About()


@dataclass(frozen=True, slots=True)
class QuickNote:
    """A line with when it was written (UTC), who sees to it (may be empty), and when that was done.

    Names do not stand in ``text``: whom the note is about is a reference, shown as each place may.
    """

    id: str
    fair: FairId
    text: str
    at: datetime
    owner: str = ""
    about: About = ABOUT_NOTHING
    done_at: datetime | None = None
