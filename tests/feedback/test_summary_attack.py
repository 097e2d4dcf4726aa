"""Nobody finds a small number in a summary by adding and subtracting what it prints."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from fairs_in_numbers import CHANCES, Attacker, random_fair, summary_texts
from hypothesis import given, settings
from hypothesis import strategies as st

from motesplats.feedback.form import NONE_MISSING
from motesplats.feedback.small_numbers import Count, Known, Shown, exactly, shown
from motesplats.feedback.summary import summarise
from motesplats.feedback.summary_forms import branches_of
from motesplats.feedback.summary_values import FormFact, Held, Summary, Table
from motesplats.usecases.forms import form_library

TEXTS = summary_texts()
GENDERS = tuple(TEXTS.genders)
SEEDS = st.integers(0, 10**9)
SIZES = st.sampled_from(((12, 12), (30, 60), (60, 200), (200, 900)))


def is_pinned(found: tuple[float, float], least: int = 0) -> bool:
    """Whether the reader learns more than that the number is below five."""
    return found[0] > least + 1e-6 or found[1] < 4 - 1e-6


def hidden_all(table: Table) -> bool:
    return all(cell.shown is Shown.LEFT_OUT for row in table.rows for cell in row.cells)


@given(SEEDS, SIZES)
@settings(max_examples=12, deadline=None)
def test_no_chance_of_few_people_is_found_from_all_tables_that_tell_of_chances(
    seed: int, size: tuple[int, int]
) -> None:
    held = random_fair(form_library(), seed, *size)
    summary = summarise(held, TEXTS)
    reader = Attacker()
    branches = sorted({one.form.branch_name.sv for one in held.forms})
    atoms = {key: reader.unknown() for key in product(CHANCES, branches, GENDERS)}
    if not summary.of("t2"):
        return
    reader.learns(sum(atoms.values()), len(held.forms), len(held.forms))
    told = {table.title.sv: table for table in summary.of("t2")}
    _read_crossed(reader, atoms, summary, alone_in(held))
    overall = told[TEXTS.titles["t2"].sv]
    true = Counter(one.answers.text("hire_chance") for one in held.forms)
    sums = {c: sum(v for k, v in atoms.items() if k[0] == c) for c in CHANCES}
    for code, row in zip(CHANCES, overall.rows, strict=True):
        reader.reads(sums[code], row.cells[0], true[code], withdrawn=hidden_all(overall))
    for code, row in zip(CHANCES, overall.rows, strict=True):
        if row.cells[0].shown is Shown.FEW:
            assert not is_pinned(reader.interval(sums[code]))


def alone_in(held: Held) -> set[str]:
    """The branches that are counted alone; a table with nothing to show is not printed."""
    found = branches_of(held.forms, TEXTS).names
    return {name.sv for branch, name in found if branch}


def _read_crossed(reader: Attacker, atoms: dict, summary: Summary, alone: set[str]) -> None:
    told = {table.title.sv: table for table in summary.of("t2")}
    pool = TEXTS.labels["other_branches"].sv
    for table in summary.of("t3"):
        name = table.group.sv
        total = sum(v for k, v in atoms.items() if (k[1] if k[1] in alone else pool) == name)
        reader.learns(total, table.base, table.base)
    for title, place in (("t2_branch", 1), ("t2_gender", 2)):
        table = told.get(TEXTS.titles[title].sv)
        for row in table.rows if table else ():
            for (_, codes), cell in zip(TEXTS.chances, row.cells, strict=True):
                total = sum(
                    v
                    for k, v in atoms.items()
                    if k[0] in codes and _named(k[place], alone, pool) == row.label.sv
                )
                reader.reads(total, cell, cell.number, withdrawn=False)


def _named(key: str, alone: set[str], pool: str) -> str:
    if key in TEXTS.genders:
        return TEXTS.genders[key].sv
    return key if key in alone else pool


@given(SEEDS, SIZES)
@settings(max_examples=12, deadline=None)
def test_no_gap_of_few_people_is_found_from_how_many_answered(
    seed: int, size: tuple[int, int]
) -> None:
    held = random_fair(form_library(), seed, *size)
    for table in summarise(held, TEXTS).of("t3"):
        _attack_gaps(table, _inside(held, table, alone_in(held)))


def _inside(held: Held, table: Table, alone: set[str]) -> list[FormFact]:
    """The forms that the table counts: of one branch, or of all that no other table is about."""
    names = {one.form.branch_name.sv for one in held.forms}
    inside = {table.group.sv} if table.group.sv in alone else names - alone
    return [one for one in held.forms if one.form.branch_name.sv in inside]


def _attack_gaps(table: Table, own: list[FormFact]) -> None:
    kinds = {one.form.branch: one.form.item("gap") for one in own}.values()
    people: dict[str, set[str]] = {o.text.sv: set() for kind in kinds for o in kind.options}
    for one in own:
        for code in one.answers.picks("gap"):
            people[one.form.item("gap").option(code).text.sv].add(one.seeker)
    printed = {row.label.sv: row.cells[0].number for row in table.rows}
    reader = Attacker()
    most = max(min(printed.values(), default=len(own)), 36)
    parts = {name: reader.unknown(printed.get(name, most)) for name in people}
    for name, number in printed.items():
        reader.learns(parts[name], number, number)
    none = parts[next(o.text.sv for k in kinds for o in k.options if o.code == NONE_MISSING)]
    rest = sum(parts.values()) - none
    reader.learns(rest + none, table.base)
    reader.learns(3 * table.base - 3 * none - rest, 0)
    small = [name for name in people if len(people[name]) < 5]
    assert not set(small) & set(printed)
    for name in small:
        assert not is_pinned(reader.interval(parts[name]))


@given(SEEDS, SIZES)
@settings(max_examples=12, deadline=None)
def test_who_stayed_away_and_what_was_cancelled_is_not_found(
    seed: int, size: tuple[int, int]
) -> None:
    held = random_fair(form_library(), seed, *size)
    people, meetings, *_ = summarise(held, TEXTS).of("t1")
    for table, sums in ((people, SUMS_OF_PEOPLE), (meetings, SUMS_OF_MEETINGS)):
        reader = Attacker()
        cells = {row.label.sv: row.cells[0] for row in table.rows}
        names = {part for parts in sums.values() for part in parts}
        parts = {name: reader.unknown() for name in names}
        true, few = _truth(held), [cells[n] for n in names if cells[n].shown is Shown.FEW]
        for name in names:
            reader.reads(parts[name], cells[name], true[name], withdrawn=not few)
        for total, added in sums.items():
            if total in cells:
                whole = sum(parts[one] for one in added)
                reader.reads(whole, cells[total], true[total], withdrawn=False)
        for name in names:
            if cells[name].shown is Shown.FEW and true[name] <= 4:
                assert not is_pinned(reader.interval(parts[name]), least=1)


def label(name: str) -> str:
    return TEXTS.labels[name].sv


SUMS_OF_PEOPLE = {
    label("came"): (label("registered_came"), label("walk_ins")),
    label("registered"): (label("registered_came"), label("absent")),
}
SUMS_OF_MEETINGS = {
    label("planned"): tuple(map(label, ("answered", "unanswered", "no_show", "cancelled", "open"))),
    label("held"): (label("answered"), label("unanswered")),
}


def _truth(held: Held) -> Counter[str]:
    true: Counter[str] = Counter()
    for one in held.participants:
        kind = "walk_ins" if one.walk_in else "registered_came"
        true[label(kind if one.came else "absent")] += 1
        true[label("came")] += one.came
        true[label("registered")] += not (one.walk_in and one.came)
    kinds = {"held": "unanswered", "planned": "open", "by_phone": "open", "in_group": "open"}
    for one in held.meetings:
        true[label("answered" if one.answered else kinds.get(one.state, one.state.value))] += 1
        true[label("planned")] += 1
        true[label("held")] += one.answered or one.state == "held"
    return true


@given(SEEDS, SIZES)
@settings(max_examples=12, deadline=None)
def test_no_printed_number_is_about_fewer_than_five_people_and_places_hide_the_protected(
    seed: int, size: tuple[int, int]
) -> None:
    held = random_fair(form_library(), seed, *size)
    summary = summarise(held, TEXTS)
    for table in summary.tables:
        for row in table.rows:
            assert all(c.number >= 5 or c.number == 0 for c in row.cells), (table.title, row)
            assert all(c.shown is Shown.NUMBER or not c.number for c in row.cells)
    for table in summary.of("t9"):
        named = {row.label.sv: row.cells[0].number for row in table.rows}
        assert sum(named.values()) == table.base
        for place in set(named) - {label("other_places")}:
            open_ = [p for p in held.participants if p.came and not p.protected]
            assert named[place] == sum(p.municipality == place for p in open_)


counts = st.lists(st.integers(0, 12), min_size=2, max_size=4)


@given(counts, st.booleans())
@settings(max_examples=300, deadline=None)
def test_every_small_number_beside_a_known_sum_may_be_anything(
    numbers: list[int], zeros: bool
) -> None:
    ways = shown([Count(n, n) for n in numbers], exactly(sum(numbers), zeros=zeros))
    if ways is None:
        return
    seen = [n for n, way in zip(numbers, ways, strict=True) if way is Shown.NUMBER]
    largest = min((n for n in seen if n), default=sum(numbers))
    ranges = [
        {Shown.NUMBER: range(n, n + 1), Shown.FEW: range(int(zeros), 5)}.get(
            way, range(5, largest + 1)
        )
        for n, way in zip(numbers, ways, strict=True)
    ]
    worlds = [world for world in product(*ranges) if sum(world) == sum(numbers)]
    for place, way in enumerate(ways):
        if way is Shown.FEW:
            assert {world[place] for world in worlds} == set(range(int(zeros), 5))


@pytest.mark.parametrize(
    ("numbers", "ways"),
    [
        ((9, 8, 7), "NNN"), ((20, 9, 4), "N-<"), ((20, 6, 4, 3), "N-<<"), ((30, 30, 1), "--<"),
        ((9, 8, 0), "--<"), ((6, 0), None),
    ],
)  # fmt: skip
def test_the_next_smallest_is_left_out_until_subtraction_says_nothing(
    numbers: tuple[int, ...], ways: str | None
) -> None:
    found = shown([Count(n, n) for n in numbers], exactly(sum(numbers)))
    signs = {Shown.NUMBER: "N", Shown.FEW: "<", Shown.LEFT_OUT: "-"}
    assert (None if found is None else "".join(signs[way] for way in found)) == ways


def test_many_answers_about_few_people_are_few() -> None:
    assert shown([Count(30, 4), Count(9, 9)], Known()) == (Shown.FEW, Shown.NUMBER)


def test_promises_are_told_beside_those_who_want_to_meet_again_or_not_at_all() -> None:
    held = random_fair(form_library(), 4, 200, 900)
    promises = TEXTS.titles["promises"]
    assert promises in {table.title for table in summarise(held, TEXTS).of("t2")}
    silent = tuple(
        replace(one, answers=one.answers.with_answer("followup_contact", None))
        for one in held.forms
    )
    said = summarise(replace(held, forms=silent), TEXTS)
    assert promises not in {table.title for table in said.of("t2")}
