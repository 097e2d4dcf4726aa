"""Given meetings: read, held with the fewest breaks, proven; and what clashes."""

import itertools
import random
from dataclasses import replace
from threading import Event

import pytest

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.b2b import search
from motesplats.scheduling.b2b.asking import Answer, Effort, any_times, ask
from motesplats.scheduling.b2b.clash import RulesClash, clash_of
from motesplats.scheduling.b2b.counting import least_breaks
from motesplats.scheduling.b2b.dzn import read_dzn
from motesplats.scheduling.b2b.given import Given, GivenMeeting, Half, breaks_of, holds
from motesplats.scheduling.b2b.model import Asked
from motesplats.scheduling.b2b.search import hold
from motesplats.scheduling.b2b.swapping import State, chain_of, fewer_breaks
from motesplats.scheduling.proof import stop_when
from motesplats.scheduling.stop import Stop, Watch

TEXT = """
nBusiness = 3; nMeetings = 2; nTables = 1; nTotalSlots = 3; % a remark
nMorningSlots = 2;
requested = [|1, 2,1,
|2, 3,3,
|];
forbidden = [{0}, {0,2}, {}];
fixed = [0, 3];
precedences = [{}, {1}];
"""


def given(pairs: str, slots: int = 4, tables: int = 9, **more: object) -> Given:
    """Meetings from "01 02": first and second participant."""
    meetings = tuple(GivenMeeting(int(a), int(b)) for a, b in pairs.split())
    people = 1 + max((max(m.first, m.second) for m in meetings), default=0)
    made = Given(people, slots, slots, tables, meetings, ((),) * people)
    return replace(made, **more)


def fewest(question: Given) -> int | None:
    """By trying everything."""
    times = itertools.product(range(question.slots), repeat=len(question.meetings))
    return min((sum(breaks_of(question, t)) for t in times if holds(question, t)), default=None)


def any_question(chance: random.Random) -> Given:
    people, slots = chance.randint(2, 5), chance.randint(2, 4)
    listed = chance.sample(list(itertools.combinations(range(people), 2)), min(5, people - 1))
    meetings = tuple(
        GivenMeeting(
            a,
            b,
            chance.choice([Half.ANY, Half.ANY, Half.MORNING, Half.AFTERNOON]),
            chance.choice([None, None, None, 1]),
            (0,) if n and chance.random() < 0.3 else (),
        )
        for n, (a, b) in enumerate(listed)
    )
    away = tuple(tuple(t for t in range(slots) if chance.random() < 0.15) for _ in range(people))
    tables, fairness = chance.randint(1, 3), chance.choice([0, 2])
    return Given(people, slots, slots // 2 + 1, tables, meetings, away, fairness)


def test_published_file_is_read() -> None:
    question = read_dzn(TEXT)
    assert question.meetings[0] == GivenMeeting(0, 1, Half.MORNING)
    assert question.meetings[1] == GivenMeeting(1, 2, Half.ANY, 2, (0,))
    assert question.forbidden == ((), (1,), ())
    held = hold(question)
    assert (held.slots, held.breaks, held.proven) == ((0, 2), 1, True)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("nTables = 1;", "", "nTables"),
        ("nTables = 1", "nTables = many", "nTables"),
        ("nTables = 1", "nTables = 0", "nTables"),
        ("nBusiness = 3", "nBusiness = 999999999", "nBusiness"),
        ("nMeetings = 2", "nMeetings = -1", "nMeetings"),
        ("nMeetings = 2", "nMeetings = 3", "nMeetings"),
        ("|2, 3,3", "|2, 3", "requested[2]"),
        ("|2, 3,3", "|2, 2,3", "requested[2]"),
        ("|2, 3,3", "|2, 9,3", "requested[2]"),
        ("|2, 3,3", "|2, 3,4", "requested[2]"),
        ("requested = [", "requested = (", "requested"),
        ("fixed = [0, 3]", "fixed = [0]", "fixed"),
        ("fixed = [0, 3]", "fixed = [0, 9]", "fixed[2]"),
        ("{0,2}", "{0,9}", "forbidden[2]"),
        ("{0,2}, {}", "{0,2}", "forbidden"),
        ("{0,2}, {}", "{0,2}, 5", "forbidden"),
        ("{}, {1}", "{}, {7}", "precedences[2]"),
        ("% a remark", "nTables = 2;", "nTables"),
        ("% a remark", "?", "$"),
    ],
)
def test_faults_are_refused_with_their_path(old: str, new: str, path: str) -> None:
    with pytest.raises(Refused) as caught:
        read_dzn(TEXT.replace(old, new))
    assert caught.value.details["path"] == path


