"""Who takes part: job seekers with their needs and wishes, employers with their roles,
interpreters.
"""

from dataclasses import dataclass, replace
from datetime import time

from motesplats.core.ids import (
    BadgeCode,
    EmployerId,
    FairId,
    InterpreterId,
    PersonId,
    RoleId,
    SeekerId,
)

MAX_WISHES = 6
MOST_DEMANDS = 5


@dataclass(frozen=True, slots=True)
class Presence:
    """The part of the day somebody is there, in local time.

    None means from the start or until the end.
    """

    arrives: time | None = None
    leaves: time | None = None

    def covers(self, begin: time, end: time) -> bool:
        """Whether the whole of ``begin``–``end`` lies within the presence."""
        return (self.arrives is None or self.arrives <= begin) and (
            self.leaves is None or end <= self.leaves
        )


ALL_DAY = Presence()


@dataclass(frozen=True, slots=True)
class Needs:
    """Practical needs for a meeting; ``interpreter`` is a language in lower-case Swedish."""

    interpreter: str | None = None
    wheelchair: bool = False
    longer_time: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Seeker:
    """A job seeker at one fair; ``person`` is the same over all fairs of the store.

    ``max_meetings``: how many the person can bear at most (None: as the fair's).
    """

    id: SeekerId
    person: PersonId
    fair: FairId
    code: BadgeCode
    first_name: str
    last_name: str
    email: str = ""
    phone: str = ""
    occupation: str = ""
    competences: str = ""
    ask_me_about: str = ""
    officer: str = ""
    language: str = "sv"
    presence: Presence = ALL_DAY
    needs: Needs = Needs()
    protected: bool = False
    wants_report: bool = True
    walk_in: bool = False
    external_code: str = ""
    max_meetings: int | None = None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Demand:
    """What a role asks for, in one sentence, and why.

    ``learnable``: it can be learnt on the job, in ``takes`` (as ``tre månader``; empty: nobody has
    said how long).
    """

    text: str
    why: str = ""
    learnable: bool = False
    takes: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A job to fill: what it needs in at most five demands, each one sentence.

    ``work_language`` says which language the tasks require; without it that competency is not asked
    about. ``aim`` is what the role shall have achieved in one to three years, ``explained`` what is
    known of its demands, by their text; ``pay`` as the employer puts it.
    """

    id: RoleId
    employer: EmployerId
    title: str
    ssyk: str = ""
    places: int = 1
    demands: tuple[str, ...] = ()
    work_language: str = ""
    language_why: str = ""
    aim: str = ""
    pay: str = ""
    explained: tuple[Demand, ...] = ()

    @property
    def asks(self) -> tuple[Demand, ...]:
        """The demands with what is known of each."""
        known = {one.text: one for one in self.explained}
        return tuple(known.get(text, Demand(text)) for text in self.demands)

    def asking(self, asks: tuple[Demand, ...]) -> "Role":
        """The role with these demands."""
        told = tuple(one for one in asks if one != Demand(one.text))
        return replace(self, demands=tuple(one.text for one in asks), explained=told)


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer at one fair; ``branch`` is the id of a branch resource.

    ``talk``: minutes that its talks last at least (None: as the fair's); ``max_meetings``: how many
    seekers it meets at most.
    """

    id: EmployerId
    fair: FairId
    name: str
    branch: str = "generic"
    contact: str = ""
    email: str = ""
    phone: str = ""
    presence: Presence = ALL_DAY
    roles: tuple[Role, ...] = ()
    talk: int | None = None
    max_meetings: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants to meet whom.

    ``rank`` 1–6 is the seeker's order (None: not asked), ``employer_score`` 0–5.
    """

    seeker: SeekerId
    employer: EmployerId
    rank: int | None = None
    employer_score: int = 0


@dataclass(frozen=True, slots=True)
class Interpreter:
    """An interpreter, in at most one meeting at a time; languages in lower-case Swedish."""

    id: InterpreterId
    fair: FairId
    name: str
    languages: tuple[str, ...]
    presence: Presence = ALL_DAY
