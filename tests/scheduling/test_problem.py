"""Nonsense in a problem is refused where it enters, with the path to it."""

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from scheduling.halls import hall

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.problem import PinnedMeeting, ProblemInterpreter
from motesplats.scheduling.problem_json import read_problem, write_problem
from motesplats.scheduling.timetable import read_timetable

WHOLE = write_problem(
    replace(
        hall("a:X b:X"),
        interpreters=(ProblemInterpreter("I", ("so",), (0,)),),
        pinned=(PinnedMeeting("a", "X", "X.0", 0),),
        absent=("b",),
        now=1,
    )
)

FAULTS: list[tuple[str, Any, str]] = [
    ("format", "other", "wrong_format"),
    ("n_slots", 0, "out_of_range"),
    ("n_slots", True, "wrong_type"),
    ("n_slots", None, "missing"),
    ("name", 5, "wrong_type"),
    ("now", 99, "out_of_range"),
    ("pairs", {}, "wrong_type"),
    ("pairs[0]", 7, "wrong_type"),
    ("employers[0].id", "", "missing"),
    ("employers[0].xy", [1], "wrong_type"),
    ("employers[0].xy[1]", 1e300, "out_of_range"),
    ("employers[0].xy[0]", float("nan"), "out_of_range"),
    ("employers[0].xy[0]", 10**400, "wrong_type"),
    ("employers[0].tables[0].id", "", "missing"),
    ("employers[0].tables[0].avail[0]", -1, "out_of_range"),
    ("seekers[1].id", "a", "duplicate"),
    ("seekers[0].walk_mpm", 0, "out_of_range"),
    ("seekers[0].max_run", 0, "out_of_range"),
    ("seekers[0].needs", 3, "wrong_type"),
    ("interpreters[0].avail[0]", 9, "out_of_range"),
    ("pairs[1].s", "z", "unknown"),
    ("pairs[1].e", "z", "unknown"),
    ("pairs[1].u", 0, "out_of_range"),
    ("absent[0]", "z", "unknown"),
    ("pinned[0].table", "z", "unknown"),
    ("pinned[0].slot", 9, "out_of_range"),
    ("pinned[0].interpreter", "z", "unknown"),
]


def changed(path: str, value: object) -> dict[str, Any]:
    data: Any = copy.deepcopy(WHOLE)
    *way, last = [
        int(k) if k.isdigit() else k for k in path.replace("]", "").replace("[", ".").split(".")
    ]
    inner = data
    for key in way:
        inner = inner[key]
    inner[last] = value
    return data  # type: ignore[no-any-return]


def refused(read: Callable[[object], object], data: object) -> dict[str, object]:
    with pytest.raises(Refused) as caught:
        read(data)
    assert caught.value.refusal is Refusal.PROBLEM_INVALID
    return caught.value.details


@pytest.mark.parametrize(("path", "value", "reason"), FAULTS)
def test_a_fault_is_refused_with_its_path(path: str, value: object, reason: str) -> None:
    assert refused(read_problem, changed(path, value)) == {"path": path, "reason": reason}


def test_a_pair_listed_twice_is_refused() -> None:
    data = changed("pairs[1].s", "a")
    assert refused(read_problem, data) == {"path": "pairs[1]", "reason": "duplicate"}


def test_two_stations_of_one_name_are_refused() -> None:
    data = changed("employers[0].tables", [{"id": "T"}, {"id": "T"}])
    details = refused(read_problem, data)
    assert details == {"path": "employers[0].tables[1].id", "reason": "duplicate"}


def test_a_pinned_meeting_of_no_pair_is_refused() -> None:
    data = changed("pinned[0].s", "z")
    assert refused(read_problem, data) == {"path": "pinned[0]", "reason": "not_a_pair"}


def test_what_may_be_left_out_has_a_usual_value() -> None:
    data = changed("seekers[0].needs", None)
    data["seekers"][0]["walk_mpm"] = None
    data["employers"][0]["xy"] = None
    assert read_problem(data).seekers[0].walk_mpm == 50.0
    assert read_problem(data).employers[0].xy == (0.0, 0.0)


def test_something_else_than_an_object_is_refused() -> None:
    assert refused(read_problem, [])["path"] == "$"


def test_a_timetable_of_another_format_is_refused() -> None:
    assert refused(read_timetable, {"format": "x"})["path"] == "format"
