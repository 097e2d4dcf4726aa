"""What registration files hold once they are read: frozen rows, and the ones that could not be
read.
"""

from dataclasses import dataclass
from enum import StrEnum

from motesplats.core.cards import NO_CARD, SeekerCard
from motesplats.core.people import ALL_DAY, Demand, Needs, Presence
from motesplats.exchange.headings import Mapping
from motesplats.exchange.synonyms import Field

NO_NEEDS = Needs()


class Kind(StrEnum):
    """What a registration file is a list of."""

    SEEKERS = "seekers"
    EMPLOYERS = "employers"
    WISHES = "wishes"


class Fault(StrEnum):
    """Why a row could not be read; its sentence is in ``motesplats.exchange.errors_file``."""

    NAME_MISSING = "name_missing"
    EMPLOYER_MISSING = "employer_missing"
    SEEKER_MISSING = "seeker_missing"
    TIME_INVALID = "time_invalid"
    NUMBER_INVALID = "number_invalid"
    LIMIT_INVALID = "limit_invalid"
    RANK_INVALID = "rank_invalid"
    STATION_INVALID = "station_invalid"
    STATION_TAKEN = "station_taken"
    MIXED_ENCODING = "mixed_encoding"
    WISH_MISSING = "wish_missing"


class Remark(StrEnum):
    """What was left out or is odd about a row that did go in."""

    PERSONAL_NUMBER_REMOVED = "personal_number_removed"
    EMAIL_ODD = "email_odd"
    PRESENCE_UNCLEAR = "presence_unclear"
    INTERPRETER_UNCLEAR = "interpreter_unclear"
    TOO_MANY_WISHES = "too_many_wishes"
    TOO_MANY_DEMANDS = "too_many_demands"
    MORE_REASONS_THAN_DEMANDS = "more_reasons_than_demands"
    STATION_MISSING = "station_missing"


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that stays out: its number in the file, why, the heading of the cell to mend, and
    its values.
    """

    row: int
    reason: Fault
    column: str
    shown: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know about a row that goes in; ``shown`` never holds a personal
    number.
    """

    row: int
    remark: Remark
    column: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class SeekerRow:
    """One seeker as registered; ``wishes`` are employers' names in order of preference, at most
    six, ``never`` those of employers that the seeker must not meet.

    ``told`` names what the row said in words of its own among the language, the consent, when
    somebody comes and leaves, and each practical need; the rest has its usual value.
    """

    row: int
    first_name: str
    last_name: str = ""
    email: str = ""
    phone: str = ""
    occupation: str = ""
    competences: str = ""
    ask_me_about: str = ""
    officer: str = ""
    language: str = "sv"
    presence: Presence = ALL_DAY
    needs: Needs = NO_NEEDS
    protected: bool = False
    wants_report: bool = True
    wishes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    external_code: str = ""
    told: frozenset[Field] = frozenset()
    max_meetings: int | None = None
    card: SeekerCard = NO_CARD
    municipality: str = ""
    gender: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role as registered; at most five demands. ``places`` is None where nobody said."""

    title: str
    ssyk: str = ""
    places: int | None = None
    demands: tuple[str, ...] = ()
    work_language: str = ""
    language_why: str = ""
    aim: str = ""
    pay: str = ""
    explained: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True)
class StationRow:
    """A station as registered; ``x`` and ``y`` in metres, ``max_run`` meetings in a row,
    ``presence`` where it is not the employer's.

    ``told`` names what the row said of it besides the number.
    """

    number: int
    accessible: bool = True
    x: float = 0.0
    y: float = 0.0
    hint: str = ""
    told: frozenset[Field] = frozenset()
    max_run: int | None = None
    presence: Presence = ALL_DAY


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """One employer, gathered from all its rows in the file (``row`` is the first of them).

    ``talk`` in minutes; ``branch_said`` is the branch as the file has it, which may be one of the
    store's own.
    ``told`` says whether any of them told when the employer comes and leaves.
    """

    row: int
    name: str
    branch: str = "generic"
    branch_said: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    presence: Presence = ALL_DAY
    told: frozenset[Field] = frozenset()
    roles: tuple[RoleRow, ...] = ()
    stations: tuple[StationRow, ...] = ()
    talk: int | None = None
    max_meetings: int | None = None


@dataclass(frozen=True, slots=True)
class WishRow:
    """One wish of a separate file; the seeker is named by e-mail, external code or name,
    whichever there is.
    """

    row: int
    employer: str
    rank: int | None = None
    employer_score: int = 0
    email: str = ""
    external_code: str = ""
    first_name: str = ""
    last_name: str = ""


@dataclass(frozen=True, slots=True)
class SeekerRows:
    """What a list of seekers gave; ``skipped`` counts cancelled, refunded and example rows."""

    rows: tuple[SeekerRow, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    notes: tuple[Note, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class EmployerRows:
    """What a list of employers gave."""

    rows: tuple[EmployerRow, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    notes: tuple[Note, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class WishRows:
    """What a list of wishes gave."""

    rows: tuple[WishRow, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    notes: tuple[Note, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A registration file, read: how it was understood, and what it holds (only the tuple of
    its kind is filled).
    """

    name: str
    kind: Kind
    layout_key: str
    headings: tuple[str, ...]
    mapping: Mapping
    samples: tuple[tuple[str, ...], ...]
    encoding: str
    separator: str
    sheet: str
    seekers: tuple[SeekerRow, ...] = ()
    employers: tuple[EmployerRow, ...] = ()
    wishes: tuple[WishRow, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    notes: tuple[Note, ...] = ()
    skipped: int = 0
