"""Counts things together with the people they are about, and makes tables of what may be shown."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import Count, Known, Shown, exactly, shown
from motesplats.feedback.summary_values import Cell, Row

Thing = TypeVar("Thing", bound=Hashable)
_MOST_ROWS = 10
_HIDDEN = Cell(Shown.LEFT_OUT)


def counted(pairs: Iterable[tuple[Thing, Hashable]]) -> dict[Thing, Count]:
    """How often each thing occurs, and about how many people; in the order they first occur."""
    numbers: dict[Thing, int] = {}
    people: dict[Thing, set[Hashable]] = {}
    for thing, person in pairs:
        numbers[thing] = numbers.get(thing, 0) + 1
        people.setdefault(thing, set()).add(person)
    return {thing: Count(n, len(people[thing])) for thing, n in numbers.items()}


def cells(counts: Sequence[Count], known: Known) -> tuple[Cell, ...]:
    """The counts as they may be shown beside each other; nothing of them where that gives one
    away."""
    ways = shown(counts, known)
    if ways is None:
        return (_HIDDEN,) * len(counts)
    return tuple(cell(one, way) for one, way in zip(counts, ways, strict=True))


def cells_and_sum(counts: Sequence[Count]) -> tuple[tuple[Cell, ...], Cell]:
    """The counts, noughts among them, and their sum, which is left out where it would give one of
    them away."""
    total = sum(one.number for one in counts)
    ways = shown(counts, exactly(total, zeros=True))
    if ways is None:
        return cells(counts, Known(zeros=True)), _HIDDEN
    found = tuple(cell(one, way) for one, way in zip(counts, ways, strict=True))
    return found, Cell(Shown.NUMBER, total)


def cell(count: Count, way: Shown) -> Cell:
    return Cell(way, count.number if way is Shown.NUMBER else 0)


def alone(count: Count) -> Cell:
    """A count whose sum with others nobody knows."""
    return cell(count, Shown.FEW if count.small else Shown.NUMBER)


def is_number(one: Cell) -> bool:
    return one.shown is Shown.NUMBER


def every_row(
    options: Mapping[Thing, Text], counts: Mapping[Thing, Count], known: Known
) -> tuple[Row, ...]:
    """A row for each option, those that nobody chose among them."""
    shown_cells = cells([counts.get(name, Count()) for name in options], known)
    return tuple(
        Row(label, (one,)) for label, one in zip(options.values(), shown_cells, strict=True)
    )


def largest_rows(
    options: Mapping[Thing, Text], counts: Mapping[Thing, Count], known: Known
) -> tuple[tuple[Row, ...], bool]:
    """The ten largest numbers that may be shown, and whether there are answers beside them."""
    rows = [row for row in every_row(options, counts, known) if is_number(row.cells[0])]
    rows.sort(key=lambda row: (-row.cells[0].number, row.label.sv))
    given = sum(count.number > 0 for count in counts.values())
    return tuple(rows[:_MOST_ROWS]), given > len(rows[:_MOST_ROWS])


def crossed(
    rows: Sequence[tuple[Text, Sequence[Count]]],
) -> tuple[Row, ...]:
    """A table of two dimensions as a whole, or nothing.

    Its cells stand in two sums each, so it is shown only when none of them has to be hidden.
    """
    if any(count.small for _, counts in rows for count in counts):
        return ()
    return tuple(
        Row(label, tuple(cell(count, Shown.NUMBER) for count in counts)) for label, counts in rows
    )
