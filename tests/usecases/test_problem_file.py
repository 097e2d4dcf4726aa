"""A fair's problem as a file: the same lists give the same bytes, solved within the rules."""

from pathlib import Path

from motesplats.core.clock import ManualClock
from motesplats.exchange.instances import read_problem_file
from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import solve
from motesplats.storage.store import Store
from motesplats.usecases.context import Context
from motesplats.usecases.practice import write_practice
from motesplats.usecases.problem_files import write_fair_problem
from motesplats.usecases.rehearsal import fair_from_lists


def problem_of_practice(folder: Path, name: str) -> Path:
    clock = ManualClock()
    context = Context(Store.open(None, clock=clock), clock)
    fair = fair_from_lists(context, write_practice(folder / "lists"))
    write_fair_problem(context, fair.id, folder / name)
    context.store.close()
    return folder / name


def test_the_same_lists_give_the_same_problem_in_any_store(tmp_path: Path) -> None:
    first = problem_of_practice(tmp_path, "a.json").read_bytes()
    assert problem_of_practice(tmp_path, "b.json").read_bytes() == first


def test_the_problem_names_nobody(tmp_path: Path) -> None:
    text = problem_of_practice(tmp_path, "a.json").read_text("utf-8")
    assert "Anna" not in text
    assert "@" not in text


def test_a_fair_s_problem_is_solved_within_the_rules(tmp_path: Path) -> None:
    problem = read_problem_file(problem_of_practice(tmp_path, "a.json"))
    found = solve(problem)
    assert not violations(problem, found.timetable.meetings)
    assert found.levels[0] == 60
