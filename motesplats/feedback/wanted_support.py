"""Which support employers want for which gap: pairs that give neither the gaps nor the support
away."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from motesplats.feedback.counting import counted
from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import SMALLEST, Count, Shown
from motesplats.feedback.summary_values import Cell, FormFact, Row, SummaryTexts, Table

_MOST_ROWS = 10
_MOST_HIDDEN = SMALLEST - 1
_MOST_SUPPORTS = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of one branch that is told with its number."""

    branch: str
    branch_name: Text
    text: Text
    number: int


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The counts by gap and support; gaps and supports are those that are told with a number."""

    gaps: tuple[Gap, ...]
    supports: Mapping[Text, int]
    counts: Mapping[tuple[str, Text, Text], Count]

    def count(self, gap: Gap, support: Text) -> Count:
        return self.counts.get((gap.branch, gap.text, support), Count())

    def room_in_row(self, gap: Gap) -> bool:
        """Whether all hidden pairs of the gap may have four: a form names at most three."""
        counts = [self.count(gap, support) for support in self.supports]
        return _at_most(counts) <= _MOST_SUPPORTS * gap.number

    def enough_in_column(self, gaps: Sequence[Gap], support: Text) -> bool:
        """Whether one hidden pair of the support may be nought: whoever wants support has a gap, so
        the pairs are together no fewer than the support."""
        counts = [self.count(gap, support) for gap in gaps]
        few = any(one.small for one in counts)
        return not few or _at_most(counts) - _MOST_HIDDEN >= self.supports[support]


def support_pairs(
    forms: Sequence[FormFact],
    branch_of: Callable[[FormFact], str],
    gaps: Sequence[Gap],
    supports: Sequence[Row],
    texts: SummaryTexts,
) -> Table:
    """The ten commonest pairs of a gap and a support, both of which are told with their numbers.

    A pair stands in two sums. Pairs are told only where in either sum the hidden ones may be
    anything from 0 to 4.
    """
    counts = counted(
        ((branch_of(one), gap, support), one.seeker)
        for one in forms
        for gap in picked(one, "gap")
        for support in picked(one, "interventions")
    )
    wanted = {row.label: row.cells[0].number for row in supports}
    pairs = _Pairs(tuple(gaps), wanted, counts)
    rows = sorted(_told(pairs), key=lambda row: (-row.cells[0].number, row.label.sv))[:_MOST_ROWS]
    return Table("t4", texts.titles["t4_pairs"], tuple(rows), "forms", more=len(counts) > len(rows))


def _told(pairs: _Pairs) -> Iterator[Row]:
    gaps = [gap for gap in pairs.gaps if pairs.room_in_row(gap)]
    for support in pairs.supports:
        if pairs.enough_in_column(gaps, support):
            for gap in gaps:
                count = pairs.count(gap, support)
                if not count.small:
                    label = arrow(gap.text, support)
                    named = Text(
                        f"{gap.branch_name.sv}: {label.sv}", f"{gap.branch_name.en}: {label.en}"
                    )
                    yield Row(named, (Cell(Shown.NUMBER, count.number),))


def picked(fact: FormFact, item: str) -> tuple[Text, ...]:
    """The words of the choices that were made in an item."""
    options = map(fact.form.item(item).option, fact.answers.picks(item))
    return tuple(option.text for option in options if option)


def arrow(one: Text, other: Text) -> Text:
    """From one to the other."""
    return Text(f"{one.sv} – {other.sv}", f"{one.en} – {other.en}")


def _at_most(counts: Sequence[Count]) -> int:
    return sum(_MOST_HIDDEN if one.small else one.number for one in counts)
