"""What was done to a fair, told in parts that a sentence is made of: who, what, when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Actor(StrEnum):
    """Who did something, as far as the program can tell."""

    COORDINATOR = "coordinator"
    DESK = "desk"
    EMPLOYER = "employer"
    COMMAND = "command"
    # Made-up people who act by themselves on a day to train on.
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Step:
    """One change with what its sentence names.

    ``kind`` is the verb that was journalled, with how it turned out where that is another sentence
    (``mark_meeting:no_show``). ``actor`` is empty for what was done before it was written down.
    ``seeker`` is a name or a code, empty when the step is about nobody; ``station`` and ``version``
    are 0 and ``time`` is empty where there is none; ``of`` is what an undoing undid.
    """

    sequence: int
    kind: str
    actor: str
    at: datetime
    seeker: str = ""
    employer: str = ""
    station: int = 0
    time: str = ""
    minutes: int = 0
    version: int = 0
    of: "Step | None" = None