def test_what_may_be_absent_may_be_absent() -> None:
    short = "\n".join(TEXT.splitlines()[:6])
    assert read_dzn(short).forbidden == ((), (), ())
    assert read_dzn(short).meetings[1].fixed is None


def test_forbidden_slots_of_everybody_are_needed() -> None:
    with pytest.raises(Refused):
        given("01", forbidden=((),))


def test_small_questions_agree_with_trying_everything() -> None:
    for seed in range(40):
        question = any_question(random.Random(seed))
        best = fewest(question)
        if best is None:
            with pytest.raises(Refused) as caught:
                hold(question)
            assert caught.value.refusal is Refusal.MEETINGS_CLASH
            continue
        held = hold(question)
        assert holds(question, held.slots)
        assert (held.breaks, held.proven) == (best, True)
        assert least_breaks(question) <= best


def test_clash_is_a_smallest_set() -> None:
    question = given("01 02", 2, 1, forbidden=((1,), (), ()))
    with pytest.raises(Refused) as caught:
        hold(question)
    assert caught.value.details["rules"] == "forbidden[1]"
    with pytest.raises(Refused) as caught:
        hold(given("01 02 03", 2))
    assert caught.value.details["rules"] == "requested"


def test_too_few_places_for_too_many_are_counted() -> None:
    pairs = [f"{a}{b}" for a in range(5) for b in range(5, 10)]
    crowded = given(" ".join(pairs), 6, 4)
    assert ask(crowded, Asked(), Effort(0.02, 1, bool)).answer is Answer.UNKNOWN
    assert any_times(crowded, Effort(0.02, 1, bool)).answer is Answer.NO
    with pytest.raises(Refused) as caught:
        hold(crowded)
    assert caught.value.details["rules"] == "nTables"


def test_a_clash_says_when_it_is_not_known_to_be_smallest() -> None:
    question = given("01 02", 2, 1, forbidden=((1,), (), ()))
    assert clash_of(question, 1) == RulesClash(("forbidden[1]",), smallest=True)
    assert not clash_of(question, 1, work=0.0).smallest


def test_swapping_only_ever_gives_fewer_breaks_and_keeps_the_order() -> None:
    question = given("01 02 03 12 34", 8, 2)
    question = replace(
        question, meetings=(*question.meetings[:4], replace(question.meetings[4], after=(0,)))
    )
    begun = (0, 2, 4, 6, 7)
    found = fewer_breaks(question, begun, 20_000, 1, lambda: False)
    assert holds(question, found)
    assert sum(breaks_of(question, found)) < sum(breaks_of(question, begun))
    assert found == fewer_breaks(question, begun, 20_000, 1, lambda: False)
    assert fewer_breaks(question, begun, 20_000, 1, lambda: True) == begun
    assert fewer_breaks(given(""), (), 5, 1, lambda: False) == ()


def test_stopped_before_anything_was_found_is_said() -> None:
    with pytest.raises(Refused) as caught:
        hold(given("01 02"), stop=Stop(iterations=0))
    assert caught.value.refusal is Refusal.STOPPED


def scarce() -> Given:
    """Few tables for many meetings, and a bound that counting alone does not reach."""
    chance = random.Random(3)
    pairs = [f"{a}{b}" for a, b in itertools.combinations(range(9), 2)]
    return given(" ".join(chance.sample(pairs, 24)), 9, 4)


def test_scarce_tables_are_answered_the_same_again() -> None:
    held = hold(scarce(), stop=Stop(iterations=2))
    assert held == hold(scarce(), stop=Stop(iterations=2))
    assert holds(scarce(), held.slots)
    assert held.bound <= held.breaks


def hunt(question: Given, bound: int, best: tuple[int, ...] | None = None) -> search.Hunt:
    watch = Watch(Stop(), 1)
    return search.Hunt(question, watch, 1, bound, frozenset(), best)


def test_each_step_settles_what_it_can() -> None:
    question = given("01 02 12 34", 3, 2)
    worse = given("01", 4, forbidden=((), ()))
    sought = hunt(question, 0)
    search.any_times(sought, 1.0)
    search.nobody_else(sought, 1.0)
    assert sought.best is not None
    search.any_times(sought, 1.0)
    search.swapped(hunt(worse, 0), 10)
    search.swapped(hunt(question, 0, sought.best), 10)
    search.fewest(sought, 100.0)
    assert sought.bound == sought.breaks(sought.best)
    with pytest.raises(RuntimeError):
        sought.keep((0, 0, 0, 0))


