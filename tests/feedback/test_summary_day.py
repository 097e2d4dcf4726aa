"""Times, groups, the poll and what stays of a summary: nothing small in it can be worked out."""

from dataclasses import replace
from random import Random

from fairs_in_numbers import Attacker, random_fair, summary_texts
from hypothesis import given, settings
from hypothesis import strategies as st

from motesplats.core.fair import MeetingState
from motesplats.core.ids import SeekerId
from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import Shown
from motesplats.feedback.summary import summarise
from motesplats.feedback.summary_json import numbers_as_json, numbers_from_json
from motesplats.feedback.summary_values import Held, MeetingFact, Polled, Summary, Table
from motesplats.usecases.forms import form_library

TEXTS = summary_texts()
SEEDS = st.integers(0, 10**9)
SIZES = st.sampled_from(((12, 12), (30, 60), (60, 200)))
TIMES = ("09:00", "09:15", "09:30", "09:45", "10:00")
TAGS = ("lång", "ung", "ny")


def fair_with_a_day(seed: int, people: int, forms: int) -> Held:
    """A random fair with times, groups, qualities, other ways to meet and a poll."""
    chance = Random(seed)
    held = random_fair(form_library(), seed, people, forms)
    weights = [chance.random() ** 3 for _ in range(5)]
    likely = [(tag, chance.random() ** 2) for tag in TAGS]
    votes = tuple((Text(f"E{n}", f"E{n}"), chance.randrange(14)) for n in range(4))
    return replace(
        held,
        participants=tuple(
            replace(one, tags=tuple(t for t, w in likely if chance.random() < w))
            for one in held.participants
        ),
        meetings=tuple(
            replace(one, starts=chance.choices(TIMES, weights)[0],
                    kind=chance.choices(("", "group", "video"), (8, 1, 1))[0],
                    replaced=one.state is MeetingState.NO_SHOW and chance.random() < 0.5)
            for one in held.meetings
        ),
        forms=tuple(replace(one, quality=chance.randrange(101)) for one in held.forms),
        evaluation=(Polled(Text("Fråga", "Question"), votes),),
    )  # fmt: skip


def titled(summary: Summary, title: str) -> tuple[Table, ...]:
    return tuple(one for one in summary.tables if one.title.sv.startswith(TEXTS.titles[title].sv))


@given(SEEDS, SIZES)
@settings(max_examples=15, deadline=None)
def test_no_time_at_which_few_met_is_found_from_how_many_met(
    seed: int, size: tuple[int, int]
) -> None:
    held = fair_with_a_day(seed, *size)
    summary = summarise(held, TEXTS)
    shown = {row.label: row.cells[0] for row in summary.of("t1")[1].rows}
    for table in titled(summary, "slots"):
        reader = Attacker()
        parts = {row.label.sv: reader.unknown() for row in table.rows}
        met = shown[TEXTS.labels["held"]]
        reader.learns(sum(parts.values()), met.number, met.number)
        true = [
            one.starts for one in held.meetings if one.answered or one.state is MeetingState.HELD
        ]
        nothing = all(row.cells[0].shown is Shown.LEFT_OUT for row in table.rows)
        for row in table.rows:
            number = true.count(row.label.sv)
            reader.reads(parts[row.label.sv], row.cells[0], number, withdrawn=nothing)
        for row in table.rows:
            if row.cells[0].shown is Shown.FEW and true.count(row.label.sv) <= 4:
                low, high = reader.interval(parts[row.label.sv])
                assert low <= 1 + 1e-6
                assert high >= 4 - 1e-6


@given(SEEDS, SIZES)
@settings(max_examples=15, deadline=None)
def test_no_group_and_nobody_outside_a_group_is_few(seed: int, size: tuple[int, int]) -> None:
    held = fair_with_a_day(seed, *size)
    came = [one for one in held.participants if one.came]
    for table in titled(summarise(held, TEXTS), "tags"):
        for row in table.rows:
            inside = sum(row.label.sv in one.tags for one in came)
            assert row.cells[0].number == inside
            assert min(inside, len(came) - inside) >= 5


@given(SEEDS, SIZES)
@settings(max_examples=15, deadline=None)
def test_other_ways_to_meet_tell_of_no_few(seed: int, size: tuple[int, int]) -> None:
    held = fair_with_a_day(seed, *size)
    summary = summarise(held, TEXTS)
    told = {row.label for table in titled(summary, "kinds") for row in table.rows}
    shown = {row.label: row.cells[0].shown for row in summary.of("t1")[1].rows}
    if TEXTS.labels["replaced"] in told:
        left = {shown[TEXTS.labels[name]] for name in ("no_show", "cancelled")}
        assert left == {Shown.NUMBER}
    for kind in ("group", "video"):
        if TEXTS.labels[kind] in told:
            assert len({one.seeker for one in held.meetings if one.kind == kind}) >= 5
            assert len({one.seeker for one in held.meetings if one.kind != kind}) >= 5


