"""What the sheets show, as plain text that has already been filtered by who may see it.

``heading`` is a person's name where it may be shown, else the readable code; ``code`` is the code
in groups of four;
``qr`` is the whole code that the symbol carries. Times are local, as ``09:15``. Nothing here is
looked up or hidden
later: what must not be seen must not be put in.
"""

from collections.abc import Callable
from dataclasses import dataclass

from motesplats.feedback.label_texts import Labels

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def ignore_progress(done: int, total: int) -> None:
    """A progress listener that does not listen."""


def never_cancelled() -> bool:
    """The answer of a job that nobody can stop."""
    return False


@dataclass(frozen=True, slots=True)
class Following:
    """Who follows a long job: ``progress(done, total)`` after each person; ``cancelled()`` is
    asked before each; ``placed(done, page)`` says on which page, from 1, the paper of each person
    ends."""

    progress: Progress = ignore_progress
    cancelled: Cancelled = never_cancelled
    placed: Progress = ignore_progress


NOBODY = Following()


@dataclass(frozen=True, slots=True)
class BadgeValue:
    """One badge; ``lines`` are small lines below the heading, such as the fair or a role (first
    line: largest)."""

    heading: str
    code: str
    qr: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SlipMeeting:
    """One meeting on a slip; ``hint`` tells the way there, ``until`` when a longer one is over.

    ``link`` is printed as a symbol to read with a telephone (empty: none); ``elsewhere``: the
    seeker does not go to the station.
    """

    starts: str
    station: int
    employer: str
    role: str = ""
    hint: str = ""
    until: str = ""
    link: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class SlipValue:
    """One seeker's slip; ``notes`` are further sentences, such as that an interpreter comes
    along, ``printed`` the time at which it was made."""

    heading: str
    code: str
    qr: str
    fair: str
    meetings: tuple[SlipMeeting, ...]
    version: int
    notes: tuple[str, ...] = ()
    printed: str = ""


@dataclass(frozen=True, slots=True)
class StationSign:
    """The sign of one station, a page of its own; ``aims`` are what the roles shall achieve, one
    for each (empty: nobody has said)."""

    number: int
    employer: str
    roles: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimetableEntry:
    """One meeting of the whole timetable; ``note`` is for the hall, such as the interpreter's
    language, ``until`` when one that is longer than a time slot is over."""

    starts: str
    station: int
    employer: str
    heading: str
    code: str
    note: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class TimetableSheet:
    """The whole timetable of a fair; ``day`` as it is to be read."""

    fair: str
    day: str
    version: int
    entries: tuple[TimetableEntry, ...]


@dataclass(frozen=True, slots=True)
class InsideGroup:
    """People or employers who are inside, under a title."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InsideSheet:
    """Who is inside at a clock time."""

    fair: str
    time: str
    groups: tuple[InsideGroup, ...]


@dataclass(frozen=True, slots=True)
class RoleValue:
    """A role, what it shall achieve, and its demands, each told in whole sentences."""

    title: str
    demands: tuple[str, ...] = ()
    aim: str = ""


@dataclass(frozen=True, slots=True)
class PrepCard:
    """One seeker for one employer: competences first; ``needs`` are what the meeting needs in
    practice, ``until`` when one that is longer than a time slot is over."""

    starts: str
    station: int
    heading: str
    code: str
    competences: str = ""
    ask_me_about: str = ""
    occupation: str = ""
    needs: tuple[str, ...] = ()
    until: str = ""
    portfolio: str = ""
    question: str = ""
    feedback_on: str = ""


@dataclass(frozen=True, slots=True)
class PrepSheet:
    """One employer's cards in the order of the meetings, and the roles they are about."""

    employer: str
    fair: str
    roles: tuple[RoleValue, ...]
    cards: tuple[PrepCard, ...]


@dataclass(frozen=True, slots=True)
class SummaryFrame:
    """What stands around the numbers of a fair: which fair, when, where, by whom."""

    fair: str
    day: str
    place: str = ""
    organiser: str = ""


@dataclass(frozen=True, slots=True)
class CertificateValue:
    """Somebody who came, and to how many meetings; where ``named`` is False the heading is the code
    and the name is written by hand."""

    heading: str
    named: bool
    meetings: int


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """What stands around a seeker's feedback: to whom, when, and whom to turn to.

    ``large`` sets 18-point type. ``desk_until`` is a clock time; lines about the desk are left out
    without it. ``cover`` puts a page first that says nothing but for whom it is; ``labels`` stand
    beside the report's own headings and level words.
    """

    heading: str
    code: str
    fair: str
    day: str
    officer: str = ""
    officer_phone: str = ""
    desk: str = ""
    desk_until: str = ""
    large: bool = False
    cover: bool = False
    labels: Labels | None = None
