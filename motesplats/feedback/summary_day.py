"""What a summary tells of the day besides forms: times, kinds of meetings, groups and the poll.

Every table here is laid out so that nothing in it can be subtracted from another table: its sum is
a number that is shown anyway, or no sum of it is known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median, median_low

from motesplats.core.fair import MeetingState
from motesplats.feedback.counting import alone, cells, counted, every_row, is_number
from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import PERCENT_FROM, SMALLEST, Count, exactly
from motesplats.feedback.summary_values import (
    Cell,
    FormFact,
    Held,
    MeetingFact,
    Participant,
    Polled,
    Rate,
    Row,
    SummaryTexts,
    Table,
)

_OTHER = "other"
_KINDS = ("group", "video", "by_phone")


def day_tables(held: Held, meetings: Table, texts: SummaryTexts) -> Iterator[Table]:
    """Meetings by starting time, places that somebody else got, and meetings in other ways.

    ``meetings`` is what is told of all meetings; times are told only beside the sum that they have.
    """
    shown = _by_label(meetings)
    total = shown.get(texts.labels["held"])
    if total is not None:
        yield _slots([one for one in held.meetings if _was_held(one)], total.number, texts)
    yield _other_ways(held.meetings, shown, texts)


def _by_label(table: Table) -> Mapping[Text, Cell]:
    return {row.label: row.cells[0] for row in table.rows if is_number(row.cells[0])}


def _was_held(one: MeetingFact) -> bool:
    return one.answered or one.state is MeetingState.HELD


def _slots(held: Sequence[MeetingFact], total: int, texts: SummaryTexts) -> Table:
    """A time at which hardly anybody met tells of them, so it is hidden like any small number."""
    counts = counted((one.starts, one.seeker) for one in sorted(held, key=lambda m: m.starts))
    known = exactly(total, zeros=True)
    if "" in counts:
        return Table("t1", texts.titles["slots"], (), "meetings")
    rows = every_row({name: Text(name, name) for name in counts}, counts, known)
    return Table("t1", texts.titles["slots"], rows, "meetings")


def _other_ways(
    meetings: Sequence[MeetingFact], shown: Mapping[Text, Cell], texts: SummaryTexts
) -> Table:
    """Told where neither those meetings nor the others are few; places that somebody else got only
    beside the numbers of those who left them, which they would bound from below."""
    found = counted((name, one.seeker) for one in meetings for name in _ways(one))
    others = {
        name: len({one.seeker for one in meetings if name not in _ways(one)}) for name in found
    }
    left = all(texts.labels[name] in shown for name in ("no_show", "cancelled"))
    rows = tuple(
        Row(texts.labels[name], (alone(found[name]),))
        for name in (*(("replaced",) if left else ()), *_KINDS)
        if name in found and not found[name].small and others[name] >= SMALLEST
    )
    return Table("t1", texts.titles["kinds"], rows, "meetings", more=len(rows) < len(found))


def _ways(one: MeetingFact) -> Iterator[str]:
    if one.replaced:
        yield "replaced"
    if one.kind in _KINDS:
        yield one.kind
    elif one.answered and one.state is MeetingState.BY_PHONE:
        yield "by_phone"


def tag_table(came: Sequence[Participant], texts: SummaryTexts) -> Iterator[Table]:
    """How many belong to each group; a group is told only when those outside it are not few either,
    since everybody knows how many came."""
    found = counted((tag, one.id) for one in came for tag in dict.fromkeys(one.tags))
    rows: list[Row] = []
    for tag in sorted(found):
        rest = len(came) - found[tag].number
        inside, _ = cells((found[tag], Count(rest, rest)), exactly(len(came)))
        if is_number(inside):
            rows.append(Row(Text(tag, tag), (inside,)))
    rows.sort(key=lambda row: -row.cells[0].number)
    title = texts.titles["tags"]
    yield Table(
        "t1",
        title,
        tuple(rows),
        "people",
        base=len(came),
        more=bool(rows) and len(rows) < len(found),
    )


def quality_table(
    forms: Sequence[FormFact], genders: Mapping[str, str], texts: SummaryTexts
) -> Iterator[Table]:
    """The median of the quality of feedback by gender, only where each group has ten people or
    more, in steps of ten: it measures the feedback and no person."""
    groups: dict[str, list[tuple[str, int]]] = {name: [] for name in texts.genders}
    for one in forms:
        if one.quality is not None:
            groups[genders.get(one.seeker) or _OTHER].append((one.seeker, one.quality))
    told = {name: found for name, found in groups.items() if found}
    enough = all(len({who for who, _ in found}) >= PERCENT_FROM for found in told.values())
    # Where nobody said theirs, the only group is everybody.
    names = texts.genders if set(told) != {_OTHER} else {_OTHER: texts.labels["everybody"]}
    rows = tuple(
        Row(names[name], (alone(Count(_tens(found), PERCENT_FROM)),))
        for name, found in told.items()
        if enough
    )
    yield Table("t10", texts.titles["t10"], rows, "quality")


def _tens(found: Iterable[tuple[str, int]]) -> int:
    return 10 * round(median_low([value for _, value in found]) / 10)


def effort_tables(held: Held, texts: SummaryTexts) -> Iterator[Table]:
    """How long forms took in the middle, in steps of ten seconds and of ten forms at least, and why
    forms were skipped.

    Reasons that few people stand behind are left out like those that nobody gave, so that a sum
    that somebody knows leaves open which of them it was.
    """
    if len(held.seconds) >= PERCENT_FROM:
        middle = 10 * round(median(held.seconds) / 10)
        cell = alone(Count(middle, len(held.seconds)))
        row = Row(texts.labels["form_time"], (cell,))
        yield Table("t1", texts.titles["form_time"], (row,), "seconds")
    found = counted(held.skipped)
    rows = tuple(
        Row(texts.labels[f"skip_{name}"], (alone(count),))
        for name, count in sorted(found.items())
        if not count.small
    )
    yield Table("t1", texts.titles["skips"], rows, "forms")


def poll_tables(evaluation: Iterable[Polled], texts: SummaryTexts) -> Iterator[Table]:
    """The answers to each question of the poll; nobody knows who answered, and still small numbers
    are hidden."""
    for one in evaluation:
        total = sum(number for _, number in one.answers)
        counts = {label: Count(number, number) for label, number in one.answers}
        # Who answered is nobody, and so it tells nothing that an answer was chosen by none.
        known = exactly(total, zeros=True)
        rows = every_row({label: label for label in counts}, counts, known)
        told = [row.cells[0] for row in rows if is_number(row.cells[0])]
        if total >= SMALLEST and any(cell.number for cell in told):
            title = _named(texts.titles["poll"], one.question)
            yield Table("poll", title, rows, "votes", group=one.who, base=total)


def _named(title: Text, question: Text) -> Text:
    return Text(f"{title.sv}. {question.sv}", f"{title.en}. {question.en}")


def rates_of(meetings: Table, texts: SummaryTexts) -> tuple[Rate, ...]:
    """The shares of meetings that were held and that have feedback, of numbers that are shown."""
    shown = _by_label(meetings)
    wanted = (("kept", "held", "planned"), ("feedback_rate", "answered", "held"))
    found = (
        (texts.labels[name], shown.get(texts.labels[part]), shown.get(texts.labels[whole]))
        for name, part, whole in wanted
    )
    return tuple(
        Rate(label, part.number, whole.number)
        for label, part, whole in found
        if part and whole and whole.number >= PERCENT_FROM
    )


def missing_of(held: Held, came: Sequence[Participant], texts: SummaryTexts) -> tuple[Text, ...]:
    """What nobody has said anything of, so that it is told to be missing and not to be nought."""
    said = {
        "gender": any(one.gender for one in came),
        "t9": any(one.municipality for one in came),
        "tags": any(one.tags for one in came),
        "t10": any(one.quality is not None for one in held.forms),
        "t11": False,
        "poll": bool(held.evaluation),
    }
    return tuple(texts.titles[name] for name, there in said.items() if not there)
