"""A whole practice fair on a clock moved by hand, and timetables of problem files."""

from itertools import count
from pathlib import Path

import pytest
from usecases.builders import open_context

from motesplats.core.clock import ManualClock
from motesplats.core.fair import MeetingState
from motesplats.exchange.instances import read_problem_file, write_problem_file
from motesplats.i18n import words_in
from motesplats.scheduling.problem import (
    Pair,
    Problem,
    ProblemEmployer,
    ProblemSeeker,
    ProblemStation,
)
from motesplats.scheduling.rules import violations
from motesplats.storage.store import Store
from motesplats.usecases import queries
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.keeping import verify
from motesplats.usecases.planning import solve_fair, store_timetable
from motesplats.usecases.practice import PracticeFiles, write_practice
from motesplats.usecases.problems import planning_of
from motesplats.usecases.rehearsal import (
    RehearsalOrder,
    Rehearsed,
    fair_from_lists,
    rehearse_fair,
)
from motesplats.usecases.reports import ReportProgress, release_list, report_states
from motesplats.usecases.solving import Follow, SolveRequest, solve_file, write_solved

Played = tuple[Context, Rehearsed, list[tuple[int, int]], Path]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """A rehearsal of a small practice fair in a store of its own."""
    folder, steps = tmp_path_factory.mktemp("rehearsal"), []
    context = Context(Store.open(None, clock=ManualClock()), ManualClock())
    files = write_practice(folder, employers=2, seekers=9)
    order = RehearsalOrder(folder / "out", words_in("sv"), seed=7)
    watch = Watch(progress=lambda done, total: steps.append((done, total)))
    return context, rehearse_fair(context.store, files, order, watch), steps, folder / "out"


def test_rehearsal_leaves_every_sheet_and_a_report_for_each_who_has_feedback(
    played: Played,
) -> None:
    _, done, _, folder = played
    names = {path.name for path in done.files}
    assert {"badges.pdf", "slips.pdf", "signs.pdf", "timetable.pdf", "prep.pdf"} < names
    assert "summary.pdf" in names
    assert len(list((folder / "reports").iterdir())) == done.reports > 0
    assert all(path.stat().st_size > 1000 for path in done.files)


def test_rehearsal_plays_late_absent_and_drop_in_people(played: Played) -> None:
    context, done, _, _ = played
    seekers = queries.seekers(context, done.fair.id)
    facts = queries.facts(context, done.fair.id)
    states = [m.state for m in queries.parts(context, done.fair.id).meetings]
    assert [s.first_name for s in seekers if s.walk_in] == ["Drop-in"]
    assert 0 < facts.arrived <= done.seekers == 10
    assert done.held == states.count(MeetingState.HELD)
    assert done.feedback >= 0.9 * done.held - 1


def test_rehearsal_reads_every_text_and_blocks_no_report(played: Played) -> None:
    context, done, _, _ = played
    assert all(text.decision is not None for text in release_list(context, done.fair.id))
    states = {state.progress for state in report_states(context, done.fair.id)}
    assert ReportProgress.BLOCKED not in states
    assert verify(context).ok


def test_rehearsal_tells_how_far_it_is(played: Played) -> None:
    _, _, steps, _ = played
    assert steps == sorted(steps)
    assert steps[-1] == (10, 10)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> PracticeFiles:
    return write_practice(tmp_path_factory.mktemp("practice"))


def test_timetable_of_the_practice_fair_keeps_every_rule(practice: PracticeFiles) -> None:
    context = open_context()
    fair = fair_from_lists(context, practice)
    planning, solution = solve_fair(context, fair.id)
    store_timetable(context, planning, solution)
    with context.store.read() as connection:
        stored = planning_of(connection, fair.id)
    assert violations(stored.problem, stored.timetable().meetings) == ()
    assert len(stored.meetings) == len(solution.timetable.meetings) > 60
    assert solution.levels[:2] == (60, 60)


def test_practice_lists_read_again_change_nothing(practice: PracticeFiles) -> None:
    context = open_context()
    fair = fair_from_lists(context, practice)
    before = queries.facts(context, fair.id), queries.parts(context, fair.id)
    assert fair_from_lists(context, practice) == fair
    assert (queries.facts(context, fair.id), queries.parts(context, fair.id)) == before


PROBLEM = Problem(
    "liten",
    2,
    (ProblemEmployer("E", (ProblemStation("T", (0, 1)),)),),
    (ProblemSeeker("S", (0, 1), 2), ProblemSeeker("R", (0, 1), 2)),
    (Pair("S", "E", 5), Pair("R", "E", 3)),
)


def test_a_problem_file_is_solved_with_its_figures(tmp_path: Path) -> None:
    problem, answer = tmp_path / "p.json", tmp_path / "t.json"
    write_problem_file(problem, PROBLEM)
    ticks = count()
    follow = Follow(clock=lambda: float(next(ticks)))
    solved = solve_file(SolveRequest(problem), follow)
    write_solved(answer, solved)
    again = solve_file(SolveRequest(problem, previous=answer), follow)
    timed = solve_file(SolveRequest(problem, seconds=60.0), follow)
    assert (solved.meetings, solved.utility, solved.bound, solved.levels[0]) == (2, 8, 8, 2)
    assert again.timetable == solved.timetable
    assert timed.utility == 8
    assert solved.proven
    assert violations(read_problem_file(problem), solved.timetable.meetings) == ()