def test_who_has_the_further_break_is_found_or_nobody_can_have_it() -> None:
    away = ((1,), (), (), ())
    question = given("01 02 03", 4, forbidden=away)
    for p, ruled in ((0, set()), (0, {0})):
        sought = hunt(question, 1)
        sought.ruled_out |= ruled
        search.one_more(sought, p, 1.0)
        assert (sought.best is None) == bool(ruled)
    search.fewest(hunt(question, 1), 1.0)
    tight = given("01 02", 2)
    sought = hunt(replace(tight, tables=1, meetings=tight.meetings), 5)
    search.one_more(sought, 0, 1.0)
    sought = hunt(given("01 02", 3, forbidden=((1, 2), (), ())), 1)
    search.one_more(sought, 0, 1.0)
    assert sought.bound == 2
    search.just_so_many(sought, 1.0)
    assert sought.bound == 3


def test_question_that_is_halted_or_too_hard_stays_open() -> None:
    pairs = [f"{a}{b}" for a, b in itertools.combinations(range(10), 2)]
    hard = given(" ".join(random.Random(3).sample(pairs, 40)), 21, 2)
    for effort in (Effort(0.001, 1, bool), Effort(1000.0, 1, lambda: True)):
        found = ask(hard, Asked(fewest=True), effort)
        assert (found.answer, found.slots) == (Answer.UNKNOWN, ())
    assert ask(hard, Asked(), Effort(1e-9, 1, bool)).bound == 0


def test_search_without_effort_goes_through_all_its_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "FIRST_WORK", 1e-9)
    pairs = [f"{a}{b}" for a, b in itertools.combinations(range(10), 2)]
    hard = given(" ".join(random.Random(3).sample(pairs, 40)), 21, 2)
    shares: list[float] = []
    with pytest.raises(Refused) as caught:
        hold(hard, stop=Stop(iterations=2), progress=shares.append)
    assert caught.value.refusal is Refusal.STOPPED
    assert shares == [0.0, 0.5, 1.0]
    search.swapped(hunt(hard, 0), 1)
    search.nobody_else(hunt(hard, 1), 1.0)
    search.one_more(hunt(hard, 1), 0, 1e-9)


def test_chains_close_or_are_blocked() -> None:
    ring = given("01 12 23 03", 2)
    everywhere = [frozenset({0, 1})] * 4
    state = State(ring, [0, 1, 0, 1], ring.own(), everywhere)
    closed = chain_of(state, 0, 0, 1)
    assert closed is not None
    assert (closed.ends, closed.surplus) == ((), 0)
    fixed = State(ring, [0, 1, 0, 1], ring.own(), [frozenset({0, 1}), frozenset({1})] * 2)
    assert chain_of(fixed, 0, 0, 1) is None


def test_steps_leave_alone_what_is_not_theirs() -> None:
    question = given("01 02 03", 4)
    for sought in (hunt(question, 0), hunt(question, 3)):
        before = (sought.bound, sought.best)
        search.one_more(sought, 0, 1.0)
        search.swapped(sought, 10)
        assert (sought.bound, sought.best) == before
    sought = hunt(question, 1)
    search.one_more(sought, 1, 1.0)
    search.just_so_many(hunt(question, 0), 1.0)
    search.fewest(hunt(question, 2), 1e-9)


def test_who_waits_for_a_stop_looks_until_the_work_is_done() -> None:
    done, asked, stopped = Event(), [], []

    def halted() -> bool:
        asked.append(True)
        done.set()
        return False

    stop_when(halted, done, lambda: stopped.append(True))
    assert (asked, stopped) == ([True], [])


def a_hunt(question: Given) -> search.Hunt:
    return search.Hunt(question, Watch(Stop(), 1), 1, 1, frozenset())


def test_nothing_is_swapped_before_there_is_a_timetable() -> None:
    hunt = a_hunt(given("01 12"))
    search.swapped(hunt, 5)
    assert hunt.best is None


def test_a_bound_that_cannot_be_reached_is_raised_until_it_can() -> None:
    question = next(q for q in map(any_question, map(random.Random, range(400))) if fewest(q) == 2)
    hunt = a_hunt(question)
    search.any_times(hunt, 1.0)
    search.just_so_many(hunt, 1.0)
    assert hunt.best is not None
    assert (hunt.bound, hunt.breaks(hunt.best)) == (2, 2)


def test_who_cannot_be_the_one_who_waits_is_ruled_out_and_the_others_stay_open() -> None:
    questions = map(any_question, map(random.Random, range(400)))
    question = next(q for q in questions if fewest(q) == 2 and len(busy(q)) > 1)
    hunt = a_hunt(question)
    search.one_more(hunt, busy(question)[0], 1.0)
    assert (hunt.ruled_out, hunt.bound) == ({busy(question)[0]}, 1)


def busy(question: Given) -> list[int]:
    """Participants with more than one meeting."""
    return [p for p, own in enumerate(question.own()) if len(own) > 1]
