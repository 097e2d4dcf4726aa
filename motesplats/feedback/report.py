"""What the printed report holds, ready to be laid out: every sentence is in the report's language
already."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from motesplats.core.ids import FairId, SubmissionId
from motesplats.feedback.answers import Answers
from motesplats.feedback.form import Form, Level

Entry = TypeVar("Entry")
Release = tuple[SubmissionId, str]


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """One employer's saved form about the seeker; ``recruiter`` is shown only where the employer
    chose so, ``form`` is the one it was given on (None: the library's as it is)."""

    id: SubmissionId
    fair: FairId
    day: date
    employer: str
    branch: str
    answers: Answers
    recruiter: str = ""
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """What the seeker means to do, and when, both in the seeker's own words."""

    text: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the seeker says against the report (empty: nothing) and plans to do, at most three
    steps."""

    objection: str = ""
    steps: tuple[PlannedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What the report needs to know beside the forms.

    ``met`` is how many employers the seeker met; ``until`` a time as shown (``16:30``); empty
    contact facts become
    lines to write on. ``industry`` holds the forms (about anybody) in which the employers that the
    seeker met told
    about their industry: only those two items are read. ``own_levels`` is the seeker's own view,
    if given; ``reply`` what the seeker has said to the staff.
    """

    fair: FairId
    fair_name: str
    day: date
    seeker: str
    code: str
    met: int
    officer: str = ""
    phone: str = ""
    desk: str = ""
    until: str = ""
    industry: tuple[SubmissionView, ...] = ()
    own_levels: tuple[tuple[str, Level], ...] = ()
    reply: Reply = Reply()


@dataclass(frozen=True, slots=True)
class Heading:
    """A section without entries; ``id`` is ``s0`` to ``s12``, ``body`` may have several lines."""

    id: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Part(Generic[Entry]):
    """A section with entries; print ``empty`` instead of them when there are none (no text: leave
    the section out)."""

    id: str
    title: str
    body: str
    entries: tuple[Entry, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An employer's sentence, unchanged."""

    employer: str
    text: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A strength that several employers named; ``employers`` is how many, in words."""

    text: str
    employers: str


@dataclass(frozen=True, slots=True)
class Strength:
    """The strengths that an employer saw, and in its own words how they showed (may be empty)."""

    employer: str
    names: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Step:
    """A next step; ``employers`` are those who said so; ``when`` is empty if nothing essential is
    missing."""

    employers: tuple[str, ...]
    text: str
    when: str


@dataclass(frozen=True, slots=True)
class LevelLine:
    """One level in words: ``who`` is an employer, or a number of employers in words; ``meaning``
    what was seen."""

    who: str
    level: str
    meaning: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One competency: its lines, the middle (from three employers on), the seeker's own view, and
    remarks.

    A competency that did not come up has no lines and says so in ``remarks``.
    """

    name: str
    lines: tuple[LevelLine, ...]
    middle: str = ""
    own: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GapRow:
    """What is missing for a role, and which employers said so."""

    text: str
    employers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chance:
    """How an employer sees the chance of a job; ``follow_up`` and ``contact`` only when it wants
    to meet again."""

    employer: str
    text: str
    follow_up: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class OtherRole:
    """Another role that an employer named, and why (may be empty)."""

    employer: str
    role: str
    why: str


@dataclass(frozen=True, slots=True)
class Support:
    """Support that employers believe in: ``text`` is its name or an offer in a whole sentence."""

    employers: tuple[str, ...]
    text: str
    help: str


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What an employer answered to a question of the fair's own, unchanged."""

    employer: str
    question: str
    answer: str


class Direction(StrEnum):
    """How the middle of a competency moved since the last fair; VARIED stands for any fall."""

    UP = "up"
    SAME = "same"
    VARIED = "varied"


@dataclass(frozen=True, slots=True)
class Trend:
    """One competency over two fairs, in words; ``word`` goes beside the arrow, which is drawn for
    UP only."""

    name: str
    sentence: str
    direction: Direction
    word: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What employers told the seeker: sections s1 to s8, and s13 with the answers to the fair's own
    questions; ``shared`` is printed before them and ``advice`` after the steps."""

    shared: Part[Shared]
    strengths: Part[Strength]
    steps: Part[Step]
    advice: Part[Said]
    levels: Part[LevelRow]
    gaps: Part[GapRow]
    chances: Part[Chance]
    other_paths: Part[OtherRole]
    support: Part[Support]
    industry: Part[Said]
    own: Part[OwnAnswer]


@dataclass(frozen=True, slots=True)
class FeedbackReport:
    """The whole report in the order of print: opening, told, development (None before the second
    fair), the rest.

    ``framing`` stands at the top, ``reflection`` asks what to think of before the plan, ``closing``
    is below it. ``earlier`` has the next steps of the
    last fair before this one, told with the development (None when there are none). ``planned``
    stands before the lines to write on, ``objection`` in the section about disagreeing.
    """

    language: str
    seeker: str
    code: str
    fair: str
    day: date
    framing: str
    opening: Heading
    told: Told
    development: Part[Trend] | None
    plan: Heading
    reflection: str
    closing: str
    disagree: Heading
    contact: Heading
    earlier: Part[Step] | None = None
    planned: tuple[PlannedStep, ...] = ()
    objection: Said | None = None
