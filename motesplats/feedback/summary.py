"""The fair in numbers for the employment service: groups only, and no way to a single person.

The tables are laid out so that a count which may have to be hidden stands in one sum at most.
Tables of two dimensions are shown whole or not at all, small branches and places are counted
together, and what is hidden is taken out here, before anything is drawn or written.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from motesplats.core.fair import MeetingState
from motesplats.feedback.counting import alone, cells, cells_and_sum, counted, every_row, is_number
from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import (
    SMALLEST,
    Count,
    Known,
    Shown,
    exactly,
    standing_alone,
)
from motesplats.feedback.summary_day import (
    day_tables,
    effort_tables,
    missing_of,
    poll_tables,
    quality_table,
    rates_of,
    tag_table,
)
from motesplats.feedback.summary_forms import form_tables
from motesplats.feedback.summary_values import (
    Cell,
    FormFact,
    Held,
    Industry,
    Participant,
    Row,
    Summary,
    SummaryTexts,
    Table,
)

_OTHER = "other"


def summarise(held: Held, texts: SummaryTexts) -> Summary:
    """The summary of a fair; a table that cannot be shown safely, or that nobody answered, is not
    there."""
    came = tuple(one for one in held.participants if one.came)
    meetings = _meetings(held, texts)
    tables = [_people(held.participants, texts), meetings, *day_tables(held, meetings, texts)]
    if len(came) >= SMALLEST:
        tables += [*_genders(came, texts), *tag_table(came, texts), *_places(came, texts)]
    genders = {str(one.id): one.gender for one in held.participants}
    tables += form_tables(held.forms, genders, texts)
    tables += [*quality_table(held.forms, genders, texts), _adjustments(held.participants, texts)]
    tables += [*effort_tables(held, texts), *poll_tables(held.evaluation, texts)]
    return Summary(
        employers=held.employers,
        tables=tuple(table for table in tables if table.rows),
        industry=tuple(_industry(held.forms)),
        rates=rates_of(meetings, texts),
        missing=missing_of(held, came, texts),
    )


def _people(everybody: Sequence[Participant], texts: SummaryTexts) -> Table:
    came = _heads(one for one in everybody if one.came)
    walk_ins = _heads(one for one in everybody if one.came and one.walk_in)
    registered = Count(came.number - walk_ins.number, came.people - walk_ins.people)
    absent = _heads(one for one in everybody if not one.came)
    sum_known = Known(zeros=True) if came.small else exactly(came.number, zeros=True)
    parts = cells((registered, walk_ins), sum_known)
    (not_there,) = cells((absent,), Known(zeros=True))
    rows = {
        "came": alone(came),
        "registered_came": parts[0],
        "walk_ins": parts[1],
        "absent": not_there,
    }
    if is_number(parts[0]) and is_number(not_there):
        rows = {"registered": _sum(parts[0], not_there)} | rows
    return Table("t1", texts.titles["people"], _labelled(rows, texts), "people")


def _meetings(held: Held, texts: SummaryTexts) -> Table:
    """What was answered is the base of other tables and shown whenever it is not small; the rest is
    one sum with what was planned."""
    kinds = counted((_fate(one.answered, one.state), one.seeker) for one in held.meetings)
    answered = alone(kinds.get("answered", Count()))
    others = ("unanswered", "no_show", "cancelled", "open")
    rest, total = cells_and_sum([kinds.get(name, Count()) for name in others])
    rows = {"answered": answered} | dict(zip(others, rest, strict=True))
    if is_number(answered) and is_number(rows["unanswered"]):
        rows = {"held": _sum(answered, rows["unanswered"])} | rows
    if is_number(answered) and is_number(total):
        rows = {"planned": _sum(answered, total)} | rows
    return Table("t1", texts.titles["meetings"], _labelled(rows, texts), "meetings")


def _fate(answered: bool, state: MeetingState) -> str:
    if answered:
        return "answered"
    return {
        MeetingState.HELD: "unanswered",
        MeetingState.NO_SHOW: "no_show",
        MeetingState.CANCELLED: "cancelled",
        # Nobody knows yet whether the call was made, until the employer writes about it.
        MeetingState.BY_PHONE: "open",
        MeetingState.PLANNED: "open",
        MeetingState.IN_GROUP: "open",
    }[state]


def _genders(came: Sequence[Participant], texts: SummaryTexts) -> Iterable[Table]:
    """Whoever did not say is counted with the others, and that group is never shown when small."""
    if any(one.gender for one in came):
        counts = counted((one.gender or _OTHER, one.id) for one in came)
        rows = every_row(texts.genders, counts, exactly(len(came)))
        yield Table("t1", texts.titles["gender"], rows, "people", base=len(came))


def _places(came: Sequence[Participant], texts: SummaryTexts) -> Iterable[Table]:
    """People with protected personal data stand in no place, only among the others."""
    people: dict[str, frozenset[str]] = {}
    for one in came:
        if one.municipality and not one.protected:
            people[one.municipality] = people.get(one.municipality, frozenset()) | {one.id}
    placed = frozenset[str]().union(*people.values())
    names = standing_alone(people, frozenset(one.id for one in came) - placed)
    rest = len(came) - sum(len(people[name]) for name in names)
    rows = [Row(Text(name, name), (Cell(Shown.NUMBER, len(people[name])),)) for name in names]
    if rows and rest:
        rows.append(Row(texts.labels["other_places"], (Cell(Shown.NUMBER, rest),)))
    yield Table("t9", texts.titles["t9"], tuple(rows), "people", base=len(came))


def _adjustments(everybody: Sequence[Participant], texts: SummaryTexts) -> Table:
    """What was ordered; what was delivered only where it tells of nobody who went without."""
    rows: dict[str, Cell] = {}
    for need, done in (("interpreter", "interpreted"), ("wheelchair", "reachable")):
        ordered = [one for one in everybody if getattr(one.needs, need)]
        rows[need] = alone(_heads(ordered))
        got = [one for one in ordered if getattr(one, done)]
        missed = _heads(one for one in ordered if not getattr(one, done))
        if is_number(rows[need]):
            rows[done] = cells((_heads(got), missed), exactly(len(ordered), zeros=True))[0]
    for need in ("longer_time", "quiet"):
        rows[need] = alone(_heads(one for one in everybody if getattr(one.needs, need)))
    return Table("t12", texts.titles["t12"], _labelled(rows, texts), "people")


def _heads(people: Iterable[Participant]) -> Count:
    number = len({one.id for one in people})
    return Count(number, number)


def _sum(one: Cell, other: Cell) -> Cell:
    """The sum of two numbers that are shown anyway."""
    return Cell(Shown.NUMBER, one.number + other.number)


def _labelled(rows: dict[str, Cell], texts: SummaryTexts) -> tuple[Row, ...]:
    return tuple(Row(texts.labels[name], (one,)) for name, one in rows.items())


def _industry(forms: Sequence[FormFact]) -> Iterable[Industry]:
    """What employers said of their branch: about no person, so small numbers of employers stand."""
    for branch in dict.fromkeys(one.form.branch for one in forms):
        own = [one for one in forms if one.form.branch == branch]
        needs = Counter(
            code
            for code, _ in {
                (code, one.employer) for one in own for code in one.answers.picks("industry_needs")
            }
        )
        options = {
            option.code: option.text for option in own[0].form.item("industry_needs").options
        }
        named = [(options[code], number) for code, number in needs.items() if code in options]
        named.sort(key=lambda pair: (-pair[1], pair[0].sv))
        said = dict.fromkeys(one.released for one in own if one.released)
        if named or said:
            yield Industry(own[0].form.branch_name, tuple(named), tuple(said))
