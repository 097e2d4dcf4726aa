"""The tables that are counted from the forms: chances, gaps, support, merits, roles, offers."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from motesplats.feedback.counting import counted, crossed, every_row, is_number, largest_rows
from motesplats.feedback.form import NONE_MISSING
from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import SMALLEST, Count, Known, exactly, standing_alone
from motesplats.feedback.summary_values import FormFact, Row, SummaryTexts, Table
from motesplats.feedback.wanted_support import Gap, arrow, picked, support_pairs

_VERIFIED = ("V1", "V2", "V3", "V4")
_OTHER = "other"
_ASKED_AFTER = "H1"

Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Branches:
    """The branches that are counted alone, by id and in order of size, and who is in each; ``""``
    is the pool."""

    names: tuple[tuple[str, Text], ...]

    def of(self, fact: FormFact) -> str:
        """The id under which the form is counted."""
        return fact.form.branch if fact.form.branch in dict(self.names) else ""


def branches_of(forms: Sequence[FormFact], texts: SummaryTexts) -> Branches:
    people: dict[str, frozenset[str]] = {}
    names = {one.form.branch: one.form.branch_name for one in forms}
    for one in forms:
        people[one.form.branch] = people.get(one.form.branch, frozenset()) | {one.seeker}
    alone_here = standing_alone(people)
    found = [(name, names[name]) for name in alone_here]
    if len(alone_here) < len(people):
        found.append(("", texts.labels["other_branches"]))
    return Branches(tuple(found))


def form_tables(
    forms: Sequence[FormFact], genders: dict[str, str], texts: SummaryTexts
) -> tuple[Table, ...]:
    """Tables t2 to t7; none when the forms are about fewer than five people.

    ``genders`` is what each seeker said, by id.
    """
    if len({one.seeker for one in forms}) < SMALLEST:
        return ()
    branches = branches_of(forms, texts)
    return (
        *_chances(forms, branches, genders, texts),
        *_gaps_and_support(forms, branches, texts),
        *_merits(forms, branches, texts),
        *_roles(forms, texts),
        *_offers(forms, branches, texts),
    )


def _chances(
    forms: Sequence[FormFact], branches: Branches, genders: dict[str, str], texts: SummaryTexts
) -> Iterator[Table]:
    """How many of each chance. Where groups of chances are told by branch or gender, their sums are
    known, and what is hidden is hidden within its group."""
    by_branch = _chances_by([(branches.of(one), one) for one in forms], branches.names, texts)
    told = any(genders.get(one.seeker) for one in forms)
    by_gender = _chances_by(
        [(genders.get(one.seeker) or _OTHER, one) for one in forms],
        tuple(texts.genders.items()) if told else (),
        texts,
    )
    options = _options(forms, "hire_chance")
    counts = counted((one.answers.text("hire_chance"), one.seeker) for one in forms)
    sums = [codes for _, codes in texts.chances] if by_branch or by_gender else [tuple(options)]
    rows: dict[str, Row] = {}
    for codes in sums:
        part = {code: options[code] for code in codes}
        total = sum(counts.get(code, Count()).number for code in codes)
        rows |= dict(zip(codes, every_row(part, counts, exactly(total)), strict=True))
    ordered = tuple(rows[code] for code in options)
    yield Table("t2", texts.titles["t2"], ordered, "forms", base=len(forms))
    columns = tuple(label for label, _ in texts.chances)
    yield Table("t2", texts.titles["t2_branch"], by_branch, "forms", columns)
    yield Table("t2", texts.titles["t2_gender"], by_gender, "forms", columns)
    if is_number(rows[_ASKED_AFTER].cells[0]):
        yield from _promises(forms, texts)


def _chances_by(
    placed: Sequence[tuple[str, FormFact]],
    groups: Sequence[tuple[str, Text]],
    texts: SummaryTexts,
) -> tuple[Row, ...]:
    chance_of = {code: n for n, (_, codes) in enumerate(texts.chances) for code in codes}
    counts = counted(
        ((group, chance_of[one.answers.text("hire_chance")]), one.seeker) for group, one in placed
    )
    return _crossed_by(groups, counts, range(len(texts.chances)))


def _promises(forms: Sequence[FormFact], texts: SummaryTexts) -> Iterator[Table]:
    """Told only beside a number of those who want to meet again, whose sum this is."""
    given = [
        (one.answers.text("followup_contact"), one.seeker)
        for one in forms
        if one.answers.text("hire_chance") == _ASKED_AFTER and one.answers.get("followup_contact")
    ]
    if len({seeker for _, seeker in given}) >= SMALLEST:
        rows = every_row(_options(forms, "followup_contact"), counted(given), exactly(len(given)))
        yield Table("t2", texts.titles["promises"], rows, "forms", base=len(given))


def _gaps_and_support(
    forms: Sequence[FormFact], branches: Branches, texts: SummaryTexts
) -> Iterator[Table]:
    found: list[Gap] = []
    for branch, name in branches.names:
        own = [one for one in forms if branches.of(one) == branch]
        rows, more = _gap_rows(own)
        yield Table("t3", texts.titles["t3"], rows, "forms", (), name, len(own), more)
        found += [Gap(branch, name, row.label, row.cells[0].number) for row in rows]
    known = Known(most=len(forms) * _most_picks(forms, "interventions"))
    counts = _picked(forms, "interventions")
    rows, more = largest_rows(_texts(forms, "interventions"), counts, known)
    base = len(forms)
    yield Table("t4", texts.titles["t4"], rows, "forms", base=base, more=more)
    yield support_pairs(forms, branches.of, found, rows, texts)


def _gap_rows(own: Sequence[FormFact]) -> tuple[tuple[Row, ...], bool]:
    """Every form names at least one gap, or says alone that none is essential: so much a reader
    knows of the sum."""
    counts, most = _picked(own, "gap"), _most_picks(own, "gap")
    none = sum(one.answers.picks("gap") == (NONE_MISSING,) for one in own)
    known = Known(len(own), most * (len(own) - none) + none)
    return largest_rows(_texts(own, "gap"), counts, known)


def _merits(forms: Sequence[FormFact], branches: Branches, texts: SummaryTexts) -> Iterator[Table]:
    levels = {one.code: one.text for one in forms[0].form.item("verified_merits").levels}
    options = {code: levels[code] for code in _VERIFIED}
    found = [(one, level) for one in forms for _, level in one.answers.pairs("verified_merits")]
    verified = [(one, level) for one, level in found if level in options]
    counts = counted((level, one.seeker) for one, level in verified)
    known = Known(most=len(forms) * _most_picks(forms, "verified_merits"))
    yield Table("t5", texts.titles["t5"], every_row(options, counts, known), "merits")
    by_branch = counted(((branches.of(one), level), one.seeker) for one, level in verified)
    rows = _crossed_by(branches.names, by_branch, _VERIFIED)
    yield Table("t5", texts.titles["t5_branch"], rows, "merits", tuple(options.values()))


def _roles(forms: Sequence[FormFact], texts: SummaryTexts) -> Iterator[Table]:
    pairs: list[tuple[Text, str]] = []
    for one in forms:
        role = one.form.item("role_ssyk").option(one.answers.text("role_ssyk"))
        others = map(one.form.item("alt_roles").option, one.answers.picks("alt_roles"))
        pairs += [(arrow(role.text, o.text), one.seeker) for o in others if o and role]
    counts = counted(pairs)
    rows, more = largest_rows({label: label for label in counts}, counts, Known())
    yield Table("t6", texts.titles["t6"], rows, "forms", more=more)


def _offers(forms: Sequence[FormFact], branches: Branches, texts: SummaryTexts) -> Iterator[Table]:
    options = _options(forms, "we_can_offer")
    found = [(one, code) for one in forms for code in one.answers.picks("we_can_offer")]
    counts = counted((code, one.seeker) for one, code in found)
    known = Known(most=len(forms) * len(options))
    rows, more = largest_rows(options, counts, known)
    yield Table("t7", texts.titles["t7"], rows, "forms", more=more)
    by_branch = counted(((branches.of(one), code), one.seeker) for one, code in found)
    crossed_rows = _crossed_by(branches.names, by_branch, tuple(options))
    yield Table("t7", texts.titles["t7_branch"], crossed_rows, "forms", tuple(options.values()))


def _crossed_by(
    groups: Sequence[tuple[str, Text]],
    counts: Mapping[tuple[str, Thing], Count],
    things: Iterable[Thing],
) -> tuple[Row, ...]:
    """A row for each group with a cell for each thing; nothing for a single group, which is the
    whole."""
    listed = tuple(things)
    if len(groups) < 2:
        return ()
    return crossed(
        [(name, [counts.get((group, one), Count()) for one in listed]) for group, name in groups]
    )


def _options(forms: Sequence[FormFact], item: str) -> dict[str, Text]:
    """The choices of an item that is the same in all forms."""
    return {option.code: option.text for option in forms[0].form.item(item).options}


def _texts(forms: Sequence[FormFact], item: str) -> dict[Text, Text]:
    """The choices of an item by their words, since branches may give one code to different ones."""
    kinds = {one.form.branch: one.form.item(item) for one in forms}
    return {o.text: o.text for kind in kinds.values() for o in kind.options}


def _picked(forms: Sequence[FormFact], item: str) -> dict[Text, Count]:
    return counted((text, one.seeker) for one in forms for text in picked(one, item))


def _most_picks(forms: Sequence[FormFact], item: str) -> int:
    found = forms[0].form.item(item)
    return found.max_picks or len(found.options)
