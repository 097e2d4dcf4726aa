"""Problems and timetables as files: whole or not at all, and refused in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import pytest

from motesplats.core.errors import Refusal, Refused, StoreUnavailable
from motesplats.exchange import instances
from motesplats.scheduling.problem import (
    Pair,
    PinnedMeeting,
    Problem,
    ProblemEmployer,
    ProblemSeeker,
    ProblemStation,
)
from motesplats.usecases.solving import Follow, SolveRequest, solve_file, write_solved

if TYPE_CHECKING:
    from pathlib import Path

PROBLEM = Problem(
    "små",
    2,
    (ProblemEmployer("E", (ProblemStation("T", (0, 1)),)),),
    (ProblemSeeker("S", (0, 1), 2),),
    (Pair("S", "E", 5),),
)


def follow() -> Follow:
    ticks = count()
    return Follow(clock=lambda: float(next(ticks)))


def test_a_file_is_solved_and_mended_to_the_same_bytes(tmp_path: Path) -> None:
    problem, first, second = (tmp_path / name for name in ("p.json", "1.json", "2.json"))
    instances.write_problem_file(problem, PROBLEM)
    assert instances.read_problem_file(problem) == PROBLEM
    solved = solve_file(SolveRequest(problem), follow())
    write_solved(first, solved)
    again = solve_file(SolveRequest(problem, previous=first), follow())
    instances.write_timetable_file(second, again.timetable)
    assert first.read_bytes() == second.read_bytes()
    assert (solved.meetings, solved.utility, solved.bound, solved.proven) == (1, 5, 5, True)


def test_seconds_are_measured_by_the_clock_handed_in(tmp_path: Path) -> None:
    instances.write_problem_file(tmp_path / "p.json", PROBLEM)
    assert solve_file(SolveRequest(tmp_path / "p.json", seconds=3.0), follow()).seconds > 0


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("{", Refusal.JSON_INVALID),
        ('{"n_slots": NaN', Refusal.JSON_INVALID),
        ("[" * 100_000, Refusal.JSON_INVALID),
        ("{}", Refusal.PROBLEM_INVALID),
        (None, Refusal.FILE_MISSING),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, text: str | None, refusal: Refusal) -> None:
    path = tmp_path / "p.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(Refused) as caught:
        instances.read_problem_file(path)
    assert caught.value.refusal is refusal


def test_a_folder_is_no_file_and_a_giant_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        instances.read_problem_file(tmp_path)
    assert caught.value.refusal is Refusal.FILE_UNREADABLE
    with (tmp_path / "big").open("wb") as file:
        file.truncate(instances.MOST_BYTES + 1)
    with pytest.raises(Refused) as caught:
        instances.read_problem_file(tmp_path / "big")
    assert caught.value.refusal is Refusal.FILE_TOO_LARGE


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('"u":5', '"u":NaN', "pairs[0].u"),
        ('"u":5', '"u":-Infinity', "pairs[0].u"),
        ('"u":5', f'"u":{"9" * 5000}', "pairs[0].u"),
        ('"u":5', f'"u":{10**30}', "pairs[0].u"),
        ('"n_slots":2', '"n_slots":1e999', "n_slots"),
    ],
)
def test_a_number_that_is_none_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, path: str
) -> None:
    file = tmp_path / "p.json"
    instances.write_problem_file(file, PROBLEM)
    file.write_text(file.read_text().replace(old, new))
    with pytest.raises(Refused) as caught:
        instances.read_problem_file(file)
    assert caught.value.details["path"] == path


def test_decided_meetings_that_clash_are_told_with_their_places(tmp_path: Path) -> None:
    twice = (*PROBLEM.seekers, replace(PROBLEM.seekers[0], id="R"))
    pairs = (*PROBLEM.pairs, Pair("R", "E", 1))
    problem = replace(PROBLEM, n_slots=2, seekers=twice, pairs=pairs, blocked=(1,), all_held=True)
    instances.write_problem_file(tmp_path / "p.json", problem)
    with pytest.raises(Refused) as caught:
        solve_file(SolveRequest(tmp_path / "p.json"), follow())
    told = caught.value.details["clash"]
    assert told.meetings == (("S", "E (pairs[0])"), ("R", "E (pairs[1])"))
    locked = tuple(PinnedMeeting(s, "E", "T", 0) for s in "SR")
    instances.write_problem_file(tmp_path / "p.json", replace(problem, pinned=locked))
    with pytest.raises(Refused) as caught:
        solve_file(SolveRequest(tmp_path / "p.json"), follow())
    assert caught.value.refusal is Refusal.PROBLEM_CLASH


@pytest.mark.parametrize("slot", [-3, 10**30, 2_000])
def test_a_timetable_with_a_time_that_cannot_be_is_refused(tmp_path: Path, slot: int) -> None:
    meeting = f'{{"s":"S","e":"E","table":"T","slot":{slot}}}'
    file = tmp_path / "t.json"
    file.write_text(f'{{"format":"motesplats-schedule/1","meetings":[{meeting}]}}')
    with pytest.raises(Refused) as caught:
        instances.read_timetable_file(file)
    assert caught.value.details["path"] == "meetings[0].slot"
    file.write_text('{"format":"motesplats-schedule/1"}')
    with pytest.raises(Refused) as caught:
        instances.read_timetable_file(file)
    assert caught.value.details == {"path": "meetings", "reason": "missing"}


def test_nothing_is_left_where_writing_failed(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    for place in (tmp_path / "taken", tmp_path / "nowhere" / "p.json"):
        with pytest.raises(StoreUnavailable):
            instances.write_problem_file(place, PROBLEM)
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]
