"""What a summary is made of, and what it says: counts of groups, with no person in them."""

from dataclasses import dataclass

from motesplats.core.fair import MeetingState
from motesplats.core.ids import EmployerId, SeekerId
from motesplats.core.people import Needs
from motesplats.feedback.answers import Answers
from motesplats.feedback.form import NO_TEXT, Form
from motesplats.feedback.reading import Raw, Text, as_object, strings, text
from motesplats.feedback.small_numbers import Shown

NO_NEEDS = Needs()


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who was registered or dropped in.

    ``gender`` is an id of the texts' ``genders`` and ``municipality`` a place, both as the person
    said; empty when nobody asked. ``interpreted`` and ``reachable``: every meeting had the
    interpreter, or a station that a wheelchair reaches.
    """

    id: SeekerId
    came: bool
    walk_in: bool = False
    protected: bool = False
    needs: Needs = NO_NEEDS
    interpreted: bool = False
    reachable: bool = False
    gender: str = ""
    municipality: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A published meeting and what became of it; ``answered`` when there is a form about it.

    ``starts`` is when its time began, ``replaced`` when somebody else took the place of a seeker
    who did not come, ``kind`` a key of the texts' kinds where it was not two people in the hall.
    """

    seeker: SeekerId
    state: MeetingState
    answered: bool
    starts: str = ""
    replaced: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FormFact:
    """A saved form; ``released`` is what the employer wrote about its industry, if an officer
    released it, and ``quality`` how good the feedback is by the rubric, in percent."""

    seeker: SeekerId
    employer: EmployerId
    form: Form
    answers: Answers
    released: str = ""
    quality: int | None = None


@dataclass(frozen=True, slots=True)
class Polled:
    """A question of the poll after the fair, who was asked, and how many chose each answer."""

    question: Text
    answers: tuple[tuple[Text, int], ...]
    who: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Held:
    """A fair that is over, as it is counted.

    ``seconds``: how long the forms took that were typed; ``skipped`` has the reason why each form
    about somebody was skipped.
    """

    participants: tuple[Participant, ...]
    meetings: tuple[MeetingFact, ...]
    forms: tuple[FormFact, ...]
    employers: int
    evaluation: tuple[Polled, ...] = ()
    seconds: tuple[float, ...] = ()
    skipped: tuple[tuple[str, SeekerId], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A count as it may be shown; ``number`` is 0 unless it is shown as a number."""

    shown: Shown
    number: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was counted, and a cell for each column of the table."""

    label: Text
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of one kind.

    ``columns`` is empty where the only column is how many. ``base`` is what shares are of (0: no
    shares are shown). ``more`` when answers were given that are not listed, because they are few or
    would give those away. ``kind`` says what is counted: a key of the texts' labels.
    """

    id: str
    title: Text
    rows: tuple[Row, ...]
    kind: str
    columns: tuple[Text, ...] = ()
    group: Text = NO_TEXT
    base: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class Industry:
    """What employers of one branch said about it: needs with the number of employers, and the
    texts that an officer has released."""

    branch: Text
    needs: tuple[tuple[Text, int], ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of two numbers that are both shown."""

    label: Text
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Condition:
    """A question to the employers about the day, how many answered, and what was released."""

    question: Text
    employers: int
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What the coordinator says of the fair; nothing where it was not filled in."""

    series: str = ""
    partners: str = ""
    head: str = ""
    lessons: str = ""


NO_ACCOUNT = Account()


@dataclass(frozen=True, slots=True)
class Summary:
    """A fair in numbers. Everything that must not be known has been taken out already.

    ``missing`` names what nobody has said anything of; ``as_of`` is when the numbers were counted,
    as local time in ISO, empty where they may still change.
    """

    employers: int
    tables: tuple[Table, ...]
    industry: tuple[Industry, ...]
    rates: tuple[Rate, ...] = ()
    missing: tuple[Text, ...] = ()
    conditions: tuple[Condition, ...] = ()
    account: Account = NO_ACCOUNT
    as_of: str = ""

    def of(self, table: str) -> tuple[Table, ...]:
        """The tables of this number, ``t1`` to ``t12``."""
        return tuple(one for one in self.tables if one.id == table)


@dataclass(frozen=True, slots=True, eq=False)
class SummaryTexts:
    """The titles of the tables and the words in them."""

    titles: dict[str, Text]
    labels: dict[str, Text]
    chances: tuple[tuple[Text, tuple[str, ...]], ...]
    genders: dict[str, Text]


def read_summary_texts(raw: Raw) -> SummaryTexts:
    """The words from already loaded JSON; KeyError or TypeError for content that is wrong."""

    def texts(key: str) -> dict[str, Text]:
        return {name: text(as_object(one)) for name, one in as_object(raw[key]).items()}

    groups = [as_object(one) for one in as_object(raw["chances"]).values()]
    return SummaryTexts(
        titles=texts("titles"),
        labels=texts("labels"),
        chances=tuple((text(one), strings(one, "codes")) for one in groups),
        genders=texts("genders"),
    )
