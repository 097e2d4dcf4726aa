"""Problems and timetables as files: whole or not at all, and refused in words."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from motesplats.core.errors import Refusal, Refused, StoreUnavailable
from motesplats.exchange import instances
from motesplats.scheduling.problem import (
    Pair,
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
        ('{"n_slots": NaN}', Refusal.JSON_INVALID),
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


def test_nothing_is_left_where_writing_failed(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    for place in (tmp_path / "taken", tmp_path / "nowhere" / "p.json"):
        with pytest.raises(StoreUnavailable):
            instances.write_problem_file(place, PROBLEM)
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]