@given(SEEDS, SIZES)
@settings(max_examples=15, deadline=None)
def test_the_summary_of_a_later_moment_has_the_numbers_that_were_kept(
    seed: int, size: tuple[int, int]
) -> None:
    first = summarise(fair_with_a_day(seed, *size), TEXTS)
    kept = numbers_from_json(numbers_as_json(first))
    assert (kept.employers, kept.tables, kept.rates, kept.missing) == (
        first.employers, first.tables, first.rates, first.missing,
    )  # fmt: skip


def test_one_form_more_would_be_found_if_numbers_were_counted_anew() -> None:
    """Why they are kept: without it the difference of two papers is one person's answer."""
    held = random_fair(form_library(), 4, 200, 900)
    before, after = summarise(replace(held, forms=held.forms[:-1]), TEXTS), summarise(held, TEXTS)
    assert before.tables != after.tables


def test_shares_are_told_of_numbers_that_are_shown_and_from_ten() -> None:
    summary = summarise(fair_with_a_day(4, 60, 200), TEXTS)
    shown = {row.cells[0].number for row in summary.of("t1")[1].rows}
    assert {one.label for one in summary.rates} <= {
        TEXTS.labels["kept"],
        TEXTS.labels["feedback_rate"],
    }
    for rate in summary.rates:
        assert {rate.part, rate.whole} <= shown
        assert rate.whole >= 10


def test_quality_is_told_in_tens_and_only_where_every_group_has_ten_people() -> None:
    held = fair_with_a_day(4, 200, 900)
    rows = [row for table in summarise(held, TEXTS).of("t10") for row in table.rows]
    assert rows
    assert all(row.cells[0].number % 10 == 0 for row in rows)
    few = fair_with_a_day(4, 12, 12)
    assert not summarise(few, TEXTS).of("t10")


def test_where_nobody_said_their_gender_the_quality_is_that_of_all_answers() -> None:
    held = fair_with_a_day(4, 200, 900)
    silent = replace(held, participants=tuple(replace(one, gender="") for one in held.participants))
    rows = [row for table in summarise(silent, TEXTS).of("t10") for row in table.rows]
    assert [row.label.sv for row in rows] == ["Alla svar"]


def test_a_poll_that_few_answered_is_not_told() -> None:
    answers = tuple((Text(f"E{n}", f"E{n}"), n) for n in range(4))
    held = replace(random_fair(form_library(), 4), evaluation=(Polled(Text("F", "Q"), answers),))
    assert not summarise(held, TEXTS).of("poll")


def test_meetings_by_phone_are_told_and_times_need_a_time() -> None:
    met = tuple(
        MeetingFact(
            SeekerId(f"s{n}"), MeetingState.BY_PHONE if n < 8 else MeetingState.HELD, n < 20
        )
        for n in range(30)
    )
    summary = summarise(Held((), met, (), 3), TEXTS)
    rows = {row.label.sv: row.cells[0].number for t in titled(summary, "kinds") for row in t.rows}
    assert rows == {TEXTS.labels["by_phone"].sv: 8}
    assert not titled(summary, "slots")
    assert TEXTS.titles["t11"] in summary.missing


def test_the_time_for_a_form_is_told_in_tens_and_from_ten_forms() -> None:
    held = replace(fair_with_a_day(1, 60, 200), seconds=(41, 44, 52) * 3)
    assert not titled(summarise(held, TEXTS), "form_time")
    (table,) = titled(summarise(replace(held, seconds=(*held.seconds, 44)), TEXTS), "form_time")
    assert [cell.number for row in table.rows for cell in row.cells] == [40]


def test_reasons_for_skipping_are_told_only_when_five_people_stand_behind_them() -> None:
    held = fair_with_a_day(1, 60, 200)
    people = [one.id for one in held.participants]
    few = [("other", one) for one in people[:4]] + [("not_wanted", people[9])] * 7
    skipped = (*few, *(("no_time", one) for one in people[:5]))
    (table,) = titled(summarise(replace(held, skipped=skipped), TEXTS), "skips")
    assert [(row.label.sv, row.cells[0].number) for row in table.rows] == [("Vi hann inte", 5)]
    assert not titled(summarise(replace(held, skipped=tuple(few)), TEXTS), "skips")
