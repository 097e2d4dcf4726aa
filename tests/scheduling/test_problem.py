"""Nonsense in a problem is refused where it enters, with the path to it."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from scheduling.halls import employer, hall, seeker

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.problem import (
    MOST_EMPLOYERS,
    Pair,
    PinnedMeeting,
    Problem,
    ProblemInterpreter,
    ProblemResource,
    ProblemStation,
    ProblemZone,
    change_minutes,
    pair_slots,
)
from motesplats.scheduling.problem_json import read_problem, write_problem
from motesplats.scheduling.timetable import (
    PlannedMeeting,
    Timetable,
    check_previous,
    read_timetable,
)

PLAIN = replace(
    hall("a:X b:X"),
    interpreters=(ProblemInterpreter("I", ("so",), (0,)),),
    pinned=(PinnedMeeting("a", "X", "X.0", 0),),
    absent=("b",),
    now=1,
)
CALM = ProblemZone("calm", 20, 5, 3)
FULL = replace(
    PLAIN,
    zones=(CALM,),
    resources=(ProblemResource("loop", 2, (0, 1)),),
    pauses=(2,),
    employers=(
        replace(
            employer("X", zone="calm", max_meetings=3, resources=("loop",)),
            stations=(ProblemStation("X.0", (0, 1, 2, 3), max_run=2, seats=4),),
        ),
    ),
    seekers=(seeker("a", extra_slots=1, resources=("loop",)), seeker("b")),
    pairs=(Pair("a", "X", 1), Pair("b", "X", 1, 2, 3, slots=1)),
)
WHOLE = write_problem(FULL)

FAULTS: list[tuple[str, Any, str]] = [
    ("format", "other", "wrong_format"),
    ("n_slots", 0, "out_of_range"),
    ("n_slots", 10**30, "out_of_range"),
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
    ("seekers[1].id", "\ud800", "wrong_type"),
    ("seekers[0].walk_mpm", 0, "out_of_range"),
    ("seekers[0].max_run", 0, "out_of_range"),
    ("seekers[0].needs", 3, "wrong_type"),
    ("interpreters[0].avail[0]", 9, "out_of_range"),
    ("pairs[1].s", "z", "unknown"),
    ("pairs[1].e", "z", "unknown"),
    ("pairs[1].u", 0, "out_of_range"),
    ("absent[0]", "z", "unknown"),
    ("pairs[1].ss", -1, "out_of_range"),
    ("pairs[1].es", 10**9, "out_of_range"),
    ("pairs[1].slots", 0, "out_of_range"),
    ("pairs[1].slots", 5, "out_of_range"),
    ("start", "25:00", "out_of_range"),
    ("start", "halv nio", "out_of_range"),
    ("pauses[0]", 4, "out_of_range"),
    ("zones[0].id", "", "missing"),
    ("zones[0].talk_min", 0, "out_of_range"),
    ("zones[0].feedback_min", -1, "out_of_range"),
    ("zones[0].change_min", -1, "out_of_range"),
    ("resources[0].count", -1, "out_of_range"),
    ("resources[0].avail[1]", 9, "out_of_range"),
    ("employers[0].zone", "z", "unknown"),
    ("employers[0].max_meetings", -1, "out_of_range"),
    ("employers[0].resources[0]", "z", "unknown"),
    ("employers[0].tables[0].seats", 0, "out_of_range"),
    ("employers[0].tables[0].max_run", 0, "out_of_range"),
    ("seekers[0].extra_slots", -1, "out_of_range"),
    ("seekers[0].needs.resources[0]", "z", "unknown"),
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


def test_a_zone_whose_meetings_outlast_the_day_is_refused() -> None:
    details = refused(read_problem, changed("zones[0].talk_min", 1000))
    assert details == {"path": "zones[0]", "reason": "out_of_range"}


def test_a_pair_listed_twice_is_refused() -> None:
    data = changed("pairs[1].s", "a")
    assert refused(read_problem, data) == twice("pairs[1]", "pairs[0]")


def test_two_people_of_one_name_are_refused() -> None:
    data = changed("seekers[1].id", "a")
    assert refused(read_problem, data) == twice("seekers[1].id", "seekers[0].id")


def twice(path: str, first: str) -> dict[str, object]:
    return {"path": path, "reason": "duplicate", "first": first}


def test_the_path_counts_as_the_file_does() -> None:
    data = changed("seekers[0].avail", [3, 9, 3, 0])
    assert refused(read_problem, data) == {"path": "seekers[0].avail[1]", "reason": "out_of_range"}
    assert read_problem(changed("seekers[0].avail", [3, 2, 3, 0])).seekers[0].available == (0, 2, 3)


def test_two_stations_of_one_name_are_refused() -> None:
    data = changed("employers[0].tables", [{"id": "T"}, {"id": "T"}])
    path = "employers[0].tables"
    assert refused(read_problem, data) == twice(f"{path}[1].id", f"{path}[0].id")


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


def test_the_same_thing_needed_twice_is_refused() -> None:
    data = changed("seekers[0].needs.resources", ["loop", "loop"])
    details = refused(read_problem, data)
    path = "seekers[0].needs.resources"
    assert details == twice(f"{path}[1]", f"{path}[0]")


def test_a_meeting_locked_twice_is_refused() -> None:
    data = changed("pinned", WHOLE["pinned"] * 2)
    assert refused(read_problem, data) == twice("pinned[1]", "pinned[0]")


def test_more_employers_than_any_fair_has_are_refused() -> None:
    many = tuple(employer(f"E{n}", 1) for n in range(MOST_EMPLOYERS + 1))
    with pytest.raises(Refused) as caught:
        replace(hall(""), employers=many)
    assert caught.value.details["path"] == "employers"


def test_all_that_fairs_need_is_written_and_read_back() -> None:
    assert read_problem(json.loads(json.dumps(WHOLE))) == FULL


def test_a_problem_without_anything_unusual_is_written_as_it_always_was() -> None:
    data: Any = write_problem(PLAIN)
    assert [*data][-4:] == ["fair_target", "now", "absent", "pinned"]
    assert [*data["employers"][0]] == ["id", "name", "xy", "tables"]
    assert [*data["employers"][0]["tables"][0]] == ["id", "accessible", "avail"]
    assert [*data["seekers"][0]][-3:] == ["needs", "walk_mpm", "max_run"]
    assert [*data["seekers"][0]["needs"]] == ["interpreter", "wheelchair"]
    assert [*data["pairs"][0]] == ["s", "e", "ss", "es", "u"]


def test_a_meeting_takes_as_many_slots_as_its_zone_and_its_seeker_need() -> None:
    assert CALM.slots(15) == 2
    assert pair_slots(FULL) == (3, 1)
    assert pair_slots(PLAIN) == (1, 1)


def test_what_a_zone_leaves_of_its_last_slot_is_there_for_walking() -> None:
    assert change_minutes(FULL) == (30 - 25,)
    assert change_minutes(PLAIN) == (2,)


def of(problem: Problem, *who: str, name: str = "hall") -> Timetable:
    meetings = (PlannedMeeting(w[0], w[1], f"{w[1]}.0", n) for n, w in enumerate(who))
    check_previous(problem, found := Timetable(name, tuple(meetings)))
    return found


def test_a_previous_timetable_may_know_people_who_have_gone_since() -> None:
    assert of(PLAIN, "aX", "bX", "zX")
    assert of(replace(PLAIN, name="hall-live12"), "aX", "bX", "zX")
    assert of(PLAIN, "aX", name="another name")


@pytest.mark.parametrize(("who", "name"), [(("aX", "zX"), "other"), (("yX", "zX", "aX"), "hall")])
def test_a_previous_timetable_of_another_problem_is_refused(
    who: tuple[str, ...], name: str
) -> None:
    with pytest.raises(Refused) as caught:
        of(PLAIN, *who, name=name)
    assert caught.value.details["reason"] == "other_problem"
    assert caught.value.details["path"] == f"meetings[{0 if name == 'hall' else 1}]"


def test_a_timetable_of_another_format_is_refused() -> None:
    assert refused(read_timetable, {"format": "x"})["path"] == "format"


def test_a_slot_outside_the_day_is_refused_wherever_a_problem_comes_from() -> None:
    with pytest.raises(Refused) as caught:
        replace(PLAIN, pauses=(0, 4))
    assert caught.value.details == {"path": "pauses[1]", "reason": "out_of_range"}
