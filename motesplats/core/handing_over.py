"""How a person gets the report: where, and in which way it was given."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motesplats.core.ids import SeekerId


class HandOverPlace(StrEnum):
    """Where a fair hands reports over: at the exit as badges are read, or in a talk with each."""

    EXIT = "exit"
    TALK = "talk"


class HandOverWay(StrEnum):
    """How a report was given: in the person's hand, in an envelope, or it is fetched later."""

    HAND = "hand"
    ENVELOPE = "envelope"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A report that was given to its person, and when (UTC)."""

    seeker: SeekerId
    way: HandOverWay
    at: datetime
